"""Parse RSS 0.9x to 2.0, Atom and JSON Feed; entries with ev: dates are events."""

import io
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import feedparser
from attrs import evolve

from harvest.charset import decode
from harvest.formats import json_feed
from harvest.formats.feed_entry import Entry, Feed, identities
from harvest.links import without_tracking
from harvest.locations import read_location, read_point
from harvest.loss import Found, Loss
from harvest.moments import instant, read_moment
from harvest.organisers import organisation
from harvest.plain import one_line, plain_text
from harvest.status_words import read_title
from hub.clock import midnight
from hub.errors import ParseError
from hub.model import Details, Event, Location, Occurrence, RawItem
from hub.source import Fetched, Follow, Source
from hub.vocabulary import Kind

MAX_ENTRIES = 5_000
"""Entries of one answer that are read; the longest honest feeds have some hundreds."""

MAX_TITLE = 300
MAX_BODY = 200_000
MAX_SUBJECTS = 20
MAX_SUBJECT = 60

MAX_DIGITS = 8
"""Digits of a character reference: the highest character has seven."""

_DECLARATION = re.compile(r"\s*<\?xml[^>]{0,500}\?>\s*")
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
# Persons are never read, and feedparser's search for a mail address in them is quadratic: an
# author of 32 KB takes 14 seconds (feedparser issue 562). Under another name it is skipped.
_PERSON_TAG = re.compile(
    r"(</?)(?:[\w.-]{1,20}:)?(?:author|creator|managingEditor|webMaster|contributor|owner"
    r"|publisher|errorReportsTo)(?=[\s/>])",
    re.IGNORECASE,
)
# feedparser raises on a reference that no character has (&#xD800; or &#x110000;).
_CHARACTER = re.compile(r"&#(?:[xX](?P<hex>[0-9a-fA-F]+)|(?P<number>[0-9]+));?")
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_OPENED = re.compile(r"<(?:[\w.-]{1,20}:)?(?:item|entry)[\s>]")
_CLOSED = re.compile(r"</(?:[\w.-]{1,20}:)?(?:item|entry)\s*>")
_WHOLE = re.compile(r"</(?:[\w.-]{1,20}:)?(?:rss|feed|RDF|channel)\s*>", re.IGNORECASE)


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield one item for each readable entry, and the losses.

    Raises:
        ParseError: this is no feed, or it broke off before its first whole entry.
    """
    decoded = decode(fetched.body, fetched.header("content-type"))
    in_json = json_feed.read(decoded, fetched.base)
    if in_json:
        yield from _entries(source, in_json)
        if in_json.next_page:
            yield Follow(url=in_json.next_page)
        return
    text = _defused(decoded)
    feed = _read(text, fetched.url)
    if not feed.version:
        raise ParseError(source.id, "dit is geen feed (RSS of Atom)")
    entries, broken = feed.entries, _WHOLE.search(text[-2_000:]) is None
    if broken and len(_OPENED.findall(text)) > len(_CLOSED.findall(text)):
        entries = entries[:-1]
    if broken and not entries:
        raise ParseError(source.id, "de feed is afgebroken voor het eerste bericht")
    if broken:
        yield Loss(what="het einde van de feed ontbreekt", cut_off=True)
    yield from _entries(source, evolve(feed, entries=entries))


def _entries(source: Source, feed: Feed) -> Iterator[Found]:
    """Yield the items of a feed that was read, up to the limit."""
    if len(feed.entries) > MAX_ENTRIES:
        yield Loss(
            what=f"alleen de eerste {MAX_ENTRIES} berichten zijn gelezen",
            entries=len(feed.entries) - MAX_ENTRIES,
        )
    yield from _items(source, evolve(feed, entries=feed.entries[:MAX_ENTRIES]))


def _defused(text: str) -> str:
    """Return the feed without declaration, DOCTYPE (its entities can explode) and persons."""
    declared = _DECLARATION.match(text)
    text = text[declared.end() :] if declared else text.lstrip()
    doctype = _DOCTYPE.search(text, 0, 2_000)
    if doctype:
        closed, opened = text.find(">", doctype.end()), text.find("[", doctype.end())
        subset = _SUBSET_END.search(text, opened) if -1 < opened < closed else None
        end = subset.end() if subset else closed + 1
        text = text[: doctype.start()] + text[end:]
    return _CHARACTER.sub(_written, _PERSON_TAG.sub(r"\1unread", text))


def _written(reference: re.Match[str]) -> str:
    """Return a reference that stands for a character as it is, and others as U+FFFD."""
    digits = reference["hex"] or reference["number"]
    number = int(digits, 16 if reference["hex"] else 10) if len(digits) <= MAX_DIGITS else -1
    exists = 0 <= number < 0xD800 or 0xDFFF < number < 0x110000
    return reference[0] if exists else "\ufffd"


def _read(text: str, url: str) -> Feed:
    """Return what feedparser makes of the text; all of its untyped answers end here."""
    # A str or bytes argument could make feedparser open a URL or a file.
    parsed = feedparser.parse(
        io.BytesIO(text.encode()),
        sanitize_html=False,
        resolve_relative_uris=False,
        response_headers={
            "content-type": "application/xml; charset=utf-8",
            "content-location": url,
        },
    )
    return Feed(
        version=str(parsed.get("version") or ""),
        link=str(parsed["feed"].get("link") or ""),
        entries=tuple(
            Entry(
                link=_word(entry.get("link")),
                guid=_word(entry.get("id")),
                title=_title(entry.get("title"), entry.get("title_detail"), parsed["version"]),
                summary=_word(entry.get("summary"))[:MAX_BODY],
                content=next(
                    (_word(one.get("value"))[:MAX_BODY] for one in entry.get("content") or ()),
                    "",
                ),
                published=_word(entry.get("published") or entry.get("created")),
                updated=_word(_stated(entry, "updated")),
                subjects=tuple(_word(tag.get("term")) for tag in entry.get("tags") or ()),
                starts=_word(entry.get("ev_startdate")),
                ends=_word(entry.get("ev_enddate")),
                place=_word(entry.get("ev_location")),
                organiser=_word(entry.get("ev_organizer")),
                point=_point(entry.get("where")),
            )
            for entry in parsed["entries"]
        ),
    )


def _stated(entry: dict[str, object], name: str) -> object:
    """Return a value that the entry itself has; asked for one, feedparser gives the other."""
    return dict.get(entry, name)


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _title(value: object, detail: object, version: object) -> str:
    """Return a title as plain text: RSS titles are HTML by habit, Atom says which it is."""
    kind = detail.get("type") if isinstance(detail, dict) else ""
    if str(version).startswith("atom") and kind == "text/plain":
        return one_line(_word(value), MAX_TITLE)
    return plain_text(_word(value), MAX_TITLE)


def _point(where: object) -> tuple[float, float] | None:
    """Return the (lon, lat) of a GeoRSS point."""
    if not isinstance(where, dict) or where.get("type") != "Point":
        return None
    lon, lat = where["coordinates"][:2]
    return read_point(f"{lat};{lon}")


def _items(source: Source, feed: Feed) -> Iterator[Found]:
    """Yield the items, of entries with one identity the newest first."""
    for identity, entry in sorted(
        zip(identities(feed), feed.entries, strict=True),
        key=lambda pair: _changed(pair[1]),
        reverse=True,
    ):
        title = entry.title or plain_text(entry.content or entry.summary, 80)
        if title:
            yield _item(source, identity, evolve(entry, title=title))
        else:
            yield Loss(
                what=f"een bericht zonder titel en tekst ({entry.link[:200] or identity})"
            )


def _changed(entry: Entry) -> datetime:
    return (
        instant(entry.updated) or instant(entry.published) or datetime.min.replace(tzinfo=UTC)
    )


def _item(source: Source, identity: str, entry: Entry) -> RawItem:
    event = _event(entry)
    title = read_title(entry.title).title if event else entry.title
    subjects = (plain_text(word, MAX_SUBJECT) for word in entry.subjects[:MAX_SUBJECTS])
    return RawItem(
        source_id=source.id,
        external_id=identity,
        kind=Kind.EVENT if event else source.defaults.kind or Kind.NEWS,
        title=title,
        url=without_tracking(entry.link),
        summary_html=entry.summary,
        body_html=entry.content,
        language=entry.language,
        published=instant(entry.published),
        updated=instant(entry.updated),
        details=Details(
            location=_location(entry),
            event=event,
            organised_by=organisation(entry.organiser),
            subjects=tuple(dict.fromkeys(word for word in subjects if word)),
        ),
    )


def _event(entry: Entry) -> Event | None:
    """Return when it happens, when the entry says so in ev: elements."""
    start = read_moment(entry.starts)
    if start is None:
        return None
    begins, all_day = _midnight(start), not isinstance(start, datetime)
    end = read_moment(entry.ends) or start
    ends = end if isinstance(end, datetime) else _midnight(end + timedelta(days=1))
    titled = read_title(entry.title)
    occurrence = Occurrence(
        start=begins, end=max(begins, ends), all_day=all_day, status=titled.status
    )
    return Event(occurrences=(occurrence,), note=titled.note)


def _midnight(moment: datetime | date) -> datetime:
    return moment if isinstance(moment, datetime) else midnight(moment)


def _location(entry: Entry) -> Location | None:
    written = read_location(plain_text(entry.place, MAX_TITLE))
    if entry.point is None:
        return written
    return evolve(written or Location(), lon=entry.point[0], lat=entry.point[1])
