"""Decide which pages and feeds the site has, and what each of them shows. Pure.

Writing them is somebody else's job: site_builder.render makes the bytes, site_builder.publish
puts them in place.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property, partial
from itertools import pairwise

from attrs import define, evolve, field, frozen

from hub import codec
from hub.areas import Area
from hub.clock import local_date
from hub.errors import BuildError, UrlCollision
from hub.gemeente import DomainLabel, Hub
from hub.identity import digest
from hub.model import MergedItem
from hub.partition import BuildInput, Partition
from hub.search_item import SearchScope
from hub.vocabulary import Kind, Level
from site_builder import urls
from site_builder.feed_plan import (
    PlannedFeed,
    agenda_feed_links,
    agenda_feeds,
    all_passed_on,
    area_feed_links,
    area_feeds,
    event_feeds,
    subject_feed_links,
)
from site_builder.languages import DUTCH
from site_builder.offline import offline_shards
from site_builder.open_data import PlannedData, planned_data
from site_builder.page_keys import AreaKeys, ItemKeys, RevisionOf, Revisions, site_key, whole
from site_builder.postcodes import PlannedShard, areas_of_postcodes, page_url, shards
from site_builder.search_scope import search_scope
from site_builder.shelves import Shelves, ended_on, has_page
from site_builder.theme_colours import site_colours
from site_builder.views import agenda, area, direct_help, hub_pages, lists
from site_builder.views.agenda import Diary
from site_builder.views.agenda_filters import AgendaFilter, reserved_urls
from site_builder.views.agenda_page import (
    Agenda,
    AgendaView,
    agenda_of,
    agenda_view,
    week_views,
)
from site_builder.views.area import AreaView, ShortAreaView
from site_builder.views.article import (
    ArticleView,
    ProductView,
    article_view,
    product_view,
)
from site_builder.views.bulletin import Bulletin, bulletins
from site_builder.views.cards import counter_view, language_of, local_areas
from site_builder.views.context import Context, SiteContext, is_listed
from site_builder.views.data import DataView, data_view
from site_builder.views.direct_help import HelpView
from site_builder.views.event import EventView, event_view
from site_builder.views.forms import FORMS, FormsView, forms_view
from site_builder.views.hoe_gaat_het import CheckView, check_view
from site_builder.views.hub_pages import (
    AboutView,
    AccessibilityView,
    GemeenteChoice,
    HomeView,
    MovedView,
    PrivacyView,
    SourcesView,
)
from site_builder.views.information import InformationView, information_view
from site_builder.views.item import is_gone
from site_builder.views.lens import LensView, lens_views
from site_builder.views.levensgebeurtenissen import (
    LIFE_EVENTS,
    THEMES,
    StepsListView,
    StepsView,
    steps_views,
)
from site_builder.views.list_pages import ListView
from site_builder.views.lists import PostcodeView
from site_builder.views.my_list import MyListView, my_list_choices, my_list_view
from site_builder.views.offline import OfflineView, offline_view
from site_builder.views.organisation import OrganisationView, doers, organisation_view
from site_builder.views.page import Link
from site_builder.views.picture import Picture, pictures
from site_builder.views.place import PlaceView, at_places, place_view
from site_builder.views.search import (
    GemeenteSearchView,
    SearchView,
    hub_search_view,
    search_view,
)
from site_builder.views.subject import SubjectView, subject_view, title_pages
from site_builder.views.submission import SubmissionView, submission_view
from site_builder.views.talk_sheet import TalkSheetView, talk_sheet_view
from site_builder.views.wegwijs import OutcomeView, QuestionView, wegwijs_views
from site_builder.views.who import WhoView, who_url, who_view
from site_builder.wording import Words, load_words

_PAGE_LEVELS = frozenset({Level.GEMEENTE, Level.STADSDEEL, Level.WIJK})

View = (
    AboutView
    | AccessibilityView
    | AgendaView
    | AreaView
    | ArticleView
    | CheckView
    | DataView
    | EventView
    | FormsView
    | GemeenteSearchView
    | HelpView
    | HomeView
    | InformationView
    | LensView
    | ListView
    | MovedView
    | MyListView
    | OfflineView
    | OrganisationView
    | OutcomeView
    | PlaceView
    | PostcodeView
    | PrivacyView
    | ProductView
    | QuestionView
    | SearchView
    | ShortAreaView
    | SourcesView
    | StepsListView
    | StepsView
    | SubjectView
    | TalkSheetView
    | SubmissionView
    | WhoView
)


@frozen(kw_only=True)
class Unmade:
    """A view that is made only when somebody looks at it.

    Equal keys promise equal views. `listed` is what its frame will say.
    """

    key: str
    listed: bool
    make: Callable[[], View] = field(eq=False, repr=False)


@define(frozen=True, kw_only=True)
class PlannedPage:
    """One page to render: where it stands, how it looks and all that it shows.

    `removable`: it may disappear without anybody losing something (an ended event). `item_id`
    is empty for pages that belong to no single item. `view` or `unmade` is given, or both.
    """

    url: str
    template: str
    _view: View | None = None
    unmade: Unmade | None = None
    lastmod: date | None = None
    removable: bool = False
    item_id: str = ""

    @property
    def view(self) -> View:
        """All that the page shows; an unmade one is made at each look, and not kept."""
        if self._view is not None:
            return self._view
        if self.unmade is None:
            raise BuildError(f"{self.url} has nothing to show")
        return self.unmade.make()

    @property
    def made(self) -> "PlannedPage":
        """The same page with its view; its key is known still."""
        return self if self._view is not None else evolve(self, view=self.view)

    @property
    def key(self) -> str:
        """A digest of what an unmade view is made from, empty for a view that is there."""
        return self.unmade.key if self.unmade else ""

    @property
    def indexable(self) -> bool:
        """Whether the page is one to find: not gone, and no copy of another one."""
        return self.unmade.listed if self.unmade else self.view.page.listed

    @property
    def path(self) -> str:
        """The file of this page, relative to the site."""
        return urls.output_path(self.url)

    @cached_property
    def input_hash(self) -> str:
        """A digest of all that goes into the page, except the template's own text."""
        return digest(self.template.encode() + b"\0" + codec.encode(self.view))


