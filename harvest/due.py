"""Which source is due, and when the next one is. Pure.

Nothing may freeze a source for ever: a clock that once ran ahead makes it due, and so does a
server that asked us to wait for longer than any sane server does.
"""

from datetime import datetime, timedelta

from hub.codec import encode
from hub.identity import digest
from hub.source import Source, SourceState
from hub.vocabulary import SourceFormat

LONGEST_WAIT = timedelta(days=7)
"""The longest Retry-After that is obeyed: more is a mistake or a clock that ran ahead."""


def definition_hash(source: Source) -> str:
    """Return a hash over all that a source's file says."""
    return digest(encode(source))


def is_due(
    source: Source, state: SourceState | None, now: datetime, *, sample_hash: str = ""
) -> bool:
    """Return whether the source must be fetched at `now`.

    It is due when its cadence has passed since its last success, when its definition changed,
    and when its sample file did (`sample_hash`, empty in a real run). What editors write has no
    cadence and is always due; a server that asked for patience gets it.
    """
    if source.format is SourceFormat.MARKDOWN or state is None:
        return True
    if _waits(state, now):
        return False
    if state.definition_hash != definition_hash(source) or state.sample_hash != sample_hash:
        return True
    last = state.last_success
    return last is None or last > now or now - last >= source.cadence


def next_due(source: Source, state: SourceState | None) -> datetime | None:
    """Return when the source will be due, or None when it is due at any time."""
    if source.format is SourceFormat.MARKDOWN or state is None or state.last_success is None:
        return state.retry_at if state else None
    due = state.last_success + source.cadence
    return max(due, state.retry_at) if state.retry_at else due


def rests_until(
    source: Source, state: SourceState | None, now: datetime, *, sample_hash: str = ""
) -> datetime:
    """Return until when the source need not be looked at again: `now` when it is due."""
    if state is None or is_due(source, state, now, sample_hash=sample_hash):
        return now
    if state.retry_at is not None and _waits(state, now):
        return state.retry_at
    return state.last_success + source.cadence if state.last_success else now


def _waits(state: SourceState, now: datetime) -> bool:
    return state.retry_at is not None and now < state.retry_at <= now + LONGEST_WAIT
