"""From when till when, as startDate and endDate of schema.org say it. Pure."""

import re
from datetime import date, datetime, time, timedelta

from attrs import frozen

from harvest.formats.vevent import MAX_LENGTH
from harvest.moments import read_moment
from hub.clock import local, midnight

# A day as systems write it that have no dates without a time.
_PADDED = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]00:00(?::00(?:\.0+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?")
_LAST_MINUTE = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]23:59(?::\d{2}(?:\.\d+)?)?\s*(?:Z|[+-]\d{2}:?\d{2})?"
)
_CLOCK = re.compile(r"T?(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?(?:\.\d+)?\s*(?:Z|[+-]\d{2}:?\d{2})?")
_DURATION = re.compile(
    r"P(?:(?P<weeks>\d{1,3})W)?(?:(?P<days>\d{1,4})D)?"
    r"(?:T(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,5})M)?(?:(?P<seconds>\d{1,6})S)?)?",
    re.IGNORECASE,
)


@frozen(kw_only=True)
class Stretch:
    """A stretch of time in UTC, half open; `all_day` runs from midnight to midnight."""

    start: datetime
    end: datetime
    all_day: bool = False


def read_stretch(start: str, end: str = "", duration: str = "") -> Stretch | None:
    """Return the stretch that these texts name, or None without a readable start.

    An end without a time is the last day. Times of midnight on both sides are days that were
    padded; so is a lonely midnight, for nothing in a district starts then and never ends. An
    end that is missing, unreadable or before the start is the start.
    """
    begins = read_moment(start)
    if begins is None:
        return None
    days = _days(start.strip(), end.strip())
    if days and not read_duration(duration):
        return _whole_days(*days)
    if not isinstance(begins, datetime):
        last = read_moment(end)
        return _whole_days(begins, _day(last) if last else begins)
    stops = _end(begins, read_moment(end))
    if stops <= begins:
        stops = begins + (read_duration(duration) or timedelta(0))
    return Stretch(start=begins, end=stops)


def read_duration(text: str) -> timedelta | None:
    """Return how long `PT1H30M` is, or None for no length at all."""
    found = _DURATION.fullmatch(text.strip()[:40])
    if found is None:
        return None
    length = timedelta(**{name: int(number or 0) for name, number in found.groupdict().items()})
    return length if timedelta(0) < length <= MAX_LENGTH else None


def read_clock(text: str) -> time | None:
    """Return a time of day: `19:30`, `19:30:00`, or the time in a whole moment."""
    found = _CLOCK.fullmatch(text.strip()[-30:].rpartition("T")[2].strip())
    if found is None or int(found[1]) > 23 or int(found[2]) > 59:
        return None
    return time(int(found[1]), int(found[2]))


def _days(start: str, end: str) -> tuple[date, date] | None:
    """Return the first and the last day when the times are only padding."""
    first = _PADDED.fullmatch(start)
    last = _PADDED.fullmatch(end) or _LAST_MINUTE.fullmatch(end)
    if first and (last or not end):
        days = read_moment(first[1]), read_moment(last[1] if last else first[1])
        if days[0] and days[1]:
            return _day(days[0]), _day(days[1])
    return _days_of_the_clock(read_moment(start), read_moment(end))


def _days_of_the_clock(
    start: datetime | date | None, end: datetime | date | None
) -> tuple[date, date] | None:
    """Return the days of Dutch midnights that were written in UTC: `2027-03-04T23:00:00Z`."""
    if not isinstance(start, datetime) or local(start).time() != time(0):
        return None
    if end is None or end == start:
        return _day(start), _day(start)
    if not isinstance(end, datetime):
        return _day(start), end
    last = local(end)
    if last.time() == time(0):
        return _day(start), last.date()
    return (_day(start), last.date()) if (last.hour, last.minute) == (23, 59) else None


def _whole_days(first: date, last: date) -> Stretch:
    if not first <= last <= first + MAX_LENGTH:
        last = first
    after = midnight(last + timedelta(days=1))
    return Stretch(start=midnight(first), end=after, all_day=True)


def _end(start: datetime, end: datetime | date | None) -> datetime:
    """Return the end of something that starts at a time; without one it is the start."""
    if end is None:
        return start
    if not isinstance(end, datetime):
        # A last day that is the first day says nothing of the time.
        end = midnight(end + timedelta(days=1)) if end > local(start).date() else start
    return end if end - start <= MAX_LENGTH else start


def _day(moment: datetime | date) -> date:
    return local(moment).date() if isinstance(moment, datetime) else moment


def combined(day: str, clock: str) -> str:
    """Return a day with the time that stands in a field of its own."""
    at = read_clock(clock)
    found = read_moment(day)
    if at is None or found is None or isinstance(found, datetime):
        return day
    return f"{found.isoformat()}T{at.isoformat()}"
