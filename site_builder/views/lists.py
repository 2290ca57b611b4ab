"""Ways to find something by name: lists, A to Z and postcodes."""

from collections.abc import Iterable, Iterator

from attrs import frozen

from hub.areas import Area
from hub.clock import local_date
from hub.model import MergedItem
from hub.vocabulary import Kind, Level
from site_builder import urls
from site_builder.dutch_words import MONTHS
from site_builder.postcodes import certain_area, page_url, possible_areas
from site_builder.views.area import area_links
from site_builder.views.cards import (
    CounterView,
    counter_view,
    language_of,
    newest_first,
    shortened,
    where_of,
)
from site_builder.views.context import LIST_KINDS, Context
from site_builder.views.divided_lists import MOST, Part, by_month
from site_builder.views.list_pages import (
    Listing,
    ListView,
    groups_of,
    list_page,
    list_pages,
    part_pages,
    ways_of,
)
from site_builder.views.page import Link, Page, plain_date

_NOTE = 90
"""A note beside a title stays on two lines of a phone."""


@frozen(kw_only=True)
class PostcodeView:
    """The area of a postcode, or the areas to choose from."""

    page: Page
    certain: Link | None
    choices: tuple[Link, ...]
    counter: CounterView


NEWEST = 50
"""How much news stands on the first page when there is a page for each month."""

UNDATED = "zonder-datum"

_PASSING = frozenset({Kind.EVENT, Kind.NEWS})


ItemLinks = tuple[tuple[Kind, Link], ...]
"""What lists say of each listed item, beside its kind, in the order of lists."""


def item_links(ctx: Context) -> ItemLinks:
    """Return what lists say of all that does not pass; each item stands in two of them."""
    return tuple(
        (one.item.kind, _link(ctx, one, by_date=False))
        for one in ctx.shelves.listed
        if one.item.kind not in _PASSING
    )


def section_views(ctx: Context, section: str, links: ItemLinks) -> Iterator[ListView]:
    """Yield the list of one kind of item in a gemeente, and the pages that it is divided in."""
    kinds = LIST_KINDS[section]
    if section == "nieuws":
        items = tuple(one for one in ctx.shelves.listed if one.item.kind in kinds)
        return _news(ctx, newest_first(items))
    found = tuple(link for kind, link in links if kind in kinds)
    return list_pages(ctx, _listing(ctx, section), found)


def _news(ctx: Context, items: tuple[MergedItem, ...]) -> Iterator[ListView]:
    """Yield the newest news, and a page for each month when there is much of it."""
    listing = _listing(ctx, "nieuws")
    links = tuple(_link(ctx, one, by_date=True) for one in items)
    if len(links) <= MOST:
        yield list_page(ctx, listing, groups_of(links, split=False))
        return
    months = by_month(zip(map(_day, items), links, strict=True))
    parts = tuple(
        Part(name=_month(ctx, month), slug=month or UNDATED, links=found)
        for month, found in months.items()
    )
    newest = groups_of(links[:NEWEST], split=False)
    yield list_page(ctx, listing, newest, ways=ways_of(listing, parts))
    yield from part_pages(ctx, listing, parts)


def _day(merged: MergedItem) -> str:
    published = merged.item.published
    return local_date(published).isoformat() if published else ""


def _month(ctx: Context, month: str) -> str:
    if not month:
        return ctx.words("list.undated")
    year, number = month.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def places_views(ctx: Context, links: ItemLinks) -> Iterator[ListView]:
    """Yield the list of places of a gemeente, and of items that are a place."""
    register = [
        Link(text=place.name, href=ctx.place_urls[place.id], note=place.address)
        for place in ctx.gemeente.shown_places
    ]
    items = [link for kind, link in links if kind is Kind.PLACE]
    return list_pages(ctx, _listing(ctx, "plek"), _by_name((*register, *items)))


def a_z_views(ctx: Context, links: ItemLinks) -> Iterator[ListView]:
    """Yield everything of a gemeente by name, without what passes (events, news)."""
    items = [link for _, link in links]
    places = [
        Link(text=place.name, href=ctx.place_urls[place.id], note=ctx.words("kind.place"))
        for place in ctx.gemeente.shown_places
    ]
    areas = [
        Link(
            text=area.shown_name, href=urls.area_url(ctx.gemeente, area), note=_level(ctx, area)
        )
        for area in ctx.gemeente.areas.all
        if area.level in {Level.WIJK, Level.STADSDEEL}
    ]
    return list_pages(ctx, _listing(ctx, "a-z"), _by_name((*items, *places, *areas)))


def postcode_view(ctx: Context, code: str, areas: tuple[Area, ...]) -> PostcodeView:
    """Return the page of a postcode; only one whole wijk makes it certain."""
    certain = certain_area(areas, code)
    words = ctx.words
    return PostcodeView(
        page=ctx.page(
            page_url(ctx.gemeente, code),
            words("postcode.title", code=code),
            words("postcode.description", code=code, gemeente=ctx.gemeente.name),
        ),
        certain=area_links(ctx, (certain,))[0] if certain else None,
        choices=() if certain else area_links(ctx, possible_areas(ctx.gemeente.areas, areas)),
        counter=counter_view(ctx, certain.code if certain else ctx.gemeente.code),
    )


def _listing(ctx: Context, section: str) -> Listing:
    """Return what the pages of a section share.

    No item can have the address of a part, for that is one level down.
    """
    words, gemeente = ctx.words, ctx.gemeente
    below = (section,) if section == "a-z" else (section, "a-z")
    return Listing(
        url=urls.gemeente_url(gemeente, section),
        below=urls.gemeente_url(gemeente, *below),
        title=words(f"section.{section}.title"),
        description=words(f"section.{section}.description", gemeente=gemeente.name),
        intro=words(f"section.{section}.intro", gemeente=gemeente.name),
        crumbs=ctx.section_crumb(section),
        choose=words("list.months" if section == "nieuws" else "list.letters"),
    )


def _link(ctx: Context, merged: MergedItem, *, by_date: bool) -> Link:
    kind = merged.item.kind
    published = merged.item.published
    if by_date:
        note = plain_date(local_date(published)) if published else ""
    elif kind in {Kind.ORGANISATION, Kind.SERVICE}:
        note = where_of(merged) or shortened(merged.summary, _NOTE)
    else:
        note = shortened(merged.summary, _NOTE)
    if note == merged.title:
        note = ""
    return Link(
        text=merged.title, href=ctx.urls[merged.item.id], note=note, lang=language_of(merged)
    )


def _by_name(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda link: (link.text.casefold(), link.href)))


def _level(ctx: Context, area: Area) -> str:
    return ctx.words(f"level.{area.level}")
