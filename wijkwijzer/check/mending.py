"""Mend for the command `check`: what is certain, and what an editor agrees to."""

import sys
from collections.abc import Iterator
from datetime import datetime

import click

from wijkwijzer.check import checking
from wijkwijzer.check.corrections import confirm_corrections
from wijkwijzer.check.findings import Finding
from wijkwijzer.check.formats import text
from wijkwijzer.check.repair import MendedFile, Says, never, when_safe
from wijkwijzer.check.scope import Scope
from wijkwijzer.check.stored import Ask, confirm_versions


def mended(scope: Scope, now: datetime, *, yes: bool) -> bool:
    """Mend what is certain and what is agreed to, and say so on the side.

    False when the disk refuses.
    """
    try:
        for file in checking.mend(scope, now, _says(yes=yes)):
            for line in _told(file):
                click.echo(line, err=True)
        for told in _confirmed(scope, _ask(yes=yes), yes=yes):
            click.echo(f"Hersteld: {told}", err=True)
    except OSError as exc:
        click.echo(f"wijkwijzer: een bestand is niet te bewaren: {exc}", err=True)
        return False
    return True


def _says(*, yes: bool) -> Says:
    """Return who decides over the changes that are offered: a rule, an editor, or nobody."""
    if yes:
        return when_safe
    return _asked if sys.stdin.isatty() else never


def _asked(finding: Finding) -> bool:
    click.echo(text(finding, why=False), err=True)
    return click.confirm("Zal ik dit zo veranderen?", err=True)


def _ask(*, yes: bool) -> Ask:
    """Return who says whether a text still holds: only a person can."""
    is_alone = yes or not sys.stdin.isatty()

    def ask(question: str) -> bool:
        return not is_alone and click.confirm(question, err=True)

    return ask


def _confirmed(scope: Scope, ask: Ask, *, yes: bool) -> Iterator[str]:
    yield from confirm_versions(checking.overlays_of(scope), ask)
    yield from confirm_corrections(checking.doubts_of(scope), ask, yes=yes)


def _told(file: MendedFile) -> Iterator[str]:
    for one in file.done:
        problem = one.problem
        yield f"Hersteld: {problem.path}:{problem.line}: {problem.message}"
    yield from file.difference
