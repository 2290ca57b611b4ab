"""The store on disk: one SQLite file, whole records beside the few columns that are asked for.

The rollback journal (not WAL) keeps it one file that can be copied or set aside by its name
alone; there is one writer and its transactions are short. `synchronous=EXTRA` also syncs the
folder after a commit, so that what was written survives a power cut.
"""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

from hub import codec, retention
from hub.errors import ModeError, StoreError, StoreUnreadable
from hub.identity import digest
from hub.source import SourceState
from hub.store import Changes, RawResponse, Slot, StoredItem
from hub.vocabulary import Mode

T = TypeVar("T")

_SCHEMA_VERSION = 1
_VERSION = _SCHEMA_VERSION * 1000 + codec.VERSION
"""Kept in the file's user_version; 0 is a file that SQLite has just made."""

_BUSY_SECONDS = 10.0

_SCHEMA = (
    "CREATE TABLE hub (mode TEXT NOT NULL)",
    """CREATE TABLE items (
        id TEXT PRIMARY KEY,
        source_id TEXT NOT NULL,
        withdrawn_at INTEGER,
        has_content INTEGER NOT NULL,
        record BLOB NOT NULL
    ) WITHOUT ROWID""",
    "CREATE INDEX items_by_source ON items (source_id)",
    "CREATE INDEX items_to_empty ON items (withdrawn_at) WHERE has_content",
    "CREATE TABLE source_states (source_id TEXT PRIMARY KEY, record BLOB NOT NULL)",
    """CREATE TABLE raw (
        source_id TEXT NOT NULL,
        url TEXT NOT NULL,
        digest TEXT NOT NULL,
        fetched_at INTEGER NOT NULL,
        PRIMARY KEY (source_id, url, digest, fetched_at)
    ) WITHOUT ROWID""",
    "CREATE TABLE slots (name TEXT PRIMARY KEY, record BLOB NOT NULL)",
)

_WRITE_ITEM = """
    INSERT INTO items (id, source_id, withdrawn_at, has_content, record) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET
        source_id = excluded.source_id,
        withdrawn_at = excluded.withdrawn_at,
        has_content = excluded.has_content,
        record = excluded.record
    WHERE record <> excluded.record
"""
_WRITE_STATE = "INSERT OR REPLACE INTO source_states (source_id, record) VALUES (?, ?)"
_WRITE_SLOT = "INSERT OR REPLACE INTO slots (name, record) VALUES (?, ?)"
_WRITE_RAW = (
    "INSERT OR IGNORE INTO raw (source_id, url, digest, fetched_at) VALUES (?, ?, ?, ?)"
)
_DELETE_RAW = (
    "DELETE FROM raw WHERE source_id = ? AND url = ? AND digest = ? AND fetched_at = ?"
)
_DELETE_ITEM = "DELETE FROM items WHERE id = ?"
_DELETE_ANSWER = "DELETE FROM raw WHERE digest = ?"

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# Quotes inside a text are escaped, so that no text can look like this.
_LAST_SEEN = re.compile(rb'"last_seen":"[^"]*"')
_UNREADABLE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})


