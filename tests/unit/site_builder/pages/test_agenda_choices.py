"""An agenda narrowed by a choice: plain links to pages with feeds of their own."""

import pytest

from hub.vocabulary import Domain
from tests.fakes.small_hub import MakeItem, MakeOccurrence, World

FREE = "/almere/agenda/gratis/"
EVENING = "/almere/agenda/avond/"


@pytest.fixture(scope="module")
def busy(world: World, event: MakeItem, occurrence: MakeOccurrence) -> World:
    evenings = [
        event(f"Avond {number}", occurrence(f"2027-03-1{number}", "19:00", "21:00"), cost="€ 3")
        for number in range(3)
    ]
    return world.with_items(*evenings)


def links(world: World, url: str) -> dict[str, str]:
    return {
        one.get("href"): " ".join(one.text_content().split())
        for one in world.tree(url).xpath("//nav[@class='choices']//a")
    }


def test_agenda_offers_choices_with_how_many_events_fit(busy: World) -> None:
    assert links(busy, "/almere/agenda/")[EVENING] == "In de avond (5 activiteiten)"


def test_narrowed_agenda_shows_only_what_fits(busy: World) -> None:
    text = busy.main(EVENING)

    assert "Avond 1" in text
    assert "Koffie en taal" not in text


def test_narrowed_agenda_names_its_choice_and_leads_back_to_everything(busy: World) -> None:
    tree = busy.tree(EVENING)

    assert "U ziet nu alleen: in de avond." in busy.main(EVENING)
    assert tree.xpath("//p/a[@href='/almere/agenda/']")[0].text == "Toon alles"
    assert tree.xpath("//nav[@class='choices']//a[@aria-current='page']/@href") == [EVENING]


def test_choice_that_leaves_one_event_has_no_page(busy: World) -> None:
    assert not busy.has("/almere/agenda/geld/")


def test_choice_that_leaves_everything_has_no_page(world: World) -> None:
    free = [one for one in world.build.partitions[0].items if one.title == "Koffie en taal"]

    assert not world.only(*free).has(FREE)


def test_short_agenda_of_a_wijk_is_not_narrowed(world: World) -> None:
    assert links(world, "/almere/filmwijk/agenda/") == {}


def test_safety_is_no_choice(world: World, event: MakeItem, occurrence: MakeOccurrence) -> None:
    many = world.with_items(
        *(
            event(f"Groep {number}", occurrence("2027-03-09"), domains=(Domain.VEILIGHEID,))
            for number in range(4)
        )
    )

    assert not many.has("/almere/agenda/veilig/")


def test_event_cannot_take_the_address_of_a_choice(
    world: World, event: MakeItem, occurrence: MakeOccurrence
) -> None:
    named = world.with_items(event("Gratis", occurrence("2027-03-03"), slug="gratis"))

    url = {one[1]: one[2] for one in named.plan.item_urls}["redactie:gratis"]
    assert url.startswith("/almere/agenda/gratis-")


def test_each_narrowed_agenda_has_its_feeds(busy: World) -> None:
    feeds = {one.url for one in busy.plan.feeds}

    assert {f"{EVENING}{name}" for name in ("atom.xml", "agenda.ics", "items.json")} <= feeds
    assert busy.tree(EVENING).xpath(
        "//main//a[@href='webcal://wijkwijzer.example/almere/agenda/avond/agenda.ics']"
    )


def test_feed_of_a_choice_holds_what_fits_and_may_be_passed_on(busy: World) -> None:
    feed = next(one for one in busy.plan.feeds if one.url == f"{EVENING}items.json")

    assert feed.item_ids == (
        "redactie:avond-0",
        "redactie:avond-1",
        "redactie:avond-2",
        "redactie:buurtmaaltijd",
    )


def test_narrowed_agenda_may_go_when_its_events_are_over(busy: World) -> None:
    assert busy.page(EVENING).removable
    assert not busy.page("/almere/agenda/").removable


def test_subject_of_an_area_can_be_subscribed_to(world: World) -> None:
    url = "/almere/filmwijk/samen/"
    named = world.tree(url).xpath("//link[@rel='alternate']/@href")

    assert named == [f"{url}agenda.ics", f"{url}atom.xml", f"{url}items.json"]


def test_safety_has_no_feed(world: World) -> None:
    feeds = [one.url for one in world.plan.feeds]

    assert [url for url in feeds if "/veilig/" in url] == []
    assert world.tree("/almere/veilig/").xpath("//link[@rel='alternate']/@type") == []


@pytest.mark.parametrize("name", ["atom.xml", "agenda.ics", "items.json"])
def test_feed_of_a_choice_that_is_no_longer_offered_goes_on_empty(
    world: World, busy: World, name: str
) -> None:
    quiet = world.only().after(busy)

    feed = next(one for one in quiet.plan.feeds if one.url == f"{EVENING}{name}")

    assert feed.item_ids == ()


def test_page_of_a_choice_that_is_no_longer_offered_says_so_and_leads_on(
    world: World, busy: World
) -> None:
    quiet = world.only().after(busy)

    assert "Er staat nu niets op de agenda." in quiet.main(EVENING)
    assert quiet.tree(EVENING).xpath("//main//a[@href='/almere/agenda/']")
    assert not quiet.page(EVENING).indexable
    assert links(quiet, "/almere/agenda/") == {}


def test_choice_that_never_had_a_page_gets_none_afterwards(world: World, busy: World) -> None:
    assert not world.only().after(busy).has("/almere/agenda/tot-4-jaar/")


def test_choice_that_is_still_offered_stays_as_it_is(busy: World) -> None:
    assert busy.after(busy).markup(EVENING) == busy.markup(EVENING)
