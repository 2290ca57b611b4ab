"""The `join` command."""

from pathlib import Path

import click

from wijkwijzer.commands.answers import finished
from wijkwijzer.commands.options import FOLDER, with_options
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode
from wijkwijzer.parts import command as parts_command
from wijkwijzer.parts.asked import Asked
from wijkwijzer.progress import reporting


@click.command()
@click.argument("folders", nargs=-1, required=True, type=FOLDER, metavar="DEEL...")
@click.option("--sample", is_flag=True, help="The parts hold a sample.")
@click.option("--accept-drop", is_flag=True, help="Publish even when many pages are gone.")
@with_options
def join(
    options: Options, *, folders: tuple[Path, ...], sample: bool, accept_drop: bool
) -> ExitCode:
    """Put the sites of parts (outputs of refresh --gemeente) together as one site."""
    asked = Asked(sample=sample, accept_drop=accept_drop, workers=1)
    with reporting() as report:
        outcome = parts_command.join_parts(options, report, asked, folders)
    return finished(options, outcome)
