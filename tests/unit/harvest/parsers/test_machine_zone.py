"""A calendar reads the same on a machine in any zone of the world."""

import time
from collections.abc import Callable, Iterator

import pytest

from harvest.parsed import Parsed

Read = Callable[..., Parsed]

# A time in a zone, in UTC, without a zone, on a whole day; series over both nights on which
# the clock changes, with a date left out, one added and one moved.
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:1
SUMMARY:Koffie in de ochtend
DTSTART;TZID=Europe/Amsterdam:20270326T023000
DTEND;TZID=Europe/Amsterdam:20270326T033000
RRULE:FREQ=DAILY;COUNT=5
EXDATE;TZID=Europe/Amsterdam:20270327T023000
RDATE;TZID=Europe/Amsterdam:20270405T100000
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Wandelen
DTSTART:20271024T100000
RRULE:FREQ=WEEKLY;COUNT=3
END:VEVENT
BEGIN:VEVENT
UID:2
SUMMARY:Wandelen
RECURRENCE-ID:20271031T100000
DTSTART:20271031T140000
END:VEVENT
BEGIN:VEVENT
UID:3
SUMMARY:Feest
DTSTART;VALUE=DATE:20270327
DTEND;VALUE=DATE:20270330
END:VEVENT
BEGIN:VEVENT
UID:4
SUMMARY:Lezing
DTSTART:20270601T180000Z
DURATION:PT2H
RRULE:FREQ=WEEKLY;UNTIL=20270615T180000Z
END:VEVENT
BEGIN:VEVENT
UID:5
SUMMARY:Buurtoverleg
DTSTART;TZID=W. Europe Standard Time:20270301T003000
RRULE:FREQ=MONTHLY;BYDAY=1MO;COUNT=3
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


@pytest.fixture
def on_a_machine_in(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Moves this machine to another zone, and back at the end."""

    def move(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield move
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    "zone", ["UTC", "Asia/Tokyo", "America/New_York", "Europe/Amsterdam", "Pacific/Kiritimati"]
)
def test_dates_do_not_depend_on_the_zone_of_the_machine(
    read: Read, on_a_machine_in: Callable[[str], None], zone: str
) -> None:
    on_a_machine_in("UTC")
    at_home = read("ics", CALENDAR)

    on_a_machine_in(zone)

    assert read("ics", CALENDAR) == at_home
    assert len(at_home.items) == 5
    assert at_home.lost == 0


def test_dates_are_those_of_dutch_clocks(read: Read) -> None:
    found = {
        item.external_id: [f"{one.start:%m-%d %H:%M}" for one in item.details.event.occurrences]
        for item in read("ics", CALENDAR).items
        if item.details.event
    }

    assert found == {
        "1": ["03-26 01:30", "03-29 00:30", "03-30 00:30", "03-31 00:30", "04-05 08:00"],
        "2": ["10-24 08:00", "10-31 13:00", "11-07 09:00"],
        "3": ["03-26 23:00"],
        "4": ["06-01 18:00", "06-08 18:00", "06-15 18:00"],
        "5": ["02-28 23:30", "04-04 22:30", "05-02 22:30"],
    }
