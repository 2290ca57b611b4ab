"""The page of an area: the first screen of EXAMPLES.md and what follows it."""

from collections.abc import Iterator
from datetime import timedelta

from attrs import frozen

from hub.areas import Area
from hub.clock import local_date
from hub.gemeente import DomainLabel
from hub.vocabulary import Domain, Kind, Level
from site_builder import urls
from site_builder.area_map import AreaMap
from site_builder.languages import DUTCH
from site_builder.postcodes import areas_of_postcodes, page_url
from site_builder.views.agenda import WEEK_DAYS, Diary, Entry, this_week
from site_builder.views.area_picks import (
    BasicHelp,
    basics,
    example,
    near_events,
    near_organisations,
    not_shown_yet,
    useful,
)
from site_builder.views.bulletin import bulletin_links
from site_builder.views.cards import (
    CounterView,
    Listed,
    counter_view,
    href_in,
    language_of,
    listed,
    near_listed,
    newest_first,
)
from site_builder.views.context import Context
from site_builder.views.district_map import beside_map, inside_map
from site_builder.views.hoe_gaat_het import check_link
from site_builder.views.lens_links import lens_links
from site_builder.views.levensgebeurtenissen import LIFE_EVENTS, THEMES, steps_link
from site_builder.views.my_list import my_list_link
from site_builder.views.near_search import NearSearch, near_search
from site_builder.views.opening import OpenNow, open_now
from site_builder.views.page import FeedLink, Link, Page
from site_builder.views.talk_sheet import talk_sheet_link
from site_builder.views.wegwijs import start_link
from site_builder.views.who import who_url

FIRST_EVENTS = 3
MORE_EVENTS = 12
NEAR_EVENTS = 4
NEAR_ORGANISATIONS = 4
NEWS = 4
CHANGES = 5
CHANGE_DAYS = 30
"""How long a changed text is mentioned."""


@frozen(kw_only=True)
class SubjectLink:
    """One of the ten subjects with an example of what it holds."""

    icon: Domain
    name: str
    href: str
    example: str
    lang: str


@frozen(kw_only=True)
class AreaGroup:
    """The areas inside a larger one."""

    head: Link | None
    areas: tuple[Link, ...]


@frozen(kw_only=True)
class AreaView:
    """The page of a gemeente, stadsdeel or wijk, in the order of EXAMPLES.md."""

    page: Page
    level: Level
    name: str
    intro: str
    search_action: str
    search_from: str
    near_search: NearSearch | None
    a_z: str
    counter: CounterView
    open_now: OpenNow | None
    who: Link | None
    papers: tuple[Link, ...]
    week_heading: str
    week_period: str
    week_borrowed: str
    week: tuple[Entry, ...]
    week_more: tuple[Entry, ...]
    agenda: Link
    subjects: tuple[SubjectLink, ...]
    guidance: tuple[Link, ...]
    basics: tuple[BasicHelp, ...]
    useful: tuple[Listed, ...]
    near_events: tuple[Listed, ...]
    near_organisations: tuple[Listed, ...]
    neighbours_map: AreaMap | None
    neighbours: tuple[Link, ...]
    inside_map: AreaMap | None
    inside: tuple[AreaGroup, ...]
    postcodes: tuple[Link, ...]
    lists: tuple[Link, ...]
    lenses: tuple[Link, ...]
    news: tuple[Link, ...]
    changes: tuple[Link, ...]
    sources: tuple[str, ...]


@frozen(kw_only=True)
class ShortAreaView:
    """The page of an area where nobody lives: where to call, and the areas around it."""

    page: Page
    intro: str
    counter: CounterView
    around: tuple[Link, ...]
    subjects: tuple[Link, ...]


