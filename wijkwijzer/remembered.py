"""What the last runs left in the store, read without changing anything: no lock is needed."""

from collections.abc import Mapping
from pathlib import Path

from attrs import field, frozen

from hub.errors import ModeError
from hub.source import SourceState
from hub.sqlite_store import SqliteStore
from hub.store import Slot
from hub.vocabulary import Mode
from wijkwijzer.workspace import Workspace


@frozen(kw_only=True)
class Remembered:
    """How the sources and the copies of the site were left."""

    mode: Mode = Mode.REAL
    states: Mapping[str, SourceState] = field(factory=dict)
    slots: tuple[Slot, ...] = ()


def remember(workspace: Workspace) -> Remembered:
    """Return what the store knows; nothing when there is no store yet.

    Raises:
        StoreError: it cannot be read. It is left as it is: the next refresh mends it.
    """
    if not workspace.database.exists():
        return Remembered()
    mode, store = _opened(workspace.database)
    try:
        return Remembered(
            mode=mode,
            states=store.source_states(),
            slots=tuple(slot for _, slot in sorted(store.slots().items())),
        )
    finally:
        store.close()


def _opened(path: Path) -> tuple[Mode, SqliteStore]:
    try:
        return Mode.REAL, SqliteStore.open(path, Mode.REAL)
    except ModeError as exc:
        found = Mode(exc.found)
        return found, SqliteStore.open(path, found)
