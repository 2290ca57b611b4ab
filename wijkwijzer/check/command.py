"""The command `check`: look, mend when asked, and tell it in the form that is wanted."""

from datetime import datetime
from pathlib import Path

import click

from hub.clock import local_date
from hub.sweeping import seldom_swept
from wijkwijzer.check.findings import Finding
from wijkwijzer.check.formats import formatted, summary
from wijkwijzer.check.memory import anew, memory_of
from wijkwijzer.check.scope import Scope
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.outcome import ExitCode
from wijkwijzer.version import VERSION


def check(
    options: Options, paths: tuple[Path, ...], *, fix: bool, form: str, yes: bool = False
) -> ExitCode:
    """Print what is wrong below content/, mend it first when asked; 1 when errors are left."""
    scope = Scope(root=options.content, only=paths, workspace=workspace_of(options))
    outside = [
        path for path in paths if not path.resolve().is_relative_to(scope.root.resolve())
    ]
    if outside:
        click.echo(f"wijkwijzer: {outside[0]} ligt niet in {options.content}", err=True)
        return ExitCode.USAGE
    if yes and not fix:
        click.echo("wijkwijzer: --yes hoort bij --fix", err=True)
        return ExitCode.USAGE
    form = "json" if options.as_json else form
    if fix:
        from wijkwijzer.check.mending import mended  # noqa: PLC0415 - as in _found

        if not mended(scope, options.moment(), yes=yes):
            return ExitCode.NOT_PUBLISHED
    findings = _found(scope, options.moment())
    _print(findings, form)
    wrong = any(not one.problem.warning for one in findings)
    return ExitCode.CONTENT if wrong else ExitCode.FINE


def _found(scope: Scope, now: datetime) -> tuple[Finding, ...]:
    """Return all that is wrong; what was found before is only looked at when it changed."""
    try:
        memory = memory_of(scope, local_date(now))
    except OSError:
        memory = None

    def find() -> tuple[Finding, ...]:
        # When nothing changed, nothing is looked at: then this need not be loaded.
        from wijkwijzer.check.checking import examine  # noqa: PLC0415

        recall = memory.texts if memory else anew
        with seldom_swept():
            return examine(scope, now, recall=recall)

    return memory.outcome(find) if memory else find()


def _print(findings: tuple[Finding, ...], form: str) -> None:
    told = formatted(findings, form, VERSION, Path.cwd())
    if told:
        click.echo(told)
    if form == "text":
        click.echo(summary(tuple(one.problem for one in findings)))
