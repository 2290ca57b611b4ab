"""Parse archived answers of opendata.rijksoverheid.nl (version 1, until 2026): JSON or XML.

A list has a line for each question or document, and where its text is (`dataurl`); a document
has the text itself. Dumps hold either, as a bare array or under one element.
"""

import re
from collections.abc import Iterator
from html import escape
from urllib.parse import urljoin, urlsplit

import msgspec
from attrs import frozen
from lxml import etree

from harvest.charset import decode
from harvest.formats.xml_tree import children, local_name, read_tree
from harvest.links import is_own_page, page_id, without_tracking
from harvest.loss import Found, Loss
from harvest.moments import instant
from harvest.plain import markup, one_line, plain_text
from hub.errors import ParseError
from hub.model import Details, RawItem
from hub.source import Fetched, Follow, Source
from hub.vocabulary import Kind

MAX_TITLE = 300
MAX_TEXT = 200_000
MAX_RECORDS = 20_000
"""All questions of the Rijksoverheid together were some 2,500."""

_LISTS = frozenset({"vacs", "faqs", "documents"})
_ENTRIES = frozenset({"vac", "faq", "document"})
_FIRST_TAG = re.compile(r"<([A-Za-z][\w.-]{0,40})[\s/>]")
_FINE_ID = re.compile(r"[!-~]{1,200}")


@frozen(kw_only=True)
class _Record:
    """One question or document; `text` is HTML and may be empty."""

    id: str
    kind: str
    title: str
    introduction: str
    text: str
    page: str
    data: str
    changed: str
    subjects: tuple[str, ...]


def is_dump(fetched: Fetched) -> bool:
    """Return whether an answer looks like one of these, and not like a feed."""
    text = decode(fetched.body[:2_000]).lstrip()
    tag = _FIRST_TAG.search(text)
    return text.startswith(("[", "{")) or bool(tag and tag[1] in _LISTS | _ENTRIES)


def parse(source: Source, fetched: Fetched) -> Iterator[Found]:
    """Yield one item for each question or document; its text is asked for where it lacks.

    Raises:
        ParseError: this is neither such a list nor such a document.
    """
    text = decode(fetched.body, fetched.header("content-type")).strip()
    records = (
        _from_json(source, text) if text.startswith(("[", "{")) else _from_xml(source, text)
    )
    for number, one in enumerate(records, start=1):
        if isinstance(one, Loss):
            yield one
        elif number > MAX_RECORDS:
            yield Loss(what=f"alleen de eerste {MAX_RECORDS} documenten zijn gelezen")
            return
        elif not one.title or not one.id:
            yield Loss(what=f"document {number} heeft geen titel of kenmerk")
        else:
            item = _item(source, one)
            yield item
            address = urljoin(fetched.base, one.data)
            if one.data and not one.text and _host(address) == _host(fetched.base):
                yield Follow(url=address, detail_of=item.external_id)


def _item(source: Source, record: _Record) -> RawItem:
    url = without_tracking(record.page) if is_own_page(record.page) else ""
    news = "nieuws" in record.kind.lower() or "news" in record.kind.lower()
    fine = _FINE_ID.fullmatch(record.id)
    return RawItem(
        source_id=source.id,
        external_id=record.id if fine else page_id(record.id),
        kind=Kind.NEWS if news else Kind.INFORMATION,
        title=record.title,
        url=url,
        summary_html=record.introduction,
        body_html=record.text,
        canonical=url,
        updated=instant(record.changed),
        details=Details(subjects=record.subjects),
    )


def _from_json(source: Source, text: str) -> Iterator[_Record | Loss]:
    try:
        answer = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError) as exc:
        raise ParseError(source.id, "het antwoord is geen feed en geen JSON") from exc
    records = answer if isinstance(answer, list) else [answer]
    if records and not any(isinstance(one, dict) and _title(one) for one in records):
        raise ParseError(source.id, "het antwoord bevat geen vragen of documenten")
    for record in records:
        fields = record if isinstance(record, dict) else {}
        yield _record(fields, _blocks(fields.get("content")))


def _from_xml(source: Source, text: str) -> Iterator[_Record | Loss]:
    root, whole = read_tree(text)
    if root is None or local_name(root) not in _LISTS | _ENTRIES:
        raise ParseError(source.id, "het antwoord bevat geen vragen of documenten")
    entries = [root] if local_name(root) in _ENTRIES else list(children(root))
    if not whole:
        entries = entries[:-1]
        if not entries:
            raise ParseError(source.id, "het antwoord is afgebroken voor het eerste document")
        yield Loss(what="het einde van de lijst ontbreekt", cut_off=True)
    for entry in entries:
        fields: dict[str, object] = {
            local_name(child): "".join(child.itertext())
            for child in reversed(list(children(entry)))
        }
        content = next((one for one in children(entry) if local_name(one) == "content"), None)
        yield _record(fields, _xml_blocks(content) if content is not None else "")


def _record(fields: dict[str, object], text: str) -> _Record:
    subjects = fields.get("subjects")
    return _Record(
        id=_word(fields.get("id")),
        kind=_word(fields.get("type")),
        title=_title(fields),
        introduction=_word(fields.get("introduction"))[:MAX_TEXT],
        text=text[:MAX_TEXT],
        page=_word(fields.get("canonical")),
        data=_word(fields.get("dataurl")),
        changed=_word(fields.get("lastmodified")),
        subjects=tuple(
            dict.fromkeys(one_line(word, 60) for word in map(_word, subjects[:20]) if word)
        )
        if isinstance(subjects, list)
        else (),
    )


def _title(fields: dict[str, object]) -> str:
    return plain_text(_word(fields.get("question")) or _word(fields.get("title")), MAX_TITLE)


def _blocks(content: object) -> str:
    """Return the paragraphs of a document in JSON, each with its heading."""
    if isinstance(content, str):
        return markup(content)
    blocks = content if isinstance(content, list) else []
    return "".join(
        _block(_word(one.get("paragraphtitle")), _word(one.get("paragraph")))
        for one in blocks
        if isinstance(one, dict)
    )


def _xml_blocks(content: etree._Element) -> str:
    """Return the paragraphs of a document in XML; their mark-up stands in them as text."""
    blocks = [one for one in children(content) if len(one)]
    if not blocks:
        return markup("".join(content.itertext()).strip())
    written = (
        {local_name(part): "".join(part.itertext()).strip() for part in children(block)}
        for block in blocks
    )
    return "".join(
        _block(one.get("paragraphtitle", ""), one.get("paragraph", "")) for one in written
    )


def _block(heading: str, paragraph: str) -> str:
    title = plain_text(heading, MAX_TITLE)
    return (f"<h2>{escape(title, quote=False)}</h2>" if title else "") + markup(paragraph)


def _word(value: object) -> str:
    """Return a text or a number as text."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).strip()


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""
