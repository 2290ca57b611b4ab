"""The `export` command."""

import json
from typing import TextIO

import click

from wijkwijzer import event_export
from wijkwijzer.commands.answers import say
from wijkwijzer.commands.options import with_options
from wijkwijzer.composition import made_run
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode
from wijkwijzer.steps.settings_read import read_content


@click.command()
@click.option("--events", type=click.File("w", encoding="utf-8"), required=True)
@with_options
def export(options: Options, *, events: TextIO) -> ExitCode:
    """Write every coming date of every event as JSON."""
    with made_run(options, say) as run:
        rows = event_export.events(run, read_content(run))
    json.dump(rows, events, ensure_ascii=False, indent=1)
    events.write("\n")
    return ExitCode.FINE
