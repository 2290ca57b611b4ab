"""The page of an area: the first screen of EXAMPLES.md and what follows it."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial

from attrs import frozen

from hub.areas import Area
from hub.clock import local_date
from hub.gemeente import DomainLabel
from hub.model import MergedItem
from hub.relevance import relevance
from hub.vocabulary import Audience, Domain, Kind, Level, Tier
from site_builder import urls
from site_builder.area_map import AreaMap
from site_builder.languages import DUTCH
from site_builder.postcodes import areas_of_postcodes, page_url
from site_builder.shelves import Neighbour, is_cancelled, tier_of
from site_builder.views.agenda import Diary, Entry, this_week
from site_builder.views.bulletin import bulletin_links
from site_builder.views.cards import (
    CounterView,
    Listed,
    counter_view,
    href_in,
    language_of,
    listed,
    local_areas,
    near_listed,
    newest_first,
)
from site_builder.views.context import Context
from site_builder.views.district_map import beside_map, inside_map
from site_builder.views.hoe_gaat_het import check_link
from site_builder.views.lens_links import lens_links
from site_builder.views.levensgebeurtenissen import LIFE_EVENTS, THEMES, steps_link
from site_builder.views.my_list import my_list_link
from site_builder.views.opening import OpenNow, open_now
from site_builder.views.page import FeedLink, Link, Page
from site_builder.views.talk_sheet import talk_sheet_link
from site_builder.views.wegwijs import start_link
from site_builder.views.who import who_url

FIRST_EVENTS = 3
MORE_EVENTS = 12
USEFUL = 6
NEAR_EVENTS = 4
NEAR_ORGANISATIONS = 4
NEWS = 4
CHANGES = 5
CHANGE_DAYS = 30
"""How long a changed text is mentioned."""

_LASTING = (Kind.SERVICE, Kind.ORGANISATION, Kind.PRODUCT, Kind.AID, Kind.INFORMATION)
_NEIGHBOURLY = (Kind.NOTICE, Kind.SAY, Kind.PLACE)
_WELCOME: Mapping[Kind, int] = {
    Kind.SERVICE: 0,
    Kind.ORGANISATION: 0,
    Kind.AID: 1,
    Kind.EVENT: 1,
    Kind.PRODUCT: 3,
}
"""Which kinds say best what a subject is about: help and activities before forms."""

_HELPERS = frozenset({Kind.SERVICE, Kind.ORGANISATION})

_CLOSEST: Mapping[Tier | None, int] = {Tier.DICHTBIJ: 0, Tier.VERWIJZING: 1, None: 2}


@frozen(kw_only=True)
class SubjectLink:
    """One of the ten subjects with an example of what it holds."""

    icon: Domain
    name: str
    href: str
    example: str
    lang: str


@frozen(kw_only=True)
class BasicHelp:
    """Help that every area page offers, in the same order; without an item its subject."""

    subject: Link
    note: str
    found: tuple[Listed, ...]


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
    borrowed = _lends_events(ctx, book, area)
    week = this_week(ctx, book, borrowed.code)
    basics = tuple(_basics(ctx, area))
    near = ctx.shelves.near(area.code)
    is_gemeente = area.code == ctx.gemeente.code
    return AreaView(
        page=ctx.page(
            url,
            name,
            words("area.description", area=name),
            title=name if is_gemeente else f"{name} – {ctx.gemeente.name}",
            crumbs=ctx.area_crumbs(area)[:-1],
            lang=DUTCH,
            feeds=feeds,
            translated=True,
        ),
        level=area.level,
        name=name,
        intro=words("area.intro", area=name),
        search_action=ctx.site.address(urls.gemeente_url(ctx.gemeente, "zoeken")),
        search_from="" if is_gemeente else area.slug,
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
        guidance=tuple(_guidance(ctx)),
        basics=tuple(help_ for help_, _ in basics),
        useful=listed(ctx, _useful(ctx, area, {one for _, one in basics}), area),
        near_events=near_listed(ctx, _near_events(ctx, near)[:NEAR_EVENTS], area),
        near_organisations=near_listed(
            ctx, _near_organisations(near)[:NEAR_ORGANISATIONS], area
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


def _guidance(ctx: Context) -> Iterator[Link]:
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
    own = {one.item.id for one in ctx.shelves.own_domain.get((area.code, label.id), ())}
    fits = (
        one
        for one in ctx.shelves.on_subject(area.code, label.id)
        if not one.enriched.is_sensitive and _is_example(one, label.id)
    )
    example = min(fits, key=lambda one: (one.item.id not in own, *_welcome(one)), default=None)
    return SubjectLink(
        icon=label.id,
        name=label.name,
        href=urls.subject_url(ctx.gemeente, area, label),
        example=example.title if example else "",
        lang=language_of(example) if example else "nl",
    )


def _is_example(merged: MergedItem, domain: Domain) -> bool:
    """Return whether an item says what a subject is about; of safety only those who help do."""
    if domain is Domain.VEILIGHEID:
        return merged.item.kind in _HELPERS
    return merged.item.kind is not Kind.NEWS


def _welcome(merged: MergedItem) -> tuple[bool, int, bool]:
    """Return how well an item shows what a subject is about; the lowest does it best."""
    return (
        not language_of(merged).startswith("nl"),
        _WELCOME.get(merged.item.kind, 2),
        tier_of(merged) is not Tier.DICHTBIJ,
    )


def _lends_events(ctx: Context, book: Diary, area: Area) -> Area:
    """Return the area itself, or the nearest one around it, with events this week."""
    around = (area, *ctx.gemeente.areas.ancestors(area.code))
    return next((one for one in around if this_week(ctx, book, one.code)), area)


def _basics(ctx: Context, area: Area) -> Iterator[tuple[BasicHelp, str]]:
    """Yield the basic help with the id of its item: always the same subjects and order."""
    taken: set[str] = set()
    for key, domain, audience in (
        ("money", Domain.INKOMEN, None),
        ("safety", Domain.VEILIGHEID, None),
        ("parenting", Domain.OPVOEDING, None),
        ("language", Domain.ONDERWIJS, Audience.NIEUWKOMERS),
        ("caring", Domain.ZORG, Audience.MANTELZORGERS),
    ):
        best = _best_help(ctx, area, domain, audience, taken)
        item_id = best.item.id if best else ""
        taken.add(item_id)
        subject = Link(
            text=ctx.words(f"basic.{key}"),
            href=urls.subject_url(ctx.gemeente, area, ctx.label(domain)),
            hreflang=ctx.site.foreign,
        )
        found = listed(ctx, (best,), area) if best else ()
        note = "" if best else ctx.label(domain).explanation
        yield BasicHelp(subject=subject, note=note, found=found), item_id


def _best_help(
    ctx: Context, area: Area, domain: Domain, audience: Audience | None, taken: set[str]
) -> MergedItem | None:
    """Return the nearest lasting help on a subject that people can walk into or call."""
    if audience:
        everything = (*ctx.shelves.own.get(area.code, ()), *ctx.shelves.around(area.code))
        fits = tuple(one for one in everything if audience in one.enriched.audience_ids)
    else:
        fits = ctx.shelves.on_subject(area.code, domain)
    lasting = [
        (
            not language_of(one).startswith("nl"),
            domain is Domain.VEILIGHEID and not one.enriched.is_sensitive,
            _CLOSEST[tier_of(one)],
            _LASTING.index(one.item.kind) > 1,
            number,
            one,
        )
        for number, one in enumerate(fits)
        if one.item.kind in _LASTING and tier_of(one) in _CLOSEST and one.item.id not in taken
    ]
    return min(lasting, key=lambda found: found[:5])[5] if lasting else None


def _useful(ctx: Context, area: Area, shown: set[str]) -> tuple[MergedItem, ...]:
    """Return what is also handy: an area's own loose ends, then one item of each subject."""
    chosen: dict[str, MergedItem] = {}
    for merged in _useful_candidates(ctx, area):
        if len(chosen) < USEFUL and merged.item.id not in shown:
            chosen.setdefault(merged.item.id, merged)
    return tuple(chosen.values())


