"""Workbooks (.xlsx) as rows of text, and rows of text as a workbook; all of openpyxl is here.

Only stored values are read: no formula is worked out, no macro is run, no other file is opened.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from attrs import frozen

MAX_PARTS = 1_000
MAX_UNPACKED = 50 * 2**20
"""All parts of a workbook together; 5,000 rows of text are some 10 MB."""

_TIMESTAMP = (1980, 1, 1, 0, 0, 0)
_CREATED = datetime(2020, 1, 1)  # noqa: DTZ001 - a workbook's own times have no zone
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_MAX_WIDTH = 60
_MIN_WIDTH = 12


class NotAWorkbook(ValueError):  # noqa: N818 - names what was found
    """These bytes are no workbook that can be read; the message says why, in Dutch."""


@frozen(kw_only=True)
class Workbook:
    """The rows of one sheet, the numbers of the rows included, and where they came to an end.

    `broken` means that the rest of the sheet cannot be read.
    """

    sheet: str
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    broken: bool = False


@frozen(kw_only=True)
class NewSheet:
    """A sheet to write: texts, of which the first row is the heading."""

    name: str
    rows: tuple[tuple[str, ...], ...]


def read_workbook(
    body: bytes, sheet: str, *, max_rows: int, max_columns: int, max_looked_at: int
) -> Workbook:
    """Return the rows that hold something, of the sheet with this name or else of the first.

    One row more than `max_rows` comes back when there are more.

    Raises:
        NotAWorkbook: it is damaged, unpacks to too much, or has no such sheet.
    """
    _check_size(body)
    # numpy comes along with it and takes memory, which the readers of other formats lack then.
    from openpyxl import load_workbook  # noqa: PLC0415

    with warnings.catch_warnings():
        # What openpyxl warns of (an unknown extension, a date out of range) is nothing to us.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(
                io.BytesIO(body), read_only=True, data_only=True, keep_links=False
            )
            names = tuple(str(one.title) for one in book.worksheets)
            hidden = {one.title for one in book.worksheets if one.sheet_state != "visible"}
        except Exception as exc:  # it raises whatever its parts raise
            raise NotAWorkbook("het Excel-bestand is beschadigd") from exc
        name = _chosen(names, hidden, sheet)
        page = book[name]
        # What the sheet says of its own size can be anything.
        page.reset_dimensions()
        cells = page.iter_rows(max_col=max_columns, values_only=True)
        return _filled(name, cells, max_rows, max_looked_at)


def write_workbook(sheets: Sequence[NewSheet]) -> bytes:
    """Return a workbook in which all cells are text; the same sheets give the same bytes."""
    from openpyxl import Workbook as Book  # noqa: PLC0415 - as above
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415 - as above

    book = Book()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for row in sheet.rows:
            page.append(row)
        for cells in page.iter_rows():
            for cell in cells:
                cell.data_type = "s"
                # As text, so that 1-12-2026 and 0036 stay as a person types them.
                cell.number_format = "@"
                cell.alignment = Alignment(vertical="top", wrap_text=cell.row > 1)
        for cell in page[1]:
            cell.font = Font(bold=True)
        for cells in page.iter_cols():
            width = max(len(str(cell.value or "")) for cell in cells) + 2
            letter = cells[0].column_letter
            page.column_dimensions[letter].width = max(_MIN_WIDTH, min(width, _MAX_WIDTH))
        page.freeze_panes = "A2"
    book.properties.created = book.properties.modified = _CREATED
    written = io.BytesIO()
    book.save(written)
    return _without_times(written.getvalue())


def _check_size(body: bytes) -> None:
    """Refuse what is no zip, or unpacks to more than a list can be, before unpacking it."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
    # zipfile raises NotImplementedError for a zip of a version that it does not know.
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as exc:
        raise NotAWorkbook("het Excel-bestand is beschadigd of niet heel aangekomen") from exc
    if "xl/workbook.xml" not in names:
        raise NotAWorkbook("dit is een zip-bestand, maar geen Excel-bestand (.xlsx)")
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise NotAWorkbook("het Excel-bestand is uitgepakt te groot")


def _chosen(names: tuple[str, ...], hidden: set[str], wanted: str) -> str:
    """Return the sheet that is meant: by its name, or the first that people see."""
    if not names:
        raise NotAWorkbook("in het Excel-bestand staat geen werkblad")
    if not wanted:
        return next((name for name in names if name not in hidden), names[0])
    for name in names:
        if name.strip().casefold() == wanted.strip().casefold():
            return name
    shown = ", ".join(name[:40] for name in names[:20])
    raise NotAWorkbook(f"er is geen werkblad “{wanted}”. Er is wel: {shown}")


def _filled(
    name: str, cells: Iterator[tuple[object, ...]], max_rows: int, max_looked_at: int
) -> Workbook:
    rows: list[tuple[int, tuple[str, ...]]] = []
    broken = False
    number = 0
    while number < max_looked_at and len(rows) <= max_rows:
        try:
            row = next(cells, None)
        except Exception:  # noqa: BLE001 - whatever it was, the rows before it are whole
            broken = True
            break
        if row is None:
            break
        number += 1
        if row.count(None) < len(row):
            rows.append((number, tuple(_text(value) for value in _filled_part(row))))
    return Workbook(sheet=name, rows=tuple(rows), broken=broken)


def _filled_part(row: tuple[object, ...]) -> tuple[object, ...]:
    """Return the cells up to the last that holds something; openpyxl pads all rows alike."""
    blank = next(place for place, value in enumerate(reversed(row)) if value is not None)
    return row[: len(row) - blank]


def _text(value: object) -> str:
    """Return a cell as a person reads it; dates in ISO, times as 10:00, numbers without .0."""
    match value:
        case None:
            return ""
        case str():
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
        case bool():
            return "ja" if value else "nee"
        case int():
            return str(value)
        case float():
            return str(int(value)) if value.is_integer() else f"{value:.10g}"
        case _:
            return _moment(value)


def _moment(value: object) -> str:
    match value:
        case datetime():
            # Excel keeps time as a fraction of a day: 9.59.59,99 was written as 10.00.
            rounded = _to_the_minute(value)
            return f"{rounded:%Y-%m-%d %H:%M}".removesuffix(" 00:00")
        case date():
            return value.isoformat()
        case time():
            return f"{_to_the_minute(datetime.combine(date(2000, 1, 1), value)):%H:%M}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{minutes // 60:02}:{minutes % 60:02}" if 0 <= minutes < 24 * 60 else ""
        case _:
            return str(value)


def _to_the_minute(moment: datetime) -> datetime:
    half = moment + timedelta(seconds=30) if moment.year < 9999 else moment
    return half.replace(second=0, microsecond=0)


def _without_times(written: bytes) -> bytes:
    """Return the workbook with one fixed time on all of its parts."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(written)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _TIMESTAMP)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return out.getvalue()
