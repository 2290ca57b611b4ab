"""Why an item stands on a page, as residents may be told (CARE.md part 2.2). Pure.

A reason speaks of the item, never of the reader or the residents. The list of sentences is
fixed; they are in the catalogue of the site, here are their ids and what fills them.
"""

import enum
from collections.abc import Mapping

from attrs import frozen

from hub.areas import LAND, Areas
from hub.model import LocalLayer, MergedItem
from hub.population import UNKNOWN, Population
from hub.relevance import MANY, is_for_families
from hub.vocabulary import Audience, Level


class ReasonId(enum.StrEnum):
    """The sentences that exist."""

    IN_AREA = "in_area"
    WHOLE_GEMEENTE = "whole_gemeente"
    NEAR = "near"
    NATIONAL_LOCAL = "national_local"
    SEASON = "season"
    FAMILIES = "families"
    ELDERLY = "elderly"
    EDITORS = "editors"


@frozen(kw_only=True)
class Reason:
    """One sentence to show: its id and the names that fill it.

    `area` is the code of the page's area. `place` is the code of the larger area that
    WHOLE_GEMEENTE also names. `organisation` is a name, or empty.
    """

    id: ReasonId
    area: str
    place: str = ""
    organisation: str = ""


def reason(
    item: MergedItem,
    area: str,
    areas: Areas,
    *,
    in_season: bool = False,
    organisations: Mapping[str, str] | None = None,
    population: Population = UNKNOWN,
    much_for_elderly: bool = False,
) -> Reason | None:
    """Return why an item stands on the page of an area, or None when nothing may be said.

    `organisations` gives the name behind the id of a local item that matches;
    `much_for_elderly`: the area itself has a good deal for them. Sensitive items never get a
    reason (CARE.md part 1.2).
    """
    codes = item.enriched.area_codes
    if item.enriched.is_sensitive:
        return None
    if area in item.pinned:
        return Reason(id=ReasonId.EDITORS, area=area)
    if any(areas.lies_in(code, area) for code in codes if code in areas):
        return Reason(id=ReasonId.IN_AREA, area=area)
    above = {one.code: one for one in areas.ancestors(area)}
    wider = next((code for code in above if code in codes), "")
    if wider:
        return Reason(id=ReasonId.WHOLE_GEMEENTE, area=area, place=wider)
    if _is_next_door(codes, area, areas):
        return Reason(id=ReasonId.NEAR, area=area)
    helper = _helper(item, (area, *above), organisations or {})
    if LAND in codes and helper:
        return Reason(id=ReasonId.NATIONAL_LOCAL, area=area, organisation=helper)
    if in_season:
        return Reason(id=ReasonId.SEASON, area=area)
    if is_for_families(item) and (population.families or 0) >= MANY:
        return Reason(id=ReasonId.FAMILIES, area=area)
    if much_for_elderly and Audience.OUDEREN in item.enriched.audience_ids:
        return Reason(id=ReasonId.ELDERLY, area=area)
    return Reason(id=ReasonId.NATIONAL_LOCAL, area=area) if LAND in codes else None


def _is_next_door(codes: tuple[str, ...], area: str, areas: Areas) -> bool:
    """Return whether an item is in a wijk that touches this one: adjacency, no distance."""
    neighbours = areas[area].neighbours if area in areas else ()
    return any(
        areas.lies_in(code, neighbour)
        for code in codes
        if code in areas and areas[code].level not in {Level.GEMEENTE, Level.STADSDEEL}
        for neighbour in neighbours
    )


def _helper(item: MergedItem, near: tuple[str, ...], organisations: Mapping[str, str]) -> str:
    """Return who helps with a national item here: the nearest layer's first name."""
    layers: dict[str, LocalLayer] = {layer.area: layer for layer in item.layers}
    for code in near:
        layer = layers.get(code)
        if layer is None:
            continue
        texts = (text.item.item.details.organised_by for text in layer.texts)
        matches = (organisations.get(match.item_id, "") for match in layer.matches)
        name = next((name for name in (*texts, *matches) if name), "")
        if name:
            return name
    return ""
