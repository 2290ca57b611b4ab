"""The `build` command."""

import click

from wijkwijzer import pipeline
from wijkwijzer.commands.answers import finished
from wijkwijzer.commands.options import with_options, with_workers
from wijkwijzer.composition import made_run
from wijkwijzer.cores import usable_cores
from wijkwijzer.lock import held
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.outcome import ExitCode
from wijkwijzer.parts.notes import refuse_joined
from wijkwijzer.progress import reporting
from wijkwijzer.steps.settings_read import read_content


@click.command()
@click.option("--accept-drop", is_flag=True, help="Publish even when many pages are gone.")
@with_workers
@with_options
def build(options: Options, *, accept_drop: bool, workers: int) -> ExitCode:
    """Build and publish from what was harvested before; no network."""
    processes = workers or usable_cores()
    refuse_joined(workspace_of(options))
    with (
        reporting() as report,
        held(workspace_of(options).lock, options.moment()),
        made_run(options, report, accept_drop=accept_drop, processes=processes) as run,
    ):
        outcome = pipeline.build(run, read_content(run))
    return finished(options, outcome)
