"""How much an item matters for an area: the order of lists. Pure; knows the hub only.

It looks at the item: where it is, what is offered beside it, the time of year, how fresh it is,
and for whom it is. Of who lives somewhere only what CARE.md part 2.1 allows counts.
"""

from datetime import date

from attrs import frozen

from hub.areas import LAND, Areas
from hub.clock import local_date, midnight
from hub.model import MergedItem
from hub.population import UNKNOWN, Population
from hub.seasons import is_in_season
from hub.vocabulary import Audience, Domain, Level

PINNED = 1.0
"""What the editors put first is first."""

IN_AREA, IN_PART_OF_TOWN, IN_TOWN, NEXT_DOOR, NATIONAL = 1.0, 0.8, 0.6, 0.5, 0.3

FULL_SUPPLY = 3
"""Local texts and matches beyond which more adds nothing."""

YEAR = 365
SOON_DAYS = 28

AS_ELSEWHERE = 0.5
"""What an item counts when nothing is known of its readers, or they live here as elsewhere."""

MANY = 1.25
"""A group is large in an area when it is a quarter more than in the whole gemeente."""


@frozen(kw_only=True)
class Weights:
    """How much each reason counts beside the others; nearness first, for that is the page."""

    nearness: float = 0.35
    supply: float = 0.2
    suits: float = 0.15
    freshness: float = 0.1
    season: float = 0.1
    soon: float = 0.1

    @property
    def total(self) -> float:
        """What all of them add up to."""
        return (
            self.nearness + self.supply + self.suits + self.freshness + self.season + self.soon
        )


DEFAULT_WEIGHTS = Weights()


def relevance(
    item: MergedItem,
    area: str,
    areas: Areas,
    today: date,
    *,
    weights: Weights = DEFAULT_WEIGHTS,
    population: Population = UNKNOWN,
) -> float:
    """Return between 0 and 1 how much an item matters for an area on this day.

    More of any reason never makes it less.
    """
    if area in item.pinned:
        return PINNED
    reached = (
        weights.nearness * nearness(item, area, areas)
        + weights.supply * _supply(item, area, areas)
        + weights.suits * suits(item, population)
        + weights.freshness * _freshness(item, today)
        + weights.season * is_in_season(item.title, today.month)
        + weights.soon * _soonness(item, today)
    )
    return round(min(1.0, reached / weights.total), 6)


def suits(item: MergedItem, population: Population) -> float:
    """Return between 0 and 1 whether those whom an item is for are many in an area."""
    audiences, domains = set(item.enriched.audience_ids), set(item.enriched.domain_ids)
    groups = (
        (is_for_families(item), population.families),
        (Audience.JEUGD in audiences and Domain.OPVOEDING not in domains, population.youth),
        (Audience.OUDEREN in audiences, population.elderly),
    )
    known = [times for fits, times in groups if fits and times is not None]
    return max((min(1.0, AS_ELSEWHERE * times) for times in known), default=AS_ELSEWHERE)


def is_for_families(item: MergedItem) -> bool:
    """Return whether an item is for parents or about bringing up children."""
    enriched = item.enriched
    return Audience.OUDERS in enriched.audience_ids or Domain.OPVOEDING in enriched.domain_ids


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
