"""Parse web pages that hold a list, or one thing, with a CSS selector for each field."""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urlsplit

from attrs import evolve, frozen

from harvest.formats.html_page import (
    Element,
    NoPage,
    WrongSelector,
    absolute,
    base_of,
    compiled,
    inner_html,
    make_links_whole,
    read_page,
    select,
    text_of,
)
from harvest.formats.page_kind import PageKind, kind_of
from harvest.formats.page_text import article_of
from harvest.formats.rows import Row, read_rows
from harvest.links import canonical, page_id
from harvest.loss import Found, Loss
from hub.errors import ParseError
from hub.model import RawItem
from hub.source import Fetched, Follow, Source
from hub.vocabulary import Kind, RowField

MAX_ENTRIES = 1_000
"""Entries of one page that are read; long agendas show a hundred."""

ENOUGH = 5
"""Of so many entries one at least has each field, or the page has changed."""

_ATTRIBUTE = re.compile(r"(?P<css>.*?)\s*(?:@(?P<attribute>[A-Za-z_][\w:.-]*))?", re.DOTALL)
_MOMENTS = frozenset(
    {RowField.BEGIN, RowField.EINDE, RowField.BEGINTIJD, RowField.EINDTIJD, RowField.WANNEER}
)
# Without these in any entry the page has another shape than the source's file says.
_VITAL = frozenset({RowField.TITEL, RowField.LINK, RowField.BEGIN, RowField.WANNEER})
# Of these a page may name several, each in an element of its own.
_SEVERAL = frozenset({
    RowField.TEKST, RowField.ONDERWERPEN, RowField.VOOR_WIE, RowField.WIJKEN,
    RowField.WERKGEBIED, RowField.TALEN, RowField.CONTACT, RowField.OPENINGSTIJDEN,
    RowField.GESLOTEN, RowField.SPREEKUREN,
})  # fmt: skip
# What tells the pages of one list apart: /agenda/pagina/2, /agenda-2.html, /agenda/2027/04.
_FIGURES = re.compile(r"[\W\d_]+")
_PAGE_WORDS = re.compile(
    r"\b(?:page|pagina|pag|p|blad|maand|month|week|jaar|year|index|html?|php|aspx)\b"
)


