"""What can be found in a gemeente, as its pages show it. Pure."""

from datetime import date

from hub.areas import LAND
from hub.clock import local_date
from hub.model import MergedItem
from hub.search_areas import search_areas
from hub.search_item import SearchItem, SearchScope
from site_builder.shelves import is_cancelled
from site_builder.views.cards import language_of
from site_builder.views.context import Context

MOST_DAYS = 30
"""Of what comes back every week nobody looks further ahead."""


def search_scope(ctx: Context) -> SearchScope:
    """Return every item that lists may show, and the areas where a reader may live."""
    return SearchScope(
        code=ctx.gemeente.code,
        gemeente=ctx.gemeente.slug,
        items=tuple(_item(ctx, merged) for merged in ctx.shelves.listed),
        areas=tuple(search_areas(ctx.gemeente)),
    )


def _item(ctx: Context, merged: MergedItem) -> SearchItem:
    enriched = merged.enriched
    codes = _codes(ctx, merged)
    area = ctx.gemeente.areas.by_code.get(codes[0]) if len(codes) == 1 else None
    return SearchItem(
        id=merged.item.id,
        title=merged.title,
        url=ctx.urls[merged.item.id],
        summary="" if merged.summary == merged.title else merged.summary,
        kind=merged.item.kind.value,
        areas=codes,
        area=area.code if area else "",
        area_name=area.shown_name if area else "",
        domains=tuple(domain.value for domain in enriched.domain_ids),
        audiences=tuple(audience.value for audience in enriched.audience_ids),
        language=language_of(merged),
        days=tuple(_days(ctx, merged)),
        sensitive=enriched.is_sensitive,
    )


def _codes(ctx: Context, merged: MergedItem) -> tuple[str, ...]:
    """Return the areas of an item; of a sensitive one never a part of the gemeente."""
    codes = ctx.shelves.codes(merged)
    if not merged.enriched.is_sensitive:
        return codes
    return (LAND,) if LAND in codes else (ctx.gemeente.code,)


def _days(ctx: Context, merged: MergedItem) -> list[date]:
    coming = ctx.shelves.dates.get(merged.item.id, ())
    days = {local_date(one.start) for one in coming if not is_cancelled(one)}
    return sorted(days)[:MOST_DAYS]
