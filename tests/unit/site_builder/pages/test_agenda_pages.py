"""The agenda by day, and the page of one event."""

import pytest
from attrs import evolve

from hub.vocabulary import EventStatus
from tests.fakes.small_hub import MakeItem, MakeOccurrence, World

COFFEE = "/almere/agenda/koffie-en-taal/"


def days(world: World, url: str) -> dict[str, str]:
    return {
        one.get("datetime"): " ".join(one.getparent().getparent().text_content().split())
        for one in world.tree(url).xpath("//section[@class='day']/*/time")
    }


def test_repeated_event_stands_once_with_its_other_dates_in_words(world: World) -> None:
    found = days(world, "/almere/filmwijk/agenda/")

    assert "Ook op 16 en 23 maart." in found["2027-03-02"]
    assert "2027-03-16" not in found


def test_cancelled_date_of_a_repeated_event_stands_under_its_own_day(world: World) -> None:
    found = days(world, "/almere/filmwijk/agenda/")

    assert "Koffie en taal" in found["2027-03-09"]
    assert "Gaat niet door" in found["2027-03-09"]


def test_event_further_away_stands_once_after_the_weeks(world: World) -> None:
    later = world.tree("/almere/parkwijk/agenda/").get_element_by_id("daarna").getparent()

    assert "Lentefeest" in later.text_content()


def test_only_the_cancelled_date_is_struck_through(world: World) -> None:
    struck = world.tree("/almere/filmwijk/agenda/").xpath("//del/ancestor::section//h2//text()")

    assert "Dinsdag 9 maart" in struck
    assert "Dinsdag 2 maart" not in struck


def test_agenda_of_a_wijk_without_events_borrows_and_says_so(world: World) -> None:
    empty = world.only(
        *[one for one in world.build.partitions[0].items if one.title != "Lentefeest"]
    )

    text = empty.main("/almere/parkwijk/agenda/")

    assert "In Parkwijk zelf staat nu niets op de agenda. Dit is er in Almere Stad." in text


def test_agenda_with_nothing_says_so(world: World) -> None:
    assert "Er staat nu niets op de agenda." in world.main("/eindhoven/agenda/")


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (EventStatus.CANCELLED, "Gaat niet door"),
        (EventStatus.MOVED, "Verplaatst"),
        (EventStatus.FULL, "Vol"),
    ],
)
def test_event_page_says_in_words_what_is_different(
    world: World, event: MakeItem, occurrence: MakeOccurrence, status: EventStatus, word: str
) -> None:
    changed = world.with_items(event("Markt", occurrence("2027-03-03", status=status)))

    badge = changed.tree("/almere/agenda/markt/").find_class("badge")[0]

    assert badge.text == word


def test_cancelled_event_is_struck_through_on_its_page(world: World) -> None:
    assert world.tree("/almere/agenda/buurtmaaltijd/").find(".//h1/del").text == "Buurtmaaltijd"


def test_event_that_may_have_lapsed_asks_to_call(
    world: World, event: MakeItem, occurrence: MakeOccurrence
) -> None:
    maybe = evolve(event("Markt", occurrence("2027-03-03")), maybe_lapsed=True)

    text = world.with_items(maybe).main("/almere/agenda/markt/")

    assert "Dit gaat misschien niet door. Bel voor u gaat." in text


def test_event_page_shows_six_dates_and_folds_the_others(world: World) -> None:
    lists = world.tree(COFFEE).find_class("dates")

    assert [len(one.findall("li")) for one in lists] == [6, 4]


def test_event_page_offers_a_calendar_file_beside_it(world: World) -> None:
    assert world.tree(COFFEE).xpath(f"//a[@href='{COFFEE}agenda.ics']")


def test_event_page_links_to_its_place_and_its_organisation(world: World) -> None:
    tree = world.tree(COFFEE)

    assert tree.xpath("//main//a[@href='/almere/plek/buurthuis-het-filmdoek/']")
    assert tree.xpath("//dd/a[@href='/almere/organisaties/buurthuis-het-filmdoek/']")


def test_past_event_says_when_it_was(
    world: World, event: MakeItem, occurrence: MakeOccurrence
) -> None:
    past = world.with_items(event("Winterfeest", occurrence("2027-01-10")))

    text = past.main("/almere/agenda/winterfeest/")

    assert "Dit is voorbij. De laatste keer was zondag 10 januari 2027." in text
    assert "Zet dit in uw agenda" not in text


def test_event_page_sends_the_reader_on_when_rights_show_a_part(world: World) -> None:
    tree = world.tree("/almere/agenda/avond-over-pubers-en-geld/")

    link = tree.xpath("//a[text()='Lees verder bij Bibliotheek Voorbeeld']")[0]

    assert link.get("href") == "https://bieb.example/pubers"


def test_item_of_an_old_source_says_since_when(world: World) -> None:
    text = world.main("/almere/agenda/avond-over-pubers-en-geld/")

    assert "Wij krijgen van deze bron niets nieuws sinds 9 februari 2027." in text


def test_event_over_more_days_says_until_when(
    world: World, event: MakeItem, occurrence: MakeOccurrence
) -> None:
    start = occurrence("2027-03-05").start
    end = occurrence("2027-03-07", "10:00", "17:00").end
    fair = event("Kermis", evolve(occurrence("2027-03-05"), start=start, end=end))

    found = days(world.with_items(fair), "/almere/agenda/")

    assert "Van vrijdag 5 maart, 10.00 uur tot zondag 7 maart, 17.00 uur" in found["2027-03-05"]
