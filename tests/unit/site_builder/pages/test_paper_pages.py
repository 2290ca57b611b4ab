"""The talk sheet and the list to hand over."""

import json

import pytest

from hub.vocabulary import Kind
from site_builder.list_refs import REF_LENGTH, list_refs
from site_builder.postcodes import PlannedShard
from tests.fakes.small_hub import MakeItem, World

SHEET, LIST = "/almere/gesprek/", "/almere/lijstje/"


@pytest.fixture(scope="module")
def choices(world: World) -> PlannedShard:
    return next(one for one in world.plan.shards if one.url == f"{LIST}keuze.json")


def test_sheet_has_room_to_write_and_names_who_helps_for_free(world: World) -> None:
    tree = world.tree(SHEET)

    assert len(tree.find_class("write")) == 10
    assert "Meedenkers Almere" in world.main(SHEET)
    assert "Praat u via een scherm?" in world.main(SHEET)


def test_sheet_names_all_rights(world: World) -> None:
    text = world.main(SHEET)

    assert "U mag iemand meenemen" in text
    assert "U mag zelf een plan maken" in text
    assert "bezwaar" in text


def test_list_without_a_script_is_one_to_fill_in(world: World) -> None:
    tree = world.tree(LIST)

    assert len(tree.find_class("by-hand")[0]) == 5
    assert tree.find(".//noscript") is not None
    assert tree.find_class("list-how")[0].get("hidden") is None


def test_item_can_be_put_on_the_list_in_a_tab_that_stays(world: World) -> None:
    link = world.tree("/almere/organisaties/geldloket-almere/").xpath("//a[@target]")[0]

    assert link.get("href") == LIST
    assert link.get("target") == "lijstje"


def test_file_of_the_list_has_every_item_that_a_page_can_put_there(
    world: World, choices: PlannedShard
) -> None:
    known = {one["ref"] for one in json.loads(choices.body)}
    (ref,) = world.tree("/almere/organisaties/geldloket-almere/").xpath("//a/@data-ref")

    assert ref in known


def test_file_of_the_list_tells_nothing_of_what_is_sensitive(choices: PlannedShard) -> None:
    guarded = [one for one in json.loads(choices.body) if one["sensitive"]]

    assert guarded
    assert {value for one in guarded for key, value in one.items() if key == "title"} == {""}
    assert {one["phone"] for one in guarded} == {""}


def test_script_of_the_list_is_on_its_own_page_alone(world: World) -> None:
    pages = [page.url for page in world.plan.pages if page.url.startswith("/almere/")]
    with_script = [url for url in pages if "/assets/list/" in world.markup(url)]

    assert with_script == [LIST]


def test_name_in_the_address_is_made_of_the_id_alone(item: MakeItem) -> None:
    before = item(Kind.SERVICE, "Geldloket", item_id="a:1")
    after = item(Kind.SERVICE, "Loket voor geld", item_id="a:1")

    assert list_refs([before]) == list_refs([after])
    assert {len(ref) for ref in list_refs([before]).values()} == {REF_LENGTH}


def test_news_cannot_be_put_on_the_list(item: MakeItem) -> None:
    assert list_refs([item(Kind.NEWS, "Nieuwe bankjes")]) == {}
