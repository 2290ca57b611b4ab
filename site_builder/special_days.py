"""On which coming days a door is shut although its weekly hours say open. Pure.

Organisers say it in words ("feestdagen, 24 december 2026 t/m 2 januari 2027"); residents need
dates. What nobody said is not guessed: then one should call first.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby

from attrs import frozen

from hub.dutch_dates import DateRange
from hub.errors import UnclearText
from hub.feestdagen import feestdagen, named_days
from hub.gemeente import SchoolHoliday
from hub.model import Hours
from hub.repeat_words import parse_exceptions
from hub.repeats import Exceptions

WATCH_DAYS = 92
"""How far ahead special days are told: a season, so that the list stays short."""

_ALWAYS_A_CHOICE = "goede vrijdag"
"""A public holiday on which most doors are open. Bevrijdingsdag is one most years as well, but
those years it is no public holiday at all."""

_WHOLE_COUNTRY = "heel nederland"


@frozen(kw_only=True)
class SpecialDays:
    """Days in a row, the last one included; `sure` tells closed from "call first"."""

    first: date
    last: date
    sure: bool
    name: str = ""


def special_days(
    hours: tuple[Hours, ...],
    closed: Iterable[str],
    today: date,
    school: tuple[SchoolHoliday, ...] = (),
) -> tuple[SpecialDays, ...]:
    """Return the coming days on which the hours do not hold, or may not.

    A day on which the door is shut each week anyway is left out. `school` are the holidays of
    the region.
    """
    if not hours:
        return ()
    weekdays = {one.day for one in hours}
    window = DateRange(start=today, end=today + timedelta(days=WATCH_DAYS))
    years = window.start.year, window.end.year
    names = named_days(*years)
    off = frozenset(day for day, name in feestdagen(*years).items() if name != _ALWAYS_A_CHOICE)
    said = tuple(read for line in closed if (read := _exceptions(line)))
    shut = {
        day: names.get(day, "")
        for day in window.days()
        if any(_leaves_out(one, day, names, off, school) for one in said)
    }
    unsure = {day: name for day, name in names.items() if day in window and day not in shut}
    runs = (_trimmed(run, weekdays) for run in _runs(shut))
    found = [
        *(_stretch(run, shut) for run in runs if run),
        *(
            SpecialDays(first=day, last=day, sure=False, name=name)
            for day, name in unsure.items()
            if day.weekday() in weekdays
        ),
    ]
    return tuple(sorted(found, key=lambda one: one.first))


def is_clear(closed: Iterable[str], school: tuple[SchoolHoliday, ...] = ()) -> bool:
    """Return whether all that was said about closing can be turned into dates."""
    said = tuple(_exceptions(line) for line in closed)
    return all(one is not None and (school or not one.in_school_holidays) for one in said)


def school_holidays_of(
    holidays: Iterable[SchoolHoliday], region: str
) -> tuple[SchoolHoliday, ...]:
    """Return the school holidays of a region; none when the region is not known."""
    wanted = {_WHOLE_COUNTRY, region.casefold()} if region else set()
    return tuple(one for one in holidays if one.region.casefold() in wanted)


def _exceptions(line: str) -> Exceptions | None:
    try:
        return parse_exceptions(line)
    except UnclearText:
        return None


def _leaves_out(
    said: Exceptions,
    day: date,
    names: Mapping[date, str],
    off: frozenset[date],
    school: tuple[SchoolHoliday, ...],
) -> bool:
    in_school = any(one.first <= day <= one.last for one in school)
    return (
        any(day in days for days in said.ranges)
        or names.get(day) in said.names
        or (said.on_feestdagen and day in off)
        or (said.in_school_holidays and in_school)
    )


def _runs(days: Iterable[date]) -> Iterator[list[date]]:
    """Yield stretches of days without a gap."""
    numbered = enumerate(sorted(days))
    for _, run in groupby(numbered, key=lambda pair: pair[1] - timedelta(days=pair[0])):
        yield [day for _, day in run]


def _trimmed(run: list[date], weekdays: set[int]) -> list[date]:
    """Return the stretch from the first to the last day on which the door would be open."""
    open_days = [day for day in run if day.weekday() in weekdays]
    return [day for day in run if open_days[0] <= day <= open_days[-1]] if open_days else []


def _stretch(run: list[date], names: Mapping[date, str]) -> SpecialDays:
    name = names[run[0]] if len(run) == 1 else ""
    return SpecialDays(first=run[0], last=run[-1], sure=True, name=name)
