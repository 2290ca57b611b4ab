"""The dates of a rule equal those of recurring-ical-events, where that engine ends at all."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar.prop import vRecur

from harvest.formats.calendar import Window, expand
from harvest.formats.calendar_text import cut
from harvest.formats.recurrence import read_rule, starts
from harvest.formats.vevent import VEvent, read
from harvest.formats.zones import zones
from harvest.loss import Refused

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
WINDOW = Window(
    start=datetime(2027, 2, 28, 7, tzinfo=UTC), stop=datetime(2028, 2, 28, 7, tzinfo=UTC)
)
SIXTY = ",".join(map(str, range(60)))
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def rule_dates(rule: str, start: datetime) -> list[str]:
    read_one = read_rule(vRecur.from_ical(rule), start.replace(tzinfo=None))
    return [
        f"{date.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"
        for date in starts(read_one, start, WINDOW.start, WINDOW.stop)
    ]


weekly = st.builds(
    lambda days, interval: f"FREQ=WEEKLY;INTERVAL={interval};BYDAY={','.join(sorted(days))}",
    st.sets(st.sampled_from(DAYS), min_size=1, max_size=3),
    st.integers(1, 4),
)
monthly = st.builds(
    lambda nth, day, interval: f"FREQ=MONTHLY;INTERVAL={interval};BYDAY={nth}{day}",
    st.sampled_from((1, 2, 3, 4, -1, -2)),
    st.sampled_from(DAYS),
    st.integers(1, 3),
)
last_of_month = st.builds(
    lambda position: f"FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS={position}",
    st.sampled_from((1, -1, 3)),
)
monthday = st.builds(
    "FREQ=MONTHLY;BYMONTHDAY={}".format, st.sampled_from((1, 15, 28, 30, 31, -1, -3))
)
daily = st.builds("FREQ=DAILY;INTERVAL={}".format, st.integers(1, 40))
yearly = st.builds(
    lambda month, nth, day: f"FREQ=YEARLY;BYMONTH={month};BYDAY={nth}{day}",
    st.integers(1, 12),
    st.sampled_from((1, 2, -1)),
    st.sampled_from(DAYS),
)
ends = st.one_of(
    st.just(""),
    st.builds(";COUNT={}".format, st.integers(1, 60)),
    st.builds(
        lambda days: (
            f";UNTIL={datetime(2027, 3, 1, tzinfo=UTC) + timedelta(days):%Y%m%dT%H%M%SZ}"
        ),
        st.integers(0, 500),
    ),
)
rules = st.builds(
    str.__add__, st.one_of(weekly, monthly, last_of_month, monthday, daily, yearly), ends
)
# Never between 02:00 and 03:00: in that hour the other engine keeps times that do not exist.
first_dates = st.builds(
    lambda day, hour: datetime(2026, 1, 1, hour, 30) + timedelta(days=day),  # noqa: DTZ001
    st.integers(0, 700),
    st.sampled_from((0, 4, 10, 19, 23)),
)


@st.composite
def calendars(draw: st.DrawFn) -> str:
    events = []
    for number in range(draw(st.integers(1, 4))):
        start = draw(first_dates)
        skipped = start + timedelta(days=draw(st.integers(0, 60)))
        # Not a whole hour away: the other engine takes 10:00 in EXDATE for 10:00 UTC as well.
        extra = start + timedelta(days=draw(st.integers(1, 300)), minutes=15)
        events.append(
            f"BEGIN:VEVENT\r\nUID:{number}\r\nSUMMARY:{number}\r\n"
            f"DTSTART;TZID=Europe/Amsterdam:{start:%Y%m%dT%H%M%S}\r\n"
            f"DTEND;TZID=Europe/Amsterdam:{start + timedelta(hours=2):%Y%m%dT%H%M%S}\r\n"
            f"RRULE:{draw(rules)}\r\n"
            f"EXDATE;TZID=Europe/Amsterdam:{skipped:%Y%m%dT%H%M%S}\r\n"
            f"RDATE;TZID=Europe/Amsterdam:{extra:%Y%m%dT%H%M%S}\r\nEND:VEVENT\r\n"
        )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n"


def ours(text: str) -> list[tuple[str, datetime]]:
    parts = cut(text)
    events = [one for lines in parts.events for one in read(lines, zones(parts))]
    return sorted(
        (date.source.uid, date.start)
        for event in events
        if isinstance(event, VEvent)
        for date in expand((event,), WINDOW)
    )


def theirs(text: str) -> list[tuple[str, datetime]]:
    query = recurring_ical_events.of(icalendar.Calendar.from_ical(text.encode()))
    return sorted(
        (str(event["UID"]), event.start.astimezone(UTC))
        for event in query.between(WINDOW.start, WINDOW.stop)
    )


@settings(max_examples=200, deadline=None)
@given(calendars())
def test_healthy_calendars_have_the_dates_that_recurring_ical_events_gives(text: str) -> None:
    found = ours(text)

    assert found == theirs(text)


def test_a_time_that_does_not_exist_is_ignored_and_not_counted() -> None:
    start = datetime(2027, 3, 27, 2, 30, tzinfo=AMSTERDAM)

    found = rule_dates("FREQ=DAILY;COUNT=3", start)

    assert found == ["2027-03-27 02:30", "2027-03-29 02:30", "2027-03-30 02:30"]


def test_a_time_that_comes_twice_is_meant_once() -> None:
    start = datetime(2027, 10, 30, 2, 30, tzinfo=AMSTERDAM)

    found = rule_dates("FREQ=DAILY;COUNT=3", start)

    assert found == ["2027-10-30 02:30", "2027-10-31 02:30", "2027-11-01 02:30"]


def test_week_53_exists_only_in_long_years() -> None:
    start = datetime(2026, 12, 28, 10, tzinfo=AMSTERDAM)

    found = rule_dates("FREQ=YEARLY;BYWEEKNO=1;BYDAY=MO", start)

    assert found == ["2028-01-03 10:00"]


def test_an_hourly_rule_keeps_its_step_over_midnight() -> None:
    start = datetime(2027, 3, 1, 9, tzinfo=AMSTERDAM)

    found = rule_dates("FREQ=HOURLY;INTERVAL=10;COUNT=4", start)

    assert found == [
        "2027-03-01 09:00",
        "2027-03-01 19:00",
        "2027-03-02 05:00",
        "2027-03-02 15:00",
    ]


def test_a_rule_until_a_day_includes_that_day() -> None:
    start = datetime(2027, 3, 2, 19, tzinfo=AMSTERDAM)

    found = rule_dates("FREQ=WEEKLY;UNTIL=20270316", start)

    assert found == ["2027-03-02 19:00", "2027-03-09 19:00", "2027-03-16 19:00"]


def test_a_rule_that_fits_no_day_ends_at_once() -> None:
    start = datetime(2027, 3, 1, 9, tzinfo=AMSTERDAM)

    found = rule_dates("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5", start)

    assert found == []


def test_a_rule_without_count_may_start_in_the_year_1() -> None:
    start = datetime(1, 1, 1, 9, tzinfo=UTC)

    found = rule_dates("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5", start)

    assert found == ["2027-05-05 11:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;COUNT=1000000000",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYEASTER=1",
        "FREQ=HOURLY;BYSETPOS=1",
        "INTERVAL=2",
        f"FREQ=YEARLY;BYMINUTE={SIXTY};BYSECOND={SIXTY}",
    ],
)
def test_a_bomb_is_refused(rule: str) -> None:
    start = datetime(2027, 3, 1, 9, tzinfo=AMSTERDAM)

    with pytest.raises(Refused):
        rule_dates(rule, start)


def test_counting_from_long_ago_is_refused() -> None:
    start = datetime(1, 1, 1, 9, tzinfo=UTC)

    with pytest.raises(Refused):
        rule_dates("FREQ=HOURLY;COUNT=100000000", start)
