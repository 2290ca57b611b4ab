"""How long an item lives by itself. Pure."""

from datetime import datetime, timedelta

from hub.clock import local_date
from hub.model import Item

AFTER_THE_END = timedelta(days=90)
"""How long an event's page stays after its end (DESIGN.md part 9)."""


def ends_at(item: Item) -> datetime | None:
    """Return when an item's last date is over, or None when it has none."""
    event = item.details.event
    return max((date.end for date in event.occurrences), default=None) if event else None


def has_ended(item: Item, now: datetime) -> bool:
    """Return whether all dates of an event are over; what has no dates never ends."""
    end = ends_at(item)
    return end is not None and end <= now


def is_over(item: Item, now: datetime) -> bool:
    """Return whether an item has to leave whatever its source says.

    An event leaves some time after its end, so that links to it still work; an item that its
    editor gave a last day leaves when that day is past.
    """
    end = ends_at(item)
    last_day = item.details.upkeep.expires_on
    expired = last_day is not None and local_date(now) > last_day
    return expired or (end is not None and now >= end + AFTER_THE_END)
