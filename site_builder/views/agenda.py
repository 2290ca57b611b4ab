"""The agenda of an area: every event under each of its dates in the coming four weeks."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from itertools import groupby

from attrs import frozen

from hub.areas import Area
from hub.clock import local
from hub.model import MergedItem, Occurrence
from hub.vocabulary import Level
from site_builder import urls
from site_builder.dutch_words import clock, day, day_with_year, span
from site_builder.shelves import is_cancelled, last_day
from site_builder.views.cards import language_of, sentence, status_of, where_of
from site_builder.views.context import Context
from site_builder.views.page import FeedLink, Link, Page

AGENDA_DAYS = 28
"""How far ahead the agenda shows every date of a repeated event."""

WEEK_DAYS = 7


@frozen(kw_only=True, cache_hash=True)
class Entry:
    """One event on one date."""

    day: date
    start: datetime
    iso: str
    when: str
    time: str
    title: str
    lang: str
    href: str
    where: str
    facts: tuple[str, ...]
    status: str
    cancelled: bool
    item_id: str


@frozen(kw_only=True)
class Day:
    """The entries of one day."""

    heading: str
    iso: str
    entries: tuple[Entry, ...]


@frozen(kw_only=True)
class AgendaView:
    """An area's agenda; `borrowed` says whose events these are when it has none itself."""

    page: Page
    intro: str
    borrowed: str
    days: tuple[Day, ...]
    later: tuple[Day, ...]
    areas: tuple[Link, ...]
    webcal: str


Diary = Mapping[str, tuple[Entry, ...]]
"""The entries of each coming event by its id, soonest first."""


def diary(ctx: Context) -> Diary:
    """Return the entries of all coming events of a gemeente."""
    items = {one.item.id: one for one in ctx.shelves.listed}
    return {
        item_id: tuple(_entry(ctx, items[item_id], one) for one in dates)
        for item_id, dates in ctx.shelves.dates.items()
        if dates
    }


def entries_between(
    ctx: Context, book: Diary, code: str, first: date, until: date
) -> tuple[Entry, ...]:
    """Return an area's entries with first ≤ day < until, in order."""
    found = (
        entry
        for merged in ctx.shelves.events(code)
        for entry in book[merged.item.id]
        if first <= entry.day < until
    )
    return tuple(sorted(found, key=_order))


def this_week(ctx: Context, book: Diary, code: str) -> tuple[Entry, ...]:
    """Return an area's entries of today and the six days after."""
    return entries_between(ctx, book, code, ctx.today, ctx.today + timedelta(days=WEEK_DAYS))


def agenda_view(
    ctx: Context, book: Diary, area: Area, feeds: tuple[FeedLink, ...]
) -> AgendaView:
    """Return the agenda of an area, or that of the area around it when it has none."""
    source = ctx.gemeente.areas[ctx.shelves.area_with_events(area.code)]
    words, until = ctx.words, ctx.today + timedelta(days=AGENDA_DAYS)
    name = area.shown_name
    borrowed = words("agenda.borrowed", area=name, around=source.shown_name)
    crumbs = ctx.area_crumbs(area)
    return AgendaView(
        page=ctx.page(
            urls.area_url(ctx.gemeente, area, "agenda"),
            words("agenda.title", area=name),
            words("agenda.description", area=name),
            crumbs=crumbs,
            feeds=feeds,
        ),
        intro=words(
            "agenda.intro",
            first=day(ctx.today),
            last=day_with_year(until - timedelta(days=1)),
        ),
        borrowed=borrowed if source.code != area.code else "",
        days=_days(entries_between(ctx, book, source.code, ctx.today, until)),
        later=_days(_later(ctx, book, source.code, until), with_year=True),
        areas=_areas(ctx, area),
        webcal=webcal(ctx, urls.area_url(ctx.gemeente, area, "agenda") + "agenda.ics"),
    )


def webcal(ctx: Context, url: str) -> str:
    """Return the address with which a calendar program subscribes."""
    _, _, rest = urls.absolute(ctx.site.hub, url).partition("://")
    return f"webcal://{rest}"


def _entry(ctx: Context, merged: MergedItem, occurrence: Occurrence) -> Entry:
    start = local(occurrence.start)
    shown = max(start.date(), ctx.today)
    runs_on = last_day(occurrence) > start.date()
    details = merged.item.details
    time = "" if occurrence.all_day else clock(occurrence.start)
    if runs_on:
        time = span(occurrence)
    when = sentence(", ".join(part for part in (day(shown), "" if runs_on else time) if part))
    return Entry(
        day=shown,
        start=occurrence.start,
        iso=start.date().isoformat() if occurrence.all_day else start.isoformat(),
        when=sentence(span(occurrence)) if runs_on else when,
        time=sentence(time) or ctx.words("agenda.all_day"),
        title=merged.title,
        lang=language_of(merged),
        href=ctx.urls[merged.item.id],
        where=where_of(merged),
        facts=tuple(sentence(fact) for fact in (details.cost, details.age) if fact),
        status=status_of(ctx, merged, occurrence),
        cancelled=is_cancelled(occurrence),
        item_id=merged.item.id,
    )


def _later(ctx: Context, book: Diary, code: str, until: date) -> tuple[Entry, ...]:
    """Return the first further date of each event that is not in the coming weeks."""
    firsts = (book[merged.item.id][0] for merged in ctx.shelves.events(code))
    return tuple(sorted((entry for entry in firsts if entry.day >= until), key=_order))


def _days(entries: Iterable[Entry], *, with_year: bool = False) -> tuple[Day, ...]:
    say = day_with_year if with_year else day
    return tuple(
        Day(heading=sentence(say(on)), iso=on.isoformat(), entries=tuple(group))
        for on, group in groupby(entries, key=lambda entry: entry.day)
    )


def _areas(ctx: Context, area: Area) -> tuple[Link, ...]:
    """Return links to the agendas inside an area, or of the area around it."""
    areas = ctx.gemeente.areas
    inside = tuple(
        one
        for one in areas.children(area.code)
        if one.inhabited and one.level is not Level.BUURT
    )
    around = tuple(areas.ancestors(area.code))[:1]
    return tuple(
        Link(
            text=ctx.words("agenda.title", area=one.shown_name),
            href=urls.area_url(ctx.gemeente, one, "agenda"),
        )
        for one in (*around, *inside)
    )


def _order(entry: Entry) -> tuple[date, datetime, str, str]:
    return entry.day, entry.start, entry.title.casefold(), entry.item_id
