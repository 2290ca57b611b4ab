"""Lists and agendas that are too long for a page, in pages that work without scripts."""

import gzip
from datetime import date, timedelta

import pytest

from hub.vocabulary import Domain, Kind
from site_builder.views import agenda_page
from site_builder.views.divided_lists import MOST, by_month, divided
from site_builder.views.page import Link
from tests.fakes.small_hub import World, make_event, make_item, make_occurrence

LARGEST = 38_000
"""What is left of 50 kB on the wire beside the styles and the scripts."""

A_Z = "/almere/a-z/"
AGENDA = "/almere/agenda/"
NEWS = "/almere/nieuws/"


def links(*titles: str) -> tuple[Link, ...]:
    return tuple(Link(text=title, href=f"/{title}/") for title in titles)


@pytest.fixture(scope="module")
def crowded(world: World) -> World:
    texts = (
        make_item(
            Kind.INFORMATION,
            f"{'ABCDE'[number % 5]}{'aeiou'[number // 5 % 5]} regeling nummer {number}",
            summary=f"Zo vraagt u regeling {number} aan bij het loket van de gemeente.",
        )
        for number in range(2_000)
    )
    news = (
        make_item(
            Kind.NEWS,
            f"Bericht {number}",
            published=(world.build.now - timedelta(days=number)),
        )
        for number in range(MOST + 1)
    )
    return world.with_items(*texts, *news)


@pytest.fixture(scope="module")
def busy(world: World) -> World:
    days = (date(2027, 3, 1) + timedelta(days=number % 60) for number in range(500))
    return world.with_items(
        *(
            make_event(f"Samen eten {number}", make_occurrence(day.isoformat()))
            for number, day in enumerate(days)
        )
    )


def on_the_wire(world: World, url: str) -> int:
    return len(gzip.compress(world.markup(url).encode(), 9))


def hrefs(world: World, url: str) -> set[str]:
    return set(world.tree(url).xpath("//main//a/@href"))


def test_titles_are_divided_by_as_many_letters_as_needed() -> None:
    found = divided(links("Aap", "Beer", "Boek", "Boot"), most=2)

    assert [one.name for part in found for one in part.whole()] == ["A", "B", "Be", "Bo"]


def test_title_that_ends_where_the_parts_begin_stands_on_the_page_that_leads_on() -> None:
    (part,) = divided(links("B", "Beer", "Boek"), most=2)

    assert [link.text for link in part.links] == ["B"]
    assert [one.name for one in part.parts] == ["Be", "Bo"]


def test_titles_without_letters_stand_first_and_together() -> None:
    found = divided(links("Één", "2 tips", "…en verder"), most=1)

    assert [(part.name, len(part.links)) for part in found] == [("0-9", 2), ("E", 1)]


def test_equal_titles_are_not_divided_for_ever() -> None:
    found = divided(links(*["Spreekuur"] * 5), most=2)

    assert [one.name for one in found[0].whole()][-1] == "Spreek"


def test_months_come_newest_first_and_what_has_no_date_last() -> None:
    first, second, third = links("a", "b", "c")

    found = by_month([("2027-01-05", first), ("", second), ("2027-02-01", third)])

    assert list(found) == ["2027-02", "2027-01", ""]


def test_every_title_of_a_long_list_is_reached_by_links(crowded: World) -> None:
    pages = {A_Z} | {url for url in _urls(crowded) if url.startswith(A_Z)}

    reached = set().union(*(hrefs(crowded, url) for url in pages))

    shown = {url for url in _urls(crowded) if "-regeling-nummer-" in url}
    assert shown <= reached
    assert pages - {A_Z} <= reached


def test_no_page_of_a_long_list_is_too_large(crowded: World) -> None:
    pages = [url for url in _urls(crowded) if "/a-z/" in url or url in {NEWS, A_Z}]

    assert max(on_the_wire(crowded, url) for url in pages) < LARGEST


