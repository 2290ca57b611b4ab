"""Ways to find something by name: lists, A to Z and postcodes."""

import unicodedata
from collections.abc import Iterable
from itertools import groupby

from attrs import frozen

from hub.areas import Area
from hub.clock import local_date
from hub.model import MergedItem
from hub.vocabulary import Kind, Level
from site_builder import urls
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
from site_builder.views.page import Link, Page, plain_date

_NOTE = 90
"""A note beside a title stays on two lines of a phone."""


@frozen(kw_only=True)
class Group:
    """Links under one heading; no heading for a list that is not split."""

    id: str
    heading: str
    links: tuple[Link, ...]


@frozen(kw_only=True)
class ListView:
    """A list of links, by letter when it is long."""

    page: Page
    intro: str
    groups: tuple[Group, ...]
    letters: tuple[Link, ...]


@frozen(kw_only=True)
class PostcodeView:
    """The area of a postcode, or the areas to choose from."""

    page: Page
    certain: Link | None
    choices: tuple[Link, ...]
    counter: CounterView


_SPLIT_FROM = 30
"""A shorter list is quicker to read whole than by letter."""


def section_view(ctx: Context, section: str) -> ListView:
    """Return the list of one kind of item in a gemeente."""
    kinds = LIST_KINDS[section]
    items = tuple(one for one in ctx.shelves.listed if one.item.kind in kinds)
    by_date = section == "nieuws"
    links = tuple(
        _link(ctx, one, by_date=by_date) for one in (newest_first(items) if by_date else items)
    )
    return _list(ctx, section, links, split=not by_date)


def places_view(ctx: Context) -> ListView:
    """Return the list of places of a gemeente, and of items that are a place."""
    register = [
        Link(text=place.name, href=ctx.place_urls[place.id], note=place.address)
        for place in ctx.gemeente.shown_places
    ]
    items = [
        _link(ctx, one, by_date=False)
        for one in ctx.shelves.listed
        if one.item.kind is Kind.PLACE
    ]
    return _list(ctx, "plek", _by_name((*register, *items)), split=True)


def a_z_view(ctx: Context) -> ListView:
    """Return everything of a gemeente by name, without what passes (events, news)."""
    passing = {Kind.EVENT, Kind.NEWS}
    items = [
        _link(ctx, one, by_date=False)
        for one in ctx.shelves.listed
        if one.item.kind not in passing
    ]
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
    return _list(ctx, "a-z", _by_name((*items, *places, *areas)), split=True)


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


def _list(ctx: Context, section: str, links: tuple[Link, ...], *, split: bool) -> ListView:
    words = ctx.words
    title = words(f"section.{section}.title")
    groups = _groups(links, split=split and len(links) >= _SPLIT_FROM)
    return ListView(
        page=ctx.page(
            urls.gemeente_url(ctx.gemeente, section),
            title,
            words(f"section.{section}.description", gemeente=ctx.gemeente.name),
        ),
        intro=words(f"section.{section}.intro", gemeente=ctx.gemeente.name),
        groups=groups,
        letters=tuple(
            Link(text=group.heading, href=f"#{group.id}") for group in groups if group.heading
        ),
    )


def _groups(links: tuple[Link, ...], *, split: bool) -> tuple[Group, ...]:
    if not split:
        return (Group(id="", heading="", links=links),) if links else ()
    by_letter = sorted(links, key=lambda link: _letter(link.text))
    return tuple(
        Group(id=f"letter-{letter.lower()}", heading=letter, links=tuple(group))
        for letter, group in groupby(by_letter, key=lambda link: _letter(link.text))
    )


def _letter(text: str) -> str:
    """Return the letter under which a name stands: É under E, digits under 0-9."""
    plain = unicodedata.normalize("NFKD", text.strip(" '‘’\"“”(").upper())
    first = plain[:1]
    return first if "A" <= first <= "Z" else "0-9"


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
