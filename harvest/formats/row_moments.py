"""Dates and times in the cells of a list, in the words that the editors' reader knows. Pure.

Spreadsheets and databases write 1-12-26, 2026-12-01 00:00:00, 1930 and 46357; they put date and
time in one column or in two. What is one and the same is written as editors write it; what can
mean two things is left, so that the editors' reader refuses it with its own hint.
"""

import re
from datetime import date, datetime, timedelta

from attrs import evolve, frozen

from harvest.formats.row_document import Row
from harvest.loss import Refused
from hub.clock import AMSTERDAM
from hub.dutch_dates import CLOCK, Moment, parse_moment, parse_range
from hub.errors import UnclearText
from hub.vocabulary import RowField

MOMENT_FIELDS = (
    RowField.BEGIN,
    RowField.EINDE,
    RowField.HERHALING,
    RowField.BEHALVE,
    RowField.STATUS,
)
"""The fields in which a mistake costs the row: a wrong date is worse than none."""

NEAR_YEARS = 5
"""Years around now in which a year of two digits is believed."""

MAX_LENGTH = 200
LONGEST_OF_A_SERIES = 2
"""Days that one date of something that repeats may last; more is the end of the series."""

_ISO = re.compile(
    r"(\d{4}-\d{2}-\d{2})[T ]+(\d{1,2}:\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?"
    r"\s*(Z|[+-]\d{2}:?\d{2})?"
)
_SLASHED_ISO = re.compile(r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?!\d)")
_FIGURES = re.compile(
    r"(?<![\d.:/-])(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?![\d:]|[./-]\d)"
)
_DASHED_WORDS = re.compile(
    r"(?<!\d)(\d{1,2})[-\s]([a-z]{3,9})\.?[-\s](\d{4}|\d{2})(?![\d:]|\.\d)", re.IGNORECASE
)
_SECONDS = re.compile(r"(?<![\d:])(\d{1,2}[:.]\d{2}):\d{2}(?:[.,]\d{1,9})?(?!\d)")
_RANGE = re.compile(
    rf"(?P<opens>{CLOCK}|\d{{1,2}})\s*(?:-|–|tot|t/m)\s*(?P<closes>{CLOCK}|\d{{1,2}})(?:\s*uur)?",
    re.IGNORECASE,
)
_DATE_AND_RANGE = re.compile(
    rf"(?P<day>.*\d{{4}}),?\s+(?:om\s+|van\s+)?(?P<range>{_RANGE.pattern})", re.IGNORECASE
)
_THROUGH = re.compile(r"\bt/m\b|\btot en met\b", re.IGNORECASE)
_BARE_HOUR = re.compile(r"\d{1,2}")
_FOUR_FIGURES = re.compile(r"([01]\d|2[0-3])([0-5]\d)(?:\s*(?:uur|u))?")
_MIDNIGHT = re.compile(r",?\s+0{1,2}[:.]00$")
_LAST_MINUTE = re.compile(r",?\s+23[:.]59$")


@frozen(kw_only=True)
class Dates:
    """When something begins and ends, as an editor would write it; `end` may be empty."""

    begin: str
    end: str = ""


def read_dates(row: Row, now: datetime) -> Dates:
    """Return begin and einde of a row, from one cell or from four.

    Raises:
        Refused: the cells contradict one another; the message (Dutch) says how.
    """
    begin, ends_there = _opened(_editors_words(row.line(RowField.BEGIN), now))
    begin, last = _first_and_last(begin)
    starts, ends_then = _opened_clock(row.line(RowField.BEGINTIJD))
    dates = _whole_days(
        Dates(begin=begin, end=_editors_words(row.line(RowField.EINDE), now) or last),
        timed=bool(starts or row.line(RowField.EINDTIJD)),
    )
    closes = clock_words(row.line(RowField.EINDTIJD)) or ends_then or ends_there
    dates = Dates(
        begin=_with_time(dates.begin, starts, RowField.BEGINTIJD),
        end=_with_time(dates.end, closes, RowField.EINDTIJD) if dates.end else closes,
    )
    return _checked(row, dates)


def clock_words(text: str) -> str:
    """Return a time of day as `10.00` from 10:00:00, 1000 or 10; other text as it is."""
    text = _SECONDS.sub(r"\1", text.strip()[:MAX_LENGTH])
    figures = _FOUR_FIGURES.fullmatch(text)
    if figures:
        return f"{figures[1]}.{figures[2]}"
    return f"{text}.00" if _BARE_HOUR.fullmatch(text) else text


def when_words(row: Row) -> str:
    """Return `wanneer` as prose, with the times of the cells beside it."""
    starts, ends_then = _opened_clock(row.line(RowField.BEGINTIJD))
    closes = clock_words(row.line(RowField.EINDTIJD)) or ends_then
    clocks = f"{starts} tot {closes} uur" if starts and closes else starts
    return ", ".join(part for part in (row.line(RowField.WANNEER), clocks) if part)


