"""Decide which feeds the site has and which items each of them holds. Pure.

Every list with an address of its own can be subscribed to, except what is sensitive: nothing of
that stands in any feed (CARE.md part 1.2), and neither does what its rights keep here (part 3).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest

from attrs import evolve, frozen

from hub.areas import Area
from hub.gemeente import DomainLabel
from hub.model import MergedItem
from hub.vocabulary import Domain, Kind
from site_builder import urls
from site_builder.views.agenda_filters import AgendaFilter
from site_builder.views.agenda_page import Agenda
from site_builder.views.cards import is_own_text
from site_builder.views.context import Context
from site_builder.views.item import is_gone
from site_builder.views.page import FeedLink

FEED_ITEMS = 50
"""How many of the newest items a feed of news holds; a calendar holds all events."""

ATOM, ICS, JSON = "atom.xml", "agenda.ics", "items.json"

_MIMES: Mapping[str, str] = {
    ICS: "text/calendar",
    ATOM: "application/atom+xml",
    JSON: "application/feed+json",
}


@frozen(kw_only=True)
class PlannedFeed:
    """A feed of the list on a page: `…/atom.xml`, `…/agenda.ics` or `…/items.json`.

    `revision` is a digest of all that it may say of its items.
    """

    url: str
    title: str
    area: str
    gemeente: str
    item_ids: tuple[str, ...]
    revision: str


def feed_links(ctx: Context, page_url: str, news: str, calendar: str) -> tuple[FeedLink, ...]:
    """Return the links to the three feeds of a page, with the names of its news and agenda."""
    titles = {ATOM: news, ICS: calendar, JSON: news}
    return tuple(
        FeedLink(
            title=titles[name],
            href=f"{page_url}{name}",
            mime=mime,
            label=ctx.words(f"subscribe.{name.rpartition('.')[2]}", list=titles[name]),
            webcal=webcal(ctx, f"{page_url}{name}") if name == ICS else "",
        )
        for name, mime in _MIMES.items()
    )


def area_feed_links(ctx: Context, area: Area) -> tuple[FeedLink, ...]:
    """Return the links to the feeds of all that an area has."""
    name = area.shown_name
    return feed_links(
        ctx,
        urls.area_url(ctx.gemeente, area),
        ctx.words("feed.atom", area=name),
        ctx.words("feed.agenda", area=name),
    )


def agenda_feed_links(
    agenda: Agenda, choice: AgendaFilter | None = None
) -> tuple[FeedLink, ...]:
    """Return the links to the feeds of an agenda, narrowed or whole."""
    title = _agenda_title(agenda, choice)
    url = agenda.url_of(choice) if choice else agenda.url
    return feed_links(agenda.ctx, url, title, title)


def subject_feed_links(ctx: Context, area: Area, label: DomainLabel) -> tuple[FeedLink, ...]:
    """Return the links to the feeds of a subject; the subject of safety has none."""
    if label.id is Domain.VEILIGHEID:
        return ()
    title = _subject_title(ctx, area, label)
    return feed_links(ctx, urls.subject_url(ctx.gemeente, area, label), title, title)


def webcal(ctx: Context, url: str) -> str:
    """Return the address with which a calendar program subscribes."""
    _, _, rest = urls.absolute(ctx.site.hub, url).partition("://")
    return f"webcal://{rest}"


RevisionOfItems = Callable[[Iterable[MergedItem]], str]
"""Returns a digest of items in their order and of where their pages stand; pure."""


@frozen(kw_only=True)
class PassedOn:
    """What all feeds of a gemeente know, for an item stands in many of them.

    `newest` has the place of each item that may be passed on when the newest comes first, by
    its id. `revision_of` digests what feeds may say of items.
    """

    ctx: Context
    newest: Mapping[str, int]
    revision_of: RevisionOfItems


def all_passed_on(ctx: Context, revision_of: RevisionOfItems) -> PassedOn:
    """Return what the feeds of a gemeente may say, and in which order."""
    found = sorted(passed_on(ctx, ctx.shelves.listed), key=lambda merged: merged.item.id)
    found.sort(key=lambda merged: merged.changed_on, reverse=True)
    newest = {merged.item.id: place for place, merged in enumerate(found)}
    return PassedOn(ctx=ctx, newest=newest, revision_of=revision_of)


def area_feeds(all_of: PassedOn, area: Area) -> Iterator[PlannedFeed]:
    """Yield the feeds of all that an area has, and of each of its subjects."""
    ctx = all_of.ctx
    own = ctx.shelves.own.get(area.code, ())
    news, calendar = (
        ctx.words(key, area=area.shown_name) for key in ("feed.atom", "feed.agenda")
    )
    page = urls.area_url(ctx.gemeente, area)
    yield from _three(all_of, page, area, news, own, calendar)
    for label in ctx.site.hub.domains:
        if label.id is not Domain.VEILIGHEID:
            title = _subject_title(ctx, area, label)
            found = ctx.shelves.on_subject(area.code, label.id)
            url = urls.subject_url(ctx.gemeente, area, label)
            yield from _three(all_of, url, area, title, found, title)


def agenda_feeds(all_of: PassedOn, agenda: Agenda) -> Iterator[PlannedFeed]:
    """Yield the feeds of an area's own agenda and of each choice that has or had a page."""
    ctx, area = agenda.ctx, agenda.area
    events = ctx.shelves.events(area.code)
    title = _agenda_title(agenda, None)
    yield from _three(all_of, agenda.url, area, title, events, title)
    for choice in agenda.answered:
        fitting = agenda.fitting(choice)
        found = tuple(one for one in events if one.item.id in fitting)
        title = _agenda_title(agenda, choice)
        yield from _three(all_of, agenda.url_of(choice), area, title, found, title)


