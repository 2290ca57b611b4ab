"""Of items that are one thing: which one is shown, and what it learns from the others. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

import attrs
from attrs import frozen

from enrich.language import DEFAULT
from hub.areas import LAND, Areas
from hub.clock import local_date
from hub.model import Copy, EnrichedItem, Event, Occurrence, Tag
from hub.store import StoredItem
from hub.vocabulary import EventStatus

_SAID = (EventStatus.CANCELLED, EventStatus.MOVED, EventStatus.FULL)
"""What a source may say of a date; of two copies the word that comes first is believed."""


@frozen(kw_only=True)
class Precedence:
    """What makes one copy go before another.

    `own` are the sources of the editors themselves; `wanted` are items that an editor wrote a
    local text for.
    """

    own: frozenset[str] = frozenset()
    wanted: frozenset[str] = frozenset()
    today: date


@frozen(kw_only=True)
class Family:
    """One thing in several sources: the item to show, and its copies by id."""

    shown: EnrichedItem
    copies: tuple[Copy, ...]


def families(
    items: Iterable[EnrichedItem],
    groups: Iterable[tuple[str, ...]],
    stored: Mapping[str, StoredItem],
    areas: Areas,
    precedence: Precedence,
) -> tuple[Family, ...]:
    """Return a family for each group of which these items hold more than one member."""
    known = {one.item.id: one for one in items}
    found = []
    for group in groups:
        members = [known[item_id] for item_id in group if item_id in known]
        if len(members) > 1:
            found.append(_family(members, stored, areas, precedence))
    return tuple(found)


def rank(
    one: EnrichedItem, kept: StoredItem, precedence: Precedence
) -> tuple[bool, bool, bool, bool, bool, bool, int, date, str]:
    """Return what sorts the copy to show first.

    What is still there, then editors' own, then checked by experts, then local, then Dutch,
    then the most complete; at last the oldest, so that the choice never changes by itself.
    """
    item = one.item
    expires = item.details.upkeep.expires_on
    language = one.language.value if one.language else item.language
    return (
        kept.withdrawn_at is not None or (expires is not None and expires < precedence.today),
        kept.maybe_lapsed,
        item.source_id not in precedence.own and item.id not in precedence.wanted,
        not item.validated,
        item.scope == LAND,
        bool(language) and not language.startswith(DEFAULT),
        -completeness(one),
        local_date(kept.first_seen),
        item.id,
    )


def completeness(one: EnrichedItem) -> int:
    """Return how much an item tells: its facts, and its text in steps of a paragraph."""
    item, details = one.item, one.item.details
    facts = (
        item.summary,
        item.url,
        details.contact.phones or details.contact.text,
        details.contact.mails,
        details.contact.website,
        details.location,
        details.location and (details.location.address or details.location.lat is not None),
        details.organised_by,
        details.cost,
        details.signup,
        details.age,
        details.service and details.service.apply_url,
        details.organisation and details.organisation.hours,
        details.upkeep.checked_on,
        one.located_in,
    )
    return sum(map(bool, facts)) + min(len(item.body.html), 4000) // 400


def _family(
    members: list[EnrichedItem],
    stored: Mapping[str, StoredItem],
    areas: Areas,
    precedence: Precedence,
) -> Family:
    first, *rest = sorted(members, key=lambda one: rank(one, stored[one.item.id], precedence))
    live = [one for one in rest if stored[one.item.id].withdrawn_at is None]
    return Family(
        shown=_learned(first, live, areas),
        copies=tuple(
            sorted((_copy(one, stored[one.item.id]) for one in rest), key=lambda c: c.item_id)
        ),
    )


def _copy(one: EnrichedItem, kept: StoredItem) -> Copy:
    item = one.item
    return Copy(
        item_id=item.id,
        source_id=item.source_id,
        kind=item.kind,
        title=item.title,
        url=item.url,
        publisher=item.publisher,
        language=(one.language.value if one.language else item.language) or DEFAULT,
        slug=kept.slug,
        first_seen=local_date(kept.first_seen),
        withdrawn=kept.withdrawn_at is not None,
    )


def _learned(first: EnrichedItem, rest: list[EnrichedItem], areas: Areas) -> EnrichedItem:
    """Return the item with what is safer to take from its copies than to leave out.

    Its text stays its own. A copy may know the district, that a date does not go on, further
    dates of the series, and that the rules for sensitive items hold.
    """
    found = attrs.evolve(
        first,
        located_in=first.located_in if first.is_sensitive else _located(first, rest, areas),
        sensitive=first.sensitive
        or next((one.sensitive for one in rest if one.is_sensitive), None),
    )
    event = _event(first, rest)
    if event == first.item.details.event:
        return found
    details = attrs.evolve(first.item.details, event=event)
    return attrs.evolve(found, item=attrs.evolve(first.item, details=details))


def _located(first: EnrichedItem, rest: list[EnrichedItem], areas: Areas) -> tuple[Tag, ...]:
    """Return where it is; a copy that is more precise about the same place is believed."""
    if not first.located_in:
        return next((one.located_in for one in rest if one.located_in), ())
    known = first.located_in
    for one in rest:
        if one.located_in and all(_is_inside(tag, known, areas) for tag in one.located_in):
            known = one.located_in
    return known


def _is_inside(tag: Tag, known: tuple[Tag, ...], areas: Areas) -> bool:
    return tag.value in areas and any(
        tag.value != other.value and areas.lies_in(tag.value, other.value) for other in known
    )


def _event(first: EnrichedItem, rest: list[EnrichedItem]) -> Event | None:
    event = first.item.details.event
    others = [one.item.details.event for one in rest if one.item.details.event]
    if event is None or not others:
        return event
    return attrs.evolve(event, occurrences=tuple(_occurrences(event, others)))


def _occurrences(event: Event, others: list[Event]) -> Iterator[Occurrence]:
    """Yield the dates of all, in order, each once."""
    heard: dict[datetime | date, EventStatus] = {}
    dates = list(event.occurrences)
    for other in others:
        for one in other.occurrences:
            if one.status in _SAID:
                key = _moment(one)
                heard[key] = min(heard.get(key, one.status), one.status, key=_SAID.index)
        dates.extend(_new(other, dates))
    for one in sorted(dates, key=lambda date: (date.start, date.end)):
        said = heard.get(one.start) or heard.get(local_date(one.start))
        if said and one.status is EventStatus.SCHEDULED:
            yield attrs.evolve(one, status=said)
        else:
            yield one


def _moment(one: Occurrence) -> datetime | date:
    return local_date(one.start) if one.all_day else one.start


def _new(other: Event, dates: list[Occurrence]) -> list[Occurrence]:
    """Return the dates that are not known yet; a whole day holds all its hours."""
    starts = {one.start for one in dates}
    days = {local_date(one.start) for one in dates}
    whole = {local_date(one.start) for one in dates if one.all_day}
    return [
        one
        for one in other.occurrences
        if one.start not in starts
        and local_date(one.start) not in (days if one.all_day else whole)
    ]
