"""Write the report for editors about items that are one thing, or may be."""

from collections.abc import Iterator, Mapping
from datetime import date
from html import escape
from pathlib import Path

from enrich.duplicates import Doubtful, Duplicates
from hub.atomic_file import write_atomically
from hub.model import EnrichedItem
from wijkwijzer.report.editor_page import editor_page, item_link, toml_text

FILE = "dubbel.html"

MOST_DOUBTFUL = 300
"""Pairs on the page, the most alike first; who decided on these sees the next."""

Known = Mapping[str, EnrichedItem]


def write_duplicates(
    reports: Path, today: date, enriched: tuple[EnrichedItem, ...], found: Duplicates
) -> None:
    """Write dubbel.html in the folder `reports` (output/reports).

    Raises:
        OSError: the disk refuses; the earlier report is untouched.
    """
    write_atomically(reports / FILE, duplicates_page(enriched, found, today).encode())


def duplicates_page(enriched: tuple[EnrichedItem, ...], found: Duplicates, today: date) -> str:
    """Return the page for editors: first what is in doubt, then what was joined."""
    known = {one.item.id: one for one in enriched}
    return editor_page("Dubbele items", tuple(_parts(known, found, today)))


def _parts(known: Known, found: Duplicates, today: date) -> Iterator[str]:
    doubtful = sorted(found.doubtful, key=lambda one: (-one.score, one.first, one.second))
    yield f"<h2>Zijn deze hetzelfde? ({len(doubtful)})</h2>"
    yield (
        "<p>Deze items lijken op elkaar. Ze staan nu los op de site. "
        "Zet één van de twee blokken in curatie.toml van de gemeente.</p>"
    )
    for pair in doubtful[:MOST_DOUBTFUL]:
        yield _doubt(known, pair, today)
    yield f"<h2>Deze staan als één item op de site ({len(found.groups)})</h2>"
    yield (
        "<p>Klopt dat niet? Zet dan het blok in curatie.toml van de gemeente.</p>"
        if found.groups
        else "<p>Er is nu niets samengevoegd.</p>"
    )
    for group in found.groups:
        yield (
            f"<article>{_items(known, group)}"
            f"<pre>{escape(_block('niet_zelfde', group, today))}</pre></article>"
        )


def _doubt(known: Known, pair: Doubtful, today: date) -> str:
    ids = (pair.first, pair.second)
    return (
        f'<article><p class="waarom">Lijkt voor {pair.score:.0f}% op elkaar.</p>'
        f"{_items(known, ids)}"
        f"<pre>{escape(_block('zelfde', ids, today))}</pre>"
        f"<pre>{escape(_block('niet_zelfde', ids, today))}</pre></article>"
    )


def _items(known: Known, ids: tuple[str, ...]) -> str:
    lines = (
        f"<li>{item_link(known[one].item)} ({escape(known[one].item.source_id)})</li>"
        for one in ids
        if one in known
    )
    return f"<ul>{''.join(lines)}</ul>"


def _block(table: str, ids: tuple[str, ...], today: date) -> str:
    names = ", ".join(toml_text(one) for one in ids)
    return f'[[{table}]]\nitems = [{names}]\ndoor = ""\nop = {today.isoformat()}'
