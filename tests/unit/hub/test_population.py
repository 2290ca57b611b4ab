"""Who live somewhere compared with the whole gemeente: only what may count."""

from typing import Any

import pytest

from hub.areas import Area, Areas
from hub.content.key_figures import KeyFigures
from hub.population import Population, populations
from hub.vocabulary import Level

AREAS = Areas(
    (
        Area(code="GM9999", level=Level.GEMEENTE, name="Testdorp", slug="testdorp"),
        Area(code="WK999901", level=Level.WIJK, name="Oost", slug="oost", parent="GM9999"),
    )
)


def figures(area: str, residents: int, *, edition: int = 2025, **more: Any) -> KeyFigures:
    return KeyFigures(area=area, edition=edition, residents=residents, **more)


def test_a_group_is_compared_with_the_whole_gemeente() -> None:
    found = populations(
        (
            figures("GM9999", 10_000, age_65_plus=2_000, households_with_children=1_000),
            figures("WK999901", 1_000, age_65_plus=100, households_with_children=150),
        ),
        AREAS,
        "GM9999",
    )

    assert found == (("WK999901", Population(families=1.5, elderly=0.5)),)


@pytest.mark.parametrize(
    "known",
    [
        (),
        (figures("WK999901", 1_000, age_65_plus=100),),
        (figures("GM9999", 10_000, age_65_plus=1), figures("WK000001", 900, age_65_plus=9)),
        (figures("GM9999", 10_000, age_65_plus=1), figures("WK999901", 199, age_65_plus=9)),
    ],
)
def test_without_figures_of_both_nothing_is_known(known: tuple[KeyFigures, ...]) -> None:
    assert populations(known, AREAS, "GM9999") == ()


def test_a_group_that_is_not_counted_or_not_there_is_unknown() -> None:
    found = populations(
        (
            figures("GM9999", 10_000, age_65_plus=0, age_15_24=500),
            figures("WK999901", 1_000, age_65_plus=3),
        ),
        AREAS,
        "GM9999",
    )

    assert found == (("WK999901", Population()),)


def test_the_newest_edition_counts() -> None:
    found = populations(
        (
            figures("WK999901", 1_000, edition=2025, age_65_plus=400),
            figures("WK999901", 1_000, edition=2023, age_65_plus=100),
            figures("GM9999", 1_000, age_65_plus=200),
        ),
        AREAS,
        "GM9999",
    )

    assert found == (("WK999901", Population(elderly=2.0)),)
