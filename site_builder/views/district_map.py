"""The map on the page of an area; the list beside it says the same."""

from hub.areas import Area
from hub.vocabulary import Level
from site_builder import urls
from site_builder.area_map import AreaMap, Spot, drawn_map, hex_map
from site_builder.views.context import Context

FEWEST = 3
"""A map of fewer areas tells nothing that a list does not."""


def inside_map(ctx: Context, area: Area) -> AreaMap | None:
    """Return the map of the wijken in a gemeente or stadsdeel, if there is something to see."""
    below = ctx.gemeente.areas.descendants(area.code)
    return _map(ctx, tuple(one for one in below if one.level is Level.WIJK))


def beside_map(ctx: Context, area: Area) -> AreaMap | None:
    """Return the map of a wijk among its neighbours."""
    if area.level is not Level.WIJK:
        return None
    beside = (one for one in ctx.shelves.neighbours(area.code) if one.level is Level.WIJK)
    return _map(ctx, (area, *beside), area.code)


def _map(ctx: Context, areas: tuple[Area, ...], here: str = "") -> AreaMap | None:
    if len(areas) < FEWEST:
        return None
    spots = tuple(
        Spot(
            code=one.code,
            name=one.shown_name,
            href=ctx.site.address(urls.area_url(ctx.gemeente, one)),
            group=one.parent,
            group_name=_group_name(ctx, one),
        )
        for one in sorted(areas, key=lambda one: (one.shown_name, one.code))
    )
    if all(spot.code in ctx.site.outlines for spot in spots):
        return drawn_map(spots, ctx.site.outlines, here)
    if all(spot.code in ctx.hexagons for spot in spots):
        return hex_map(spots, ctx.hexagons, here)
    return None


def _group_name(ctx: Context, area: Area) -> str:
    parent = ctx.gemeente.areas.by_code.get(area.parent)
    return parent.shown_name if parent and parent.level is Level.STADSDEEL else ""
