"""Read what was pasted from a spreadsheet: headings above a row, or beside a value. Pure."""

import csv
import io
from collections.abc import Callable, Iterator, Sequence

from attrs import frozen

IsLabel = Callable[[str], bool]
"""Tells whether a cell is the name of a field."""

MOST_ROWS = 500
WIDE = 3
"""With so many columns it is a row of a sheet; fewer tabs are the layout of a letter."""


@frozen(kw_only=True)
class Pasted:
    """The text with a label before each value, and how many rows were left out.

    It `is_bare` when there are columns of which nobody can say what they are.
    """

    text: str
    other_rows: int = 0
    is_bare: bool = False


def without_table(text: str, is_label: IsLabel) -> Pasted:
    """Return the text in which the first row of a sheet stands as lines "label: value".

    A text that has no tabs, or whose cells have no labels, stays as it is.
    """
    if "\t" not in text:
        return Pasted(text=text)
    rows = _rows(text)
    above = next((at for at, row in enumerate(rows) if _labels(row, is_label) > 1), None)
    if above is not None:
        return _below(rows, above)
    is_bare = not any(map(is_label, (row[0] for row in rows if row)))
    widest = max(map(len, rows), default=0)
    return Pasted(text="\n".join(_beside(text, is_label)), is_bare=is_bare and widest >= WIDE)


def _rows(text: str) -> list[list[str]]:
    try:
        # Excel puts quotes around a cell of more lines.
        return list(csv.reader(io.StringIO(text), delimiter="\t", strict=True))[:MOST_ROWS]
    except csv.Error:
        return [line.split("\t") for line in text.split("\n")][:MOST_ROWS]


def _labels(row: Sequence[str], is_label: IsLabel) -> int:
    return sum(is_label(cell) for cell in row)


def _below(rows: list[list[str]], above: int) -> Pasted:
    headings = rows[above]
    filled = [
        row for row in rows[above + 1 :] if len([cell for cell in row if cell.strip()]) > 1
    ]
    lines = ["\t".join(row) for row in rows[:above]]
    if filled:
        pairs = zip(headings, filled[0], strict=False)
        lines += [f"{name.strip(' :')}: {cell.strip()}" for name, cell in pairs if cell.strip()]
    return Pasted(text="\n".join(lines), other_rows=max(len(filled) - 1, 0))


def _beside(text: str, is_label: IsLabel) -> Iterator[str]:
    for line in text.split("\n"):
        label, tab, value = line.partition("\t")
        named = tab and not label.rstrip().endswith((":", "?")) and is_label(label)
        yield f"{label.strip()}: {' '.join(value.split())}" if named else line
