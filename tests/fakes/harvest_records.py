"""Small records for tests of harvest: all has a default, a test states what it is about."""

from datetime import UTC, datetime, timedelta

import attrs

from harvest.fingerprint import content_hash
from hub.model import Details, Event, Item, Occurrence, RawItem
from hub.source import Expect, Rights, Source
from hub.store import StoredItem
from hub.vocabulary import Display, Kind, ListMode, SourceFormat

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def a_source(**overrides: object) -> Source:
    """Return a local source whose text may be shown in full."""
    fields: dict[str, object] = {
        "id": "bron",
        "title": "Bron",
        "url": "https://bron.example/feed/",
        "format": SourceFormat.RSS,
        "scope": "GM0034",
        "publisher": "Stichting Voorbeeld",
        "list": ListMode.FULL,
        "rights": Rights(tonen=Display.VOLLEDIG),
        "expect": Expect(),
    }
    return Source(**(fields | overrides))  # type: ignore[arg-type]  # a dict has one value type


def a_raw(**overrides: object) -> RawItem:
    """Return what a source said of one item."""
    fields: dict[str, object] = {
        "source_id": "bron",
        "external_id": "1",
        "kind": Kind.INFORMATION,
        "title": "Titel",
    }
    return RawItem(**(fields | overrides))  # type: ignore[arg-type]  # a dict has one value type


def an_item(key: str = "1", **overrides: object) -> Item:
    """Return a cleaned item with its hash."""
    fields: dict[str, object] = {
        "id": f"bron:{key}",
        "source_id": "bron",
        "kind": Kind.INFORMATION,
        "title": f"Titel {key}",
        "content_hash": "",
    }
    item = Item(**(fields | overrides))  # type: ignore[arg-type]  # a dict has one value type
    return attrs.evolve(item, content_hash=content_hash(item))


def an_event(key: str, *starts: datetime, **overrides: object) -> Item:
    """Return an event of one hour on each of these moments."""
    hour = timedelta(hours=1)
    dates = tuple(Occurrence(start=start, end=start + hour) for start in starts)
    details = Details(event=Event(occurrences=dates))
    return an_item(key, kind=Kind.EVENT, details=details, **overrides)


def stored(item: Item, **overrides: object) -> StoredItem:
    """Return the item as the store knows it since yesterday."""
    fields: dict[str, object] = {
        "item": item,
        "slug": f"woord-{item.id[5:]}",
        "first_seen": NOW - DAY,
        "last_seen": NOW - DAY,
        "changed_at": NOW - DAY,
    }
    return StoredItem(**(fields | overrides))  # type: ignore[arg-type]  # a dict has one value type
