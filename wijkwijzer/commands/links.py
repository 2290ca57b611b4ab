"""The `links` command."""

import click

from wijkwijzer.commands.options import with_options
from wijkwijzer.links import command as links_command
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode


@click.command()
@click.option(
    "--most",
    default=500,
    show_default=True,
    type=click.IntRange(1, 100_000),
    help="Ask at most so many links; the rest comes at the next run.",
)
@click.option("--own", is_flag=True, help="Only the links that stand in content/.")
@with_options
def links(options: Options, *, most: int, own: bool) -> ExitCode:
    """Ask whether the pages that we link to are still there; remember the answers a week."""
    return links_command.links(options, most=most, own_only=own)
