"""When the hub must be refreshed next, from what is stored alone. Pure.

Nothing here remembers anything: after a restart, a power cut or a refresh by hand the answer is
the same. All moments are instants in UTC, so that no hour is lost or done twice when the clocks
change; only the start of a new day is asked of the Dutch calendar.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from attrs import frozen

from harvest.due import is_due, next_due
from hub.clock import local_date, midnight
from hub.source import Source, SourceState
from hub.vocabulary import SourceFormat

FIRST_RETRY = timedelta(minutes=15)
"""A source that failed gets a while to recover; the wait doubles up to its own cadence.

It is also the wait after a refresh that should have asked a source and did not: it crashed.
"""

RETRY_UNKNOWN = timedelta(hours=1)
"""The wait for a source that never worked: most likely a person must mend its settings."""


@frozen(kw_only=True)
class History:
    """What earlier refreshes left: how each source in use was doing, and when the last was."""

    sources: tuple[tuple[Source, SourceState | None], ...] = ()
    refreshed_at: datetime | None = None


def next_refresh(history: History, now: datetime, every: timedelta) -> datetime:
    """Return when to refresh; a moment that is not after `now` means: at once.

    The earliest of: a source that is due, `every` after the last refresh (what editors write
    has no due time), and midnight in Amsterdam ("Deze week" depends on the date).
    """
    refreshed_at = history.refreshed_at
    if refreshed_at is None or refreshed_at > now:
        # Never, or by a clock that ran ahead: a new refresh puts the moment right.
        return now
    moments = [
        refreshed_at + every,
        midnight(local_date(refreshed_at) + timedelta(days=1)),
        *_source_moments(history.sources, refreshed_at, now),
    ]
    return min(moments)


def source_moment(source: Source, state: SourceState | None, now: datetime) -> datetime | None:
    """Return when a source is due or may be tried again; None when it has no moment.

    The wait after a failure equals the time that the source is already overdue, so that it
    doubles with each attempt: a stateless backoff.
    """
    if state is None or state.last_attempt is None or state.last_attempt > now:
        return None
    due = next_due(source, state)
    if state.last_success is not None and state.last_success >= state.last_attempt:
        # Due before its time: its definition changed.
        return None if is_due(source, state, now) and due and due > now else due
    if not is_due(source, state, now):
        return due
    is_known = due is not None and due <= state.last_attempt
    overdue = state.last_attempt - due if due and is_known else RETRY_UNKNOWN
    return state.last_attempt + max(FIRST_RETRY, min(overdue, source.cadence))


def _source_moments(
    sources: tuple[tuple[Source, SourceState | None], ...],
    refreshed_at: datetime,
    now: datetime,
) -> Iterable[datetime]:
    for source, state in sources:
        # What editors write is never "due" by itself: `every` covers it.
        if source.format is not SourceFormat.MARKDOWN:
            moment = source_moment(source, state, now)
            yield moment if moment and moment > refreshed_at else refreshed_at + FIRST_RETRY
