"""Read the dates and times that people write in Dutch. Pure.

What can mean two things is refused (`UnclearText`), with a hint that shows how to write it.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, time, timedelta
from difflib import get_close_matches

from attrs import frozen

from hub.errors import UnclearText

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
# A year outside this range is a slip of the keyboard: the hub tells what is on, not history.
FIRST_YEAR, LAST_YEAR = 2000, 2100
EXAMPLE = "Schrijf bijvoorbeeld 1 december 2026 of 1-12-2026."

_WEEKDAY_NUMBERS = {name: i for i, name in enumerate(WEEKDAYS)} | {
    name[:2]: i for i, name in enumerate(WEEKDAYS)
}
_MONTH_NUMBERS = (
    {name: i for i, name in enumerate(MONTHS, 1)}
    | {name[:3]: i for i, name in enumerate(MONTHS, 1)}
    | {"mrt": 3, "sept": 9}
)
_HOURS = (
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
)
_RELATIVE = re.compile(r"\b(?:vandaag|morgen|overmorgen|gisteren|volgende|komende|deze)\b")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})")
_NUMERIC_WITHOUT_YEAR = re.compile(r"\d{1,2}[-/]\d{1,2}")
_WORDS = re.compile(r"(\d{1,2})(?:e|ste|de)?\s+([a-zé]+)\.?(?:\s+(\d{4}))?")
_LEADING_WORD = re.compile(r"(?:op\s+)?([a-zé]+)\.?,?\s+(?=\d)")
_DATE_AHEAD = re.compile(
    rf"(?:(?:op\s+)?[a-zé]+\.?,?\s+)?(?:{_ISO.pattern}|{_NUMERIC.pattern}|{_WORDS.pattern})"
)
# 10.00, 10:00 and 9.30 uur; 10 uur, 10u and 10u30.
CLOCK = r"(?:\d{1,2}[.:]\d{2}(?:\s*(?:uur|u|h)\b)?|\d{1,2}\s*(?:uur|u)\b|\d{1,2}u\d{2}\b)"
_CLOCK = re.compile(CLOCK)
_CLOCK_RANGE = re.compile(rf"(?:van\s+)?({CLOCK}|\d{{1,2}})\s*(?:-|–|tot|t/m)\s*({CLOCK})")
_SPOKEN_TIME = re.compile(
    rf"(?P<shift>half|kwart over|kwart voor)?\s*(?P<hour>{'|'.join(_HOURS)})(?:\s+uur)?\b"
)
_PART_OF_DAY = re.compile(r"[’']s\s+(?:ochtends|morgens|middags|avonds|nachts)")
_CLOCK_OF_PART = re.compile(rf"{CLOCK}\s+{_PART_OF_DAY.pattern}")
_THROUGH = re.compile(r"\s*(?:t/m|\btot en met\b)\s*|\s+[-–]\s+")
_BARE_DAY = re.compile(r"(?:[a-z]+\s+)?\d{1,2}(?:e|ste|de)?")


@frozen(kw_only=True)
class DateRange:
    """Some days in a row, half open: `end` is the first day that is no longer in it."""

    start: date
    end: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day < self.end

    def days(self) -> Iterator[date]:
        """Yield the days in order."""
        for number in range((self.end - self.start).days):
            yield self.start + timedelta(days=number)


@frozen(kw_only=True)
class Moment:
    """What somebody wrote for a begin or an end: a date, a time of day, or both."""

    day: date | None = None
    at: time | None = None


def parse_date(text: str) -> date:
    """Return the date that this text names; a weekday in it must be the right one.

    Raises:
        UnclearText: it is no date, it lacks its year, or the weekday does not fit.
    """
    words = _plain(text)
    lead = _LEADING_WORD.match(words)
    day = _bare_date(words[lead.end() :] if lead else words, text)
    if lead:
        _check_weekday(lead[1], day, text)
    return day


def parse_time(text: str) -> time:
    """Return the time of day; 24-hour clock, so `half elf` is refused.

    Raises:
        UnclearText: it is no time, or it can be the morning and the evening.
    """
    words = _plain(text)
    if _CLOCK.fullmatch(words):
        return clock(words)
    _refuse_spoken_time(words, text)
    raise UnclearText(f"“{text}” is geen tijd.", "Schrijf bijvoorbeeld 10.00 of 19.30.")


def clock(digits: str) -> time:
    """Return the time for text that CLOCK matches, or a bare hour.

    Raises:
        UnclearText: there is no such time.
    """
    numbers = [int(number) for number in re.findall(r"\d+", digits)]
    hour, minute = numbers[0], numbers[1] if len(numbers) > 1 else 0
    if (hour, minute) == (24, 0):
        raise UnclearText(
            "24.00 uur bestaat hier niet.",
            "Schrijf 23.59, of de volgende dag met 0.00.",
        )
    if hour > 23 or minute > 59:
        raise UnclearText(
            f"{digits.strip()} is geen tijd.", "Een tijd loopt van 0.00 tot 23.59."
        )
    return time(hour, minute)


def parse_moment(text: str) -> Moment:
    """Return the date, the time or both that this text holds.

    Raises:
        UnclearText: one of them cannot be read, or the text holds a begin and an end.
    """
    words = _plain(text)
    if _CLOCK.fullmatch(words) or _SPOKEN_TIME.match(words) or _CLOCK_OF_PART.match(words):
        return Moment(at=parse_time(text))
    found = _DATE_AHEAD.match(words)
    if not found:
        return Moment(day=parse_date(text))
    day = parse_date(found[0])
    rest = re.sub(r"^(?:[\s,]+|t(?=\d))(?:(?:om|vanaf)\s+)?", "", words[found.end() :])
    return Moment(day=day, at=_time_after(day, rest) if rest else None)


def parse_range(text: str) -> DateRange:
    """Return one day, or `24 december 2026 t/m 2 januari 2027` with both ends in it.

    Raises:
        UnclearText: a date cannot be read, or the end lies before the start.
    """
    words = _plain(text)
    ends = _THROUGH.split(words)
    if len(ends) == 1:
        _refuse_until(words, text)
        day = parse_date(text)
        return DateRange(start=day, end=day + timedelta(days=1))
    if len(ends) != 2:
        raise UnclearText(f"“{text}” heeft meer dan één begin en eind.", EXAMPLE)
    last = parse_date(ends[1])
    first = _first_day(ends[0], last)
    if last < first:
        raise UnclearText(
            f"Het eind ({in_words(last)}) ligt voor het begin ({in_words(first)}).",
            f"Bedoelde u {in_words(last)} t/m {in_words(first)}?",
        )
    return DateRange(start=first, end=last + timedelta(days=1))


def weekday_number(word: str) -> int | None:
    """Return 0 for `maandag` or `ma`, up to 6; None when it is no weekday."""
    return _WEEKDAY_NUMBERS.get(word.strip(". "))


def in_words(day: date) -> str:
    """Return the date as a person writes it: `dinsdag 1 december 2026`."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def time_in_digits(moment: time) -> str:
    """Return the time as Dutch people write it: `9.00`."""
    return f"{moment.hour}.{moment.minute:02d}"