@frozen(kw_only=True)
class Selector:
    """Where a field stands: CSS relative to the entry (empty: itself), and an attribute."""

    field: RowField
    css: str
    attribute: str = ""


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield the items of a page, its next page, and the pages behind its entries.

    Raises:
        ParseError: a selector is wrong, or finds nothing: the page is not what it was.
    """
    try:
        root = read_page(fetched.body, fetched.header("content-type"))
        fields = _fields(source)
        entries = select(root, source.selectors.entry) if source.selectors.entry else [root]
        if _is_detail(source, fetched, found=bool(entries)):
            yield from _detail(source, fetched, root)
            return
        base = base_of(root, fetched.base)
        make_links_whole(root, base)
        follows = tuple(_next(source, root, fetched, base))
    except (NoPage, WrongSelector) as exc:
        raise ParseError(source.id, str(exc)) from exc
    if not entries:
        raise _changed(source, source.selectors.entry)
    yield from follows
    if len(entries) > MAX_ENTRIES:
        what = f"alleen de eerste {MAX_ENTRIES} van {len(entries)} items zijn gelezen"
        yield Loss(what=what, entries=len(entries) - MAX_ENTRIES, cut_off=True)
    if source.selectors.entry:
        yield from _entries(source, fetched, fields, entries[:MAX_ENTRIES])
    else:
        yield from _single(source, fetched, fields, root)


def _fields(source: Source) -> tuple[Selector, ...]:
    """Return the selector of each field.

    Raises:
        WrongSelector: one of them is no CSS selector.
    """
    found = []
    for field, text in source.selectors.fields:
        parts = _ATTRIBUTE.fullmatch(text.strip())
        css = parts["css"] if parts else text
        if css:
            compiled(css)
        found.append(
            Selector(field=field, css=css, attribute=(parts and parts["attribute"]) or "")
        )
    return tuple(found)


def _entries(
    source: Source, fetched: Fetched, fields: tuple[Selector, ...], entries: list[Element]
) -> Iterator[Found]:
    """Yield the items of the entries, and what is wrong with them."""
    read = tuple(
        _row(fields, entry, f"item {number}") for number, entry in enumerate(entries, start=1)
    )
    # What is in the list and above it as well ("uitgelicht") is one thing.
    each = {one.values: one for one in reversed(read) if isinstance(one, Row)}
    rows = tuple(reversed(each.values()))
    losses = tuple(one for one in read if isinstance(one, Loss))
    if not rows and losses:
        raise ParseError(
            source.id, f"van geen enkel item is te zien wanneer het is: {losses[0].what}"
        )
    yield from losses
    yield from _missing(source, fields, rows)
    shared = 0
    for found in read_rows(source, rows, fetched.fetched_at, fetched.base):
        yield found
        if not source.selectors.detail or not isinstance(found, RawItem) or not found.url:
            continue
        # Of a page that several items share nobody knows which of them it tells about.
        if found.external_id == page_id(found.url):
            yield Follow(url=found.url, detail_of=found.external_id)
        else:
            shared += 1
    if shared:
        what = f"{shared} items delen hun pagina met een ander: die tekst is niet gelezen"
        yield Loss(what=what, entries=0)


def _single(
    source: Source, fetched: Fetched, fields: tuple[Selector, ...], root: Element
) -> Iterator[Found]:
    """Yield the one thing that a page is about, with its text."""
    row = _row(fields, root, "de pagina")
    if isinstance(row, Loss):
        raise ParseError(source.id, row.what)
    if not row.line(RowField.TITEL):
        raise _changed(source, dict(source.selectors.fields).get(RowField.TITEL, ""))
    yield from _missing(source, fields, (row,))
    values = row.values
    if not row.line(RowField.LINK):
        values = (
            *(pair for pair in values if pair[0] is not RowField.LINK),
            (RowField.LINK, fetched.url),
        )
    for found in read_rows(
        source, (evolve(row, values=values),), fetched.fetched_at, fetched.base
    ):
        yield _with_text(found, root, fetched) if isinstance(found, RawItem) else found


def _with_text(item: RawItem, root: Element, fetched: Fetched) -> RawItem:
    """Return the item with the text of the page, when it has none of its own."""
    page = article_of(root, fetched.base)
    return evolve(
        item,
        body_html=item.body_html or page.html,
        summary_html=item.summary_html or escape(page.description, quote=False),
        canonical=page.canonical,
        language=page.language,
        published=page.published,
        updated=page.modified,
    )


def _row(fields: tuple[Selector, ...], entry: Element, where: str) -> Row | Loss:
    """Return the fields of an entry, or a loss when it names more than one moment."""
    values: list[tuple[RowField, str]] = []
    for selector in fields:
        texts = tuple(dict.fromkeys(_texts(selector, entry)))
        if selector.field in _MOMENTS and len(texts) > 1:
            what = f"{where}: bij {selector.field} staan er meer: “{texts[0]}” en “{texts[1]}”"
            return Loss(what=what[:300])
        joined = "\n".join(texts) if selector.field in _SEVERAL else next(iter(texts), "")
        values.append((selector.field, joined))
    return Row(values=tuple(values), where=where)


def _texts(selector: Selector, entry: Element) -> Iterator[str]:
    """Yield what a selector finds in an entry, without what is empty."""
    for node in select(entry, selector.css) if selector.css else [entry]:
        if selector.attribute:
            text = (node.get(selector.attribute.lower()) or "").strip()
        elif selector.field is RowField.LINK:
            text = (node.get("href") or "").strip()
        elif selector.field is RowField.TEKST:
            text = inner_html(node).strip()
        else:
            text = text_of(node)
        if text:
            yield text


def _missing(
    source: Source, fields: tuple[Selector, ...], rows: tuple[Row, ...]
) -> Iterator[Loss]:
    """Yield a loss for each field that no entry has.

    Raises:
        ParseError: the page lacks what an item cannot do without.
    """
    written = dict(source.selectors.fields)
    for selector in fields:
        if any(row.text(selector.field) for row in rows):
            continue
        if selector.field in _VITAL:
            raise _changed(source, written[selector.field])
        if len(rows) >= ENOUGH:
            what = f"{selector.field}: “{written[selector.field]}” vindt nergens iets"
            yield Loss(what=what, entries=0)


def _changed(source: Source, selector: str) -> ParseError:
    return ParseError(source.id, f"de pagina is veranderd: “{selector}” vindt niets")


def _next(
    source: Source, root: Element, fetched: Fetched, base: str
) -> Iterator[Follow | Loss]:
    """Yield the wish for the next page of the list, when there is one."""
    parts = _ATTRIBUTE.fullmatch(source.selectors.next.strip())
    if not parts or not parts["css"]:
        return
    attribute = (parts["attribute"] or "href").lower()
    links = (absolute(one.get(attribute) or "", base) for one in select(root, parts["css"]))
    here = {canonical(fetched.url), canonical(fetched.base)}
    url = next((one for one in links if one and canonical(one) not in here), "")
    if not url:
        return
    if source.selectors.detail and not _is_like_list(source, url):
        what = f"de volgende pagina ({url[:200]}) lijkt geen deel van dezelfde lijst"
        yield Loss(what=what, entries=0, cut_off=True)
        return
    yield Follow(url=url)


def _is_detail(source: Source, fetched: Fetched, *, found: bool) -> bool:
    """Return whether this is the page behind an entry, and not a page of the list.

    Such a page can hold a list as well ("Ook leuk"), so its address decides.
    """
    selectors = source.selectors
    if not selectors.detail or not selectors.entry:
        return False
    if canonical(fetched.url) == canonical(source.url):
        return False
    return not (found and _is_like_list(source, fetched.url))


def _is_like_list(source: Source, url: str) -> bool:
    """Return whether an address is that of the list but for numbers and words like `page`."""
    return _shape(url) == _shape(source.url)


def _shape(url: str) -> str:
    try:
        path = urlsplit(url).path.lower()
    except ValueError:
        return url
    return " ".join(_PAGE_WORDS.sub(" ", _FIGURES.sub(" ", path)).split())


def _detail(source: Source, fetched: Fetched, root: Element) -> Iterator[Found]:
    """Yield the text behind an entry; its title and facts are those of the list.

    Raises:
        ParseError: there is no text now; what the hub has of it stays.
    """
    page = article_of(root, fetched.base)
    kind = kind_of(page)
    if kind is PageKind.NOT_FOUND:
        yield Loss(what=f"{fetched.url[:200]}: {kind}")
        return
    if kind in (PageKind.LOGIN, PageKind.EMPTY):
        raise ParseError(source.id, str(kind))
    has_summary = RowField.SAMENVATTING in dict(source.selectors.fields)
    yield RawItem(
        source_id=source.id,
        external_id=page_id(fetched.url),
        kind=source.defaults.kind or Kind.INFORMATION,
        title="",
        url=fetched.url,
        summary_html="" if has_summary else escape(page.description, quote=False),
        body_html=page.html,
        canonical=page.canonical,
        language=page.language,
        published=page.published,
        updated=page.modified,
    )