def date_words(text: str, now: datetime) -> str:
    """Return a date as the editors' reader knows it, without a time of midnight."""
    return _MIDNIGHT.sub("", _editors_words(text, now))


def _editors_words(text: str, now: datetime) -> str:
    """Return a date, or a date with a time, as an editor would write it."""
    text = text[:MAX_LENGTH]
    whole = _ISO.fullmatch(text)
    if whole:
        return _local(whole[1], whole[2], whole[3])
    text = _SLASHED_ISO.sub(r"\1-\2-\3", text)
    text = _FIGURES.sub(
        lambda found: f"{found[1]}-{found[2]}-{_year(found[3], now)}", text, count=1
    )
    text = _DASHED_WORDS.sub(
        lambda found: f"{found[1]} {found[2]} {_year(found[3], now)}", text, count=1
    )
    return _SECONDS.sub(r"\1", text)


def _local(day: str, clock: str, offset: str | None) -> str:
    """Return the Dutch day and time of an ISO moment; what is none stays as it is."""
    try:
        moment = datetime.fromisoformat(f"{day}T{clock:0>5}{offset or ''}")
        local = moment.astimezone(AMSTERDAM) if offset else moment
    except (ValueError, OverflowError):
        return f"{day} {clock}"
    return f"{local:%Y-%m-%d}, {local:%H.%M}"


def _year(digits: str, now: datetime) -> str:
    year = int(digits) + 2000
    is_near = len(digits) == 2 and abs(year - now.year) <= NEAR_YEARS
    return str(year) if is_near else digits


def _opened(text: str) -> tuple[str, str]:
    """Return a begin without the end that stands behind it, and that end."""
    found = _DATE_AND_RANGE.fullmatch(text)
    if not found:
        return text, ""
    return f"{found['day']}, {clock_words(found['opens'])}", clock_words(found["closes"])


def _first_and_last(text: str) -> tuple[str, str]:
    """Return the first and the last day of `5 maart 2027 t/m 7 maart 2027`."""
    if not _THROUGH.search(text):
        return text, ""
    try:
        days = parse_range(text)
    except UnclearText:
        return text, ""
    return days.start.isoformat(), (days.end - timedelta(days=1)).isoformat()


def _opened_clock(text: str) -> tuple[str, str]:
    """Return the first and the last time of a cell; `10.00 - 12.00` has both."""
    text = _SECONDS.sub(r"\1", text[:MAX_LENGTH])
    found = _RANGE.fullmatch(text)
    if not found:
        return clock_words(text), ""
    return clock_words(found["opens"]), clock_words(found["closes"])


def _whole_days(dates: Dates, *, timed: bool) -> Dates:
    """Return the dates without the midnights that a program adds to a date.

    A begin at midnight is one when no other time stands in the row, or an end of midnight or of
    23.59.
    """
    if not _MIDNIGHT.search(dates.begin):
        return dates if not timed else evolve(dates, end=_MIDNIGHT.sub("", dates.end))
    is_bare = not dates.end or _moment(dates.end).at is None
    if not (timed or is_bare or _MIDNIGHT.search(dates.end) or _LAST_MINUTE.search(dates.end)):
        return dates
    end = _LAST_MINUTE.sub("", _MIDNIGHT.sub("", dates.end))
    return Dates(begin=_MIDNIGHT.sub("", dates.begin), end=end)


def _with_time(text: str, clock: str, field: RowField) -> str:
    """Return a moment with the time of the cell beside it.

    Raises:
        Refused: it has another time itself.
    """
    if not text or not clock:
        return text
    own = _moment(text).at
    if own is None:
        return f"{text}, {clock}"
    if own != _moment(clock).at:
        raise Refused(f"“{text}” en {field} “{clock}” zijn twee verschillende tijden.")
    return text


def _checked(row: Row, dates: Dates) -> Dates:
    """Return the dates, without an end that says nothing.

    Raises:
        Refused: the end is that of a series, not that of one date.
    """
    first, last = _moment(dates.begin), _moment(dates.end)
    if first.day is None or last.day is None:
        return dates
    if row.line(RowField.HERHALING) and (last.day - first.day).days >= LONGEST_OF_A_SERIES:
        raise Refused(
            "einde: bij een herhaling is dit het einde van één keer. Zet de laatste dag bij de "
            f"herhaling: “{row.line(RowField.HERHALING)} t/m {_day_in_figures(last.day)}”."
        )
    # A date alone beside a begin with a time: known is only that it ends the same day.
    is_same_day = first.at is not None and last.at is None and first.day == last.day
    return evolve(dates, end="") if is_same_day else dates


def _moment(text: str) -> Moment:
    """Return the date and time of a text; nothing when the editors' reader refuses it."""
    try:
        return parse_moment(text)
    except UnclearText:
        return Moment()


def _day_in_figures(day: date) -> str:
    return f"{day.day}-{day.month}-{day.year}"
