"""Tell findings to people, to programs, to code scanning and to GitHub. Pure."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from hub.errors import Problem
from wijkwijzer.check.findings import Edit, Finding
from wijkwijzer.check.rules import code_of, rule_of
from wijkwijzer.check.sarif import end_of, path_below, sarif

FORMATS = ("text", "json", "sarif", "github")
WIDEST = 160
"""Of a line with a mistake that is shown; a longer one is cut around the caret."""


def formatted(
    findings: tuple[Finding, ...], form: str, version: str, base: Path | None = None
) -> str:
    """Return the findings in one of FORMATS, without a line end behind the last line.

    For SARIF and GitHub paths are told from `base`, the top of the repository.
    """
    if form == "json":
        return json.dumps([facts(one) for one in findings], ensure_ascii=False, sort_keys=True)
    if form == "sarif":
        return json.dumps(sarif(findings, version, base), ensure_ascii=False, sort_keys=True)
    if form == "github":
        return "\n".join(_annotation(one, base) for one in findings)
    return "\n".join(_told(findings))


def facts(finding: Finding) -> dict[str, str | int | bool | list[dict[str, str | int]]]:
    """Return a finding for programs."""
    problem = finding.problem
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "severity": "warning" if problem.warning else "error",
        "code": code_of(problem),
        "message": problem.message,
        "why": rule_of(problem).why,
        "hint": problem.hint,
        "fixable": bool(finding.fix),
        "fix": [_change(edit) for edit in finding.fix],
        "offer": [_change(edit) for edit in finding.offer],
    }


def _change(edit: Edit) -> dict[str, str | int]:
    return {
        "line": edit.line, "column": edit.column, "length": edit.length, "text": edit.text,
    }  # fmt: skip


def text(finding: Finding, *, why: bool = True) -> str:
    """Return a finding for people: place, line with a caret, what, why and what to do."""
    problem = finding.problem
    head = f"{problem.path}:{problem.line}:{problem.column}: {_severity(problem)}: "
    lines = [f"{head}{problem.message} [{code_of(problem)}]"]
    lines += excerpt(problem)
    if why:
        lines.append(f"    Waarom: {rule_of(problem).why}")
    lines += [f"    {line}" for line in problem.hint.split("\n    ") if line]
    if finding.fix:
        lines.append("    `wijkwijzer check --fix` doet dit voor u.")
    elif finding.offer:
        lines.append("    `wijkwijzer check --fix` doet dit als u ja zegt.")
    return "\n".join(lines)


def _severity(problem: Problem) -> str:
    return "let op" if problem.warning else "fout"


def excerpt(problem: Problem) -> list[str]:
    """Return the line with a mistake and, under it, a caret where it is; empty without one."""
    if not problem.excerpt:
        return []
    shift = max(0, min(problem.column - WIDEST // 2, len(problem.excerpt) - WIDEST))
    shown = problem.excerpt[shift : shift + WIDEST]
    caret = " " * (problem.column - 1 - shift) + "^"
    return [f"    {shown}", f"    {caret}"]


def _told(findings: Iterable[Finding]) -> Iterator[str]:
    """Yield the findings; the reason stands at the first of its sort."""
    told: set[str] = set()
    for one in findings:
        code = code_of(one.problem)
        yield text(one, why=code not in told)
        told.add(code)


def _annotation(finding: Finding, base: Path | None) -> str:
    """Return a workflow command of GitHub Actions."""
    problem = finding.problem
    level = "warning" if problem.warning else "error"
    place = {
        "file": path_below(problem.path, base),
        "line": str(problem.line),
        "endLine": str(problem.line),
        "col": str(problem.column),
        "endColumn": str(end_of(finding)),
        "title": rule_of(problem).name,
    }
    given = ",".join(f"{key}={_property(value)}" for key, value in place.items())
    told = "\n".join(filter(None, (problem.message, problem.hint)))
    return f"::{level} {given}::{_data(told)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


def summary(problems: tuple[Problem, ...]) -> str:
    """Return in one line how it stands."""
    wrong = sum(1 for problem in problems if not problem.warning)
    warned = len(problems) - wrong
    if not problems:
        return "Alles in orde."
    errors = _count(wrong, "fout", "fouten")
    return f"{errors}, {_count(warned, 'waarschuwing', 'waarschuwingen')}."


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
