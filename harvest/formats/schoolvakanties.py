"""Parse the school holidays of the Rijksoverheid: one event for each holiday and region."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

import msgspec
from attrs import frozen

from harvest.charset import decode
from harvest.loss import Found, Loss, Refused
from harvest.moments import read_moment
from harvest.plain import plain_text
from hub.clock import local_date, midnight
from hub.dutch_dates import in_words
from hub.errors import ParseError
from hub.identity import words_slug
from hub.model import Details, Event, Occurrence, RawItem, Said
from hub.school_holidays import WHOLE_COUNTRY, school_year
from hub.source import Fetched, Source
from hub.vocabulary import Kind

MAX_NAME = 60
MAX_ENTRIES = 1_000
"""Holidays of one answer that are read: a year has some fifteen."""

LONGEST = timedelta(days=70)
"""The summer is six weeks; what is longer is a mistake in a date."""

_REGIONS = {name.lower(): name for name in ("noord", "midden", "zuid", WHOLE_COUNTRY)}
_YEAR = re.compile(r"\s*(\d{4})\s*[-/]\s*(\d{4})\s*")


@frozen(kw_only=True)
class _Entry:
    """One region of one holiday as it was written, and what its year says of it."""

    year: str
    page: str
    name: str
    compulsory: str
    region: object


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield an event for each holiday and region, for the gemeenten of that region.

    Raises:
        ParseError: this is not the list of school holidays.
    """
    entries = tuple(_entries(_years(source, fetched)))
    for entry in entries[:MAX_ENTRIES]:
        try:
            yield _item(source, entry)
        except Refused as exc:
            called = " ".join(filter(None, (entry.name or "een vakantie", entry.year)))
            yield Loss(what=f"{called}: {exc}")
    if len(entries) > MAX_ENTRIES:
        yield Loss(
            what=f"alleen de eerste {MAX_ENTRIES} vakanties zijn gelezen",
            entries=len(entries) - MAX_ENTRIES,
        )


def _years(source: Source, fetched: Fetched) -> list[dict[str, object]]:
    try:
        answer = msgspec.json.decode(decode(fetched.body))
    except (msgspec.DecodeError, RecursionError) as exc:
        raise ParseError(source.id, "het antwoord is geen JSON") from exc
    years = _records(answer if isinstance(answer, list) else [answer])
    # An answer about all years is a list, about one year the year itself.
    if answer != [] and not any(isinstance(one.get("content"), list) for one in years):
        raise ParseError(source.id, "het antwoord bevat geen schoolvakanties")
    return years


def _entries(years: list[dict[str, object]]) -> Iterator[_Entry]:
    for year in years:
        for content in _records(year.get("content")):
            for vacation in _records(content.get("vacations")):
                for region in _listed(vacation.get("regions")) or [None]:
                    yield _Entry(
                        year=plain_text(_text(content.get("schoolyear")), MAX_NAME),
                        page=_text(content.get("canonical")) or _text(year.get("canonical")),
                        name=plain_text(_text(vacation.get("type")), MAX_NAME),
                        compulsory=_text(vacation.get("compulsorydates")).lower(),
                        region=region,
                    )


def _item(source: Source, entry: _Entry) -> RawItem:
    if not isinstance(entry.region, dict):
        raise Refused("de regio ontbreekt")
    region = _region(_text(entry.region.get("region")))
    first, last = _days(entry.region)
    if not entry.name:
        raise Refused(f"de naam ontbreekt (regio {region})")
    year = _school_year(entry.year, first)
    everywhere = region == WHOLE_COUNTRY
    where = WHOLE_COUNTRY if everywhere else f"regio {region}"
    occurrence = Occurrence(
        start=midnight(first), end=midnight(last + timedelta(days=1)), all_day=True
    )
    return RawItem(
        source_id=source.id,
        external_id=f"{year}-{words_slug(entry.name)}-{words_slug(region)}",
        kind=Kind.EVENT,
        title=entry.name if everywhere else f"{entry.name} ({where})",
        url=entry.page,
        summary_html=_told(entry, where, first, last),
        details=Details(
            event=Event(occurrences=(occurrence,)),
            subjects=("schoolvakantie",),
            # Both: a word such as "noord" must not be taken for the wijk of that name.
            said=Said(areas=(where,), serves=(where,)),
        ),
    )


def _told(entry: _Entry, where: str, first: date, last: date) -> str:
    """Return what a parent wants to know; dates that the law does not set are advice."""
    sentences = [
        f"De {entry.name[:1].lower()}{entry.name[1:]} in {where} begint op {in_words(first)}.",
        f"De laatste vrije dag is {in_words(last)}.",
    ]
    if entry.compulsory == "true":
        sentences.append("Deze dagen gelden voor alle scholen.")
    elif entry.compulsory == "false":
        sentences.append("Dit is een advies: een school mag andere dagen kiezen.")
    return " ".join(sentences)


def _days(region: dict[str, object]) -> tuple[date, date]:
    """Return the first and the last day of a holiday.

    It starts at midnight, of Greenwich or of Amsterdam: the day in Amsterdam is right for both.
    It ends at 23:59 in Amsterdam, which in Greenwich is the same day in winter and in summer;
    the day in Amsterdam would be one too many where the server forgot summer time.
    """
    start, end = (read_moment(_text(region.get(name))) for name in ("startdate", "enddate"))
    if start is None or end is None:
        raise Refused("een datum is niet te lezen")
    first = local_date(start) if isinstance(start, datetime) else start
    last = end.date() if isinstance(end, datetime) else end
    if not first <= last <= first + LONGEST:
        raise Refused(f"van {in_words(first)} t/m {in_words(last)} kan niet")
    return first, last


def _region(written: str) -> str:
    words = " ".join(written.lower().split()).removeprefix("regio ")
    if words not in _REGIONS:
        raise Refused(f"de regio {written[:MAX_NAME].strip() or '(leeg)'} bestaat niet")
    return _REGIONS[words]


def _school_year(written: str, first: date) -> str:
    found = _YEAR.fullmatch(written)
    return f"{found[1]}-{found[2]}" if found else school_year(first)


def _records(value: object) -> list[dict[str, object]]:
    return [one for one in _listed(value) if isinstance(one, dict)]


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _text(value: object) -> str:
    """Return a text; the service writes true and false as text, others may not."""
    if isinstance(value, bool):
        return str(value).lower()
    return value.strip() if isinstance(value, str) else ""
