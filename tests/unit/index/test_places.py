"""Names of areas in a query: whole, in part, misspelt, and when a word is no name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.dutch import folded_words
from hub.search_item import SearchArea
from index.places import Places, places

NAMES = {
    "GM1": ("Dorp",),
    "SD1": ("Dorp Haven", "Haven"),
    "WK1": ("Lindewijk", "'t Hof van Eik"),
    "WK2": ("Muziekwijk Noord",),
    "WK3": ("Muziekwijk Zuid", "Oud-Kerkheuvel"),
    "WK4": ("Molenbuurt-Oost",),
    "WK5": ("Molenbuurt West",),
    "WK6": ("Molenbuurt Zuid",),
    "WK7": ("Molenbuurt Noord",),
}
KNOWN = frozenset({"rolstoel", "koffie", "muziek", "molen"})


@pytest.fixture(scope="module")
def known() -> Places:
    areas = (
        SearchArea(
            code=code, own=frozenset({code}), near=frozenset(), around=frozenset(), names=names
        )
        for code, names in NAMES.items()
    )
    return Places(places(areas))


def found(known: Places, query: str, *, exactly: bool = False) -> list[tuple[str, ...]]:
    words = folded_words(query)
    here = known.find(words, KNOWN.__contains__, exactly=exactly)
    return [(" ".join(words[one.start : one.end]), *one.place.codes) for one in here]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("rolstoel lindewijk", ("lindewijk", "WK1")),
        ("Lindewijk koffie", ("lindewijk", "WK1")),
        ("koffie dorp haven", ("dorp haven", "SD1")),
        ("koffie oud-kerkheuvel", ("oud-kerkheuvel", "WK3")),
        ("koffie oud kerkheuvel", ("oud kerkheuvel", "WK3")),
        ("koffie muziekwijk noord", ("muziekwijk noord", "WK2")),
        ("koffie muziekwijknoord", ("muziekwijknoord", "WK2")),
    ],
)
def test_name_is_found_as_people_write_it(
    known: Places, query: str, place: tuple[str, ...]
) -> None:
    assert found(known, query) == [place]


def test_name_without_its_side_is_both_sides(known: Places) -> None:
    assert found(known, "muziekwijk") == [("muziekwijk", "WK2", "WK3")]


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("rolstoel lindew", ("lindew", "WK1")),
        ("koffie dorp hav", ("dorp hav", "SD1")),
        ("koffie muziekw", ("muziekw", "WK2", "WK3")),
    ],
)
def test_name_may_be_typed_in_part(known: Places, query: str, place: tuple[str, ...]) -> None:
    assert found(known, query) == [place]


@pytest.mark.parametrize("query", ["lindewik", "lidnewijk koffie", "koffie lindwijk"])
def test_name_may_be_misspelt(known: Places, query: str) -> None:
    assert [codes for _, *codes in found(known, query)] == [["WK1"]]


@pytest.mark.parametrize("query", ["muziek", "lin", "lindew koffie", "rolstoel", "molenb", ""])
def test_word_that_says_no_place_is_none(known: Places, query: str) -> None:
    assert found(known, query) == []


def test_nothing_is_guessed_when_the_reader_wants_it_exactly(known: Places) -> None:
    assert found(known, "lindew", exactly=True) == []
    assert found(known, "lindewijk", exactly=True) == [("lindewijk", "WK1")]


@pytest.mark.parametrize(("query", "is_word"), [("haven", True), ("dorp haven", False)])
def test_name_that_is_an_ordinary_word_says_so(
    known: Places, query: str, *, is_word: bool
) -> None:
    (one,) = known.find(folded_words(query), KNOWN.__contains__)

    assert one.place.is_word is is_word


def test_order_of_the_areas_does_not_matter() -> None:
    areas = [
        SearchArea(
            code=code, own=frozenset(), near=frozenset(), around=frozenset(), names=names
        )
        for code, names in NAMES.items()
    ]

    assert places(areas) == places(reversed(areas))


@given(st.text(max_size=40))
def test_places_never_overlap(known: Places, text: str) -> None:
    words = folded_words(text)

    spans = [(one.start, one.end) for one in known.find(words, KNOWN.__contains__)]

    ends = [0, *(end for _, end in spans)]
    assert all(start >= end for (start, _), end in zip(spans, ends, strict=False))
    assert all(start < end <= len(words) for start, end in spans)
