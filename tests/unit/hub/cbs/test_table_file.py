import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from hub.cbs.table_file import opened_lines, opened_rows
from hub.errors import CbsFileRefused


def first_and_last(header: Sequence[object]) -> tuple[int, ...]:
    return (0, len(header) - 1)


def rows(path: Path) -> list[tuple[object, ...]]:
    with opened_rows(path, first_and_last) as found:
        return list(found)


def lines(path: Path) -> list[str]:
    with opened_lines(path, lambda header: header.startswith("PC6")) as found:
        return list(found)


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_only_the_chosen_cells_of_a_csv_are_given(tmp_path: Path, delimiter: str) -> None:
    path = tmp_path / "kwb.csv"
    path.write_text(f"\ufeffa{delimiter}b{delimiter}c\n1{delimiter}2{delimiter}3\nkort\n")

    assert rows(path) == [("1", "3")]


def test_a_line_without_end_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "kwb.csv"
    path.write_text("a;b;c\n" + "x" * 200_000 + ";2;3\n1;2;3\n")

    assert rows(path) == [("1", "3")]


def test_only_the_chosen_cells_of_a_workbook_are_given(tmp_path: Path) -> None:
    path = tmp_path / "kwb.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["a", "b ", "c"])
    book.active.append(["WK003401", "geheim", "0,7"])
    book.save(path)

    assert rows(path) == [("WK003401", "0,7")]


def test_the_table_in_a_zip_is_found_by_its_header(tmp_path: Path) -> None:
    path = tmp_path / "pc6.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("gem2025.csv", "Gem2025;Naam\n" + "34;Almere\n" * 100)
        archive.writestr("map/pc6.csv", "PC6;x\n1301AA;1\n")
        archive.writestr("lees.txt", "PC6")

    assert lines(path) == ["PC6;x\n", "1301AA;1\n"]


def test_a_zip_without_the_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "pc6.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("gem2025.csv", "Gem2025;Naam\n")

    with pytest.raises(CbsFileRefused, match="geen tabel"):
        lines(path)


@pytest.mark.parametrize("name", ["kapot.zip", "kapot.xlsx", "oud.xls", "leeg.csv"])
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"")

    with pytest.raises(CbsFileRefused):
        rows(path)
