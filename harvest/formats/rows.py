"""Turn rows with named fields into items: from lists (csv, xlsx) and from web pages. Pure.

A row is read as an editor's file is, by the same modules, so that one and the same text means
one and the same thing wherever it was written. What a parser cannot know (the names of areas,
the words of a gemeente for its subjects) stays as written, for the enricher.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from html import escape
from typing import TypeVar

from attrs import evolve, frozen

from harvest.cleaning.safe_url import WEB, safe_url
from harvest.formats.dates_in_prose import read_when
from harvest.formats.row_document import Row, as_document, listed, problem_in, spoken
from harvest.formats.row_ids import identities
from harvest.formats.row_location import read_place
from harvest.formats.row_moments import MOMENT_FIELDS, date_words, read_dates, when_words
from harvest.formats.row_words import money, reachable, read_kind, read_status, telephone
from harvest.loss import Loss, Refused
from harvest.organisers import organisation
from harvest.plain import markup, one_line, plain_text
from harvest.status_words import Titled, read_title
from harvest.written.editor_contact import read_contact
from harvest.written.editor_context import EditorContext
from harvest.written.editor_details import read_details
from harvest.written.editor_event import DAYS_BACK
from harvest.written.editor_values import fold
from hub.clock import local_date, midnight
from hub.model import Contact, Details, Event, RawItem, Said
from hub.source import Source
from hub.vocabulary import Audience, Domain, EventStatus, Kind, RowField

__all__ = ["Row", "read_rows"]

MAX_TITLE = 300
MAX_FIELD = 2_000
MAX_NAMES = 20
MAX_NAME = 80
MAX_DATES = 100_000
"""Dates of one list together; 2,000 activities of each week for a year."""

EXAMPLE = "voorbeeld"
"""The `kenmerk` of the row in our template that shows how to fill in a list."""

_AS_WRITTEN = (
    RowField.LEEFTIJD,
    RowField.TOEGANG,
    RowField.AANMELDEN,
    RowField.MEENEMEN,
    RowField.TOEGANKELIJKHEID,
)
_LINES = (RowField.OPENINGSTIJDEN, RowField.GESLOTEN, RowField.SPREEKUREN)
# Hours that cannot be read are shown as their own words: half of them would mislead.
_SHOWN_WHEN_UNREAD = (RowField.OPENINGSTIJDEN, RowField.GESLOTEN)
_NO_SCHOOL_HOLIDAYS = (
    "behalve: van een lijst worden de schoolvakanties niet overgeslagen. Zet de datums van de "
    "vakanties er zelf bij, zoals 24 december 2026 t/m 2 januari 2027."
)
_STATUS_WORDS = {
    EventStatus.SCHEDULED: "gaat-door",
    EventStatus.FULL: "vol",
    EventStatus.CANCELLED: "afgelast",
    EventStatus.MOVED: "verplaatst",
}

Name = TypeVar("Name", Audience, Domain)

_AUDIENCES = {fold(one): one for one in Audience}
_DOMAINS = {fold(one): one for one in Domain}


@frozen(kw_only=True)
class _Read:
    """What the fields of a row mean, and what could not be read, a sentence for each."""

    details: Details
    unread: tuple[str, ...] = ()
    shown: tuple[RowField, ...] = ()


def read_rows(
    source: Source, rows: Sequence[Row], fetched_at: datetime, base: str
) -> Iterator[RawItem | Loss]:
    """Yield an item for each row, and a loss for what is wrong with it.

    A row without a title, with an unclear date or with an unclear status is left out; of other
    mistakes the field alone is (a loss of no entries). Events that are over, and the example of
    our template, are left out without a word. `base` is what links are relative to.
    """
    # Names of areas, subjects and audiences are not known to a parser: see _said.
    context = EditorContext(
        source_id="", now=fetched_at, areas=frozenset(), domains=(), audiences=()
    )
    told = tuple(row for row in rows if row.line(RowField.KENMERK).lower() != EXAMPLE)
    seen: dict[str, str] = {}
    dates = 0
    for row, identity in zip(told, identities(told), strict=True):
        if dates > MAX_DATES and row.line(RowField.HERHALING):
            yield Loss(what=f"{row.where}: deze lijst heeft te veel herhalingen")
            continue
        try:
            found = tuple(_read_row(source, row, identity, context, base))
        except Refused as exc:
            yield Loss(what=f"{row.where}: {exc}")
            continue
        if identity in seen:
            yield Loss(what=f"{row.where}: dit is hetzelfde als {seen[identity]}")
            continue
        seen[identity] = row.where
        dates += sum(map(_dates, found))
        yield from found


def _dates(found: RawItem | Loss) -> int:
    event = found.details.event if isinstance(found, RawItem) else None
    return len(event.occurrences) if event else 0


def _read_row(
    source: Source, row: Row, identity: str, context: EditorContext, base: str
) -> Iterator[RawItem | Loss]:
    """Yield the item of a row after what is wrong with it; nothing when it is over.

    Raises:
        Refused: the row cannot be shown; the message (Dutch) says why.
    """
    titled = _titled(row)
    kind, unclear = _kind(source, row)
    read = _details(row, kind, titled, context)
    event = read.details.event
    if kind is Kind.EVENT and event is None:
        raise Refused("er staat niet wanneer het is")
    if event and _is_over(event, context.now):
        return
    link, no_link = _link(row, base)
    for what in (*unclear, *read.unread, *no_link):
        yield Loss(what=f"{row.where}: {what}", entries=0)
    yield RawItem(
        source_id=source.id,
        external_id=identity,
        kind=kind,
        title=titled.title if event else _title(row),
        url=link,
        summary_html=_summary(row),
        body_html=_body(row, read.shown),
        details=read.details,
    )


def _title(row: Row) -> str:
    return plain_text(row.line(RowField.TITEL), MAX_TITLE)


def _titled(row: Row) -> Titled:
    title = _title(row)
    if not title:
        raise Refused("er staat geen titel of naam")
    return read_title(title)


def _kind(source: Source, row: Row) -> tuple[Kind, tuple[str, ...]]:
    """Return what the row says that it is, or its source, or else what its fields show."""
    word = row.line(RowField.SOORT)
    kind = read_kind(word) if word else None
    unclear = (f"soort: “{word[:40]}” is geen soort die hier bekend is.",)
    likely = source.defaults.kind or _likely(row)
    return kind or likely, unclear if word and kind is None else ()


def _likely(row: Row) -> Kind:
    def has(*fields: RowField) -> bool:
        return any(row.line(field) for field in fields)

    if has(RowField.BEGIN, RowField.WANNEER):
        return Kind.EVENT
    if has(
        RowField.OPENINGSTIJDEN,
        RowField.SPREEKUREN,
        RowField.CONTACT,
        RowField.TELEFOON,
        RowField.MAIL,
        RowField.WEBSITE,
    ):
        return Kind.ORGANISATION
    is_somewhere = has(RowField.ADRES, RowField.POSTCODE, RowField.LAT)
    return Kind.PLACE if is_somewhere else Kind.INFORMATION


def _details(row: Row, kind: Kind, titled: Titled, context: EditorContext) -> _Read:
    """Return all that the fields say beside the text.

    Raises:
        Refused: the moment or the status is not clear.
    """
    now = context.now
    status = _status(row, kind, titled)
    document = as_document(row.where, (*_texts(row, now), *_moments(row, status, now)))
    found = read_details(document, kind, context)
    wrong: list[tuple[RowField, str]] = []
    for problem in found.problems:
        field, message = problem_in(document, problem)
        if field is RowField.BEHALVE and problem.warning:
            raise Refused(_NO_SCHOOL_HOLIDAYS)
        if field in MOMENT_FIELDS:
            raise Refused(message)
        wrong.append((field, message))
    place, unread = read_place(row)
    details = evolve(
        found.value,
        contact=_contact(row, _contact_of(found.value, wrong)),
        location=place,
        event=found.value.event or _event_in_prose(row, status, now),
        organised_by=organisation(row.line(RowField.ORGANISATIE)),
        said=_said(row),
        subjects=_subjects(row),
        spoken=listed(row.text(RowField.TALEN))[:MAX_NAMES],
    )
    if details.event and titled.note:
        details = evolve(details, event=evolve(details.event, note=titled.note))
    shown = tuple(field for field in _SHOWN_WHEN_UNREAD if field in dict(wrong))
    return _Read(
        details=_without_hours(details, shown),
        unread=(*(message for _, message in wrong), *unread),
        shown=shown,
    )


def _contact_of(details: Details, wrong: Sequence[tuple[RowField, str]]) -> Contact:
    """Return the contact without a website that is none."""
    is_wrong = any(field is RowField.WEBSITE for field, _ in wrong)
    return evolve(details.contact, website="") if is_wrong else details.contact


def _texts(row: Row, now: datetime) -> Iterator[tuple[RowField, str]]:
    """Yield the fields that need no moment, as an editor would have written them."""
    for field in _AS_WRITTEN:
        yield field, one_line(row.line(field), MAX_FIELD)
    for field in (RowField.MAIL, RowField.WEBSITE):
        yield field, one_line(reachable(row.line(field)), MAX_FIELD)
    for field in _LINES:
        yield field, row.text(field)[:MAX_FIELD]
    yield RowField.KOSTEN, money(one_line(row.line(RowField.KOSTEN), MAX_FIELD))
    number = reachable(telephone(row.line(RowField.TELEFOON)))
    yield RowField.TELEFOON, one_line(number, MAX_FIELD)
    for field in (RowField.GECONTROLEERD, RowField.VERLOOPT):
        yield field, date_words(row.line(field), now)


def _moments(row: Row, status: EventStatus, now: datetime) -> Iterator[tuple[RowField, str]]:
    """Yield when it is, in the editors' words; nothing for a row without a begin."""
    if not row.line(RowField.BEGIN):
        return
    dates = read_dates(row, now)
    yield RowField.BEGIN, dates.begin
    yield RowField.EINDE, dates.end
    yield RowField.HERHALING, one_line(row.line(RowField.HERHALING), MAX_FIELD)
    yield RowField.BEHALVE, one_line(row.line(RowField.BEHALVE), MAX_FIELD)
    if status is not EventStatus.SCHEDULED:
        yield RowField.STATUS, _STATUS_WORDS[status]


