"""In which area a point lies, with borders and without."""

import attrs
import pytest

from enrich.gazetteer import Gazetteer
from enrich.points import PointFinder
from hub.areas import Area, Areas
from hub.gemeente import Gemeente
from hub.vocabulary import Level

# Wijken 1 km apart on a line from west to east; two in each stadsdeel.
STEP = 0.01465


@pytest.fixture
def line(gemeente: Gemeente) -> Gemeente:
    return attrs.evolve(gemeente, areas=Areas((_town(), *_parts(), *_wijken())), places=())


def _town() -> Area:
    return Area(code="GM9001", level=Level.GEMEENTE, name="Waterstad", slug="waterstad")


def _parts() -> tuple[Area, ...]:
    return tuple(
        Area(
            code=f"SD9001{n}",
            level=Level.STADSDEEL,
            name=f"Deel {n}",
            slug=f"d{n}",
            parent="GM9001",
        )
        for n in (1, 2)
    )


def _wijken() -> tuple[Area, ...]:
    return tuple(
        Area(
            code=f"WK90010{n}",
            level=Level.WIJK,
            name=f"Wijk {n}",
            slug=f"w{n}",
            parent=f"SD9001{1 if n < 4 else 2}",
            lon=5.0 + n * STEP,
            lat=52.0,
        )
        for n in range(1, 7)
    )


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (2.0, "WK900102"),
        (2.2, "WK900102"),
        (1.45, "SD90011"),
        (3.5, ""),
        (0.0, ""),
        (6.4, "SD90012"),
    ],
)
def test_a_point_near_one_centre_alone_is_in_that_wijk(
    line: Gemeente, steps: float, expected: str
) -> None:
    find = PointFinder((line,), {})

    assert find.near_centre(5.0 + steps * STEP, 52.0) == expected


def test_a_point_far_from_all_centres_lies_elsewhere(line: Gemeente) -> None:
    find = PointFinder((line,), {})

    assert find(5.0 + 12 * STEP, 52.0) == "OTHER"
    assert find(5.0 + 8 * STEP, 52.0) == ""


def test_one_wijk_without_a_centre_makes_the_nearest_one_unsafe(line: Gemeente) -> None:
    first, *others = line.areas.all[3:]
    blind = attrs.evolve(first, lon=None, lat=None)
    areas = Areas((*line.areas.all[:3], blind, *others))

    find = PointFinder((attrs.evolve(line, areas=areas),), {})

    assert find.near_centre(5.0 + 4 * STEP, 52.0) == ""


@pytest.mark.parametrize(
    ("scope", "expected"), [("GM9001", "WK900102"), ("NL", ""), ("GM0001", "")]
)
def test_the_nearest_centre_counts_only_for_a_source_of_that_gemeente(
    line: Gemeente, scope: str, expected: str
) -> None:
    gazetteer = Gazetteer((line,))

    assert gazetteer.near_point(5.0 + 2 * STEP, 52.0, scope) == expected


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 1e300])
def test_a_point_that_is_no_point_is_in_no_wijk(line: Gemeente, number: float) -> None:
    assert PointFinder((line,), {}).near_centre(number, 52.0) == ""
