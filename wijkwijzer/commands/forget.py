"""The `forget` command."""

import secrets
from pathlib import Path

import click

from wijkwijzer.commands.archive import with_archives
from wijkwijzer.commands.options import with_options
from wijkwijzer.forget import command as forget_command
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode


@click.command()
@click.argument("what", metavar="ITEM|TEXT")
@click.option("--dry-run", is_flag=True, help="Show what would go, and change nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--reden", "reason", default="", help="Why; is kept, without the text.")
@with_archives
@with_options
def forget(
    options: Options, *, what: str, dry_run: bool, yes: bool, reason: str, warc: Path
) -> ExitCode:
    """Remove an item, or all that holds a text, from everything; it does not come back."""
    wish = forget_command.Wish(
        what=what, reason=reason, dry_run=dry_run, yes=yes, archives=warc
    )
    return forget_command.forget(options, wish, secrets.token_hex(16))
