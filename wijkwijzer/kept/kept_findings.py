"""What was found about items before, so that only what changed is looked at again.

A cache beside the database (output/state/tags.sqlite): what is damaged or missing is found
again, with the same outcome. Each sort of finding (tags, words) has its own lines. What a
finding depends on of its item is in its key, and all else (words, places, program) in the
version of its sort.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import Generic, TypeVar

from attrs import frozen

from hub import codec
from hub.errors import StoreError

FILE = "tags.sqlite"
WRITTEN = "written.sqlite"
"""What is kept of editors' texts, by path."""

T = TypeVar("T")
R = TypeVar("R")

Find = Callable[[tuple[str, ...]], Mapping[str, T]]
"""Finds something about each of some items, by id; pure. It may leave out an item."""

_TABLE = """CREATE TABLE IF NOT EXISTS findings (
    sort TEXT, id TEXT, version TEXT NOT NULL, key TEXT NOT NULL, found BLOB NOT NULL,
    PRIMARY KEY (sort, id)
) WITHOUT ROWID"""
_SELECT = (
    "SELECT id, key, found FROM findings WHERE sort = ? AND version = ? AND id BETWEEN ? AND ?"
)
_INSERT = "INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, ?)"
_DELETE = "DELETE FROM findings WHERE id = ?"
_IDS = "SELECT DISTINCT id FROM findings"


@frozen(kw_only=True)
class Sort(Generic[T]):
    """One sort of finding: its name, its record, and all but the item that it depends on."""

    name: str
    record: type[T]
    version: str


def recalled(
    path: Path, sort: Sort[T], keys: Mapping[str, str], find: Find[T]
) -> Mapping[str, T]:
    """Return what is found about items, by id; what is kept is not looked for again.

    `keys` has the items that are asked for, by id, each with what its finding depends on.
    """
    found = recalled_as_written(path, sort, keys, find)
    return {one: record for one, (record, _) in found.items()}


def recalled_as_written(
    path: Path, sort: Sort[T], keys: Mapping[str, str], find: Find[T]
) -> Mapping[str, tuple[T, bytes]]:
    """Return the same as `recalled`, each finding beside the bytes that are kept of it."""
    known = _known(path, sort, keys)
    found = find(tuple(one for one in keys if one not in known))
    fresh = {one: (record, codec.pack(record)) for one, record in found.items()}
    if fresh:
        news = (
            (sort.name, one, sort.version, keys[one], written)
            for one, (_, written) in fresh.items()
        )
        _change(path, _INSERT, news)
    return {**known, **fresh}


def keep_only(path: Path, item_ids: Iterable[str]) -> None:
    """Take out what is kept of all items but these: what is gone leaves the cache too."""
    known = _read(path, _ids) or frozenset()
    gone = sorted(known.difference(item_ids))
    if gone:
        _change(path, _DELETE, [(one,) for one in gone])


def _ids(connection: sqlite3.Connection) -> frozenset[str]:
    return frozenset(item_id for (item_id,) in connection.execute(_IDS))


def _known(path: Path, sort: Sort[T], keys: Mapping[str, str]) -> dict[str, tuple[T, bytes]]:
    """Return what is kept of this version for these keys; what cannot be read is left out."""
    if not keys:
        return {}
    asked = (sort.name, sort.version, min(keys), max(keys))

    def read(connection: sqlite3.Connection) -> dict[str, bytes]:
        rows = connection.execute(_SELECT, asked)
        return {item_id: found for item_id, key, found in rows if keys.get(item_id) == key}

    known = {}
    for item_id, found in (_read(path, read) or {}).items():
        with suppress(StoreError):
            known[item_id] = codec.unpack(found, sort.record), found
    return known


def _read(path: Path, read: Callable[[sqlite3.Connection], R]) -> R | None:
    """Return what is read from the cache; a damaged one is removed and holds nothing."""
    if not path.exists():
        return None
    try:
        with closing(sqlite3.connect(path)) as connection:
            return read(connection)
    except sqlite3.DatabaseError:
        _remove(path)
        return None


def _change(path: Path, query: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Write new findings or take out old ones; a disk that refuses costs only time."""
    try:
        with closing(sqlite3.connect(path)) as connection, connection:
            # A cache need not outlive a power cut, but what leaves it must really be gone.
            connection.execute("PRAGMA synchronous = OFF")
            connection.execute("PRAGMA secure_delete = ON")
            connection.execute(_TABLE)
            connection.executemany(query, rows)
    except (sqlite3.DatabaseError, OSError):
        _remove(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
