"""The page of a place of the register: who sits there and what is on."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from hub.model import MergedItem, Place
from hub.vocabulary import Kind
from site_builder.views.cards import CounterView, Listed, card_of, counter_view
from site_builder.views.context import Context
from site_builder.views.page import Link, Page

AtPlace = Mapping[str, tuple[MergedItem, ...]]
"""The items at each place, by the id of the place."""


@frozen(kw_only=True)
class PlaceView:
    """A place with its address, its organisations and its coming events."""

    page: Page
    address: str
    area: Link | None
    organisations: tuple[Listed, ...]
    events: tuple[Listed, ...]
    counter: CounterView


def at_places(ctx: Context) -> AtPlace:
    """Return what is at each place that an item names."""
    found: dict[str, list[MergedItem]] = {}
    for merged in ctx.shelves.listed:
        location = merged.item.details.location
        place = ctx.place_named(location.name) if location and location.name else None
        if place:
            found.setdefault(place.id, []).append(merged)
    return {place: tuple(items) for place, items in found.items()}


def place_view(ctx: Context, place: Place, here: AtPlace, area: Link | None) -> PlaceView:
    """Return the page of a place."""
    items = tuple(one for one in here.get(place.id, ()) if not one.enriched.is_sensitive)
    town = " ".join(part for part in (place.postcode, place.city) if part)
    return PlaceView(
        page=ctx.page(
            ctx.place_urls[place.id],
            place.name,
            ctx.words("place.description", place=place.name, gemeente=ctx.gemeente.name),
            crumbs=ctx.section_crumb("plek"),
        ),
        address=", ".join(part for part in (place.address, town) if part),
        area=area,
        organisations=_cards(ctx, items, {Kind.ORGANISATION, Kind.SERVICE}),
        events=_cards(ctx, items, {Kind.EVENT}),
        counter=counter_view(ctx, place.area or ctx.gemeente.code),
    )


def _cards(ctx: Context, items: Iterable[MergedItem], kinds: set[Kind]) -> tuple[Listed, ...]:
    return tuple(
        Listed(card=card_of(ctx, merged)) for merged in items if merged.item.kind in kinds
    )
