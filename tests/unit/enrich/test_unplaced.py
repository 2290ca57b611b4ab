"""Which venues editors should put in the register."""

from collections.abc import Callable

import pytest

from enrich.gazetteer import Gazetteer
from enrich.unplaced import unplaced_venues
from hub.model import Details, EnrichedItem, Location

MakeEnriched = Callable[..., EnrichedItem]


@pytest.fixture
def at_venue(make_enriched: MakeEnriched) -> Callable[..., EnrichedItem]:
    def make(number: int, name: str, *located_in: str, address: str = "") -> EnrichedItem:
        details = Details(location=Location(name=name, address=address))
        return make_enriched(id=f"bron:{number}", details=details, located_in=located_in)

    return make


def test_a_venue_that_several_items_name_is_listed_with_the_most_first(
    gazetteer: Gazetteer, at_venue: Callable[..., EnrichedItem]
) -> None:
    items = [
        at_venue(1, "De Schuur"),
        at_venue(2, "De  schuur", address="Pad 1"),
        at_venue(3, "Zaal Noord"),
        at_venue(4, "Zaal Noord"),
        at_venue(5, "Zaal Noord", "SD90011"),
        at_venue(6, "Eenmalig"),
    ]

    found = unplaced_venues(items, gazetteer)

    assert [(one.name, one.items, one.area) for one in found] == [
        ("Zaal Noord", 3, "SD90011"),
        ("De Schuur", 2, ""),
    ]
    assert found[1].address == "Pad 1"
    assert found[1].examples == ("bron:1", "bron:2")


@pytest.mark.parametrize(
    ("name", "located_in"),
    [
        ("Het Filmdoek", ("WK900101",)),
        ("Ver weg", ("OTHER",)),
        ("Online", ()),
        ("Diverse locaties", ()),
        ("", ()),
    ],
)
def test_a_venue_that_is_placed_elsewhere_or_nowhere_is_left_out(
    gazetteer: Gazetteer,
    at_venue: Callable[..., EnrichedItem],
    name: str,
    located_in: tuple[str, ...],
) -> None:
    items = [at_venue(number, name, *located_in) for number in (1, 2)]

    assert unplaced_venues(items, gazetteer) == ()


def test_the_list_does_not_depend_on_the_order_of_the_items(
    gazetteer: Gazetteer, at_venue: Callable[..., EnrichedItem]
) -> None:
    items = [at_venue(number, name) for number, name in enumerate(["A", "b", "B", "a"])]

    assert unplaced_venues(items, gazetteer) == unplaced_venues(items[::-1], gazetteer)
