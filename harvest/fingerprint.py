"""Tell whether an item changed, for a reader and not for a machine. Pure."""

from datetime import datetime, timedelta

from attrs import evolve

from hub.codec import encode
from hub.identity import digest
from hub.model import Item

HORIZON = timedelta(days=364)
"""How far ahead a calendar was expanded for sure: a year less the day it may be late."""


def content_hash(item: Item) -> str:
    """Return a hash over all that readers see and all that decides on which page they see it.

    Left out: `published` and `updated`, which some sources set anew at every fetch, and who
    keeps the item, which nobody sees.
    """
    upkeep = evolve(item.details.upkeep, owner="", checked_by="")
    details = evolve(item.details, upkeep=upkeep)
    bare = evolve(item, details=details, content_hash="", published=None, updated=None)
    return digest(encode(bare))


def reads_the_same(old: Item, new: Item, *, seen: datetime, now: datetime) -> bool:
    """Return whether two versions differ in nothing that their source changed.

    A weekly event loses a date and gains one as the calendar's window moves on. Only the dates
    count that lay within the window when the old version was last `seen`, and are not over.
    """
    if old.content_hash == new.content_hash:
        return True
    until = seen + HORIZON
    return content_hash(_within(old, now, until)) == content_hash(_within(new, now, until))


def _within(item: Item, since: datetime, until: datetime) -> Item:
    event = item.details.event
    if event is None:
        return item
    dates = tuple(date for date in event.occurrences if date.end > since and date.start < until)
    return evolve(item, details=evolve(item.details, event=evolve(event, occurrences=dates)))
