"""Compare what a source says now with what we know: added, changed, vanished. Pure.

The core of "always right or visibly old": a broken answer never empties a page, a true
withdrawal leaves at once, and a coming event is only called off after a second look.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from attrs import evolve, frozen

from harvest.brake import distrust, hold, is_released
from harvest.due import definition_hash
from harvest.fingerprint import reads_the_same
from harvest.lifetime import has_ended, is_over
from hub.identity import item_slug, words_slug
from hub.model import Item
from hub.source import Source, SourceState
from hub.store import Changes, StoredItem
from hub.vocabulary import ListMode, SourceFormat, SourceStatus

_NEVER = datetime.min.replace(tzinfo=UTC)


@frozen(kw_only=True)
class Listing:
    """All that came out of one answer of a source.

    `lost` counts the entries that no parser could read, of which nobody knows which they are.
    `unreadable` are ids whose entry is there and cannot be read (an editor's broken file):
    their last good version stays. `refused` are ids that may not be shown: they leave at once.
    `cut_off`: the answer ended halfway, so that nothing can be said to be missing from it.
    """

    items: tuple[Item, ...] = ()
    lost: int = 0
    unreadable: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    cut_off: bool = False


@frozen(kw_only=True)
class _Round:
    """One comparison: who compares what, at what time."""

    source: Source
    state: SourceState
    now: datetime


def reconcile(
    known: tuple[StoredItem, ...],
    listing: Listing,
    *,
    source: Source,
    state: SourceState | None,
    now: datetime,
) -> tuple[Changes, SourceState]:
    """Return what the answer means for the store, and how the source is doing now.

    `known` is all that the store holds of this source. Of an answer that is not believed
    nothing is taken, not even what is new in it: a source that suddenly renames all its items
    would otherwise stand on the site twice. The state's `validators` and `sample_hash` are the
    caller's, who knows the answer's headers; a held source must keep its empty validators.
    """
    this = _Round(source=source, state=state or _new_state(source), now=now)
    answer = _newest(listing.items, now)
    missing = tuple(_missing(known, answer, listing, this))
    reason = _distrusted(known, answer, missing, listing, this)
    if reason:
        held = hold(this.state, answer.values(), now, reason=reason)
        if not is_released(held, now) and not this.state.accepted:
            return Changes(source_id=source.id, held=held.message), held
    changes = _changes(known, answer, missing, listing, this)
    return changes, _believed(known, changes, listing, this)


def _new_state(source: Source) -> SourceState:
    return SourceState(source_id=source.id, status=SourceStatus.OK)


def _newest(items: Iterable[Item], now: datetime) -> dict[str, Item]:
    """Return the answer by id: of two with one id the last updated, whatever their order."""
    ordered = sorted(items, key=lambda item: (item.updated or _NEVER, item.content_hash))
    return {item.id: item for item in ordered if not is_over(item, now)}


def _is_live(stored: StoredItem) -> bool:
    return stored.withdrawn_at is None


def _missing(
    known: Iterable[StoredItem], answer: dict[str, Item], listing: Listing, this: _Round
) -> Iterator[StoredItem]:
    """Yield what should be in the answer of a full list and is not; what ended may go."""
    if this.source.list is not ListMode.FULL or listing.cut_off:
        return
    excused = answer.keys() | listing.unreadable | listing.refused
    for stored in known:
        ended = has_ended(stored.item, this.now) or is_over(stored.item, this.now)
        if _is_live(stored) and not ended and stored.item.id not in excused:
            yield stored


def _distrusted(
    known: Iterable[StoredItem],
    answer: dict[str, Item],
    missing: tuple[StoredItem, ...],
    listing: Listing,
    this: _Round,
) -> str:
    """What is called off already and what we refuse ourselves says nothing about the server."""
    gone = sum(not stored.maybe_lapsed for stored in missing)
    there = sum(
        _is_live(stored) and stored.item.id in answer and not has_ended(stored.item, this.now)
        for stored in known
    )
    answered = len({item.id for item in listing.items} | listing.unreadable | listing.refused)
    return distrust(this.source, answered=answered, expected=there + gone, gone=gone)


def _changes(
    known: tuple[StoredItem, ...],
    answer: dict[str, Item],
    missing: tuple[StoredItem, ...],
    listing: Listing,
    this: _Round,
) -> Changes:
    before = {stored.item.id: stored for stored in known}
    seen = {key: _seen(before.get(key), item, this) for key, item in answer.items()}
    leaving = (
        {} if _may_be_lost(before.values(), missing, listing, this) else _left(missing, this)
    )
    written = {**seen, **leaving, **_gone(before, seen, listing, this)}
    after = sorted(written.items())
    return Changes(
        source_id=this.source.id,
        write=tuple(stored for key, stored in after if stored != before.get(key)),
        added=tuple(key for key, now in after if _is_live(now) and not _was_live(before, key)),
        changed=tuple(key for key, now in after if _has_changed(before.get(key), now)),
        withdrawn=tuple(
            key for key, now in after if not _is_live(now) and _was_live(before, key)
        ),
        lapsing=tuple(
            key for key, now in after if now.maybe_lapsed and not before[key].maybe_lapsed
        ),
    )


def _was_live(before: dict[str, StoredItem], key: str) -> bool:
    return key in before and _is_live(before[key])


def _has_changed(old: StoredItem | None, new: StoredItem) -> bool:
    """Whether a reader sees a difference in what was there before and still is."""
    if old is None or not _is_live(old) or not _is_live(new):
        return False
    return old.changed_at != new.changed_at or (old.maybe_lapsed and not new.maybe_lapsed)


def _seen(old: StoredItem | None, item: Item, this: _Round) -> StoredItem:
    """Return the record of an item in the answer; its slug and first day never change."""
    if old is None:
        return StoredItem(
            item=item,
            slug=_slug(item, this.source),
            first_seen=this.now,
            last_seen=this.now,
            changed_at=this.now,
        )
    same = reads_the_same(old.item, item, seen=old.last_seen, now=this.now)
    # A source may date its items anew at every fetch: as long as the words are the same, so is
    # the date.
    dated = evolve(item, published=old.item.published, updated=old.item.updated)
    return evolve(
        old,
        item=dated if same else item,
        last_seen=max(old.last_seen, this.now),
        changed_at=old.changed_at if same else this.now,
        withdrawn_at=None,
        maybe_lapsed=False,
    )


def _slug(item: Item, source: Source) -> str:
    """An editor's item is called as its file; a harvested one by its words at first sight."""
    if source.format is SourceFormat.MARKDOWN:
        path = item.id.removeprefix(f"{item.source_id}:")
        return words_slug(path.rsplit("/", 1)[-1])
    return item_slug(item.title, item.id)


def _left(missing: Iterable[StoredItem], this: _Round) -> dict[str, StoredItem]:
    return {stored.item.id: _leaving(stored, this) for stored in missing}


def _leaving(stored: StoredItem, this: _Round) -> StoredItem:
    """Withdraw, but a coming event only when it is missing for the second time.

    A file that an editor took away is gone for certain and needs no second look.
    """
    certain = this.source.format is SourceFormat.MARKDOWN
    if stored.item.details.event and not stored.maybe_lapsed and not certain:
        return evolve(stored, maybe_lapsed=True)
    return _withdrawn(stored, this)


def _withdrawn(stored: StoredItem, this: _Round) -> StoredItem:
    return evolve(stored, withdrawn_at=this.now, maybe_lapsed=False)


def _gone(
    before: dict[str, StoredItem], seen: dict[str, StoredItem], listing: Listing, this: _Round
) -> dict[str, StoredItem]:
    """Return what leaves by itself: refused, over, or not seen for too long."""
    absent = (item for key, item in before.items() if _is_live(item) and key not in seen)
    return {
        stored.item.id: _withdrawn(stored, this)
        for stored in absent
        if stored.item.id in listing.refused
        or is_over(stored.item, this.now)
        or _is_stale(stored, listing, this)
    }


def _is_stale(stored: StoredItem, listing: Listing, this: _Round) -> bool:
    """Whether a rolling list dropped it long ago; a date of its own goes before that."""
    if this.source.list is not ListMode.ROLLING or stored.item.id in listing.unreadable:
        return False
    dated = stored.item.details.event and stored.item.details.event.occurrences
    return not dated and (this.now - stored.last_seen).days >= this.source.keep_days


def _may_be_lost(
    before: Iterable[StoredItem],
    missing: tuple[StoredItem, ...],
    listing: Listing,
    this: _Round,
) -> bool:
    """Whether all that is missing can be among the entries that could not be read.

    Entries that were lost the last time as well, while nothing was missing, are not ours.
    """
    last = this.state.last_success or _NEVER
    earlier = sum(
        _is_live(stored)
        and stored.last_seen < last
        and not stored.maybe_lapsed
        and not has_ended(stored.item, this.now)
        for stored in before
    )
    never_read = max(0, this.state.lost - earlier)
    return 0 < len(missing) <= listing.lost - never_read


def _believed(
    known: Iterable[StoredItem], changes: Changes, listing: Listing, this: _Round
) -> SourceState:
    after = {stored.item.id: stored for stored in known}
    after.update({stored.item.id: stored for stored in changes.write})
    lost = listing.lost + len(listing.unreadable)
    return evolve(
        this.state,
        status=SourceStatus.DEGRADED if lost else SourceStatus.OK,
        message=f"{lost} items waren niet te lezen." if lost else "",
        last_attempt=this.now,
        last_success=this.now,
        last_change=this.state.last_change if changes.is_empty else this.now,
        retry_at=None,
        changed=not changes.is_empty,
        items=sum(map(_is_live, after.values())),
        lost=listing.lost,
        definition_hash=definition_hash(this.source),
        held_since=None,
        held_answers=0,
        held_hash="",
        accepted=False,
    )
