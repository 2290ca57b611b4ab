"""From when till when, as web pages write it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.formats.stretches import Stretch, combined, read_duration, read_stretch
from hub.clock import midnight


def days(first: date, last: date) -> Stretch:
    end = midnight(last + timedelta(days=1))
    return Stretch(start=midnight(first), end=end, all_day=True)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2027, 3, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2027-03-03", "2027-03-04"),
        ("2027-03-03T00:00:00+01:00", "2027-03-04T23:59:59+01:00"),
        ("2027-03-03T00:00:00", "2027-03-04T00:00:00"),
        ("2027-03-03T00:00:00Z", "2027-03-04T00:00:00Z"),
        ("2027-03-03T00:00:00.000+00:00", "2027-03-04T23:59:59.999+00:00"),
        ("2027-03-02T23:00:00Z", "2027-03-04T22:59:59Z"),
        ("2027-03-02T23:00:00Z", "2027-03-03T23:00:00Z"),
    ],
)
def test_an_end_without_a_time_is_the_last_day(start: str, end: str) -> None:
    assert read_stretch(start, end) == days(date(2027, 3, 3), date(2027, 3, 4))


@pytest.mark.parametrize(
    "start",
    ["2027-03-03", "20270303", "2027-03-03T00:00", "2027-03-03T00:00:00Z", "2027-03-02T23:00Z"],
)
def test_a_lonely_midnight_is_a_whole_day(start: str) -> None:
    assert read_stretch(start) == days(date(2027, 3, 3), date(2027, 3, 3))


@pytest.mark.parametrize(
    ("start", "end", "duration", "found"),
    [
        ("2027-03-03T19:30", "2027-03-03T21:00", "", (at(3, 18, 30), at(3, 20))),
        ("2027-03-03T18:30:00Z", "", "PT1H30M", (at(3, 18, 30), at(3, 20))),
        ("2027-03-03T19:30", "2027-03-03", "", (at(3, 18, 30), at(3, 18, 30))),
        ("2027-03-03T19:30", "2027-03-04", "", (at(3, 18, 30), at(4, 23))),
        ("2027-03-03T19:30", "2027-03-02T21:00", "", (at(3, 18, 30), at(3, 18, 30))),
        ("2027-03-03T19:30", "onbekend", "", (at(3, 18, 30), at(3, 18, 30))),
        ("2027-03-03T19:30", "9999-12-31T00:00", "", (at(3, 18, 30), at(3, 18, 30))),
        ("2027-03-03T00:00", "2027-03-03T04:00", "", (at(2, 23), at(3, 3))),
        ("2027-03-03T00:00", "", "PT2H", (at(2, 23), at(3, 1))),
    ],
)
def test_a_time_is_believed_beside_another(
    start: str, end: str, duration: str, found: tuple[datetime, datetime]
) -> None:
    assert read_stretch(start, end, duration) == Stretch(start=found[0], end=found[1])


@pytest.mark.parametrize("start", ["", "binnenkort", "0001-01-01", "2027-13-01"])
def test_without_a_readable_start_there_is_nothing(start: str) -> None:
    assert read_stretch(start, "2027-03-03") is None


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("PT45M", timedelta(minutes=45)),
        ("P1DT2H", timedelta(hours=26)),
        ("P2W", timedelta(weeks=2)),
        ("PT0S", None),
        ("P", None),
        ("een uur", None),
        ("PT99999999H", None),
    ],
)
def test_a_duration_is_read(text: str, length: timedelta | None) -> None:
    assert read_duration(text) == length


@pytest.mark.parametrize(
    ("day", "clock", "found"),
    [
        ("2027-03-03", "19:30", "2027-03-03T19:30:00"),
        ("2027-03-03T10:00", "19:30", "2027-03-03T10:00"),
        ("2027-03-03", "25:00", "2027-03-03"),
        ("", "19:30", ""),
    ],
)
def test_a_day_takes_the_time_beside_it(day: str, clock: str, found: str) -> None:
    assert combined(day, clock) == found


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=10))
def test_no_text_breaks_it_and_an_end_is_never_before_its_start(
    start: str, end: str, duration: str
) -> None:
    found = read_stretch(f"2027-03-0{start}", end, duration)

    assert found is None or found.start <= found.end


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.integers(-900, 900))  # noqa: DTZ001 - floating times on purpose
def test_floating_times_never_end_before_they_start(moment: datetime, minutes: int) -> None:
    end = moment + timedelta(minutes=minutes)

    found = read_stretch(moment.isoformat(), end.isoformat())

    assert found is not None
    assert found.start <= found.end
