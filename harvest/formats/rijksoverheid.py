"""Parse what rijksoverheid.nl says: news, documents, and questions with their answers.

Three shapes: the feed of its search service, the page of one question, and the dumps of the
open data service that went before it.
"""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from attrs import evolve

from harvest.formats import rijksoverheid_dump, rss
from harvest.formats.html_page import NoPage
from harvest.formats.page_text import article
from harvest.formats.rijksoverheid_question import (
    MAX_ANSWER,
    asked_days,
    asking,
    block,
    earlier_blocks,
    first_day,
    halves,
)
from harvest.links import page_id, without_tracking
from harvest.loss import Found, Loss
from hub.clock import local_date
from hub.dutch_dates import DateRange, in_words
from hub.errors import ParseError
from hub.model import RawItem
from hub.source import Fetched, Follow, Source
from hub.vocabulary import Kind

_QUESTION = "vraag-en-antwoord"
# The path alone tells what a page is: the feed does not. The first one that is in it counts.
_KINDS = {
    "nieuws": Kind.NEWS,
    _QUESTION: Kind.INFORMATION,
    "documenten": Kind.INFORMATION,
    "themas": Kind.INFORMATION,
    "onderwerpen": Kind.INFORMATION,
}


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield the messages of an answer, and the requests for the rest of the period.

    Of a question the list has a line; its page, which is followed, has the answer.

    Raises:
        ParseError: this is no feed, no dump and no page with an answer.
    """
    if _is_question(fetched.url):
        yield _answered(source, fetched)
    elif rijksoverheid_dump.is_dump(fetched):
        yield from rijksoverheid_dump.parse(source, fetched)
    else:
        yield from _feed(source, fetched)


def _feed(source: Source, fetched: Fetched) -> Iterator[Found]:
    found = tuple(_with_kind(source, one) for one in rss.parse(source, fetched))
    days, today = asked_days(fetched.url), local_date(fetched.fetched_at)
    full = sum(_is_entry(one) for one in found) >= MAX_ANSWER
    if days is None:
        yield from (*found, *_details(found), *([_too_full()] if full else ()))
        return
    first = first_day(today, source.query.days)
    kept = tuple(one for one in found if _is_recent(one, first))
    parts = halves(days) if full else ()
    asked = (
        *_earlier(days, today, source.query.days),
        *(one for one in parts if one.start <= today and one.end > first),
    )
    yield from kept
    yield from (Follow(url=asking(fetched.url, one)) for one in asked)
    if full and not parts:
        yield _too_full(days)
    if not parts:
        yield from _details(kept)


def _is_entry(found: Found) -> bool:
    return isinstance(found, RawItem) or (isinstance(found, Loss) and not found.cut_off)


def _is_recent(found: Found, first: date) -> bool:
    """Return whether a message is of the period; a block also holds the days before it."""
    if not isinstance(found, RawItem) or found.published is None:
        return True
    return local_date(found.published) >= first


def _earlier(days: DateRange, today: date, period: int) -> Iterator[DateRange]:
    """Yield the earlier blocks of the period, when these days are the newest one."""
    # Not `today < end`: midnight may have passed since the question was asked.
    if days == block(days.start, period) and today <= days.end:
        yield from earlier_blocks(days, first_day(today, period), period)


def _too_full(day: DateRange | None = None) -> Loss:
    if day is None:
        told = f"de dienst geeft hooguit {MAX_ANSWER} berichten; er kunnen er meer zijn"
        return Loss(what=told, entries=0, cut_off=True)
    told = f"meer dan {MAX_ANSWER} berichten op één dag ({in_words(day.start)})"
    return Loss(what=told, cut_off=True)


def _details(found: tuple[Found, ...]) -> Iterator[Follow]:
    for one in found:
        # A page that two messages share tells about neither of them alone.
        if (
            isinstance(one, RawItem)
            and _is_question(one.url)
            and one.external_id == page_id(one.url)
        ):
            yield Follow(url=one.url, detail_of=one.external_id)


def _with_kind(source: Source, found: Found) -> Found:
    if not isinstance(found, RawItem):
        return found
    parts = _path(found.url)
    kinds = (kind for part, kind in _KINDS.items() if part in parts)
    return evolve(found, kind=next(kinds, source.defaults.kind or Kind.NEWS))


def _is_question(url: str) -> bool:
    return _QUESTION in _path(url)


def _path(url: str) -> tuple[str, ...]:
    try:
        return tuple(urlsplit(url).path.lower().split("/"))
    except ValueError:
        return ()


def _answered(source: Source, fetched: Fetched) -> RawItem:
    """Return the answer to a question; its title and its day are those of the list."""
    try:
        page = article(fetched.body, fetched.base, content_type=fetched.header("content-type"))
    except NoPage as exc:
        raise ParseError(source.id, "dit is geen webpagina") from exc
    if not page.html or page.asks_password:
        raise ParseError(source.id, "op deze pagina staat geen antwoord")
    return RawItem(
        source_id=source.id,
        external_id=page_id(fetched.url),
        kind=Kind.INFORMATION,
        title=page.title,
        url=without_tracking(fetched.url),
        summary_html=page.description,
        body_html=page.html,
        canonical=page.canonical,
        language=page.language,
        updated=page.modified,
    )
