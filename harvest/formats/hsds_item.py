"""Turn a service, organisation or location of HSDS 3 into an item. Pure.

Persons are never read (CARE.md part 4): not the attention of an address, not the assurer, and
of a contact only what belongs to a desk.
"""

import re
from collections.abc import Iterable
from datetime import date, datetime
from html import escape

from attrs import field, frozen

from harvest.cleaning.persons import is_person_name
from harvest.formats.hsds_contact import read_contact
from harvest.formats.hsds_facts import (
    read_accessibility,
    read_age,
    read_bring,
    read_cost,
    read_languages,
    read_location,
    read_serves,
    read_subjects,
)
from harvest.formats.hsds_record import (
    MAX_LIST,
    MAX_TEXT,
    NOT_VISITED,
    long,
    name_of,
    short,
    type_of,
)
from harvest.formats.hsds_schedule import Opening, read_opening
from harvest.formats.json_values import Record, record, records, text, word
from harvest.links import is_own_page, page_id, without_tracking
from harvest.moments import instant
from harvest.plain import markup, plain_text
from hub.clock import local_date, midnight
from hub.identity import digest
from hub.model import Details, Organisation, RawItem, Said, Service, Upkeep
from hub.source import Source
from hub.vocabulary import Kind

_FINE_ID = re.compile(r"[!-~]{1,100}")


@frozen(kw_only=True)
class Site:
    """Where a service is given: the link and the location of it. `key` is its identity."""

    key: str = ""
    link: Record = field(factory=dict)
    location: Record = field(factory=dict)


def sites(service: Record) -> tuple[Site, ...]:
    """Return the places of a service, each once, in its own order; without one, an empty one.

    An address for post is no place; an online one counts only when it is the sole one.
    """
    found: dict[str, Site] = {}
    for link in records(service.get("service_at_locations"), MAX_LIST):
        place = record(link.get("location"))
        key = word(place.get("id")) or word(link.get("location_id")) or word(link.get("id"))
        found.setdefault(key, Site(key=key, link=link, location=place))
    visited = [one for one in found.values() if type_of(one.location) not in NOT_VISITED]
    online = [one for one in found.values() if type_of(one.location) == "virtual"]
    return tuple(visited or online[:1] or [Site()])


def service_item(
    source: Source, service: Record, site: Site, now: datetime, *, part: str = ""
) -> RawItem:
    """Return the item of a service at one of its places.

    `part` sets it apart from the same service elsewhere.
    """
    identity = record_id(service)
    checked = _assured(service, now)
    owner = record(service.get("organization"))
    opening = _opening((site.link, service), now)
    url = without_tracking(text(service.get("url")))
    return RawItem(
        source_id=source.id,
        external_id=f"{identity}/{_plain_id(part)}" if part else identity,
        kind=source.defaults.kind or Kind.SERVICE,
        title=name_of(service),
        url=url,
        summary_html=markup(long(service, "description")),
        body_html=_body(service),
        updated=_updated(service) or (midnight(checked) if checked else None),
        details=Details(
            contact=read_contact(
                (site.link, service, site.location, owner), website=_website(url, owner, site)
            ),
            location=read_location(site.location),
            organisation=_organisation(opening),
            service=Service(
                access=short(service, "application_process"),
                bring=read_bring(service),
                term=short(service, "wait_time"),
            ),
            organised_by=_owner_name(owner),
            cost=read_cost(service, local_date(now)),
            age=read_age(service),
            spoken=read_languages((service, site.location)),
            accessibility=read_accessibility(site.location),
            subjects=read_subjects(service),
            said=Said(serves=read_serves(service)),
            upkeep=Upkeep(checked_on=checked),
        ),
    )


def organization_item(source: Source, organization: Record, now: datetime) -> RawItem:
    """Return the item of an organisation; with one place, that is where it is."""
    places = [
        one
        for one in records(organization.get("locations"), MAX_LIST)
        if type_of(one) not in NOT_VISITED
    ]
    place = places[0] if len(places) == 1 else {}
    url = without_tracking(text(organization.get("website")) or text(organization.get("url")))
    details = Details(
        contact=read_contact((organization, place), website=url),
        location=read_location(place),
        organisation=_organisation(_opening((place,), now)) or Organisation(),
        accessibility=read_accessibility(place),
        spoken=read_languages((place,)),
        subjects=read_subjects(organization),
    )
    identity = f"organization-{record_id(organization)}"
    return _item(source, organization, Kind.ORGANISATION, identity, url, details)


def place_item(source: Source, location: Record, now: datetime) -> RawItem:
    """Return the item of a location that stands on its own."""
    url = without_tracking(text(location.get("url")))
    details = Details(
        contact=read_contact((location,), website=url),
        location=read_location(location),
        organisation=_organisation(_opening((location,), now)),
        accessibility=read_accessibility(location),
        spoken=read_languages((location,)),
        subjects=read_subjects(location),
    )
    identity = f"location-{record_id(location)}"
    return _item(source, location, Kind.PLACE, identity, url, details)


def _item(
    source: Source, one: Record, kind: Kind, identity: str, url: str, details: Details
) -> RawItem:
    description = markup(long(one, "description"))
    return RawItem(
        source_id=source.id,
        external_id=identity,
        kind=kind,
        title=name_of(one),
        url=url,
        summary_html=description,
        body_html=description,
        updated=_updated(one),
        details=details,
    )


def record_id(one: Record) -> str:
    """Return what stays the same of a record: its id, else its page, else its name."""
    stated = word(one.get("id"))
    if stated:
        return _plain_id(stated)
    url = text(one.get("url"))
    return page_id(url) if is_own_page(url) else digest(name_of(one).encode())


def _plain_id(stated: str) -> str:
    return stated if _FINE_ID.fullmatch(stated) else digest(stated.encode())


def _body(service: Record) -> str:
    """Return the description with what has no field of its own behind it."""
    parts = (
        ("", long(service, "description")),
        ("Let op", long(service, "alert")),
        ("Voor wie", long(service, "eligibility_description")),
        ("Tolk", long(service, "interpretation_services")),
    )
    return "".join(_part(title, words) for title, words in parts if words)


def _part(title: str, words: str) -> str:
    if not title:
        return markup(words)
    shown = escape(plain_text(words, MAX_TEXT), quote=False)
    return f"<p><strong>{title}:</strong> {shown}</p>"


def _updated(one: Record) -> datetime | None:
    return instant(word(one.get("last_modified")))


def _assured(service: Record, now: datetime) -> date | None:
    """Return the day on which somebody checked it; a day to come is a mistake."""
    found = instant(word(service.get("assured_date")))
    return local_date(found) if found and found <= now else None


def _opening(holders: Iterable[Record], now: datetime) -> Opening:
    """Return the hours that the first of these states: those of a service at this place."""
    for one in holders:
        found = read_opening(records(one.get("schedules"), MAX_LIST), now)
        if found != Opening():
            return found
    return Opening()


def _organisation(opening: Opening) -> Organisation | None:
    if opening == Opening():
        return None
    return Organisation(hours=opening.hours, closed=opening.closed, sessions=opening.lines)


def _website(url: str, owner: Record, site: Site) -> str:
    online = text(site.location.get("url")) if type_of(site.location) == "virtual" else ""
    return online or url or text(owner.get("website")) or text(owner.get("url"))


def _owner_name(owner: Record) -> str:
    """Return the name of the organisation behind a service.

    HSDS says that it is one; only a practice that bears a person's name stays unnamed.
    """
    name = name_of(owner)
    return "" if is_person_name(name) else name
