"""The page with all that needs an editor's care: plain HTML that prints and can be sorted."""

from html import escape
from pathlib import Path

from hub.atomic_file import write_atomically
from wijkwijzer.report.editor_page import framed
from wijkwijzer.report.table import Table, as_csv, as_html, as_json

PAGE = "redactie.html"
SCRIPT = "redactie.js"
FOLDER = "redactie"

STYLE = """
:root{color-scheme:light dark}
body{font:1rem/1.5 sans-serif;margin:1rem auto;max-width:75rem;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{border:1px solid #767676;padding:.25rem .5rem;
text-align:left;vertical-align:top}thead th{background:Canvas;position:sticky;top:0}
th button{all:unset;cursor:pointer;font-weight:bold;text-decoration:underline}
th button:focus-visible,.breed:focus-visible{outline:3px solid Highlight}
pre{white-space:pre-wrap;margin:0}.breed{overflow:auto}
section{border-top:2px solid #767676;margin-top:2rem}
@media print{nav,.bestanden{display:none}table{font-size:.8rem}thead th{position:static}
tr{break-inside:avoid}a{color:inherit;text-decoration:none}.breed{overflow:visible}}
"""


def report_page(tables: tuple[Table, ...], day: str) -> str:
    """Return the whole page; `day` is the date in words."""
    items = "".join(
        f'<li><a href="#{escape(one.id)}">{escape(one.title)}</a> ({len(one.rows)})</li>'
        for one in tables
    )
    intro = (
        f"<p>Wat aandacht nodig heeft op {escape(day)}. Dit is alleen voor de redactie. "
        "Zet het niet op een website: er kunnen gevoelige teksten in staan.</p>"
    )
    contents = f'<nav aria-label="Onderdelen"><ul>{items}</ul></nav><main>'
    heading = "<h1>Voor de redactie</h1>"
    parts = (heading, intro, contents, *map(as_html, tables), "</main>")
    return framed("Voor de redactie", parts, STYLE, SCRIPT)


def write_report(reports: Path, tables: tuple[Table, ...], day: str) -> Path:
    """Write the page with its script, and each table as csv and json; return the page's path.

    Raises:
        OSError: the disk refuses; what was not yet written stays as it was.
    """
    for table in tables:
        write_atomically(reports / FOLDER / f"{table.id}.csv", as_csv(table))
        write_atomically(reports / FOLDER / f"{table.id}.json", as_json(table))
    script = Path(__file__).with_name("sort.js").read_bytes()
    write_atomically(reports / SCRIPT, script)
    page = reports / PAGE
    write_atomically(page, report_page(tables, day).encode())
    return page
