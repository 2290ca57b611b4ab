"""A part of the editors' report: a table that becomes HTML, a spreadsheet and JSON. Pure."""

import csv
import io
import json
from collections.abc import Iterable
from enum import StrEnum
from urllib.parse import quote, urlencode

from attrs import frozen

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

OWNER = "eigenaar"
"""The column by whose values the page can be narrowed to one person."""

LONGEST_MAIL = 1800
"""Mail programs cut a link that is longer than some 2,000 characters."""


class Look(StrEnum):
    """How a cell looks; its text always says the same."""

    PLAIN = ""
    NUMBER = "getal"
    BAD = "mis"
    POOR = "mager"
    GOOD = "goed"


@frozen(kw_only=True)
class Cell:
    """One cell: plain text, perhaps with a link; `sort` is what it sorts by.

    A `label` is what the link says when the text itself is long, as of a ready mail. A block
    keeps its lines; one that is `pasted` is meant to be copied as a whole.
    """

    text: str
    href: str = ""
    label: str = ""
    is_block: bool = False
    is_pasted: bool = False
    sort: str = ""
    look: Look = Look.PLAIN


@frozen(kw_only=True)
class Table:
    """One part of the report. `more` is another report (a file beside it) with all details.

    `task` says what is to be done in one row and in more of them ("bron hapert", "bronnen
    haperen"); `todo` is how many rows ask for it, by default all. A part without a task is
    there to look things up in; one that `is_folded` is opened by who wants it.
    """

    id: str
    title: str
    intro: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    task: tuple[str, str] = ("", "")
    counted: int | None = None
    nothing: str = "Er is nu niets."
    more: str = ""
    is_folded: bool = False

    @property
    def todo(self) -> int:
        """How much of it waits for an editor."""
        if not self.task[0]:
            return 0
        return len(self.rows) if self.counted is None else self.counted


def cells(*texts: str) -> tuple[Cell, ...]:
    """Return a row of plain texts."""
    return tuple(Cell(text=text) for text in texts)


def number(value: int) -> Cell:
    """Return a number that sorts as one."""
    return Cell(text=str(value), sort=f"{value:09d}", look=Look.NUMBER)


def web_link(text: str, url: str) -> Cell:
    """Return a link to the web; another kind of address stays text."""
    return Cell(text=text, href=url if url.startswith(("https://", "http://")) else "")


def pasted(text: str) -> Cell:
    """Return lines that an editor copies into a file."""
    return Cell(text=text, is_block=True, is_pasted=True)


def mail(label: str, to: str, subject: str, lines: Iterable[str]) -> Cell:
    """Return a mail that is ready to send: its whole text, and a link that opens it.

    What is too long for a link is left out of the link alone.
    """
    written = tuple(lines)
    question = urlencode({"subject": subject, "body": _short(written)}, quote_via=quote)
    return Cell(
        text="\n".join(written),
        href=f"mailto:{quote(to, safe='@')}?{question}",
        label=label,
        is_block=True,
        is_pasted=True,
    )


def as_csv(table: Table) -> bytes:
    """Return the table as lines for a spreadsheet, with a heading."""
    text = io.StringIO()
    lines = csv.writer(text, delimiter=";", lineterminator="\r\n")
    lines.writerow(table.columns)
    lines.writerows([_safe(cell.text) for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def as_json(table: Table) -> bytes:
    """Return the table as JSON: a list of rows by the names of the columns."""
    rows = [
        {name: cell.text for name, cell in zip(table.columns, row, strict=True)}
        for row in table.rows
    ]
    facts = {"title": table.title, "todo": table.todo, "rows": rows}
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()


def _short(lines: tuple[str, ...]) -> str:
    """Return the lines as the body of a mail; those that do not fit are counted instead."""
    body, left = "", 0
    for line in lines:
        longer = f"{body}{line}\r\n"
        if len(quote(longer)) <= LONGEST_MAIL:
            body = longer
        else:
            left += 1
    return f"{body}En nog {left} regels. Zie het rapport.\r\n" if left else body


def _safe(text: str) -> str:
    """Return text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
