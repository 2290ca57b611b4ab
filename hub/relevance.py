"""How much an item matters for an area: the order of lists. Pure; knows the hub only.

It looks at the item: where it is, what is offered beside it, the time of year, how fresh it is.
It never looks at who lives somewhere (CARE.md part 2.1).
"""

from datetime import date

from hub.areas import LAND, Areas
from hub.clock import local_date, midnight
from hub.model import MergedItem
from hub.seasons import is_in_season
from hub.vocabulary import Level

NEARNESS = 0.4
SUPPLY = 0.25
SEASON = 0.1
FRESHNESS = 0.15
SOON = 0.1
"""The shares add up to one; nearness first, for that is what the page is about."""

IN_AREA, IN_PART_OF_TOWN, IN_TOWN, NEXT_DOOR, NATIONAL = 1.0, 0.8, 0.6, 0.5, 0.3

FULL_SUPPLY = 3
"""Local texts and matches beyond which more adds nothing."""

YEAR = 365
SOON_DAYS = 28


def relevance(item: MergedItem, area: str, areas: Areas, today: date) -> float:
    """Return between 0 and 1 how much an item matters for an area on this day."""
    return round(
        NEARNESS * nearness(item, area, areas)
        + SUPPLY * _supply(item, area, areas)
        + SEASON * is_in_season(item.title, today.month)
        + FRESHNESS * _freshness(item, today)
        + SOON * _soonness(item, today),
        6,
    )


def nearness(item: MergedItem, area: str, areas: Areas) -> float:
    """Return how near an item is to an area: in it, around it, next to it, or national."""
    return max(
        (_nearness_of(code, area, areas) for code in item.enriched.area_codes), default=0
    )


def _nearness_of(code: str, area: str, areas: Areas) -> float:
    if code == LAND:
        return NATIONAL
    if code not in areas or area not in areas:
        return 0.0
    if areas.lies_in(code, area):
        return IN_AREA
    if areas.lies_in(area, code):
        return IN_TOWN if areas[code].level is Level.GEMEENTE else IN_PART_OF_TOWN
    return NEXT_DOOR if code in areas[area].neighbours else 0.0


def _supply(item: MergedItem, area: str, areas: Areas) -> float:
    """Return how much the area, or one around it, adds to an item: texts and matches."""
    near = {area, *(above.code for above in areas.ancestors(area))}
    count = sum(
        len(layer.texts) + len(layer.matches) for layer in item.layers if layer.area in near
    )
    return min(count, FULL_SUPPLY) / FULL_SUPPLY


def _freshness(item: MergedItem, today: date) -> float:
    """Return 1 for what was checked or changed today, falling to 0 after a year."""
    checked = item.item.details.upkeep.checked_on
    last = max(item.changed_on, checked) if checked else item.changed_on
    return max(0.0, 1 - max(0, (today - last).days) / YEAR)


def _soonness(item: MergedItem, today: date) -> float:
    """Return 1 for an event today, falling to 0 after SOON_DAYS; 0 for what is no event."""
    event = item.item.details.event
    coming = (
        [one.start for one in event.occurrences if one.end > midnight(today)] if event else []
    )
    if not coming:
        return 0.0
    days = max(0, (local_date(min(coming)) - today).days)
    return max(0.0, 1 - days / SOON_DAYS)
