"""Read the rows of a table on disk (CSV, CSV in a zip, or a spreadsheet), one by one.

The only module of the hub that knows openpyxl.
"""

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from xml.etree.ElementTree import ParseError

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from hub.errors import CbsFileRefused

Choose = Callable[[Sequence[object]], Sequence[int]]
"""Returns the positions of the cells to read, from the header; raises when it is no good."""

_HEADER_BYTES = 20_000
_LONGEST_LINE = 100_000
"""Python's own reader of CSV stops at a longer cell; a line of the CBS has some hundreds."""


@contextmanager
def opened_lines(path: Path, fits: Callable[[str], bool]) -> Iterator[Iterator[str]]:
    """Yield the lines of a CSV file, or of the one in a zip whose first line `fits`.

    Raises:
        CbsFileRefused: the zip is damaged, or has no such file.
    """
    with ExitStack() as stack:
        if path.suffix.lower() != ".zip":
            text = stack.enter_context(path.open(encoding="utf-8-sig", errors="replace"))
            yield iter(text)
            return
        try:
            archive = stack.enter_context(zipfile.ZipFile(path))
            name = _member(archive, fits)
        # zipfile raises NotImplementedError for a zip of a version that it does not know, and
        # RuntimeError for one with a password.
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as exc:
            raise CbsFileRefused(str(path), "dit zip-bestand is beschadigd") from exc
        if not name:
            raise CbsFileRefused(str(path), "in dit zip-bestand zit geen tabel die past")
        member = stack.enter_context(archive.open(name))
        yield iter(io.TextIOWrapper(member, encoding="utf-8-sig", errors="replace"))


@contextmanager
def opened_rows(path: Path, choose: Choose) -> Iterator[Iterator[tuple[object, ...]]]:
    """Yield the rows under the header of a table, each with only the chosen cells.

    Raises:
        CbsFileRefused: it is no table, or what `choose` raises.
    """
    if path.suffix.lower() in {".xlsx", ".xlsm"}:
        with _sheet(path) as rows:
            yield _chosen(path, rows, choose)
        return
    if path.suffix.lower() == ".xls":
        raise CbsFileRefused(str(path), "bewaar dit bestand eerst als .xlsx of .csv")
    with opened_lines(path, lambda header: ";" in header or "," in header) as lines:
        first = next(lines, "")
        delimiter = max(";,\t", key=first.count)
        yield _chosen(path, csv.reader(_again(first, lines), delimiter=delimiter), choose)


@contextmanager
def _sheet(path: Path) -> Iterator[Iterator[tuple[object, ...]]]:
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as exc:
        raise CbsFileRefused(str(path), "dit is geen leesbaar rekenblad") from exc
    try:
        yield book.worksheets[0].iter_rows(values_only=True)
    except (ParseError, zipfile.BadZipFile) as exc:
        raise CbsFileRefused(str(path), "dit rekenblad is beschadigd") from exc
    finally:
        book.close()


def _chosen(
    path: Path, rows: Iterator[Sequence[object]], choose: Choose
) -> Iterator[tuple[object, ...]]:
    header = next(rows, None)
    if not header:
        raise CbsFileRefused(str(path), "dit bestand is leeg")
    wanted = choose(header)
    longest = max(wanted)
    return (tuple(row[place] for place in wanted) for row in rows if len(row) > longest)


def _member(archive: zipfile.ZipFile, fits: Callable[[str], bool]) -> str:
    """Return the name of the largest CSV file whose first line fits, or ""."""
    tables = [one for one in archive.infolist() if one.filename.lower().endswith(".csv")]
    for one in sorted(tables, key=lambda one: (-one.file_size, one.filename)):
        with archive.open(one) as file:
            start = file.read(_HEADER_BYTES).decode("utf-8-sig", "replace")
        if fits(start.partition("\n")[0]):
            return one.filename
    return ""


def _again(first: str, lines: Iterator[str]) -> Iterator[str]:
    yield from (line for line in chain((first,), lines) if len(line) < _LONGEST_LINE)
