"""Findings for people, programs, code scanning and GitHub."""

import json
from pathlib import Path

from attrs import evolve
from jsonschema import Draft202012Validator

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

BOM_MISTAKE = Finding(
    problem=Problem(path="a.md", line=1, column=1, message="M.", code="bom"),
    fix=(Edit(line=1, column=0, length=1),),
)
OFFERED = Finding(
    problem=Problem(path="b.md", line=3, column=5, message="M.", hint="H.", code="taal"),
    offer=(Edit(line=3, column=5, length=4, text="Turks"),),
)

TEXT = {
    "type": "object",
    "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
REGION = {
    "type": "object",
    "properties": {
        "startLine": {"type": "integer", "minimum": 1},
        "startColumn": {"type": "integer", "minimum": 1},
        "endColumn": {"type": "integer", "minimum": 1},
        "snippet": TEXT,
    },
    "required": ["startLine", "startColumn", "endColumn"],
    "additionalProperties": False,
}
FILE = {
    "type": "object",
    "properties": {"uri": {"type": "string", "minLength": 1}, "uriBaseId": {"type": "string"}},
    "required": ["uri"],
    "additionalProperties": False,
}


def record(required: list[str], **properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def several(items: object, least: int = 0) -> dict[str, object]:
    return {"type": "array", "items": items, "minItems": least}


RULE = record(
    ["id", "name", "shortDescription", "fullDescription", "help", "properties"],
    id={"type": "string", "pattern": "^[a-z0-9-]+$"},
    name={"type": "string"},
    shortDescription=TEXT,
    fullDescription=TEXT,
    help=TEXT,
    properties=record(["tags"], tags=several({"type": "string"}, 1)),
)
FIX = record(
    ["description", "artifactChanges"],
    description=TEXT,
    artifactChanges=several(
        record(
            ["artifactLocation", "replacements"],
            artifactLocation=FILE,
            replacements=several(
                record(
                    ["deletedRegion", "insertedContent"],
                    deletedRegion=REGION,
                    insertedContent={"type": "object", "required": ["text"]},
                ),
                1,
            ),
        ),
        1,
    ),
)
RESULT = record(
    ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints"],
    ruleId={"type": "string"},
    ruleIndex={"type": "integer", "minimum": 0},
    level={"enum": ["error", "warning"]},
    message=TEXT,
    locations=several(
        record(
            ["physicalLocation"],
            physicalLocation=record(
                ["artifactLocation", "region"], artifactLocation=FILE, region=REGION
            ),
        ),
        1,
    ),
    partialFingerprints={"type": "object", "additionalProperties": {"type": "string"}},
    fixes=several(FIX, 1),
)
SCHEMA = record(
    ["$schema", "version", "runs"],
    **{"$schema": {"type": "string"}},
    version={"const": "2.1.0"},
    runs=several(
        record(
            ["tool", "results", "columnKind", "automationDetails"],
            tool=record(
                ["driver"],
                driver=record(
                    ["name", "version", "rules"],
                    name={"const": "wijkwijzer"},
                    version={"type": "string"},
                    language={"const": "nl-NL"},
                    rules=several(RULE),
                ),
            ),
            columnKind={"const": "unicodeCodePoints"},
            automationDetails=record(["id"], id={"type": "string"}),
            results=several(RESULT),
        ),
        1,
    ),
)
"""What SARIF 2.1.0 says of the parts that are written here, and nothing beside them."""


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
        "::error file=content/almere/agenda/koffie%2C thee.md,line=2,endLine=2,"
        "col=8,endColumn=20,title=Dubbele punt in een tekst::"
        "100%25 fout: dit kan niet.%0ASchrijf:%0A    iets anders"
    )
    assert second == (
        "::warning file=/srv/a b.md,line=1,endLine=1,col=1,endColumn=2,"
        "title=Instelling klopt niet::Let op."
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
    assert place["region"]["endColumn"] == 20
    assert change["deletedRegion"] == {"startLine": 2, "startColumn": 8, "endColumn": 20}
    assert second["level"] == "warning"
    assert second["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith(
        "file:///srv/a%20b.md"
    )


def test_sarif_follows_the_schema_of_what_code_scanning_reads() -> None:
    told = json.loads(formatted((MISTAKE, WARNING, BOM_MISTAKE, OFFERED), "sarif", "1.2"))

    problems = [one.message for one in Draft202012Validator(SCHEMA).iter_errors(told)]

    assert problems == []


def test_path_is_told_from_the_top_of_the_repository() -> None:
    told = sarif((WARNING,), "1", Path("/srv"))
    line = formatted((WARNING,), "github", "1", Path("/srv"))

    (result,) = told["runs"][0]["results"]  # type: ignore[index]  # JSON of a known shape
    place = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place == {"uri": "a%20b.md", "uriBaseId": "%SRCROOT%"}
    assert line.startswith("::warning file=a b.md,line=1")


def test_fingerprint_stays_when_lines_are_added_and_tells_twins_apart() -> None:
    lower = evolve(MISTAKE, problem=evolve(MISTAKE.problem, line=9))

    first, twin = prints(MISTAKE, lower)

    assert prints(lower) == [first]
    assert twin != first


def test_mark_at_the_start_of_a_file_has_no_place_in_sarif() -> None:
    told = json.loads(formatted((BOM_MISTAKE,), "sarif", "1"))

    assert "fixes" not in told["runs"][0]["results"][0]


def prints(*findings: Finding) -> list[str]:
    told = json.loads(formatted(findings, "sarif", "1"))
    return [
        one["partialFingerprints"]["primaryLocationLineHash"]
        for one in told["runs"][0]["results"]
    ]


def test_the_page_of_checks_is_made_of_the_rules() -> None:
    assert (DOCS / "checks.md").read_text("utf-8") == rules_page()


def test_every_rule_says_why_and_shows_wrong_and_right() -> None:
    assert not [
        rule.code
        for rule in rules().values()
        if not (rule.name and rule.why and rule.wrong and rule.right)
    ]
