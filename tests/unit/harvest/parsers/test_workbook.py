"""Workbooks are read as people see them, and hostile ones are refused in time."""

import io
import zipfile

import pytest

from harvest.formats.spreadsheet import MAX_ROWS, NotASpreadsheet, read_sheet
from harvest.formats.workbook import NewSheet, write_workbook

ROWS = (("Titel", "Postcode"), ("Café Één", "0036"), ("", ""), ("=1+1", "1-12-2026"))


def packed(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def with_sheet(rows: str, dimension: str = "A1") -> bytes:
    """A workbook whose first sheet has these rows, as XML."""
    whole = write_workbook((NewSheet(name="Blad1", rows=(("x",),)),))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    parts["xl/worksheets/sheet1.xml"] = (
        f'<?xml version="1.0"?><worksheet xmlns="{main}"><dimension ref="{dimension}"/>'
        f"<sheetData>{rows}</sheetData></worksheet>"
    ).encode()
    return packed(parts)


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_what_was_written_reads_back_with_the_numbers_of_the_rows() -> None:
    sheet = read_sheet(write_workbook((NewSheet(name="Lijst", rows=ROWS),)))

    assert [(line.number, line.cells) for line in sheet.lines] == [
        (1, ("Titel", "Postcode")),
        (2, ("Café Één", "0036")),
        (4, ("=1+1", "1-12-2026")),
    ]


def test_the_same_sheets_give_the_same_bytes() -> None:
    sheets = (NewSheet(name="Lijst", rows=ROWS),)

    assert write_workbook(sheets) == write_workbook(sheets)


def test_a_sheet_is_found_by_its_name() -> None:
    sheets = (NewSheet(name="Uitleg", rows=(("x",),)), NewSheet(name="Lijst", rows=(("y",),)))

    sheet = read_sheet(write_workbook(sheets), sheet="LIJST")

    assert sheet.lines[0].cells[0] == "y"


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are() -> None:
    body = write_workbook((NewSheet(name="Uitleg", rows=(("x",),)),))

    with pytest.raises(NotASpreadsheet, match=r"geen werkblad “Lijst”\. Er is wel: Uitleg"):
        read_sheet(body, sheet="Lijst")


def test_a_sheet_that_says_it_is_enormous_is_read_as_it_is() -> None:
    body = with_sheet(f'<row r="1">{cell("A1", "Titel")}</row>', dimension="A1:XFD1048576")

    sheet = read_sheet(body)

    assert [line.cells for line in sheet.lines] == [("Titel",)]


def test_a_row_far_below_the_others_is_not_waited_for() -> None:
    far = f'<row r="1">{cell("A1", "Titel")}</row><row r="999999999">{cell("A9", "x")}</row>'

    assert len(read_sheet(with_sheet(far)).lines) == 1


def test_rows_before_a_broken_place_are_kept() -> None:
    rows = f'<row r="1">{cell("A1", "Titel")}</row><row r="x">{cell("A2", "y")}</row>'

    sheet = read_sheet(with_sheet(rows))

    assert (len(sheet.lines), sheet.broken_at) == (1, 2)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        (packed({"mimetype": b"application/vnd.oasis"}), "geen Excel-bestand"),
        (packed({"xl/workbook.xml": b"<workbook"}), "beschadigd"),
        (packed({"xl/workbook.xml": bytes(51 * 2**20)}), "te groot"),
        (packed({f"xl/{n}": b"" for n in range(1001)} | {"xl/workbook.xml": b""}), "te groot"),
        (b"PK\x03\x04", "beschadigd"),
        (b"%PDF-1.7", "ander soort bestand"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "oud Excel-bestand"),
    ],
)
def test_what_is_no_list_is_refused_with_the_reason(body: bytes, why: str) -> None:
    with pytest.raises(NotASpreadsheet, match=why):
        read_sheet(body)


def test_a_list_that_is_too_long_is_read_as_far_as_it_goes() -> None:
    sheet = read_sheet(b"Titel\n" + b"Loket\n" * MAX_ROWS)

    assert (len(sheet.lines), sheet.more) == (MAX_ROWS, True)


def test_entities_that_explode_are_refused() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><workbook>&a;</workbook>'

    with pytest.raises(NotASpreadsheet, match="beschadigd"):
        read_sheet(packed({"xl/workbook.xml": bomb}))
