"""Files are read again when they may have changed, and only then."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wijkwijzer.unchanged.seen_files import (
    SeenFiles,
    look,
    note_seen,
    package_folders,
    read_seen,
)
from wijkwijzer.workspace import Workspace

WRITTEN = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
LATER = WRITTEN + timedelta(hours=1)


def write(path: Path, text: str, moment: datetime = WRITTEN) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    os.utime(path, (moment.timestamp(), moment.timestamp()))


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    write(folder / "testdorp" / "koffie.md", "Koffie")
    write(folder / "wijkwijzer.toml", "naam = 'x'")
    return folder


NOTHING = SeenFiles()


def seen(content: Path, before: SeenFiles = NOTHING, moment: datetime = LATER) -> SeenFiles:
    return look((content,), moment, before)


def test_a_file_with_other_words_is_a_change(content: Path) -> None:
    before = seen(content)

    write(content / "testdorp" / "koffie.md", "Thee", LATER)

    assert seen(content, before).digest != before.digest


def test_a_file_that_only_was_written_again_is_none(content: Path) -> None:
    before = seen(content)

    write(content / "testdorp" / "koffie.md", "Koffie", LATER)

    assert seen(content, before).digest == before.digest


@pytest.mark.parametrize("name", ["testdorp/thee.md", "nieuw/koffie.md"])
def test_a_file_more_is_a_change_and_its_end_undoes_it(content: Path, name: str) -> None:
    before = seen(content)
    write(content / name, "x")
    more = seen(content, before)

    (content / name).unlink()

    assert more.digest != before.digest
    assert seen(content, more).digest == before.digest


def test_another_name_is_a_change(content: Path) -> None:
    before = seen(content)

    (content / "testdorp" / "koffie.md").rename(content / "testdorp" / "thee.md")

    assert seen(content, before).digest != before.digest


def test_a_file_of_long_ago_is_not_read_again(content: Path) -> None:
    before = seen(content)
    lies = (content / "testdorp" / "koffie.md").stat()
    (content / "testdorp" / "koffie.md").write_text("Thee!!")
    os.utime(content / "testdorp" / "koffie.md", ns=(lies.st_atime_ns, lies.st_mtime_ns))

    assert seen(content, before).digest == before.digest


def test_a_file_of_just_now_is_read_again_though_it_lies_the_same(content: Path) -> None:
    before = seen(content, moment=WRITTEN + timedelta(seconds=1))
    lies = (content / "testdorp" / "koffie.md").stat()
    (content / "testdorp" / "koffie.md").write_text("Thee!!")
    os.utime(content / "testdorp" / "koffie.md", ns=(lies.st_atime_ns, lies.st_mtime_ns))

    assert seen(content, before).digest != before.digest


def test_what_other_programs_keep_there_does_not_count(content: Path) -> None:
    before = seen(content)

    write(content / ".git" / "index", "x")
    write(content / "__pycache__" / "a.pyc", "x")

    assert seen(content, before).digest == before.digest


def test_the_note_names_no_file(content: Path, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "output")

    note_seen(workspace, seen(content))

    assert read_seen(workspace) == seen(content)
    assert b"koffie" not in (workspace.state / "seen-files.json").read_bytes()


@pytest.mark.parametrize("damage", [b"", b"1 {", b"9 {}"])
def test_a_damaged_note_is_no_note(tmp_path: Path, damage: bytes) -> None:
    workspace = Workspace(tmp_path)
    workspace.state.mkdir()
    (workspace.state / "seen-files.json").write_bytes(damage)

    assert read_seen(workspace) == SeenFiles()


def test_a_part_can_be_told_from_the_rest(content: Path) -> None:
    folders = package_folders(("hub",))

    both = look((content, *folders), LATER, SeenFiles())

    assert both.within((content,)) == seen(content)
    assert both.within(folders).digest != both.digest
