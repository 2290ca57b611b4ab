"""The digest of all items is kept beside them, and moves on with every change."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from hub.model import Item
from hub.source import SourceState
from hub.sqlite_store import SqliteStore
from hub.store import Changes, StoredItem
from hub.vocabulary import Kind, Mode, SourceStatus

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
YEAR = timedelta(days=365)
STATE = SourceState(source_id="s", status=SourceStatus.OK)


def stored(number: int, title: str = "Titel") -> StoredItem:
    item = Item(id=f"s:{number}", source_id="s", kind=Kind.NEWS, title=title, content_hash="x")
    return StoredItem(item=item, slug="titel", first_seen=NOW, last_seen=NOW, changed_at=NOW)


def write(store: SqliteStore, *items: StoredItem) -> None:
    store.apply(Changes(source_id="s", write=items), STATE)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "hub.sqlite"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore.open(path, Mode.REAL)
    write(made, stored(1), evolve(stored(2), withdrawn_at=NOW - YEAR))
    yield made
    made.close()


def add(store: SqliteStore) -> None:
    write(store, stored(3))


def edit(store: SqliteStore) -> None:
    write(store, stored(1, "Anders"))


def withdraw(store: SqliteStore) -> None:
    write(store, evolve(stored(1), withdrawn_at=NOW))


def empty(store: SqliteStore) -> None:
    store.prune(NOW)


def forget(store: SqliteStore) -> None:
    store.forget(["s:1"], ())


@pytest.mark.parametrize("change", [add, edit, withdraw, empty, forget])
def test_every_change_moves_it_on(
    store: SqliteStore, change: Callable[[SqliteStore], None]
) -> None:
    before = store.items_digest()

    change(store)

    assert store.items_digest() != before


def same_again(store: SqliteStore) -> None:
    write(store, stored(1))


def seen_again(store: SqliteStore) -> None:
    write(store, evolve(stored(1), last_seen=NOW + YEAR))


def state_alone(store: SqliteStore) -> None:
    store.save_state(evolve(STATE, message="Traag."))


def forget_an_answer(store: SqliteStore) -> None:
    store.forget((), ["abc"])


@pytest.mark.parametrize("work", [same_again, seen_again, state_alone, forget_an_answer])
def test_what_changes_no_item_leaves_it(
    store: SqliteStore, work: Callable[[SqliteStore], None]
) -> None:
    before = store.items_digest()

    work(store)

    assert store.items_digest() == before


@pytest.mark.parametrize("change", [add, edit, forget])
def test_a_database_of_an_older_program_gets_one(
    store: SqliteStore, path: Path, change: Callable[[SqliteStore], None]
) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE items_told")
    before = store.items_digest()

    change(store)

    assert before
    assert store.items_digest() != before


def test_a_change_that_failed_leaves_it(store: SqliteStore, path: Path) -> None:
    before = store.items_digest()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DROP TABLE source_states")

    with pytest.raises(Exception, match="source_states"):
        write(store, stored(9))

    assert store.items_digest() == before
