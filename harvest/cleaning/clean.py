"""The trust border: what a source said becomes an item that may be shown. Pure.

Behind it every string is visible plain text of a bounded length, every text is SafeHtml, every
URL may be linked, every time is in UTC; the source's rights, private persons and secret
addresses are respected (CARE.md parts 1.3, 3 and 4).
"""

import re

from attrs import evolve, frozen

from harvest.cleaning.clean_details import clean_details, moment
from harvest.cleaning.persons import PERSONS, without_person_organiser
from harvest.cleaning.redact import redact
from harvest.cleaning.refusal import refusal
from harvest.cleaning.rights import within_rights
from harvest.cleaning.safe_html import clean_html, plain, text_in
from harvest.cleaning.safe_url import WEB, safe_url
from harvest.cleaning.secrecy import without_address
from harvest.cleaning.visible_text import SUMMARY_MAX, TITLE_MAX, one_line, shorten
from harvest.fingerprint import content_hash
from hub.errors import ItemRefused
from hub.identity import digest, item_id
from hub.model import Item, RawItem, SafeHtml
from hub.source import Source
from hub.vocabulary import Kind, PersonPolicy, SourceFormat

EXTERNAL_ID_MAX = 300
"""A longer id, or one with characters that nobody sees, is kept as its hash."""

TITLE_FROM_TEXT = 80
"""An item without a title is called by its first words: one line on a phone's screen."""

NOTHING = "zonder titel en zonder tekst"

_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")


@frozen(kw_only=True)
class Cleaned:
    """An item that may be shown, and "field: kind" of what was taken out, for editors."""

    item: Item
    removed: tuple[str, ...] = ()


def clean(raw: RawItem, source: Source) -> Cleaned:
    """Return the item that a source's words make.

    The order matters: persons and addresses go while the text is whole, so that no rule meets
    half a number, and the rights cut what is left.

    Raises:
        ItemRefused: it says nothing, is crime news, or calls a child by name.
    """
    item = _item(raw, source)
    reason = refusal(item, source)
    if reason:
        raise ItemRefused(item.id, reason)
    private, persons = _without_persons(item, source)
    secret, addresses = without_address(private)
    shown = within_rights(secret, source.rights)
    hashed = evolve(shown, content_hash=content_hash(shown))
    return Cleaned(item=hashed, removed=tuple(sorted({*persons, *addresses})))


def identity(raw: RawItem) -> str:
    """Return the id that the cleaned item has, also when it is refused."""
    external = raw.external_id
    if len(external) > EXTERNAL_ID_MAX or one_line(external) != external:
        external = digest(external.encode(errors="surrogatepass"))
    return item_id(raw.source_id, external)


def _item(raw: RawItem, source: Source) -> Item:
    base = safe_url(raw.url, base=source.url, schemes=WEB) or safe_url(source.url, schemes=WEB)
    summary, body = _texts(raw, source, base)
    item = Item(
        id=identity(raw),
        source_id=raw.source_id,
        kind=_kind(raw, source),
        title=shorten(plain(raw.title), TITLE_MAX),
        content_hash="",
        url=safe_url(raw.url, base=source.url, schemes=WEB),
        summary=summary,
        body=body,
        canonical=safe_url(raw.canonical, base=base, schemes=WEB),
        language=_language(raw.language) or source.defaults.language,
        published=moment(raw.published),
        updated=moment(raw.updated),
        details=clean_details(raw.details, source.defaults, base),
        example=raw.example,
        scope=source.scope,
        publisher=shorten(plain(source.publisher), TITLE_MAX),
        validated=source.validated,
    )
    return evolve(item, title=item.title or _first_words(item))


def _texts(raw: RawItem, source: Source, base: str) -> tuple[str, SafeHtml]:
    """Return the summary and the text; a summary that is a whole text is both."""
    own_site = source.format is SourceFormat.MARKDOWN
    summary = plain(raw.summary_html)
    html = raw.body_html or (raw.summary_html if len(summary) > SUMMARY_MAX else "")
    return shorten(summary, SUMMARY_MAX), clean_html(html, base=base, own_site=own_site)


def _first_words(item: Item) -> str:
    words = shorten(item.summary or one_line(text_in(item.body)), TITLE_FROM_TEXT)
    if not words and not item.url:
        raise ItemRefused(item.id, NOTHING)
    return words or item.publisher or item.url


def _kind(raw: RawItem, source: Source) -> Kind:
    """A feed that holds news says "information" of each entry; its definition knows better."""
    default = source.defaults.kind
    return default if default and raw.kind is Kind.INFORMATION else raw.kind


def _language(text: str) -> str:
    found = _LANGUAGE.fullmatch(text.strip())
    return found[1].lower() if found else ""


def _without_persons(item: Item, source: Source) -> tuple[Item, tuple[str, ...]]:
    """Editors see to their own text, of which `check` warns them; nobody does so elsewhere."""
    allowed = source.rights.contactpersonen is PersonPolicy.TOESTEMMING
    if allowed or source.format is SourceFormat.MARKDOWN:
        return item, ()
    named, organiser = without_person_organiser(item)
    bare, removed = redact(named, PERSONS)
    return bare, (*organiser, *removed)
