"""What only the store on disk can do: last, refuse, and be found damaged."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from attrs import evolve

from hub.errors import ModeError, StoreError, StoreUnreadable
from hub.model import Item
from hub.source import SourceState
from hub.sqlite_store import SqliteStore, set_aside
from hub.store import Changes, Slot, StoredItem
from hub.vocabulary import Kind, Mode, SourceStatus

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
STATE = SourceState(source_id="s", status=SourceStatus.OK)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state" / "hub.sqlite"


def stored(number: int, *, size: int = 10) -> StoredItem:
    item = Item(
        id=f"s:{number}",
        source_id="s",
        kind=Kind.NEWS,
        title="x" * size,
        content_hash="h",
    )
    return StoredItem(item=item, slug="x", first_seen=NOW, last_seen=NOW, changed_at=NOW)


def written(path: Path, items: tuple[StoredItem, ...] = (), mode: Mode = Mode.REAL) -> None:
    store = SqliteStore.open(path, mode)
    store.apply(Changes(source_id="s", write=items), STATE)
    store.close()


def test_store_is_there_at_the_next_run(path: Path) -> None:
    written(path, (stored(1),))

    store = SqliteStore.open(path, Mode.REAL)

    assert store.items() == (stored(1),)
    store.close()


def test_store_is_one_file(path: Path) -> None:
    written(path, (stored(1),))

    assert [file.name for file in path.parent.iterdir()] == ["hub.sqlite"]


@pytest.mark.parametrize(
    ("made", "wanted"), [(Mode.REAL, Mode.SAMPLE), (Mode.SAMPLE, Mode.REAL)]
)
def test_store_of_the_other_mode_is_refused(path: Path, made: Mode, wanted: Mode) -> None:
    written(path, mode=made)

    with pytest.raises(ModeError) as raised:
        SqliteStore.open(path, wanted)

    assert (raised.value.expected, raised.value.found) == (wanted, made)


def test_file_that_is_no_database_is_unreadable(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database " * 50)

    with pytest.raises(StoreUnreadable, match="beschadigd") as raised:
        SqliteStore.open(path, Mode.REAL)

    assert raised.value.path == str(path)


def test_damage_inside_is_told_where_it_is_read(path: Path) -> None:
    written(path, tuple(stored(number, size=3000) for number in range(50)))
    body = bytearray(path.read_bytes())
    body[8192:] = b"\xff" * (len(body) - 8192)
    path.write_bytes(body)

    with pytest.raises(StoreUnreadable):
        items_of(path)


def test_record_that_cannot_be_read_is_told(path: Path) -> None:
    written(path, (stored(1),))
    connection = sqlite3.connect(path)
    connection.execute("UPDATE items SET record = '1 {}'")
    connection.commit()
    connection.close()

    with pytest.raises(StoreUnreadable):
        items_of(path)


def test_database_of_another_version_is_unreadable(path: Path) -> None:
    written(path)
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 999999")
    connection.close()

    with pytest.raises(StoreUnreadable, match="andere versie"):
        SqliteStore.open(path, Mode.REAL)


def test_database_of_another_program_is_not_touched(path: Path) -> None:
    path.parent.mkdir()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(StoreUnreadable, match="iets anders"):
        SqliteStore.open(path, Mode.REAL)

    assert path.read_bytes() == before


def test_folder_in_the_place_of_the_database_is_an_error(path: Path) -> None:
    path.mkdir(parents=True)

    with pytest.raises(StoreError, match="niet te gebruiken"):
        SqliteStore.open(path, Mode.REAL)


def test_unreadable_database_is_set_aside_and_a_fresh_one_made(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"damaged " * 100)
    (path.parent / "hub.sqlite-journal").write_bytes(b"journal")
    (path.parent / "hub.sqlite.damaged-1").write_bytes(b"before")

    aside = set_aside(path)

    store = SqliteStore.open(path, Mode.REAL)
    assert store.items() == ()
    store.close()
    assert aside.name == "hub.sqlite.damaged-2"
    assert {file.name: file.read_bytes()[:7] for file in path.parent.glob("*damaged*")} == {
        "hub.sqlite.damaged-1": b"before",
        "hub.sqlite.damaged-2": b"damaged",
        "hub.sqlite.damaged-2-journal": b"journal",
    }


def test_change_that_fails_halfway_leaves_nothing(path: Path) -> None:
    store = SqliteStore.open(path, Mode.REAL)
    hopeless = SourceState(source_id="\ud800", status=SourceStatus.OK)

    with pytest.raises(UnicodeEncodeError):
        store.apply(Changes(source_id="s", write=(stored(1),)), hopeless)

    assert store.items() == ()
    store.save_slot(Slot(name="a", dirty=True))
    store.close()


def test_two_runs_can_open_a_new_store_at_once(path: Path) -> None:
    first = SqliteStore.open(path, Mode.REAL)
    second = SqliteStore.open(path, Mode.REAL)

    first.save_slot(Slot(name="a", dirty=True))

    assert second.slots() == {"a": Slot(name="a", dirty=True)}
    first.close()
    second.close()


NAME = "Xandrine Quibbelsma"


def named(number: int, title: str) -> StoredItem:
    one = stored(number)
    return evolve(one, item=evolve(one.item, title=title))


def test_what_is_forgotten_is_gone_from_the_bytes_of_the_file(path: Path) -> None:
    written(path, (named(1, NAME), named(2, "Blijft")))
    store = SqliteStore.open(path, Mode.REAL)

    store.forget(["s:1"], [])

    store.close()
    assert NAME.encode() not in path.read_bytes()
    assert b"Blijft" in path.read_bytes()


def test_what_is_written_over_is_gone_from_the_bytes_of_the_file(path: Path) -> None:
    written(path, (named(1, NAME), stored(2)))

    written(path, (named(1, "Kort"),))

    assert NAME.encode() not in path.read_bytes()


def test_what_an_older_program_left_in_the_file_goes_too(path: Path) -> None:
    written(path, (named(1, NAME * 500), stored(2)))
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA secure_delete = OFF")
    connection.execute("DELETE FROM items WHERE id = 's:1'")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    store = SqliteStore.open(path, Mode.REAL)

    store.forget([], [])

    store.close()
    assert NAME.encode() in before
    assert NAME.encode() not in path.read_bytes()


def items_of(path: Path) -> tuple[StoredItem, ...]:
    store = SqliteStore.open(path, Mode.REAL)
    try:
        return store.items()
    finally:
        store.close()
