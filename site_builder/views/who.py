"""Who is who in a wijk: its counter and its organisations, with what they help with.

No persons: of an organisation only what belongs to a desk is known at all.
"""

from collections.abc import Iterable, Iterator

from attrs import frozen

from hub.areas import Area
from hub.model import MergedItem
from hub.vocabulary import Kind
from site_builder import urls
from site_builder.dutch_words import and_list
from site_builder.views.cards import (
    CounterView,
    counter_view,
    language_of,
    shortened,
    where_of,
)
from site_builder.views.context import Context, first_phone
from site_builder.views.page import Link, Page, Phone

FOLDER = "wie-is-wie"

_HELPERS = frozenset({Kind.ORGANISATION, Kind.SERVICE})


@frozen(kw_only=True)
class Helper:
    """One organisation: its name, what it is for, and where and how to reach it."""

    link: Link
    about: str
    subjects: str
    where: str
    phone: Phone | None


@frozen(kw_only=True)
class HelperGroup:
    """The helpers of an area, or of one around it."""

    id: str
    heading: str
    helpers: tuple[Helper, ...]


@frozen(kw_only=True)
class WhoView:
    """The page of a wijk that says who is who."""

    page: Page
    intro: str
    counter: CounterView
    groups: tuple[HelperGroup, ...]
    more: Link


def who_url(ctx: Context, area: Area) -> str:
    """Return the address of who is who in an area."""
    return urls.area_url(ctx.gemeente, area, FOLDER)


def who_view(ctx: Context, area: Area) -> WhoView:
    """Return who is who in a wijk: its own helpers first, then those of the areas around it."""
    words, name, gemeente = ctx.words, area.shown_name, ctx.gemeente
    own = ctx.shelves.own.get(area.code, ())
    here = HelperGroup(
        id="hier", heading=words("who.own", area=name), helpers=_helpers(ctx, own)
    )
    groups = (here, *_around(ctx, area, {one.item.id for one in own}))
    return WhoView(
        page=ctx.page(
            who_url(ctx, area),
            words("who.title", area=name),
            words("who.description", area=name),
            crumbs=ctx.area_crumbs(area),
        ),
        intro=words("who.intro", area=name),
        counter=counter_view(ctx, area.code),
        groups=tuple(group for group in groups if group.helpers),
        more=Link(
            text=words("who.more", gemeente=gemeente.name),
            href=urls.gemeente_url(gemeente, "organisaties"),
        ),
    )


def _around(ctx: Context, area: Area, shown: set[str]) -> Iterator[HelperGroup]:
    for around in ctx.gemeente.areas.ancestors(area.code):
        found = ctx.shelves.exactly.get(around.code, ())
        yield HelperGroup(
            id=around.slug,
            heading=ctx.words("who.around", area=around.shown_name),
            helpers=_helpers(ctx, (one for one in found if one.item.id not in shown)),
        )


def _helpers(ctx: Context, items: Iterable[MergedItem]) -> tuple[Helper, ...]:
    return tuple(helper(ctx, one) for one in helpers(items))


def helpers(items: Iterable[MergedItem]) -> Iterator[MergedItem]:
    """Yield the organisations and services that may stand among those who help."""
    for one in items:
        if one.item.kind in _HELPERS and not one.enriched.is_sensitive:
            yield one


def helper(ctx: Context, merged: MergedItem) -> Helper:
    """Return how an organisation or a service stands among those who help."""
    subjects = (ctx.label(domain).name for domain in merged.enriched.domain_ids)
    return Helper(
        link=Link(text=merged.title, href=ctx.urls[merged.item.id], lang=language_of(merged)),
        about=shortened(merged.summary),
        subjects=and_list(name[:1].lower() + name[1:] for name in subjects),
        where=where_of(merged),
        phone=first_phone(merged.item.details.contact.phones),
    )
