"""The `export --events` command: one row for each date of each event."""

from datetime import datetime

from hub.clock import local, local_date
from hub.content.settings import Content
from hub.model import EnrichedItem, Occurrence
from wijkwijzer.run import Run
from wijkwijzer.steps.tagged_items import enrich_items, visible_items

Row = dict[str, str | bool | list[str]]


def events(run: Run, content: Content) -> list[Row]:
    """Return every date of the events that stand in the store, by start and title."""
    stored = tuple(one for one in visible_items(run, content) if one.withdrawn_at is None)
    rows = [
        _row(enriched, occurrence)
        for enriched in enrich_items(run, content, stored)
        if enriched.item.details.event
        for occurrence in enriched.item.details.event.occurrences
    ]
    return sorted(rows, key=lambda row: (str(row["start"]), str(row["title"]), str(row["url"])))


def _row(enriched: EnrichedItem, occurrence: Occurrence) -> Row:
    return {
        "title": enriched.item.title,
        "start": _moment(occurrence, occurrence.start),
        "end": _moment(occurrence, occurrence.end),
        "allday": occurrence.all_day,
        "status": occurrence.status.value,
        "url": enriched.item.url,
        "areas": list(enriched.area_codes),
    }


def _moment(occurrence: Occurrence, moment: datetime) -> str:
    """Return a date for an all-day event (the end is the day after), else local ISO time."""
    if occurrence.all_day:
        return local_date(moment).isoformat()
    return local(moment).isoformat()
