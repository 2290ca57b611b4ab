"""The `show` command."""

import json
from datetime import date
from pathlib import Path

import click

from wijkwijzer import showing
from wijkwijzer.archive import archive_command
from wijkwijzer.commands.answers import say
from wijkwijzer.commands.archive import with_archives
from wijkwijzer.commands.options import Day, with_options
from wijkwijzer.composition import made_run
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode
from wijkwijzer.steps.settings_read import read_content


@click.command()
@click.argument("what", metavar="ITEM|URL")
@click.option("--stage", type=click.Choice(showing.STAGES), default="clean", show_default=True)
@click.option("--why", is_flag=True, help="Show the evidence for each tag.")
@click.option("--on", type=Day(), help="Show the page of a URL as it stood on this day.")
@with_archives
@with_options
def show(
    options: Options, *, what: str, stage: str, why: bool, on: date | None, warc: Path
) -> ExitCode:
    """Show what the hub made of an item, at any stage; or a page of the past."""
    if on is not None:
        return archive_command.show_on(options, what, on, warc)
    with made_run(options, say) as run:
        content = read_content(run)
        shown = (
            showing.why(run, content, what) if why else showing.stage(run, content, what, stage)
        )
    if shown is None:
        click.echo(f"wijkwijzer: er is geen item {what}", err=True)
        return ExitCode.USAGE
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2, sort_keys=True))
    return ExitCode.FINE
