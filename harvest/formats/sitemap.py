"""Parse sitemaps, and read the pages that they name: one item for each page with a text."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape
from urllib.parse import unquote, urlsplit

from attrs import frozen
from lxml import etree

from harvest.charset import decode
from harvest.cleaning.safe_url import WEB, safe_url
from harvest.crawling.decompress import CodingError, decompress
from harvest.formats.html_page import NoPage, WrongSelector
from harvest.formats.page_kind import PageKind, kind_of
from harvest.formats.page_text import article
from harvest.formats.xml_tree import children, local_name, read_tree, text
from harvest.links import page_id, without_tracking
from harvest.loss import Found, Loss
from harvest.moments import instant
from harvest.plain import plain_text
from hub.errors import ParseError
from hub.model import RawItem
from hub.source import Fetched, Follow, Source
from hub.vocabulary import Kind

MAX_SITEMAPS = 50
"""Sitemaps of one index that are read; sites of a gemeente have up to twenty."""

MAX_PAGES = 5_000
"""Pages of one sitemap that are asked for; what a run may ask is decided by max_requests."""

MAX_UNPACKED = 15_000_000
MAX_TITLE = 300
_GZIP = b"\x1f\x8b"
_NEVER = datetime(1, 1, 1, tzinfo=UTC)
_SITEMAP_NAME = re.compile(r"sitemap|\.xml(?:\.gz)?$|\.gz$", re.IGNORECASE)
# Archives of a blog: pages about persons, and lists of pages that are named themselves.
_ARCHIVES = frozenset(
    {"author", "auteur", "authors", "users", "tag", "tags", "category", "categorie", "page"}
)
_ARCHIVE_SITEMAP = re.compile(r"(?:^|[-_/])(?:author|user|post_tag|category)s?[-_.]")
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|pptx?|odt|ods|zip|gz|jpe?g|png|gif|svg|webp|mp3|mp4|ics|xml|csv|json)$",
    re.IGNORECASE,
)


@frozen(kw_only=True)
class Place:
    """One address of a sitemap. `title` and `published` are those of a news sitemap."""

    url: str
    changed: datetime | None
    title: str = ""
    published: datetime | None = None
    language: str = ""


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield wishes for the sitemaps and pages that a sitemap names, or the item of a page.

    Raises:
        ParseError: a sitemap was expected and this is none, or a page has no text to show.
    """
    if fetched.url == source.url or _names_sitemap(fetched.url):
        yield from _sitemap(source, fetched)
    else:
        yield from _page(source, fetched)


def _names_sitemap(url: str) -> bool:
    return bool(_SITEMAP_NAME.search(_path(url).rpartition("/")[2]))


def _sitemap(source: Source, fetched: Fetched) -> Iterator[Found]:
    written = _unpacked(source, fetched)
    root, whole = read_tree(written) if "<" in written[:1_000] else (None, True)
    name = local_name(root) if root is not None else ""
    # What is open at the break may be half an address.
    last = None if whole else -1
    if root is not None and name == "sitemapindex":
        found = tuple(_places(root, "sitemap", fetched.base))[:last]
        yield from _sitemaps(found)
    elif root is not None and name == "urlset":
        found = tuple(_places(root, "url", fetched.base))[:last]
        yield from _pages(source, found)
    elif found := _listed(written):
        yield from _pages(source, found)
    else:
        raise ParseError(source.id, "dit is geen sitemap")
    wrong = sum(1 for place in found if not place.url)
    if wrong:
        yield Loss(what=f"{wrong} regels van de sitemap hebben geen webadres", entries=wrong)
    if not whole:
        yield Loss(what="het einde van de sitemap ontbreekt", entries=0, cut_off=True)


def _unpacked(source: Source, fetched: Fetched) -> str:
    body = fetched.body
    try:
        if body.startswith(_GZIP):
            body = decompress(body, "gzip", MAX_UNPACKED)
    except CodingError as exc:
        raise ParseError(source.id, str(exc)) from exc
    return decode(body, fetched.header("content-type"))


