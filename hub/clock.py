"""Time as an argument: what a clock is and which zone the hub lives in."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Returns an aware datetime in UTC. Called once, at the edge; the rest gets the value."""

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def system_clock() -> datetime:
    """Return the real time in UTC; only the composition root calls this."""
    return datetime.now(UTC)  # noqa: TID251 - the one place that may look


def fixed_clock(moment: datetime) -> Clock:
    """Return a clock that stands still at `moment` (aware)."""
    instant = moment.astimezone(UTC)
    return lambda: instant


def local(moment: datetime) -> datetime:
    """Return the aware moment as Europe/Amsterdam wall time."""
    return moment.astimezone(AMSTERDAM)


def local_date(moment: datetime) -> date:
    """Return the date in Europe/Amsterdam at this aware moment."""
    return local(moment).date()


def midnight(day: date) -> datetime:
    """Return the first moment of a day in Europe/Amsterdam, in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM).astimezone(UTC)
