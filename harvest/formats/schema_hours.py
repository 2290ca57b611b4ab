"""The opening hours of schema.org: `Mo-Fr 09:00-17:00`, and hours in parts. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import islice

from attrs import frozen

from harvest.formats.linked_data import Node
from harvest.formats.stretches import read_clock
from harvest.moments import read_moment
from harvest.plain import one_line
from hub.clock import local
from hub.dutch_dates import WEEKDAYS, in_words, time_in_digits
from hub.errors import UnclearText
from hub.model import Hours
from hub.opening_hours import parse_line

MAX_RULES = 100
SPECIAL = timedelta(days=14)
"""Hours that hold no longer than this are about special days; longer ones are a season."""

PUBLIC_HOLIDAYS = "feestdagen"
_ALWAYS = re.compile(r"24\s*/\s*7")
_LAST = time(23, 59)
_WEEK = tuple(range(7))
_DAYS = {
    word: number
    for number, words in enumerate((
        "mo mon monday ma maandag", "tu tue tues tuesday di dinsdag",
        "we wed wednesday wo woensdag", "th thu thur thurs thursday do donderdag",
        "fr fri friday vr vrijdag", "sa sat saturday za zaterdag", "su sun sunday zo zondag",
    ))
    for word in words.split()
}  # fmt: skip
_HOLIDAYS = frozenset({"ph", "publicholiday", "publicholidays"})
_TOKEN = re.compile(
    r"(?P<first>[a-z]{2,12})\.?\s*[-–]\s*(?P<last>[a-z]{2,12})\b\.?"
    r"|(?P<opens>\d{1,2}[:.]\d{2})(?::\d{2})?\s*[-–]\s*(?P<closes>\d{1,2}[:.]\d{2})(?::\d{2})?"
    r"|(?P<word>[a-z]{2,12})\b\.?"
    r"|(?P<filler>[\s,;]+)"
)
_CLOSED = frozenset({"off", "closed", "gesloten", "dicht"})


@frozen(kw_only=True)
class Opening:
    """When a door is open: each week, and the days that are different, in words.

    `changed` are days with other hours, for the text. `unread` is what could not be read.
    """

    hours: tuple[Hours, ...] = ()
    closed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@frozen(kw_only=True)
class _Rule:
    """One opening hours specification; without `times` the door is closed.

    `days` are days of the week, all when none is named.
    """

    days: tuple[int, ...]
    named: bool
    on_holidays: bool
    times: tuple[time, time] | None
    first: date | None
    last: date | None

    @property
    def is_special(self) -> bool:
        """Whether it is about a few days of one year, not about each week."""
        if self.first is None or self.last is None:
            return False
        return timedelta(0) <= self.last - self.first <= SPECIAL

    def holds(self, today: date) -> bool:
        """Return whether it holds today."""
        begun = self.first is None or self.first <= today
        return begun and (self.last is None or today <= self.last)

    @property
    def weekly(self) -> tuple[Hours, ...]:
        """The hours of a week."""
        return tuple(_stretches(self.days, *self.times)) if self.times else ()

    @property
    def words(self) -> str:
        """The special days in words, with their hours when there are any."""
        if self.first is None or self.last is None:
            return ""
        period = in_words(self.first)
        if self.last != self.first:
            period = f"{period} t/m {in_words(self.last)}"
            if self.named and len(self.days) < len(_WEEK):
                period = f"{period} op {', '.join(WEEKDAYS[day] for day in self.days)}"
        if self.times is None:
            return period
        opens, closes = map(time_in_digits, self.times)
        return f"{period}: {opens} tot {closes} uur"


def opening(node: Node, today: date) -> Opening:
    """Return when the door of an organisation or a place is open, as it holds today."""
    hours, closed, unread = _written(node)
    names = ("openingHoursSpecification", "specialOpeningHoursSpecification", "hoursAvailable")
    rules = tuple(map(_rule, node.nodes(*names)[:MAX_RULES]))
    special = sorted(
        (one for one in rules if one.is_special and one.last and one.last >= today),
        key=lambda one: (one.first or today, one.last or today, one.words),
    )
    weekly = [one for one in rules if not one.is_special and one.holds(today)]
    always = [one for one in weekly if one.first is None and one.last is None]
    season = [one for one in weekly if one not in always]
    in_season = {day for one in season for day in one.days}
    hours = (*hours, *(each for one in always for each in one.weekly))
    holidays = any(one.on_holidays and one.times is None for one in weekly)
    return Opening(
        hours=_apart(
            (
                *(each for each in hours if each.day not in in_season),
                *(each for one in season for each in one.weekly),
            )
        ),
        closed=_each_once(
            (
                *((PUBLIC_HOLIDAYS,) if closed or holidays else ()),
                *(one.words for one in special if one.times is None),
            )
        ),
        changed=_each_once(tuple(one.words for one in special if one.times)),
        unread=unread,
    )


def _written(node: Node) -> tuple[tuple[Hours, ...], bool, tuple[str, ...]]:
    """Return the hours in openingHours, if holidays are closed, and the unreadable lines."""
    hours: list[Hours] = []
    unread: list[str] = []
    closed = False
    lines = (part for text in node.texts("openingHours") for part in text.split(";"))
    for line in islice(filter(str.strip, lines), MAX_RULES):
        try:
            found, on_holidays = _line(one_line(line, 300))
        except UnclearText:
            unread.append(one_line(line, 100))
        else:
            hours += found
            closed = closed or on_holidays
    return tuple(hours), closed, tuple(unread)


def _line(line: str) -> tuple[tuple[Hours, ...], bool]:
    """Return what a line of openingHours says, and whether public holidays are closed.

    Raises:
        UnclearText: it is neither schema.org's way of writing nor a Dutch person's.
    """
    if _ALWAYS.fullmatch(line):
        return tuple(_stretches(_WEEK, time(0), _LAST)), False
    read = _tokens(line.lower())
    return (parse_line(line), False) if read is None else read


def _tokens(line: str) -> tuple[tuple[Hours, ...], bool] | None:
    """Return what the line says; None when a word is unknown."""
    days: tuple[int, ...] = ()
    holidays = complete = timed = closed_on_holidays = False
    found: list[Hours] = []
    at = 0
    while at < len(line):
        token = _TOKEN.match(line, at)
        if token is None:
            return None
        at = token.end()
        if token["opens"]:
            opens, closes = read_clock(token["opens"]), _closing(token["closes"])
            if opens is None or closes is None:
                return None
            found += _stretches(days if days or holidays else _WEEK, opens, closes)
            complete = timed = True
        elif token["word"] in _CLOSED:
            closed_on_holidays = closed_on_holidays or holidays
            complete = timed = True
        elif not token["filler"]:
            named = _named(token)
            if named is None:
                return None
            if complete:
                days, holidays, complete = (), False, False
            days = (*days, *named)
            holidays = holidays or token["word"] in _HOLIDAYS
    # "Mo-Fr" alone says on which days, not when.
    return (tuple(found), closed_on_holidays) if timed and complete else None


def _named(token: re.Match[str]) -> tuple[int, ...] | None:
    if token["word"]:
        word = token["word"]
        return () if word in _HOLIDAYS else (_DAYS[word],) if word in _DAYS else None
    first, last = _DAYS.get(token["first"]), _DAYS.get(token["last"])
    if first is None or last is None:
        return None
    return tuple((first + step) % 7 for step in range((last - first) % 7 + 1))


def _closing(text: str) -> time | None:
    return time(0) if text.replace(".", ":") == "24:00" else read_clock(text)


def _stretches(days: tuple[int, ...], opens: time, closes: time) -> Iterator[Hours]:
    """Yield the hours; what goes on after midnight goes on the next day."""
    for day in days:
        if closes > opens:
            yield Hours(day=day, opens=opens, closes=closes)
            continue
        if opens < _LAST:
            yield Hours(day=day, opens=opens, closes=_LAST)
        if closes > time(0):
            yield Hours(day=(day + 1) % 7, opens=time(0), closes=closes)


def _rule(node: Node) -> _Rule:
    words = node.words("dayOfWeek")
    days = tuple(_DAYS[word] for word in words if word in _DAYS)
    first, last = _day(node.text("validFrom")), _day(node.text("validThrough"))
    return _Rule(
        days=tuple(sorted(set(days))) if words else _WEEK,
        named=bool(words),
        on_holidays=bool(_HOLIDAYS.intersection(words)),
        times=_times(node.text("opens"), node.text("closes")),
        first=first,
        last=last,
    )


def _times(opens: str, closes: str) -> tuple[time, time] | None:
    """Return the hours; opening and closing at one moment is how a closed day is written."""
    begin, end = read_clock(opens), _closing(closes)
    if begin is None or end is None:
        return None
    return None if begin == end and not closes.strip().startswith("24") else (begin, end)


def _day(text: str) -> date | None:
    found = read_moment(text)
    return local(found).date() if isinstance(found, datetime) else found


def _apart(hours: Iterable[Hours]) -> tuple[Hours, ...]:
    """Return the hours in order, those that overlap or touch as one stretch."""
    found: list[Hours] = []
    for one in sorted(set(hours), key=lambda each: (each.day, each.opens, each.closes)):
        last = found[-1] if found else None
        if last and last.day == one.day and one.opens <= last.closes:
            closes = max(last.closes, one.closes)
            found[-1] = Hours(day=one.day, opens=last.opens, closes=closes)
        else:
            found.append(one)
    return tuple(found)


def _each_once(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
