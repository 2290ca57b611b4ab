"""A small tree of HTML that nh3 has already sanitised, to shape and edit text safely.

Every way back to a string ends in nh3 again (harvest.cleaning.safe_html), so nothing here is
trusted.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape, unescape

from attrs import evolve, frozen

MAX_DEPTH = 40
"""Deeper elements lose their tag and keep their text; real pages stay under 15."""

VOID = frozenset({"br", "hr"})
INLINE = frozenset({"a", "strong", "em", "br"})
_RENAMED = {"b": "strong", "i": "em"}


@frozen(kw_only=True)
class Element:
    """One element; `href` is only ever filled on an `a`."""

    tag: str
    children: "tuple[Node, ...]" = ()
    href: str = ""


Node = Element | str

_VOID_ELEMENTS = {tag: Element(tag=tag) for tag in VOID}


def element(tag: str, children: Iterable[Node]) -> Element:
    """Return an element with these children."""
    return Element(tag=tag, children=tuple(children))


# nh3 puts every value between double quotes, and writes those within it as entities.
_MARK = re.compile(r'<(/?)([a-z0-9]+)((?: [^\s"=<>]+="[^"]*")*)>')
_ATTRIBUTE = re.compile(r' ([^\s"=<>]+)="([^"]*)"')


def parse(html: str) -> tuple[Node, ...]:
    """Return the tree of balanced HTML, exactly as nh3 writes it."""
    builder = _Builder()
    # Text, and then a mark in three parts, again and again; the last part is text.
    parts = iter(_MARK.split(html))
    for text in parts:
        if text:
            builder.add_text(unescape(text))
        closes, tag, attributes = next(parts, ""), next(parts, ""), next(parts, "")
        if closes:
            builder.close(tag)
        elif tag:
            href = dict(_ATTRIBUTE.findall(attributes)).get("href", "") if attributes else ""
            builder.open(tag, unescape(href))
    return builder.finish()


class _Builder:
    """Collects marks and text into a tree."""

    def __init__(self) -> None:
        self._open: list[tuple[str, str, list[Node]]] = [("", "", [])]
        self._too_deep = 0

    def open(self, tag: str, href: str) -> None:
        """Open an element."""
        name = _RENAMED.get(tag, tag)
        if name in VOID:
            self._open[-1][2].append(_VOID_ELEMENTS[name])
        elif self._too_deep or len(self._open) > MAX_DEPTH:
            self._too_deep += 1
        else:
            self._open.append((name, href, []))

    def close(self, tag: str) -> None:
        """Close the element that was opened last; nh3 wrote them in balance."""
        if tag in VOID:
            return
        if self._too_deep:
            self._too_deep -= 1
        elif len(self._open) > 1:
            self._close()

    def add_text(self, text: str) -> None:
        """Add text."""
        self._open[-1][2].append(text)

    def finish(self) -> tuple[Node, ...]:
        """Close what is still open and return the roots."""
        while len(self._open) > 1:
            self._close()
        return tuple(self._open[0][2])

    def _close(self) -> None:
        name, href, children = self._open.pop()
        self._open[-1][2].append(Element(tag=name, href=href, children=tuple(children)))


def serialise(nodes: Iterable[Node]) -> str:
    """Return the tree as HTML."""
    return "".join(_written(node) for node in nodes)


def _written(node: Node) -> str:
    if isinstance(node, str):
        return escape(node, quote=False)
    if node.tag in VOID:
        return f"<{node.tag}>"
    href = f' href="{escape(node.href)}"' if node.href else ""
    return f"<{node.tag}{href}>{serialise(node.children)}</{node.tag}>"


def pieces(nodes: Iterable[Node]) -> Iterator[str]:
    """Yield the texts in order, with a newline piece wherever a reader sees a new line."""
    for node in nodes:
        if isinstance(node, str):
            yield node
            continue
        if node.tag not in INLINE or node.tag == "br":
            yield "\n"
        yield from pieces(node.children)
        if node.tag not in INLINE:
            yield "\n"


def text_of(nodes: Iterable[Node]) -> str:
    """Return the text with a newline between blocks."""
    return "".join(pieces(nodes))


def rewrite_text(
    nodes: tuple[Node, ...], change: Callable[[tuple[str, ...]], Iterable[str]]
) -> tuple[Node, ...]:
    """Return the tree with its text pieces replaced by what `change` makes of all of them.

    `change` sees the pieces of `pieces()` together, so that it finds what is spread over
    several elements, and gives back as many.
    """
    return _refilled(nodes, iter(tuple(change(tuple(pieces(nodes))))))


def _refilled(nodes: tuple[Node, ...], texts: Iterator[str]) -> tuple[Node, ...]:
    return tuple(_refill(node, texts) for node in nodes)


def _refill(node: Node, texts: Iterator[str]) -> Node:
    if isinstance(node, str):
        return next(texts)
    if node.tag not in INLINE or node.tag == "br":
        next(texts)
    filled = evolve(node, children=_refilled(node.children, texts))
    if node.tag not in INLINE:
        next(texts)
    return filled


def map_links(nodes: tuple[Node, ...], target: Callable[[str], str]) -> tuple[Node, ...]:
    """Return the tree with every href replaced; a link whose target is empty becomes text."""
    return tuple(result for node in nodes for result in _linked(node, target))


def _linked(node: Node, target: Callable[[str], str]) -> tuple[Node, ...]:
    if isinstance(node, str):
        return (node,)
    children = map_links(node.children, target)
    if node.tag != "a":
        return (node if children == node.children else evolve(node, children=children),)
    href = target(node.href) if node.href else ""
    return (evolve(node, children=children, href=href),) if href else children
