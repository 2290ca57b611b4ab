"""Every file in tests/golden/content_mistakes has a mistake on purpose; all are found at once.

The table table.txt says which, where and what to do about it. After a change that is meant:
`python tests/unit/wijkwijzer/test_check_mistakes.py` writes it anew, for a person to read.
"""

import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wijkwijzer.check.checking import examine
from wijkwijzer.check.findings import Finding
from wijkwijzer.check.rules import code_of
from wijkwijzer.check.scope import Scope

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
FOLDER = Path(__file__).parents[2] / "golden" / "content_mistakes"
TABLE = FOLDER / "table.txt"


@pytest.fixture(scope="module")
def findings() -> tuple[Finding, ...]:
    return examine(Scope(root=FOLDER), NOW)


def row(finding: Finding) -> str:
    problem = finding.problem
    place = Path(problem.path).relative_to(FOLDER).as_posix()
    mark = " (--fix)" if finding.fix else ""
    level = "let op" if problem.warning else "fout"
    head = f"{place}:{problem.line}:{problem.column}: {level} [{code_of(problem)}]{mark}"
    return f"{head} {problem.message} {problem.hint}".strip()


def test_every_seeded_mistake_is_found_with_its_line_and_the_way_out(
    findings: tuple[Finding, ...],
) -> None:
    assert [row(one) for one in findings] == TABLE.read_text("utf-8").splitlines()


def test_seeded_mistakes_are_of_many_sorts(findings: tuple[Finding, ...]) -> None:
    sorts = Counter(code_of(one.problem) for one in findings)

    assert len(sorts) >= 70


def test_each_finding_in_a_text_shows_its_line(findings: tuple[Finding, ...]) -> None:
    without = {
        code_of(one.problem)
        for one in findings
        if not one.problem.excerpt and one.problem.path.endswith(".md")
    }

    # These are about a file as a whole.
    assert without <= {"leeg-bestand", "onzichtbaar-teken", "dubbel-bericht"}


if __name__ == "__main__":
    found = examine(Scope(root=FOLDER), NOW)
    TABLE.write_text("".join(f"{row(one)}\n" for one in found), "utf-8")
    sys.stdout.write(f"{len(found)} findings\n")