@frozen(kw_only=True)
class SitePlan:
    """Every page and feed of the site; `item_urls` holds (gemeente code, item id, url)."""

    pages: tuple[PlannedPage, ...]
    item_urls: tuple[tuple[str, str, str], ...]
    feeds: tuple[PlannedFeed, ...]
    shards: tuple[PlannedShard, ...] = ()
    data: tuple[PlannedData, ...] = ()
    scopes: tuple[SearchScope, ...] = ()
    papers: tuple[Bulletin, ...] = ()
    pictures: tuple[Picture, ...] = ()


def plan(
    hub: Hub,
    build: BuildInput,
    words: Words | None = None,
    revision_of: RevisionOf = whole,
) -> SitePlan:
    """Return all pages and feeds, sorted by URL.

    `words` is the catalogue; without it the one of the hub's form of address. `revision_of`
    tells tagged items apart for who knows that already.

    Raises:
        UrlCollision: two fixed pages want one URL.
    """
    site = _site(hub, build, words)
    contexts = [_context(site, partition) for partition in build.partitions]
    keyed = _with_keys(site, contexts, revision_of)
    pages = [
        *_hub_pages(site, contexts),
        *(page for one in keyed for page in _pages(one)),
        *(page for language in hub.languages[1:] for page in _in(language, site, keyed)),
    ]
    pages.sort(key=lambda page: page.url)
    for page, after in pairwise(pages):
        if page.url == after.url:
            raise UrlCollision(page.url)
    feeds = sorted((feed for one in keyed for feed in _feeds(one)), key=lambda one: one.url)
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
        shards=(
            *(
                shard
                for ctx in contexts
                for shard in (*shards(ctx.gemeente), my_list_choices(ctx))
            ),
            *offline_shards(_spoken(site, contexts), site.standing),
        ),
        data=tuple(planned_data(ctx) for ctx in contexts),
        scopes=tuple(search_scope(ctx) for ctx in contexts),
        papers=tuple(paper for one in keyed for paper in _papers(one)),
        pictures=tuple(one for ctx in contexts for one in pictures(ctx)),
    )


