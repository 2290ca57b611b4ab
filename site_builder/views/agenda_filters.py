"""What an agenda can be narrowed to: free, a time of day, a subject, for whom, an age. Pure.

Each choice is a page of its own, so that it works as a plain link and can be subscribed to.
"""

from collections.abc import Iterator, Mapping
from datetime import time

from attrs import frozen

from hub.clock import local
from hub.gemeente import Gemeente, Hub
from hub.model import MergedItem, Occurrence
from hub.vocabulary import Audience, Domain
from site_builder import urls
from site_builder.age_words import Ages, read_ages
from site_builder.jsonld import price_of
from site_builder.wording import Words

FREE = "gratis"

NOON = time(12)
EVENING = time(18)

_DAY_PARTS = ("ochtend", "middag", "avond")
_AGES: Mapping[str, Ages] = {
    "tot-4-jaar": Ages(first=0, last=3),
    "4-tot-12-jaar": Ages(first=4, last=11),
    "12-tot-18-jaar": Ages(first=12, last=17),
    "55-plus": Ages(first=55),
}

# Everybody is no choice, and what organisations need is no agenda for residents.
_NO_CHOICE = frozenset({Audience.IEDEREEN, Audience.ORGANISATIES})

OWN_PAGE_FROM = 2
"""So many events make a choice worth a page."""

LONG_AGENDA = 6
"""The agenda of a wijk with fewer events is quicker to read whole than to narrow."""


@frozen(kw_only=True)
class AgendaFilter:
    """One choice: `slug` is its folder under the agenda, `name` goes on after "Agenda: "."""

    slug: str
    group: str
    name: str


def agenda_filters(hub: Hub, words: Words) -> tuple[AgendaFilter, ...]:
    """Return all choices in the order in which they are offered.

    The subject of safety is none: who looks for that must not leave a trace of it here.
    """
    return tuple(
        AgendaFilter(slug=slug, group=group, name=name)
        for group, slug, name in (
            ("cost", FREE, words("agenda_filter.gratis")),
            *(("time", part, words(f"agenda_filter.{part}")) for part in _DAY_PARTS),
            *(
                ("subject", label.slug, _lowered(label.name))
                for label in hub.domains
                if label.id is not Domain.VEILIGHEID
            ),
            *(
                ("audience", f"voor-{label.slug}", f"voor {_lowered(label.name)}")
                for label in hub.audiences
                if label.id not in _NO_CHOICE
            ),
            *(("age", slug, words(f"agenda_filter.{slug}")) for slug in _AGES),
        )
    )


def reserved_urls(hub: Hub, gemeente: Gemeente) -> frozenset[str]:
    """Return the addresses that no event of a gemeente may have, in use or not."""
    slugs = (
        FREE,
        *_DAY_PARTS,
        *_AGES,
        *(label.slug for label in hub.domains),
        *(f"voor-{label.slug}" for label in hub.audiences),
    )
    return frozenset(urls.gemeente_url(gemeente, "agenda", slug) for slug in slugs)


def slugs_of(hub: Hub, merged: MergedItem, occurrence: Occurrence) -> tuple[str, ...]:
    """Return the choices that one date of an event is part of."""
    return tuple(_slugs(hub, merged, occurrence))


def _slugs(hub: Hub, merged: MergedItem, occurrence: Occurrence) -> Iterator[str]:
    details, enriched = merged.item.details, merged.enriched
    if price_of(details.cost) == "0":
        yield FREE
    if not occurrence.all_day:
        yield _day_part(local(occurrence.start).time())
    domains, audiences = set(enriched.domain_ids), set(enriched.audience_ids)
    yield from (label.slug for label in hub.domains if label.id in domains)
    yield from (f"voor-{label.slug}" for label in hub.audiences if label.id in audiences)
    if ages := read_ages(details.age):
        yield from (slug for slug, band in _AGES.items() if _is_for(ages, band))


def _is_for(ages: Ages, band: Ages) -> bool:
    """Return whether something is for a band; "18+" is not meant for 55+ in particular."""
    is_oldest = band == _AGES["55-plus"]
    return ages.meets(band) and (not is_oldest or ages.first >= band.first)


def _day_part(start: time) -> str:
    if start < NOON:
        return "ochtend"
    return "middag" if start < EVENING else "avond"


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]
