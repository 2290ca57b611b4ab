"""Decide which pages and feeds the site has, and what each of them shows. Pure.

Writing them is somebody else's job: site_builder.render makes the bytes, site_builder.publish
puts them in place.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import pairwise

from attrs import define, frozen

from hub import codec
from hub.areas import Area
from hub.clock import local_date
from hub.errors import UrlCollision
from hub.gemeente import Hub
from hub.identity import digest
from hub.model import MergedItem
from hub.partition import BuildInput, Partition
from hub.vocabulary import Kind, Level
from site_builder import urls
from site_builder.shelves import Shelves, ended_on, has_page
from site_builder.views import agenda, area, article, direct_help, hub_pages, lists
from site_builder.views.agenda import AgendaView, Diary
from site_builder.views.area import AreaView, ShortAreaView
from site_builder.views.article import ArticleView, ProductView
from site_builder.views.cards import is_own_text, local_areas
from site_builder.views.context import Context, SiteContext
from site_builder.views.direct_help import HelpView
from site_builder.views.event import EventView, event_view
from site_builder.views.hub_pages import (
    AboutView,
    GemeenteChoice,
    HomeView,
    MovedView,
    SourcesView,
)
from site_builder.views.information import InformationView, information_view
from site_builder.views.item import is_gone
from site_builder.views.lists import ListView, PostcodeView, SearchView
from site_builder.views.organisation import OrganisationView, doers, organisation_view
from site_builder.views.page import FeedLink, Link, Page
from site_builder.views.place import PlaceView, at_places, place_view
from site_builder.views.subject import SubjectView, subject_view
from site_builder.wording import Words, load_words

FEED_ITEMS = 50
"""How many of the newest items the Atom feed of an area holds."""

_PAGE_LEVELS = frozenset({Level.GEMEENTE, Level.STADSDEEL, Level.WIJK})
_ATOM = "application/atom+xml"
_ICS = "text/calendar"

View = (
    AboutView
    | AgendaView
    | AreaView
    | ArticleView
    | EventView
    | HelpView
    | HomeView
    | InformationView
    | ListView
    | MovedView
    | OrganisationView
    | PlaceView
    | PostcodeView
    | ProductView
    | SearchView
    | ShortAreaView
    | SourcesView
    | SubjectView
)


@define(frozen=True, kw_only=True)
class PlannedPage:
    """One page to render: where it stands, how it looks and all that it shows.

    `removable`: it may disappear without anybody losing something (an ended event). `item_id`
    is empty for pages that belong to no single item.
    """

    url: str
    template: str
    view: View
    lastmod: date | None = None
    removable: bool = False
    item_id: str = ""

    @property
    def indexable(self) -> bool:
        """Whether the page is one to find: not gone, and no copy of another one."""
        return self.view.page.listed

    @property
    def path(self) -> str:
        """The file of this page, relative to the site."""
        return urls.output_path(self.url)

    @cached_property
    def input_hash(self) -> str:
        """A digest of all that goes into the page, except the template's own text."""
        return digest(self.template.encode() + b"\0" + codec.encode(self.view))


@frozen(kw_only=True)
class PlannedFeed:
    """A feed of the list on a page: `…/atom.xml` or `…/agenda.ics`."""

    url: str
    title: str
    area: str
    gemeente: str
    item_ids: tuple[str, ...]


@frozen(kw_only=True)
class SitePlan:
    """Every page and feed of the site; `item_urls` holds (gemeente code, item id, url)."""

    pages: tuple[PlannedPage, ...]
    item_urls: tuple[tuple[str, str, str], ...]
    feeds: tuple[PlannedFeed, ...]


def plan(hub: Hub, build: BuildInput, words: Words | None = None) -> SitePlan:
    """Return all pages and feeds, sorted by URL.

    `words` is the catalogue; without it the one of the hub's form of address.

    Raises:
        UrlCollision: two fixed pages want one URL.
    """
    site = SiteContext(
        hub=hub,
        words=words or load_words(hub.form_of_address),
        today=local_date(build.now),
        mode=build.mode,
        sources={one.source.id: one for one in build.provenance},
    )
    contexts = [_context(site, partition) for partition in build.partitions]
    pages = [*_hub_pages(site, contexts), *(page for ctx in contexts for page in _pages(ctx))]
    pages.sort(key=lambda page: page.url)
    for page, after in pairwise(pages):
        if page.url == after.url:
            raise UrlCollision(page.url)
    feeds = sorted((feed for ctx in contexts for feed in _feeds(ctx)), key=lambda one: one.url)
    return SitePlan(
        pages=tuple(pages),
        item_urls=tuple(
            sorted(
                (ctx.gemeente.code, item_id, url)
                for ctx in contexts
                for item_id, url in ctx.urls.items()
            )
        ),
        feeds=tuple(feeds),
    )


