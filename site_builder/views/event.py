"""The page of one event."""

from urllib.parse import quote

from attrs import evolve, frozen

from hub.clock import local
from hub.model import MergedItem, Occurrence, Place
from hub.vocabulary import EventStatus, Level
from site_builder import urls
from site_builder.dutch_words import span
from site_builder.jsonld import event_jsonld
from site_builder.shelves import is_cancelled, upcoming
from site_builder.views.cards import sentence, status_of
from site_builder.views.context import Context
from site_builder.views.item import (
    ItemCore,
    address_of,
    description_of,
    is_gone,
    item_core,
    organiser_fact,
)
from site_builder.views.page import Link, Page

SHOWN_DATES = 6
"""The dates one sees at once; the others fold away."""

MAP_SEARCH = "https://www.openstreetmap.org/search?query="


@frozen(kw_only=True)
class DateLine:
    """One date of an event: struck through when it does not go on."""

    words: str
    iso: str
    status: str
    cancelled: bool


@frozen(kw_only=True)
class Whereabouts:
    """Where an event is: its place, the area that is in, and the way there."""

    name: str
    href: str
    address: str
    area: Link | None
    route: str


@frozen(kw_only=True)
class EventView:
    """An event with its dates; `calendar` is the file that adds it to a calendar."""

    page: Page
    core: ItemCore
    status: str
    repeats: str
    note: str
    where: Whereabouts | None
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
        core=item_core(ctx, merged, organiser_fact(ctx, merged)),
        status=status_of(ctx, merged, occurrences[0] if len(occurrences) == 1 else None),
        repeats=sentence(event.repeats) if event else "",
        note=event.note if event else "",
        where=whereabouts(ctx, merged),
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


def whereabouts(ctx: Context, merged: MergedItem) -> Whereabouts | None:
    """Return where an event is; the way to what is sensitive is asked nowhere else."""
    location = merged.item.details.location
    if location is None or not (location.name or location.address or location.city):
        return None
    known = ctx.place_named(location.name) if location.name else None
    place = known or Place(id="", name="", gemeente="")
    street = location.address or place.address
    town = location.city or place.city
    full = address_of(
        evolve(
            location,
            address=street,
            postcode=location.postcode or place.postcode,
            city=town,
        )
    )
    exact = bool(street and town) and not merged.enriched.is_sensitive
    return Whereabouts(
        name=location.name,
        href=ctx.place_urls[known.id] if known else "",
        address=full,
        area=_area_of(ctx, merged),
        route=f"{MAP_SEARCH}{quote(f'{street}, {town}')}" if exact else "",
    )


def _area_of(ctx: Context, merged: MergedItem) -> Link | None:
    """Return the one wijk or stadsdeel that an event is in."""
    areas = ctx.gemeente.areas
    levels = {Level.STADSDEEL, Level.WIJK}
    codes = [tag.value for tag in merged.enriched.located_in if tag.value in areas]
    found = [areas[code] for code in codes if areas[code].level in levels]
    if len(found) != 1:
        return None
    return Link(text=found[0].shown_name, href=urls.area_url(ctx.gemeente, found[0]))


def _title(ctx: Context, merged: MergedItem, occurrences: tuple[Occurrence, ...]) -> str:
    """Return a title that tells two events of one name apart by their first date."""
    when = f", {span(occurrences[0])}" if occurrences else ""
    return f"{merged.title}{when} – {ctx.gemeente.name}"