def _status(row: Row, kind: Kind, titled: Titled) -> EventStatus:
    """Return whether it goes ahead, by its own field or else by its title.

    Raises:
        Refused: the word is not known ("concept"), or it says that this is no more.
    """
    word = row.line(RowField.STATUS)
    if not word:
        return titled.status
    status = read_status(word)
    if status is None:
        raise Refused(
            f"status: “{word[:40]}” is hier niet bekend. Schrijf gaat door, vol, afgelast of "
            "verplaatst."
        )
    if kind is not Kind.EVENT and status is EventStatus.CANCELLED:
        raise Refused(f"status: “{word[:40]}”")
    return status


def _event_in_prose(row: Row, status: EventStatus, now: datetime) -> Event | None:
    """Return when it is according to `wanneer`.

    Raises:
        Refused: the words cannot be read, or can mean two things.
    """
    if not row.line(RowField.WANNEER) or row.line(RowField.BEGIN):
        return None
    when = read_when(when_words(row), now)
    if when.event is None:
        raise Refused(f"{spoken(RowField.WANNEER)}: {when.why}")
    if status is EventStatus.SCHEDULED:
        return when.event
    dates = tuple(evolve(each, status=status) for each in when.event.occurrences)
    return evolve(when.event, occurrences=dates)


def _is_over(event: Event, now: datetime) -> bool:
    """Whether all of it lies before yesterday, the first day that still counts."""
    since = midnight(local_date(now) - timedelta(days=DAYS_BACK))
    return all(each.end < since for each in event.occurrences)


