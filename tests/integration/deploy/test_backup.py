"""deploy/backup.py: what is saved comes back, and nothing is overwritten."""

import sqlite3
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub.model import Item
from hub.source import SourceState
from hub.sqlite_store import SqliteStore
from hub.store import Changes, StoredItem
from hub.vocabulary import Kind, Mode, SourceStatus
from wijkwijzer.lock import held

Run = Callable[..., subprocess.CompletedProcess[str]]
Backup = Callable[..., subprocess.CompletedProcess[str]]

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
ITEM = StoredItem(
    item=Item(
        id="agenda:1",
        source_id="agenda",
        kind=Kind.EVENT,
        title="Koffie en taal",
        content_hash="c0ffee",
    ),
    slug="koffie-en-taal-abcde",
    first_seen=NOW,
    last_seen=NOW,
    changed_at=NOW,
)
STATE = SourceState(source_id="agenda", status=SourceStatus.OK, items=1)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "config").write_text("git's own")
    (folder / "wijkwijzer.toml").write_text('name = "Testhub"\n')
    return folder


@pytest.fixture
def hub(tmp_path: Path) -> Path:
    """Return an output folder with one item in its database and one last good file."""
    folder = tmp_path / "hub"
    store = SqliteStore.open(folder / "state" / "hub.sqlite", Mode.REAL)
    store.apply(Changes(source_id="agenda", write=(ITEM,)), STATE)
    store.close()
    (folder / "state" / "content").mkdir()
    (folder / "state" / "content" / "wijkwijzer.toml").write_text('name = "Vorige"\n')
    (folder / "state" / "blocked.json").write_text('{"saved": true}')
    (folder / "state" / "raw").mkdir()
    (folder / "state" / "raw" / "0123.gz").write_bytes(b"an answer")
    return folder


@pytest.fixture
def backup(run: Run, deploy: Path, content: Path, hub: Path) -> Backup:
    def done(*arguments: str) -> subprocess.CompletedProcess[str]:
        folders = ("--content", str(content), "--output", str(hub))
        return run(sys.executable, deploy / "backup.py", *arguments, *folders)

    return done


@pytest.fixture
def archive(backup: Backup, tmp_path: Path) -> Path:
    done = backup("save", "--to", str(tmp_path / "saved"))
    assert done.returncode == 0, done.stderr
    return next((tmp_path / "saved").iterdir())


@pytest.fixture
def writing(hub: Path) -> Iterator[None]:
    """Have a refresh in the middle of a transaction."""
    database = sqlite3.connect(hub / "state" / "hub.sqlite", isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    database.execute("DELETE FROM items")
    yield
    database.close()


def lose(content: Path, hub: Path) -> None:
    content.rename(content.with_name("lost content"))
    hub.rename(hub.with_name("lost hub"))


def stored(hub: Path) -> tuple[StoredItem, ...]:
    store = SqliteStore.open(hub / "state" / "hub.sqlite", Mode.REAL)
    try:
        return store.items()
    finally:
        store.close()


def test_what_was_lost_comes_back(
    backup: Backup, archive: Path, content: Path, hub: Path
) -> None:
    lose(content, hub)

    done = backup("restore", str(archive))

    assert done.returncode == 0, done.stderr
    assert stored(hub) == (ITEM,)
    assert (content / "wijkwijzer.toml").read_text() == 'name = "Testhub"\n'
    assert (hub / "state/content/wijkwijzer.toml").read_text() == 'name = "Vorige"\n'
    assert sorted(path.name for path in (hub / "state").iterdir()) == [
        "blocked.json",
        "content",
        "hub.sqlite",
        "refresh.lock",
    ]


def test_archive_holds_neither_raw_answers_nor_git(archive: Path) -> None:
    with tarfile.open(archive) as tar:
        names = tar.getnames()

    assert names == [
        "content",
        "content/wijkwijzer.toml",
        "output/state/hub.sqlite",
        "output/state/content",
        "output/state/content/wijkwijzer.toml",
        "output/state/blocked.json",
    ]


def test_list_of_the_forgotten_comes_back(
    backup: Backup, archive: Path, content: Path, hub: Path
) -> None:
    lose(content, hub)

    backup("restore", str(archive))

    assert (hub / "state" / "blocked.json").read_text() == '{"saved": true}'


def test_newer_list_of_the_forgotten_stays(
    backup: Backup, archive: Path, content: Path, hub: Path
) -> None:
    lose(content, hub)
    (hub / "state").mkdir(parents=True, exist_ok=True)
    (hub / "state" / "blocked.json").write_text('{"newer": true}')

    backup("restore", str(archive))

    assert (hub / "state" / "blocked.json").read_text() == '{"newer": true}'


def test_archive_is_for_its_owner_alone(archive: Path) -> None:
    assert archive.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("writing")
def test_save_during_a_refresh_holds_the_moment_before(
    backup: Backup, archive: Path, content: Path, hub: Path
) -> None:
    lose(content, hub)

    backup("restore", str(archive))

    assert stored(hub) == (ITEM,)


def test_restore_overwrites_nothing(backup: Backup, archive: Path, content: Path) -> None:
    (content / "wijkwijzer.toml").write_text("newer")

    done = backup("restore", str(archive))

    assert (done.returncode, "move it away first" in done.stderr) == (1, True)
    assert (content / "wijkwijzer.toml").read_text() == "newer"


def test_restore_waits_for_no_refresh(
    backup: Backup, archive: Path, content: Path, hub: Path
) -> None:
    lose(content, hub)

    with held(hub / "state" / "refresh.lock", NOW):
        done = backup("restore", str(archive))

    assert done.returncode == 75
    assert not content.exists()


def test_damaged_archive_leaves_nothing_behind(
    backup: Backup, archive: Path, content: Path, hub: Path
) -> None:
    archive.write_bytes(archive.read_bytes()[:-600])
    lose(content, hub)

    done = backup("restore", str(archive))

    assert (done.returncode, "cannot be read" in done.stderr) == (1, True)
    assert not content.exists()
    assert not (hub / "state" / "hub.sqlite").exists()


def test_damaged_database_makes_no_archive_and_removes_none(
    backup: Backup, hub: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    old = folder / "wijkwijzer-20200101T000000Z.tar.gz"
    old.touch()
    (hub / "state" / "hub.sqlite").write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)

    done = backup("save", "--to", str(folder))

    assert done.returncode == 1
    assert list(folder.iterdir()) == [old]


def test_old_archives_go(backup: Backup, tmp_path: Path) -> None:
    folder = tmp_path / "saved"
    folder.mkdir()
    old = folder / "wijkwijzer-20200101T000000Z.tar.gz"
    old.touch()

    backup("save", "--to", str(folder), "--keep-days", "14")

    assert not old.exists()
    assert len(list(folder.iterdir())) == 1
