"""When a door is open: the week, the special days, and what a script needs for "nu open"."""

from datetime import timedelta

from attrs import frozen

from hub.gemeente import SchoolHoliday
from hub.model import Hours
from site_builder.dutch_words import WEEKDAYS, day_with_year, weekly_hours
from site_builder.special_days import (
    WATCH_DAYS,
    SpecialDays,
    is_clear,
    school_holidays_of,
    special_days,
)
from site_builder.views.cards import sentence
from site_builder.views.context import Context

_MIDNIGHT = "00:00"


@frozen(kw_only=True)
class DayHours:
    """One row of the hours table; without hours it is closed that day."""

    day: str
    hours: str


@frozen(kw_only=True)
class SpecialLine:
    """Some days on which the hours do not hold: what day, and "gesloten" or "bel eerst"."""

    day: str
    what: str


@frozen(kw_only=True, cache_hash=True)
class OpenNow:
    """What assets/open.js works with, in local time of Amsterdam.

    `week` has "0 09:00 17:00" for Monday, and so on; `shut` and `ask` have days and stretches
    ("2027-05-05", "2027-07-10/2027-08-22"). After `until` nothing is known.
    """

    week: str
    shut: str
    ask: str
    until: str


@frozen(kw_only=True)
class Opening:
    """The hours of an organisation; `closed` is what it says itself about other days."""

    week: tuple[DayHours, ...]
    special: tuple[SpecialLine, ...]
    closed: tuple[str, ...]
    now: OpenNow | None


def opening_view(ctx: Context, hours: tuple[Hours, ...], closed: tuple[str, ...]) -> Opening:
    """Return when a door is open, with the special days of the coming season."""
    school = _school_holidays(ctx)
    special = special_days(hours, closed, ctx.today, school)
    return Opening(
        week=_week(hours),
        special=tuple(_line(ctx, one) for one in special),
        closed=closed,
        now=_now(ctx, hours, special) if hours and is_clear(closed, school) else None,
    )


def open_now(ctx: Context, hours: tuple[Hours, ...]) -> OpenNow | None:
    """Return what a script needs for a counter: of its holidays nobody said anything."""
    return _now(ctx, hours, special_days(hours, (), ctx.today)) if hours else None


def _school_holidays(ctx: Context) -> tuple[SchoolHoliday, ...]:
    region = dict(ctx.gemeente.regions).get("schoolvakantie", "")
    return school_holidays_of(ctx.site.hub.school_holidays, region)


def _week(hours: tuple[Hours, ...]) -> tuple[DayHours, ...]:
    """Return all seven days with their hours, or nothing when no hours are known."""
    if not hours:
        return ()
    return tuple(
        DayHours(
            day=sentence(name), hours=_of_day(tuple(one for one in hours if one.day == number))
        )
        for number, name in enumerate(WEEKDAYS)
    )


def _of_day(hours: tuple[Hours, ...]) -> str:
    lines = weekly_hours(hours)
    return lines[0].split(", ", 1)[1] if lines else ""


def _line(ctx: Context, one: SpecialDays) -> SpecialLine:
    words = day_with_year(one.first)
    if one.last > one.first:
        words = ctx.words(
            "organisation.days", first=day_with_year(one.first), last=day_with_year(one.last)
        )
    elif one.name:
        words = f"{words} ({one.name})"
    key = "organisation.closed" if one.sure else "organisation.call_first"
    return SpecialLine(day=sentence(words), what=ctx.words(key))


def _now(ctx: Context, hours: tuple[Hours, ...], special: tuple[SpecialDays, ...]) -> OpenNow:
    until = ctx.today.replace(day=1) + timedelta(days=WATCH_DAYS - 31)
    return OpenNow(
        week=",".join(
            f"{one.day} {one.opens:%H:%M} {_closing(one)}"
            for one in sorted(hours, key=lambda one: (one.day, one.opens))
        ),
        shut=",".join(_stretch(one) for one in special if one.sure),
        ask=",".join(_stretch(one) for one in special if not one.sure),
        until=until.isoformat(),
    )


def _closing(hours: Hours) -> str:
    closes = f"{hours.closes:%H:%M}"
    return "24:00" if closes == _MIDNIGHT else closes


def _stretch(one: SpecialDays) -> str:
    first, last = one.first.isoformat(), one.last.isoformat()
    return first if first == last else f"{first}/{last}"