def area_view(ctx: Context, book: Diary, area: Area, feeds: tuple[FeedLink, ...]) -> AreaView:
    """Return the page of an area where people live."""
    words, name = ctx.words, area.shown_name
    url = urls.area_url(ctx.gemeente, area)
    borrowed = with_events_this_week(ctx, area)
    week = this_week(ctx, book, borrowed.code)
    basic_help = tuple(basics(ctx, area))
    handy = useful(ctx, area, {one for _, one in basic_help})
    near = not_shown_yet(ctx.shelves.near(area.code), week, handy)
    is_gemeente = area.code == ctx.gemeente.code
    return AreaView(
        page=ctx.page(
            url,
            name,
            words("area.description", area=name),
            title=name if is_gemeente else f"{name} – {ctx.gemeente.name}",
            crumbs=ctx.area_crumbs(area)[:-1],
            area=area,
            lang=DUTCH,
            feeds=feeds,
            translated=True,
        ),
        level=area.level,
        name=name,
        intro=words("area.intro", area=name),
        search_action=ctx.site.address(urls.gemeente_url(ctx.gemeente, "zoeken")),
        search_from="" if is_gemeente else area.slug,
        near_search=near_search(ctx, area),
        a_z=urls.gemeente_url(ctx.gemeente, "a-z"),
        counter=counter_view(ctx, area.code),
        open_now=_open_now(ctx, area),
        who=_who(ctx, area),
        papers=bulletin_links(ctx, area),
        week_heading=words("area.week", area=borrowed.shown_name),
        week_period=words(
            "area.week_period",
            first=ctx.site.dates.day(ctx.today),
            last=ctx.site.dates.day_with_year(ctx.today + timedelta(days=6)),
        ),
        week_borrowed=words("area.week_borrowed", area=name, around=borrowed.shown_name)
        if borrowed.code != area.code and week
        else "",
        week=week[:FIRST_EVENTS],
        week_more=week[FIRST_EVENTS : FIRST_EVENTS + MORE_EVENTS],
        agenda=Link(
            text=words("area.agenda", area=name),
            href=urls.area_url(ctx.gemeente, area, "agenda"),
            hreflang=ctx.site.foreign,
        ),
        subjects=tuple(subject_link(ctx, area, label) for label in ctx.site.labels),
        guidance=tuple(guidance_links(ctx)),
        basics=tuple(help_ for help_, _ in basic_help),
        useful=listed(ctx, handy, area),
        near_events=near_listed(ctx, near_events(ctx, near)[:NEAR_EVENTS], area),
        near_organisations=near_listed(
            ctx, near_organisations(near)[:NEAR_ORGANISATIONS], area
        ),
        neighbours_map=beside_map(ctx, area),
        neighbours=area_links(ctx, ctx.shelves.neighbours(area.code)),
        inside_map=inside_map(ctx, area),
        inside=tuple(_inside(ctx, area)),
        postcodes=_postcodes(ctx) if is_gemeente else (),
        lists=_lists(ctx) if is_gemeente else (),
        lenses=lens_links(ctx) if is_gemeente else (),
        news=_news(ctx, area),
        changes=_changes(ctx, area),
        sources=_sources(ctx, area),
    )


def _open_now(ctx: Context, area: Area) -> OpenNow | None:
    """Return what a script needs to say whether the counter is open."""
    if not ctx.gemeente.counters:
        return None
    return open_now(ctx, ctx.gemeente.counter_for(area.code).hours)


def guidance_links(ctx: Context) -> Iterator[Link]:
    """Yield the ways onward for somebody who does not know where to look."""
    found: tuple[Link | None, ...] = (
        start_link(ctx),
        check_link(ctx),
        steps_link(ctx, LIFE_EVENTS),
        steps_link(ctx, THEMES),
    )
    if any(found):
        found = (*found, talk_sheet_link(ctx), my_list_link(ctx))
    yield from (link for link in found if link)


def _who(ctx: Context, area: Area) -> Link | None:
    if area.level is not Level.WIJK or ctx.site.language != DUTCH:
        return None
    return Link(text=ctx.words("who.link", area=area.shown_name), href=who_url(ctx, area))


def short_area_view(ctx: Context, area: Area) -> ShortAreaView:
    """Return the page of an area where nobody lives."""
    name = area.shown_name
    neighbours = ctx.shelves.neighbours(area.code)
    around = neighbours or tuple(ctx.gemeente.areas.ancestors(area.code))
    return ShortAreaView(
        page=ctx.page(
            urls.area_url(ctx.gemeente, area),
            name,
            ctx.words("area.short_description", area=name),
            title=f"{name} – {ctx.gemeente.name}",
            crumbs=ctx.area_crumbs(area)[:-1],
            area=area,
            lang=DUTCH,
            translated=True,
        ),
        intro=ctx.words("area.short_intro", area=name),
        counter=counter_view(ctx, area.code),
        around=area_links(ctx, around),
        subjects=tuple(
            Link(
                text=label.name,
                href=urls.subject_url(ctx.gemeente, ctx.gemeente.area, label),
                hreflang=ctx.site.foreign,
            )
            for label in ctx.site.labels
        ),
    )


def area_links(ctx: Context, areas: tuple[Area, ...]) -> tuple[Link, ...]:
    """Return links to areas, in the order given."""
    return tuple(
        Link(
            text=area.shown_name,
            href=ctx.site.address(urls.area_url(ctx.gemeente, area)),
            lang=DUTCH,
        )
        for area in areas
    )


