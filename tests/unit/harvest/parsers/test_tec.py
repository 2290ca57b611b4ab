"""What The Events Calendar's answers mean beside the golden folders: questions and identity."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvest.first_request import first_url
from harvest.join import joined
from harvest.parsed import Parsed
from hub.errors import ParseError
from hub.model import RawItem
from hub.source import Query, Source
from hub.vocabulary import EventStatus, ListMode, SourceFormat

Read = Callable[..., Parsed]
NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
SITE = "https://wijkhuis.example"
EVENTS = f"{SITE}/wp-json/tribe/events/v1/events"
KEYS = [
    "events", "id", "url", "title", "description", "excerpt", "start_date", "end_date",
    "utc_start_date", "utc_end_date", "timezone", "all_day", "venue", "organizer", "cost",
    "cost_details", "values", "categories", "name", "status", "event_status", "next_rest_url",
    "json_ld", "password", "geo_lat", "geo_lng", "code",
]  # fmt: skip
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=6),
    st.sampled_from([
        "2027-03-05 20:00:00", "0000-00-00 00:00:00", "UTC+99", "Europe", "../x", "http://[",
        f"{SITE}/event/x/2027-03-05/", "publish", "€ 5 – 10", "\ud800", "9" * 40,
    ]),
)  # fmt: skip
ANSWERS = st.recursive(
    VALUES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=12,
)


def site(url: str, **query: Any) -> Source:
    return Source(
        id="bron",
        title="Een bron",
        url=url,
        format=SourceFormat.TEC,
        scope="GM0034",
        publisher="De bron",
        list=ListMode.FULL,
        query=Query(**query),
    )


def post(**changed: object) -> dict[str, object]:
    return {
        "id": 7,
        "title": "Koffie",
        "url": f"{SITE}/event/koffie/",
        "utc_start_date": "2027-03-05 19:00:00",
        "utc_end_date": "2027-03-05 20:00:00",
        "start_date": "2027-03-05 20:00:00",
        "end_date": "2027-03-05 21:00:00",
        **changed,
    }


def items(read: Read, *posts: dict[str, object]) -> tuple[RawItem, ...]:
    return read("tec", json.dumps({"events": posts})).items


def on(day: str, **changed: object) -> dict[str, object]:
    return post(
        url=f"{SITE}/event/koffie/{day}/",
        utc_start_date=f"{day} 19:00:00",
        utc_end_date=f"{day} 20:00:00",
        **changed,
    )


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        (SITE, EVENTS),
        (f"{SITE}/", EVENTS),
        (f"{SITE}/stad/", f"{SITE}/stad/wp-json/tribe/events/v1/events"),
        (f"{SITE}/wp-json/", EVENTS),
        (f"{SITE}/wp-json/tribe/events/v1", EVENTS),
        (f"{EVENTS}/", EVENTS),
    ],
)
def test_any_address_of_the_site_leads_to_its_events(url: str, asked: str) -> None:
    question = "per_page=50&start_date=2027-02-28&end_date=2028-02-29"

    assert first_url(site(url), NOW) == f"{asked}?{question}"


def test_a_site_without_fine_addresses_is_asked_by_its_route() -> None:
    asked = first_url(site(f"{SITE}/?rest_route=/tribe/events/v1"), NOW)

    assert asked.startswith(f"{SITE}/?rest_route=/tribe/events/v1/events&per_page=50&")


def test_what_the_source_asks_itself_stays() -> None:
    asked = first_url(site(f"{EVENTS}?per_page=10&categories=jeugd"), NOW)

    assert (
        asked
        == f"{EVENTS}?per_page=10&categories=jeugd&start_date=2027-02-28&end_date=2028-02-29"
    )


def test_the_question_holds_words_and_categories() -> None:
    asked = first_url(site(SITE, words="soep", topics=("eten", "jeugd"), days=14), NOW)

    assert asked.endswith("&end_date=2027-03-15&search=soep&categories=eten,jeugd")


@pytest.mark.parametrize(("days", "until"), [(9999, "2028-02-29"), (0, "2027-03-02")])
def test_the_question_looks_a_day_to_a_year_ahead(days: int, until: str) -> None:
    assert f"end_date={until}" in first_url(site(SITE, days=days), NOW)


def test_the_night_belongs_to_the_day_in_amsterdam() -> None:
    late = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)

    assert "start_date=2027-03-01&" in first_url(site(SITE), late)


def test_a_moved_event_stays_the_same_item(read: Read) -> None:
    (before,) = items(read, post())
    (after,) = items(read, post(utc_start_date="2027-03-12 19:00:00", title="Koffie!"))

    assert before.external_id == after.external_id == "7@wijkhuis.example"


def test_a_moved_date_of_a_series_stays_the_same_item(read: Read) -> None:
    (before,) = items(read, on("2027-03-05", id=1), on("2027-03-12", id=2))
    (after,) = items(read, on("2027-03-05", id=1), on("2027-03-13", id=2))

    assert before.external_id == after.external_id


def test_a_series_has_the_address_of_the_event_itself(read: Read) -> None:
    (item,) = items(read, on("2027-03-05", id=1), on("2027-03-12", id=2))

    assert item.url == f"{SITE}/event/koffie/"


@pytest.mark.parametrize(
    "address", ["/event/koffie/2027-03-05/2/", "/?tribe_events=koffie&eventDate=2027-03-05"]
)
def test_the_date_in_an_address_is_no_part_of_the_identity(read: Read, address: str) -> None:
    other = address.replace("2027-03-05", "2027-03-12")

    found = items(
        read,
        post(id=1, url=f"{SITE}{address}"),
        post(id=2, url=f"{SITE}{other}", utc_start_date="2027-03-12 19:00:00"),
    )

    assert len(found) == 1


def test_dates_of_two_pages_are_one_event(read: Read) -> None:
    one = items(read, on("2027-03-05", id=1), on("2027-03-12", id=2))
    two = items(read, on("2027-03-19", id=3, event_status="canceled"))

    (item,) = joined([*one, *two])

    event = item.details.event
    assert event is not None
    assert [date.start.day for date in event.occurrences] == [5, 12, 19]
    assert [date.status for date in event.occurrences][-1] is EventStatus.CANCELLED


def test_a_date_elsewhere_is_an_item_of_its_own(read: Read) -> None:
    found = items(
        read,
        on("2027-03-05", id=1, venue={"venue": "Hier"}),
        on("2027-03-12", id=2, venue={"venue": "Hier"}),
        on("2027-03-19", id=3, venue={"venue": "Daar"}),
    )

    places = {one.external_id: one.details.location for one in found}
    assert len(found) == 2
    assert places["3@wijkhuis.example"] is not None
    assert places["3@wijkhuis.example"].name == "Daar"


def test_the_next_page_is_asked_over_https_like_this_one(read: Read) -> None:
    answer = {"events": [], "next_rest_url": "http://bron.example/wp-json?page=2"}

    (follow,) = read("tec", json.dumps(answer)).follows

    assert follow.url == "https://bron.example/wp-json?page=2"


def test_a_person_who_organises_is_never_read(read: Read) -> None:
    person = {"organizer": "Jan Jansen", "email": "jan@x.example", "phone": "036 – 000 00 00"}

    (item,) = items(read, post(organizer=[person]))

    assert "Jan" not in repr(item)
    assert item.details.contact.phones == ()


def test_an_excerpt_that_breaks_off_gives_way_to_the_text(read: Read) -> None:
    (item,) = items(
        read, post(excerpt="<p>Kom koffie [&hellip;]</p>", description="<p>Kom.</p>")
    )

    assert item.summary_html == "<p>Kom.</p>"


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANSWERS)
def test_no_json_breaks_the_parser_but_with_a_parse_error(read: Read, answer: object) -> None:
    try:
        found = read("tec", json.dumps(answer)).items
    except ParseError:
        return

    assert len({item.external_id for item in found}) == len(found)
