"""The `archive` command."""

from pathlib import Path

import click

from wijkwijzer.archive import archive_command
from wijkwijzer.commands.options import PATH, with_options
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode

with_archives = click.option(
    "--warc",
    type=PATH,
    default=archive_command.DEFAULT_FOLDER,
    show_default=True,
    help="The folder of the archives.",
)


@click.command()
@with_archives
@with_options
def archive(options: Options, *, warc: Path) -> ExitCode:
    """Keep the site that is live now as a WARC file, with where each item is from."""
    return archive_command.archive(options, warc)
