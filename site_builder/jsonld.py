"""Write what search engines read: schema.org data as JSON-LD, safe in a script tag. Pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import TypeAlias

from hub import codec
from hub.clock import local, local_date
from hub.model import Hours, Location, MergedItem, Occurrence
from hub.vocabulary import EventStatus
from site_builder.dutch_words import phone_href

Json: TypeAlias = str | int | Sequence["Json"] | Mapping[str, "Json"]

_CONTEXT = "https://schema.org"
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_STATUS = {
    EventStatus.SCHEDULED: "EventScheduled",
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.MOVED: "EventRescheduled",
    EventStatus.FULL: "EventScheduled",
}
# One amount and nothing else: "€ 2", "€ 2,50", "2.50", "3 euro", "€ 5,-".
_PRICE = re.compile(
    r"(?:€|eur)?\s*([0-9]{1,4})(?:[.,]([0-9]{2}|-))?\s*(?:euro)?", re.IGNORECASE
)
_FREE = frozenset({"gratis", "geen", "geen kosten", "kosteloos"})
# What could end the script tag or, in old browsers, a line of script.
_UNSAFE = re.compile("[<>&\u2028\u2029]")


def breadcrumb_jsonld(steps: Sequence[tuple[str, str]]) -> str:
    """Return a BreadcrumbList of (name, absolute URL), from the home page down."""
    elements: list[Mapping[str, Json]] = [
        {"@type": "ListItem", "position": place, "name": name, "item": url}
        for place, (name, url) in enumerate(steps, start=1)
    ]
    return _script({"@type": "BreadcrumbList", "itemListElement": elements})


def event_jsonld(
    merged: MergedItem,
    *,
    url: str,
    occurrences: Sequence[Occurrence] | None = None,
    town: str = "",
) -> str:
    """Return an Event for each of these dates (without them: all of its dates).

    The answer is "" when there is no date: search engines refuse an Event without. `url` is the
    absolute URL of its page; `town` is where it is when the source says no more.
    """
    event = merged.item.details.event
    dates = event.occurrences if occurrences is None and event else occurrences or ()
    events = [_event(merged, url, occurrence, town) for occurrence in dates]
    if len(events) == 1:
        return _script(events[0])
    return _script({"@graph": events}) if events else ""


def organisation_jsonld(merged: MergedItem, *, url: str) -> str:
    """Return an Organization with how to reach it and when its door is open.

    `url` is the absolute URL of its page.
    """
    contact = merged.item.details.contact
    phones = [href for phone in contact.phones if (href := phone_href(phone))]
    return _script(
        _without_empty(
            {
                "@type": "Organization",
                "name": merged.title,
                "url": contact.website or url,
                "mainEntityOfPage": url,
                "description": merged.summary,
                "telephone": phones[0].removeprefix("tel:") if phones else "",
                "email": contact.mails[0] if contact.mails else "",
                "location": _door(merged),
            }
        )
    )


def _door(merged: MergedItem) -> Json:
    """Return the place where an organisation is open; opening hours belong to a place."""
    details = merged.item.details
    hours = details.organisation.hours if details.organisation else ()
    if not (hours or details.location):
        return ""
    place = _place(details.location or Location(), merged.title)
    opening = sorted(set(hours), key=lambda h: (h.day, h.opens, h.closes))
    return {**place, **_without_empty({"openingHoursSpecification": [*map(_opening, opening)]})}


def _event(
    merged: MergedItem, url: str, occurrence: Occurrence, town: str
) -> Mapping[str, Json]:
    details = merged.item.details
    organiser = details.organised_by
    location = details.location or Location(city=town)
    somewhere = location.city or town or organiser or merged.item.publisher
    return _without_empty(
        {
            "@type": "Event",
            "name": merged.title,
            "url": url,
            "description": merged.summary,
            "startDate": _start(occurrence),
            "endDate": _end(occurrence),
            "eventStatus": f"{_CONTEXT}/{_STATUS[occurrence.status]}",
            "location": _place(location, somewhere or merged.title),
            "organizer": {"@type": "Organization", "name": organiser} if organiser else "",
            "offers": _offers(details.cost, url, is_full=occurrence.status is EventStatus.FULL),
            "isAccessibleForFree": price_of(details.cost) == "0",
        }
    )


def _start(occurrence: Occurrence) -> str:
    if occurrence.all_day:
        return local_date(occurrence.start).isoformat()
    return local(occurrence.start).isoformat(timespec="seconds")


def _end(occurrence: Occurrence) -> str:
    """Return the end, which schema.org wants as the last day when there are no times."""
    if occurrence.end <= occurrence.start:
        return ""
    if occurrence.all_day:
        return (local_date(occurrence.end) - timedelta(days=1)).isoformat()
    return local(occurrence.end).isoformat(timespec="seconds")


def _place(location: Location, fallback: str) -> Mapping[str, Json]:
    address = _without_empty(
        {
            "@type": "PostalAddress",
            "streetAddress": location.address,
            "postalCode": location.postcode,
            "addressLocality": location.city,
            "addressCountry": "NL",
        }
    )
    return {"@type": "Place", "name": location.name or fallback, "address": address}


def _offers(cost: str, url: str, *, is_full: bool) -> Json:
    """Return the price when it is one amount; a range or a condition is for people to read."""
    price = price_of(cost)
    if not price:
        return ""
    availability = f"{_CONTEXT}/{'SoldOut' if is_full else 'InStock'}"
    return {
        "@type": "Offer",
        "price": price,
        "priceCurrency": "EUR",
        "availability": availability,
        "url": url,
    }


def price_of(cost: str) -> str:
    """Return the price when it is one amount ("2", "2.50", "0" for free), else nothing."""
    words = cost.strip().rstrip(".").casefold()
    if words in _FREE:
        return "0"
    amount = _PRICE.fullmatch(words)
    if amount is None:
        return ""
    cents = amount[2] if amount[2] and amount[2] != "-" else "00"
    euros = str(int(amount[1]))
    return euros if cents == "00" else f"{euros}.{cents}"


def _opening(stretch: Hours) -> Mapping[str, Json]:
    return {
        "@type": "OpeningHoursSpecification",
        "dayOfWeek": f"{_CONTEXT}/{_DAYS[stretch.day]}",
        "opens": stretch.opens.isoformat(timespec="minutes"),
        "closes": stretch.closes.isoformat(timespec="minutes"),
    }


def _without_empty(values: Mapping[str, Json]) -> Mapping[str, Json]:
    return {key: value for key, value in values.items() if value}


def _script(values: Mapping[str, Json]) -> str:
    text = codec.encode({"@context": _CONTEXT, **values}).decode()
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
