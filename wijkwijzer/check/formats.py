"""Tell findings to people, to programs, to code scanning (SARIF) and to GitHub. Pure."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from hub.errors import Problem
from wijkwijzer.check.findings import Edit, Finding
from wijkwijzer.check.rules import Rule, code_of, rule_of, rules

FORMATS = ("text", "json", "sarif", "github")
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
WIDEST = 160
"""Of a line with a mistake that is shown; a longer one is cut around the caret."""


def formatted(findings: tuple[Finding, ...], form: str, version: str) -> str:
    """Return the findings in one of FORMATS, without a line end behind the last line."""
    if form == "json":
        return json.dumps([facts(one) for one in findings], ensure_ascii=False, sort_keys=True)
    if form == "sarif":
        return json.dumps(sarif(findings, version), ensure_ascii=False, sort_keys=True)
    if form == "github":
        return "\n".join(map(_annotation, findings))
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


def _annotation(finding: Finding) -> str:
    """Return a workflow command of GitHub Actions."""
    problem = finding.problem
    level = "warning" if problem.warning else "error"
    place = {
        "file": problem.path,
        "line": str(problem.line),
        "col": str(problem.column),
        "title": rule_of(problem).name,
    }
    given = ",".join(f"{key}={_property(value)}" for key, value in place.items())
    told = "\n".join(filter(None, (problem.message, problem.hint)))
    return f"::{level} {given}::{_data(told)}"


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")


Json = dict[str, object]


def sarif(findings: tuple[Finding, ...], version: str) -> Json:
    """Return the findings as SARIF 2.1.0, for code scanning and editors."""
    used = sorted({code_of(one.problem) for one in findings})
    return {
        "$schema": SARIF_SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "wijkwijzer",
                        "version": version,
                        "language": "nl-NL",
                        "rules": [_rule(rules()[code]) for code in used],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "results": [_result(one, used) for one in findings],
            }
        ],
    }


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.why},
        "help": {"text": f"Fout: {rule.wrong}. Goed: {rule.right}."},
    }


def _result(finding: Finding, used: list[str]) -> Json:
    problem = finding.problem
    code = code_of(problem)
    told: Json = {
        "ruleId": code,
        "ruleIndex": used.index(code),
        "level": "warning" if problem.warning else "error",
        "message": {"text": f"{problem.message} {problem.hint}".strip()},
        "locations": [{"physicalLocation": {**_file(problem), "region": _region(problem)}}],
    }
    if finding.fix:
        told["fixes"] = [
            {
                "description": {"text": problem.hint},
                "artifactChanges": [
                    {**_file(problem), "replacements": [_replaced(one) for one in finding.fix]}
                ],
            }
        ]
    return told


def _file(problem: Problem) -> Json:
    path = Path(problem.path)
    uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
    return {"artifactLocation": {"uri": uri}}


def _region(problem: Problem) -> Json:
    place: Json = {"startLine": problem.line, "startColumn": max(1, problem.column)}
    return {**place, "snippet": {"text": problem.excerpt}} if problem.excerpt else place


def _replaced(edit: Edit) -> Json:
    column = max(1, edit.column)
    region = {"startLine": edit.line, "startColumn": column, "endColumn": column + edit.length}
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}