class SqliteStore:
    """hub.store.Store in a SQLite file; one process writes at a time (the refresh lock)."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    def open(cls, path: Path, mode: Mode) -> "SqliteStore":
        """Return the store in this file, made when there is none.

        Raises:
            ModeError: it holds the other kind of data (sample or real).
            StoreUnreadable: it is damaged or of another version; see `set_aside`.
            StoreError: it cannot be opened now (locked, no rights, disk full).
        """
        with _errors(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        store = cls(connection, path)
        try:
            store._prepare(mode)
        except StoreError:
            connection.close()
            raise
        return store

    def items(self, source_id: str | None = None) -> tuple[StoredItem, ...]:
        """Return the items of one source, or all, withdrawn ones too, sorted by id."""
        everything = "SELECT record FROM items ORDER BY id"
        of_source = "SELECT record FROM items WHERE source_id = ? ORDER BY id"
        rows = self._rows(everything) if source_id is None else self._rows(of_source, source_id)
        return tuple(self._unpack(row[0], StoredItem) for row in rows)

    def items_digest(self) -> str:
        """Return a digest of all items, which every change to one of them moved on."""
        with _errors(self._path):
            noted = _noted_digest(self._connection)
        if noted:
            return noted
        with self._transaction() as connection:
            return _note_digest(connection, _whole_digest(connection))

    def item(self, item_id: str) -> StoredItem | None:
        """Return one item, or None when the store does not know it."""
        rows = self._rows("SELECT record FROM items WHERE id = ?", item_id)
        return self._unpack(rows[0][0], StoredItem) if rows else None

    def apply(self, changes: Changes, state: SourceState) -> None:
        """Write the changes of one source together with its new state."""
        with self._transaction() as connection:
            _write_items(connection, changes.write)
            connection.execute(_WRITE_STATE, (state.source_id, codec.pack(state)))

    def source_state(self, source_id: str) -> SourceState | None:
        """Return how a source has been doing, or None when it was never harvested."""
        rows = self._rows("SELECT record FROM source_states WHERE source_id = ?", source_id)
        return self._unpack(rows[0][0], SourceState) if rows else None

    def source_states(self) -> Mapping[str, SourceState]:
        """Return all states by source id."""
        rows = self._rows("SELECT record FROM source_states ORDER BY source_id")
        states = (self._unpack(row[0], SourceState) for row in rows)
        return {state.source_id: state for state in states}

    def save_state(self, state: SourceState) -> None:
        """Write one source's state and nothing else."""
        with self._transaction() as connection:
            connection.execute(_WRITE_STATE, (state.source_id, codec.pack(state)))

    def add_raw(self, responses: Iterable[RawResponse]) -> None:
        """Note where raw answers are kept."""
        with self._transaction() as connection:
            connection.executemany(_WRITE_RAW, map(_raw_row, responses))

    def raw(self, source_id: str) -> tuple[RawResponse, ...]:
        """Return a source's raw answers, newest first."""
        rows = self._rows(
            "SELECT source_id, url, digest, fetched_at FROM raw WHERE source_id = ?"
            " ORDER BY fetched_at DESC, url, digest",
            source_id,
        )
        return tuple(_raw_response(row) for row in rows)

    def prune(self, now: datetime) -> tuple[str, ...]:
        """Apply the retention of DESIGN.md part 4; return the digests no longer wanted."""
        with self._transaction() as connection:
            self._empty_withdrawn(connection, now)
            return self._prune_raw(connection, now)

    def forget(self, item_ids: Iterable[str], digests: Iterable[str]) -> None:
        """Delete items wholly (no tombstone stays) and the notes on these raw answers.

        Nothing of them, or of what was deleted before, is left in the database's bytes.
        """
        with self._transaction() as connection:
            gone = sorted(item_ids)
            connection.executemany(_DELETE_ITEM, ((item_id,) for item_id in gone))
            if gone:
                _move_digest(connection, ("forgotten", *gone))
            connection.executemany(_DELETE_ANSWER, ((digest,) for digest in digests))
        with _errors(self._path):
            # Pages that an older version of the program freed may still hold old bytes.
            self._connection.execute("VACUUM")

    def slots(self) -> Mapping[str, Slot]:
        """Return the slots by name."""
        rows = self._rows("SELECT record FROM slots ORDER BY name")
        slots = (self._unpack(row[0], Slot) for row in rows)
        return {slot.name: slot for slot in slots}

    def save_slot(self, slot: Slot) -> None:
        """Write a slot's state; it is on the disk when this returns."""
        with self._transaction() as connection:
            connection.execute(_WRITE_SLOT, (slot.name, codec.pack(slot)))

    def close(self) -> None:
        """Release the database."""
        self._connection.close()

    def _prepare(self, mode: Mode) -> None:
        with _errors(self._path):
            self._connection.execute("PRAGMA journal_mode = DELETE")
            self._connection.execute("PRAGMA synchronous = EXTRA")
            # What is deleted or emptied is overwritten with zeros, so that it is really gone.
            self._connection.execute("PRAGMA secure_delete = ON")
            version = self._version()
        if not version:
            self._create(mode)
        elif version != _VERSION:
            reason = "de database is van een andere versie van het programma"
            raise StoreUnreadable(str(self._path), reason)
        self._check_mode(mode)

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def _create(self, mode: Mode) -> None:
        """Make the tables, unless another process did so since we looked."""
        with self._transaction() as connection:
            if self._version():
                return
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
                raise StoreUnreadable(str(self._path), "dit is de database van iets anders")
            for statement in _SCHEMA:
                connection.execute(statement)
            connection.execute("INSERT INTO hub (mode) VALUES (?)", (mode.value,))
            connection.execute(f"PRAGMA user_version = {_VERSION}")

    def _check_mode(self, mode: Mode) -> None:
        found = [str(row[0]) for row in self._rows("SELECT mode FROM hub")]
        if len(found) != 1:
            raise StoreUnreadable(str(self._path), "de database is niet volledig")
        if found[0] != mode:
            raise ModeError(expected=mode, found=found[0])

    def _empty_withdrawn(self, connection: sqlite3.Connection, now: datetime) -> None:
        limit = _microseconds(retention.content_limit(now))
        rows = connection.execute(
            "SELECT record FROM items WHERE has_content AND withdrawn_at <= ?", (limit,)
        ).fetchall()
        stored = [self._unpack(row[0], StoredItem) for row in rows]
        _write_items(connection, map(retention.tombstone, stored))

    def _prune_raw(self, connection: sqlite3.Connection, now: datetime) -> tuple[str, ...]:
        rows = connection.execute("SELECT source_id, url, digest, fetched_at FROM raw")
        responses = [_raw_response(row) for row in rows]
        wanted = retention.wanted(responses, now)
        gone = [response for response in responses if response not in wanted]
        connection.executemany(_DELETE_RAW, map(_raw_row, gone))
        return tuple(sorted({r.digest for r in gone} - {r.digest for r in wanted}))

    def _rows(self, query: str, *values: str) -> list[tuple[object, ...]]:
        with _errors(self._path):
            return self._connection.execute(query, values).fetchall()

    def _unpack(self, data: object, kind: type[T]) -> T:
        if not isinstance(data, bytes):
            raise StoreUnreadable(str(self._path), "de database is beschadigd")
        try:
            return codec.unpack(data, kind)
        except StoreError as exc:
            raise StoreUnreadable(str(self._path), f"de database is beschadigd: {exc}") from exc

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        """Run a block wholly or not at all."""
        with _errors(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")


def set_aside(path: Path) -> Path:
    """Move an unreadable database out of the way and return its new name.

    The next `SqliteStore.open` makes a fresh one. The journal goes along: SQLite would roll it
    back into a fresh file of the same name.
    """
    number = 1
    while (damaged := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(damaged)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        journal.rename(damaged.with_name(f"{damaged.name}-journal"))
    return damaged


def copy_database(path: Path, target: Path) -> None:
    """Copy a database as it stands, whole, also while a refresh writes; it is only read.

    Raises:
        StoreError: it cannot be read now.
    """
    address = f"{path.absolute().as_uri()}?mode=ro"
    with (
        _errors(path),
        closing(sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS)) as source,
        closing(sqlite3.connect(target)) as copy,
    ):
        source.backup(copy)


@contextmanager
def _errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises into our own errors."""
    try:
        yield
    except (sqlite3.DatabaseError, OSError) as exc:
        if getattr(exc, "sqlite_errorcode", 0) & 0xFF in _UNREADABLE:
            reason = f"de database is beschadigd ({exc})"
            raise StoreUnreadable(str(path), reason) from exc
        raise StoreError(f"{path}: de database is nu niet te gebruiken ({exc})") from exc


def _write_items(connection: sqlite3.Connection, items: Iterable[StoredItem]) -> None:
    """Write items; the digest of all moves on when one is really another than before."""
    rows = [_item_row(one) for one in items]
    changed = [
        digest(item_id.encode() + told)
        for item_id, told in ((str(row[0]), _told(row[-1])) for row in rows)
        if told != _told_before(connection, item_id)
    ]
    connection.executemany(_WRITE_ITEM, rows)
    if changed:
        _move_digest(connection, changed)


def _told_before(connection: sqlite3.Connection, item_id: str) -> bytes:
    found = connection.execute("SELECT record FROM items WHERE id = ?", (item_id,)).fetchone()
    return _told(found[0]) if found else b""


def _told(record: object) -> bytes:
    """Return what a record says, whenever its item was last seen."""
    return _LAST_SEEN.sub(b"", record) if isinstance(record, bytes) else b""


def _move_digest(connection: sqlite3.Connection, changes: Iterable[str]) -> None:
    """Put changes behind the digest of what was before; a first one is of all that is there."""
    before = _noted_digest(connection)
    told = digest("\n".join((before, *changes)).encode())
    _note_digest(connection, told if before else _whole_digest(connection))


def _noted_digest(connection: sqlite3.Connection) -> str:
    """Return the digest; none in a database that an older version of the program made."""
    known = "SELECT count(*) FROM sqlite_master WHERE name = 'items_told'"
    if not connection.execute(known).fetchone()[0]:
        return ""
    found = connection.execute("SELECT digest FROM items_told").fetchone()
    return str(found[0]) if found else ""


def _note_digest(connection: sqlite3.Connection, told: str) -> str:
    connection.execute("CREATE TABLE IF NOT EXISTS items_told (digest TEXT NOT NULL)")
    connection.execute("DELETE FROM items_told")
    connection.execute("INSERT INTO items_told (digest) VALUES (?)", (told,))
    return told


def _whole_digest(connection: sqlite3.Connection) -> str:
    """Return a digest of every record; they are hashed as they lie, not read."""
    hashed = blake2b(digest_size=16)
    for (record,) in connection.execute("SELECT record FROM items ORDER BY id"):
        told = _told(record)
        hashed.update(b"%d " % len(told))
        hashed.update(told)
    return hashed.hexdigest()


def _item_row(stored: StoredItem) -> tuple[object, ...]:
    return (
        stored.item.id,
        stored.item.source_id,
        stored.withdrawn_at and _microseconds(stored.withdrawn_at),
        retention.has_content(stored),
        codec.pack(stored),
    )


def _raw_row(response: RawResponse) -> tuple[object, ...]:
    moment = _microseconds(response.fetched_at)
    return (response.source_id, response.url, response.digest, moment)


def _raw_response(row: tuple[object, ...]) -> RawResponse:
    source_id, url, digest, moment = row
    return RawResponse(
        source_id=str(source_id),
        url=str(url),
        digest=str(digest),
        fetched_at=_EPOCH + int(str(moment)) * _MICROSECOND,
    )


def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND
