"""The question that is put to rijksoverheid.nl: what it published in a stretch of days. Pure.

The service gives at most MAX_ANSWER messages, ranked by relevance and without a next page. So
days are asked in blocks of the calendar, and a block that is full in two halves. Blocks, not
"the last so many days": the address of a block is the same every day, so that what is past is
asked conditionally and costs the server nothing.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, quote, urlsplit, urlunsplit

import msgspec

from hub.clock import local_date, midnight
from hub.dutch_dates import DateRange
from hub.source import Source

MAX_ANSWER = 20
"""Messages in one answer; an answer with so many may have left some out."""

MONTHS_UNTIL = timedelta(days=92)
"""Up to this period the blocks are months, beyond it years: a year of quiet subjects is one
question, and a year of busy ones is halved until it is not."""

_DATE_FIELD = "sort_date"
_MOMENT = timedelta(milliseconds=1)


class _Period(msgspec.Struct, frozen=True):
    """Both moments are in it."""

    since: str = msgspec.field(name="from")
    until: str = msgspec.field(name="to")
    name: str = "specificPeriod"


class _Filter(msgspec.Struct, frozen=True):
    field: str
    values: tuple[str | _Period, ...] = ()
    type: str = "all"


class _Question(msgspec.Struct, frozen=True):
    filters: tuple[_Filter, ...] = ()
    # The names are the service's own.
    resultSearchTerm: str = ""  # noqa: N815
    pageTitle: str = "Nieuws"  # noqa: N815


def first_url(source: Source, now: datetime) -> str:
    """Return the question after the block of today; an own question in the URL stays."""
    if "query" in parse_qs(urlsplit(source.url).query):
        return source.url
    filters = (
        _Filter(field="content_type", values=source.query.types),
        _Filter(field="topic", values=source.query.topics),
    )
    question = _Question(
        filters=tuple(one for one in filters if one.values),
        resultSearchTerm=source.query.words,
    )
    return asking(
        _with_question(source.url, question), block(local_date(now), source.query.days)
    )


def asking(url: str, days: DateRange) -> str:
    """Return the question of this URL for these days in Amsterdam, both ends included."""
    question = _question(url) or _Question()
    # Full instants: on a bare date the service answers with an error.
    period = _Period(
        since=_instant(midnight(days.start)), until=_instant(midnight(days.end) - _MOMENT)
    )
    others = tuple(one for one in question.filters if one.field != _DATE_FIELD)
    dated = (*others, _Filter(field=_DATE_FIELD, values=(period,)))
    return _with_question(url, msgspec.structs.replace(question, filters=dated))


def asked_days(url: str) -> DateRange | None:
    """Return the days after which a URL asks, or None when it names none."""
    question = _question(url)
    for one in question.filters if question else ():
        for value in one.values if one.field == _DATE_FIELD else ():
            if isinstance(value, _Period):
                return _days(value)
    return None


def block(day: date, period: int) -> DateRange:
    """Return the calendar month around a day, or its year when the period is long."""
    if timedelta(days=period) > MONTHS_UNTIL:
        return DateRange(start=date(day.year, 1, 1), end=date(day.year + 1, 1, 1))
    first = day.replace(day=1)
    return DateRange(start=first, end=(first + timedelta(days=31)).replace(day=1))


def earlier_blocks(since: DateRange, first: date, period: int) -> Iterator[DateRange]:
    """Yield the blocks before one, newest first, back to the one that holds `first`."""
    while since.start > first:
        since = block(since.start - timedelta(days=1), period)
        yield since


def halves(days: DateRange) -> tuple[DateRange, ...]:
    """Return the two halves of some days, or nothing for a single day."""
    number = (days.end - days.start).days
    if number < 2:
        return ()
    middle = days.start + timedelta(days=(number + 1) // 2)
    return DateRange(start=days.start, end=middle), DateRange(start=middle, end=days.end)


def first_day(today: date, period: int) -> date:
    """Return the first day of a period of so many days that ends today."""
    return today - timedelta(days=max(period, 1) - 1)


def _days(period: _Period) -> DateRange | None:
    try:
        since, until = map(datetime.fromisoformat, (period.since, period.until))
        first, last = (local_date(_aware(moment)) for moment in (since, until))
        days = DateRange(start=first, end=last + timedelta(days=1))
    except (ValueError, OverflowError):
        return None
    return days if days.start < days.end else None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _instant(moment: datetime) -> str:
    return f"{moment.replace(tzinfo=None).isoformat(timespec='milliseconds')}Z"


def _question(url: str) -> _Question | None:
    written = parse_qs(urlsplit(url).query).get("query", [""])[0]
    try:
        return msgspec.json.decode(written, type=_Question)
    except (msgspec.DecodeError, RecursionError):
        return None


def _with_question(url: str, question: _Question) -> str:
    parts = urlsplit(url)
    return urlunsplit(
        parts._replace(query=f"query={quote(msgspec.json.encode(question), safe='')}")
    )
