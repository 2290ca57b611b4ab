"""What the index knows of an item beside its text."""

import attrs
import pytest

from hub.gemeente import Gemeente
from hub.model import EnrichedItem, Item, Tag
from hub.vocabulary import Kind
from index.document import Documents
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

    made = Documents(gemeenten=gemeenten)(enriched(wijk.code))

    assert {wijk.name, gemeenten[0].name, "ouderen"} <= set(made.subjects.split("\n"))
    assert {wijk.code, gemeenten[0].code} <= set(made.areas)


def test_item_for_everybody_is_not_found_by_that_word(
    gemeenten: tuple[Gemeente, ...],
) -> None:
    made = Documents(gemeenten=gemeenten)(enriched("NL", "iedereen"))

    assert "iedereen" not in made.subjects


def test_own_title_is_no_copy_and_the_order_of_copies_is_irrelevant(
    gemeenten: tuple[Gemeente, ...],
) -> None:
    item, document = enriched("NL"), Documents(gemeenten=gemeenten)

    first = document(item, ("Koffie", "Soep", "Brood"))

    assert first.copies == "Brood\nSoep"
    assert first == document(item, ("Brood", "Soep"))


def test_hash_is_known_before_the_document_is_made(gemeenten: tuple[Gemeente, ...]) -> None:
    item, document = enriched("NL"), Documents(gemeenten=gemeenten)

    assert document.hash_of(item, ("Soep",)) == document(item, ("Soep", "Koffie")).hash
    assert document.hash_of(item) == document(attrs.evolve(item)).hash


def test_other_copies_tags_places_and_programs_make_another_hash(
    gemeenten: tuple[Gemeente, ...],
) -> None:
    item, document = enriched("NL"), Documents(gemeenten=gemeenten)

    hashes = (
        document.hash_of(item),
        document.hash_of(item, ("Soep",)),
        document.hash_of(enriched("NL", "jongeren")),
        Documents(gemeenten=()).hash_of(item),
        Documents(gemeenten=gemeenten, program="another").hash_of(item),
        Documents(gemeenten=gemeenten, revision_of=lambda _: "another").hash_of(item),
    )

    assert len({*hashes}) == len(hashes)
