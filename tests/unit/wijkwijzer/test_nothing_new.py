"""A refresh is left out only when another one would do nothing and end likewise."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from hub.errors import Problem
from hub.model import Item
from hub.source import SourceState
from hub.sqlite_store import SqliteStore
from hub.store import Changes, Slot, Store, StoredItem
from hub.vocabulary import Kind, Mode, SourceStatus
from site_builder.slots import Layout
from tests.fakes.memory_store import MemoryStore
from wijkwijzer.operating.status_files import write_status
from wijkwijzer.operating.status_report import Status, read_status
from wijkwijzer.progress import Event, silent
from wijkwijzer.unchanged.glance import at_a_glance
from wijkwijzer.unchanged.nothing_new import (
    LastRefresh,
    note_last_refresh,
    outcome_of,
    read_last_refresh,
    seen_now,
    standing,
    unchanged_since,
)
from wijkwijzer.unchanged.seen_files import SeenFiles, look, note_seen, package_folders
from wijkwijzer.workspace import Workspace

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
STATE = SourceState(source_id="bieb", status=SourceStatus.OK, last_success=NOW)
STORED = StoredItem(
    item=Item(id="bieb:1", source_id="bieb", kind=Kind.NEWS, title="Koffie", content_hash="x"),
    slug="koffie",
    first_seen=NOW,
    last_seen=NOW,
    changed_at=NOW,
)
WRONG = Problem(path="content/x.md", line=1, column=1, message="Dit klopt niet.")


def fill(store: Store) -> None:
    store.apply(Changes(source_id="bieb", write=(STORED,)), STATE)
    store.save_slot(Slot(name="a", dirty=False, build="b", published_at=NOW))


@pytest.fixture
def store() -> MemoryStore:
    made = MemoryStore()
    fill(made)
    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    made = Workspace(tmp_path / "output")
    layout = Layout(output=made.root)
    for folder in (made.state, made.index, layout.manifests, layout.slot("a")):
        folder.mkdir(parents=True)
    layout.site.symlink_to(layout.slot("a"))
    (made.index / "index.toc").write_text("1")
    return made


def last(workspace: Workspace, store: Store, files: str = "files") -> LastRefresh:
    return LastRefresh(
        standing=standing(workspace, store, Mode.REAL, files),
        files=files,
        since=NOW,
        until=NOW + HOUR,
        build="b",
        pages=3,
        items=1,
        sources=("bieb", "gone"),
        problems=(WRONG,),
    )


def found(workspace: Workspace, store: Store, now: datetime = NOW) -> LastRefresh | None:
    return unchanged_since(workspace, store, Mode.REAL, "files", now)


def change_item(_: Workspace, store: Store) -> None:
    item = evolve(STORED.item, title="Thee")
    store.apply(Changes(source_id="bieb", write=(evolve(STORED, item=item),)), STATE)


def change_state(_: Workspace, store: Store) -> None:
    store.save_state(evolve(STATE, status=SourceStatus.FAILED))


def change_slot(_: Workspace, store: Store) -> None:
    store.save_slot(Slot(name="a", dirty=True))


def change_index(workspace: Workspace, _: Store) -> None:
    (workspace.index / "index.toc").unlink()


def change_link(workspace: Workspace, _: Store) -> None:
    workspace.site.unlink()


def change_blocks(workspace: Workspace, _: Store) -> None:
    workspace.block_list.write_text("{}")


def change_manifest(workspace: Workspace, _: Store) -> None:
    (Layout(output=workspace.root).manifests / "a.json").write_text("{}")


def change_site(workspace: Workspace, _: Store) -> None:
    (workspace.site / "vreemd.html").write_text("x")


def test_the_same_again_ends_as_it_did(workspace: Workspace, store: MemoryStore) -> None:
    note_last_refresh(workspace, last(workspace, store))

    again = found(workspace, store)

    assert again == last(workspace, store)
    outcome = outcome_of(last(workspace, store), store)
    assert (outcome.states, outcome.problems, outcome.published) == ((STATE,), (WRONG,), False)


@pytest.mark.parametrize(
    "change",
    [
        change_item,
        change_state,
        change_slot,
        change_index,
        change_link,
        change_blocks,
        change_manifest,
        change_site,
    ],
)
def test_whatever_moved_is_a_reason_to_look(
    workspace: Workspace, store: MemoryStore, change: Callable[[Workspace, Store], None]
) -> None:
    note_last_refresh(workspace, last(workspace, store))

    change(workspace, store)

    assert found(workspace, store) is None


@pytest.mark.parametrize(
    ("now", "holds"),
    [
        (NOW, True),
        (NOW - timedelta.resolution, False),
        (NOW + HOUR - timedelta.resolution, True),
        (NOW + HOUR, False),
    ],
)
def test_it_holds_until_time_itself_changes_something(
    workspace: Workspace, store: MemoryStore, now: datetime, *, holds: bool
) -> None:
    note_last_refresh(workspace, last(workspace, store))

    assert (found(workspace, store, now) is not None) is holds


def test_other_files_are_a_reason_to_look(workspace: Workspace, store: MemoryStore) -> None:
    note_last_refresh(workspace, last(workspace, store, files="others"))

    assert found(workspace, store) is None


@pytest.mark.parametrize("damage", [b"", b"1 {", b"9 {}"])
def test_a_damaged_note_is_a_reason_to_look(workspace: Workspace, damage: bytes) -> None:
    (workspace.state / "last-refresh.json").write_bytes(damage)

    assert read_last_refresh(workspace) is None


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "wijkwijzer.toml").write_text("naam = 'x'")
    return folder


@pytest.fixture(scope="module")
def program() -> SeenFiles:
    """The files of the program, which are many, read once."""
    return look(package_folders(), NOW, SeenFiles())


@pytest.fixture
def rested(workspace: Workspace, content: Path, program: SeenFiles) -> Workspace:
    """A tree after a refresh that is noted, with its status."""
    store = SqliteStore.open(workspace.database, Mode.REAL)
    fill(store)
    note_seen(workspace, program)
    files = seen_now(content, workspace, lambda: NOW).digest
    note_last_refresh(workspace, last(workspace, store, files))
    store.close()
    write_status(workspace.reports, Status(refreshed_at=NOW, exit_code=1, mode=Mode.REAL))
    return workspace


def test_a_glance_leaves_word_of_the_refresh(rested: Workspace, content: Path) -> None:
    told: list[Event] = []
    later = NOW + HOUR / 2

    outcome = at_a_glance(content, rested, Mode.REAL, later, told.append)

    status = read_status(rested)
    assert outcome is not None
    assert outcome.items == 1
    assert [one.name for one in told] == ["published"]
    assert status is not None
    assert (status.refreshed_at, status.right_at) == (later, later)


def test_a_text_of_an_editor_needs_more_than_a_glance(rested: Workspace, content: Path) -> None:
    (content / "koffie.md").write_text("Koffie")

    assert at_a_glance(content, rested, Mode.REAL, NOW, silent) is None


def test_a_tree_of_the_other_kind_is_left_to_the_refresh(
    rested: Workspace, content: Path
) -> None:
    assert at_a_glance(content, rested, Mode.SAMPLE, NOW, silent) is None


def test_a_damaged_database_is_left_to_the_refresh(rested: Workspace, content: Path) -> None:
    rested.database.write_bytes(b"no database at all, but long enough to be read as one" * 20)

    assert at_a_glance(content, rested, Mode.REAL, NOW, silent) is None


def test_a_first_refresh_needs_more_than_a_glance(workspace: Workspace, content: Path) -> None:
    assert at_a_glance(content, workspace, Mode.REAL, NOW, silent) is None
