"""Which items stand on which area's pages, worked out once for a whole gemeente. Pure.

An item of a wijk also stands in its stadsdeel and gemeente. An item of a gemeente or of the
country is kept apart from an area's own items, because the page says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from functools import cached_property

from attrs import define, field, frozen

from hub.areas import LAND, Area, Areas
from hub.clock import local_date
from hub.gemeente import Gemeente
from hub.model import MergedItem, Occurrence
from hub.vocabulary import Audience, Domain, EventStatus, Kind, Tier

EVENT_PAGE_DAYS = 90
"""How long the page of an event stays after its last date (DESIGN.md part 9)."""

EXPIRED_PAGE_DAYS = 30
"""How long the page of another item stays after its `expires_on`."""

FRESH_DAYS: Mapping[Kind, int] = {
    Kind.ORGANISATION: 90,
    Kind.PLACE: 90,
    Kind.SERVICE: 180,
    Kind.PRODUCT: 180,
    Kind.INFORMATION: 365,
    Kind.AID: 365,
}
"""Within how many days an item should be checked again (CARE.md part 6)."""

_MONTHS = {90: 3, 180: 6, 365: 12}

MUCH = 5
"""From so many activities and organisations on an area has much to do for a group."""

Domained = Mapping[tuple[str, Domain], tuple[MergedItem, ...]]


@frozen(kw_only=True)
class Neighbour:
    """An item that stands just outside an area, with the neighbour it is in."""

    merged: MergedItem
    area: Area


def last_day(occurrence: Occurrence) -> date:
    """Return the last local day of an occurrence; its end is not part of it."""
    last_moment = max(occurrence.start, occurrence.end - timedelta(microseconds=1))
    return local_date(last_moment)


def upcoming(merged: MergedItem, today: date) -> tuple[Occurrence, ...]:
    """Return the dates of an event that are not over today, soonest first."""
    event = merged.item.details.event
    if event is None:
        return ()
    ahead = (one for one in event.occurrences if last_day(one) >= today)
    return tuple(sorted(ahead, key=_moment))


def ended_on(merged: MergedItem) -> date | None:
    """Return the day after which an item is over, or None when it has no end."""
    ends = [day for day in (merged.item.details.upkeep.expires_on,) if day]
    event = merged.item.details.event
    if event and event.occurrences:
        ends.append(max(last_day(one) for one in event.occurrences))
    return min(ends) if ends else None


def is_over(merged: MergedItem, today: date) -> bool:
    """Return whether an event is past or an item has expired."""
    end = ended_on(merged)
    return end is not None and end < today


def has_page(merged: MergedItem, today: date) -> bool:
    """Return whether an item still has a page of its own."""
    end = ended_on(merged)
    keep = EVENT_PAGE_DAYS if merged.item.details.event else EXPIRED_PAGE_DAYS
    return end is None or (today - end).days <= keep


def months_late(merged: MergedItem, today: date) -> int:
    """Return 3, 6 or 12 when an item was not checked for that many months, else 0."""
    limit = FRESH_DAYS.get(merged.item.kind, 0)
    checked = merged.item.details.upkeep.checked_on
    late = bool(limit and checked) and checked is not None and (today - checked).days > limit
    return _MONTHS[limit] if late else 0


def is_twice_late(merged: MergedItem, today: date) -> bool:
    """Return whether an item is so long unchecked that it stands lower in lists."""
    limit = FRESH_DAYS.get(merged.item.kind, 0)
    checked = merged.item.details.upkeep.checked_on
    return bool(limit) and checked is not None and (today - checked).days > 2 * limit


def codes_of(merged: MergedItem, areas: Areas, gemeente: str) -> tuple[str, ...]:
    """Return the areas of this gemeente (and the country) that an item belongs to."""
    known = tuple(code for code in merged.enriched.area_codes if code == LAND or code in areas)
    if known or merged.enriched.area_codes:
        return known
    scope = merged.item.scope
    return (scope,) if scope == LAND or scope in areas else (gemeente,)


@define(frozen=True)
class Shelves:
    """The listed items of one gemeente on one date, by area, domain and kind."""

    gemeente: Gemeente
    items: tuple[MergedItem, ...]
    today: date
    _codes: dict[str, tuple[str, ...]] = field(init=False)
    _subjects: dict[tuple[str, Domain], tuple[MergedItem, ...]] = field(
        init=False, factory=dict, eq=False, repr=False
    )

    def __attrs_post_init__(self) -> None:
        areas, code = self.gemeente.areas, self.gemeente.code
        codes = {one.item.id: codes_of(one, areas, code) for one in self.items}
        object.__setattr__(self, "_codes", codes)

    def codes(self, merged: MergedItem) -> tuple[str, ...]:
        """Return the codes of an item's areas."""
        return self._codes[merged.item.id]

    @cached_property
    def listed(self) -> tuple[MergedItem, ...]:
        """What lists may show: not withdrawn and not over; the best known first."""
        shown = (
            one
            for one in self.items
            if not one.withdrawn and not is_over(one, self.today) and self._codes[one.item.id]
        )
        return tuple(sorted(shown, key=self._order))

    @cached_property
    def own(self) -> Mapping[str, tuple[MergedItem, ...]]:
        """The items in an area or in a part of it."""
        return _grouped((code, one) for one in self.listed for code in self._rolled_up(one))

    @cached_property
    def exactly(self) -> Mapping[str, tuple[MergedItem, ...]]:
        """The items that name an area itself, the country included."""
        return _grouped((code, one) for one in self.listed for code in self.codes(one))

    @cached_property
    def own_domain(self) -> Domained:
        """The items of `own`, by area and domain."""
        return _by_domain(self.own)

    @cached_property
    def exact_domain(self) -> Domained:
        """The items of `exactly`, by area and domain."""
        return _by_domain(self.exactly)

    @cached_property
    def dates(self) -> Mapping[str, tuple[Occurrence, ...]]:
        """The coming dates of each listed event, by its id."""
        return {
            one.item.id: upcoming(one, self.today)
            for one in self.listed
            if one.item.details.event
        }

    @cached_property
    def _for_elderly(self) -> Mapping[str, int]:
        kinds = {Kind.EVENT, Kind.ORGANISATION, Kind.SERVICE}
        return Counter(
            code
            for code, items in self.own.items()
            for one in items
            if one.item.kind in kinds and Audience.OUDEREN in one.enriched.audience_ids
        )

    def has_much_for_elderly(self, code: str) -> bool:
        """Return whether there is much to do for older people in an area itself."""
        return self._for_elderly.get(code, 0) >= MUCH

    def above(self, code: str) -> tuple[str, ...]:
        """Return the areas around an area, nearest first, the country last."""
        return (*(area.code for area in self.gemeente.areas.ancestors(code)), LAND)

    def on_subject(self, code: str, domain: Domain) -> tuple[MergedItem, ...]:
        """Return all that an area's page about a domain may show, its own items first."""
        # Pages, feeds and examples ask the same; what was found is remembered.
        if (code, domain) not in self._subjects:
            shelves = (
                self.own_domain.get((code, domain), ()),
                *(self.exact_domain.get((one, domain), ()) for one in self.above(code)),
            )
            found = _once(one for shelf in shelves for one in shelf)
            self._subjects[code, domain] = found
        return self._subjects[code, domain]

    def around(self, code: str) -> tuple[MergedItem, ...]:
        """Return what holds for an area without being in it, nearest first."""
        inside = {one.item.id for one in self.own.get(code, ())}
        shelves = (self.exactly.get(one, ()) for one in self.above(code))
        return _once(one for shelf in shelves for one in shelf if one.item.id not in inside)

    def near(self, code: str) -> tuple[Neighbour, ...]:
        """Return what is in the neighbouring areas only."""
        seen = {one.item.id for one in self.own.get(code, ())}
        found: list[Neighbour] = []
        for area in self.neighbours(code):
            for one in self.own.get(area.code, ()):
                if one.item.id not in seen:
                    seen.add(one.item.id)
                    found.append(Neighbour(merged=one, area=area))
        return tuple(found)

    def neighbours(self, code: str) -> tuple[Area, ...]:
        """Return the neighbours of an area, by name."""
        areas = self.gemeente.areas
        known = (areas[one] for one in areas[code].neighbours if one in areas)
        return tuple(sorted(known, key=lambda area: (area.shown_name, area.code)))

    def area_with_events(self, code: str) -> str:
        """Return the area itself, or the nearest one around it, that has coming events."""
        around = (one for one in (code, *self.above(code)) if one != LAND)
        return next((one for one in around if one in self._events), code)

    def has_events_before(self, code: str, until: date) -> bool:
        """Return whether anything is on in an area before a day."""
        return self._first_day.get(code, until) < until

    @cached_property
    def _first_day(self) -> Mapping[str, date]:
        """The first day on which anything is on, by area."""
        return {
            code: min(local_date(self.dates[one.item.id][0].start) for one in events)
            for code, events in self._events.items()
        }

    def events(self, code: str) -> tuple[MergedItem, ...]:
        """Return the coming events of an area."""
        return self._events.get(code, ())

    @cached_property
    def _events(self) -> Mapping[str, tuple[MergedItem, ...]]:
        coming = (one for one in self.listed if self.dates.get(one.item.id))
        return _grouped((code, one) for one in coming for code in self._rolled_up(one))

    def _rolled_up(self, merged: MergedItem) -> tuple[str, ...]:
        areas = self.gemeente.areas
        codes = {code for code in self.codes(merged) if code != LAND}
        above = {area.code for code in codes for area in areas.ancestors(code)}
        return tuple(sorted(codes | above))

    def _order(self, merged: MergedItem) -> tuple[bool, str, str]:
        return (
            is_twice_late(merged, self.today),
            merged.title.casefold(),
            merged.item.id,
        )


