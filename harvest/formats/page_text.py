"""What one web page says: its title, its text as simple HTML, and its dates. Pure.

The text is found by trafilatura; persons named as authors are never read.
"""

import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import datetime

import msgspec
import trafilatura
from attrs import frozen
from lxml import html as lxml_html

from harvest.cleaning.safe_url import WEB, safe_url
from harvest.formats.html_page import (
    Element,
    absolute,
    base_of,
    inner_html,
    make_links_whole,
    read_page,
    select,
    text_of,
)
from harvest.formats.page_title import folded, title_of
from harvest.moments import instant

MAX_DESCRIPTION = 1_000
MAX_HTML = 200_000
MAX_DATA = 200_000
"""The longest JSON-LD of a page that is searched for dates."""

MAX_NODES = 2_000
_PUBLISHED = (
    "article:published_time", "datePublished", "dcterms.issued", "dcterms.date", "dc.date",
    "dcterms.created", "og:published_time", "publication_date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "dateModified", "dcterms.modified", "og:updated_time",
    "last-modified",
)  # fmt: skip
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_FOUND_BODY = re.compile(r"<body[^>]*>(?P<inside>.*)</body>", re.DOTALL)
_LONE_PARAGRAPH = re.compile(r"<p>(?P<lines>[^<]*)</p>")
_FIRST_HEADING = re.compile(r"\s*<h1[^>]*>(?P<words>[^<]*)</h1>")
_FRAME = "header, footer, nav, [role=navigation], [role=banner], [role=contentinfo]"
# Parts of a chosen element that are no text of the page.
_NO_TEXT = "script, style, noscript, template, nav, form, button, iframe, svg, select"


@frozen(kw_only=True)
class Article:
    """One page. Strings may be empty and are hostile; `html` holds its text without its title.

    `words` is the number of characters of the text, `linked` how many of them are in links;
    `asks_password` when it has a field for one.
    """

    title: str = ""
    description: str = ""
    html: str = ""
    published: datetime | None = None
    modified: datetime | None = None
    canonical: str = ""
    language: str = ""
    words: int = 0
    linked: int = 0
    asks_password: bool = False


def article(body: bytes, url: str, selector: str = "", content_type: str = "") -> Article:
    """Return what the page at `url` says; `selector` names its text when it is known.

    Raises:
        NoPage: this is no page that can be read.
        WrongSelector: `selector` is no CSS selector.
    """
    root = read_page(body, content_type)
    return article_of(root, url, selector)


def article_of(root: Element, url: str, selector: str = "") -> Article:
    """Return what a page says that was read before.

    Raises:
        WrongSelector: `selector` is no CSS selector.
    """
    base = base_of(root, url)
    meta = _metadata(root)
    data = tuple(_linked_data(root))
    title = title_of(root, meta, url)
    text = _without_title(
        _chosen(root, selector, base) if selector else _found(root, base), title
    )
    tree = lxml_html.fragment_fromstring(text, create_parent="div") if text else None
    return Article(
        title=title,
        description=_first(meta, ("description", "og:description", "dcterms.description")),
        html=text[:MAX_HTML],
        published=_moment(meta, _PUBLISHED, data, "datePublished"),
        modified=_moment(meta, _MODIFIED, data, "dateModified"),
        canonical=_canonical(root, base),
        language=_language(root),
        words=_length(tree),
        linked=_linked(tree, root) if tree is not None else 0,
        asks_password=bool(select(root, 'input[type="password"]')),
    )


def _found(root: Element, base: str) -> str:
    """Return the text that trafilatura takes for that of the page."""
    # It changes the tree that it is given.
    tree = _without_frame(deepcopy(root))
    make_links_whole(tree, base)
    found = trafilatura.extract(
        tree,
        output_format="html",
        include_comments=False,
        include_formatting=True,
        include_images=False,
        include_links=True,
        include_tables=True,
    )
    inside = _FOUND_BODY.search(found or "")
    return _numbered(_parted(inside["inside"].strip()), root) if inside else ""


def _without_frame(root: Element) -> Element:
    """Return the page without what stands around the text on every page of a site.

    Of a page that is empty without JavaScript the menu would otherwise be the text.
    """
    mains = select(root, "main, [role=main]")
    body = next(iter(select(root, "body")), None)
    if len(mains) == 1 and body is not None:
        (main,) = mains
        main.drop_tree()
        for part in list(body):
            part.drop_tree()
        body.text = None
        body.append(main)
    for part in select(root, _FRAME):
        is_inside = any(above.tag in ("main", "article") for above in part.iterancestors())
        if part.getparent() is not None and not is_inside:
            part.drop_tree()
    return root


