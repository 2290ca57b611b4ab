"""A web page as a tree that CSS selectors can ask things of. Pure; nothing outside is read."""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urljoin

from cssselect import SelectorError
from lxml import etree, html
from lxml.cssselect import CSSSelector

from harvest.charset import decode

Element = html.HtmlElement

MAX_BYTES = 4_000_000
"""The largest page; the heaviest honest ones, with pictures inside, come near 2 MB."""

MAX_ELEMENTS = 25_000
"""The most elements of a page; long ones have some 5,000, and of 25,000 the text takes 6 s."""

MAX_TEXT = 20_000
"""The most characters of one field."""

_META_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._-]{1,40})""", re.IGNORECASE
)
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HIDDEN = frozenset({"script", "style", "template", "noscript", "head", "svg"})
# What a reader sees as words of one line; all other elements begin a new one.
_INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "ins",
    "kbd", "label", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "u",
    "var", "wbr", "font",
})  # fmt: skip


class NoPage(ValueError):  # noqa: N818 - a state of the answer
    """There is no page in this answer; the message is Dutch."""


class WrongSelector(ValueError):  # noqa: N818 - a judgement about a text
    """This is no CSS selector; the message is Dutch."""


def read_page(body: bytes, content_type: str = "") -> Element:
    """Return the root of a page; parts that lie deeper than 255 elements are not in it.

    Raises:
        NoPage: there is nothing in it, or far too much.
    """
    if len(body) > MAX_BYTES:
        raise NoPage("de pagina is te groot om te lezen")
    text = decode(body, _with_charset(body, content_type))
    if "<" not in text:
        raise NoPage("dit is geen webpagina")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as exc:
        raise NoPage("de pagina is leeg") from exc
    if sum(1 for _ in zip(root.iter(), range(MAX_ELEMENTS + 1), strict=False)) > MAX_ELEMENTS:
        raise NoPage("de pagina heeft te veel onderdelen om te lezen")
    return root


def _with_charset(body: bytes, content_type: str) -> str:
    """Return the content type with the encoding that the page names, when it has none."""
    if "charset" in content_type.lower():
        return content_type
    named = _META_CHARSET.search(body[:4_096])
    return f"{content_type}; charset={named[1].decode('ascii')}" if named else content_type


def base_of(root: Element, url: str) -> str:
    """Return what the links of a page are relative to: its <base>, or else its own URL."""
    base = next(iter(select(root, "base[href]")), None)
    href = (base.get("href") or "").strip() if base is not None else ""
    return absolute(href, url) or url


def absolute(href: str, base: str) -> str:
    """Return a link as a whole URL; empty when it is none."""
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""


def make_links_whole(root: Element, base: str) -> None:
    """Resolve the links in a part of a page; what is no link loses its address."""
    # lxml reads controls out of a page (&#1;) and then refuses to write them.
    root.rewrite_links(
        lambda href: _CONTROL.sub("", absolute(href, base)) or None, resolve_base_href=False
    )


def select(node: Element, selector: str) -> list[Element]:
    """Return the elements below this one that a CSS selector names, in order.

    Raises:
        WrongSelector: it is no CSS selector.
    """
    return list(compiled(selector)(node))


def compiled(selector: str) -> CSSSelector:
    """Return a selector that is ready for use.

    Raises:
        WrongSelector: it is no CSS selector.
    """
    try:
        return CSSSelector(selector, translator="html")
    except (SelectorError, etree.XPathError, RecursionError) as exc:
        raise WrongSelector(f"“{selector}” is geen CSS-selector") from exc


def text_of(node: Element) -> str:
    """Return the words of an element as a reader sees them: a new line for each block."""
    lines = (" ".join(line.split()) for line in _pieces(node).split("\n"))
    return "\n".join(line for line in lines if line)


def _pieces(node: Element) -> str:
    """Return all words, with a newline where a block begins or ends."""
    found: list[str] = []
    size = 0
    for piece in _walk(node):
        found.append(piece)
        size += len(piece)
        if size > MAX_TEXT:
            break
    return "".join(found)[:MAX_TEXT]


def _walk(node: Element) -> Iterator[str]:
    hidden = 0
    for event, one in etree.iterwalk(node, events=("start", "end")):
        tag = one.tag if isinstance(one.tag, str) else ""
        if event == "start":
            hidden += tag in _HIDDEN
            yield "" if tag in _INLINE else "\n"
            # In the source a line end is a space.
            yield "" if hidden else _spaced(one.text)
        else:
            hidden -= tag in _HIDDEN
            yield "" if tag in _INLINE else "\n"
            yield "" if hidden or one is node else _spaced(one.tail)


def _spaced(text: str | None) -> str:
    return (text or "").replace("\n", " ").replace("\r", " ")


def inner_html(node: Element) -> str:
    """Return the HTML inside an element."""
    inside = "".join(html.tostring(child, encoding="unicode") for child in node)
    return escape(node.text or "", quote=False) + inside
