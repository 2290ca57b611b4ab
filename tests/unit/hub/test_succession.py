import pytest

from hub.areas import Area, Areas, Division, Succession, split_edition
from hub.vocabulary import Level

AREAS = Areas(
    (
        Area(code="GM0034", level=Level.GEMEENTE, name="Almere", slug="almere"),
        Area(code="SD00341", level=Level.STADSDEEL, name="Haven", slug="h", parent="GM0034"),
        Area(code="WK003401", level=Level.WIJK, name="Centrum", slug="c", parent="SD00341"),
        Area(code="WK003402", level=Level.WIJK, name="Werven", slug="w", parent="SD00341"),
        Area(code="WK003409", level=Level.WIJK, name="Poort", slug="p", parent="GM0034"),
    )
)
REUSED = Succession(
    code="WK003401", edition=2021, successors=("SD00341",), successor_edition=2025
)
DIVIDED = Succession(
    code="WK003450",
    edition=2023,
    successors=("WK003460", "WK003402"),
    successor_edition=2024,
)
MOVED_ON = Succession(
    code="WK003460", edition=2024, successors=("WK003401",), successor_edition=2025
)
DIVISION = Division(areas=AREAS, edition=2025, succession=(REUSED, DIVIDED, MOVED_ON))


@pytest.mark.parametrize(
    ("code", "edition", "expected"),
    [
        ("WK003402", None, ("WK003402",)),
        ("WK003402", 2019, ("WK003402",)),
        ("WK003401", 2021, ("SD00341",)),
        ("WK003401", 2014, ("SD00341",)),
        ("WK003401", 2022, ("WK003401",)),
        ("WK003401", 2025, ("WK003401",)),
        ("WK003450", None, ("WK003401", "WK003402")),
        ("WK003450", 2020, ("WK003401", "WK003402")),
        ("WK003450", 2025, ()),
        ("WK003499", None, ()),
        ("WK003499", 2021, ()),
    ],
)
def test_a_code_is_resolved_with_its_edition(
    code: str, edition: int | None, expected: tuple[str, ...]
) -> None:
    assert DIVISION.resolve(code, edition) == expected


def test_a_reused_code_is_never_silently_the_new_place() -> None:
    assert DIVISION.resolve("WK003401") == ()


def test_a_code_of_a_later_edition_is_not_certain() -> None:
    assert DIVISION.resolve("WK003402", 2026) == ()


def test_the_edition_may_stand_before_the_code() -> None:
    assert split_edition("2021WK003401") == ("WK003401", 2021)
    assert DIVISION.resolve("2021WK003401") == ("SD00341",)
    assert DIVISION.resolve("2025WK003401") == ("WK003401",)


def test_one_area_holds_all_that_an_old_one_became() -> None:
    assert DIVISION.present("WK003450") == "SD00341"
    assert DIVISION.present("WK003401") == ""


def test_successions_that_bite_their_tail_end() -> None:
    there = Succession(code="WK1", edition=2020, successors=("WK2",), successor_edition=2020)
    back = Succession(code="WK2", edition=2020, successors=("WK1",), successor_edition=2020)
    division = Division(areas=AREAS, edition=2025, succession=(there, back))

    assert division.resolve("WK1") == ()


@pytest.mark.parametrize(
    ("codes", "expected"),
    [
        (("WK003401", "WK003402"), "SD00341"),
        (("WK003401", "WK003409"), "GM0034"),
        (("WK003401", "SD00341"), "SD00341"),
        (("WK003401",), "WK003401"),
        (("WK003401", "WK9"), ""),
        ((), ""),
    ],
)
def test_common_ancestor_is_the_smallest_area_around(
    codes: tuple[str, ...], expected: str
) -> None:
    assert AREAS.common_ancestor(codes) == expected