def _plain(text: str) -> str:
    return " ".join(text.lower().split())


def _bare_date(words: str, text: str) -> date:
    if found := _ISO.fullmatch(words):
        return _make(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.fullmatch(words):
        if len(found[3]) == 2:
            raise UnclearText(
                f"Het jaar in “{text}” heeft twee cijfers.",
                f"Schrijf {found[1]}-{found[2]}-20{found[3]}.",
            )
        return _make(int(found[3]), int(found[2]), int(found[1]))
    if found := _WORDS.fullmatch(words):
        month = _month(found[2])
        if found[3] is None:
            raise _without_year(text)
        return _make(int(found[3]), month, int(found[1]))
    if _NUMERIC_WITHOUT_YEAR.fullmatch(words):
        raise _without_year(text)
    if _RELATIVE.search(words):
        raise UnclearText(
            f"“{text}” betekent elke dag iets anders.",
            "Schrijf de datum met dag, maand en jaar: 1 december 2026.",
        )
    raise UnclearText(f"“{text}” is geen datum.", EXAMPLE)


def _without_year(text: str) -> UnclearText:
    return UnclearText(f"Het jaar ontbreekt in “{text}”.", f"Zet het jaar erachter. {EXAMPLE}")


def _month(word: str) -> int:
    if word in _MONTH_NUMBERS:
        return _MONTH_NUMBERS[word]
    close = get_close_matches(word, MONTHS, n=1)
    hint = f"Bedoelde u {close[0]}?" if close else EXAMPLE
    raise UnclearText(f"“{word}” is geen maand.", hint)


def _make(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnclearText(f"Het jaar {year} klopt vast niet.", EXAMPLE)
    if not 1 <= month <= 12:
        raise UnclearText(
            f"Maand {month} bestaat niet.",
            "Eerst komt de dag, dan de maand, dan het jaar: 31-12-2026.",
        )
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise UnclearText(
            f"{day} {MONTHS[month - 1]} {year} bestaat niet.",
            f"{MONTHS[month - 1].capitalize()} {year} heeft {days} dagen.",
        )
    return date(year, month, day)


def _check_weekday(word: str, day: date, text: str) -> None:
    number = weekday_number(word)
    if number is None:
        close = get_close_matches(word, WEEKDAYS, n=1)
        hint = f"Bedoelde u {close[0]}?" if close else EXAMPLE
        raise UnclearText(f"“{word}” in “{text}” is geen dag van de week.", hint)
    if number != day.weekday():
        shift = (number - day.weekday() + 3) % 7 - 3
        nearest = day + timedelta(days=shift)
        raise UnclearText(
            f"{day.day} {MONTHS[day.month - 1]} {day.year} is een {WEEKDAYS[day.weekday()]}, "
            f"geen {WEEKDAYS[number]}.",
            f"Schrijf {in_words(day)}, of {in_words(nearest)}.",
        )


def _time_after(day: date, rest: str) -> time:
    if found := _CLOCK_RANGE.fullmatch(rest):
        raise UnclearText(
            "Hier staan een begin en een eind in één regel.",
            f"Schrijf “begin: {in_words(day)}, {found[1]}” "
            f"en op een nieuwe regel “einde: {found[2]}”.",
        )
    return parse_time(rest)


def _refuse_spoken_time(words: str, text: str) -> None:
    """Say both readings of `half elf` and the like."""
    found = _SPOKEN_TIME.match(words)
    if found:
        shift = {None: 0, "half": -30, "kwart over": 15, "kwart voor": -15}[found["shift"]]
        minutes = (_HOURS.index(found["hour"]) + 1) * 60 + shift
        early, late = minutes % 720, minutes % 720 + 720
        raise UnclearText(
            f"“{text}” kan overdag of ’s avonds zijn.",
            f"Schrijf {early // 60}.{early % 60:02d} of {late // 60}.{late % 60:02d}.",
        )
    if _PART_OF_DAY.search(words):
        raise UnclearText(
            f"“{text}” is geen tijd met alleen cijfers.",
            "Gebruik de klok van 24 uur. Schrijf 20.00 voor 8 uur ’s avonds.",
        )


def _refuse_until(words: str, text: str) -> None:
    if re.search(r"\d\s+tot\s+\S", words):
        clear = re.sub(r"\btot\b", "t/m", words)
        raise UnclearText(
            f"Hoort de laatste dag er nog bij in “{text}”? Dat is niet duidelijk.",
            f"Schrijf “{clear}” als de laatste dag meedoet.",
        )


def _first_day(words: str, last: date) -> date:
    """Return the first day of a range; month and year may stand at the last day alone."""
    if _BARE_DAY.fullmatch(words):
        return parse_date(f"{words} {MONTHS[last.month - 1]} {last.year}")
    lead = _LEADING_WORD.match(words)
    bare = words[lead.end() :] if lead else words
    found = _WORDS.fullmatch(bare)
    if not found or found[3]:
        return parse_date(words)
    same_year = _make(last.year, _month(found[2]), int(found[1])) <= last
    return parse_date(f"{words} {last.year if same_year else last.year - 1}")