def _parted(text: str) -> str:
    """Return the lines of one paragraph as paragraphs: so trafilatura gives its last resort."""
    lone = _LONE_PARAGRAPH.fullmatch(text)
    if lone is None:
        return text
    lines = (line.strip() for line in lone["lines"].split("\n"))
    return "".join(f"<p>{line}</p>" for line in lines if line)


def _numbered(text: str, root: Element) -> str:
    """Return the text with numbers before the steps that had them: trafilatura drops those."""
    firsts = {_first_step(one) for one in select(root, "ol")} - {""}
    if not firsts or not text:
        return text
    tree = lxml_html.fragment_fromstring(text, create_parent="div")
    for one in select(tree, "ul"):
        if _first_step(one) in firsts:
            one.tag = "ol"
    return inner_html(tree).strip()


def _first_step(steps: Element) -> str:
    return next((folded(text_of(step)) for step in steps if step.tag == "li"), "")


def _chosen(root: Element, selector: str, base: str) -> str:
    """Return the text in the elements that the selector names."""
    found = [deepcopy(one) for one in select(root, selector)]
    for one in found:
        make_links_whole(one, base)
        for part in select(one, _NO_TEXT):
            part.drop_tree()
    return "".join(inner_html(one) for one in found).strip()


def _without_title(text: str, title: str) -> str:
    """Return the text without the heading that repeats the page's title."""
    heading = _FIRST_HEADING.match(text)
    is_title = heading and folded(heading["words"]) == folded(title)
    return text[heading.end() :].strip() if heading and is_title else text


def _length(tree: Element | None) -> int:
    return len(" ".join(text_of(tree).split())) if tree is not None else 0


def _linked(tree: Element, root: Element) -> int:
    """Return how many characters of the text are the words of links on the page.

    Of a page with little but links trafilatura keeps the words alone.
    """
    links = {" ".join(text_of(link).split()) for link in select(root, "a")[:MAX_NODES]}
    pieces = {" ".join(line.split()) for text in tree.itertext() for line in text.split("\n")}
    inside = {" ".join(text_of(link).split()) for link in select(tree, "a")}
    return sum(len(words) for words in (pieces & links) | inside)


def _metadata(root: Element) -> dict[str, str]:
    """Return the first value of each name in the <meta> elements; names in lower case."""
    found: dict[str, str] = {}
    for one in select(root, "meta[content], [itemprop]")[:MAX_NODES]:
        name = one.get("property") or one.get("name") or one.get("itemprop") or ""
        value = one.get("content") or one.get("datetime") or ""
        if name and value.strip():
            found.setdefault(name.strip().lower()[:100], " ".join(value.split()))
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    found = (meta.get(name.lower(), "") for name in names)
    return next((text for text in found if text), "")[:MAX_DESCRIPTION]


def _linked_data(root: Element) -> Iterator[dict[str, object]]:
    """Yield the objects of a page's JSON-LD, outermost first."""
    for script in select(root, 'script[type="application/ld+json"]')[:20]:
        text = (script.text or "").strip()
        if len(text) > MAX_DATA:
            continue
        try:
            queue: list[object] = [msgspec.json.decode(text)]
        except (msgspec.DecodeError, RecursionError, ValueError):
            # A page with bad JSON-LD is a page without it.
            continue
        for number in range(MAX_NODES):
            if number >= len(queue):
                break
            one = queue[number]
            if isinstance(one, dict):
                yield one
                queue.extend(one[key] for key in sorted(one))
            elif isinstance(one, list):
                queue.extend(one)


def _moment(
    meta: dict[str, str],
    names: tuple[str, ...],
    data: tuple[dict[str, object], ...],
    key: str,
) -> datetime | None:
    in_data = next((str(one[key]) for one in data if isinstance(one.get(key), str)), "")
    texts = (*(meta.get(name.lower(), "") for name in names), in_data)
    moments = (instant(text) for text in texts if text)
    return next((moment for moment in moments if moment), None)


def _canonical(root: Element, base: str) -> str:
    for link in select(root, 'link[rel~="canonical"][href]'):
        return safe_url(absolute(link.get("href") or "", base), base=base, schemes=WEB)
    return ""


def _language(root: Element) -> str:
    found = (root.get("lang") or "").strip()
    return found.replace("_", "-")[:20] if _LANGUAGE.fullmatch(found) else ""
