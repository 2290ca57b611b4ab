"""The dates of an RRULE by looking at each day of a stretch once. Pure.

The usual engines generate candidates until one fits, and a rule that fits no day keeps them
busy until the year 9999. Here the work is known beforehand: days times clock times. A rule that
would cost too much is refused. Local times that do not exist (the night in which summer time
starts) are ignored and not counted, as RFC 5545 part 3.3.10 demands and few engines do.
"""

from calendar import isleap, monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import groupby, product

from attrs import frozen
from icalendar.prop import vRecur

from harvest.formats.vevent import Moment
from harvest.loss import Refused

MAX_CANDIDATES = 250_000
"""Days times clock times that one rule may cost: under a second; daily since 1900 fits."""

_EXTRA_DAYS = {"YEARLY": 2 * 366, "MONTHLY": 2 * 31, "WEEKLY": 2 * 7, "DAILY": 2, "HOURLY": 2}
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY_PARTS = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO")
_PARTS = frozenset({
    "FREQ", "INTERVAL", "COUNT", "UNTIL", "WKST", "BYSETPOS", "BYMONTH", "BYMONTHDAY",
    "BYYEARDAY", "BYWEEKNO", "BYDAY", "BYHOUR", "BYMINUTE", "BYSECOND",
})  # fmt: skip


@frozen(kw_only=True)
class Rule:
    """An RRULE with its defaults filled in from DTSTART. `weekdays` are (ordinal or 0, day)."""

    frequency: str
    interval: int
    count: int
    until: Moment | None
    week_start: int
    positions: tuple[int, ...]
    months: tuple[int, ...]
    month_days: tuple[int, ...]
    year_days: tuple[int, ...]
    week_numbers: tuple[int, ...]
    weekdays: tuple[tuple[int, int], ...]
    hours: tuple[int, ...]
    minutes: tuple[int, ...]
    seconds: tuple[int, ...]


def read_rule(recur: vRecur, start: datetime) -> Rule:
    """Return the rule of an event that starts at the wall time `start`.

    Raises:
        Refused: it repeats within the hour, has no real interval, or is not understood.
    """
    frequency = str(next(iter(recur.get("FREQ", ())), "")).upper()
    if frequency not in _EXTRA_DAYS:
        raise Refused(f"herhaling {frequency or 'zonder ritme'} wordt niet gelezen")
    strange = sorted(set(recur) - _PARTS)
    interval = int(next(iter(recur.get("INTERVAL", ())), 1))
    if interval < 1:
        strange.append("INTERVAL")
    if strange:
        raise Refused(f"herhaling met {strange[0]} is niet te lezen")
    days = {name: _numbers(recur, name) for name in _DAY_PARTS}
    weekdays = tuple(_weekday(str(word)) for word in recur.get("BYDAY", ()))
    plain = not (days["BYMONTHDAY"] or days["BYYEARDAY"] or days["BYWEEKNO"] or weekdays)
    if plain and frequency == "YEARLY":
        days["BYMONTH"] = days["BYMONTH"] or (start.month,)
    if plain and frequency in ("YEARLY", "MONTHLY"):
        days["BYMONTHDAY"] = (start.day,)
    if plain and frequency == "WEEKLY":
        weekdays = ((0, start.weekday()),)
    if not weekdays and days["BYWEEKNO"] and frequency == "YEARLY":
        weekdays = ((0, start.weekday()),)
    hourly = frequency == "HOURLY"
    return Rule(
        frequency=frequency,
        interval=interval,
        count=max(0, int(next(iter(recur.get("COUNT", ())), 0))),
        until=_until(recur),
        week_start=_WEEKDAYS.index(str(next(iter(recur.get("WKST", ())), "MO")).upper()),
        positions=_numbers(recur, "BYSETPOS"),
        months=days["BYMONTH"],
        month_days=days["BYMONTHDAY"],
        year_days=days["BYYEARDAY"],
        week_numbers=days["BYWEEKNO"],
        weekdays=weekdays,
        hours=_numbers(recur, "BYHOUR") or (tuple(range(24)) if hourly else (start.hour,)),
        minutes=_numbers(recur, "BYMINUTE") or (start.minute,),
        seconds=_numbers(recur, "BYSECOND") or (start.second,),
    )


