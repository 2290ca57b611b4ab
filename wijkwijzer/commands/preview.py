"""The `preview` command."""

import click

from hub.sweeping import stay_swept
from wijkwijzer.commands.options import with_options
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode
from wijkwijzer.preview import command as preview_command


@click.command()
@click.option(
    "--port",
    default=preview_command.PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port on 127.0.0.1; 0 takes a free one.",
)
@click.option("--sample", is_flag=True, help="Beside the items of `refresh --sample`.")
@with_options
def preview(options: Options, *, port: int, sample: bool) -> ExitCode:
    """Show the site on this computer with the texts as they are now; publish nothing."""
    stay_swept()
    return preview_command.preview(options, port, sample=sample)
