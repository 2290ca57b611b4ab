"""The dates of an eventSchedule of schema.org. Pure."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import islice

from attrs import frozen
from icalendar.prop import vRecur

from harvest.formats.calendar import MAX_OCCURRENCES, Window
from harvest.formats.linked_data import Node, last_word
from harvest.formats.recurrence import Rule, candidates, read_rule, starts
from harvest.formats.stretches import Stretch, read_clock, read_duration
from harvest.formats.vevent import MAX_MOMENTS
from harvest.formats.zones import zone
from harvest.loss import UNREADABLE, Refused
from harvest.moments import read_moment
from hub.clock import AMSTERDAM, local, midnight

_WORDS = {
    "daily": ("DAILY", 1), "weekly": ("WEEKLY", 1), "biweekly": ("WEEKLY", 2),
    "monthly": ("MONTHLY", 1), "yearly": ("YEARLY", 1), "annually": ("YEARLY", 1),
    "dagelijks": ("DAILY", 1), "wekelijks": ("WEEKLY", 1), "maandelijks": ("MONTHLY", 1),
    "jaarlijks": ("YEARLY", 1),
}  # fmt: skip
_FREQUENCY = re.compile(r"P(\d{1,3})([DWMY])", re.IGNORECASE)
_UNITS = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
_DAYS = {
    "monday": "MO", "tuesday": "TU", "wednesday": "WE", "thursday": "TH", "friday": "FR",
    "saturday": "SA", "sunday": "SU",
    "maandag": "MO", "dinsdag": "TU", "woensdag": "WE", "donderdag": "TH", "vrijdag": "FR",
    "zaterdag": "SA", "zondag": "SU",
}  # fmt: skip
_NTH_DAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)", re.IGNORECASE)
_WHOLE_NUMBER = re.compile(r"-?\d{1,4}")


@frozen(kw_only=True)
class _Series:
    """A schedule as a rule of a calendar; `first` is aware, `at` is None for whole days."""

    rule: Rule
    first: datetime
    at: time | None
    length: timedelta
    left_out: frozenset[date]


def dates(schedule: Node, start: str, wanted: Window) -> tuple[Stretch, ...]:
    """Return the dates of a schedule in the window, in order.

    `start` is the startDate of the event itself, for a schedule that does not repeat it.

    Raises:
        Refused: it does not say when, or how often, or repeats without end within a day.
    """
    try:
        series = _series(schedule, start)
        found = starts(series.rule, series.first, wanted.start - series.length, wanted.stop)
        days = (each for each in found if each.date() not in series.left_out)
        return tuple(_stretch(series, each) for each in islice(days, MAX_OCCURRENCES))
    except UNREADABLE as exc:
        why = str(exc) if isinstance(exc, Refused) else "de herhaling is niet te lezen"
        raise Refused(why) from exc


def cost(schedule: Node, start: str, wanted: Window) -> int:
    """Return how many days have to be looked at; one that is refused costs nothing."""
    try:
        series = _series(schedule, start)
        since = wanted.start - series.length
        return candidates(series.rule, series.first, since, wanted.stop)
    except UNREADABLE:
        return 0


def _stretch(series: _Series, start: datetime) -> Stretch:
    if series.at is None:
        day = start.date()
        return Stretch(start=midnight(day), end=midnight(day + timedelta(days=1)), all_day=True)
    # By the clock on the wall: an evening until 23:00 ends at 23:00.
    end = (start + series.length).astimezone(UTC)
    begin = start.astimezone(UTC)
    return Stretch(start=begin, end=max(begin, end))


def _series(schedule: Node, given: str) -> _Series:
    zoned = zone(schedule.text("scheduleTimezone")) or AMSTERDAM
    begins = schedule.text("startDate") or given
    day = _day(begins)
    if day is None:
        raise Refused("de herhaling heeft geen eerste dag")
    at = read_clock(schedule.text("startTime")) or read_clock(_timed(begins))
    first = datetime.combine(day, at or time(0), tzinfo=zoned)
    return _Series(
        rule=read_rule(_rule(schedule, zoned), first.replace(tzinfo=None)),
        first=first,
        at=at,
        length=_length(schedule, at),
        left_out=frozenset(_exceptions(schedule, zoned)),
    )


def _day(text: str) -> date | None:
    found = read_moment(text)
    return local(found).date() if isinstance(found, datetime) else found


def _timed(moment: str) -> str:
    return moment if "T" in moment else ""


def _length(schedule: Node, at: time | None) -> timedelta:
    """Return how long each date lasts: till its end time, the next day's when it is earlier."""
    ends = read_clock(schedule.text("endTime")) or read_clock(_timed(schedule.text("endDate")))
    if at is None:
        return timedelta(days=1)
    if ends is not None:
        seconds = _seconds(ends) - _seconds(at)
        return timedelta(seconds=seconds if seconds >= 0 else seconds + 24 * 3600)
    return read_duration(schedule.text("duration")) or timedelta(0)


