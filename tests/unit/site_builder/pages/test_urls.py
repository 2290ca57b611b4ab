"""Addresses: stable, unique, and never a fight between two items."""

from datetime import date

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from hub.model import Place
from hub.vocabulary import Kind
from site_builder import urls
from tests.fakes.small_hub import MakeItem, World


def test_page_of_a_folder_is_its_index_file() -> None:
    assert urls.output_path("/almere/filmwijk/") == "almere/filmwijk/index.html"


def test_start_page_is_the_index_file_of_the_site() -> None:
    assert urls.output_path("/") == "index.html"


def test_page_with_a_name_of_its_own_keeps_it() -> None:
    assert urls.output_path("/404.html") == "404.html"


def test_of_two_items_with_one_slug_the_later_gets_its_id(world: World, item: MakeItem) -> None:
    first = item(Kind.NEWS, "Feest", item_id="b:1", slug="feest", first_seen=date(2027, 1, 1))
    later = item(Kind.NEWS, "Feest", item_id="a:1", slug="feest", first_seen=date(2027, 1, 2))

    found = urls.item_urls(world.hub.gemeenten[0], (later, first), ())

    assert found["b:1"] == "/almere/nieuws/feest/"
    assert found["a:1"].startswith("/almere/nieuws/feest-")


def test_item_yields_to_a_place_of_the_register(world: World, item: MakeItem) -> None:
    park = item(Kind.PLACE, "Park", slug="park")

    found = urls.item_urls(world.hub.gemeenten[0], (park,), {"/almere/plek/park/"})

    assert found[park.item.id].startswith("/almere/plek/park-")


def test_two_places_of_one_name_have_two_pages(world: World) -> None:
    places = tuple(Place(id=one, name="De Kern", gemeente="GM0034") for one in ("a", "b"))
    gemeente = evolve(world.hub.gemeenten[0], places=places)

    found = urls.place_urls(gemeente)

    assert len(set(found.values())) == 2


@given(slugs=st.lists(st.sampled_from(("feest", "markt", "loop")), max_size=12))
def test_no_two_items_share_an_address(world: World, item: MakeItem, slugs: list[str]) -> None:
    items = tuple(
        item(Kind.NEWS, slug, item_id=f"bron:{number}", slug=slug)
        for number, slug in enumerate(slugs)
    )

    found = urls.item_urls(world.hub.gemeenten[0], items, ())

    assert len(set(found.values())) == len(items)


@given(order=st.permutations(range(6)))
def test_addresses_do_not_depend_on_the_order_of_the_items(
    world: World, item: MakeItem, order: list[int]
) -> None:
    items = [item(Kind.NEWS, "Feest", item_id=f"bron:{one}", slug="feest") for one in range(6)]

    found = urls.item_urls(world.hub.gemeenten[0], [items[one] for one in order], ())

    assert found == urls.item_urls(world.hub.gemeenten[0], items, ())
