"""The files under /data/: what others may use of each gemeente, HSDS 3 and events. Pure."""

from collections.abc import Iterable, Iterator

from attrs import evolve, frozen

from hub import codec
from hub.clock import local, local_date
from hub.model import MergedItem, Occurrence
from hub.source import Rights
from hub.vocabulary import Kind
from site_builder import urls
from site_builder.feed_plan import passed_on
from site_builder.hsds import Dataset, Published, dataset, meta, page
from site_builder.views.cards import publisher_of
from site_builder.views.context import Context

FOLDER = "data"
EVENTS = "events.json"

_HELP = frozenset({Kind.ORGANISATION, Kind.SERVICE, Kind.PRODUCT})


@frozen(kw_only=True)
class EventRow:
    """One date of an event, in the shape of `wijkwijzer export --events` and a little more.

    `start` and `end` are local times with their offset, or dates when `allday` (the end is then
    the day after).
    """

    id: str
    title: str
    start: str
    end: str
    allday: bool
    status: str
    url: str
    areas: tuple[str, ...]
    place: str
    cost: str
    organiser: str
    source: str
    licence: str


@frozen(kw_only=True)
class PlannedData:
    """All that /data/ has of one gemeente."""

    folder: str
    help: Dataset
    events: tuple[EventRow, ...]

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield each file with its path."""
        yield f"{self.folder}/index.json", codec.encode(meta())
        for name, records in self.help.lists():
            yield f"{self.folder}/{name}.json", codec.encode(page(records))
        yield f"{self.folder}/{EVENTS}", codec.encode(self.events)


def planned_data(ctx: Context) -> PlannedData:
    """Return what others may use: what its rights pass on, and nothing sensitive."""
    items = passed_on(ctx, ctx.shelves.listed)
    help_ = (_published(ctx, one) for one in items if one.item.kind in _HELP)
    return PlannedData(
        folder=f"{FOLDER}/{ctx.gemeente.slug}",
        help=dataset(ctx.gemeente, help_, ctx.site.hub.domains),
        events=_rows(ctx, items),
    )


def _published(ctx: Context, merged: MergedItem) -> Published:
    known = ctx.site.sources.get(merged.item.source_id)
    return Published(
        merged=merged,
        url=urls.absolute(ctx.site.hub, ctx.urls[merged.item.id]),
        publisher=publisher_of(ctx, merged),
        rights=known.source.rights if known else Rights(),
    )


def _rows(ctx: Context, items: Iterable[MergedItem]) -> tuple[EventRow, ...]:
    rows = (
        _row(ctx, merged, occurrence)
        for merged in items
        for occurrence in ctx.shelves.dates.get(merged.item.id, ())
    )
    return tuple(sorted(rows, key=lambda row: (row.start, row.title, row.id)))


def _row(ctx: Context, merged: MergedItem, occurrence: Occurrence) -> EventRow:
    one, details = _published(ctx, merged), merged.item.details
    location = details.location
    row = EventRow(
        id=merged.item.id,
        title=merged.title,
        start=local(occurrence.start).isoformat(),
        end=local(occurrence.end).isoformat(),
        allday=occurrence.all_day,
        status=occurrence.status.value,
        url=one.url,
        areas=merged.enriched.area_codes,
        place=(location.name or location.address) if location else "",
        cost=details.cost,
        organiser=details.organised_by,
        source=one.publisher,
        licence=one.rights.licentie,
    )
    if not occurrence.all_day:
        return row
    return evolve(
        row,
        start=local_date(occurrence.start).isoformat(),
        end=local_date(occurrence.end).isoformat(),
    )
