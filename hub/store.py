"""What the hub remembers between runs, as a Protocol with two implementations.

hub.sqlite_store.SqliteStore is the real one; tests/fakes holds the in-memory twin. One contract
test runs against both. All methods are transactional: they happen wholly or not at all.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Protocol

from attrs import frozen

from hub.model import Item
from hub.source import SourceState


@frozen(kw_only=True)
class StoredItem:
    """An item with its history. Times are UTC.

    `slug` is decided at first sight and never changes. `withdrawn_at` is set when it left its
    source; `maybe_lapsed` when an upcoming event is missing and awaits confirmation.
    """

    item: Item
    slug: str
    first_seen: datetime
    last_seen: datetime
    changed_at: datetime
    withdrawn_at: datetime | None = None
    maybe_lapsed: bool = False


@frozen(kw_only=True)
class Changes:
    """What a harvest means for the store: whole records to write, ids for the counts.

    `write` holds every record that differs from the stored one (added, changed, seen again,
    withdrawn). `held` is the reason why nothing is withdrawn, or empty.
    """

    source_id: str
    write: tuple[StoredItem, ...] = ()
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()
    lapsing: tuple[str, ...] = ()
    held: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether a reader would see no difference."""
        return not (self.added or self.changed or self.withdrawn or self.lapsing)


@frozen(kw_only=True)
class RawResponse:
    """Where a raw answer is kept: output/state/raw/<digest>.gz."""

    source_id: str
    url: str
    digest: str
    fetched_at: datetime


@frozen(kw_only=True)
class Slot:
    """One of the three copies of the site; `dirty` means that it is unfinished."""

    name: str
    dirty: bool
    build: str = ""
    published_at: datetime | None = None


class Store(Protocol):
    """Items, source health and slots. Raises StoreError when the database cannot be used."""

    def items(self, source_id: str | None = None) -> tuple[StoredItem, ...]:
        """Return the items of one source, or all, withdrawn ones too, sorted by id."""
        ...

    def items_digest(self) -> str:
        """Return a digest of all items: equal as long as none changes but in `last_seen`.

        It costs the same with a million items as with ten: every change moves it on.
        """
        ...

    def item(self, item_id: str) -> StoredItem | None:
        """Return one item, or None when the store does not know it."""
        ...

    def apply(self, changes: Changes, state: SourceState) -> None:
        """Write the changes of one source together with its new state."""
        ...

    def source_state(self, source_id: str) -> SourceState | None:
        """Return how a source has been doing, or None when it was never harvested."""
        ...

    def source_states(self) -> Mapping[str, SourceState]:
        """Return all states by source id."""
        ...

    def save_state(self, state: SourceState) -> None:
        """Write one source's state and nothing else."""
        ...

    def add_raw(self, responses: Iterable[RawResponse]) -> None:
        """Note where raw answers are kept."""
        ...

    def raw(self, source_id: str) -> tuple[RawResponse, ...]:
        """Return a source's raw answers, newest first."""
        ...

    def prune(self, now: datetime) -> tuple[str, ...]:
        """Apply the retention of DESIGN.md part 4; return the digests no longer wanted."""
        ...

    def forget(self, item_ids: Iterable[str], digests: Iterable[str]) -> None:
        """Delete items wholly (no tombstone stays) and the notes on these raw answers.

        Nothing of them, or of what was deleted before, is left in the database's bytes.
        """
        ...

    def slots(self) -> Mapping[str, Slot]:
        """Return the slots by name."""
        ...

    def save_slot(self, slot: Slot) -> None:
        """Write a slot's state; it is on the disk when this returns."""
        ...

    def close(self) -> None:
        """Release the database."""
        ...
