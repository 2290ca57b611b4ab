import os
from pathlib import Path

from wijkwijzer.operating.disk_space import free_bytes, used_bytes


def test_shared_file_counts_once(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    (tmp_path / "a" / "page").write_bytes(b"x" * 1000)
    os.link(tmp_path / "a" / "page", tmp_path / "b" / "page")
    (tmp_path / "b" / "other").write_bytes(b"y" * 10)

    assert used_bytes(tmp_path) == 1010


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "large").write_bytes(b"x" * 100_000)
    (tmp_path / "hub").mkdir()
    (tmp_path / "hub" / "site").symlink_to("../outside")

    assert used_bytes(tmp_path / "hub") < 100


def test_folder_that_is_not_there_takes_nothing_and_its_disk_has_room(tmp_path: Path) -> None:
    missing = tmp_path / "not" / "yet"

    assert used_bytes(missing) == 0
    assert free_bytes(missing) > 0
