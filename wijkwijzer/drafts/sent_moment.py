"""When a sent-in activity is, in the words that the editors' reader knows. Pure."""

import re
from datetime import datetime

from attrs import frozen

from harvest.formats.dates_in_prose import read_when
from harvest.formats.prose_repeats import split_exceptions
from harvest.formats.row_document import Row
from harvest.formats.row_moments import read_dates, when_words
from harvest.loss import Refused
from hub.clock import AMSTERDAM, local_date
from hub.dutch_dates import in_words, parse_moment, time_in_digits
from hub.errors import UnclearText
from hub.vocabulary import RowField

_YEAR = re.compile(r"(?<!\d)(?:20\d\d|\d{1,2}[-/.]\d{1,2}[-/.]\d\d)(?!\d)")
_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
)
_DAY = re.compile(
    rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b(?:\s+20\d\d)?|\b\d{{1,2}}[-/]\d{{1,2}}[-/](?:20)?\d\d\b",
    re.IGNORECASE,
)
_TIME = r"\d{1,2}(?:[.:]\d\d)?"
_CLOCK = re.compile(
    rf"\b(?:van\s+)?{_TIME}(?:\s*uur)?\s*(?:tot|[-–])\s*{_TIME}\s*uur\b"
    rf"|\b\d{{1,2}}[.:]\d\d\s*(?:tot|[-–])\s*\d{{1,2}}[.:]\d\d\b"
    rf"|\b{_TIME}\s*uur\b|\b\d{{1,2}}[.:]\d\d\b",
    re.IGNORECASE,
)
MOST_DAYS = 5
_FROM = re.compile(r",?\s*vanaf [a-z]+ \d{1,2} [a-z]+ \d{4}")
_UNTIL = re.compile(r",\s*(t/m )")


@frozen(kw_only=True)
class SentMoment:
    """begin, einde, herhaling and behalve as an editor writes them; `doubts` are sentences."""

    begin: str = ""
    end: str = ""
    repeat: str = ""
    exceptions: str = ""
    doubts: tuple[str, ...] = ()


def sent_moment(row: Row, now: datetime) -> SentMoment:
    """Return when it is; what cannot be read for certain stays empty, with the reason."""
    wanted = row.line(RowField.WANNEER)
    if not wanted:
        return SentMoment(
            repeat=row.line(RowField.HERHALING), exceptions=row.line(RowField.BEHALVE)
        )
    exact = _exact(row, wanted, now)
    found = exact or _in_prose(row, now)
    if found.begin and not _YEAR.search(wanted):
        doubt = f"Er stond geen jaar bij “{wanted}”. Wij namen {found.begin}. Klopt dat?"
        found = _with_doubt(found, doubt)
    if found.begin and not found.repeat and _is_over(found.begin, now):
        found = _with_doubt(found, f"Deze dag is al geweest: {found.begin}.")
    return found


def told_moment(text: str, now: datetime) -> SentMoment | None:
    """Return the moment of a text that names one day; None when it names no day.

    More days leave it empty: which of them it is, only a person can say.
    """
    days = tuple(dict.fromkeys(" ".join(one[0].split()) for one in _DAY.finditer(text)))
    if not days:
        return None
    if len(days) > 1:
        named = ", ".join(days[:MOST_DAYS])
        return SentMoment(doubts=(f"In de tekst staan meer dagen: {named}. Kies zelf.",))
    clock = _CLOCK.search(text)
    wanted = f"{days[0]} {clock[0]}" if clock else days[0]
    return sent_moment(Row(values=((RowField.WANNEER, wanted),), where="mail"), now)


def _exact(row: Row, wanted: str, now: datetime) -> SentMoment | None:
    """Return the moment when the answers are a date and times, as cells of a list have them."""
    cells = Row(
        values=((RowField.BEGIN, wanted), *row.values),
        where=row.where,
    )
    try:
        dates = read_dates(cells, now)
        begin = parse_moment(dates.begin)
        if dates.end:
            parse_moment(dates.end)
    except (Refused, UnclearText):
        return None
    if begin.day is None:
        return None
    clock = f", {time_in_digits(begin.at)}" if begin.at else ""
    return SentMoment(
        begin=f"{in_words(begin.day)}{clock}",
        end=dates.end,
        repeat=row.line(RowField.HERHALING),
        exceptions=row.line(RowField.BEHALVE),
    )


def _in_prose(row: Row, now: datetime) -> SentMoment:
    """Return the moment of a sentence: "elke dinsdag vanaf 1 december, van 10 tot 12 uur"."""
    text = when_words(row)
    head, exceptions = split_exceptions(text)
    when = read_when(head, now)
    if not when.occurrences:
        return SentMoment(doubts=(f"Wanneer het is, is niet duidelijk: “{text}”. {when.why}",))
    first = when.occurrences[0]
    start, end = first.start.astimezone(AMSTERDAM), first.end.astimezone(AMSTERDAM)
    begin = in_words(start.date())
    closes = ""
    if not first.all_day:
        begin = f"{begin}, {time_in_digits(start.time())}"
        same = start.date() == end.date()
        closes = time_in_digits(end.time()) if same else ""
        closes = "" if start == end else closes
    moment = SentMoment(
        begin=begin,
        end=closes,
        repeat=_UNTIL.sub(r" \1", _FROM.sub("", when.repeats)).strip(" ,")
        or row.line(RowField.HERHALING),
        exceptions=exceptions or row.line(RowField.BEHALVE),
    )
    if when.repeats or len(when.occurrences) == 1:
        return moment
    others = len(when.occurrences) - 1
    doubt = f"Er staan meer dagen in “{text}”. Wij namen de eerste; er zijn er nog {others}."
    return _with_doubt(moment, doubt)


def _is_over(begin: str, now: datetime) -> bool:
    day = parse_moment(begin).day
    return day is not None and day < local_date(now)


def _with_doubt(moment: SentMoment, doubt: str) -> SentMoment:
    return SentMoment(
        begin=moment.begin,
        end=moment.end,
        repeat=moment.repeat,
        exceptions=moment.exceptions,
        doubts=(*moment.doubts, doubt),
    )
