"""The `edit` command."""

from pathlib import Path

import click

from hub.sweeping import stay_swept
from wijkwijzer.commands.options import PATH, with_options
from wijkwijzer.edit import command as edit_command
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode


@click.command()
@click.option(
    "--port",
    default=edit_command.PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port on 127.0.0.1; 0 takes a free one.",
)
@click.option(
    "--tools",
    type=PATH,
    default=edit_command.TOOLS,
    show_default=True,
    help="The folder in which npm installed the editing page.",
)
@with_options
def edit(options: Options, *, port: int, tools: Path) -> ExitCode:
    """Write texts with forms, in a page on this computer (Decap CMS)."""
    stay_swept()
    return edit_command.edit(options, port, tools)
