"""The store in memory, for tests; tests/unit/hub/test_store_contract.py holds for it too."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import attrs

from hub import retention
from hub.codec import encode
from hub.identity import digest
from hub.source import SourceState
from hub.store import Changes, RawResponse, Slot, StoredItem


class MemoryStore:
    """hub.store.Store that forgets everything at the end."""

    def __init__(self) -> None:
        self._items: dict[str, StoredItem] = {}
        self._states: dict[str, SourceState] = {}
        self._raw: frozenset[RawResponse] = frozenset()
        self._slots: dict[str, Slot] = {}

    def items(self, source_id: str | None = None) -> tuple[StoredItem, ...]:
        return tuple(
            stored
            for _, stored in sorted(self._items.items())
            if source_id in (None, stored.item.source_id)
        )

    def items_digest(self) -> str:
        told = tuple(attrs.evolve(one, last_seen=one.first_seen) for one in self.items())
        return digest(encode(told))

    def item(self, item_id: str) -> StoredItem | None:
        return self._items.get(item_id)

    def apply(self, changes: Changes, state: SourceState) -> None:
        self._items |= {stored.item.id: stored for stored in changes.write}
        self.save_state(state)

    def source_state(self, source_id: str) -> SourceState | None:
        return self._states.get(source_id)

    def source_states(self) -> Mapping[str, SourceState]:
        return dict(sorted(self._states.items()))

    def save_state(self, state: SourceState) -> None:
        self._states[state.source_id] = state

    def add_raw(self, responses: Iterable[RawResponse]) -> None:
        self._raw |= frozenset(responses)

    def raw(self, source_id: str) -> tuple[RawResponse, ...]:
        mine = sorted(
            (response for response in self._raw if response.source_id == source_id),
            key=lambda response: (response.url, response.digest),
        )
        return tuple(sorted(mine, key=lambda response: response.fetched_at, reverse=True))

    def prune(self, now: datetime) -> tuple[str, ...]:
        limit = retention.content_limit(now)
        self._items |= {
            stored.item.id: retention.tombstone(stored)
            for stored in self._items.values()
            if stored.withdrawn_at and stored.withdrawn_at <= limit
        }
        before, self._raw = self._raw, retention.wanted(self._raw, now)
        gone = {response.digest for response in before - self._raw}
        return tuple(sorted(gone - {response.digest for response in self._raw}))

    def forget(self, item_ids: Iterable[str], digests: Iterable[str]) -> None:
        for item_id in item_ids:
            self._items.pop(item_id, None)
        gone = frozenset(digests)
        self._raw = frozenset(response for response in self._raw if response.digest not in gone)

    def slots(self) -> Mapping[str, Slot]:
        return dict(sorted(self._slots.items()))

    def save_slot(self, slot: Slot) -> None:
        self._slots[slot.name] = slot

    def close(self) -> None:
        pass
