"""Write the calendar of a list (RFC 5545): the same events give the same bytes. Pure.

Each date of an event is a VEVENT of its own: one date can then be cancelled or moved, and no
calendar program has to understand a repeat rule.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime

from attrs import frozen

from hub.clock import local, local_date, midnight
from hub.identity import digest
from hub.model import Location, MergedItem, Occurrence
from hub.vocabulary import EventStatus
from site_builder.feeds import host_of

LINE_OCTETS = 75

# People rarely see the STATUS of an event in their calendar; they do see its title.
_TITLE_PREFIX = {
    EventStatus.SCHEDULED: "",
    EventStatus.CANCELLED: "Gaat niet door: ",
    EventStatus.MOVED: "Verplaatst: ",
    EventStatus.FULL: "Vol: ",
}
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")

_HEAD = (
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Wijkwijzer//Wijkwijzer//NL",
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
)
# The refresh of a calendar program: often enough to hear in the morning that it is cancelled.
_REFRESH = ("REFRESH-INTERVAL;VALUE=DURATION:PT6H", "X-PUBLISHED-TTL:PT6H")
# Summer time as the EU has it since 1996.
_AMSTERDAM = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Amsterdam",
    "BEGIN:DAYLIGHT",
    "TZNAME:CEST",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZNAME:CET",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@frozen(kw_only=True, cache_hash=True)
class CalendarEntry:
    """One event with its dates. `item_id` and `url` (absolute) make it recognisable."""

    item_id: str
    url: str
    title: str
    changed_on: date
    occurrences: tuple[Occurrence, ...]
    location: str = ""
    description: str = ""


def calendar_entries(items: Iterable[tuple[MergedItem, str]]) -> tuple[CalendarEntry, ...]:
    """Return the entries for the events among items with their URLs, sorted by id.

    Sensitive items (CARE.md part 1.2) and withdrawn ones are left out.
    """
    entries = (calendar_entry(merged, url) for merged, url in items)
    return tuple(sorted((one for one in entries if one), key=lambda entry: entry.item_id))


def calendar_entry(merged: MergedItem, url: str) -> CalendarEntry | None:
    """Return the entry of an event that is read at a URL, or None when there is none."""
    event = merged.item.details.event
    if not event or merged.enriched.is_sensitive or merged.withdrawn:
        return None
    return CalendarEntry(
        item_id=merged.item.id,
        url=url,
        title=merged.title,
        changed_on=merged.changed_on,
        occurrences=event.occurrences,
        location=_where(merged.item.details.location),
        description=merged.summary,
    )


def calendar_file(
    name: str,
    url: str,
    entries: Iterable[CalendarEntry],
    write: Callable[[CalendarEntry], bytes] | None = None,
) -> bytes:
    """Return the calendar of a list: what it is called, the page it is on, its events.

    `write` is `calendar_events`, or one that remembers what it wrote for another calendar.
    """
    head = (
        *_HEAD,
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        f"URL:{_uri(url)}",
        "X-WR-TIMEZONE:Europe/Amsterdam",
        *_REFRESH,
        *_AMSTERDAM,
    )
    written = map(write or calendar_events, entries)
    return b"".join((*map(_fold, head), *written, _fold("END:VCALENDAR")))


def calendar_events(entry: CalendarEntry) -> bytes:
    """Return the events of a calendar for each date of an entry."""
    return b"".join(map(_fold, _events(entry)))


def _events(entry: CalendarEntry) -> Iterator[str]:
    """Yield the lines of each date; of two that start together the first is enough."""
    first: dict[str, Occurrence] = {}
    for occurrence in sorted(entry.occurrences, key=lambda o: (o.start, o.end, o.status)):
        first.setdefault(_start_id(occurrence), occurrence)
    for start_id, occurrence in first.items():
        yield from _event(entry, start_id, occurrence)


def _event(entry: CalendarEntry, start_id: str, occurrence: Occurrence) -> Iterator[str]:
    host = host_of(entry.url)
    cancelled = occurrence.status is EventStatus.CANCELLED
    yield "BEGIN:VEVENT"
    yield f"UID:{digest(entry.item_id.encode())}-{start_id}@{host}"
    yield f"DTSTAMP:{_utc(midnight(entry.changed_on))}"
    yield _when("DTSTART", occurrence.start, all_day=occurrence.all_day)
    if occurrence.end > occurrence.start:
        yield _when("DTEND", occurrence.end, all_day=occurrence.all_day)
    yield f"SUMMARY:{_text(_TITLE_PREFIX[occurrence.status] + entry.title)}"
    yield f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}"
    if entry.location:
        yield f"LOCATION:{_text(entry.location)}"
    if entry.description:
        yield f"DESCRIPTION:{_text(entry.description)}"
    yield f"URL:{_uri(entry.url)}"
    yield "END:VEVENT"


def _start_id(occurrence: Occurrence) -> str:
    if occurrence.all_day:
        return f"{local_date(occurrence.start):%Y%m%d}"
    return _utc(occurrence.start)


def _when(name: str, moment: datetime, *, all_day: bool) -> str:
    if all_day:
        return f"{name};VALUE=DATE:{local_date(moment):%Y%m%d}"
    wall = local(moment)
    if wall.fold:
        # The hour that comes twice: by the clock on the wall it would be the first of the two.
        return f"{name}:{_utc(moment)}"
    return f"{name};TZID=Europe/Amsterdam:{wall:%Y%m%dT%H%M%S}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _where(location: Location | None) -> str:
    if location is None:
        return ""
    town = " ".join(part for part in (location.postcode, location.city) if part)
    return ", ".join(part for part in (location.name, location.address, town) if part)


def _text(value: str) -> str:
    """Return a TEXT value (RFC 5545, 3.3.11)."""
    clean = _CONTROL.sub("", value.replace("\r\n", "\n").replace("\t", " "))
    escaped = clean.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return escaped.replace("\n", "\\n")


def _uri(value: str) -> str:
    return re.sub(r"[\x00-\x20\x7f]", "", value)


def _fold(line: str) -> bytes:
    """Return the line in pieces of at most 75 octets that do not cut a character in two."""
    whole = line.encode("utf-8", "replace")
    if len(whole) <= LINE_OCTETS:
        return whole + b"\r\n"
    pieces: list[bytes] = []
    start = 0
    while start < len(whole):
        # A following line begins with a space, which counts.
        end = min(start + LINE_OCTETS - bool(pieces), len(whole))
        while end < len(whole) and whole[end] & 0xC0 == 0x80:  # inside a character
            end -= 1
        pieces.append(whole[start:end])
        start = end
    return b"\r\n ".join(pieces) + b"\r\n"
