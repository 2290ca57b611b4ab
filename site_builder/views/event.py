"""The page of one event."""

from attrs import frozen

from hub.clock import local
from hub.model import MergedItem, Occurrence
from hub.vocabulary import EventStatus
from site_builder import urls
from site_builder.dutch_words import span
from site_builder.jsonld import event_jsonld
from site_builder.shelves import is_cancelled, upcoming
from site_builder.views.cards import sentence, status_of
from site_builder.views.context import Context
from site_builder.views.item import (
    ItemCore,
    description_of,
    is_gone,
    item_core,
    organiser_fact,
    place_fact,
)
from site_builder.views.page import Page

SHOWN_DATES = 6
"""The dates one sees at once; the others fold away."""


@frozen(kw_only=True)
class DateLine:
    """One date of an event: struck through when it does not go on."""

    words: str
    iso: str
    status: str
    cancelled: bool


@frozen(kw_only=True)
class EventView:
    """An event with its dates; `calendar` is the file that adds it to a calendar."""

    page: Page
    core: ItemCore
    status: str
    repeats: str
    note: str
    dates: tuple[DateLine, ...]
    later: tuple[DateLine, ...]
    calendar: str


def event_view(ctx: Context, merged: MergedItem) -> EventView:
    """Return the page of an event; one that is over shows the dates that it had."""
    event = merged.item.details.event
    ahead = upcoming(merged, ctx.today)
    occurrences = ahead or (event.occurrences[-1:] if event else ())
    lines = tuple(date_line(ctx, merged, one) for one in occurrences)
    gone = is_gone(ctx, merged)
    sensitive = merged.enriched.is_sensitive
    url = ctx.urls[merged.item.id]
    structured = event_jsonld(
        merged,
        url=urls.absolute(ctx.site.hub, url),
        occurrences=occurrences[:SHOWN_DATES],
        town=ctx.gemeente.name,
    )
    return EventView(
        page=ctx.page(
            url,
            merged.title,
            description_of(ctx, merged),
            title=_title(ctx, merged, occurrences),
            crumbs=ctx.section_crumb("agenda"),
            noindex=gone,
            sensitive=sensitive,
            canonical=merged.item.canonical,
            jsonld=(structured,) if structured and not sensitive else (),
        ),
        core=item_core(ctx, merged, (*place_fact(ctx, merged), *organiser_fact(ctx, merged))),
        status=status_of(ctx, merged, occurrences[0] if len(occurrences) == 1 else None),
        repeats=sentence(event.repeats) if event else "",
        note=event.note if event else "",
        dates=lines[:SHOWN_DATES],
        later=lines[SHOWN_DATES:],
        calendar="" if gone or sensitive else f"{url}agenda.ics",
    )


def date_line(ctx: Context, merged: MergedItem, occurrence: Occurrence) -> DateLine:
    """Return one date in words."""
    start = local(occurrence.start)
    iso = start.date().isoformat() if occurrence.all_day else start.isoformat()
    planned = occurrence.status is EventStatus.SCHEDULED
    return DateLine(
        words=sentence(span(occurrence)),
        iso=iso,
        status="" if planned else status_of(ctx, merged, occurrence),
        cancelled=is_cancelled(occurrence),
    )


def _title(ctx: Context, merged: MergedItem, occurrences: tuple[Occurrence, ...]) -> str:
    """Return a title that tells two events of one name apart by their first date."""
    when = f", {span(occurrences[0])}" if occurrences else ""
    return f"{merged.title}{when} – {ctx.gemeente.name}"
