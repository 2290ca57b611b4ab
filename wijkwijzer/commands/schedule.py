"""The `schedule` command."""

from datetime import timedelta

import click

from hub.clock import system_clock
from hub.sweeping import stay_swept
from wijkwijzer.commands.options import with_options
from wijkwijzer.operating import operations
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode
from wijkwijzer.progress import reporting


@click.command()
@click.option(
    "--every",
    default=60,
    show_default=True,
    type=click.IntRange(1, 1440),
    help="Refresh at least once in so many minutes.",
)
@with_options
def schedule(options: Options, *, every: int) -> ExitCode:
    """Refresh whenever it is due, until SIGTERM or Ctrl-C."""
    stay_swept()
    with reporting() as report:
        return operations.schedule(
            options, clock=system_clock, every=timedelta(minutes=every), report=report
        )
