"""Read one event of The Events Calendar's REST API. Pure."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

from attrs import frozen

from harvest.formats.json_values import Record, flag, number, record, records, text, word
from harvest.formats.row_words import money
from harvest.locations import ONLINE
from harvest.moments import instant, read_moment
from harvest.organisers import organisation
from harvest.plain import markup, plain_text
from harvest.status_words import Titled, read_title
from hub.clock import AMSTERDAM, local, local_date, midnight
from hub.model import Contact, Details, Event, Location, Occurrence, RawItem
from hub.source import Source
from hub.vocabulary import EventStatus, Kind

MAX_TITLE = 300
MAX_TEXT = 200_000
MAX_SUBJECTS = 20
MAX_SUBJECT = 60
MAX_ORGANISERS = 10
MAX_FIELD = 300

_SHOWN = frozenset({"", "publish"})
_STATUSES = {
    "canceled": EventStatus.CANCELLED,
    "cancelled": EventStatus.CANCELLED,
    "eventcancelled": EventStatus.CANCELLED,
    "postponed": EventStatus.MOVED,
    "eventpostponed": EventStatus.MOVED,
    "rescheduled": EventStatus.MOVED,
    "eventrescheduled": EventStatus.MOVED,
    "moved-online": EventStatus.MOVED,
    "eventmovedonline": EventStatus.MOVED,
}
# An excerpt that WordPress made itself is the beginning of the text, cut off.
_CUT_OFF = re.compile(r"\[\s*(?:…|&hellip;|&#8230;|\.{3})\s*\]|class=[\"'][^\"']*more-link")
_OFFSET = re.compile(r"(?:UTC|GMT)([+-])(\d{1,2})(?::(\d{2})|[.,](\d{1,2}))?")
_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})")
_RANGE = re.compile(r"\s*(?:–|—|-|\btot\b|\bto\b)\s*")
_FREE = re.compile(r"free|gratis", re.IGNORECASE)


@frozen(kw_only=True)
class Span:
    """From when until when an event is, in UTC."""

    start: datetime
    end: datetime
    all_day: bool


def is_hidden(event: Record) -> bool:
    """Return whether its own site would not show it to everybody: a draft, or a password."""
    if word(event.get("status")).lower() not in _SHOWN:
        return True
    locked = (event.get("password"), event.get("post_password"))
    return any(word(one) for one in locked) or any(
        flag(event.get(name)) for name in ("hide_from_listings", "password_protected")
    )


def event_item(source: Source, event: Record, *, identity: str, url: str) -> RawItem | None:
    """Return the item with its one date, or None when it has no begin."""
    span = read_span(event)
    if span is None:
        return None
    titled = read_title(plain_text(_text(event.get("title")), MAX_TITLE))
    description = _text(event.get("description"))[:MAX_TEXT]
    excerpt = _text(event.get("excerpt"))[:MAX_TEXT]
    summary = excerpt if excerpt and not _CUT_OFF.search(excerpt) else description
    occurrence = Occurrence(
        start=span.start, end=span.end, all_day=span.all_day, status=_status(event, titled)
    )
    subjects = (plain_text(name, MAX_SUBJECT) for name in _subjects(event))
    organiser = _organiser(event)
    return RawItem(
        source_id=source.id,
        external_id=identity,
        kind=Kind.EVENT,
        title=titled.title or plain_text(description, 80) or "Activiteit",
        url=url,
        summary_html=markup(summary),
        body_html=markup(description),
        published=_stamp(event, "date"),
        updated=_stamp(event, "modified"),
        details=Details(
            contact=_contact(event, organiser),
            location=_location(event),
            event=Event(occurrences=(occurrence,), note=_note(event, titled)),
            organised_by=organisation(text(organiser.get("organizer"))),
            cost=read_cost(event),
            subjects=tuple(dict.fromkeys(name for name in subjects if name)),
        ),
    )


def read_span(event: Record) -> Span | None:
    """Return from when until when it is; UTC goes before the clock on the wall.

    An event over whole days fills the days of its own place.
    """
    if flag(event.get("all_day")):
        return _whole_days(event)
    start = _instant(event, "start_date")
    if start is None:
        return None
    end = _instant(event, "end_date") or start
    return Span(start=start, end=max(start, end), all_day=False)


def read_cost(event: Record) -> str:
    """Return what it costs as people write it: "€ 5", "gratis", "€ 5 tot € 10"."""
    shown = plain_text(word(event.get("cost")), MAX_FIELD)
    details = record(event.get("cost_details"))
    if not shown:
        values = details.get("values")
        parts = [word(one) for one in values[:2]] if isinstance(values, list) else []
        shown = " - ".join(part for part in parts if part)
    if word(details.get("currency_code")).upper() not in ("", "EUR"):
        return shown
    amounts = [_amount(part) for part in _RANGE.split(shown)]
    return " tot ".join(amounts) if all(amounts) and len(amounts) <= 2 else shown


def _amount(words: str) -> str:
    """Return an amount or gratis in one way, or an empty string for other words."""
    if _FREE.fullmatch(words):
        return "gratis"
    shown = money(words)
    return shown if shown == "gratis" or shown.startswith("€ ") else ""


def _whole_days(event: Record) -> Span | None:
    first = read_moment(word(event.get("start_date")))
    if first is None:
        return None
    last = read_moment(word(event.get("end_date"))) or first
    first_day = local_date(first) if isinstance(first, datetime) else first
    last_day = local_date(last) if isinstance(last, datetime) else last
    return Span(
        start=midnight(first_day),
        end=midnight(max(first_day, last_day) + timedelta(days=1)),
        all_day=True,
    )


def _instant(event: Record, name: str) -> datetime | None:
    stated = _utc(word(event.get(f"utc_{name}")))
    if stated is not None:
        return stated
    here = instant(word(event.get(name)))
    zone = read_zone(word(event.get("timezone")))
    if here is None or zone is None:
        return here
    return local(here).replace(tzinfo=zone).astimezone(UTC)


def _utc(stated: str) -> datetime | None:
    """Return a time in UTC that does not say so itself."""
    return instant(f"{stated}+00:00") or instant(stated) if stated else None


def read_zone(name: str) -> tzinfo | None:
    """Return the zone of a name or of an offset ("UTC+1"), or None when it is neither."""
    offset = _OFFSET.fullmatch(name)
    if offset:
        minutes = int(offset[3] or 0) + round(float(f"0.{offset[4] or 0}") * 60)
        length = timedelta(hours=int(offset[2]), minutes=minutes)
        far = length >= timedelta(days=1)
        return None if far else timezone(-length if offset[1] == "-" else length)
    try:
        return ZoneInfo(name) if name and name != AMSTERDAM.key else None
    except (LookupError, OSError, ValueError):
        # Folders and odd characters among the names raise the last two.
        return None


def _stamp(event: Record, name: str) -> datetime | None:
    return _utc(word(event.get(f"{name}_utc"))) or instant(word(event.get(name)))


def _status(event: Record, titled: Titled) -> EventStatus:
    stated = word(event.get("event_status")) or _last_word(_json_ld(event).get("eventStatus"))
    return _STATUSES.get(stated.lower(), titled.status)


def _note(event: Record, titled: Titled) -> str:
    said = text(event.get("event_status_reason")) or text(event.get("status_reason"))
    return plain_text(said, MAX_FIELD) or titled.note


def _json_ld(event: Record) -> Record:
    found = event.get("json_ld")
    return record(found[0]) if isinstance(found, list) and found else record(found)


def _last_word(value: object) -> str:
    """Return EventCancelled for https://schema.org/EventCancelled."""
    return word(value)[:MAX_FIELD].rpartition("/")[2]


