"""What the `search` command tells editors and machines."""

import pytest

from index.coverage import Coverage
from index.engine import Found, Hit
from tests.fakes.small_hub import make_world
from wijkwijzer.search_report import (
    Covered,
    coverage_facts,
    coverage_text,
    found_facts,
    found_text,
    gemeente_of,
)

HUB = make_world().hub
GEMEENTE = HUB.gemeenten[0]
WIJK = next(area for area in GEMEENTE.areas.all if area.level == "wijk" and area.inhabited)
FOUND = Found(
    hits=(Hit(id="x", title="Hulp bij schulden", kind="product", score=1.23456),),
    total=1,
    facets=(("areas", ((GEMEENTE.code, 1), (WIJK.code, 3))), ("tier", ())),
    corrected=(("schludne", "schulden"),),
)
COVERED = Covered(
    question="schulden",
    gemeenten=(
        Coverage(gemeente=GEMEENTE.code, here=2, everywhere=1, wijken=3, empty=(WIJK.code,)),
    ),
)


def test_person_reads_names_and_what_was_corrected() -> None:
    told = found_text(FOUND, HUB).splitlines()

    assert told == [
        "“schludne” komt niet voor. Gezocht is op “schulden”.",
        "1 gevonden",
        "Hulp bij schulden  [product]  x",
        f"Gebied: {WIJK.shown_name} 3, {GEMEENTE.name} 1",
    ]


def test_machine_reads_codes() -> None:
    facts = found_facts(FOUND)

    assert facts["facets"] == {"areas": {GEMEENTE.code: 1, WIJK.code: 3}, "tier": {}}
    assert facts["corrected"] == {"schludne": "schulden"}


def test_coverage_names_the_wijken_without_and_the_words_without() -> None:
    told = coverage_text((COVERED,), ("bso",), HUB)

    assert "2 in de gemeente, 1 landelijk; in 2 van 3 wijken is iets eigens." in told
    assert f"Niets eigens: {WIJK.shown_name}." in told
    assert told.endswith("Zoekwoorden die niets vinden (1):\n  bso")


def test_coverage_for_machines_has_codes() -> None:
    facts = coverage_facts((COVERED,), ("bso",))

    assert facts["no_hits"] == ["bso"]
    assert facts["questions"] == {
        "schulden": {
            GEMEENTE.code: {"here": 2, "national": 1, "wijken": 3, "without": [WIJK.code]}
        }
    }


@pytest.mark.parametrize("name", [GEMEENTE.code, GEMEENTE.name.upper(), GEMEENTE.folder])
def test_gemeente_is_known_by_code_folder_or_name(name: str) -> None:
    assert gemeente_of(HUB, name) is GEMEENTE


def test_other_gemeente_is_not_known() -> None:
    assert gemeente_of(HUB, "Nergenshuizen") is None
