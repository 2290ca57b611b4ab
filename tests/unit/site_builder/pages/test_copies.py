"""One thing in several sources: shown once, with all links; no address is lost."""

from datetime import date

import pytest
from attrs import evolve

from hub.model import Copy, MergedItem
from hub.vocabulary import Kind
from tests.fakes.small_hub import World, make_event, make_item, make_occurrence

MARKET = "/almere/agenda/markt/"
OLD = "/almere/agenda/markt-in-filmwijk/"
SLEEP = "/almere/informatie/mijn-kind-slaapt-slecht/"


def copy(**more: object) -> Copy:
    fields: dict[str, object] = {
        "item_id": "bieb:9",
        "source_id": "bieb",
        "kind": Kind.EVENT,
        "title": "Markt in Filmwijk",
        "url": "https://bieb.example/markt",
        "publisher": "",
        "language": "nl",
        "slug": "markt-in-filmwijk",
        "first_seen": date(2027, 2, 1),
    }
    return Copy(**(fields | more))  # type: ignore[arg-type]  # a builder


def market(*copies: Copy, **more: object) -> MergedItem:
    found = make_event("Markt", make_occurrence("2027-03-03"), areas=("WK003416",), **more)
    return evolve(found, copies=copies)


def test_the_other_sources_of_an_item_are_named_with_their_links(world: World) -> None:
    tree = world.with_items(
        market(copy(), copy(item_id="x:1", source_id="x", publisher="De Buurt", url=""))
    ).tree(MARKET)

    origin = tree.get_element_by_id("herkomst").getparent()

    assert "Ook bij: Bibliotheek Voorbeeld , De Buurt ." in " ".join(
        origin.text_content().replace(",", " ,").replace(".", " .").split()
    )
    assert "https://bieb.example/markt" in origin.xpath(".//a/@href")


@pytest.mark.parametrize(
    "shown_once",
    [
        copy(withdrawn=True),
        copy(source_id="redactie", url=""),
    ],
)
def test_a_copy_that_is_gone_or_our_own_is_not_named(world: World, shown_once: Copy) -> None:
    assert "Ook bij" not in world.with_items(market(shown_once)).main(MARKET)


def test_a_copy_in_another_language_says_so_to_machines(world: World) -> None:
    tree = world.with_items(market(copy(language="en"))).tree(MARKET)

    assert tree.xpath("//a[@hreflang='en']/@href") == ["https://bieb.example/markt"]


def test_a_hostile_address_of_a_copy_is_no_link(world: World) -> None:
    tree = world.with_items(market(copy(url="javascript:alert(1)"))).tree(MARKET)

    assert not tree.xpath("//a[starts-with(@href, 'javascript')]")


def test_the_address_of_a_copy_leads_to_the_item(world: World) -> None:
    together = world.with_items(market(copy()))

    tree = together.tree(OLD)

    assert MARKET in tree.xpath("//main//a/@href")
    assert tree.xpath("//link[@rel='canonical']/@href")[0].endswith(MARKET)
    assert "noindex" in tree.xpath("//meta[@name='robots']/@content")[0]
    assert together.page(OLD).removable


def test_the_calendar_of_a_copy_goes_on(world: World) -> None:
    feeds = {feed.url: feed for feed in world.with_items(market(copy())).plan.feeds}

    assert feeds[f"{OLD}agenda.ics"].item_ids == feeds[f"{MARKET}agenda.ics"].item_ids


def test_a_sensitive_copy_gets_no_calendar(world: World) -> None:
    feeds = {feed.url for feed in world.with_items(market(copy(), sensitive=True)).plan.feeds}

    assert f"{OLD}agenda.ics" not in feeds


def test_an_address_that_is_in_use_is_left_alone(world: World) -> None:
    other = make_event("Iets anders", make_occurrence("2027-03-04"), slug="markt-in-filmwijk")

    tree = world.with_items(market(copy()), other).tree(OLD)

    assert tree.findtext(".//h1") == "Iets anders"


def test_two_copies_with_one_address_are_one_page(world: World) -> None:
    together = world.with_items(market(copy(), copy(item_id="bieb:8")))

    assert sum(page.url == OLD for page in together.plan.pages) == 1


def test_the_local_page_of_a_copy_leads_to_the_local_page(world: World) -> None:
    first, *others = world.build.partitions
    old = copy(kind=Kind.INFORMATION, slug="slaap")
    items = tuple(
        evolve(one, copies=(old,)) if one.slug == "mijn-kind-slaapt-slecht" else one
        for one in first.items
    )
    build = evolve(world.build, partitions=(evolve(first, items=items), *others))

    tree = World(hub=world.hub, build=build).tree("/almere/filmwijk/informatie/slaap/")

    assert "/almere/filmwijk/informatie/mijn-kind-slaapt-slecht/" in tree.xpath(
        "//main//a/@href"
    )


def test_the_sources_of_copies_are_sources_of_the_area(world: World) -> None:
    alone = world.only(market())

    together = world.only(market(copy()))

    assert "Bibliotheek Voorbeeld" not in alone.main("/almere/filmwijk/")
    assert "Bibliotheek Voorbeeld" in together.main("/almere/filmwijk/")


def test_what_the_editors_pinned_stands_first_with_the_reason(
    world: World,
) -> None:
    pinned = make_item(
        Kind.AID, "Zorgmaatje", areas=("NL",), pinned=("WK003416",), source="opvoeden"
    )

    cards = world.with_items(pinned).tree("/almere/filmwijk/").find_class("card")

    handy = [one.text_content() for one in cards if "Zorgmaatje" in one.text_content()]
    assert len(handy) == 1
    assert "De redactie van Wijkwijzer koos dit." in handy[0]
    assert "Zorgmaatje" in cards[0].text_content()
    assert "Zorgmaatje" not in world.with_items(pinned).main("/almere/parkwijk/")