def _context(site: SiteContext, partition: Partition) -> Context:
    gemeente = partition.gemeente
    kept = tuple(
        one
        for one in partition.items
        if one.item.kind is not Kind.OVERLAY and has_page(one, site.today)
    )
    shelves = Shelves(gemeente, kept, site.today)
    placed = tuple(one for one in kept if shelves.codes(one))
    place_urls = urls.place_urls(gemeente)
    return Context(
        site=site,
        gemeente=gemeente,
        shelves=Shelves(gemeente, placed, site.today),
        urls=urls.item_urls(gemeente, placed, place_urls.values()),
        place_urls=place_urls,
    )


def _hub_pages(site: SiteContext, contexts: list[Context]) -> Iterator[PlannedPage]:
    choices = tuple(_choice(ctx) for ctx in contexts)
    yield _fixed("home", hub_pages.home_view(site, choices))
    yield _fixed("direct_help", direct_help.hub_help_view(site))
    yield _fixed("sources", hub_pages.sources_view(site))
    for name in ("over", "toegankelijkheid", "privacy"):
        yield _fixed(name, hub_pages.about_view(site, name))
    yield _fixed("not_found", hub_pages.not_found_view(site))


def _choice(ctx: Context) -> GemeenteChoice:
    return GemeenteChoice(
        gemeente=Link(text=ctx.gemeente.name, href=urls.gemeente_url(ctx.gemeente)),
        postcodes=tuple(
            Link(text=code, href=urls.gemeente_url(ctx.gemeente, "postcode", code))
            for code in lists.postcodes(ctx)
        ),
    )


def _pages(ctx: Context) -> Iterator[PlannedPage]:
    book = agenda.diary(ctx)
    for one in ctx.gemeente.areas.all:
        if one.level in _PAGE_LEVELS:
            yield from _area_pages(ctx, book, one)
    yield from _former_areas(ctx, book)
    yield from _finding_pages(ctx)
    yield from _item_pages(ctx)


def _area_pages(ctx: Context, book: Diary, one: Area) -> Iterator[PlannedPage]:
    if not one.inhabited:
        yield _fixed("area_short", area.short_area_view(ctx, one))
        return
    yield _fixed("area", area.area_view(ctx, book, one, _feed_links(ctx, one)))
    yield _fixed("agenda", agenda.agenda_view(ctx, book, one, _feed_links(ctx, one, "agenda")))
    for label in ctx.site.hub.domains:
        view = subject_view(ctx, one, label)
        yield _fixed("subject", view)
        for slug in label.old_slugs:
            yield _moved(ctx, urls.area_url(ctx.gemeente, one, slug), view.page)


def _former_areas(ctx: Context, book: Diary) -> Iterator[PlannedPage]:
    """Yield a page at the address of each area of an earlier division that leads onwards."""
    areas, division = ctx.gemeente.areas, ctx.gemeente.division
    taken = {area.slug for area in areas.all} | {""}
    for former in ctx.gemeente.succession:
        now = areas.by_code.get(division.present(former.code, former.edition))
        if now and former.slug not in taken:
            taken.add(former.slug)
            shown = (
                area.area_view(ctx, book, now, ()).page
                if now.inhabited
                else area.short_area_view(ctx, now).page
            )
            yield _moved(ctx, urls.gemeente_url(ctx.gemeente, former.slug), shown)


def _moved(ctx: Context, url: str, new: Page) -> PlannedPage:
    words = ctx.words
    page = ctx.page(
        url,
        words("moved.title"),
        words("moved.description"),
        title=words("moved.page_title", title=new.heading, url=url),
        noindex=True,
        canonical=new.canonical,
    )
    return _fixed("moved", MovedView(page=page, to=Link(text=new.heading, href=new.url)))


def _finding_pages(ctx: Context) -> Iterator[PlannedPage]:
    yield _fixed("direct_help", direct_help.help_view(ctx))
    yield _fixed("search", lists.search_view(ctx))
    yield _fixed("list", lists.a_z_view(ctx))
    for section in ctx.sections:
        yield _fixed("list", lists.section_view(ctx, section))
    for code, areas in lists.postcodes(ctx).items():
        yield _fixed("postcode", lists.postcode_view(ctx, code, areas))
    if ctx.place_urls:
        yield _fixed("list", lists.places_view(ctx))
        here = at_places(ctx)
        for place in ctx.gemeente.places:
            known = ctx.gemeente.areas.by_code.get(place.area)
            link = area.area_links(ctx, (known,))[0] if known else None
            yield _fixed("place", place_view(ctx, place, here, link))


