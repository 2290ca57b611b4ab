"""What the index knows of an item beside its text."""

import attrs
import pytest

from hub.gemeente import Gemeente
from hub.model import EnrichedItem, Item, Tag
from hub.vocabulary import Kind
from index.document import document
from tests.fakes.small_hub import make_world


@pytest.fixture(scope="module")
def gemeenten() -> tuple[Gemeente, ...]:
    return make_world().hub.gemeenten


def enriched(area: str, audience: str = "ouderen") -> EnrichedItem:
    item = Item(id="x", source_id="s", kind=Kind.EVENT, title="Koffie", content_hash="1")
    return EnrichedItem(
        item=item,
        located_in=(Tag(value=area, score=1.0, because=()),),
        audiences=(Tag(value=audience, score=1.0, because=()),),
    )


def test_item_is_found_by_the_names_of_its_areas_and_its_audience(
    gemeenten: tuple[Gemeente, ...],
) -> None:
    wijk = next(area for area in gemeenten[0].areas.all if area.level == "wijk")

    made = document(enriched(wijk.code), gemeenten)

    assert {wijk.name, gemeenten[0].name, "ouderen"} <= set(made.subjects.split("\n"))
    assert {wijk.code, gemeenten[0].code} <= set(made.areas)


def test_item_for_everybody_is_not_found_by_that_word(
    gemeenten: tuple[Gemeente, ...],
) -> None:
    assert "iedereen" not in document(enriched("NL", "iedereen"), gemeenten).subjects


def test_own_title_is_no_copy_and_the_order_of_copies_is_irrelevant(
    gemeenten: tuple[Gemeente, ...],
) -> None:
    item = enriched("NL")

    first = document(item, gemeenten, ("Koffie", "Soep", "Brood"))

    assert first.copies == "Brood\nSoep"
    assert first == document(item, gemeenten, ("Brood", "Soep"))


def test_other_copies_make_another_hash(gemeenten: tuple[Gemeente, ...]) -> None:
    item = enriched("NL")

    assert document(item, gemeenten).hash != document(item, gemeenten, ("Soep",)).hash
    assert document(item, gemeenten).hash == document(attrs.evolve(item), gemeenten).hash
