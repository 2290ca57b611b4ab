"""The `invoer` command."""

from pathlib import Path
from typing import BinaryIO

import click

from wijkwijzer.commands.options import PATH, with_options
from wijkwijzer.drafts import intake_command
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode


@click.command()
@click.argument("source", metavar="FILE|-", type=click.File("rb"))
@click.option("--gemeente", default="", help="For which gemeente; needed when there are more.")
@click.option("--in", "folder", type=PATH, help="Another folder than that of the kind.")
@click.option("--dry-run", is_flag=True, help="Show the concept, and write nothing.")
@with_options
def invoer(
    options: Options, *, source: BinaryIO, gemeente: str, folder: Path | None, dry_run: bool
) -> ExitCode:
    """Make a concept of a mail or a filled-in form, and list what is missing."""
    wish = intake_command.Wish(
        data=source.read(intake_command.MAX_BYTES + 1),
        gemeente=gemeente,
        folder=folder,
        dry_run=dry_run,
    )
    return intake_command.take_in(options, wish)
