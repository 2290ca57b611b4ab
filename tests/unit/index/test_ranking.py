"""Which items come first, whatever engine asks."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from hub.synonyms import SynonymGroup
from index.ranking import (
    AROUND,
    COORDINATION,
    ELSEWHERE,
    FAR,
    NEAR,
    OVER,
    OWN,
    SOON,
    USUAL,
    Asked,
    coordination,
    proximity,
    timeliness,
)
from tests.fakes.search_world import HOME, TODAY, SearchWorld, item, search_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> SearchWorld:
    items = [
        item(1, "Taalles voor nieuwkomers", areas=("WK3",), domains=("onderwijs",)),
        item(2, "Taalles in de bibliotheek", areas=("WK1",), domains=("onderwijs",)),
        item(3, "Huis zoeken", summary="Soms is er ook taalles.", kind="information"),
        item(4, "Schuldhulpverlening", domains=("inkomen",), kind="service"),
        item(5, "Koffie drinken", days=(date(2027, 3, 3),), kind="event"),
        item(6, "Koffie zetten", days=(date(2027, 9, 3),), kind="event"),
        item(7, "Mantelzorgcafé", audiences=("mantelzorgers",)),
        item(8, "Learn Dutch", language="en", summary="Lessons for newcomers"),
        item(9, "Uitkeringsadvies", kind="service"),
    ]
    synonyms = (SynonymGroup(words=("schuldhulpverlening", "sociale bank")),)
    return search_world(tmp_path_factory.mktemp("search"), items, synonyms=synonyms)


def test_title_goes_before_summary(world: SearchWorld) -> None:
    found = world.found("taalles")

    assert found[-1] == "Huis zoeken"
    assert len(found) == 3


def test_every_word_goes_before_some(world: SearchWorld) -> None:
    assert world.found("nieuwkomers taalles")[0] == "Taalles voor nieuwkomers"


def test_own_wijk_goes_first(world: SearchWorld) -> None:
    assert world.found("taalles", area=HOME)[0] == "Taalles in de bibliotheek"


def test_what_is_soon_goes_before_what_is_later(world: SearchWorld) -> None:
    assert world.found("koffie") == ["Koffie drinken", "Koffie zetten"]


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("mantelzorgcafe", "Mantelzorgcafé"),
        ("mantelzorg", "Mantelzorgcafé"),
        ("mantelzorgc", "Mantelzorgcafé"),
        ("taallessen", "Taalles voor nieuwkomers"),
        ("tsalles", "Taalles voor nieuwkomers"),
        ("taallse", "Taalles voor nieuwkomers"),
        ("ataalles", "Taalles voor nieuwkomers"),
        ("uitkering", "Uitkeringsadvies"),
        ("sociale bank", "Schuldhulpverlening"),
        ("lesson", "Learn Dutch"),
    ],
)
def test_word_is_found_in_another_form(world: SearchWorld, typed: str, title: str) -> None:
    assert title in world.found(typed)


def test_exactly_what_was_typed_is_not_corrected(world: SearchWorld) -> None:
    assert world.found("taallse", exactly=True) == []


@pytest.mark.parametrize(
    ("choice", "titles"),
    [
        ({"kind": "information"}, ["Huis zoeken"]),
        ({"domain": "inkomen"}, []),
        ({"domain": "onderwijs"}, ["Taalles in de bibliotheek", "Taalles voor nieuwkomers"]),
        ({"language": "en"}, []),
        ({"audience": "ouders"}, []),
    ],
)
def test_hits_are_narrowed(
    world: SearchWorld, choice: dict[str, str], titles: list[str]
) -> None:
    assert sorted(world.found("taalles", **choice)) == titles


@pytest.mark.parametrize(("when", "count"), [("today", 0), ("week", 1), ("month", 1)])
def test_hits_are_narrowed_to_a_period(world: SearchWorld, when: str, count: int) -> None:
    assert len(world.found("koffie", when=when)) == count


@pytest.mark.parametrize("typed", ["", "   ", "?!", "qqqqqq xxxxxx"])
def test_nothing_is_found_for_what_is_no_word(world: SearchWorld, typed: str) -> None:
    assert world.found(typed) == []


def test_equal_hits_stand_in_the_order_of_their_titles(tmp_path: Path) -> None:
    items = [item(number, f"{letter} lamp") for number, letter in enumerate("cab")]

    world = search_world(tmp_path, items)

    assert world.found("lamp") == ["a lamp", "b lamp", "c lamp"]


@pytest.mark.parametrize(
    ("areas", "near"),
    [
        (("WK1",), OWN),
        (("BU11", "WK9"), OWN),
        (("WK2",), NEAR),
        (("SD1",), NEAR),
        (("GM1",), AROUND),
        (("NL",), ELSEWHERE),
        ((), ELSEWHERE),
        (("WK9",), FAR),
    ],
)
def test_proximity_follows_the_map(areas: tuple[str, ...], near: int) -> None:
    assert proximity(areas, HOME) == near


def test_without_a_wijk_every_item_is_as_near() -> None:
    assert proximity(("WK1",), None) == ELSEWHERE


@pytest.mark.parametrize(("ahead", "worth"), [(0, SOON), (14, SOON), (15, USUAL), (-1, OVER)])
def test_dates_count_for_two_weeks(ahead: int, worth: int) -> None:
    event = item(1, "x", days=(TODAY + timedelta(days=ahead),))

    assert timeliness(event, TODAY) == worth


def test_half_of_the_words_leaves_a_third() -> None:
    assert coordination(2).tolist() == [0, 362, COORDINATION]


@pytest.fixture(scope="module")
def near_and_far(tmp_path_factory: pytest.TempPathFactory) -> SearchWorld:
    items = [
        item(1, "Rolstoel lenen", areas=("NL",)),
        item(2, "Rolstoel repareren", areas=("WK9",)),
        item(3, "Kast met spullen", areas=("BU11",)),
        item(4, "Koffie in Lindewijk", areas=("WK1",)),
        item(5, "Rolstoel bij de buren", areas=("WK2",)),
    ]
    bodies = ["", "", "Ook een rolstoel."]
    return search_world(tmp_path_factory.mktemp("index"), items, bodies)


@pytest.mark.parametrize("typed", ["lindewijk", "lindew", "lindewik"])
def test_named_place_brings_what_lies_there_first(
    near_and_far: SearchWorld, typed: str
) -> None:
    assert near_and_far.found(f"rolstoel {typed}") == [
        "Kast met spullen",
        "Rolstoel bij de buren",
        "Rolstoel lenen",
        "Rolstoel repareren",
    ]


def test_place_alone_is_searched_for_as_a_word(near_and_far: SearchWorld) -> None:
    assert near_and_far.found("lindewijk") == ["Koffie in Lindewijk"]
    assert near_and_far.found("xyzzy lindewik") == ["Koffie in Lindewijk"]


def test_misspelt_place_is_told(near_and_far: SearchWorld) -> None:
    found = near_and_far.ranking(Asked(text="rolstoel lindewik", today=TODAY))

    assert [(word, one.used) for word, one in found.readings] == [
        ("rolstoel", ""),
        ("lindewik", "lindewijk"),
    ]
