"""Bring the tree of any web page into the few shapes that our pages know. Pure.

What comes out: a row of blocks (p, ul, ol, blockquote, table, h3, h4) with inline text inside.
Headings stand at the top level only, so that a text can be cut into passages at them. The
highest heading of a text becomes h3 and every deeper one h4: the page itself owns h1 and h2.
(Not h2 to h3 and h3 to h4: then a second cleaning would lower them again.)
"""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import evolve

from harvest.cleaning.html_tree import INLINE, Element, Node, element, text_of
from harvest.cleaning.visible_text import composed

_HEADING = re.compile(r"h[1-6]")
_LISTS = frozenset({"ul", "ol"})
_LABELS = frozenset({"dt", "summary", "caption", "legend"})
_SPACES = re.compile(r"[ \t\n\r\f]+")
# Without one of these every run of white space is one space, as in nearly all texts.
_MORE_THAN_SPACE = ("  ", "\t", "\n", "\r", "\f")
_BR = Element(tag="br")


def shape(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return the blocks of a text; shaping them again changes nothing."""
    blocks = tuple(_blocks(nodes, top=True))
    levels = sorted({block.tag for block in blocks if _HEADING.fullmatch(block.tag)})
    names = {tag: "h3" if tag == levels[0] else "h4" for tag in levels}
    return tuple(
        evolve(block, tag=names[block.tag]) if block.tag in names else block for block in blocks
    )


def _blocks(nodes: Iterable[Node], *, top: bool) -> Iterator[Element]:
    for inline, group in groupby(nodes, _is_inline):
        if inline:
            yield from (element("p", line) for line in _paragraphs(_inline(group)))
            continue
        for node in group:
            if isinstance(node, Element):
                yield from _block(node, top=top)


def _is_inline(node: Node) -> bool:
    return isinstance(node, str) or node.tag in INLINE


def _block(node: Element, *, top: bool) -> Iterator[Element]:
    if _HEADING.fullmatch(node.tag) and top:
        words = _words(_inline(node.children))
        yield from (element(node.tag, words),) if words else ()
    elif _HEADING.fullmatch(node.tag) or node.tag in _LABELS:
        words = _words(_inline(node.children, frozenset({"strong"})))
        yield from (element("p", (element("strong", words),)),) if words else ()
    elif node.tag in _LISTS:
        yield from _list(node)
    elif node.tag == "blockquote":
        quoted = tuple(_blocks(node.children, top=False))
        yield from (element("blockquote", quoted),) if quoted else ()
    elif node.tag == "table":
        yield from _table(node)
    else:
        yield from _blocks(node.children, top=top)


def _list(node: Element) -> Iterator[Element]:
    entries = (
        _cell(child.children if isinstance(child, Element) and child.tag == "li" else (child,))
        for child in node.children
    )
    items = tuple(element("li", entry) for entry in entries if entry)
    if items:
        yield element(node.tag, items)


def _table(node: Element) -> Iterator[Element]:
    for child in node.children:
        if isinstance(child, Element) and child.tag == "caption":
            yield from _block(child, top=False)
    rows = tuple((in_head, cells) for in_head, cells in _rows(node) if any(cells))
    if all(len(cells) < 2 for _, cells in rows):
        # One column is a page laid out with a table, not a table.
        for _, cells in rows:
            for cell in cells:
                yield from _blocks(cell.children, top=False)
        return
    sections = (
        ("thead", [element("tr", cells) for in_head, cells in rows if in_head]),
        ("tbody", [element("tr", cells) for in_head, cells in rows if not in_head]),
    )
    yield element("table", (element(tag, lines) for tag, lines in sections if lines))


def _rows(
    node: Element, *, in_head: bool = False
) -> Iterator[tuple[bool, tuple[Element, ...]]]:
    for child in node.children:
        if isinstance(child, str):
            continue
        if child.tag == "tr":
            cells = (cell for cell in child.children if isinstance(cell, Element))
            filled = tuple(element(cell.tag, _cell(cell.children)) for cell in cells)
            yield in_head, filled if any(cell.children for cell in filled) else ()
        elif child.tag in {"thead", "tbody", "tfoot"}:
            yield from _rows(child, in_head=child.tag == "thead")


def _cell(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return what stands in a list item or table cell: bare text when it is one paragraph."""
    blocks = tuple(_blocks(nodes, top=False))
    if blocks and blocks[0].tag == "p" and all(rest.tag in _LISTS for rest in blocks[1:]):
        return (*blocks[0].children, *blocks[1:])
    return blocks


def _inline(nodes: Iterable[Node], inside: frozenset[str] = frozenset()) -> Iterator[Node]:
    """Yield inline nodes only; a block among them leaves its text, an element never nests."""
    for node in nodes:
        if isinstance(node, str):
            yield composed(node)
        elif node.tag == "br":
            yield node
        elif node.tag in INLINE and node.tag not in inside:
            children = _joined(_inline(node.children, inside | {node.tag}))
            words = _words(children)
            said = text_of(children)
            # White space at its edges moves out, so that a link is as long as its words.
            yield said[: len(said) - len(said.lstrip())]
            yield from (evolve(node, children=words),) if said.strip() else ()
            yield said[len(said.rstrip()) :]
        else:
            apart = "" if node.tag in INLINE else " "
            yield apart
            yield from _inline(node.children, inside)
            yield apart


def _joined(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Join neighbouring texts and make every run of white space one space."""
    joined: list[Node] = []
    for is_text, group in groupby(nodes, lambda node: isinstance(node, str)):
        if is_text:
            joined.append(
                _single_spaced("".join(part for part in group if isinstance(part, str)))
            )
        else:
            joined.extend(group)
    return tuple(node for node in joined if node != "")


def _single_spaced(text: str) -> str:
    return _SPACES.sub(" ", text) if any(map(text.__contains__, _MORE_THAN_SPACE)) else text


def _words(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Return inline nodes as one line, without white space around them."""
    line = list(_joined(" " if node == _BR else node for node in nodes))
    while line and isinstance(line[0], str):
        line[0] = line[0].lstrip()
        if line[0]:
            break
        del line[0]
    while line and isinstance(line[-1], str):
        line[-1] = line[-1].rstrip()
        if line[-1]:
            break
        del line[-1]
    return tuple(line)


def _paragraphs(nodes: Iterable[Node]) -> Iterator[tuple[Node, ...]]:
    """Yield the paragraphs of inline nodes: an empty line between two breaks parts them."""
    paragraph: list[Node] = []
    breaks = 0
    for is_break, group in groupby(nodes, lambda node: node == _BR):
        run = tuple(group)
        line = () if is_break else _words(run)
        breaks += len(run) if is_break else 0
        if not line:
            continue
        if paragraph and breaks > 1:
            yield tuple(paragraph)
            paragraph = []
        paragraph += [_BR, *line] if paragraph and breaks else line
        breaks = 0
    if paragraph:
        yield tuple(paragraph)
