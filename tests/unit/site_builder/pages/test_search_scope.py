"""What of a gemeente can be found, and what search may know of it."""

from datetime import date

from hub.search_item import SearchItem, SearchScope
from hub.vocabulary import Kind
from tests.fakes.small_hub import MakeItem, MakeOccurrence, World


def scope(world: World) -> SearchScope:
    return next(one for one in world.plan.scopes if one.gemeente == "almere")


def found(world: World, title: str) -> SearchItem:
    return next(one for one in scope(world).items if one.title == title)


def test_every_item_that_can_be_found_has_a_page(world: World) -> None:
    pages = {page.url for page in world.plan.pages}

    assert {one.url for one in scope(world).items} <= pages


def test_withdrawn_item_is_not_found(world: World, item: MakeItem) -> None:
    gone = item(Kind.INFORMATION, "Weg is weg", withdrawn=True)

    titles = {one.title for one in scope(world.with_items(gone)).items}

    assert "Weg is weg" not in titles


def test_sensitive_item_tells_no_part_of_the_gemeente(world: World, item: MakeItem) -> None:
    hidden = item(Kind.INFORMATION, "Opvang", areas=("WK003416",), sensitive=True)

    one = found(world.with_items(hidden), "Opvang")

    assert one.sensitive
    assert one.areas == ("GM0034",)


def test_item_knows_its_wijk(world: World, item: MakeItem) -> None:
    one = found(world.with_items(item(Kind.INFORMATION, "Soep", areas=("WK003416",))), "Soep")

    assert one.areas == ("WK003416",)
    assert one.area_name == "Filmwijk"


def test_event_knows_its_coming_days(
    world: World, event: MakeItem, occurrence: MakeOccurrence
) -> None:
    soup = event("Soep", occurrence("2027-02-04"), occurrence("2027-03-04"))

    assert found(world.with_items(soup), "Soep").days == (date(2027, 3, 4),)


def test_wijk_is_near_its_neighbours_and_its_stadsdeel(world: World) -> None:
    home = next(one for one in scope(world).areas if one.code == "WK003416")

    assert home.code in home.own
    assert home.around == {"GM0034"}
    assert not home.own & home.near
    assert "GM0034" not in home.near
