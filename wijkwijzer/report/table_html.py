"""Show a table of the editors' report as a section of its page. Pure."""

from collections.abc import Iterator
from html import escape

from wijkwijzer.report.table import OWNER, Cell, Look, Table

_PASTED = ' class="kopie"'


def as_html(table: Table) -> str:
    """Return the table as a section with a heading of its own to link to."""
    name = escape(table.id)
    head = (
        f'<section id="{name}" aria-labelledby="kop-{name}">'
        f'<h2 id="kop-{name}">{escape(table.title)} {_count(table)}</h2>'
        f"<p>{escape(table.intro)}</p>{_files(table)}"
    )
    body = _scrolled(table) if table.rows else f"<p>{escape(table.nothing)}</p>"
    return f"{head}{body}</section>"


def counted(table: Table) -> str:
    """Return what there is to do in a table, in words."""
    one, more = table.task
    return f"{table.todo} {one if table.todo == 1 else more}"


def _count(table: Table) -> str:
    total = len(table.rows)
    told = f"{table.todo} van {total}" if table.task[0] and table.todo != total else str(total)
    return f'<span class="aantal">({told})</span>'


def _files(table: Table) -> str:
    files = [(f"redactie/{table.id}.csv", "Voor Excel"), (f"redactie/{table.id}.json", "JSON")]
    if table.more:
        files.append((table.more, "Alles hierover"))
    # Read out loud, one of many links "Voor Excel" must say of which part it is.
    part = f'<span class="weg">: {escape(table.title)}</span>'
    links = (f'<a href="{escape(file)}">{name}{part}</a>' for file, name in files)
    return f'<p class="bestanden">{" · ".join(links)}</p>'


def _scrolled(table: Table) -> str:
    name = escape(table.id)
    shown = (
        f'<div class="breed" role="region" tabindex="0" '
        f'aria-label="Tabel: {escape(table.title)}">'
        f'<table class="t-{name}">\n{"".join(_lines(table))}</table></div>'
    )
    if table.todo or not (table.is_folded or table.task[0]):
        return shown
    return (
        f"<details><summary>Toon de tabel ({len(table.rows)} regels)</summary>{shown}</details>"
    )


def _lines(table: Table) -> Iterator[str]:
    headings = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    yield f"<thead><tr>{headings}</tr></thead>\n<tbody>\n"
    for row in table.rows:
        first, *others = row
        shown = f"{_cell(first, 'th')}{''.join(_cell(one, 'td') for one in others)}"
        yield f"<tr{_owner(table, row)}>{shown}</tr>\n"
    yield "</tbody>"


def _owner(table: Table, row: tuple[Cell, ...]) -> str:
    if OWNER not in table.columns:
        return ""
    return f' data-eigenaar="{escape(row[table.columns.index(OWNER)].text)}"'


def _cell(cell: Cell, tag: str) -> str:
    scope = ' scope="row"' if tag == "th" else ""
    sort = f' data-sort="{escape(cell.sort)}"' if cell.sort else ""
    look = f' class="{cell.look}"' if cell.look is not Look.PLAIN else ""
    return f"<{tag}{scope}{sort}{look}>{_inside(cell)}</{tag}>"


def _inside(cell: Cell) -> str:
    text, link = escape(cell.text), escape(cell.href)
    if cell.is_block:
        block = f"<pre{_PASTED if cell.is_pasted else ''}>{text}</pre>" if text else ""
        if not (link and cell.label):
            return block
        return (
            f'<a href="{link}">{escape(cell.label)}</a>'
            f"<details><summary>Lees de tekst</summary>{block}</details>"
        )
    return f'<a href="{link}" rel="noopener noreferrer">{text}</a>' if link else text
