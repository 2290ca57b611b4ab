"""A part of the editors' report: a table that becomes HTML, a spreadsheet and JSON. Pure."""

import csv
import io
import json
from collections.abc import Iterable
from html import escape
from urllib.parse import quote, urlencode

from attrs import frozen

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

LONGEST_MAIL = 1800
"""Mail programs cut a link that is longer than some 2,000 characters."""


@frozen(kw_only=True)
class Cell:
    """One cell: plain text, with a link, or a block to copy; `sort` is what it sorts by."""

    text: str
    href: str = ""
    is_block: bool = False
    sort: str = ""


@frozen(kw_only=True)
class Table:
    """One part of the report. `more` is another report (a file beside it) with all details."""

    id: str
    title: str
    intro: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    nothing: str = "Er is nu niets."
    more: str = ""


def cells(*texts: str) -> tuple[Cell, ...]:
    """Return a row of plain texts."""
    return tuple(Cell(text=text) for text in texts)


def number(value: int) -> Cell:
    """Return a number that sorts as one."""
    return Cell(text=str(value), sort=f"{value:09d}")


def web_link(text: str, url: str) -> Cell:
    """Return a link to the web; another kind of address stays text."""
    return Cell(text=text, href=url if url.startswith(("https://", "http://")) else "")


def mail_link(text: str, to: str, subject: str, lines: Iterable[str]) -> Cell:
    """Return a link that opens a mail that is ready to send; what is too long is left out."""
    body, left = "", 0
    for line in lines:
        longer = f"{body}{line}\r\n"
        if len(quote(longer)) <= LONGEST_MAIL:
            body = longer
        else:
            left += 1
    if left:
        body += f"En nog {left} regels. Zie het rapport.\r\n"
    question = urlencode({"subject": subject, "body": body}, quote_via=quote)
    return Cell(text=text, href=f"mailto:{quote(to, safe='@')}?{question}")


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
    facts = {"title": table.title, "rows": rows}
    return (json.dumps(facts, ensure_ascii=False, indent=1) + "\n").encode()


def as_html(table: Table) -> str:
    """Return the table as a section of the page."""
    head = (
        f'<section id="{escape(table.id)}" aria-labelledby="kop-{escape(table.id)}">'
        f'<h2 id="kop-{escape(table.id)}">{escape(table.title)} ({len(table.rows)})</h2>'
        f"<p>{escape(table.intro)}{_files(table)}</p>"
    )
    if not table.rows:
        return f"{head}<p>{escape(table.nothing)}</p></section>"
    headings = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    rows = "\n".join(f"<tr>{''.join(map(_html_cell, row))}</tr>" for row in table.rows)
    return (
        f'{head}<div class="breed" role="region" tabindex="0" '
        f'aria-labelledby="kop-{escape(table.id)}"><table>\n'
        f"<thead><tr>{headings}</tr></thead>\n<tbody>\n{rows}\n</tbody></table></div></section>"
    )


def _files(table: Table) -> str:
    names = ((f"redactie/{table.id}.csv", "csv"), (f"redactie/{table.id}.json", "json"))
    links = " · ".join(f'<a href="{escape(name)}">{text}</a>' for name, text in names)
    more = f' · <a href="{escape(table.more)}">alles hierover</a>' if table.more else ""
    return f' <span class="bestanden">{links}{more}</span>'


def _html_cell(cell: Cell) -> str:
    sort = f' data-sort="{escape(cell.sort)}"' if cell.sort else ""
    if cell.is_block:
        return f"<td{sort}><pre>{escape(cell.text)}</pre></td>"
    shown = escape(cell.text)
    if cell.href:
        shown = f'<a href="{escape(cell.href)}" rel="noopener noreferrer">{shown}</a>'
    return f"<td{sort}>{shown}</td>"


def _safe(text: str) -> str:
    """Return text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
