"""Parse lists of organisations, places and events from spreadsheets (.csv and .xlsx)."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from attrs import frozen

from harvest.formats.rows import Row, read_rows
from harvest.formats.spreadsheet import MAX_ROWS, Line, NotASpreadsheet, Sheet, read_sheet
from harvest.loss import Found, Loss
from harvest.written.editor_values import fold
from hub.errors import ParseError
from hub.source import Fetched, Source
from hub.vocabulary import RowField

HEADING_ROWS = 20
"""Above the headings there can be a name, a date and a logo."""

MAX_SHOWN = 30
MAX_HEADING = 60


@frozen(kw_only=True)
class _Headings:
    """In which column each field stands, and the number of the row that says so."""

    columns: tuple[tuple[RowField, int], ...]
    number: int


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield the items of the rows below the headings, and the losses.

    The source says in which column each field stands (`[csv.kolommen]`); without that the
    headings are our own names: "Titel", "Voor wie". Other columns are not read.

    Raises:
        ParseError: this is no list, or it lacks a heading that the source names.
    """
    try:
        sheet = read_sheet(fetched.body, fetched.header("content-type"), source.columns.sheet)
    except NotASpreadsheet as exc:
        raise ParseError(source.id, str(exc)) from exc
    headings = _headings(source, sheet)
    yield from _cut(sheet)
    rows = tuple(_row(line, headings) for line in sheet.lines if line.number > headings.number)
    yield from read_rows(source, rows, fetched.fetched_at, fetched.base)


def heading(text: str) -> str:
    """Return a heading for comparing: no capitals, accents, stars or colon at the end."""
    return fold(text.replace("*", " ").strip().rstrip(":"))


def _cut(sheet: Sheet) -> Iterator[Loss]:
    if sheet.more:
        yield Loss(what=f"alleen de eerste {MAX_ROWS} rijen zijn gelezen", cut_off=True)
    if sheet.broken_at:
        yield Loss(
            what=f"vanaf rij {sheet.broken_at} is de lijst niet te lezen. Staat daar een "
            "aanhalingsteken te veel?",
            cut_off=True,
        )


def _headings(source: Source, sheet: Sheet) -> _Headings:
    """Return where the fields stand, by the first row that has all headings it needs.

    Raises:
        ParseError: no row has them; it names the heading that is missing.
    """
    wanted = _wanted(source)
    if not sheet.lines:
        raise ParseError(source.id, "de lijst is leeg: er zijn ook geen kopjes")
    needed = frozenset(wanted.values()) if source.columns.fields else {wanted[RowField.TITEL]}
    candidates = sheet.lines[:HEADING_ROWS]
    for line in candidates:
        found = _places(line)
        if needed <= found.keys():
            columns = ((field, found[name]) for field, name in wanted.items() if name in found)
            return _Headings(columns=tuple(columns), number=line.number)
    raise ParseError(source.id, _missing(source, wanted, candidates))


def _wanted(source: Source) -> Mapping[RowField, str]:
    """Return the heading of each field, as it is compared."""
    if source.columns.fields:
        return {field: heading(name) for field, name in source.columns.fields}
    return {field: heading(field.value) for field in RowField}


def _places(line: Line) -> Mapping[str, int]:
    """Return the column of each heading; of two that are the same the first."""
    found: dict[str, int] = {}
    for place, cell in enumerate(line.cells):
        if heading(cell):
            found.setdefault(heading(cell), place)
    return found


def _missing(source: Source, wanted: Mapping[RowField, str], lines: tuple[Line, ...]) -> str:
    """Return which heading is missing in the row that comes closest, and what stands there."""
    closest = max(lines, key=lambda line: len(_places(line).keys() & set(wanted.values())))
    there = _places(closest)
    named = dict(source.columns.fields) or {RowField.TITEL: RowField.TITEL.value}
    missing = [name for name in named.values() if heading(name) not in there]
    shown = [cell[:MAX_HEADING] for cell in closest.cells if cell][:MAX_SHOWN]
    by_heading = {heading(cell): cell for cell in reversed(shown)}
    close = get_close_matches(heading(missing[0]), by_heading, n=1)
    hint = f" Bedoelde u “{by_heading[close[0]]}”?" if close else ""
    quoted = ", ".join(f"“{name}”" for name in missing[:MAX_SHOWN])
    return f"het kopje {quoted} ontbreekt.{hint} Gevonden kopjes: {', '.join(shown)}"


def _row(line: Line, headings: _Headings) -> Row:
    values = (
        (field, line.cells[place])
        for field, place in headings.columns
        if place < len(line.cells) and line.cells[place]
    )
    return Row(values=tuple(values), where=f"rij {line.number}")
