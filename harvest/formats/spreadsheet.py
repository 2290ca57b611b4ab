"""Bytes of a spreadsheet as rows of text: .csv as programs write it, and .xlsx. Pure.

The number of a row is the one that people see beside it in a spreadsheet program.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from attrs import frozen

from harvest.charset import decode
from harvest.formats.workbook import NotAWorkbook, read_workbook

MAX_ROWS = 5_000
"""Rows that are read; the list of all help in a large city has some thousands."""

MAX_LOOKED_AT = 100_000
"""Rows that are looked at: people colour whole columns, and empty rows are kept for that."""

MAX_COLUMNS = 200
MAX_CELL = 20_000
"""Characters of one cell that are read."""

_DELIMITERS = (";", ",", "\t", "|")
_SAMPLE_ROWS = 30
_SAMPLE_LENGTH = 100_000
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OTHER_FILES = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"PK")
_MARKUP = re.compile(r"\s*<(?:[!?/]|[a-z])", re.IGNORECASE)
_JSON = re.compile(r"\s*[{\[]\s*(?:[\"{\[\]}]|$)")
_SEPARATOR_LINE = re.compile(r"sep=([;,\t|])[;,\t|]*\r?\n", re.IGNORECASE)
# What a cell shows when its formula went wrong, in English and in Dutch.
_ERROR = re.compile(r"#(?:[A-Z]+/[A-Z0-9]+[!?]?|[A-Z]+[!?])")


class NotASpreadsheet(ValueError):  # noqa: N818 - names what was found
    """These bytes are no list that can be read; the message says why, in Dutch."""


@frozen(kw_only=True)
class Line:
    """One row of a spreadsheet: its number, and the text of its cells, without end spaces."""

    number: int
    cells: tuple[str, ...]


@frozen(kw_only=True)
class Sheet:
    """The rows that hold something.

    `more`: there are rows beyond the last that is read. `broken_at` is the row from which the
    rest cannot be read; 0 when all can.
    """

    lines: tuple[Line, ...]
    more: bool = False
    broken_at: int = 0


def read_sheet(body: bytes, content_type: str = "", sheet: str = "") -> Sheet:
    """Return the rows of a .csv, or of one sheet of an .xlsx; the bytes tell which it is.

    Raises:
        NotASpreadsheet: it is neither.
    """
    if body.startswith(_ZIP):
        return _from_workbook(body, sheet)
    if body.startswith(_OLD_EXCEL):
        raise NotASpreadsheet(
            "dit is een oud Excel-bestand (.xls) of er zit een wachtwoord op. Bewaar het als "
            ".xlsx of .csv, zonder wachtwoord"
        )
    if body.startswith(_OTHER_FILES):
        raise NotASpreadsheet("dit is geen lijst (.csv of .xlsx) maar een ander soort bestand")
    return _from_text(decode(body, content_type))


def _from_workbook(body: bytes, sheet: str) -> Sheet:
    try:
        book = read_workbook(
            body,
            sheet,
            max_rows=MAX_ROWS,
            max_columns=MAX_COLUMNS,
            max_looked_at=MAX_LOOKED_AT,
        )
    except NotAWorkbook as exc:
        raise NotASpreadsheet(str(exc)) from exc
    lines = tuple(Line(number=number, cells=_tidy(cells)) for number, cells in book.rows)
    last = lines[-1].number if lines else 0
    return Sheet(
        lines=_with_text(lines[:MAX_ROWS]),
        more=len(lines) > MAX_ROWS,
        broken_at=last + 1 if book.broken else 0,
    )


def _from_text(text: str) -> Sheet:
    if _MARKUP.match(text[:1_000]):
        raise NotASpreadsheet("dit is een webpagina, geen lijst (.csv of .xlsx)")
    if _JSON.match(text[:1_000]):
        raise NotASpreadsheet("dit is JSON, geen lijst (.csv of .xlsx)")
    said = _SEPARATOR_LINE.match(text)
    rest = text[said.end() :] if said else text
    lines, broken_at = _records(rest, said[1] if said else _delimiter(rest))
    return Sheet(
        lines=_with_text(lines[:MAX_ROWS]), more=len(lines) > MAX_ROWS, broken_at=broken_at
    )


def _records(text: str, delimiter: str) -> tuple[tuple[Line, ...], int]:
    """Return the rows, and the row from which a quotation mark swallows all that follows."""
    found: list[Line] = []
    number = 0
    try:
        for cells in islice(_reader(text, delimiter), MAX_LOOKED_AT):
            number += 1
            if any(cells):
                found.append(Line(number=number, cells=_tidy(cells)))
            if len(found) > MAX_ROWS:
                return tuple(found), 0
    except csv.Error:  # a cell of more than 131,072 characters
        return tuple(found), number + 1
    if found and found[-1].number == number and _is_open(text, found[-1]):
        return tuple(found[:-1]), number
    return tuple(found), 0


def _is_open(text: str, last: Line) -> bool:
    """Whether the last row begins a quotation that never ends: it is most of the file then."""
    return text.count('"') % 2 == 1 and any("\n" in cell for cell in last.cells)


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _delimiter(text: str) -> str:
    """Return what stands between the cells: what gives the most rows one and the same width."""
    sample = text[:_SAMPLE_LENGTH]
    return max(_DELIMITERS, key=lambda one: (*_width(sample, one), -_DELIMITERS.index(one)))


def _width(text: str, delimiter: str) -> tuple[int, int]:
    """Return how many rows have the commonest width of more than one cell, and that width."""
    try:
        rows = list(islice(_reader(text, delimiter), _SAMPLE_ROWS))
    except csv.Error:
        return 0, 0
    widths = Counter(len(cells) for cells in rows if len(cells) > 1)
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _tidy(cells: Iterable[str]) -> tuple[str, ...]:
    tidy = (cell[:MAX_CELL].replace("\xa0", " ").strip() for cell in islice(cells, MAX_COLUMNS))
    return tuple("" if _ERROR.fullmatch(cell) else cell for cell in tidy)


def _with_text(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(line for line in lines if any(line.cells))
