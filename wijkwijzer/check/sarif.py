"""Tell findings as SARIF 2.1.0, with what code scanning and editors ask of it. Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

from hub.errors import Problem
from hub.identity import digest
from wijkwijzer.check.findings import Edit, Finding
from wijkwijzer.check.rules import Rule, code_of, rule_of, rules

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
"""What the paths are relative to: the top of the repository, as code scanning calls it."""

Json = dict[str, object]

_WORD = re.compile(r"\S+")


def sarif(findings: tuple[Finding, ...], version: str, base: Path | None = None) -> Json:
    """Return the findings for code scanning and editors; paths are told from `base`."""
    used = sorted({code_of(one.problem) for one in findings})
    return {
        "$schema": SCHEMA,
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
                "automationDetails": {"id": "wijkwijzer/check/"},
                "columnKind": "unicodeCodePoints",
                "results": list(_results(findings, used, base)),
            }
        ],
    }


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name},
        "fullDescription": {"text": rule.why},
        "help": {
            "text": f"{rule.why} Fout: {rule.wrong}. Goed: {rule.right}.",
            "markdown": f"{rule.why}\n\n- Fout: `{rule.wrong}`\n- Goed: `{rule.right}`\n",
        },
        "properties": {"tags": [rule.group]},
    }


def _results(findings: Iterable[Finding], used: list[str], base: Path | None) -> Iterator[Json]:
    seen: Counter[str] = Counter()
    for one in findings:
        print_ = _fingerprint(one.problem, base)
        seen[print_] += 1
        yield {
            **_result(one, used, base),
            "partialFingerprints": {"primaryLocationLineHash": f"{print_}:{seen[print_]}"},
        }


def _fingerprint(problem: Problem, base: Path | None) -> str:
    """Return what stays the same when lines above are added: the rule, the file, the words."""
    told = (code_of(problem), path_below(problem.path, base), problem.excerpt.strip())
    return digest("\0".join(told).encode())[:16]


def _result(finding: Finding, used: list[str], base: Path | None) -> Json:
    problem = finding.problem
    code = code_of(problem)
    file = _file(problem, base)
    told: Json = {
        "ruleId": code,
        "ruleIndex": used.index(code),
        "level": "warning" if problem.warning else "error",
        "message": {"text": f"{problem.message} {problem.hint}".strip()},
        "locations": [{"physicalLocation": {**file, "region": _region(finding)}}],
    }
    # Columns of SARIF do not count the mark at the start of a file, so it cannot be taken away.
    edits = [one for one in finding.fix or finding.offer if one.column]
    if edits:
        changes = {**file, "replacements": [_replaced(one) for one in edits]}
        told["fixes"] = [
            {
                "description": {"text": problem.hint or rule_of(problem).right},
                "artifactChanges": [changes],
            }
        ]
    return told


def path_below(path: str, base: Path | None) -> str:
    """Return a path as it is called from `base`; one that lies elsewhere stays as it is."""
    there = Path(path)
    is_below = base is not None and there.is_absolute() and there.is_relative_to(base)
    return (there.relative_to(base) if base and is_below else there).as_posix()


def _file(problem: Problem, base: Path | None) -> Json:
    path = path_below(problem.path, base)
    if Path(path).is_absolute():
        return {"artifactLocation": {"uri": Path(path).as_uri()}}
    return {"artifactLocation": {"uri": quote(path), "uriBaseId": ROOT}}


def _region(finding: Finding) -> Json:
    problem = finding.problem
    column = max(1, problem.column)
    place: Json = {
        "startLine": problem.line,
        "startColumn": column,
        "endColumn": end_of(finding),
    }
    return {**place, "snippet": {"text": problem.excerpt}} if problem.excerpt else place


def end_of(finding: Finding) -> int:
    """Return the column behind what is wrong: what is to be changed, or else the word there."""
    problem = finding.problem
    column = max(1, problem.column)
    for edit in (*finding.fix, *finding.offer):
        if (edit.line, edit.column) == (problem.line, problem.column) and edit.length:
            return column + edit.length
    word = _WORD.match(problem.excerpt, column - 1)
    return word.end() + 1 if word else column + 1


def _replaced(edit: Edit) -> Json:
    column = max(1, edit.column)
    region = {"startLine": edit.line, "startColumn": column, "endColumn": column + edit.length}
    return {"deletedRegion": region, "insertedContent": {"text": edit.text}}
