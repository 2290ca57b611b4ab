"""How often something happens, and on which dates that is. Pure.

Times of day are wall times in Europe/Amsterdam: ten o'clock stays ten o'clock when the clock
changes. School holidays are data, so they come in as an argument; public holidays are law.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from attrs import frozen

from hub.clock import AMSTERDAM, local_date, midnight
from hub.dutch_dates import DateRange
from hub.feestdagen import feestdagen, named_days
from hub.model import Occurrence

LAST = -1
"""Among `nths`: the last of the month."""


@frozen(kw_only=True)
class Repeat:
    """How often something happens; what is empty does not count, `last` is the last day.

    `weekdays` 0 is Monday. `weeks` 2 is every other week, counted from the first date.
    `nths` 1 to 5, or LAST, pick weekdays of a month; `month_days` pick days of a month.
    """

    weekdays: tuple[int, ...] = ()
    weeks: int = 1
    nths: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    last: date | None = None


@frozen(kw_only=True)
class Exceptions:
    """The days on which something does not happen; `names` are public holidays by name."""

    ranges: tuple[DateRange, ...] = ()
    names: frozenset[str] = frozenset()
    on_feestdagen: bool = False
    in_school_holidays: bool = False


@frozen(kw_only=True)
class Timing:
    """When something happens, in wall time.

    Without `starts` it takes whole days. `nights` is how many days later it ends (0: the same
    day). Without `ends` only its start is known, and an occurrence ends when it starts.
    """

    first: date
    starts: time | None = None
    nights: int = 0
    ends: time | None = None
    repeat: Repeat | None = None
    exceptions: Exceptions = Exceptions()


def happens_on(repeat: Repeat, first: date, day: date) -> bool:
    """Return whether the rule, begun on `first`, falls on this day (exceptions not counted)."""
    if day < first or (repeat.last is not None and day > repeat.last):
        return False
    if repeat.month_days:
        return day.day in repeat.month_days
    if day.weekday() not in (repeat.weekdays or (first.weekday(),)):
        return False
    if repeat.nths:
        in_last_week = (day + timedelta(days=7)).month != day.month
        return (day.day - 1) // 7 + 1 in repeat.nths or (LAST in repeat.nths and in_last_week)
    return (_monday(day) - _monday(first)).days // 7 % repeat.weeks == 0


def next_fitting_day(repeat: Repeat, first: date) -> date | None:
    """Return the first day from `first` on that fits the rule, or None within a year."""
    # The rule counts its weeks from the day that is looked for, so each day starts anew.
    days = DateRange(start=first, end=first + timedelta(days=366)).days()
    return next((day for day in days if happens_on(repeat, day, day)), None)


def occurrences(
    timing: Timing,
    since: datetime,
    until: datetime,
    school_holidays: tuple[DateRange, ...] = (),
) -> tuple[Occurrence, ...]:
    """Return the dates in [since, until), in order; one that began before and still runs too.

    What is not repeated keeps its one date wherever it lies. A series that lies wholly outside
    keeps the date that is nearest, so that its page can say when it was, or will be.
    """
    if timing.repeat is None:
        return (_occurrence(timing, timing.first),)
    start = max(timing.first, local_date(since) - timedelta(days=timing.nights + 1))
    days = DateRange(start=start, end=max(start, local_date(until) + timedelta(days=1)))
    found = tuple(
        each
        for day in _days(timing, days, school_holidays)
        if (each := _occurrence(timing, day)).start < until
        and (each.end > since or each.start >= since)
    )
    return found or _nearest(timing, since, school_holidays)


def _nearest(
    timing: Timing, since: datetime, school_holidays: tuple[DateRange, ...]
) -> tuple[Occurrence, ...]:
    """Return the last date before the window, else the first one at all, else nothing."""
    # A series that has no date in two years after its start has none at all.
    horizon = timing.first + timedelta(days=2 * 366)
    before = DateRange(start=timing.first, end=max(timing.first, local_date(since)))
    past = tuple(_days(timing, before, school_holidays))
    if past:
        return (_occurrence(timing, past[-1]),)
    ahead = _days(timing, DateRange(start=timing.first, end=horizon), school_holidays)
    return tuple(_occurrence(timing, day) for day in (next(ahead, None),) if day)


def _days(
    timing: Timing, days: DateRange, school_holidays: tuple[DateRange, ...]
) -> Iterator[date]:
    """Yield the days on which it happens, exceptions left out."""
    repeat = timing.repeat or Repeat(last=timing.first)
    single, stretches = _left_out(timing.exceptions, days, school_holidays)
    for day in _candidates(repeat, timing.first, days):
        if day in single or not happens_on(repeat, timing.first, day):
            continue
        if not stretches or not any(day in each for each in stretches):
            yield day


def _candidates(repeat: Repeat, first: date, days: DateRange) -> Iterator[date]:
    """Yield the days, in order, on which the rule can fall: mostly one weekday of the seven."""
    if repeat.month_days:
        yield from days.days()
        return
    weekdays = repeat.weekdays or (first.weekday(),)
    offsets = sorted({(weekday - days.start.weekday()) % 7 for weekday in weekdays})
    length = (days.end - days.start).days
    for week in range(0, length, 7):
        for offset in offsets:
            if week + offset < length:
                yield days.start + timedelta(days=week + offset)


def _left_out(
    exceptions: Exceptions, days: DateRange, school_holidays: tuple[DateRange, ...]
) -> tuple[frozenset[date], tuple[DateRange, ...]]:
    """Return the days, and the stretches of days, that the exceptions leave out."""
    years = days.start.year, days.end.year
    public = feestdagen(*years) if exceptions.on_feestdagen else {}
    named = named_days(*years) if exceptions.names else {}
    single = (*public, *(day for day, name in named.items() if name in exceptions.names))
    at_school = school_holidays if exceptions.in_school_holidays else ()
    return frozenset(single), (*exceptions.ranges, *at_school)


def _occurrence(timing: Timing, day: date) -> Occurrence:
    end_day = day + timedelta(days=timing.nights)
    if timing.starts is None:
        after = midnight(end_day + timedelta(days=1))
        return Occurrence(start=midnight(day), end=after, all_day=True)
    start = _instant(day, timing.starts)
    end = _instant(end_day, timing.ends) if timing.ends else start
    # In the night that the clock goes forward an end can come to lie before its start.
    return Occurrence(start=start, end=max(start, end))


def _instant(day: date, at: time) -> datetime:
    return datetime.combine(day, at, tzinfo=AMSTERDAM).astimezone(UTC)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