@define(frozen=True, kw_only=True)
class _Keyed:
    """A gemeente in one language, with what gives its pages their keys."""

    ctx: Context
    revisions: Revisions
    site: str

    @cached_property
    def items(self) -> ItemKeys:
        """Gives the keys of the pages of items."""
        return ItemKeys(ctx=self.ctx, site=self.site, revisions=self.revisions)

    @cached_property
    def areas(self) -> AreaKeys:
        """Gives the keys of the pages of areas."""
        return AreaKeys(ctx=self.ctx, site=self.site, revisions=self.revisions)

    @cached_property
    def book(self) -> Diary:
        """What is on in the gemeente."""
        return agenda.diary(self.ctx)


def _with_keys(
    site: SiteContext, contexts: Iterable[Context], revision_of: RevisionOf
) -> tuple[_Keyed, ...]:
    key = site_key(site)
    return tuple(
        _Keyed(ctx=ctx, revisions=Revisions(ctx=ctx, revision_of=revision_of), site=key)
        for ctx in contexts
    )


def _papers(keyed: _Keyed) -> Iterator[Bulletin]:
    if keyed.ctx.site.paper:
        yield from bulletins(keyed.ctx, keyed.book)


def plan_shared(hub: Hub, build: BuildInput) -> SitePlan:
    """Return the pages that belong to no gemeente, sorted by URL; they need no items."""
    site = _site(hub, build, None)
    contexts = [_context(site, Partition(gemeente=one, items=())) for one in hub.gemeenten]
    pages = [*_hub_pages(site, contexts)]
    for language in hub.languages[1:]:
        there = evolve(site, words=load_words(hub.form_of_address, language))
        pages += _shared_in(there, [evolve(ctx, site=there) for ctx in contexts])
    return SitePlan(
        pages=tuple(sorted(pages, key=lambda page: page.url)), item_urls=(), feeds=()
    )


@frozen(kw_only=True)
class OnDemand:
    """The site of which a page is planned only when somebody asks for it."""

    _site: SiteContext
    _keyed: tuple["_Keyed", ...]

    def page(self, url: str) -> PlannedPage | None:
        """Return the page at a URL as `plan` has it; None where there is none."""
        return next((page for page in self._near(url) if page.url == url), None)

    def urls(self, item_id: str) -> tuple[str, ...]:
        """Return where an item stands by itself: one page for each gemeente that shows it."""
        return tuple(ctx.urls[item_id] for ctx in self._contexts if item_id in ctx.urls)

    @property
    def _contexts(self) -> tuple[Context, ...]:
        return tuple(one.ctx for one in self._keyed)

    def _near(self, url: str) -> Iterator[PlannedPage]:
        """Yield pages, those first of which the URL says that they may be the one."""
        for keyed in self._keyed:
            yield from _item_pages(keyed, _items_at(keyed.ctx, url))
            for one in _areas_at(keyed.ctx, url):
                yield from _area_pages(keyed, one)
        language = url.split("/")[1] if url.startswith("/") else ""
        if language in self._site.hub.languages[1:]:
            yield from _in(language, self._site, self._keyed)
        yield from _hub_pages(self._site, self._contexts)
        for keyed in self._keyed:
            yield from _other_pages(keyed.ctx, keyed.book)


def on_demand(hub: Hub, build: BuildInput, words: Words | None = None) -> OnDemand:
    """Return the same site as `plan` does, for who wants to see a page of it at once."""
    site = _site(hub, build, words)
    contexts = [_context(site, partition) for partition in build.partitions]
    return OnDemand(site=site, keyed=_with_keys(site, contexts, whole))


def _items_at(ctx: Context, url: str) -> tuple[MergedItem, ...]:
    """Return the item whose page, or whose page in an area, may stand at a URL."""
    parts = url.strip("/").split("/")
    wanted = {url, urls.gemeente_url(ctx.gemeente, *parts[-2:])}
    return tuple(ctx.by_id[item_id] for item_id, at in ctx.urls.items() if at in wanted)


def _areas_at(ctx: Context, url: str) -> list[Area]:
    """Return the areas whose address a URL begins with, the longest address first."""
    found = [
        (urls.area_url(ctx.gemeente, one), one)
        for one in ctx.gemeente.areas.all
        if one.level in _PAGE_LEVELS
    ]
    found.sort(key=lambda pair: (-len(pair[0]), pair[0]))
    return [one for here, one in found if url.startswith(here)]


