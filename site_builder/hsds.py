"""Write organisations and help in the Human Services Data Specification (HSDS 3). Pure.

Ids are made from ours, so that they stay when names and addresses change. Where a schema
demands what we do not know, the whole record is left out: half an address helps nobody.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import time
from typing import TypeAlias
from uuid import NAMESPACE_URL, uuid5

from attrs import frozen

from hub.gemeente import DomainLabel, Gemeente
from hub.model import Contact, Hours, Location, MergedItem
from hub.source import Rights
from hub.vocabulary import Kind
from site_builder.age_words import OLDEST, read_ages
from site_builder.jsonld import price_of

VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/3.0/"
OPENAPI = "https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json"

Json: TypeAlias = str | int | float | bool | Sequence["Json"] | Mapping[str, "Json"]
Record: TypeAlias = dict[str, Json]

LISTS = ("organizations", "services", "locations", "service_at_locations", "taxonomy_terms")
"""The lists by their names in the API of HSDS."""

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_POSTCODE = re.compile(r"[0-9]{4} ?[A-Z]{2}")
_TAXONOMY = "levensdomeinen"


@frozen(kw_only=True)
class Published:
    """An item that may be passed on: its page (absolute) and whose text it is."""

    merged: MergedItem
    url: str
    publisher: str
    rights: Rights


@frozen(kw_only=True)
class Dataset:
    """The lists of one gemeente, each sorted by id."""

    organizations: tuple[Record, ...]
    services: tuple[Record, ...]
    locations: tuple[Record, ...]
    service_at_locations: tuple[Record, ...]
    taxonomy_terms: tuple[Record, ...]

    def lists(self) -> Iterator[tuple[str, tuple[Record, ...]]]:
        """Yield each list under its name in the API of HSDS."""
        lists = (
            self.organizations,
            self.services,
            self.locations,
            self.service_at_locations,
            self.taxonomy_terms,
        )
        yield from zip(LISTS, lists, strict=True)


def dataset(
    gemeente: Gemeente, items: Iterable[Published], labels: tuple[DomainLabel, ...]
) -> Dataset:
    """Return what may be passed on of a gemeente; the caller leaves out what may not."""
    found = tuple(items)
    doers = [one for one in found if one.merged.item.kind is Kind.ORGANISATION]
    help_ = [one for one in found if one.merged.item.kind in {Kind.SERVICE, Kind.PRODUCT}]
    names = {one.merged.title.casefold(): _id("organization", one) for one in doers}
    own = str(uuid5(NAMESPACE_URL, f"organization {gemeente.code}"))
    return Dataset(
        organizations=_sorted(
            (
                _gemeente(gemeente, own),
                *(_organization(one, gemeente) for one in doers),
            )
        ),
        services=_sorted(_service(one, names, own, labels) for one in help_),
        locations=_sorted(
            place for one in (*doers, *help_) if (place := _location(one, gemeente))
        ),
        service_at_locations=_sorted(
            at for one in help_ if (at := _service_at_location(one, gemeente))
        ),
        taxonomy_terms=_sorted(_term(label) for label in labels),
    )


def page(records: tuple[Record, ...]) -> Record:
    """Return a list as the API of HSDS gives it: one page with everything."""
    return {
        "total_items": len(records),
        "total_pages": 1,
        "page_number": 1,
        "size": len(records),
        "first_page": True,
        "last_page": True,
        "empty": not records,
        "contents": list(records),
    }


def meta() -> Record:
    """Return what the API of HSDS says about itself."""
    return {"version": VERSION, "profile": PROFILE, "openapi_url": OPENAPI}


def _gemeente(gemeente: Gemeente, own: str) -> Record:
    counter = gemeente.counter_for(gemeente.code) if gemeente.counters else None
    contact = counter.contact if counter else Contact()
    return _without_empty(
        {
            "id": own,
            "name": f"Gemeente {gemeente.name}",
            "description": f"De gemeente {gemeente.name}.",
            **_reached(contact, own),
        }
    )


def _organization(one: Published, gemeente: Gemeente) -> Record:
    merged, own = one.merged, _id("organization", one)
    place = _location(one, gemeente)
    return _without_empty(
        {
            "id": own,
            "name": merged.title,
            "description": merged.summary or merged.title,
            "uri": one.url,
            **_reached(merged.item.details.contact, own),
            "locations": [place] if place else [],
            "source": _source(one),
        }
    )


def _service(
    one: Published, names: Mapping[str, str], gemeente: str, labels: tuple[DomainLabel, ...]
) -> Record:
    merged, own = one.merged, _id("service", one)
    details, service = merged.item.details, merged.item.details.service
    is_product = merged.item.kind is Kind.PRODUCT
    by = gemeente if is_product else names.get(details.organised_by.casefold(), "")
    hours = details.organisation.hours if details.organisation else ()
    checked = details.upkeep.checked_on
    reached = _reached(details.contact, own)
    return _without_empty(
        {
            "id": own,
            "organization_id": by,
            "name": merged.title,
            "alternate_name": ", ".join(service.product_names) if service else "",
            "description": merged.summary,
            "url": reached.pop("website", "") or one.url,
            **reached,
            "status": "active",
            "application_process": service.access if service else "",
            "fees_description": details.cost,
            "wait_time": service.term if service else "",
            "eligibility_description": details.age,
            **_ages(details.age),
            "assured_date": checked.isoformat() if checked else "",
            "last_modified": f"{merged.changed_on.isoformat()}T00:00:00Z",
            "schedules": _schedules(own, hours),
            "languages": _languages(own, details.spoken),
            "cost_options": _costs(own, details.cost),
            "required_documents": _documents(own, service.bring if service else ""),
            "attributes": _attributes(one, own, labels),
            "source": _source(one),
        }
    )


def _location(one: Published, gemeente: Gemeente) -> Record | None:
    """Return where something is, if only by the name of the place."""
    details = one.merged.item.details
    location = details.location
    if location is None:
        return None
    own = _id("location", one)
    hours = details.organisation.hours if details.organisation else ()
    lat, lon = location.lat, location.lon
    point: Record = (
        {"latitude": lat, "longitude": lon} if lat is not None and lon is not None else {}
    )
    return _without_empty(
        {
            "id": own,
            "location_type": "physical",
            "name": location.name,
            **point,
            "addresses": _addresses(own, location, gemeente),
            "accessibility": _accessibility(own, details.accessibility),
            "schedules": _schedules(own, hours),
        }
    )


def _service_at_location(one: Published, gemeente: Gemeente) -> Record | None:
    place = _location(one, gemeente)
    if place is None:
        return None
    return {
        "id": _id("service_at_location", one),
        "service_id": _id("service", one),
        "location_id": place["id"],
        "location": place,
    }


def _addresses(own: str, location: Location, gemeente: Gemeente) -> list[Record]:
    postcode = location.postcode.upper()
    if not (location.address and location.city and _POSTCODE.fullmatch(postcode)):
        return []
    return [
        {
            "id": _part(own, "address"),
            "address_1": location.address,
            "city": location.city,
            "state_province": dict(gemeente.regions).get("provincie", ""),
            "postal_code": postcode,
            "country": "NL",
            "address_type": "physical",
        }
    ]


def _reached(contact: Contact, own: str) -> Record:
    """Return how to reach a desk; what HSDS has no place for stands on the page."""
    return {
        "email": contact.mails[0] if contact.mails else "",
        "website": contact.website,
        "phones": [
            {"id": _part(own, f"phone {number}"), "number": number, "type": "voice"}
            for number in contact.phones
        ],
    }


def _schedules(own: str, hours: tuple[Hours, ...]) -> list[Record]:
    """Return one weekly schedule for the days that have the same hours."""
    alike: dict[tuple[time, time], list[int]] = {}
    for one in sorted(set(hours), key=lambda one: (one.day, one.opens, one.closes)):
        alike.setdefault((one.opens, one.closes), []).append(one.day)
    return [
        {
            "id": _part(own, f"schedule {opens} {closes}"),
            "freq": "WEEKLY",
            "wkst": "MO",
            "byday": ",".join(_DAYS[day] for day in days),
            "opens_at": f"{opens:%H:%M}",
            "closes_at": f"{closes:%H:%M}",
        }
        for (opens, closes), days in alike.items()
    ]


def _languages(own: str, spoken: tuple[str, ...]) -> list[Record]:
    return [{"id": _part(own, f"language {name}"), "name": name} for name in spoken]


def _documents(own: str, bring: str) -> list[Record]:
    return [{"id": _part(own, "document"), "document": bring}] if bring else []


def _accessibility(own: str, text: str) -> list[Record]:
    return [{"id": _part(own, "accessibility"), "description": text}] if text else []


def _costs(own: str, cost: str) -> list[Record]:
    if not cost:
        return []
    price = price_of(cost)
    amount: Record = {"amount": float(price), "currency": "EUR"} if price else {}
    return [{"id": _part(own, "cost"), "option": cost, **amount}]


def _ages(text: str) -> Record:
    ages = read_ages(text)
    if ages is None:
        return {}
    oldest: Record = {} if ages.last == OLDEST else {"maximum_age": ages.last}
    return {"minimum_age": ages.first, **oldest}


def _attributes(one: Published, own: str, labels: tuple[DomainLabel, ...]) -> list[Record]:
    domains = set(one.merged.enriched.domain_ids)
    terms = [_term(label) for label in labels if label.id in domains]
    return [
        {
            "id": _part(own, f"attribute {term['id']}"),
            "link_id": own,
            "link_entity": "service",
            "taxonomy_term_id": term["id"],
            "taxonomy_term": term,
        }
        for term in terms
    ]


def _term(label: DomainLabel) -> Record:
    return {
        "id": str(uuid5(NAMESPACE_URL, f"{_TAXONOMY} {label.id}")),
        "code": str(label.id),
        "name": label.name,
        "description": label.explanation or label.name,
        "taxonomy": _TAXONOMY,
        "language": "nl",
    }


def _source(one: Published) -> Record:
    """Return whose text it is and on which terms: beside what HSDS itself has."""
    return _without_empty(
        {
            "name": one.publisher,
            "licence": one.rights.licentie,
            "attribution": one.rights.naamsvermelding,
            "url": one.url,
        }
    )


def _id(entity: str, one: Published) -> str:
    return str(uuid5(NAMESPACE_URL, f"{entity} {one.merged.item.id}"))


def _part(own: str, name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"{own} {name}"))


def _sorted(records: Iterable[Record]) -> tuple[Record, ...]:
    return tuple(sorted(records, key=lambda record: str(record["id"])))


def _without_empty(values: Record) -> Record:
    return {key: value for key, value in values.items() if value not in ("", [], None)}
