"""The `refresh` command."""

from pathlib import Path

import click

from wijkwijzer.commands.answers import finished
from wijkwijzer.commands.options import PATH, with_options, with_workers
from wijkwijzer.cores import usable_cores
from wijkwijzer.lock import held
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.outcome import ExitCode
from wijkwijzer.parts.asked import Asked
from wijkwijzer.parts.engine import Engine
from wijkwijzer.progress import reporting
from wijkwijzer.unchanged.glance import at_a_glance


@click.command()
@click.option("--sample", is_flag=True, help="Use the sample responses in content/voorbeelden.")
@click.option("--accept-drop", is_flag=True, help="Publish even when many pages are gone.")
@click.option("--gemeente", default="", help="Only this gemeente (its code), or NL: a part.")
@click.option("--landelijk", type=PATH, help="The output of the part NL, with --gemeente.")
@click.option(
    "--engine",
    type=click.Choice([one.value for one in Engine]),
    help="Refresh each gemeente apart, here or on a Dask cluster, and join them.",
)
@click.option("--scheduler", default="", help="Address of the Dask scheduler.")
@with_workers
@with_options
def refresh(
    options: Options,
    *,
    sample: bool,
    accept_drop: bool,
    gemeente: str,
    landelijk: Path | None,
    engine: str | None,
    scheduler: str,
    workers: int,
) -> ExitCode:
    """Harvest what is due, build the site and publish it."""
    asked = Asked(sample=sample, accept_drop=accept_drop, workers=workers or usable_cores())
    if engine:
        return _refresh_by(options, asked, Engine(engine), scheduler)
    if gemeente:
        return _refresh_gemeente(options, asked, gemeente, landelijk)
    workspace = workspace_of(options, sample=sample)
    now = options.moment(sample=sample)
    with reporting() as report, held(workspace.lock, now):
        outcome = at_a_glance(options.content, workspace, asked.mode, now, report)
        if outcome is None:
            # There is work: only now it pays to load what does it.
            from wijkwijzer.refreshing import refresh_hub  # noqa: PLC0415

            outcome = refresh_hub(options, asked, report)
    return finished(options, outcome)


def _refresh_by(options: Options, asked: Asked, engine: Engine, scheduler: str) -> ExitCode:
    from wijkwijzer.parts.command import refresh_by  # noqa: PLC0415 - as above

    with reporting() as report:
        outcome, code = refresh_by(options, report, asked, engine, scheduler)
    finished(options, outcome)
    return code


def _refresh_gemeente(
    options: Options, asked: Asked, gemeente: str, national: Path | None
) -> ExitCode:
    from wijkwijzer.parts.command import refresh_gemeente  # noqa: PLC0415 - as above

    with reporting() as report:
        outcome = refresh_gemeente(options, report, asked, gemeente, national)
    return finished(options, outcome)