def _useful_candidates(ctx: Context, area: Area) -> Iterator[MergedItem]:
    own = ctx.shelves.own.get(area.code, ())
    around = ctx.shelves.around(area.code)
    # What the editors put first.
    yield from (one for one in (*own, *around) if area.code in one.pinned)
    # Nothing disappears: what has no subject can only be found here.
    lasting = (*_LASTING, *_NEIGHBOURLY)
    yield from (one for one in own if one.item.kind in lasting and not one.enriched.domain_ids)
    yield from (one for one in around if area.code in local_areas(ctx, one))
    yield from (one for one in own if one.item.kind in _NEIGHBOURLY)
    seen: set[Domain] = set()
    weigh = partial(
        relevance,
        area=area.code,
        areas=ctx.gemeente.areas,
        today=ctx.today,
        weights=ctx.site.hub.weights,
        population=ctx.population(area.code),
    )
    ranked = sorted(around, key=lambda one: (*_welcome(one), -weigh(one), one.item.id))
    for merged in ranked:
        domains = merged.enriched.domain_ids[:1]
        fits = merged.item.kind in _LASTING and not merged.enriched.is_sensitive
        if fits and domains and domains[0] not in seen:
            seen.add(domains[0])
            yield merged


def _near_events(ctx: Context, near: tuple[Neighbour, ...]) -> list[Neighbour]:
    """Return the events of the neighbours that go on, soonest first."""
    coming = []
    for one in near:
        dates = ctx.shelves.dates.get(one.merged.item.id, ())
        if dates and not is_cancelled(dates[0]):
            coming.append((dates[0].start, one.merged.item.id, one))
    return [one for *_, one in sorted(coming, key=lambda found: found[:2])]


def _near_organisations(near: tuple[Neighbour, ...]) -> list[Neighbour]:
    kinds = {Kind.ORGANISATION, Kind.SERVICE}
    return [one for one in near if one.merged.item.kind in kinds]


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
