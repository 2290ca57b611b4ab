"""Know which date or time somebody meant who wrote it in another form. Pure.

Only what can mean one thing is rewritten: `half elf` can be in the evening too, so it stays.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from rapidfuzz.distance import OSA

from hub.dutch_dates import MONTHS, WEEKDAYS, Moment, parse_moment
from hub.errors import UnclearText

LONGEST_AGO, FURTHEST = timedelta(days=730), timedelta(days=1100)
"""A date with a year of two digits is believed when it lies between these."""

_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})[.](\d{1,2})[.](\d{4})(?![\d.])")
_SLASHED_ISO = re.compile(r"(?<!\d)(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_SPACED = re.compile(r"(?<!\d)(\d{1,2})\s*[-–/]\s*(\d{1,2})\s*[-–/]\s*(\d{4})(?!\d)")
_MONTH_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?!\d)")
_DAY_LAST = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SHORT_YEAR = re.compile(r"(?<!\d)(\d{1,2})([-/])(\d{1,2})\2(\d{2})(?![\d.:/-])")
_SHORT_YEAR_IN_WORDS = re.compile(
    r"(?<!\d)(\d{1,2}\s+[a-zé]+\.?)\s+[’'](\d{2})(?!\d)", re.IGNORECASE
)
_NAME_FIRST = re.compile(
    rf"\b({'|'.join(MONTHS)})\s+(\d{{1,2}})(?:,\s*|\s+)(\d{{4}})\b", re.IGNORECASE
)
_OF = re.compile(r"(?<=\d)\s+van\s+(?=[a-z])", re.IGNORECASE)
_AT_SIGN = re.compile(r"\s*@\s*(?=\d)")
_SECONDS = re.compile(r"(?<!\d)(\d{1,2}:\d{2}):\d{2}(?!\d)")
_SERIAL = re.compile(r"(\d{5})(?:[.,]0+)?")
_DAY_ZERO = date(1899, 12, 30)
"""Excel counts days from here; a cell that is no longer a date shows the count."""
_CLOCK_SIGN = re.compile(
    r"(?<![\d.,:;-])(\d{1,2})\s*[,;h]\s*(\d{2})(?!\d)(?!\s*[a-z]{3,})", re.IGNORECASE
)
_BARE_HOUR = re.compile(r"(?<![\d.:-])(\d{1,2})\s*(?:h|hr|hrs|uren)\b", re.IGNORECASE)
_TWELVE = re.compile(
    r"(?<![\d.:-])(\d{1,2})(?:[.:](\d{2}))?\s*([ap])[.]?m\b[.]?", re.IGNORECASE
)
_FOUR_DIGITS = re.compile(
    r"(?:(?<=, )|(?<=om )|^)([01]\d|2[0-3])([0-5]\d)\s*(?:uur|u|h)\b", re.IGNORECASE
)
_WORD = re.compile(r"[A-Za-zé]{4,}")


def meant_moment(text: str, today: date) -> str | None:
    """Return the text as it can be read; None when that is not certain, or needs nothing."""
    if _is_clear(text):
        return None
    serial = _SERIAL.fullmatch(text)
    if serial:
        day = _DAY_ZERO + timedelta(days=int(serial[1]))
        return f"{day.day}-{day.month}-{day.year}" if _is_near(day, today) else None
    certain = {other for other in _readings(text, today) if _is_clear(other)}
    meanings = {parse_moment(other).__repr__() for other in certain}
    return min(certain, key=lambda one: (len(one), one)) if len(meanings) == 1 else None


def _is_clear(text: str) -> bool:
    return parses(text) is not None


def parses(text: str) -> Moment | None:
    """Return the moment that a text says; None when it says none, or two."""
    try:
        return parse_moment(text)
    except UnclearText:
        return None


def _readings(text: str, today: date) -> Iterator[str]:
    """Yield what may have been meant, from mending one thing to mending all of them."""
    for change in (_signs, _order, _names):
        text = change(text)
        yield text
    yield from _years(text, today)


def _signs(text: str) -> str:
    """Return a text with the signs that belong in a date and a time."""
    text = _SECONDS.sub(r"\1", text)
    text = _SLASHED_ISO.sub(r"\1-\2-\3", _DOTTED.sub(r"\1-\2-\3", text))
    text = _AT_SIGN.sub(", ", _OF.sub(" ", _SPACED.sub(r"\1-\2-\3", text)))
    text = _TWELVE.sub(_of_twenty_four, text)
    text = _BARE_HOUR.sub(r"\1 uur", _CLOCK_SIGN.sub(r"\1.\2", text))
    return _FOUR_DIGITS.sub(r"\1.\2", text)


def _of_twenty_four(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), found[2] or "00"
    if not 1 <= hour <= 12:
        return found[0]
    return f"{hour % 12 + (12 if found[3].lower() == 'p' else 0)}.{minute}"


def _order(text: str) -> str:
    """Return a text with day, month and year in order where only one order exists."""
    text = _NAME_FIRST.sub(r"\2 \1 \3", text)
    text = _MONTH_FIRST.sub(
        lambda found: f"{found[2]}-{found[1]}-{found[3]}" if int(found[2]) > 12 else found[0],
        text,
    )
    return _DAY_LAST.sub(
        lambda found: f"{found[1]}-{found[3]}-{found[2]}" if int(found[2]) > 12 else found[0],
        text,
    )


def _names(text: str) -> str:
    """Return a text with months and weekdays spelled right when one letter was wrong."""
    return _WORD.sub(lambda found: _near(found[0]), text)


def _near(word: str) -> str:
    names = (*MONTHS, *WEEKDAYS)
    close = [name for name in names if OSA.distance(word.lower(), name, score_cutoff=1) == 1]
    return close[0] if len(close) == 1 and word.lower() not in names else word


def _years(text: str, today: date) -> Iterator[str]:
    """Yield a text with its year of two digits in four, when that lies near today."""
    found = _SHORT_YEAR.search(text)
    if found:
        # 26-12-01 can be a year, a month and a day: it is left when that is near today too.
        other = _date(2000 + int(found[1]), int(found[3]), int(found[4]))
        full = _date(2000 + int(found[4]), int(found[3]), int(found[1]))
        if _is_near(full, today) and not _is_near(other, today):
            right = f"{found[1]}-{found[3]}-20{found[4]}"
            yield text[: found.start()] + right + text[found.end() :]
    words = _SHORT_YEAR_IN_WORDS.search(text)
    if words and _is_near(_date(2000 + int(words[2]), 6, 15), today):
        yield f"{text[: words.start()]}{words[1]} 20{words[2]}{text[words.end() :]}"


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_near(day: date | None, today: date) -> bool:
    return day is not None and today - LONGEST_AGO < day < today + FURTHEST