def _postcodes(ctx: Context) -> tuple[Link, ...]:
    """Return links to the pages of all postcodes of the gemeente."""
    return tuple(
        Link(text=code, href=page_url(ctx.gemeente, code))
        for code in areas_of_postcodes(ctx.gemeente.areas)
    )


def subject_link(ctx: Context, area: Area, label: DomainLabel) -> SubjectLink:
    """Return a subject with the title of the first item that may stand as an example."""
    own = ctx.shelves.own_domain.get((area.code, label.id), ())
    around = ctx.shelves.on_subject(area.code, label.id)
    shown = example(own, label.id) or example(around, label.id)
    return SubjectLink(
        icon=label.id,
        name=label.name,
        href=urls.subject_url(ctx.gemeente, area, label),
        example=shown.title if shown else "",
        lang=language_of(shown) if shown else "nl",
    )


def with_events_this_week(ctx: Context, area: Area) -> Area:
    """Return the area itself, or the nearest one around it, with events this week."""
    around = (area, *ctx.gemeente.areas.ancestors(area.code))
    until = ctx.today + timedelta(days=WEEK_DAYS)
    return next((one for one in around if ctx.shelves.has_events_before(one.code, until)), area)


def _inside(ctx: Context, area: Area) -> Iterator[AreaGroup]:
    """Yield the areas below: of a gemeente its wijken under their stadsdeel."""
    loose = []
    for child in ctx.gemeente.areas.children(area.code):
        wijken = _below(ctx, child)
        if wijken:
            yield AreaGroup(head=area_links(ctx, (child,))[0], areas=area_links(ctx, wijken))
        elif child.level is not Level.BUURT:
            loose.append(child)
    if loose:
        yield AreaGroup(head=None, areas=area_links(ctx, _by_name(loose)))


def _below(ctx: Context, area: Area) -> tuple[Area, ...]:
    children = ctx.gemeente.areas.children(area.code)
    return _by_name([one for one in children if one.level is not Level.BUURT])


def _by_name(areas: list[Area]) -> tuple[Area, ...]:
    return tuple(sorted(areas, key=lambda one: (one.shown_name, one.code)))


def _lists(ctx: Context) -> tuple[Link, ...]:
    names = (*ctx.sections, *(("plek",) if ctx.place_urls else ()))
    return tuple(
        Link(
            text=ctx.words(f"section.{name}.title"),
            href=urls.gemeente_url(ctx.gemeente, name),
            hreflang=ctx.site.foreign,
        )
        for name in names
    )


def _news(ctx: Context, area: Area) -> tuple[Link, ...]:
    own, around = ctx.shelves.own.get(area.code, ()), ctx.shelves.around(area.code)
    found = [one for one in (*own, *around) if one.item.kind is Kind.NEWS]
    local = {one.item.id for one in own}
    ordered = sorted(newest_first(found), key=lambda one: one.item.id not in local)
    return tuple(
        Link(
            text=one.title,
            href=ctx.urls[one.item.id],
            note=ctx.site.dates.plain(local_date(one.item.published))
            if one.item.published
            else "",
            lang=language_of(one),
        )
        for one in ordered[:NEWS]
    )


def _changes(ctx: Context, area: Area) -> tuple[Link, ...]:
    """Return the texts that changed lately after they first appeared."""
    since = ctx.today - timedelta(days=CHANGE_DAYS)
    changed = [
        one
        for one in ctx.shelves.own.get(area.code, ())
        if one.first_seen < one.changed_on
        and since <= one.changed_on
        and one.item.kind is not Kind.NEWS
        and not one.enriched.is_sensitive
    ]
    changed.sort(key=lambda one: (one.title.casefold(), one.item.id))
    changed.sort(key=lambda one: one.changed_on, reverse=True)
    return tuple(
        Link(
            text=one.title,
            href=href_in(ctx, one, area),
            note=ctx.site.dates.plain(one.changed_on),
            lang=language_of(one),
        )
        for one in changed[:CHANGES]
    )


def _sources(ctx: Context, area: Area) -> tuple[str, ...]:
    """Return the names of the sources of an area's own items."""
    ids = {
        source_id
        for one in ctx.shelves.own.get(area.code, ())
        for source_id in (one.item.source_id, *(copy.source_id for copy in one.copies))
    }
    known = (ctx.site.sources[one].source for one in ids if one in ctx.site.sources)
    return tuple(sorted({source.publisher or source.title for source in known}))
