from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.clock import AMSTERDAM, midnight
from hub.model import Details, Event, Location, Occurrence
from hub.vocabulary import EventStatus
from site_builder.calendar_file import CalendarEntry, calendar_entries, calendar_file
from tests.fakes.merged import merged_item

URL = "https://hub.test/almere/agenda/koffie/"
LIST_URL = "https://hub.test/almere/filmwijk/agenda/"
HOUR = timedelta(hours=1)
MORNING = Occurrence(
    start=datetime(2027, 3, 2, 9, 0, tzinfo=UTC), end=datetime(2027, 3, 2, 11, 0, tzinfo=UTC)
)


def entry(*occurrences: Occurrence, title: str = "Koffie", url: str = URL) -> CalendarEntry:
    return CalendarEntry(
        item_id="s:1",
        url=url,
        title=title,
        changed_on=date(2027, 2, 20),
        occurrences=occurrences,
        location="Buurthuis, Plein 1",
        description="Regel één\nregel twee; met \\ en, komma",
    )


def events(*entries: CalendarEntry) -> list[icalendar.Component]:
    written = calendar_file("Agenda", LIST_URL, entries)
    return icalendar.Calendar.from_ical(written).walk("VEVENT")


def test_calendar_program_understands_an_event() -> None:
    event = events(entry(MORNING))[0]

    assert event["SUMMARY"] == "Koffie"
    assert event["LOCATION"] == "Buurthuis, Plein 1"
    assert event["DESCRIPTION"] == "Regel één\nregel twee; met \\ en, komma"
    assert event["URL"] == URL
    assert event["STATUS"] == "CONFIRMED"
    assert event["DTSTART"].dt == datetime(2027, 3, 2, 10, 0, tzinfo=AMSTERDAM)
    assert event["DTSTART"].params["TZID"] == "Europe/Amsterdam"
    assert event["DTEND"].dt == datetime(2027, 3, 2, 12, 0, tzinfo=AMSTERDAM)
    assert event["DTSTAMP"].dt == midnight(date(2027, 2, 20))


def test_calendar_names_itself() -> None:
    calendar = icalendar.Calendar.from_ical(calendar_file("Agenda van de wijk", LIST_URL, ()))

    assert calendar["X-WR-CALNAME"] == "Agenda van de wijk"
    assert calendar["NAME"] == "Agenda van de wijk"
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Amsterdam"]


@pytest.mark.parametrize(
    ("moment", "hours"),
    [
        (datetime(2027, 3, 28, 1, 30), 1),  # noqa: DTZ001 - wall time
        (datetime(2027, 3, 28, 3, 30), 2),  # noqa: DTZ001 - wall time
        (datetime(2027, 10, 31, 1, 30), 2),  # noqa: DTZ001 - wall time
        (datetime(2027, 10, 31, 3, 30), 1),  # noqa: DTZ001 - wall time
    ],
)
def test_time_zone_knows_when_summer_time_begins_and_ends(moment: datetime, hours: int) -> None:
    calendar = icalendar.Calendar.from_ical(calendar_file("Agenda", LIST_URL, ()))

    zone = calendar.walk("VTIMEZONE")[0].to_tz(lookup_tzid=False)

    assert moment.replace(tzinfo=zone).utcoffset() == hours * HOUR


def test_whole_days_have_no_time() -> None:
    days = Occurrence(
        start=midnight(date(2027, 3, 27)), end=midnight(date(2027, 3, 29)), all_day=True
    )

    event = events(entry(days))[0]

    assert event["DTSTART"].dt == date(2027, 3, 27)
    assert event["DTEND"].dt == date(2027, 3, 29)
    assert str(event["UID"]).endswith("-20270327@hub.test")


def test_event_without_an_end_has_none() -> None:
    event = events(entry(Occurrence(start=MORNING.start, end=MORNING.start)))[0]

    assert "DTEND" not in event


def test_hour_that_comes_twice_is_not_confused() -> None:
    first = datetime(2027, 10, 31, 0, 30, tzinfo=UTC)
    night = (
        Occurrence(start=first, end=first + HOUR / 2),
        Occurrence(start=first + HOUR, end=first + 3 * HOUR),
    )

    found = [event["DTSTART"].dt.astimezone(UTC) for event in events(entry(*night))]

    assert found == [first, first + HOUR]


@pytest.mark.parametrize(
    ("status", "said", "title"),
    [
        (EventStatus.SCHEDULED, "CONFIRMED", "Koffie"),
        (EventStatus.CANCELLED, "CANCELLED", "Gaat niet door: Koffie"),
        (EventStatus.MOVED, "CONFIRMED", "Verplaatst: Koffie"),
        (EventStatus.FULL, "CONFIRMED", "Vol: Koffie"),
    ],
)
def test_status_is_said_twice(status: EventStatus, said: str, title: str) -> None:
    one = Occurrence(start=MORNING.start, end=MORNING.end, status=status)

    event = events(entry(one))[0]

    assert (event["STATUS"], event["SUMMARY"]) == (said, title)


def test_each_date_is_an_event_with_its_own_name() -> None:
    week = Occurrence(start=MORNING.start + 168 * HOUR, end=MORNING.end + 168 * HOUR)

    names = [str(event["UID"]) for event in events(entry(week, MORNING, MORNING))]

    assert [name.partition("-")[2] for name in names] == [
        "20270302T090000Z@hub.test",
        "20270309T090000Z@hub.test",
    ]


def test_name_of_an_event_stays_when_title_and_url_move() -> None:
    before = events(entry(MORNING, title="Oud", url="https://hub.test/oud/"))
    after = events(entry(MORNING, title="Nieuw", url="https://hub.test/nieuw/"))

    assert before[0]["UID"] == after[0]["UID"]


def test_items_become_entries_in_a_fixed_order() -> None:
    details = Details(
        event=Event(occurrences=(MORNING,)),
        location=Location(name="Buurthuis", address="Plein 1", postcode="1325", city="Almere"),
    )
    items = [(merged_item(f"s:{number}", details=details), URL) for number in (2, 1)]

    entries = calendar_entries(items)

    assert [one.item_id for one in entries] == ["s:1", "s:2"]
    assert entries[0].location == "Buurthuis, Plein 1, 1325 Almere"


def test_sensitive_withdrawn_and_timeless_items_are_left_out() -> None:
    details = Details(event=Event(occurrences=(MORNING,)))
    items = [
        (merged_item(details=details, sensitive=True), URL),
        (merged_item(details=details, withdrawn=True), URL),
        (merged_item(), URL),
    ]

    assert calendar_entries(items) == ()


@given(st.text(), st.text())
def test_any_text_gives_short_lines_that_read_back(title: str, name: str) -> None:
    written = calendar_file(name, LIST_URL, [entry(MORNING, title=title)])

    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\r" not in written.replace(b"\r\n", b"")
    assert b"\n" not in written.replace(b"\r\n", b"")
    assert len(icalendar.Calendar.from_ical(written).walk("VEVENT")) == 1


@pytest.mark.parametrize(
    "title", ["é" * 60, "👩‍👩‍👧" * 20, "END:VEVENT\nBEGIN:VALARM", "a\\nb"]
)
def test_title_reads_back_as_it_was(title: str) -> None:
    assert str(events(entry(MORNING, title=title))[0]["SUMMARY"]) == title


def test_url_cannot_break_a_line() -> None:
    written = calendar_file("x", "https://hub.test/\r\nX-EVIL:1", ())

    assert b"\r\nX-EVIL" not in written