def _seconds(at: time) -> int:
    return (at.hour * 60 + at.minute) * 60


def _rule(schedule: Node, zoned: tzinfo) -> vRecur:
    frequency, interval = _frequency(schedule)
    parts: dict[str, list[object]] = {"FREQ": [frequency], "INTERVAL": [interval]}
    weekdays = tuple(_weekdays(schedule))
    if weekdays:
        parts["BYDAY"] = list(weekdays)
    for name, part in (("byMonthDay", "BYMONTHDAY"), ("byMonth", "BYMONTH")):
        numbers = _numbers(schedule, name)
        if numbers:
            parts[part] = list(numbers)
    count = _numbers(schedule, "repeatCount")
    if count:
        parts["COUNT"] = [max(1, count[0])]
    last = _day(schedule.text("endDate"))
    if last is not None:
        parts["UNTIL"] = [datetime.combine(last, time(23, 59, 59), tzinfo=zoned)]
    return vRecur(parts)


def _frequency(schedule: Node) -> tuple[str, int]:
    text = schedule.text("repeatFrequency")
    found = _FREQUENCY.fullmatch(text)
    if found and int(found[1]):
        return _UNITS[found[2].upper()], int(found[1])
    word = last_word(text)
    if word in _WORDS:
        return _WORDS[word]
    if not text and schedule.all("byDay"):
        return "WEEKLY", 1
    raise Refused(f"herhaling {text[:40] or 'zonder ritme'} wordt niet gelezen")


def _weekdays(schedule: Node) -> Iterator[str]:
    """Yield the days as a calendar writes them: MO, or 2TU with its week of the month."""
    weeks = _numbers(schedule, "byMonthWeek")
    for word in schedule.words("byDay"):
        for one in word.split(","):
            found = _NTH_DAY.fullmatch(one.strip())
            day = _DAYS.get(one.strip()) or (found[2].upper() if found else "")
            if not day:
                raise Refused(f"herhaling op {one[:20]} is niet te lezen")
            if found and found[1]:
                yield f"{int(found[1])}{day}"
            elif weeks:
                yield from (f"{week}{day}" for week in weeks)
            else:
                yield day


def _numbers(schedule: Node, name: str) -> tuple[int, ...]:
    found = (
        text for whole in schedule.texts(name) for text in whole.replace(" ", "").split(",")
    )
    return tuple(int(text) for text in found if _WHOLE_NUMBER.fullmatch(text))[:MAX_MOMENTS]


def _exceptions(schedule: Node, zoned: tzinfo) -> Iterator[date]:
    for text in schedule.texts("exceptDate")[:MAX_MOMENTS]:
        found = read_moment(text)
        if found is None:
            raise Refused(f"de uitzondering {text[:40]} is niet te lezen")
        yield found.astimezone(zoned).date() if isinstance(found, datetime) else found
