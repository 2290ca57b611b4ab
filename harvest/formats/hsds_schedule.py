"""When a service of Open Referral (HSDS 3) is open: weekly hours, and the rest in words. Pure.

A schedule is a rule of iCalendar in parts. Residents read opening hours as a week; what does
not fit in a week ("elke eerste dinsdag van de maand") is told in words.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby

from attrs import evolve, frozen

from harvest.formats.json_values import Record, whole, word
from harvest.moments import read_moment
from harvest.plain import plain_text
from hub.clock import local, local_date
from hub.dutch_dates import WEEKDAYS, in_words, time_in_digits
from hub.errors import UnclearText
from hub.model import Hours
from hub.repeat_words import parse_exceptions, split_exceptions

MAX_LINE = 300
MAX_COUNT = 10_000
"""The most times that a rule can be meant to happen: daily for a working life."""

_DAY = re.compile(
    r"(?P<nth>[+-]?\d{1,2})?\s*(?P<day>mo|tu|we|th|fr|sa|su)[a-z]*", re.IGNORECASE
)
_DAYS = ("mo", "tu", "we", "th", "fr", "sa", "su")
_CLOCK = re.compile(
    r"(?:\d{4}-\d{2}-\d{2}T)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2}(?:\.\d+)?)?"
    r"\s*(?P<offset>Z|[+-]\d{2}:?\d{2})?",
    re.IGNORECASE,
)
_NTHS = {
    1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", 5: "vijfde", -1: "laatste",
    -2: "voorlaatste",
}  # fmt: skip
# Words that tell of days on which the hours do not hold.
_EXCEPTION = re.compile(
    r"feestdag|vakantie|gesloten|dicht|behalve|uitgezonderd|alleen|niet\b|geen\b|holiday|closed",
    re.IGNORECASE,
)
_CLOSED = re.compile(
    r"(?:(?:wij zijn |we zijn )?(?:gesloten|dicht)|niet(?: open)?)\s+(?:(?:op|in|tijdens)\s+)?"
    r"(?P<days>[^.]+)\.?",
    re.IGNORECASE,
)
_FORTNIGHT = 2
_DAYS_OF_WEEK = 7
_DAYS_OF_MONTH = 31
_DAYS_OF_YEAR = 366
_WEEKS_OF_YEAR = 53


@frozen(kw_only=True)
class Opening:
    """When something is open: hours of each week, and lines about all other times.

    `closed` are the days on which the hours do not hold, as editors write them ("feestdagen").
    """

    hours: tuple[Hours, ...] = ()
    lines: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


@frozen(kw_only=True)
class Schedule:
    """One rule. `days` are (ordinal or 0, weekday); a date that is not stated is None."""

    frequency: str = ""
    interval: int = 1
    days: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    weeks: tuple[int, ...] = ()
    year_days: tuple[int, ...] = ()
    opens: time | None = None
    closes: time | None = None
    begins: date | None = None
    first: date | None = None
    last: date | None = None
    description: str = ""
    notes: str = ""


def read_opening(schedules: Iterable[Record], now: datetime) -> Opening:
    """Return what the schedules say together; those that are over are left out."""
    today = local_date(now)
    read = (read_schedule(one, now) for one in schedules)
    current = [one for one in read if one.last is None or one.last >= today]
    weekly = [one for one in current if _is_weekly(one) and _has_begun(one, today)]
    hours = [one for schedule in weekly for one in _hours(schedule)]
    lines = [line for schedule in current for line in _lines(schedule, today)]
    left_out = {line: _left_out(line) if hours else () for line in lines}
    return Opening(
        hours=_united(hours),
        lines=tuple(line for line, days in left_out.items() if not days),
        closed=tuple(dict.fromkeys(day for days in left_out.values() for day in days)),
    )


def read_schedule(written: Record, now: datetime) -> Schedule:
    """Return the rule; a part that cannot be read counts as not stated.

    The field `timezone` is not looked at: publishers fill it with anything, and opening hours
    are what the clock beside the door shows.
    """
    first, since = _day(written, "dtstart"), _day(written, "valid_from")
    anchor = first or since or local_date(now)
    ends = [day for day in (_day(written, "until"), _day(written, "valid_to")) if day]
    frequency = word(written.get("freq")).upper()
    days = _weekdays(written.get("byday"))
    if not days and first and frequency == "WEEKLY":
        days = ((0, first.weekday()),)
    if not days and frequency == "DAILY":
        days = tuple((0, number) for number in range(_DAYS_OF_WEEK))
    schedule = Schedule(
        frequency=frequency,
        interval=max(1, min(whole(written.get("interval")) or 1, _WEEKS_OF_YEAR)),
        days=days,
        month_days=_numbers(written.get("bymonthday"), _DAYS_OF_MONTH),
        weeks=_numbers(written.get("byweekno"), _WEEKS_OF_YEAR),
        year_days=_numbers(written.get("byyearday"), _DAYS_OF_YEAR),
        opens=_time(written.get("opens_at"), anchor),
        closes=_time(written.get("closes_at"), anchor),
        begins=max((day for day in (first, since) if day), default=None),
        first=first,
        description=plain_text(word(written.get("description")), MAX_LINE),
        notes=plain_text(word(written.get("notes")), MAX_LINE),
    )
    counted = _last_of_count(schedule, whole(written.get("count")))
    return evolve(schedule, last=min([*ends, *counted], default=None))


def _day(written: Record, name: str) -> date | None:
    found = read_moment(word(written.get(name)))
    return local_date(found) if isinstance(found, datetime) else found


def _weekdays(value: object) -> tuple[tuple[int, int], ...]:
    parts = value[:MAX_LINE] if isinstance(value, list) else word(value)[:MAX_LINE].split(",")
    found = (_DAY.fullmatch(word(part)) for part in parts)
    days = {(int(one["nth"] or 0), _DAYS.index(one["day"].lower())) for one in found if one}
    return tuple(sorted(days, key=lambda day: (day[0] < 0, day)))


def _numbers(value: object, most: int) -> tuple[int, ...]:
    parts = value[:MAX_LINE] if isinstance(value, list) else word(value)[:MAX_LINE].split(",")
    found = (whole(part) for part in parts)
    return tuple(sorted({one for one in found if one and abs(one) <= most}))


def _time(value: object, anchor: date) -> time | None:
    """Return a time on a Dutch clock.

    An offset of the Netherlands means that clock itself; another one, UTC above all, is worked
    out on the day on which the rule begins.
    """
    found = _CLOCK.fullmatch(word(value)[:MAX_LINE])
    if not found:
        return None
    hour, minute = int(found["hour"]) % 24, int(found["minute"])
    try:
        wall = time(hour, minute)
        offset = (found["offset"] or "").upper()
        if not offset or offset.replace(":", "") in ("+0100", "+0200"):
            return wall
        zoned = datetime.fromisoformat(
            f"{anchor.isoformat()}T{wall.isoformat()}{offset.replace('Z', '+00:00')}"
        )
        return local(zoned.astimezone(UTC)).time()
    except (ValueError, OverflowError):
        return None


def _last_of_count(schedule: Schedule, count: int | None) -> list[date]:
    """Return a day on which a rule that happens so many times is over for sure, if it ends."""
    if not count or schedule.first is None or not 0 < count <= MAX_COUNT:
        return []
    each = max(1, len(schedule.days), len(schedule.month_days))
    length = _DAYS_OF_WEEK if schedule.frequency in ("WEEKLY", "DAILY") else _DAYS_OF_MONTH
    periods = -(-count // each) * schedule.interval
    try:
        return [schedule.first + timedelta(days=periods * length)]
    except OverflowError:
        return []


def _is_weekly(schedule: Schedule) -> bool:
    """Return whether it holds every week: then it is a line in a table of hours."""
    rest = schedule.month_days or schedule.weeks or schedule.year_days
    plain = not rest and schedule.interval == 1 and not any(nth for nth, _ in schedule.days)
    return bool(plain and schedule.days and schedule.frequency != "YEARLY")


def _has_begun(schedule: Schedule, today: date) -> bool:
    return schedule.begins is None or schedule.begins <= today


def _hours(schedule: Schedule) -> Iterator[Hours]:
    opens, closes = schedule.opens, schedule.closes
    if opens is not None and closes is not None and opens < closes:
        for _, day in schedule.days:
            yield Hours(day=day, opens=opens, closes=closes)


def _united(hours: Iterable[Hours]) -> tuple[Hours, ...]:
    """Return the hours in order; stretches of one day that overlap become one."""
    found: list[Hours] = []
    for one in sorted(hours, key=lambda one: (one.day, one.opens, one.closes)):
        before = found[-1] if found else None
        if before and before.day == one.day and one.opens < before.closes:
            found[-1] = evolve(before, closes=max(before.closes, one.closes))
        else:
            found.append(one)
    return tuple(found)


def _lines(schedule: Schedule, today: date) -> Iterator[str]:
    """Yield what the table of hours does not tell."""
    in_table = _is_weekly(schedule) and _has_begun(schedule, today) and any(_hours(schedule))
    told = "" if in_table else _in_words(schedule, today)
    if told:
        yield told
    if schedule.description and (
        not (told or in_table) or _EXCEPTION.search(schedule.description)
    ):
        yield schedule.description
    if schedule.notes:
        yield schedule.notes


def _left_out(line: str) -> tuple[str, ...]:
    """Return the days that a line says to be closed, when it says that and nothing else."""
    found = _CLOSED.fullmatch(line)
    if not found:
        return ()
    try:
        parse_exceptions(found["days"])
    except UnclearText:
        return ()
    return split_exceptions(found["days"])


def _in_words(schedule: Schedule, today: date) -> str:
    """Return the rule in words, or nothing when it has no words that are short and sure."""
    days, times = _days_in_words(schedule), _times(schedule)
    if not days:
        return ""
    said = f"{days}, {times}" if times else days
    since = schedule.begins if not _has_begun(schedule, today) else None
    if since is None and schedule.interval > 1:
        # Every other week says little without a week to count from.
        since = schedule.first
    start = f", vanaf {in_words(since)}" if since else ""
    end = f", t/m {in_words(schedule.last)}" if schedule.last else ""
    return f"{said}{start}{end}"


def _days_in_words(schedule: Schedule) -> str:
    if schedule.year_days or schedule.frequency == "YEARLY":
        return ""
    if schedule.month_days:
        return "" if schedule.days or schedule.weeks else _on_month_days(schedule)
    if schedule.weeks:
        return _in_weeks(schedule)
    if any(nth for nth, _ in schedule.days):
        return _on_nth_days(schedule)
    names = _and(WEEKDAYS[day] for _, day in schedule.days)
    if not names:
        return ""
    if schedule.interval == 1:
        return "elke dag" if len(schedule.days) == _DAYS_OF_WEEK else f"elke {names}"
    weekly = schedule.frequency in ("", "WEEKLY")
    return f"{_every(schedule.interval, 'weken')} op {names}" if weekly else ""


def _on_month_days(schedule: Schedule) -> str:
    if schedule.frequency not in ("", "MONTHLY") or schedule.month_days[0] < 0:
        return ""
    which = _and(f"{number}e" for number in schedule.month_days)
    each = "elke maand" if schedule.interval == 1 else _every(schedule.interval, "maanden")
    return f"{each} op de {which}"


def _in_weeks(schedule: Schedule) -> str:
    simple = schedule.interval == 1 and not any(nth for nth, _ in schedule.days)
    names = _and(WEEKDAYS[day] for _, day in schedule.days)
    if not simple or not names or schedule.weeks[0] < 0:
        return ""
    return f"{names} in week {_and(str(week) for week in schedule.weeks)}"


def _on_nth_days(schedule: Schedule) -> str:
    if schedule.frequency != "MONTHLY" or any(nth not in _NTHS for nth, _ in schedule.days):
        return ""
    by_day = sorted(schedule.days, key=lambda day: (day[1], day[0] < 0, day[0]))
    which = _and(
        f"{_and(_NTHS[nth] for nth, _ in group)} {WEEKDAYS[day]}"
        for day, group in groupby(by_day, key=lambda day: day[1])
    )
    if schedule.interval == 1:
        return f"elke {which} van de maand"
    return f"{_every(schedule.interval, 'maanden')} op de {which}"


def _every(interval: int, periods: str) -> str:
    if interval == _FORTNIGHT:
        return "om de week" if periods == "weken" else "om de maand"
    return f"elke {interval} {periods}"


def _times(schedule: Schedule) -> str:
    opens, closes = schedule.opens, schedule.closes
    if opens is not None and closes is not None:
        # Both the same is a day and a night, or a form that nobody filled in.
        until = "24.00" if closes == time(0) else time_in_digits(closes)
        return "" if opens == closes else f"{time_in_digits(opens)}-{until} uur"
    if opens is not None:
        return f"vanaf {time_in_digits(opens)} uur"
    return f"tot {time_in_digits(closes)} uur" if closes is not None else ""


def _and(words: Iterable[str]) -> str:
    found = list(words)
    return f"{', '.join(found[:-1])} en {found[-1]}" if len(found) > 1 else "".join(found)
