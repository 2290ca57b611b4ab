"""The `report` command."""

import click

from wijkwijzer.commands.options import with_options
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode
from wijkwijzer.report import command as report_command


@click.command()
@with_options
def report(options: Options) -> ExitCode:
    """Write all that needs an editor's care to output/reports/redactie.html."""
    return report_command.report(options)
