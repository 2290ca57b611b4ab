"""Make the facts of an item typed and safe: strings, addresses, coordinates and dates. Pure."""

import math
import re
from datetime import UTC, datetime

from attrs import evolve

from harvest.cleaning.record_text import map_text
from harvest.cleaning.safe_html import plain
from harvest.cleaning.safe_url import MAIL, WEB, safe_url
from harvest.cleaning.visible_text import FIELD_MAX, LIST_MAX, shorten
from hub.clock import AMSTERDAM
from hub.model import Contact, Details, Event, Location, Occurrence, Organisation, Said, Service
from hub.source import Defaults
from hub.vocabulary import EventStatus

OCCURRENCES_MAX = 1000
"""The most dates of one event (DESIGN.md part 5)."""

_PHONE = re.compile(r"[+(]?[\d(][\d\s()./‐-―-]*")
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
"""Nothing on the web is older: an earlier time is a clock that was never set."""
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)
"""Nobody plans further ahead, and the last years of all do not exist in every zone."""

# Of two that stand at the same time the one that keeps people from going in vain.
_WEIGHT = {
    EventStatus.SCHEDULED: 0,
    EventStatus.FULL: 1,
    EventStatus.MOVED: 2,
    EventStatus.CANCELLED: 3,
}


def clean_details(details: Details, defaults: Defaults, base: str) -> Details:
    """Return the facts, believed: what is no telephone number, address or date is left out.

    `defaults` are what the source says of all its items; they fill `said` where it is empty.
    """
    # URLs are taken from the source itself: as text "&copy=1" would lose its name.
    texts = map_text(details, lambda _, text: shorten(plain(text), FIELD_MAX))
    return evolve(
        texts,
        contact=_contact(texts.contact, details.contact.website, base),
        location=_location(texts.location) if texts.location else None,
        event=_event(texts.event) if texts.event else None,
        organisation=_organisation(texts.organisation) if texts.organisation else None,
        service=_service(texts.service, details.service, base),
        subjects=texts.subjects[:LIST_MAX],
        spoken=texts.spoken[:LIST_MAX],
        said=_said(texts.said, defaults),
    )


def moment(when: datetime | None) -> datetime | None:
    """Return a time in UTC; without a zone it is Dutch time; an unlikely one is None."""
    if when is None:
        return None
    try:
        utc = (when if when.tzinfo else when.replace(tzinfo=AMSTERDAM)).astimezone(UTC)
    except OverflowError:  # within a day of the first or the last year that Python knows
        return None
    return utc if _EARLIEST <= utc < _LATEST else None


def _contact(contact: Contact, website: str, base: str) -> Contact:
    return evolve(
        contact,
        phones=tuple(filter(_is_phone, contact.phones))[:LIST_MAX],
        mails=tuple(filter(MAIL.fullmatch, contact.mails))[:LIST_MAX],
        website=safe_url(website, base=base, schemes=WEB),
    )


def _is_phone(text: str) -> bool:
    return bool(_PHONE.fullmatch(text)) and 3 <= sum(map(str.isdigit, text)) <= 15


def _location(location: Location) -> Location | None:
    lon, lat = location.lon, location.lat
    if lon is None or lat is None or not _on_earth(lon, lat):
        location = evolve(location, lon=None, lat=None)
    return location if location != Location() else None


def _on_earth(lon: float, lat: float) -> bool:
    """Whether a point exists; 0, 0 lies in the sea and means that nobody filled it in."""
    whole = math.isfinite(lon) and math.isfinite(lat) and (lon, lat) != (0, 0)
    return whole and -180 <= lon <= 180 and -90 <= lat <= 90


def _event(event: Event) -> Event:
    best: dict[tuple[datetime, datetime, bool], Occurrence] = {}
    for raw in event.occurrences:
        date = _occurrence(raw)
        if date is None:
            continue
        key = (date.start, date.end, date.all_day)
        if key not in best or _WEIGHT[date.status] > _WEIGHT[best[key].status]:
            best[key] = date
    return evolve(event, occurrences=tuple(best[key] for key in sorted(best))[:OCCURRENCES_MAX])


def _occurrence(date: Occurrence) -> Occurrence | None:
    start, end = moment(date.start), moment(date.end)
    if start is None:
        return None
    return evolve(date, start=start, end=max(start, end or start))


def _organisation(organisation: Organisation) -> Organisation:
    return evolve(
        organisation,
        hours=organisation.hours[:LIST_MAX],
        closed=organisation.closed[:LIST_MAX],
        sessions=organisation.sessions[:LIST_MAX],
    )


def _service(service: Service | None, raw: Service | None, base: str) -> Service | None:
    if service is None or raw is None:
        return None
    return evolve(
        service,
        apply_url=safe_url(raw.apply_url, base=base, schemes=WEB),
        product_names=service.product_names[:LIST_MAX],
    )


def _said(said: Said, defaults: Defaults) -> Said:
    """What an editor or the item itself says goes before what its source says of all."""
    return evolve(
        said,
        domains=said.domains or defaults.domains,
        audiences=said.audiences or defaults.audiences,
        tier=said.tier if said.tier is not None else defaults.tier,
        sensitive=said.sensitive if said.sensitive is not None else defaults.sensitive,
    )