def event_feeds(
    all_of: PassedOn, copies: Mapping[str, tuple[str, ...]]
) -> Iterator[PlannedFeed]:
    """Yield the calendar of each single event, at each address that it has had."""
    ctx = all_of.ctx
    for merged in ctx.shelves.items:
        is_open = not merged.enriched.is_sensitive and not is_gone(ctx, merged)
        if merged.item.kind is Kind.EVENT and is_open:
            for page in (ctx.urls[merged.item.id], *copies.get(merged.item.id, ())):
                yield _feed(all_of, f"{page}{ICS}", merged.title, ctx.gemeente.code, (merged,))


def passed_on(ctx: Context, items: Iterable[MergedItem]) -> tuple[MergedItem, ...]:
    """Return what rights and safety allow outside the site (CARE.md 1.2 and 3)."""
    return tuple(one for one in items if _may_pass_on(ctx, one))


def _may_pass_on(ctx: Context, merged: MergedItem) -> bool:
    known = ctx.site.sources.get(merged.item.source_id)
    allowed = is_own_text(known) or (known is not None and known.source.rights.doorleveren)
    return allowed and not merged.enriched.is_sensitive


def _three(
    all_of: PassedOn,
    page: str,
    area: Area,
    news: str,
    items: tuple[MergedItem, ...],
    calendar: str,
) -> Iterator[PlannedFeed]:
    """Yield the feeds of a page: its newest items twice, its events once."""
    newest = all_of.newest
    placed = ((newest.get(merged.item.id), merged) for merged in items)
    passed = [(place, merged) for place, merged in placed if place is not None]
    # No two have one place, so that items are never compared.
    first = tuple(merged for _, merged in nsmallest(FEED_ITEMS, passed))
    events = tuple(merged for _, merged in passed if merged.item.kind is Kind.EVENT)
    atom = _feed(all_of, f"{page}{ATOM}", news, area.code, first)
    yield atom
    yield evolve(atom, url=f"{page}{JSON}")
    yield _feed(all_of, f"{page}{ICS}", calendar, area.code, events)


def _agenda_title(agenda: Agenda, choice: AgendaFilter | None) -> str:
    words, name = agenda.ctx.words, agenda.area.shown_name
    if choice is None:
        return words("feed.agenda", area=name)
    return words("agenda_filter.title", area=name, choice=choice.name)


def _subject_title(ctx: Context, area: Area, label: DomainLabel) -> str:
    return ctx.words("feed.subject", subject=label.name, area=area.shown_name)


def _feed(
    all_of: PassedOn, url: str, title: str, code: str, items: Sequence[MergedItem]
) -> PlannedFeed:
    return PlannedFeed(
        url=url,
        title=title,
        area=code,
        gemeente=all_of.ctx.gemeente.code,
        item_ids=tuple(merged.item.id for merged in items),
        revision=all_of.revision_of(items),
    )
