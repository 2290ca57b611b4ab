import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.areas import LAND, OTHER, Area, Areas
from hub.vocabulary import Level

AREAS = Areas(
    (
        Area(code="GM1", level=Level.GEMEENTE, name="Stad", slug="stad"),
        Area(code="SD11", level=Level.STADSDEEL, name="Noord", slug="noord", parent="GM1"),
        Area(code="SD12", level=Level.STADSDEEL, name="Zuid", slug="zuid", parent="GM1"),
        Area(code="WK111", level=Level.WIJK, name="Park", slug="park", parent="SD11"),
        Area(code="WK121", level=Level.WIJK, name="Veld", slug="veld", parent="SD12"),
    )
)
CODES = [area.code for area in AREAS.all]


def test_ancestors_come_nearest_first() -> None:
    assert [area.code for area in AREAS.ancestors("WK111")] == ["SD11", "GM1"]


def test_descendants_come_depth_first() -> None:
    assert [area.code for area in AREAS.descendants("GM1")] == [
        "SD11",
        "WK111",
        "SD12",
        "WK121",
    ]


@pytest.mark.parametrize(
    ("code", "other", "expected"),
    [
        ("WK111", "SD11", True),
        ("WK111", "WK111", True),
        ("WK111", LAND, True),
        ("WK111", "SD12", False),
        ("SD11", "WK111", False),
        (OTHER, LAND, False),
    ],
)
def test_lies_in_follows_the_hierarchy(code: str, other: str, expected: bool) -> None:  # noqa: FBT001
    assert AREAS.lies_in(code, other) is expected


def test_deepest_drops_what_lies_above() -> None:
    assert AREAS.deepest(["GM1", "SD11", "WK111", "WK121", LAND]) == ("WK111", "WK121")


@given(st.lists(st.sampled_from([*CODES, LAND])))
def test_deepest_is_idempotent_and_keeps_something(codes: list[str]) -> None:
    once = AREAS.deepest(codes)

    assert AREAS.deepest(once) == once
    assert bool(once) is bool(codes)
