"""Take pieces out of everything that a reader can see of an item, and tell what kind they were.

The report never holds what was taken, only its kind and the field: it is read by editors.
"""

from collections.abc import Callable, Iterable, Iterator

from attrs import evolve, frozen

from harvest.cleaning.record_text import map_text
from harvest.cleaning.safe_html import edit, links_in, text_in
from hub.model import Details, Item, SafeHtml

OMITTED = "[…]"
"""Stands where something was: it reads in every language and keeps the sentence whole."""

FIELDS = {
    "title": "titel",
    "summary": "samenvatting",
    "body": "tekst",
    "contact": "contact",
    "location": "locatie",
    "organised_by": "organisator",
}
"""What editors call a field; the others are called "gegevens"."""

# What an editor decided itself and what is never shown; a source does not fill them.
_OWN = frozenset({"said", "upkeep", "overlay"})


@frozen(kw_only=True, order=True)
class Span:
    """A piece of text that must go, and what kind of thing it is (in Dutch)."""

    start: int
    end: int
    what: str


Find = Callable[[str], Iterable[Span]]
"""Finds what must go. Pure; never looks past a newline, which parts two blocks."""


@frozen(kw_only=True)
class Redaction:
    """What to take out: pieces of text, and links (by their URL, with the kind; "" keeps)."""

    find: Find
    link: Callable[[str], str]


def redact(item: Item, redaction: Redaction) -> tuple[Item, tuple[str, ...]]:
    """Return the item without what the redaction finds, and "field: kind" of all that went."""
    removed: set[str] = set()

    def line(field: str, text: str) -> str:
        cut, kinds = _line(text, redaction)
        removed.update(_named(field, kinds))
        return cut

    def target(href: str) -> str:
        kind = redaction.link(href)
        removed.update(_named("body", (kind,) if kind else ()))
        return "" if kind else href

    changed = evolve(
        item,
        title=line("title", item.title) or OMITTED,
        summary=line("summary", item.summary),
        body=_body(item.body, redaction, target, removed),
        details=_details(item.details, line),
    )
    return changed, tuple(sorted(removed))


def _details(details: Details, line: Callable[[str, str], str]) -> Details:
    return map_text(details, line, skip=_OWN)


def _body(
    body: SafeHtml, redaction: Redaction, target: Callable[[str], str], removed: set[str]
) -> SafeHtml:
    def cut(pieces: tuple[str, ...]) -> Iterator[str]:
        spans = _merged(redaction.find("".join(pieces)))
        removed.update(_named("body", {span.what for span in spans}))
        return _cut_pieces(pieces, spans)

    clear = not any(redaction.find(text_in(body))) and not any(
        map(redaction.link, links_in(body))
    )
    return body if clear else edit(body, target=target, change=cut)


def _line(text: str, redaction: Redaction) -> tuple[str, tuple[str, ...]]:
    if text.startswith(("http://", "https://")):
        kind = redaction.link(text)
        return ("", (kind,)) if kind else (text, ())
    spans = _merged(redaction.find(text))
    if not spans:
        return text, ()
    cut = "".join(_cut_pieces((text,), spans))
    rest = cut.replace(OMITTED, "")
    kinds = tuple(span.what for span in spans)
    return (cut if any(map(str.isalnum, rest)) else ""), kinds


def _named(field: str, kinds: Iterable[str]) -> Iterator[str]:
    return (f"{FIELDS.get(field, 'gegevens')}: {kind}" for kind in kinds)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = evolve(merged[-1], end=max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _cut_pieces(pieces: Iterable[str], spans: tuple[Span, ...]) -> Iterator[str]:
    """Yield the pieces without the spans, which count from the start of the first piece."""
    offset = 0
    for piece in pieces:
        yield _cut(piece, offset, spans)
        offset += len(piece)


def _cut(piece: str, offset: int, spans: tuple[Span, ...]) -> str:
    kept: list[str] = []
    position = 0
    for span in spans:
        start, end = span.start - offset, span.end - offset
        if end <= 0 or start >= len(piece):
            continue
        kept.append(piece[position : max(start, 0)])
        kept.append(OMITTED if start >= 0 else "")
        position = max(position, min(end, len(piece)))
    return "".join((*kept, piece[position:]))