def _site(hub: Hub, build: BuildInput, words: Words | None) -> SiteContext:
    return SiteContext(
        hub=hub,
        words=words or load_words(hub.form_of_address),
        today=local_date(build.now),
        mode=build.mode,
        sources={one.source.id: one for one in build.provenance},
        outlines={one.code: one for one in build.outlines},
        themed=bool(build.theme),
        standing=build.standing,
        paper=build.paper,
        colours=site_colours(build.theme),
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
    taken = (*place_urls.values(), *reserved_urls(site.hub, gemeente))
    return Context(
        site=site,
        gemeente=gemeente,
        shelves=shelves if placed == kept else Shelves(gemeente, placed, site.today),
        urls=urls.item_urls(gemeente, placed, taken),
        place_urls=place_urls,
        populations=dict(partition.populations),
    )


def _hub_pages(site: SiteContext, contexts: Iterable[Context]) -> Iterator[PlannedPage]:
    choices = tuple(_choice(ctx) for ctx in contexts)
    yield _fixed("home", hub_pages.home_view(site, choices))
    yield _fixed("direct_help", direct_help.hub_help_view(site))
    yield _fixed("search_hub", hub_search_view(site))
    yield _fixed("sources", hub_pages.sources_view(site))
    yield _fixed("data", data_view(site))
    yield _fixed("over", hub_pages.about_view(site, "over"))
    yield _fixed("toegankelijkheid", hub_pages.accessibility_view(site))
    yield _fixed("privacy", hub_pages.privacy_view(site))
    yield _fixed("not_found", hub_pages.not_found_view(site))


def _in(language: str, dutch: SiteContext, keyed: tuple[_Keyed, ...]) -> Iterator[PlannedPage]:
    """Yield the pages that every language has: start, numbers, search and areas."""
    site = evolve(dutch, words=load_words(dutch.hub.form_of_address, language))
    key = site_key(site)
    said = [
        _Keyed(ctx=evolve(one.ctx, site=site), revisions=one.revisions, site=key)
        for one in keyed
    ]
    yield from _shared_in(site, [one.ctx for one in said])
    for there in said:
        ctx = there.ctx
        yield _fixed("direct_help", direct_help.help_view(ctx))
        yield from _offline_page(ctx)
        yield _fixed("search", search_view(ctx))
        yield _fixed("submission", submission_view(ctx))
        yield from _guiding_pages(ctx)
        for one in ctx.gemeente.areas.all:
            if one.level in _PAGE_LEVELS:
                yield _area_page(there, one)


def _shared_in(site: SiteContext, said: list[Context]) -> Iterator[PlannedPage]:
    """Yield the pages in another language that belong to no gemeente."""
    yield _fixed("home", hub_pages.home_view(site, tuple(_choice(ctx) for ctx in said)))
    yield _fixed("direct_help", direct_help.hub_help_view(site))
    yield _fixed("search_hub", hub_search_view(site))


def _choice(ctx: Context) -> GemeenteChoice:
    return GemeenteChoice(
        gemeente=Link(
            text=ctx.gemeente.name,
            href=ctx.site.address(urls.gemeente_url(ctx.gemeente)),
            lang=DUTCH,
        ),
        counter=counter_view(ctx, ctx.gemeente.code),
        postcodes=tuple(
            Link(text=code, href=page_url(ctx.gemeente, code))
            for code in areas_of_postcodes(ctx.gemeente.areas)
        ),
    )


def _pages(keyed: _Keyed) -> Iterator[PlannedPage]:
    ctx = keyed.ctx
    for one in ctx.gemeente.areas.all:
        if one.level in _PAGE_LEVELS:
            yield from _area_pages(keyed, one)
    yield from _item_pages(keyed, ctx.shelves.items)
    yield from _other_pages(ctx, keyed.book)


def _other_pages(ctx: Context, book: Diary) -> Iterator[PlannedPage]:
    """Yield the pages of a gemeente that belong to no present area and to no single item."""
    yield from _finding_pages(ctx)
    yield from _guiding_pages(ctx)
    yield from _step_pages(ctx)
    yield from _group_pages(ctx, book)
    yield from _former_areas(ctx)
    yield from _copy_pages(ctx)


def _area_page(keyed: _Keyed, one: Area) -> PlannedPage:
    ctx = keyed.ctx
    if not one.inhabited:
        return _fixed("area_short", area.short_area_view(ctx, one))
    return _late(
        "area",
        ctx.site.address(urls.area_url(ctx.gemeente, one)),
        keyed.areas.of_area(one),
        lambda: area.area_view(ctx, keyed.book, one, area_feed_links(ctx, one)),
    )


def _area_pages(keyed: _Keyed, one: Area) -> Iterator[PlannedPage]:
    yield _area_page(keyed, one)
    if not one.inhabited:
        return
    yield from _agenda_pages(keyed, agenda_of(keyed.ctx, keyed.book, one))
    if one.level is Level.WIJK:
        ctx, key = keyed.ctx, keyed.areas.of_who(one)
        yield _late("who", who_url(ctx, one), key, partial(who_view, ctx, one))
    for label in keyed.ctx.site.hub.domains:
        yield from _subject_pages(keyed, one, label)


def _subject_pages(keyed: _Keyed, one: Area, label: DomainLabel) -> Iterator[PlannedPage]:
    """Yield an area's page about a subject, those of its titles, and its former addresses."""
    ctx, url = keyed.ctx, urls.subject_url(keyed.ctx.gemeente, one, label)
    yield _late(
        "subject",
        url,
        keyed.areas.of_subject(one, label),
        lambda: subject_view(ctx, one, label, subject_feed_links(ctx, one, label)),
    )
    for part in title_pages(ctx, one, label):
        yield evolve(_fixed("list", part), removable=True)
    for slug in label.old_slugs:
        old = urls.area_url(ctx.gemeente, one, slug)
        yield _moved(ctx, old, Link(text=label.name, href=url))


def _agenda_pages(keyed: _Keyed, whole: Agenda) -> Iterator[PlannedPage]:
    """Yield an agenda, and a page for each choice that narrows it and each week of a long one.

    Those come and go.
    """
    first = _late(
        "agenda",
        whole.url,
        keyed.areas.of_agenda(whole),
        lambda: agenda_view(whole, agenda_feed_links(whole)),
    )
    yield first
    for choice in whole.answered:
        yield _choice_page(keyed, whole, choice)
    for view in week_views(whole) if _has_weeks(whole) else ():
        yield evolve(_fixed("agenda", view), removable=True)


def _has_weeks(whole: Agenda) -> bool:
    """Return whether an agenda is too long for its page; only then it must be made to know."""
    return bool(whole.weeks) and bool(agenda_view(whole, ()).weeks)


def _choice_page(keyed: _Keyed, whole: Agenda, choice: AgendaFilter) -> PlannedPage:
    page = _late(
        "agenda",
        whole.url_of(choice),
        keyed.areas.of_agenda(whole, choice.slug),
        lambda: agenda_view(whole, agenda_feed_links(whole, choice), choice),
        listed=choice in whole.choices,
    )
    return evolve(page, removable=True)


def _former_areas(ctx: Context) -> Iterator[PlannedPage]:
    """Yield a page at the address of each area of an earlier division that leads onwards."""
    areas, division = ctx.gemeente.areas, ctx.gemeente.division
    taken = {area.slug for area in areas.all} | {""}
    for former in ctx.gemeente.succession:
        now = areas.by_code.get(division.present(former.code, former.edition))
        if now and former.slug not in taken:
            taken.add(former.slug)
            here = Link(text=now.shown_name, href=urls.area_url(ctx.gemeente, now))
            yield _moved(ctx, urls.gemeente_url(ctx.gemeente, former.slug), here)


def _moved(ctx: Context, url: str, new: Link) -> PlannedPage:
    words = ctx.words
    page = ctx.page(
        url,
        words("moved.title"),
        words("moved.description"),
        title=words("moved.page_title", title=new.text, url=url),
        noindex=True,
        canonical=urls.absolute(ctx.site.hub, new.href),
    )
    return _fixed("moved", MovedView(page=page, to=new))


def _finding_pages(ctx: Context) -> Iterator[PlannedPage]:
    yield _fixed("direct_help", direct_help.help_view(ctx))
    yield from _offline_page(ctx)
    yield _fixed("search", search_view(ctx))
    links = lists.item_links(ctx)
    yield from _lists(lists.a_z_views(ctx, links))
    yield _fixed("submission", submission_view(ctx))
    for section in ctx.sections:
        if section in FORMS:
            yield _fixed("forms", forms_view(ctx, section))
        else:
            yield from _lists(lists.section_views(ctx, section, links))
    for code, areas in areas_of_postcodes(ctx.gemeente.areas).items():
        yield _fixed("postcode", lists.postcode_view(ctx, code, areas))
    if ctx.place_urls:
        yield from _lists(lists.places_views(ctx, links))
        here = at_places(ctx)
        for place in ctx.gemeente.shown_places:
            known = ctx.gemeente.areas.by_code.get(place.area)
            link = area.area_links(ctx, (known,))[0] if known else None
            yield _fixed("place", place_view(ctx, place, here, link))


def _spoken(site: SiteContext, contexts: list[Context]) -> Iterator[Context]:
    """Yield the contexts in every language of the site."""
    for language in site.hub.languages:
        words = (
            site.words if language == DUTCH else load_words(site.hub.form_of_address, language)
        )
        there = evolve(site, words=words)
        yield from (evolve(ctx, site=there) for ctx in contexts)


def _offline_page(ctx: Context) -> Iterator[PlannedPage]:
    if ctx.site.hub.offline:
        yield _fixed("offline", offline_view(ctx))


def _lists(views: Iterator[ListView]) -> Iterator[PlannedPage]:
    """Yield a list, and the pages that it is divided in; those come and go."""
    yield _fixed("list", next(views))
    for view in views:
        yield evolve(_fixed("list", view), removable=True)


def _guiding_pages(ctx: Context) -> Iterator[PlannedPage]:
    """Yield the question tree and "Hoe gaat het met u?", in the language of the context."""
    for view in wegwijs_views(ctx):
        kind = "question" if isinstance(view, QuestionView) else "outcome"
        yield _fixed(f"wegwijs_{kind}", view)
    check = check_view(ctx)
    if check:
        yield _fixed("hoe_gaat_het", check)


def _group_pages(ctx: Context, book: Diary) -> Iterator[PlannedPage]:
    """Yield what is made for somebody: the pages of groups, the talk sheet and the list."""
    for view in lens_views(ctx, book):
        yield _fixed("lens", view)
    yield _fixed("talk_sheet", talk_sheet_view(ctx))
    yield _fixed("my_list", my_list_view(ctx))


def _step_pages(ctx: Context) -> Iterator[PlannedPage]:
    """Yield the life events and the themes, which are in Dutch only."""
    for folder in (LIFE_EVENTS, THEMES):
        for view in steps_views(ctx, folder):
            yield _fixed("steps" if isinstance(view, StepsView) else "steps_list", view)


def _item_pages(keyed: _Keyed, items: tuple[MergedItem, ...]) -> Iterator[PlannedPage]:
    """Yield the pages of items."""
    ctx, keys = keyed.ctx, keyed.items
    done = doers(ctx.shelves.listed)
    for merged in items:
        match merged.item.kind:
            case Kind.EVENT:
                yield _unmade(keys, "event", partial(event_view, ctx, merged), merged)
            case Kind.ORGANISATION | Kind.SERVICE:
                # Its page names all that it does: a key would cost as much as the view.
                view = organisation_view(ctx, merged, done)
                yield _of_item(ctx, "organisation", view, merged)
            case Kind.INFORMATION:
                yield from _information_pages(keys, merged)
            case Kind.PRODUCT:
                yield _unmade(keys, "product", partial(product_view, ctx, merged), merged)
            case Kind.NEWS | Kind.NOTICE | Kind.AID | Kind.SAY | Kind.PLACE:
                yield _unmade(keys, "article", partial(article_view, ctx, merged), merged)
            case Kind.OVERLAY:
                pass


def _copy_pages(ctx: Context) -> Iterator[PlannedPage]:
    """Yield a page at the address of each copy that leads to the item that is shown."""
    for item_id, copies in _copy_urls(ctx).items():
        merged, url = ctx.by_id[item_id], ctx.urls[item_id]
        for old in copies:
            yield _copy_page(ctx, old, url, merged)
            for code in local_areas(ctx, merged):
                area = ctx.gemeente.areas[code]
                here = urls.local_url(ctx.gemeente, area, url)
                yield _copy_page(ctx, urls.local_url(ctx.gemeente, area, old), here, merged)


def _copy_urls(ctx: Context) -> Mapping[str, tuple[str, ...]]:
    reserved = reserved_urls(ctx.site.hub, ctx.gemeente)
    taken = (*ctx.urls.values(), *ctx.place_urls.values(), *reserved)
    return urls.copy_urls(ctx.gemeente, ctx.shelves.items, taken)


def _copy_page(ctx: Context, old: str, new: str, merged: MergedItem) -> PlannedPage:
    link = Link(text=merged.title, href=new, lang=language_of(merged))
    page = ctx.page(
        old,
        ctx.words("moved.title"),
        ctx.words("moved.description"),
        title=ctx.words("moved.page_title", title=merged.title, url=old),
        noindex=True,
        sensitive=merged.enriched.is_sensitive,
        canonical=urls.absolute(ctx.site.hub, new),
    )
    return PlannedPage(
        url=old,
        template="moved.html.j2",
        view=MovedView(page=page, to=link),
        removable=True,
        item_id=merged.item.id,
    )


def _information_pages(keys: ItemKeys, merged: MergedItem) -> Iterator[PlannedPage]:
    ctx = keys.ctx
    yield _unmade(keys, "information", partial(information_view, ctx, merged), merged)
    for code in local_areas(ctx, merged):
        area = ctx.gemeente.areas[code]
        make = partial(information_view, ctx, merged, area)
        yield _unmade(keys, "information", make, merged, area)


def _fixed(template: str, view: View) -> PlannedPage:
    return PlannedPage(url=view.page.url, template=f"{template}.html.j2", view=view)


def _late(
    template: str, url: str, key: str, make: Callable[[], View], *, listed: bool = True
) -> PlannedPage:
    """Return a page of which the view can wait until its key is another one."""
    unmade = Unmade(key=key, listed=listed, make=make)
    return PlannedPage(url=url, template=f"{template}.html.j2", unmade=unmade)


def _unmade(
    keys: ItemKeys,
    template: str,
    make: Callable[[], View],
    merged: MergedItem,
    area: Area | None = None,
) -> PlannedPage:
    """Return the page of an item, or its page in an area, of which the view can wait."""
    ctx = keys.ctx
    url = ctx.urls[merged.item.id]
    if area:
        url = urls.local_url(ctx.gemeente, area, url)
    gone = is_gone(ctx, merged)
    return PlannedPage(
        url=url,
        template=f"{template}.html.j2",
        unmade=Unmade(
            key=keys.of(merged, area.code if area else ""),
            listed=is_listed(ctx.site.hub, url, merged.item.canonical, noindex=gone),
            make=make,
        ),
        lastmod=merged.changed_on,
        removable=gone or ended_on(merged) is not None,
        item_id=merged.item.id,
    )


def _of_item(ctx: Context, template: str, view: View, merged: MergedItem) -> PlannedPage:
    return PlannedPage(
        url=view.page.url,
        template=f"{template}.html.j2",
        view=view,
        lastmod=merged.changed_on,
        removable=is_gone(ctx, merged) or ended_on(merged) is not None,
        item_id=merged.item.id,
    )


def _feeds(keyed: _Keyed) -> Iterator[PlannedFeed]:
    """Yield the feeds of areas, agendas and single events."""
    ctx = keyed.ctx
    all_of = all_passed_on(ctx, keyed.revisions.passed_on)
    for one in ctx.gemeente.areas.all:
        if one.level in _PAGE_LEVELS and one.inhabited:
            yield from area_feeds(all_of, one)
            yield from agenda_feeds(all_of, agenda_of(ctx, keyed.book, one))
    yield from event_feeds(all_of, _copy_urls(ctx))
