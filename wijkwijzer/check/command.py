"""The command `check`: look, mend when asked, and tell it in the form that is wanted."""

import sys
from pathlib import Path

import click

from wijkwijzer.check import checking
from wijkwijzer.check.checking import Scope
from wijkwijzer.check.findings import Finding
from wijkwijzer.check.formats import formatted
from wijkwijzer.check.stored import confirm_versions
from wijkwijzer.composition import Options, workspace_of
from wijkwijzer.outcome import ExitCode
from wijkwijzer.pipeline import VERSION


def check(options: Options, paths: tuple[Path, ...], *, fix: bool, form: str) -> ExitCode:
    """Print what is wrong below content/, mend it first when asked; 1 when errors are left."""
    scope = Scope(root=options.content, only=paths, workspace=workspace_of(options))
    outside = [
        path for path in paths if not path.resolve().is_relative_to(scope.root.resolve())
    ]
    if outside:
        click.echo(f"wijkwijzer: {outside[0]} ligt niet in {options.content}", err=True)
        return ExitCode.USAGE
    form = "json" if options.as_json else form
    if fix and not _mended(options, scope):
        return ExitCode.NOT_PUBLISHED
    findings = checking.examine(scope, options.moment())
    _print(findings, form)
    wrong = any(not one.problem.warning for one in findings)
    return ExitCode.CONTENT if wrong else ExitCode.FINE


def _mended(options: Options, scope: Scope) -> bool:
    """Mend what is certain and say so on the side; False when the disk refuses."""
    try:
        for one in checking.mend(scope, options.moment()):
            problem = one.problem
            click.echo(f"Hersteld: {problem.path}:{problem.line}: {problem.message}", err=True)
        if sys.stdin.isatty():
            for told in confirm_versions(checking.overlays_of(scope), click.confirm):
                click.echo(f"Hersteld: {told}", err=True)
    except OSError as exc:
        click.echo(f"wijkwijzer: een bestand is niet te bewaren: {exc}", err=True)
        return False
    return True


def _print(findings: tuple[Finding, ...], form: str) -> None:
    told = formatted(findings, form, VERSION)
    if told:
        click.echo(told)
    if form == "text":
        click.echo(checking.summary(tuple(one.problem for one in findings)))
