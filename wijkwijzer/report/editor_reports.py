"""Write the reports for editors: what to look at, and which words the word lists miss."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from pathlib import Path

from enrich.review import (
    Fragment,
    MissedWord,
    Reading,
    Row,
    missed_words,
    read_each,
    review_queue,
)
from enrich.unplaced import UnplacedVenue
from hub.atomic_file import write_atomically
from hub.model import EnrichedItem
from wijkwijzer.report.editor_page import editor_page, title_link, toml_text

QUEUE = "nakijken.html"
WORDS = "geen-woord.csv"
VENUES = "plekken-zonder-wijk.csv"


def write_reports(
    reports: Path,
    today: date,
    enriched: tuple[EnrichedItem, ...],
    venues: tuple[UnplacedVenue, ...] = (),
    read: Reading = read_each,
) -> None:
    """Write nakijken.html and two tables in the folder `reports` (output/reports).

    The tables are geen-woord.csv, and plekken-zonder-wijk.csv with `venues`. `read` gives the
    words of items.

    Raises:
        OSError: the disk refuses; the earlier reports are untouched.
    """
    write_atomically(reports / QUEUE, queue_page(review_queue(enriched), today).encode())
    words = missed_words(enriched, read)
    write_atomically(reports / WORDS, words_table(words).encode("utf-8-sig"))
    write_atomically(reports / VENUES, venues_table(venues).encode("utf-8-sig"))


def queue_page(rows: tuple[Row, ...], today: date) -> str:
    """Return the page for editors: plain HTML, no script, nothing from elsewhere."""
    intro = (
        f"<p>{_counted(len(rows))} De woorden die telden, zijn gemarkeerd. "
        "Zet uw besluit in curatie.toml van de gemeente.</p>"
    )
    articles = (_article(row, today) for row in rows)
    return editor_page("Nakijken", (intro, *articles))


def words_table(words: tuple[MissedWord, ...]) -> str:
    """Return the words as lines for a spreadsheet, with a heading."""
    rows = ((one.word, str(one.items), one.example) for one in words)
    return _table(("woord", "items", "voorbeeld"), rows)


def venues_table(venues: tuple[UnplacedVenue, ...]) -> str:
    """Return the venues whose wijk nobody knows: each is a row to add to locaties.toml."""
    rows = (
        (*_place(one), one.area, str(one.items), " · ".join(one.examples)) for one in venues
    )
    return _table(("plek", "adres", "postcode", "gebied", "items", "voorbeelden"), rows)


def _place(venue: UnplacedVenue) -> tuple[str, str, str]:
    return venue.name, venue.address, venue.postcode


def _table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(headings)
    table.writerows(tuple(map(_cell, row)) for row in rows)
    return text.getvalue()


def _cell(text: str) -> str:
    """Return text that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _counted(number: int) -> str:
    return (
        f"{number} item om na te kijken." if number == 1 else f"{number} items om na te kijken."
    )


def _article(row: Row, today: date) -> str:
    return "\n".join(
        (
            f"<article><h2>{title_link(row.title, row.url)}</h2>",
            f'<p class="waarom">{escape("; ".join(row.reasons))}</p>',
            f"<p>Bron: {escape(row.source_id)}.{_guesses(row)}</p>",
            *(f"<blockquote>{_html(fragment)}</blockquote>" for fragment in row.fragments),
            f"<pre>{escape(decision_block(row, today))}</pre></article>",
        )
    )


def decision_block(row: Row, today: date) -> str:
    """Return the lines of curatie.toml for this item, for an editor to finish."""
    domains = ", ".join(toml_text(domain) for domain, _ in row.guesses)
    text = " ".join("".join(piece.text for piece in one.pieces) for one in row.fragments)
    return "\n".join(_decision_lines(row, domains, text, today))


def _decision_lines(row: Row, domains: str, text: str, today: date) -> Iterator[str]:
    yield "[[onderwerp]]"
    yield f"item = {toml_text(row.item_id)}"
    yield f"domains = [{domains}]"
    yield 'door = ""'
    yield f"op = {today.isoformat()}"
    yield f"titel = {toml_text(row.title)}"
    if text:
        yield f"tekst = {toml_text(text)}"


def _guesses(row: Row) -> str:
    if not row.guesses:
        return ""
    told = ", ".join(f"{escape(value)} ({score:.0%})" for value, score in row.guesses)
    return f" Gevonden: {told}."


def _html(fragment: Fragment) -> str:
    return "".join(
        f"<mark>{escape(piece.text)}</mark>" if piece.marked else escape(piece.text)
        for piece in fragment.pieces
    )