def _contact(row: Row, by_field: Contact) -> Contact:
    """Return how to reach it: by its own fields, and by what `contact` tells in words."""
    text = one_line(row.line(RowField.CONTACT), MAX_FIELD)
    written = read_contact(as_document(row.where, ((RowField.CONTACT, text),))).value
    return evolve(
        by_field,
        text=written.text,
        phones=tuple(dict.fromkeys((*by_field.phones, *written.phones))),
        mails=tuple(dict.fromkeys((*by_field.mails, *written.mails))),
        website=by_field.website or written.website,
    )


def _said(row: Row) -> Said:
    """Return what the row decides itself; names of areas as they are written."""
    subjects, audiences = (
        listed(row.text(RowField.ONDERWERPEN)),
        listed(row.text(RowField.VOOR_WIE)),
    )
    return Said(
        areas=_names(row, RowField.WIJKEN),
        serves=_names(row, RowField.WERKGEBIED),
        domains=_among(_DOMAINS, subjects),
        audiences=_among(_AUDIENCES, audiences),
    )


def _among(known: Mapping[str, Name], names: tuple[str, ...]) -> tuple[Name, ...]:
    named = frozenset(map(fold, names))
    return tuple(one for name, one in known.items() if name in named)


def _names(row: Row, field: RowField) -> tuple[str, ...]:
    return tuple(one_line(name, MAX_NAME) for name in listed(row.text(field))[:MAX_NAMES])


def _subjects(row: Row) -> tuple[str, ...]:
    """Return the words for what it is about and whom it is for, for the enricher to weigh."""
    return (*_names(row, RowField.ONDERWERPEN), *_names(row, RowField.VOOR_WIE))[:MAX_NAMES]


def _without_hours(details: Details, unread: tuple[RowField, ...]) -> Details:
    """Return the details without the hours or closed days of which a part cannot be read."""
    if details.organisation is None:
        return details
    kept = details.organisation
    if RowField.OPENINGSTIJDEN in unread:
        kept = evolve(kept, hours=())
    if RowField.GESLOTEN in unread:
        kept = evolve(kept, closed=())
    return evolve(details, organisation=kept)


def _link(row: Row, base: str) -> tuple[str, tuple[str, ...]]:
    text = row.line(RowField.LINK)
    url = safe_url(text, base=base, schemes=WEB)
    return url, (f"link: “{text[:60]}” is geen webadres.",) if text and not url else ()


def _summary(row: Row) -> str:
    """Return what goes before the text: its own field, or else the first paragraph."""
    own = row.line(RowField.SAMENVATTING)
    if own:
        return escape(own, quote=False)
    text = markup(row.text(RowField.TEKST))
    start = text.find("<p")
    end = text.find("</p>", start)
    return text[start : end + len("</p>")] if -1 < start < end else ""


def _body(row: Row, shown: tuple[RowField, ...]) -> str:
    """Return the text, and below it what residents read in the row's own words."""
    words = listed(row.text(RowField.VOOR_WIE))
    facts = [(field, row.text(field)) for field in shown]
    if any(fold(word) not in _AUDIENCES for word in words):
        facts.insert(0, (RowField.VOOR_WIE, ", ".join(words)))
    return markup(row.text(RowField.TEKST)) + "".join(
        f"<p>{spoken(field).capitalize()}: {escape(one_line(text, MAX_FIELD), quote=False)}</p>"
        for field, text in facts
    )
