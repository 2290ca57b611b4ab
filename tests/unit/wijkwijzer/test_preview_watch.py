"""A save is seen, and what editors' programs leave beside a text is not."""

from pathlib import Path

import pytest

from wijkwijzer.preview.watch import Difference, difference, look


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "agenda").mkdir()
    (tmp_path / "agenda" / "koffie.md").write_text("een")
    (tmp_path / "wijkwijzer.toml").write_text("een")
    return tmp_path


def test_nothing_saved_is_no_difference(folder: Path) -> None:
    assert not difference(look(folder), look(folder)).is_any


def test_saved_text_is_a_difference_of_texts(folder: Path) -> None:
    before = look(folder)
    (folder / "agenda" / "koffie.md").write_text("twee en meer")

    assert difference(before, look(folder)) == Difference(texts=True)


def test_text_that_is_replaced_by_one_of_the_same_size_is_seen(folder: Path) -> None:
    before = look(folder)
    (folder / "nieuw").write_text("twe")
    (folder / "nieuw").rename(folder / "agenda" / "koffie.md")

    assert difference(before, look(folder)).texts


def test_settings_are_another_difference(folder: Path) -> None:
    before = look(folder)
    (folder / "wijkwijzer.toml").write_text("twee en meer")

    assert difference(before, look(folder)) == Difference(others=True)


def test_text_that_is_taken_away_is_a_difference(folder: Path) -> None:
    before = look(folder)
    (folder / "agenda" / "koffie.md").unlink()

    assert difference(before, look(folder)).texts


@pytest.mark.parametrize("name", [".koffie.md.swp", "koffie.md~", "#koffie.md#", ".git"])
def test_files_of_editing_programs_do_not_count(folder: Path, name: str) -> None:
    before = look(folder)
    (folder / "agenda" / name).write_text("x")

    assert not difference(before, look(folder)).is_any


def test_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert look(tmp_path / "nergens") == {}
