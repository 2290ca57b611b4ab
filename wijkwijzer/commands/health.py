"""The `health` command."""

import click

from wijkwijzer.commands.options import with_options
from wijkwijzer.operating import operations
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode


@click.command()
@with_options
def health(options: Options) -> ExitCode:
    """Tell whether the hub is well; exit code 1 when a person must look."""
    return operations.health(options)
