"""The `check` command."""

from pathlib import Path

import click

from wijkwijzer.check import command as check_command
from wijkwijzer.check import formats as check_formats
from wijkwijzer.commands.options import with_options
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode


@click.command()
@click.argument(
    "paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path, exists=True)
)
@click.option("--fix", is_flag=True, help="Mend what is certain, and say what was mended.")
@click.option(
    "--yes", is_flag=True, help="With --fix: do not ask, and do what changes no word."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(check_formats.FORMATS),
    default="text",
    show_default=True,
    help="For people, for programs, for code scanning or for GitHub Actions.",
)
@with_options
def check(
    options: Options, *, paths: tuple[Path, ...], fix: bool, yes: bool, form: str
) -> ExitCode:
    """Report every mistake in content/ (or in these files), with line and the way out."""
    return check_command.check(options, paths, fix=fix, form=form, yes=yes)