def test_added_title_touches_the_list_of_its_letters_alone(crowded: World) -> None:
    more = crowded.with_items(make_item(Kind.INFORMATION, "Ba regeling nummer 9999"))

    assert _touched(crowded, more, A_Z) == {f"{A_Z}ba/"}


def test_added_news_touches_the_first_page_and_its_month_alone(crowded: World) -> None:
    added = make_item(Kind.NEWS, "Vandaag", published=crowded.build.now)

    touched = _touched(crowded, crowded.with_items(added), NEWS)

    assert {url for url in touched if url.count("/") < 5 and "vandaag" not in url} == {NEWS}
    assert {url for url in touched if "/a-z/" in url} == {f"{NEWS}a-z/2027-03/"}


def test_long_agenda_stops_at_the_end_of_a_day_and_leads_to_its_weeks(busy: World) -> None:
    entries = busy.tree(AGENDA).xpath("//main//ul[@class='entries']/li")

    assert 100 < len(entries) <= agenda_page.MOST_ENTRIES
    assert f"{AGENDA}week/2027-03-01/" in hrefs(busy, AGENDA)


def test_weeks_hold_every_event_of_a_long_agenda(busy: World) -> None:
    weeks = [url for url in _urls(busy) if url.startswith(f"{AGENDA}week/")]

    found = set().union(*(hrefs(busy, url) for url in weeks))

    assert {url for url in _urls(busy) if "/samen-eten-" in url} <= found


def test_no_page_of_a_long_agenda_is_too_large(busy: World) -> None:
    pages = [url for url in _urls(busy) if url == AGENDA or url.startswith(f"{AGENDA}week/")]

    assert max(on_the_wire(busy, url) for url in pages) < LARGEST


def test_added_event_touches_its_own_week(busy: World) -> None:
    added = make_event("Nieuw", make_occurrence("2027-04-20"))

    touched = _touched(busy, busy.with_items(added), f"{AGENDA}week/")

    assert touched == {f"{AGENDA}week/2027-04-19/"}


def test_wijk_that_borrows_a_long_agenda_leads_to_the_weeks_of_the_gemeente(
    busy: World,
) -> None:
    whole = (one for one in busy.build.partitions[0].items if "/samen" in f"/{one.slug}")

    assert f"{AGENDA}week/2027-03-01/" in hrefs(busy.only(*whole), "/almere/parkwijk/agenda/")


def test_short_lists_and_agendas_are_one_page(world: World) -> None:
    below = [url for url in _urls(world) if "/a-z/" in url or "/week/" in url]

    assert below == [A_Z, "/eindhoven/a-z/"]


def _urls(world: World) -> list[str]:
    return [page.url for page in world.plan.pages]


def _touched(before: World, after: World, below: str) -> set[str]:
    """Return the pages below an address that are new or not as they were."""
    old = {page.url: page.input_hash for page in before.plan.pages}
    now = (page for page in after.plan.pages if page.url.startswith(below))
    return {page.url for page in now if old.get(page.url) != page.input_hash}


def test_titles_that_are_too_many_for_a_subject_are_found_by_letter(world: World) -> None:
    texts = [
        make_item(Kind.INFORMATION, f"{'AB'[number % 2]} tip {number}", domains=(Domain.WONEN,))
        for number in range(MOST + 40)
    ]
    crowded = world.with_items(*texts)
    shown = hrefs(crowded, "/almere/wonen/")

    below = {url for url in _urls(crowded) if url.startswith("/almere/wonen/a-z/")}

    reached = shown.union(*(hrefs(crowded, url) for url in below))
    assert below == {"/almere/wonen/a-z/a/", "/almere/wonen/a-z/b/"} <= shown
    assert {url for url in _urls(crowded) if "-tip-" in url} <= reached


def test_sensitive_subject_keeps_its_titles_in_their_order(world: World) -> None:
    texts = (
        make_item(Kind.INFORMATION, f"A tip {number}", domains=(Domain.VEILIGHEID,))
        for number in range(MOST + 40)
    )

    crowded = world.with_items(*texts)

    assert not [url for url in _urls(crowded) if url.startswith("/almere/veilig/a-z/")]
