"""The page with all that needs an editor's care: plain HTML that prints and can be sorted."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from hub.atomic_file import write_atomically
from wijkwijzer.report.editor_page import framed
from wijkwijzer.report.page_style import STYLE
from wijkwijzer.report.table import Table, as_csv, as_json
from wijkwijzer.report.table_html import as_html, counted

PAGE = "redactie.html"
SCRIPT = Path(__file__).with_name("report.js")
FOLDER = "redactie"

_PRIVATE = (
    "Dit is alleen voor de redactie. Zet het niet op een website: er kunnen gevoelige teksten "
    "in staan."
)


def report_page(tables: tuple[Table, ...], day: str) -> str:
    """Return the whole page; `day` is the date in words."""
    script = SCRIPT.read_text(encoding="utf-8").strip()
    return framed("Voor de redactie", tuple(_parts(tables, day)), STYLE, script)


def write_report(reports: Path, tables: tuple[Table, ...], day: str) -> Path:
    """Write the page, and each table as csv and json; return the path of the page.

    Raises:
        OSError: the disk refuses; what was not yet written stays as it was.
    """
    for table in tables:
        write_atomically(reports / FOLDER / f"{table.id}.csv", as_csv(table))
        write_atomically(reports / FOLDER / f"{table.id}.json", as_json(table))
    page = reports / PAGE
    write_atomically(page, report_page(tables, day).encode())
    return page


def _parts(tables: tuple[Table, ...], day: str) -> Iterator[str]:
    yield '<header id="boven"><h1>Voor de redactie</h1>'
    yield f'<p>Stand van {escape(day)}.</p><p class="let-op">{_PRIVATE}</p></header>'
    yield from _first(tables)
    # The script puts its choices here; without it every row stands there.
    yield '<main><div class="kies" id="kies" hidden></div>'
    # What waits stands before what is there to look things up in.
    for table in sorted(tables, key=lambda one: not one.todo):
        yield as_html(table)
        yield '<p class="omhoog"><a href="#boven">Naar boven</a></p>'
    yield '<p id="gedaan" class="weg" role="status"></p></main>'


def _first(tables: tuple[Table, ...]) -> Iterator[str]:
    """Yield the summary: what to do first, in that order, and what needs nothing."""
    waiting = tuple(one for one in tables if one.todo)
    yield '<nav class="eerst" aria-labelledby="eerst"><h2 id="eerst">Doe dit eerst</h2>'
    if waiting:
        yield f"<ol>{''.join(_waiting(one) for one in waiting)}</ol>"
    else:
        yield "<p>Er is nu niets dat op u wacht.</p>"
    quiet = " · ".join(_quiet(one) for one in tables if not one.todo)
    yield f"<p>Hier is nu niets te doen: {quiet}.</p></nav>" if quiet else "</nav>"


def _waiting(table: Table) -> str:
    amount, _, words = counted(table).partition(" ")
    return (
        f'<li><a href="#{escape(table.id)}"><strong>{amount}</strong> {escape(words)}</a></li>'
    )


def _quiet(table: Table) -> str:
    return f'<a href="#{escape(table.id)}">{escape(table.title)}</a>'
