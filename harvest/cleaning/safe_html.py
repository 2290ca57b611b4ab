"""The one door through which HTML from outside comes in: nh3 has the first and the last word.

Between the two the text is shaped (harvest.cleaning.html_shape) and its links are checked.
Cleaning what is clean already changes nothing.
"""

import re
from collections.abc import Callable, Iterable
from html import escape, unescape

import nh3

from harvest.cleaning.html_shape import shape
from harvest.cleaning.html_tree import (
    Node,
    map_links,
    parse,
    pieces,
    rewrite_text,
    serialise,
)
from harvest.cleaning.safe_url import safe_site_path, safe_url
from harvest.cleaning.visible_text import BODY_MAX, one_line, shorten, visible
from hub.model import SafeHtml

TAGS = frozenset({
    "a", "blockquote", "br", "em", "h3", "h4", "li", "ol", "p", "strong",
    "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
"""The 17 elements that our pages know."""

MARKUP_MAX = 5 * BODY_MAX
"""The longest HTML that is looked at: web editors write four characters of tags for one."""

# What these hold is never text for a reader; the rest loses its tags and keeps its words.
_NOT_TEXT = frozenset({
    "script", "style", "iframe", "noscript", "noembed", "noframes", "template", "textarea",
    "select", "svg", "math", "object", "video", "audio", "canvas", "title", "xmp",
})  # fmt: skip
# Kept for a moment, because they say where a paragraph ends or what is a heading.
_SHAPES = TAGS | {
    "h1", "h2", "h5", "h6", "b", "i", "hr", "div", "section", "article", "header", "footer",
    "main", "nav", "aside", "address", "figure", "figcaption", "details", "summary", "dl", "dt",
    "dd", "caption", "tfoot", "pre", "center", "form", "fieldset", "legend", "label", "menu",
}  # fmt: skip
_SCHEMES = {"http", "https", "mailto", "tel"}
# Made once: making one takes longer than cleaning a page with it.
_READABLE = nh3.Cleaner(
    tags=set(_SHAPES),
    clean_content_tags=set(_NOT_TEXT),
    attributes={"a": {"href"}},
    url_schemes=_SCHEMES,
    link_rel=None,
)
_SHOWN = nh3.Cleaner(
    tags=set(TAGS), attributes={"a": {"href"}}, url_schemes=_SCHEMES, link_rel=None
)
_TAG = re.compile(r"</?([a-z0-9]+)[^>]*>")
_HREF = re.compile(r'<a href="([^"]*)"')
INLINE_TAGS = frozenset({"a", "strong", "em", "b", "i"})
"""Elements that part no words."""

_HAS_TAG = re.compile(r"<[A-Za-z/!?]")
# Plain-text calendars put addresses in angle brackets, which HTML would take for a tag.
_BRACKETED = re.compile(r"<((?:https?://|mailto:)[^\s<>\"']+|[\w.+-]{1,64}@[\w.-]{3,255})>")

Nodes = tuple[Node, ...]


def clean_html(html: str, *, base: str = "", own_site: bool = False) -> SafeHtml:
    """Return what is safe and readable of a page, a feed's text or plain text.

    Relative links are resolved against `base`, and dropped when there is none; `own_site` keeps
    paths such as /almere/agenda/, which only our own editors may write.
    """
    nodes = parse(_sanitised(_marked_up(visible(html[:MARKUP_MAX]))))
    linked = map_links(nodes, lambda href: _target(href, base, own_site=own_site))
    return _safe(_shortened(shape(linked), BODY_MAX))


def plain(text: str) -> str:
    """Return HTML or plain text as one line of words: tags gone, entities decoded once."""
    if "<" not in text and "&" not in text:
        return one_line(text)
    return one_line(_text(_sanitised(visible(text[:MARKUP_MAX]))))


def text_in(body: SafeHtml) -> str:
    """Return the words of a safe text, one line a block."""
    return _text(body.html).strip()


def links_in(body: SafeHtml) -> tuple[str, ...]:
    """Return the URLs behind the links of a safe text."""
    return tuple(unescape(href) for href in _HREF.findall(body.html))


def edit(
    body: SafeHtml,
    *,
    target: Callable[[str], str],
    change: Callable[[tuple[str, ...]], Iterable[str]],
) -> SafeHtml:
    """Return the text with other links and other words, and as safe as it was.

    `target` gives the URL behind a link anew; an empty one leaves the words. `change` gives the
    pieces of text anew (see html_tree.rewrite_text).
    """
    return _safe(shape(rewrite_text(map_links(parse(body.html), target), change)))


def _marked_up(text: str) -> str:
    bare = _BRACKETED.sub(lambda found: escape(found[0]), text)
    return bare if _HAS_TAG.search(bare) else bare.strip().replace("\n", "<br>")


def _text(sanitised: str) -> str:
    """Return the words of HTML that nh3 wrote: in it every "<" begins a tag."""
    return unescape(_TAG.sub(lambda tag: "" if tag[1] in INLINE_TAGS else "\n", sanitised))


def _sanitised(html: str) -> str:
    return _READABLE.clean(html)


def _safe(nodes: Iterable[Node]) -> SafeHtml:
    return SafeHtml(html=_SHOWN.clean(serialise(nodes)))


def _target(href: str, base: str, *, own_site: bool) -> str:
    return (safe_site_path(href) if own_site else "") or safe_url(href, base=base)


def _shortened(nodes: Nodes, limit: int) -> Nodes:
    """Return the first blocks that fit, the last one cut at a word."""
    if sum(map(len, pieces(nodes))) <= limit:
        return nodes
    return shape(rewrite_text(nodes, lambda texts: _fitting(texts, limit)))


def _fitting(texts: tuple[str, ...], limit: int) -> Iterable[str]:
    left = limit
    for text in texts:
        cut = shorten(text, left) if left > 0 else ""
        # One piece that no longer fits ends the text: what follows would hang in the air.
        left = left - len(text) if cut == text else 0
        yield cut
