"""Regions of several gemeenten by their names."""

import attrs
import pytest

from enrich.regions import codes_of_region
from hub.gemeente import Gemeente


@pytest.fixture
def regional(gemeente: Gemeente) -> Gemeente:
    regions = (
        ("ggd", "GGD Waterland-Zuid"),
        ("jeugdzorg", "Waterkant"),
        ("schoolvakantie", "noord"),
    )
    return attrs.evolve(gemeente, regions=regions)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("regio noord", ("GM9001",)),
        ("Regio  Noord", ("GM9001",)),
        ("regio zuid", ("OTHER",)),
        ("GGD Waterland-Zuid", ("GM9001",)),
        ("regio Waterkant", ("GM9001",)),
        ("noord", ()),
        ("Waterkant", ()),
        ("regio Nergens", ()),
        ("", ()),
    ],
)
def test_a_region_stands_for_its_gemeenten(
    regional: Gemeente, written: str, expected: tuple[str, ...]
) -> None:
    assert codes_of_region(written, (regional,)) == expected


def test_another_region_is_not_certain_when_a_gemeente_does_not_say_its_own(
    regional: Gemeente, gemeente: Gemeente
) -> None:
    silent = attrs.evolve(gemeente, code="GM9002")

    assert codes_of_region("regio zuid", (regional, silent)) == ()
