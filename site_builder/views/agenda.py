"""What is on in an area: an entry for each coming date of each event."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from attrs import evolve, frozen

from hub.clock import local, local_date
from hub.model import MergedItem, Occurrence
from hub.vocabulary import EventStatus
from site_builder.shelves import is_cancelled, last_day
from site_builder.views.agenda_filters import slugs_of
from site_builder.views.cards import language_of, sentence, status_of, where_of
from site_builder.views.context import Context

WEEK_DAYS = 7

NAMED_DATES = 6
"""More dates than this are counted rather than named."""


@frozen(kw_only=True, cache_hash=True)
class Entry:
    """One event on one date.

    `fits` are the choices of an agenda that it is part of; `also` names its other dates.
    """

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
    planned: bool
    item_id: str
    fits: tuple[str, ...] = ()
    also: str = ""


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
    """Return an area's entries of today and the six days after, each event once."""
    until = ctx.today + timedelta(days=WEEK_DAYS)
    return gathered(ctx, entries_between(ctx, book, code, ctx.today, until))


def gathered(ctx: Context, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return each event once, under its first date, with the others in words.

    A date that is not as planned stands under its own day as well, and so does one at another
    time of day.
    """
    planned: dict[tuple[str, str], list[Entry]] = {}
    shown: list[Entry] = []
    for entry in entries:
        if not entry.planned:
            shown.append(entry)
            continue
        planned.setdefault((entry.item_id, entry.time), []).append(entry)
    shown += [evolve(first, also=_also(ctx, rest)) for first, *rest in planned.values()]
    return tuple(sorted(shown, key=_order))


def _also(ctx: Context, rest: list[Entry]) -> str:
    """Return the further dates in words, or how many there are."""
    if not rest:
        return ""
    say = ctx.site.dates.listed
    days = [local_date(one.start) for one in rest]
    if len(days) > NAMED_DATES:
        return ctx.words("agenda.also_more", count=len(days), last=say(days[-1:]))
    return ctx.words("agenda.also", dates=say(days))


def _entry(ctx: Context, merged: MergedItem, occurrence: Occurrence) -> Entry:
    start = local(occurrence.start)
    shown = max(start.date(), ctx.today)
    runs_on = last_day(occurrence) > start.date()
    details = merged.item.details
    dates = ctx.site.dates
    time = "" if occurrence.all_day else dates.clock(occurrence.start)
    if runs_on:
        time = dates.span(occurrence)
    on_day = dates.day(shown)
    when = sentence(ctx.words("when.at", day=on_day, time=time) if time else on_day)
    return Entry(
        day=shown,
        start=occurrence.start,
        iso=start.date().isoformat() if occurrence.all_day else start.isoformat(),
        when=sentence(dates.span(occurrence)) if runs_on else when,
        time=sentence(time) or ctx.words("agenda.all_day"),
        title=merged.title,
        lang=language_of(merged),
        href=ctx.urls[merged.item.id],
        where=where_of(merged),
        facts=tuple(sentence(fact) for fact in (details.cost, details.age) if fact),
        status=status_of(ctx, merged, occurrence),
        cancelled=is_cancelled(occurrence),
        planned=occurrence.status is EventStatus.SCHEDULED,
        item_id=merged.item.id,
        fits=slugs_of(ctx.site.hub, merged, occurrence),
    )


def _order(entry: Entry) -> tuple[date, datetime, str, str]:
    return entry.day, entry.start, entry.title.casefold(), entry.item_id
