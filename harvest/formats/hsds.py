"""Parse Open Referral (HSDS 3): services, organisations and places, from an API or a file."""

import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from harvest.formats.hsds_item import (
    Site,
    organization_item,
    place_item,
    record_id,
    service_item,
    sites,
)
from harvest.formats.hsds_paging import contents, next_pages
from harvest.formats.hsds_record import name_of
from harvest.formats.hsds_tables import Tables, read_tables
from harvest.formats.json_values import Record, read_json, record, records, text, word
from harvest.formats.url_question import with_question
from harvest.loss import Found, Loss
from harvest.plain import one_line
from hub.errors import ParseError
from hub.source import Fetched, Source

PER_PAGE = "50"
MAX_NESTED = 500
"""Services within one organisation; the largest welfare organisations have some hundred."""

_COLLECTION = re.compile(
    r"/(services|organi[sz]ations|service_at_locations|locations)(?:/(?P<id>[^/]+))?"
)
_FILE = re.compile(r"\.(?:json|txt)$", re.IGNORECASE)
_SHOWN = frozenset({"", "active", "actief"})
_STOPPED = frozenset({"inactive", "defunct", "temporarily closed"})
_OF_ORGANISATIONS = ("legal_status", "tax_status", "year_incorporated", "website", "logo",
                     "parent_organization_id", "organization_identifiers")  # fmt: skip
_OF_PLACES = ("location_type", "latitude", "addresses", "transportation")
_OF_SERVICES = ("status", "organization", "organization_id", "service_at_locations",
                "schedules", "application_process", "eligibility_description", "email",
                "phones")  # fmt: skip
_KNOWN = frozenset((*_OF_SERVICES, *_OF_ORGANISATIONS, *_OF_PLACES))


def first_url(source: Source, now: datetime) -> str:  # noqa: ARG001 - every format's takes both
    """Return the first page of a list with all its details.

    The source's URL is that of the API, of one of its lists, or of a file, which asks nothing.
    """
    path = urlsplit(source.url).path.rstrip("/")
    named = _COLLECTION.search(path)
    if _FILE.search(path) or (named and named["id"]):
        return source.url
    question = {
        "full": "true",
        "full_service": "true" if named and named[1].startswith("organi") else "",
        "page": "1",
        "per_page": PER_PAGE,
        "search": source.query.words,
        "taxonomy_term_id": ",".join(source.query.topics),
        "organization_id": source.query.authority,
    }
    return with_question(source.url, question, path=path if named else f"{path}/services")


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield the items of one answer, the losses, and the next page.

    A service at several places is an item at each of them. One that is not active is left out.

    Raises:
        ParseError: this is no list, record or file of HSDS.
    """
    answer = read_json(source, fetched)
    now = fetched.fetched_at
    tables = read_tables(record(answer))
    if tables is not None:
        yield from _from_tables(source, tables, now)
    else:
        named = _COLLECTION.search(urlsplit(fetched.base).path)
        collection = named[1] if named else ""
        for place, one in enumerate(_records(source, answer, collection), start=1):
            yield from _found(source, one, collection, now, place)
    yield from next_pages(answer, fetched)


def _records(source: Source, answer: object, collection: str) -> tuple[Record | None, ...]:
    whole = record(answer)
    found = contents(answer)
    if found is None and _is_record(whole, collection):
        return (whole,)
    if found is None or (
        found and not any(one and _is_record(one, collection) for one in found)
    ):
        said = one_line(
            " ".join(text(whole.get(key)) for key in ("error", "message", "detail")), 200
        )
        why = f"de dienst weigert de vraag: {said}" if said else "er zijn geen voorzieningen"
        raise ParseError(source.id, f"dit is geen lijst van Open Referral (HSDS): {why}")
    return found


def _is_record(one: Record, collection: str) -> bool:
    """Return whether this is a service, organisation or place, and not a term of a taxonomy."""
    if record(one.get("service")):
        return True
    return bool(name_of(one)) and (bool(collection) or not _KNOWN.isdisjoint(one))


def _from_tables(source: Source, tables: Tables, now: datetime) -> Iterator[Found]:
    for place, one in enumerate(tables.services, start=1):
        yield from _found(source, one, "services", now, place)
    for place, one in enumerate(tables.organizations, start=1):
        yield from _found(source, one, "organizations", now, place)
    for place, one in enumerate(tables.locations, start=1):
        yield from _found(source, one, "locations", now, place)


def _found(
    source: Source, one: Record | None, collection: str, now: datetime, place: int
) -> Iterator[Found]:
    """Yield what one record says; `place` is where it stands, for whoever looks it up."""
    service = record(one.get("service")) if one else {}
    if one and service:
        yield from _at_one_site(source, service, one, now, place)
    elif not one or not name_of(one):
        yield _nameless(place)
    elif _is_of(one, collection, "organi", _OF_ORGANISATIONS):
        yield organization_item(source, one, now)
        owner = {key: value for key, value in one.items() if key != "services"}
        for nested in records(one.get("services"), MAX_NESTED):
            yield from _services(source, {"organization": owner, **nested}, now, place)
    elif _is_of(one, collection, "locations", _OF_PLACES):
        yield place_item(source, one, now)
    else:
        yield from _services(source, one, now, place)


def _is_of(one: Record, collection: str, name: str, keys: tuple[str, ...]) -> bool:
    """Return what sort a record is: by its list, and where that is not known by its fields."""
    if collection:
        return collection.startswith(name)
    return "status" not in one and any(key in one for key in keys)


def _services(source: Source, service: Record, now: datetime, place: int) -> Iterator[Found]:
    """Yield a service at each of its places; the first one has the identity of the service."""
    refused = _refused(service, place)
    if refused is not None:
        yield from refused
        return
    for at, site in enumerate(sites(service)):
        yield service_item(source, service, site, now, part=site.key if at else "")


def _at_one_site(
    source: Source, service: Record, link: Record, now: datetime, place: int
) -> Iterator[Found]:
    """Yield a service at the one place that a list of services at locations names."""
    refused = _refused(service, place)
    if refused is not None:
        yield from refused
        return
    location = record(link.get("location"))
    key = word(location.get("id")) or word(link.get("location_id")) or record_id(link)
    site = Site(key=key, link=link, location=location)
    yield service_item(source, service, site, now, part=key)


def _refused(service: Record, place: int) -> tuple[Loss, ...] | None:
    """Return why a service is left out, or None when it may be shown.

    That it has stopped is no loss: its source wants it gone.
    """
    if not name_of(service):
        return (_nameless(place),)
    status = one_line(word(service.get("status")), 60).lower()
    if status in _SHOWN:
        return None
    if status in _STOPPED:
        return ()
    return (Loss(what=f"{name_of(service)[:80]}: onbekende status “{status}”"),)


def _nameless(place: int) -> Loss:
    return Loss(what=f"nummer {place} van de lijst heeft geen naam")