def _item_pages(ctx: Context) -> Iterator[PlannedPage]:
    done = doers(ctx.shelves.listed)
    for merged in ctx.shelves.items:
        match merged.item.kind:
            case Kind.EVENT:
                yield _of_item(ctx, "event", event_view(ctx, merged), merged)
            case Kind.ORGANISATION | Kind.SERVICE:
                view = organisation_view(ctx, merged, done)
                yield _of_item(ctx, "organisation", view, merged)
            case Kind.INFORMATION:
                yield from _information_pages(ctx, merged)
            case Kind.PRODUCT:
                yield _of_item(ctx, "product", article.product_view(ctx, merged), merged)
            case Kind.NEWS | Kind.NOTICE | Kind.AID | Kind.SAY | Kind.PLACE:
                yield _of_item(ctx, "article", article.article_view(ctx, merged), merged)
            case Kind.OVERLAY:
                pass


def _information_pages(ctx: Context, merged: MergedItem) -> Iterator[PlannedPage]:
    yield _of_item(ctx, "information", information_view(ctx, merged), merged)
    for code in local_areas(ctx, merged):
        view = information_view(ctx, merged, ctx.gemeente.areas[code])
        yield _of_item(ctx, "information", view, merged)


def _fixed(template: str, view: View) -> PlannedPage:
    return PlannedPage(url=view.page.url, template=f"{template}.html.j2", view=view)


def _of_item(ctx: Context, template: str, view: View, merged: MergedItem) -> PlannedPage:
    return PlannedPage(
        url=view.page.url,
        template=f"{template}.html.j2",
        view=view,
        lastmod=merged.changed_on,
        removable=is_gone(ctx, merged) or ended_on(merged) is not None,
        item_id=merged.item.id,
    )


def _feed_links(ctx: Context, one: Area, *folders: str) -> tuple[FeedLink, ...]:
    url, name = urls.area_url(ctx.gemeente, one, *folders), one.shown_name
    return (
        FeedLink(title=ctx.words("feed.atom", area=name), href=f"{url}atom.xml", mime=_ATOM),
        FeedLink(title=ctx.words("feed.agenda", area=name), href=f"{url}agenda.ics", mime=_ICS),
    )


def _feeds(ctx: Context) -> Iterator[PlannedFeed]:
    """Yield the feeds of areas and of single events; nothing sensitive is in any of them."""
    for one in ctx.gemeente.areas.all:
        if one.level in _PAGE_LEVELS and one.inhabited:
            yield from _area_feeds(ctx, one)
    for merged in ctx.shelves.items:
        is_open = not merged.enriched.is_sensitive and not is_gone(ctx, merged)
        if merged.item.kind is Kind.EVENT and is_open:
            url = f"{ctx.urls[merged.item.id]}agenda.ics"
            yield _feed(ctx, url, merged.title, ctx.gemeente.code, (merged,))


def _area_feeds(ctx: Context, one: Area) -> Iterator[PlannedFeed]:
    passed_on = tuple(
        merged for merged in ctx.shelves.own.get(one.code, ()) if _may_pass_on(ctx, merged)
    )
    newest = sorted(passed_on, key=lambda merged: merged.item.id)
    newest.sort(key=lambda merged: merged.changed_on, reverse=True)
    events = tuple(merged for merged in passed_on if merged.item.kind is Kind.EVENT)
    atom, ics = (ctx.words(key, area=one.shown_name) for key in ("feed.atom", "feed.agenda"))
    page, diary_page = (
        urls.area_url(ctx.gemeente, one),
        urls.area_url(ctx.gemeente, one, "agenda"),
    )
    yield _feed(ctx, f"{page}atom.xml", atom, one.code, newest[:FEED_ITEMS])
    yield _feed(ctx, f"{page}agenda.ics", ics, one.code, events)
    yield _feed(ctx, f"{diary_page}atom.xml", ics, one.code, events)
    yield _feed(ctx, f"{diary_page}agenda.ics", ics, one.code, events)


def _feed(
    ctx: Context, url: str, title: str, code: str, items: Iterable[MergedItem]
) -> PlannedFeed:
    return PlannedFeed(
        url=url,
        title=title,
        area=code,
        gemeente=ctx.gemeente.code,
        item_ids=tuple(merged.item.id for merged in items),
    )


def _may_pass_on(ctx: Context, merged: MergedItem) -> bool:
    """Return whether rights and safety allow an item outside the site (CARE.md 1.2 and 3)."""
    known = ctx.site.sources.get(merged.item.source_id)
    allowed = is_own_text(known) or (known is not None and known.source.rights.doorleveren)
    return allowed and not merged.enriched.is_sensitive