def _text(value: object) -> str:
    """Return a text; WordPress' own API wraps it."""
    return text(record(value).get("rendered")) or text(value)


def _location(event: Record) -> Location | None:
    venue: Record = next(iter(records(event.get("venue"), 1)), {})
    name = plain_text(text(venue.get("venue")) or text(event.get("venue")), MAX_FIELD)
    lon, lat = number(venue.get("geo_lng")), number(venue.get("geo_lat"))
    known = lon is not None and lat is not None and (lon, lat) != (0, 0)
    location = Location(
        name=name,
        address=plain_text(text(venue.get("address")), MAX_FIELD),
        postcode=_postcode(word(venue.get("zip"))),
        city=plain_text(text(venue.get("city")), MAX_FIELD),
        lon=lon if known else None,
        lat=lat if known else None,
    )
    if location != Location():
        return location
    online = flag(event.get("is_virtual")) or word(event.get("event_status")) == "moved-online"
    return Location(name=ONLINE) if online else None


def _postcode(written: str) -> str:
    found = _POSTCODE.fullmatch(written)
    return f"{found[1]} {found[2].upper()}" if found else plain_text(written, 20)


def _organiser(event: Record) -> Record:
    """Return the first organiser that is an organisation; a person is never read."""
    for one in records(event.get("organizer"), MAX_ORGANISERS):
        if organisation(text(one.get("organizer"))):
            return one
    return {}


def _contact(event: Record, organiser: Record) -> Contact:
    phone, mail = word(organiser.get("phone")), text(organiser.get("email"))
    website = text(event.get("website")) or text(organiser.get("website"))
    return Contact(
        phones=(phone[:MAX_FIELD],) if phone else (),
        mails=(mail[:MAX_FIELD],) if mail else (),
        website="" if website == text(event.get("url")) else website,
    )


def _subjects(event: Record) -> Iterator[str]:
    for name in ("categories", "tags"):
        for one in records(event.get(name), MAX_SUBJECTS):
            yield text(one.get("name"))
