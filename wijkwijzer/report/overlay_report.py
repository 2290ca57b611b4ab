"""Tell editors which local texts stand beside a national text that changed."""

from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from enrich.overlay_changes import Line, Mark, OverlayState, OverlayStatus
from hub.atomic_file import write_atomically
from hub.errors import Problem
from hub.page_text import text_of
from wijkwijzer.report.editor_page import editor_page, item_link

FILE = "aanvullingen.html"

_TOLD = {
    OverlayState.SAME: "De landelijke tekst is gelijk gebleven.",
    OverlayState.CHANGED: "De landelijke tekst is gewijzigd.",
    OverlayState.PASSAGE_GONE: "De kop in de landelijke tekst is er niet meer.",
    OverlayState.NO_VERSION: "Er staat niet bij welke landelijke tekst dit hoort.",
    OverlayState.ORPHAN: "De landelijke tekst is er niet meer.",
}

_TAGS = {Mark.KEPT: "span", Mark.GONE: "del", Mark.NEW: "ins"}

_ORDER = (
    OverlayState.ORPHAN,
    OverlayState.PASSAGE_GONE,
    OverlayState.CHANGED,
    OverlayState.NO_VERSION,
    OverlayState.SAME,
)


def write_overlays(reports: Path, statuses: tuple[OverlayStatus, ...]) -> None:
    """Write aanvullingen.html in the folder `reports` (output/reports).

    Raises:
        OSError: the disk refuses; the earlier report is untouched.
    """
    write_atomically(reports / FILE, overlays_page(statuses).encode())


def overlays_page(statuses: tuple[OverlayStatus, ...]) -> str:
    """Return the page for editors; what needs work comes first."""
    ordered = sorted(statuses, key=lambda one: (_ORDER.index(one.state), one.overlay.id))
    intro = "<p>Elke aanvulling met de landelijke tekst ernaast: zoals die was en is.</p>"
    return editor_page("Aanvullingen", (intro, *map(_article, ordered)))


def overlay_problems(
    statuses: Iterable[OverlayStatus], folders: dict[str, Path]
) -> tuple[Problem, ...]:
    """Return a warning for each local text beside a national text that changed.

    `folders` gives the folder in content/ of each source of editors.
    """
    return tuple(
        _problem(one, folders[one.overlay.source_id])
        for one in statuses
        if one.overlay.source_id in folders
        and one.state not in {OverlayState.SAME, OverlayState.NO_VERSION}
    )


def _problem(one: OverlayStatus, folder: Path) -> Problem:
    name = one.overlay.id.removeprefix(f"{one.overlay.source_id}:")
    return Problem(
        path=str(folder / f"{name}.md"),
        line=1,
        column=1,
        message=_TOLD[one.state],
        hint="\n    ".join(_hint(one)),
        warning=True,
        code="landelijk",
    )


def _hint(one: OverlayStatus) -> Iterator[str]:
    signs = {Mark.GONE: "-", Mark.NEW: "+"}
    yield from (
        f"{signs[line.mark]} {line.text}" for line in one.difference if line.mark in signs
    )
    if one.outdated:
        yield f"In uw tekst staat nog: {', '.join(one.outdated)}."
    if one.state is OverlayState.CHANGED:
        yield "Pas uw tekst aan als dat nodig is. Schrijf daarna:"
        yield f"landelijke_versie: {one.version}"
    elif one.state is OverlayState.PASSAGE_GONE:
        yield f"Zet bij `onder` een kop die er nu staat (nu: {one.under})."
    else:
        yield "Haal de aanvulling weg, of zet bij `bij` een andere tekst."


def _article(one: OverlayStatus) -> str:
    local = escape(text_of(one.overlay.body))
    version = f"<pre>landelijke_versie: {escape(one.version)}</pre>" if one.version else ""
    return "\n".join(
        (
            f"<article><h2>{item_link(one.overlay)}</h2>",
            f'<p class="waarom">{_TOLD[one.state]}</p>',
            f"<p>Bij: {item_link(one.national)}</p>" if one.national else "",
            f"<p>Onder: {escape(one.under)}</p>" if one.under else "",
            _national(one),
            f"<h3>Uw tekst</h3><blockquote>{local}</blockquote>",
            f"<p>Kijk na: {escape(', '.join(one.outdated))}.</p>" if one.outdated else "",
            "" if one.state is OverlayState.SAME else version,
            "</article>",
        )
    )


def _national(one: OverlayStatus) -> str:
    if one.state is OverlayState.SAME or not one.after:
        return ""
    lines = one.difference or (Line(text=one.after, mark=Mark.KEPT),)
    marked = " ".join(
        f"<{_TAGS[line.mark]}>{escape(line.text)}</{_TAGS[line.mark]}>" for line in lines
    )
    return f"<h3>De landelijke tekst</h3><blockquote>{marked}</blockquote>"
