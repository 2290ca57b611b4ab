"""The `tag` command."""

from typing import TextIO

import click

from wijkwijzer import tagging
from wijkwijzer.check import checking
from wijkwijzer.commands.options import with_options
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode


@click.command()
@click.option("--in", "source", type=click.File("r", encoding="utf-8"), default="-")
@click.option("--out", "target", type=click.File("w", encoding="utf-8"), default="-")
@with_options
def tag(options: Options, *, source: TextIO, target: TextIO) -> ExitCode:
    """Tag JSON lines: `id` and `title` are needed, see the documentation for the rest."""
    content = checking.settings(options.content)
    unread = tagging.tag_lines(source, target, content, options.content)
    for problem in unread:
        click.echo(str(problem), err=True)
    return ExitCode.CONTENT if unread else ExitCode.FINE