def tier_of(merged: MergedItem) -> Tier | None:
    """Return an item's tier; None when it has none."""
    return merged.enriched.tier_id


def is_cancelled(occurrence: Occurrence) -> bool:
    """Return whether this date does not go on."""
    return occurrence.status is EventStatus.CANCELLED


def _moment(occurrence: Occurrence) -> tuple[datetime, datetime]:
    return occurrence.start, occurrence.end


def _grouped(
    pairs: Iterable[tuple[str, MergedItem]],
) -> Mapping[str, tuple[MergedItem, ...]]:
    found: dict[str, list[MergedItem]] = {}
    for code, merged in pairs:
        found.setdefault(code, []).append(merged)
    return {code: tuple(items) for code, items in found.items()}


def _by_domain(shelves: Mapping[str, tuple[MergedItem, ...]]) -> Domained:
    found: dict[tuple[str, Domain], list[MergedItem]] = {}
    domains: dict[str, tuple[Domain, ...]] = {}
    for code, items in shelves.items():
        for merged in items:
            item_id = merged.item.id
            if item_id not in domains:
                domains[item_id] = merged.enriched.domain_ids
            for domain in domains[item_id]:
                found.setdefault((code, domain), []).append(merged)
    return {key: tuple(items) for key, items in found.items()}


def _once(items: Iterable[MergedItem]) -> tuple[MergedItem, ...]:
    return tuple(_first_time(items))


def _first_time(items: Iterable[MergedItem]) -> Iterator[MergedItem]:
    seen: set[str] = set()
    for merged in items:
        if merged.item.id not in seen:
            seen.add(merged.item.id)
            yield merged