def starts(rule: Rule, start: datetime, since: datetime, until: datetime) -> Iterator[datetime]:
    """Yield the aware starts in [since, until], in order; `start` is the aware DTSTART.

    Raises:
        Refused: looking would take too long.
    """
    wall, zone = start.replace(tzinfo=None), start.tzinfo or UTC
    first, last = _stretch(rule, start, since, until)
    if first > last:
        return
    _check_cost(rule, candidates(rule, start, since, until))
    counted = 0
    low = first.astimezone(zone).replace(tzinfo=None)
    high = last.astimezone(zone).replace(tzinfo=None)
    for moment in _moments(rule, wall, low, high):
        aware = moment.replace(tzinfo=zone)
        if aware > last or (rule.count and counted >= rule.count):
            return
        if exists(aware):
            counted += 1
            if aware >= since:
                yield aware


def has_ended(rule: Rule, moment: datetime) -> bool:
    """Return whether the rule's UNTIL lies before the aware moment."""
    zone = moment.tzinfo or UTC
    return rule.until is not None and _last_moment(rule.until, zone) < moment


def candidates(rule: Rule, start: datetime, since: datetime, until: datetime) -> int:
    """Return how many clock times `starts` would look at."""
    first, last = _stretch(rule, start, since, until)
    # A period is looked at as a whole, also the first and the last.
    days = (last - first).days + _EXTRA_DAYS[rule.frequency] if first <= last else 0
    return days * len(rule.hours) * len(rule.minutes) * len(rule.seconds)


def exists(moment: datetime) -> bool:
    """Return whether the clocks of its zone ever show this aware moment."""
    there_and_back = moment.astimezone(UTC).astimezone(moment.tzinfo)
    return there_and_back.replace(tzinfo=None) == moment.replace(tzinfo=None)


def _moments(rule: Rule, start: datetime, low: datetime, high: datetime) -> Iterator[datetime]:
    """Yield wall times of the periods that `low` to `high` touch, from `start` on, in order."""
    origin = _period(rule, start.date())
    for period, days in groupby(
        _days(rule, low.date(), high.date()), lambda d: _period(rule, d)
    ):
        if rule.frequency != "HOURLY" and (period - origin) % rule.interval:
            continue
        fitting = (day for day in days if _fits(rule, day))
        found = [moment for day in fitting for moment in _on_day(rule, start, day)]
        yield from (moment for moment in _picked(rule, found) if moment >= start)


def _days(rule: Rule, low: date, high: date) -> Iterator[date]:
    """Yield the days from the start of the period of `low` to the end of that of `high`."""
    first, last = low, high
    if rule.frequency == "YEARLY":
        first, last = date(low.year, 1, 1), date(high.year, 12, 31)
    elif rule.frequency == "MONTHLY":
        first = low.replace(day=1)
        last = high.replace(day=monthrange(high.year, high.month)[1])
    elif rule.frequency == "WEEKLY":
        first = low - timedelta(
            days=min(low.toordinal() - 1, (low.weekday() - rule.week_start) % 7)
        )
        last = high + timedelta(days=6 - (high.weekday() - rule.week_start) % 7)
    return (
        date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1)
    )


def _period(rule: Rule, day: date) -> int:
    """Return the number of the year, month, week or day that INTERVAL counts in."""
    if rule.frequency == "YEARLY":
        return day.year
    if rule.frequency == "MONTHLY":
        return day.year * 12 + day.month
    if rule.frequency == "WEEKLY":
        return (day.toordinal() - 1 - rule.week_start) // 7
    return day.toordinal()


