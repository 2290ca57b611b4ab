"""What HSDS answers mean beside the golden folders: questions, pages and single facts."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvest.first_request import first_url
from harvest.formats.hsds_paging import next_pages
from harvest.formats.hsds_schedule import read_opening
from harvest.parsed import Parsed
from hub.errors import ParseError
from hub.model import Details, Hours
from hub.source import Fetched, Query, Source
from hub.vocabulary import Kind, ListMode, SourceFormat

Read = Callable[..., Parsed]
NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
API = "https://api.example/hsds"
KEYS = [
    "contents", "services", "organizations", "locations", "id", "name", "status", "service",
    "service_at_locations", "location", "addresses", "schedules", "byday", "freq", "opens_at",
    "closes_at", "valid_to", "dtstart", "count", "interval", "phones", "number", "languages",
    "code", "service_areas", "cost_options", "amount", "minimum_age", "attributes", "contacts",
    "email", "page_number", "total_pages", "next", "last_page", "assured_date", "latitude",
    "service_id", "organization_id", "organization", "bymonthday", "url",
]  # fmt: skip
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=6),
    st.sampled_from([
        "2027-03-05", "9999-12-31", "0001-01-01", "10:00", "25:61", "23:30Z", "WEEKLY",
        "MONTHLY", "1TU,-1FR", "MO,TU", "-99MO", "active", "http://[", "\ud800", "9" * 40,
        "99999999", "?page=2",
    ]),
)  # fmt: skip
ANSWERS = st.recursive(
    VALUES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(KEYS), inner, max_size=6)
    ),
    max_leaves=14,
)


def api(url: str, **query: Any) -> Source:
    return Source(
        id="bron",
        title="Een bron",
        url=url,
        format=SourceFormat.HSDS,
        scope="GM0034",
        publisher="De bron",
        list=ListMode.FULL,
        query=Query(**query),
    )


def details(read: Read, **stated: object) -> Details:
    service = {"id": "1", "name": "Loket", "status": "active", **stated}
    (item,) = read("hsds", json.dumps([service])).items
    return item.details


def pages(answer: object, asked: str = f"{API}/services?page=1") -> list[str]:
    fetched = Fetched(
        source_id="bron", url=asked, status=200, headers=(), body=b"", fetched_at=NOW
    )
    return [follow.url for follow in next_pages(answer, fetched)]


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        (API, f"{API}/services?full=true&page=1&per_page=50"),
        (f"{API}/", f"{API}/services?full=true&page=1&per_page=50"),
        (f"{API}/services", f"{API}/services?full=true&page=1&per_page=50"),
        (f"{API}/services?per_page=20", f"{API}/services?per_page=20&full=true&page=1"),
        (
            f"{API}/organizations",
            f"{API}/organizations?full=true&full_service=true&page=1&per_page=50",
        ),
        (
            f"{API}/service_at_locations",
            f"{API}/service_at_locations?full=true&page=1&per_page=50",
        ),
        (f"{API}/services/12", f"{API}/services/12"),
        ("https://x.example/sociale-kaart.json", "https://x.example/sociale-kaart.json"),
    ],
)
def test_the_path_decides_what_is_asked(url: str, asked: str) -> None:
    assert first_url(api(url), NOW) == asked


def test_the_question_holds_words_terms_and_organisation() -> None:
    source = api(API, words="hulp bij geld", topics=("t1",), authority="o1")

    asked = first_url(source, NOW)

    assert asked.endswith("&search=hulp+bij+geld&taxonomy_term_id=t1&organization_id=o1")


@pytest.mark.parametrize(
    ("envelope", "expected"),
    [
        ({"page_number": 1, "total_pages": 3, "last_page": False}, ["2"]),
        ({"page_number": "1", "total_pages": "3", "last_page": "false"}, ["2"]),
        ({"page": 1, "pages": 2}, ["2"]),
        ({"page_number": 1, "total_pages": 1, "last_page": True}, []),
        ({"page_number": 1, "total_pages": 1}, []),
        ({"page_number": 1, "last_page": False}, ["2"]),
        ({"total_pages": 2}, ["2"]),
        ({"page_number": 0, "total_pages": 2, "first_page": True}, ["2"]),
        ({"page_number": 1, "total_pages": 2, "first_page": False, "last_page": True}, ["0"]),
        (
            {"page_number": 1, "total_pages": 3, "first_page": False, "last_page": False},
            ["0", "2"],
        ),
        ({}, []),
    ],
)
def test_the_envelope_tells_the_other_pages(
    envelope: dict[str, object], expected: list[str]
) -> None:
    answer = {**envelope, "contents": [{"id": "1"}]}

    assert pages(answer) == [f"{API}/services?page={number}" for number in expected]


@pytest.mark.parametrize(
    "answer",
    [
        {"page_number": 1, "total_pages": 9, "contents": []},
        {"page_number": 1, "total_pages": 9, "empty": True, "contents": [{"id": "1"}]},
        [{"id": "1"}],
        "tekst",
    ],
)
def test_an_empty_page_or_a_plain_list_is_the_last(answer: object) -> None:
    assert pages(answer) == []


@pytest.mark.parametrize(
    "answer",
    [
        {"next": "/hsds/services?cursor=2"},
        {"links": {"next": "https://api.example/hsds/services?cursor=2"}},
        {"_links": {"next": {"href": "?cursor=2"}}},
    ],
)
def test_a_link_to_the_next_page_goes_before_counting(answer: dict[str, object]) -> None:
    assert pages({**answer, "results": [{"id": "1"}], "total_pages": 9}) == [
        f"{API}/services?cursor=2"
    ]


@pytest.mark.parametrize(
    ("lowest", "highest", "age"),
    [
        (4, 12, "4 tot en met 12 jaar"),
        ("18", None, "vanaf 18 jaar"),
        (0, 17, "tot en met 17 jaar"),
        (65, 120, "vanaf 65 jaar"),
        (20, 10, ""),
        (-1, "oud", ""),
        (0, 100, ""),
    ],
)
def test_ages_are_told_as_people_do(
    read: Read, lowest: object, highest: object, age: str
) -> None:
    assert details(read, minimum_age=lowest, maximum_age=highest).age == age


@pytest.mark.parametrize(
    ("option", "cost"),
    [
        ({"amount": 2.5}, "€ 2,50"),
        ({"amount": "5", "currency": "eur"}, "€ 5"),
        ({"amount": 0}, "gratis"),
        ({"amount": 3, "amount_description": "per uur", "option": "65+"}, "€ 3 per uur (65+)"),
        ({"amount_description": "vrije gift"}, "vrije gift"),
        ({"amount": 3, "valid_to": "2027-02-28"}, ""),
        ({"amount": 3, "valid_from": "2027-03-02"}, ""),
        ({"amount": 3, "valid_from": "2027-03-01", "valid_to": "2027-03-01"}, "€ 3"),
        ({"amount": -3}, ""),
    ],
)
def test_only_prices_of_today_are_told(
    read: Read, option: dict[str, object], cost: str
) -> None:
    assert details(read, cost_options=[option]).cost == cost


@pytest.mark.parametrize("status", ["inactive", "defunct", "temporarily closed", "Defunct"])
def test_a_service_that_has_stopped_is_left_out_without_a_word(read: Read, status: str) -> None:
    found = read("hsds", json.dumps([{"id": "1", "name": "Loket", "status": status}]))

    assert (found.items, found.losses) == ((), ())


def test_a_service_at_two_places_is_found_at_both(read: Read) -> None:
    at = [{"location": {"id": word, "name": word}} for word in ("hier", "daar")]
    service = {"id": "1", "name": "Loket", "status": "active", "service_at_locations": at}

    found = read("hsds", json.dumps([service])).items

    assert [item.external_id for item in found] == ["1", "1/daar"]


def test_persons_are_never_read(read: Read) -> None:
    found = details(
        read,
        contacts=[
            {"name": "Ann Persona", "email": "ann@x.example", "phones": [{"number": "1"}]}
        ],
        assurer_email="jan@x.example",
        organization={"id": "o", "name": "Jan de Vries"},
        service_at_locations=[
            {"location": {"id": "l", "name": "Huis", "addresses": [{"attention": "Piet Pers"}]}}
        ],
    )

    assert not [name for name in ("Ann", "ann@", "jan@", "Jan", "Piet") if name in repr(found)]


def test_a_desk_among_the_contacts_is_read(read: Read) -> None:
    desk = {"department": "Balie", "email": "balie@x.example", "phones": [{"number": "0900"}]}

    found = details(read, contacts=[desk]).contact

    assert (found.phones, found.mails) == (("0900",), ("balie@x.example",))


def test_the_number_of_a_fax_is_not_called(read: Read) -> None:
    found = details(read, phones=[{"number": "1", "type": "fax"}, {"number": "2"}])

    assert found.contact.phones == ("2",)


def test_an_online_service_is_online(read: Read) -> None:
    room = {"id": "l", "location_type": "virtual", "url": "https://praat.example/kamer"}

    found = details(read, service_at_locations=[{"location": room}])

    assert found.location is not None
    assert (found.location.name, found.contact.website) == (
        "Online", "https://praat.example/kamer",
    )  # fmt: skip


def test_an_impossible_point_is_left_out(read: Read) -> None:
    place = {"id": "l", "name": "Huis", "latitude": 100, "longitude": 101}

    found = details(read, service_at_locations=[{"location": place}])

    assert found.location is not None
    assert (found.location.lat, found.location.lon) == (None, None)


def test_a_service_checked_tomorrow_was_not_checked(read: Read) -> None:
    assert details(read, assured_date="2027-03-02").upkeep.checked_on is None


@pytest.mark.parametrize(
    ("record", "kind"),
    [
        ({"id": "1", "name": "x", "status": "active"}, Kind.SERVICE),
        ({"id": "1", "name": "x", "website": "https://x.example"}, Kind.ORGANISATION),
        ({"id": "1", "name": "x", "location_type": "physical"}, Kind.PLACE),
    ],
)
def test_the_fields_tell_what_a_record_is(
    read: Read, record: dict[str, object], kind: Kind
) -> None:
    (item,) = read("hsds", json.dumps(record)).items

    assert item.kind is kind


@pytest.mark.parametrize(
    ("schedule", "hours", "lines"),
    [
        ({"freq": "WEEKLY", "byday": "TU"}, 1, ()),
        ({"byday": "Tuesday"}, 1, ()),
        ({"freq": "WEEKLY", "dtstart": "2027-01-05"}, 1, ()),
        ({"freq": "MONTHLY", "byday": "TU"}, 1, ()),
        ({"byday": "TU", "valid_to": "2027-03-01"}, 1, ()),
        ({"byday": "TU", "valid_to": "2027-02-28"}, 0, ()),
        ({"byday": "TU", "until": "2027-02-28", "valid_to": "2028-01-01"}, 0, ()),
        (
            {"byday": "TU", "valid_from": "2027-03-02"},
            0,
            ("elke dinsdag, 9.00-12.00 uur, vanaf dinsdag 2 maart 2027",),
        ),
        (
            {"freq": "MONTHLY", "byday": "1TU,3TU"},
            0,
            ("elke eerste en derde dinsdag van de maand, 9.00-12.00 uur",),
        ),
        (
            {"freq": "WEEKLY", "interval": "2", "byday": "MO,WE"},
            0,
            ("om de week op maandag en woensdag, 9.00-12.00 uur",),
        ),
        ({"freq": "MONTHLY", "byday": "6TU"}, 0, ()),
        ({"freq": "MONTHLY", "bymonthday": "-1", "description": "De laatste dag"}, 0,
         ("De laatste dag",)),
        ({"freq": "WEEKLY", "dtstart": "2027-02-23", "count": 4}, 1, ()),
        ({"freq": "WEEKLY", "dtstart": "2027-01-05", "count": 4}, 0, ()),
    ],
)  # fmt: skip
def test_a_rule_is_a_week_or_words(
    schedule: dict[str, object], hours: int, lines: tuple[str, ...]
) -> None:
    opening = read_opening([{"opens_at": "09:00", "closes_at": "12:00", **schedule}], NOW)

    assert (len(opening.hours), opening.lines) == (hours, lines)


@pytest.mark.parametrize(
    ("opens", "start", "expected"),
    [
        ("09:00", "2027-01-04", time(9)),
        ("09:00:00", "2027-01-04", time(9)),
        ("9.00", "2027-01-04", time(9)),
        ("09:00+01:00", "2026-07-06", time(9)),
        ("09:00+02:00", "2027-01-04", time(9)),
        ("08:00Z", "2027-01-04", time(9)),
        ("07:00Z", "2026-07-06", time(9)),
        ("03:00-05:00", "2027-01-04", time(9)),
    ],
)
def test_opening_times_are_those_of_a_dutch_clock(
    opens: str, start: str, expected: time
) -> None:
    schedule = {"byday": "MO", "opens_at": opens, "closes_at": "17:00", "dtstart": start}

    assert read_opening([schedule], NOW).hours == (
        Hours(day=0, opens=expected, closes=time(17)),
    )


@pytest.mark.parametrize(
    ("opens", "closes", "line"),
    [
        ("22:00", "02:00", "elke maandag, 22.00-2.00 uur"),
        ("18:00", "00:00", "elke maandag, 18.00-24.00 uur"),
        ("09:00", None, "elke maandag, vanaf 9.00 uur"),
        (None, "12:00", "elke maandag, tot 12.00 uur"),
        ("laat", 1200, "elke maandag"),
    ],
)
def test_times_that_fit_no_table_are_told_in_words(
    opens: object, closes: object, line: str
) -> None:
    opening = read_opening([{"byday": "MO", "opens_at": opens, "closes_at": closes}], NOW)

    assert (opening.hours, opening.lines) == ((), (line,))


@pytest.mark.parametrize(
    ("note", "closed", "lines"),
    [
        ("Gesloten op feestdagen.", ("feestdagen",), ()),
        ("Niet in de schoolvakantie", ("de schoolvakantie",), ()),
        ("Gesloten als het regent.", (), ("Gesloten als het regent.",)),
        ("Bel eerst.", (), ("Bel eerst.",)),
    ],
)
def test_days_without_hours_stand_apart(
    note: str, closed: tuple[str, ...], lines: tuple[str, ...]
) -> None:
    schedule = {"byday": "MO", "opens_at": "09:00", "closes_at": "12:00", "notes": note}

    opening = read_opening([schedule], NOW)

    assert (opening.closed, opening.lines) == (closed, lines)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANSWERS)
def test_no_json_breaks_the_parser_but_with_a_parse_error(read: Read, answer: object) -> None:
    try:
        found = read("hsds", json.dumps(answer)).items
    except ParseError:
        return

    assert len({item.external_id for item in found}) == len(found)
