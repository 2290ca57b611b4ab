from pathlib import Path

import pytest

from site_builder.disk import SystemDisk, make_folders, remove, write_atomically


def test_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"mine")

    with pytest.raises(FileExistsError):
        SystemDisk().write_new(path, b"x")

    assert path.read_bytes() == b"mine"


def test_new_file_is_not_written_through_a_symlink(tmp_path: Path) -> None:
    (tmp_path / "page.html").symlink_to(tmp_path / "elsewhere.html")

    with pytest.raises(FileExistsError):
        SystemDisk().write_new(tmp_path / "page.html", b"x")

    assert not (tmp_path / "elsewhere.html").exists()


def test_file_is_written_atomically_over_what_a_crash_left(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"old")
    (tmp_path / "a.json.new").write_bytes(b"half")

    write_atomically(SystemDisk(), tmp_path / "a.json", b"new")

    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.json": b"new"}


def test_removing_a_symlink_leaves_what_it_leads_to(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")

    remove(SystemDisk(), tmp_path / "link")

    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_removing_nothing_is_fine(tmp_path: Path) -> None:
    remove(SystemDisk(), tmp_path / "nothing")

    assert list(tmp_path.iterdir()) == []


def test_folders_are_made_as_deep_as_asked(tmp_path: Path) -> None:
    make_folders(SystemDisk(), tmp_path / "a" / "b" / "c")
    make_folders(SystemDisk(), tmp_path / "a" / "b")

    assert (tmp_path / "a" / "b" / "c").is_dir()
