"""Findings for people, programs, code scanning and GitHub."""

import json
from pathlib import Path

from hub.errors import Problem
from wijkwijzer.check.findings import Edit, Finding
from wijkwijzer.check.formats import formatted, sarif
from wijkwijzer.check.rules import rules, rules_page

DOCS = Path(__file__).parents[3] / "docs"
MISTAKE = Finding(
    problem=Problem(
        path="content/almere/agenda/koffie, thee.md",
        line=2,
        column=8,
        message="100% fout: dit kan niet.",
        hint="Schrijf:\n    iets anders",
        excerpt="titel: Nieuw: markt",
        code="dubbele-punt",
    ),
    fix=(Edit(line=2, column=8, length=12, text='"Nieuw: markt"'),),
)
WARNING = Finding(
    problem=Problem(path="/srv/a b.md", line=1, column=1, message="Let op.", warning=True)
)


def test_people_read_place_line_caret_reason_and_fix() -> None:
    assert formatted((MISTAKE,), "text", "1").splitlines() == [
        f"{MISTAKE.problem.path}:2:8: fout: 100% fout: dit kan niet. [dubbele-punt]",
        "    titel: Nieuw: markt",
        "           ^",
        "    Waarom: Achter een dubbele punt begint voor het programma iets nieuws.",
        "    Schrijf:",
        "    iets anders",
        "    `wijkwijzer check --fix` doet dit voor u.",
    ]


def test_a_reason_is_told_once() -> None:
    assert formatted((MISTAKE, MISTAKE), "text", "1").count("Waarom:") == 1


def test_a_long_line_is_cut_around_the_caret() -> None:
    problem = Problem(path="a", line=1, column=400, message="M.", excerpt="x" * 399 + "!rest")

    lines = formatted((Finding(problem=problem),), "text", "1").splitlines()

    assert lines[1][lines[2].index("^")] == "!"
    assert len(lines[1]) < 180


def test_programs_get_every_fact() -> None:
    (told,) = json.loads(formatted((MISTAKE,), "json", "1"))

    assert told["severity"] == "error"
    assert told["fix"] == [{"line": 2, "column": 8, "length": 12, "text": '"Nieuw: markt"'}]
    assert {"path", "line", "column", "code", "message", "why", "hint", "fixable"} <= set(told)


def test_github_gets_one_command_a_line_with_signs_that_mean_something_escaped() -> None:
    first, second = formatted((MISTAKE, WARNING), "github", "1").splitlines()

    assert first == (
        "::error file=content/almere/agenda/koffie%2C thee.md,line=2,col=8,"
        "title=Dubbele punt in een tekst::"
        "100%25 fout: dit kan niet.%0ASchrijf:%0A    iets anders"
    )
    assert second == (
        "::warning file=/srv/a b.md,line=1,col=1,title=Instelling klopt niet::Let op."
    )


def test_code_scanning_gets_what_sarif_requires() -> None:
    told = json.loads(json.dumps(sarif((MISTAKE, WARNING), "1.2")))

    (run,) = told["runs"]
    first, second = run["results"]
    assert told["version"] == "2.1.0"
    assert run["tool"]["driver"]["name"] == "wijkwijzer"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [
        "dubbele-punt",
        "instelling",
    ]
    assert (first["ruleId"], first["ruleIndex"], first["level"]) == ("dubbele-punt", 0, "error")
    place = first["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "content/almere/agenda/koffie%2C%20thee.md"
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (2, 8)
    (change,) = first["fixes"][0]["artifactChanges"][0]["replacements"]
    assert change["deletedRegion"] == {"startLine": 2, "startColumn": 8, "endColumn": 20}
    assert second["level"] == "warning"
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith(
        "file:///srv/a%20b.md"
    )


def test_the_page_of_checks_is_made_of_the_rules() -> None:
    assert (DOCS / "checks.md").read_text("utf-8") == rules_page()


def test_every_rule_says_why_and_shows_wrong_and_right() -> None:
    assert not [
        rule.code
        for rule in rules().values()
        if not (rule.name and rule.why and rule.wrong and rule.right)
    ]
