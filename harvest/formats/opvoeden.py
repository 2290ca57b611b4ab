"""Parse the content sets of Stichting Opvoeden: articles about parenting, in a tree.

A gemeente may have several sets. The list of them leads to one: the set that the source's
question names, else the default one.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from urllib.parse import quote, urlsplit, urlunsplit

import msgspec
from attrs import frozen

from harvest.charset import decode
from harvest.loss import Found, Loss
from harvest.moments import instant
from harvest.plain import plain_text
from hub.dutch import fold
from hub.errors import ParseError
from hub.model import Details, RawItem
from hub.source import Fetched, Follow, Source
from hub.vocabulary import Kind

MAX_TITLE = 300
MAX_BODY = 200_000
MAX_SUBJECTS = 20
MAX_SUBJECT = 60
MAX_DEPTH = 10
"""Levels above an article that are looked at; a tree that bites its tail has no top."""

_LINK = re.compile(r"\[a=(?P<reference>[^,\[\]<>\"]{1,40}),(?P<text>[^\[\]]{0,500})\]")
_IMAGE = re.compile(r"\[img=[^\[\]]{0,200}\]")
_VIDEO = re.compile(r"\[youtube=(?P<video>[^\[\]<>\"]{1,200})\]")
_VIDEO_ID = re.compile(r"(?:^|[/=])([A-Za-z0-9_-]{8,16})(?:$|[?&#])")


@frozen(kw_only=True)
class Article:
    """One article. References are text: the API writes both 1 and "1"."""

    reference: str
    parent: str
    title: str
    short_title: str
    text: str
    canonical: str
    changed: str
    tags: tuple[str, ...]


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield one item for each article with text; one without is a heading of the tree.

    Of a list of content sets one is followed.

    Raises:
        ParseError: this is no content set, no article and no list of sets, or the set that the
            source names is not in the list.
    """
    records = _records(source, fetched)
    if any(_is_set(one) for one in records):
        yield Follow(url=_set_url(fetched.base, _chosen(source, records)))
        return
    found = list(_articles(source, records))
    yield from (one for one in found if isinstance(one, Loss))
    articles = {one.reference: one for one in found if isinstance(one, Article)}
    for article in articles.values():
        if plain_text(article.text, MAX_TITLE):
            yield _item(source, article, articles)


def _records(source: Source, fetched: Fetched) -> list[object]:
    try:
        answer = msgspec.json.decode(decode(fetched.body))
    except (msgspec.DecodeError, RecursionError) as exc:
        raise ParseError(source.id, "het antwoord is geen JSON") from exc
    return answer if isinstance(answer, list) else [answer]


def _is_set(record: object) -> bool:
    """Return whether this is a content set in a list of them: a name and no text."""
    if not isinstance(record, dict) or "articleText" in record:
        return False
    return "isDefault" in record and bool(_word(record.get("id")))


def _chosen(source: Source, records: list[object]) -> str:
    """Return the id of the set to read."""
    sets = [one for one in records if isinstance(one, dict) and _is_set(one)]
    wanted = source.query.words.strip()
    if wanted:
        sets = [
            one
            for one in sets
            if wanted == _word(one.get("id")) or fold(wanted) == fold(_word(one.get("name")))
        ]
    elif len(sets) > 1:
        sets = [one for one in sets if _is_yes(one.get("isDefault"))]
    if len(sets) != 1:
        names = "; ".join(
            sorted(_word(one.get("name"))[:60] for one in records if isinstance(one, dict))[:20]
        )
        told = (
            f"er is niet één contentset {wanted}" if wanted else "geen contentset is de vaste"
        )
        raise ParseError(source.id, f"{told}; er zijn: {names}")
    return _word(sets[0].get("id"))


def _is_yes(value: object) -> bool:
    return value is True or _word(value).lower() in ("1", "true")


def _set_url(url: str, number: str) -> str:
    parts = urlsplit(url)
    path = f"{parts.path.rstrip('/')}/{quote(number, safe='')}"
    return urlunsplit(parts._replace(path=path, query="", fragment=""))


def _articles(source: Source, records: list[object]) -> Iterator[Article | Loss]:
    if records and not any(isinstance(one, dict) and "articleText" in one for one in records):
        raise ParseError(source.id, "het antwoord bevat geen artikelen")
    for number, record in enumerate(records, start=1):
        article = _article(record) if isinstance(record, dict) else None
        if article:
            yield article
        else:
            yield Loss(what=f"artikel {number} van de lijst heeft geen nummer of titel")


def _article(record: dict[str, object]) -> Article | None:
    tags = record.get("tags")
    article = Article(
        reference=_word(record.get("externalReference")),
        parent=_word(record.get("parentReference")),
        title=plain_text(_word(record.get("title")), MAX_TITLE),
        short_title=plain_text(_word(record.get("shortTitle")), MAX_TITLE),
        text=_word(record.get("articleText"))[:MAX_BODY],
        canonical=_word(record.get("canonicaltag")),
        changed=_word(record.get("lastChangeDate")),
        tags=tuple(_word(tag) for tag in tags) if isinstance(tags, list) else (),
    )
    return article if article.reference and (article.title or article.short_title) else None


def _word(value: object) -> str:
    """Return a text or a number as text; the API mixes them."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).strip()


def _item(source: Source, article: Article, articles: dict[str, Article]) -> RawItem:
    addresses = {one.reference: one.canonical for one in articles.values()}
    text = resolved(article.text, addresses)
    words = (*article.tags, *(above.short_title for above in _above(article, articles)))
    subjects = (plain_text(word, MAX_SUBJECT) for word in words[:MAX_SUBJECTS])
    return RawItem(
        source_id=source.id,
        external_id=article.reference,
        kind=source.defaults.kind or Kind.INFORMATION,
        title=article.title or article.short_title,
        url=article.canonical,
        summary_html=_first_paragraph(text),
        body_html=text,
        canonical=article.canonical,
        updated=instant(article.changed),
        details=Details(subjects=tuple(dict.fromkeys(word for word in subjects if word))),
    )


def _first_paragraph(text: str) -> str:
    """Return the first paragraph, without the headings before it; else nothing."""
    start = text.find("<p")
    end = text.find("</p>", start)
    return text[start : end + len("</p>")] if -1 < start < end else ""


def _above(article: Article, articles: dict[str, Article]) -> Iterator[Article]:
    """Yield the articles above this one in the tree, nearest first."""
    for _ in range(MAX_DEPTH):
        above = articles.get(article.parent)
        if above is None or above is article:
            return
        yield above
        article = above


def resolved(text: str, addresses: Mapping[str, str]) -> str:
    """Return the text with its placeholders turned into HTML.

    A link to another article leads to the address that `addresses` has under its reference; to
    an article without one it is just its words. `{jgz}` and its family stay, because each
    gemeente has its own name for that.
    """

    def link(found: re.Match[str]) -> str:
        address = addresses.get(found["reference"].strip(), "")
        return f'<a href="{escape(address)}">{found["text"]}</a>' if address else found["text"]

    def video(found: re.Match[str]) -> str:
        number = _VIDEO_ID.search(found["video"].strip())
        address = f"https://www.youtube-nocookie.com/embed/{number[1]}" if number else ""
        return f'<a href="{address}">Bekijk de video</a>' if address else ""

    return _VIDEO.sub(video, _IMAGE.sub("", _LINK.sub(link, text)))
