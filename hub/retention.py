"""How long the hub remembers what it harvested (DESIGN.md part 4). Pure."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from attrs import evolve

from hub.model import Item
from hub.store import RawResponse, StoredItem

CONTENT_DAYS = timedelta(days=90)
"""So long a withdrawn item keeps its text; longer than its page lives."""

RAW_DAYS = timedelta(days=30)
RAW_ANSWERS = 3
"""Enough to see what a source said before it went wrong, and what it said before that."""


def tombstone(stored: StoredItem) -> StoredItem:
    """Return the record without its content: id, hash, slug and dates stay.

    An item that returns after a long time is thus recognised and gets its old URL.
    """
    item = stored.item
    bare = Item(
        id=item.id,
        source_id=item.source_id,
        kind=item.kind,
        title="",
        content_hash=item.content_hash,
    )
    return evolve(stored, item=bare)


def has_content(stored: StoredItem) -> bool:
    """Return whether there is more to the record than its tombstone."""
    return stored != tombstone(stored)


def content_limit(now: datetime) -> datetime:
    """Return the moment: content that was withdrawn then or earlier goes."""
    return now - CONTENT_DAYS


def wanted(responses: Iterable[RawResponse], now: datetime) -> frozenset[RawResponse]:
    """Return the raw answers to keep: the last few of each URL of a source, none too old."""
    by_url: dict[tuple[str, str], list[RawResponse]] = {}
    for response in sorted(responses, key=lambda r: (r.fetched_at, r.digest), reverse=True):
        by_url.setdefault((response.source_id, response.url), []).append(response)
    return frozenset(
        response
        for answers in by_url.values()
        for response in answers[:RAW_ANSWERS]
        if response.fetched_at > now - RAW_DAYS
    )
