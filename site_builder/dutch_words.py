"""Days, times, opening hours and phone numbers in the words that residents read. Pure.

Aware moments are said in Europe/Amsterdam time.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from hub.clock import local
from hub.model import Hours, Occurrence

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
    *("augustus", "september", "oktober", "november", "december"),
)

_DAY = rf"(?:{'|'.join(f'{name[:2]}(?:{name[2:]})?' for name in WEEKDAYS)})"
_DAY_SIGN = r"\s*(?:,|\ben\b|\bt/m\b|\btot en met\b|[-–])\s*"
_CLOCK = r"\d{1,2}[.:]\d{2}"
_STRETCH = rf"{_CLOCK}\s*(?:[-–]|\btot\b)\s*{_CLOCK}(?:\s*uur)?"
# Days and then times: "di, do 10.00-12.00". Anything else is a sentence of its own.
_HOURS_LINE = re.compile(
    rf"({_DAY}(?:{_DAY_SIGN}{_DAY})*),?:?\s+({_STRETCH}(?:\s*(?:,|\ben\b)\s*{_STRETCH})*)\b",
    re.IGNORECASE,
)
_SHORT_DAYS = {name[:2]: name for name in WEEKDAYS}

_MIDNIGHT = time(0, 0)
_SHORTEST_RUN = 3
"""From three days on, "maandag tot en met woensdag" is shorter than naming each day."""

_PREFIX = re.compile(r"(?:tel(?:\.|efoon)?|bel)?\s*:?\s*", re.IGNORECASE)
# Digits, and the spaces, dashes, dots, slashes and brackets that people put between them.
_NUMBER = re.compile(r"\+?[0-9\s()./‐-―-]+")
# "+31 (0)36": the zero is only dialled inside the country.
_TRUNK_ZERO = re.compile(r"(?<=31)\s*\(0\)")
# 112, 113 and 144; European 116-numbers; "14 036" and the longer "14 0320" of a gemeente.
_SHORT = re.compile(r"11[23]|144|116[0-9]{3}|140[0-9]{2,3}")
# Service numbers cannot be reached from abroad, so they keep their national form.
_SERVICE = re.compile(r"0(?:800|900|906|909)(?:[0-9]{4}|[0-9]{7})")
_NATIONAL = re.compile(r"0([1-9][0-9]{8})")
_INTERNATIONAL = re.compile(r"\+[1-9][0-9]{7,14}")


def day(d: date) -> str:
    """Return "dinsdag 1 december"."""
    return f"{WEEKDAYS[d.weekday()]} {d.day} {MONTHS[d.month - 1]}"


def day_with_year(d: date) -> str:
    """Return "dinsdag 1 december 2026"."""
    return f"{day(d)} {d.year}"


def dates_in_words(days: Iterable[date]) -> str:
    """Return "9, 16 en 23 maart" or "30 maart en 6 april": days in order, without a year."""
    months: dict[tuple[int, int], list[str]] = {}
    for one in days:
        months.setdefault((one.year, one.month), []).append(str(one.day))
    return " en ".join(
        f"{and_list(numbers)} {MONTHS[month - 1]}" for (_, month), numbers in months.items()
    )


def clock(moment: datetime) -> str:
    """Return "10.00 uur"."""
    return f"{_time(local(moment).time())} uur"


def span(occurrence: Occurrence) -> str:
    """Return when an event is: "dinsdag 1 december, 10.00 tot 12.00 uur".

    An event of whole days has no times; one that ends on another day names both days, with the
    year when that differs.
    """
    start, end = local(occurrence.start), local(max(occurrence.start, occurrence.end))
    if occurrence.all_day:
        return _days(start.date(), max(start.date(), end.date() - timedelta(days=1)))
    if start == end:
        return f"{day(start.date())}, {clock(start)}"
    if _same_evening(start, end):
        return f"{day(start.date())}, {_times(start.time(), end.time())}"
    say = day if start.year == end.year else day_with_year
    return f"van {say(start.date())}, {clock(start)} tot {say(end.date())}, {clock(end)}"


def weekly_hours(hours: tuple[Hours, ...]) -> tuple[str, ...]:
    """Return the opening hours, one line for all days that have the same ones.

    For instance "maandag tot en met donderdag, 9.00 tot 12.00 uur en 13.00 tot 17.00 uur".
    """
    by_day: dict[int, list[tuple[time, time]]] = {}
    for stretch in sorted(set(hours), key=lambda h: (h.day, h.opens, h.closes)):
        by_day.setdefault(stretch.day, []).append((stretch.opens, stretch.closes))
    alike: dict[tuple[tuple[time, time], ...], list[int]] = {}
    for number, stretches in by_day.items():
        alike.setdefault(tuple(stretches), []).append(number)
    return tuple(
        f"{_weekdays(days)}, {and_list([_times(*stretch) for stretch in stretches])}"
        for stretches, days in alike.items()
    )


def hours_in_words(line: str) -> str:
    """Return "di 10.00-12.00 bij De Kei" as "dinsdag, 10.00 tot 12.00 uur bij De Kei".

    A line that does not begin with days and times stays as the editor wrote it.
    """
    found = _HOURS_LINE.match(line)
    if not found:
        return line
    days = re.sub(r"[^\W\d_]+(?:/m)?", lambda word: _whole_day(word[0]), found[1])
    days = re.sub(r"\s*[-–]\s*", " tot en met ", re.sub(r"\s*,\s*", ", ", days))
    times = re.findall(_CLOCK, found[2])
    stretches = [
        f"{_plain_clock(opens)} tot {_plain_clock(closes)} uur"
        for opens, closes in zip(times[::2], times[1::2], strict=True)
    ]
    return f"{days}, {and_list(stretches)}{line[found.end() :]}"


def phone_href(text: str) -> str:
    """Return the tel: link of a phone number, or "" for what cannot be dialled.

    Invented numbers ("036 – 000 00 00") are not dialled, and neither is text that holds more
    than one number: a wrong number on a care page is worse than none.
    """
    written = text[match.end() :] if (match := _PREFIX.match(text)) else text
    if not _NUMBER.fullmatch(written) or _is_invented(written):
        return ""
    dialled = re.sub(r"[^0-9+]", "", _TRUNK_ZERO.sub("", written))
    if dialled.startswith("00"):
        dialled = f"+{dialled[2:]}"
    if _SHORT.fullmatch(dialled) or _SERVICE.fullmatch(dialled):
        return f"tel:{dialled}"
    if national := _NATIONAL.fullmatch(dialled):
        return f"tel:+31{national[1]}"
    return f"tel:{dialled}" if _INTERNATIONAL.fullmatch(dialled) else ""


def and_list(words: Iterable[str]) -> str:
    """Return "a, b en c"."""
    *first, last = tuple(words) or ("",)
    return f"{', '.join(first)} en {last}" if first else last


def _whole_day(word: str) -> str:
    lowered = word.lower()
    return "tot en met" if lowered == "t/m" else _SHORT_DAYS.get(lowered, lowered)


def _plain_clock(text: str) -> str:
    hours, _, minutes = text.replace(":", ".").partition(".")
    return f"{int(hours)}.{minutes}"


def _time(moment: time) -> str:
    return f"{moment.hour}.{moment.minute:02}"


def _times(start: time, end: time) -> str:
    if start == end == _MIDNIGHT:
        return "dag en nacht"
    return f"{_time(start)} tot {'24.00' if end == _MIDNIGHT else _time(end)} uur"


def _days(first: date, last: date) -> str:
    if first == last:
        return day(first)
    say = day if first.year == last.year else day_with_year
    return f"van {say(first)} tot en met {say(last)}"


def _same_evening(start: datetime, end: datetime) -> bool:
    """Return whether it ends on the day it starts; midnight belongs to that evening."""
    tomorrow = start.date() + timedelta(days=1)
    at_midnight = end.time() == _MIDNIGHT and end.date() == tomorrow
    return start.date() == end.date() or (at_midnight and start.time() != _MIDNIGHT)


def _weekdays(days: Sequence[int]) -> str:
    if len(days) == len(WEEKDAYS):
        return "elke dag"
    return and_list(words for run in _runs(days) for words in _run_words(run))


def _runs(days: Sequence[int]) -> list[list[int]]:
    """Split the days into stretches without a gap."""
    runs: list[list[int]] = []
    for number in days:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _run_words(run: list[int]) -> tuple[str, ...]:
    if len(run) < _SHORTEST_RUN:
        return tuple(WEEKDAYS[number] for number in run)
    return (f"{WEEKDAYS[run[0]]} tot en met {WEEKDAYS[run[-1]]}",)


def _is_invented(written: str) -> bool:
    """Return whether the number without its area code is all zeros."""
    groups = re.findall(r"[0-9]+", written)
    behind_area_code = "".join(groups[1:])
    return "".join(groups).endswith("0000000") or (
        bool(behind_area_code) and not behind_area_code.strip("0")
    )