def _places(root: etree._Element, name: str, base: str) -> Iterator[Place]:
    """Yield each address; one that is no web address is empty."""
    for one in children(root):
        if local_name(one) != name:
            continue
        own = {local_name(child): (child.text or "").strip() for child in children(one)}
        yield Place(
            url=safe_url(own.get("loc", ""), base=base, schemes=WEB),
            changed=instant(own.get("lastmod", "")),
            title=plain_text(text(one, "title"), MAX_TITLE) if "news" in own else "",
            published=instant(text(one, "publication_date")) if "news" in own else None,
            language=text(one, "language")[:20] if "news" in own else "",
        )


def _listed(written: str) -> tuple[Place, ...]:
    """Return the addresses of a sitemap without mark-up, one a line."""
    lines = tuple(line.strip() for line in written.split("\n", MAX_PAGES)[:MAX_PAGES])
    lines = tuple(line for line in lines if line)
    if not all(line.startswith(("http://", "https://")) for line in lines):
        return ()
    return tuple(Place(url=safe_url(line, schemes=WEB), changed=None) for line in lines)


def _newest(places: tuple[Place, ...]) -> list[Place]:
    """Return the places that have an address, the last changed first, each once."""
    known = {page_id(place.url): place for place in reversed(places) if place.url}
    in_order = sorted(known.values(), key=lambda place: place.url)
    return sorted(in_order, key=lambda place: place.changed or _NEVER, reverse=True)


def _sitemaps(places: tuple[Place, ...]) -> Iterator[Found]:
    kept = [one for one in _newest(places) if not _ARCHIVE_SITEMAP.search(_path(one.url))]
    yield from (Follow(url=place.url) for place in kept[:MAX_SITEMAPS])
    if len(kept) > MAX_SITEMAPS:
        what = f"alleen de nieuwste {MAX_SITEMAPS} van {len(kept)} sitemaps zijn gelezen"
        yield Loss(what=what, entries=0, cut_off=True)


def _pages(source: Source, places: tuple[Place, ...]) -> Iterator[Found]:
    kept = [place for place in _newest(places) if _is_wanted(source, place.url)]
    for place in kept[:MAX_PAGES]:
        if place.title:
            yield _announced(source, place)
        yield Follow(url=place.url, detail_of=page_id(place.url))
    if len(kept) > MAX_PAGES:
        what = f"alleen de nieuwste {MAX_PAGES} van {len(kept)} pagina’s zijn gelezen"
        yield Loss(what=what, entries=0, cut_off=True)


def _is_wanted(source: Source, url: str) -> bool:
    """Return whether a page is one to read, by what the source's file says of paths."""
    path = _path(url)
    include, exclude = source.pages.include, source.pages.exclude
    if include and not path.startswith(include):
        return False
    if exclude and path.startswith(exclude):
        return False
    named = {part for start in include for part in start.lower().split("/")}
    return not _FILE.search(path) and not _ARCHIVES & set(path.lower().split("/")) - named


def _path(url: str) -> str:
    try:
        return unquote(urlsplit(url).path) or "/"
    except ValueError:
        return "/"


def _announced(source: Source, place: Place) -> RawItem:
    """Return what a news sitemap says of a page, for when the page cannot be read."""
    return RawItem(
        source_id=source.id,
        external_id=page_id(place.url),
        kind=source.defaults.kind or Kind.INFORMATION,
        title=place.title,
        url=place.url,
        language=place.language,
        published=place.published,
    )


def _page(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield the item of one page, or why it is none.

    Raises:
        ParseError: there is no text now; what the hub has of it stays.
    """
    content_type = fetched.header("content-type")
    try:
        page = article(fetched.body, fetched.base, source.pages.body, content_type)
    except (NoPage, WrongSelector) as exc:
        raise ParseError(source.id, str(exc)) from exc
    kind = kind_of(page)
    if kind in (PageKind.NOT_FOUND, PageKind.LISTING):
        yield Loss(what=f"{fetched.url[:200]}: {kind}")
        return
    if kind is not PageKind.TEXT:
        raise ParseError(source.id, str(kind))
    yield RawItem(
        source_id=source.id,
        external_id=page_id(fetched.url),
        kind=source.defaults.kind or Kind.INFORMATION,
        title=page.title,
        url=without_tracking(fetched.url),
        summary_html=escape(page.description, quote=False),
        body_html=page.html,
        canonical=page.canonical,
        language=page.language,
        published=page.published,
        updated=page.modified,
    )