def _fits(rule: Rule, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    if rule.weekdays and not _fits_weekday(rule, day):
        return False
    in_month, in_year = monthrange(day.year, day.month)[1], 366 if isleap(day.year) else 365
    year_day = day.timetuple().tm_yday
    return (
        _counted(rule.month_days, day.day, in_month)
        and _counted(rule.year_days, year_day, in_year)
        and (not rule.week_numbers or _fits_week(rule, day))
    )


def _counted(wanted: tuple[int, ...], number: int, total: int) -> bool:
    """Return whether `number` of `total` is wanted, from the front or (negative) the back."""
    return not wanted or number in wanted or number - total - 1 in wanted


def _fits_weekday(rule: Rule, day: date) -> bool:
    wanted = [ordinal for ordinal, weekday in rule.weekdays if weekday == day.weekday()]
    if not wanted or 0 in wanted or rule.frequency not in ("YEARLY", "MONTHLY"):
        return bool(wanted)
    if rule.frequency == "MONTHLY" or rule.months:
        number, total = day.day, monthrange(day.year, day.month)[1]
    else:
        number, total = day.timetuple().tm_yday, 366 if isleap(day.year) else 365
    return (number - 1) // 7 + 1 in wanted or -((total - number) // 7 + 1) in wanted


def _fits_week(rule: Rule, day: date) -> bool:
    """Return whether the day lies in a wanted week; week 1 holds the year's first Thursday."""
    middle = _mid_week(rule, day)
    # 28 December always lies in the last week of its year.
    last = _mid_week(rule, date(middle.year, 12, 28))
    return _counted(rule.week_numbers, _week_of_year(middle), _week_of_year(last))


def _mid_week(rule: Rule, day: date) -> date:
    """Return the fourth day of the week of `day`: the year it lies in is the week's year."""
    return day + timedelta(days=3 - (day.weekday() - rule.week_start) % 7)


def _week_of_year(middle: date) -> int:
    return (middle.timetuple().tm_yday - 1) // 7 + 1


def _on_day(rule: Rule, start: datetime, day: date) -> Iterator[datetime]:
    hours: Iterator[int] | tuple[int, ...] = rule.hours
    if rule.frequency == "HOURLY":
        passed = (day.toordinal() - start.toordinal()) * 24 - start.hour
        hours = (hour for hour in rule.hours if (passed + hour) % rule.interval == 0)
    for hour, minute, second in product(sorted(set(hours)), rule.minutes, rule.seconds):
        yield datetime.combine(day, time(hour, minute, second))


def _picked(rule: Rule, found: list[datetime]) -> list[datetime]:
    """Return the moments at the wanted positions of their period (BYSETPOS), or all."""
    if not rule.positions:
        return found
    size = len(found)
    at = {place - 1 if place > 0 else size + place for place in rule.positions}
    return [found[place] for place in sorted(at) if 0 <= place < size]


def _stretch(
    rule: Rule, start: datetime, since: datetime, until: datetime
) -> tuple[datetime, datetime]:
    """Return the stretch to look at; counting has to begin at the beginning."""
    zone = start.tzinfo or UTC
    last = min(until, _last_moment(rule.until, zone)) if rule.until else until
    return start if rule.count else max(start, since), last


def _check_cost(rule: Rule, work: int) -> None:
    if rule.frequency == "HOURLY" and rule.positions:
        raise Refused("herhaling per uur met BYSETPOS wordt niet gelezen")
    if work > MAX_CANDIDATES:
        raise Refused("herhaling met te veel tijdstippen")


def _until(recur: vRecur) -> Moment | None:
    found = next(iter(recur.get("UNTIL", ())), None)
    if found is None or isinstance(found, date):
        return found
    raise Refused("herhaling met een onleesbare einddatum")


def _last_moment(until: Moment, zone: tzinfo) -> datetime:
    """Return UNTIL as a moment: a day counts wholly, a floating time is in DTSTART's zone."""
    if not isinstance(until, datetime):
        return datetime.combine(until, time(23, 59, 59), tzinfo=zone)
    return until if until.tzinfo else until.replace(tzinfo=zone)


def _weekday(word: str) -> tuple[int, int]:
    word = word.strip().upper()
    if word[-2:] not in _WEEKDAYS:
        raise Refused(f"herhaling op {word[:10]} is niet te lezen")
    return int(word[:-2] or 0), _WEEKDAYS.index(word[-2:])


def _numbers(recur: vRecur, name: str) -> tuple[int, ...]:
    return tuple(sorted({int(value) for value in recur.get(name, ())}))
