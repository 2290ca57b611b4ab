"""Dates and times as Dutch publishers write them. Pure; today's date plays no part."""

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

from hub.clock import AMSTERDAM

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb", "maart march mrt mar",
            "april apr", "mei may", "juni june jun", "juli july jul", "augustus august aug",
            "september sept sep", "oktober october okt oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_CLOCK = r"(?:[\sT,]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?)?"
_OFFSET = r"(?:\s*(?P<offset>Z|GMT|UTC|[+-]\d{2}:?\d{2}))?"
_IN_WORDS = re.compile(
    r"(?:[a-z]{2,9}\.?,?\s+)?(?P<day>\d{1,2})[\s-](?P<month>[a-z]{3,9})\.?[\s-](?P<year>\d{4})"
    + _CLOCK
    + _OFFSET,
    re.IGNORECASE,
)
_IN_FIGURES = re.compile(r"(?P<day>\d{1,2})[-/](?P<month>\d{1,2})[-/](?P<year>\d{4})" + _CLOCK)
_DAY_ONLY = re.compile(r"\d{4}-?\d{2}-?\d{2}")
# Outside these years a date is a mistake of the publisher, and far ones break time arithmetic.
_YEARS = range(1900, 2200)
_LONGEST = 60


def read_moment(text: str) -> datetime | date | None:
    """Return the moment (in UTC) or the day that `text` names, or None when it is unreadable.

    A time without a zone is Europe/Amsterdam.
    """
    text = text.strip()[:_LONGEST]
    for read in (_iso, _rfc822, _dutch):
        try:
            found = read(text)
            if found is not None and found.year in _YEARS:
                return _in_utc(found)
        except (ValueError, OverflowError, TypeError, IndexError):
            # parsedate_to_datetime raises the last two on some malformed dates.
            continue
    return None


def instant(text: str) -> datetime | None:
    """Return the moment that `text` names in UTC; a day is its first moment."""
    found = read_moment(text)
    if found is None or isinstance(found, datetime):
        return found
    return datetime(found.year, found.month, found.day, tzinfo=AMSTERDAM).astimezone(UTC)


def _in_utc(found: datetime | date) -> datetime | date:
    if not isinstance(found, datetime):
        return found
    return (found if found.tzinfo else found.replace(tzinfo=AMSTERDAM)).astimezone(UTC)


def _iso(text: str) -> datetime | date | None:
    if _DAY_ONLY.fullmatch(text):
        return date.fromisoformat(text)
    return datetime.fromisoformat(text)


def _rfc822(text: str) -> datetime | date | None:
    return parsedate_to_datetime(text) if ":" in text else None


def _dutch(text: str) -> datetime | date | None:
    found = _IN_WORDS.fullmatch(text) or _IN_FIGURES.fullmatch(text)
    if found is None:
        return None
    part = found.groupdict()
    month = part["month"].lower()
    day = date(
        int(part["year"]),
        int(month) if month.isdigit() else _MONTHS.get(month, 0),
        int(part["day"]),
    )
    if part["hour"] is None:
        return day
    clock = f"{int(part['hour']):02}:{part['minute']}:{part['second'] or '00'}"
    offset = part.get("offset") or ""
    return datetime.fromisoformat(f"{day}T{clock}{'Z' if offset in ('GMT', 'UTC') else offset}")
