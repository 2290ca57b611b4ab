"""Turn what people send in into a concept for the editors, and say what is missing. Pure.

A concept is never published. What cannot be read for certain is not filled in: it is told, and
stands behind a `#` for the editor to finish.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from html import escape

from attrs import frozen

from harvest.cleaning.persons import is_person_name
from harvest.formats.row_document import Row, listed
from harvest.formats.row_words import money, read_kind
from harvest.written.editor_context import EditorContext
from harvest.written.editor_schema import KEYS
from harvest.written.editor_values import fold
from hub.clock import local_date
from hub.model import EnrichedItem, Item, SafeHtml
from hub.vocabulary import Kind, RowField
from wijkwijzer.drafts.front_matter_text import remark, value_line
from wijkwijzer.drafts.new_text import FOLDER_OF
from wijkwijzer.drafts.sent_moment import SentMoment, sent_moment, told_moment
from wijkwijzer.drafts.sent_privacy import contact_without_persons, names_in, without_persons
from wijkwijzer.drafts.sent_text import Sent
from wijkwijzer.drafts.text_keys import needed_keys

Step = Callable[[EnrichedItem], EnrichedItem]

NO_TITLE = "Zonder titel"
_ADDRESS = re.compile(r"\b[1-9]\d{3}\s?[A-Z]{2}\b|\b[Ii]k woon\b")
MOST_LOOSE = 5


@frozen(kw_only=True)
class Intake:
    """A concept and what its editor must know: what is missing, in doubt, or left out."""

    kind: Kind
    title: str
    text: str
    missing: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    sensitive: bool = False

    @property
    def folder(self) -> str:
        """The folder of the gemeente in which it belongs."""
        return FOLDER_OF[self.kind]


@frozen(kw_only=True)
class _Known:
    """What the names in a text are compared with, and how gevoelig subjects are found."""

    context: EditorContext
    sensitive: Step
    now: datetime
    owner: str


def intake(sent: Sent, context: EditorContext, sensitive: Step, owner: str = "") -> Intake:
    """Return the concept that these answers make; `owner` is who keeps it true."""
    known = _Known(context=context, sensitive=sensitive, now=context.now, owner=owner)
    notes = _Notes.of(sent)
    kind = _kind(sent)
    values = dict(_values(sent, known, notes))
    body = _body(sent, notes)
    _tell_names(values, body, notes)
    title = values.get("titel", "")
    gevoelig = _is_sensitive(kind, title, body, known)
    missing = tuple(_missing(kind, values, body))
    lines = _lines(kind, values, notes, known, gevoelig=gevoelig)
    return Intake(
        kind=kind,
        title=title or NO_TITLE,
        text="\n".join(("---", *lines, "---", body, "")),
        missing=missing,
        doubts=tuple(notes.doubts),
        left_out=tuple(dict.fromkeys(notes.left_out)),
        sensitive=gevoelig,
    )


class _Notes:
    """Collects what to tell; `remarks` come into the file itself."""

    def __init__(self) -> None:
        self.doubts: list[str] = []
        self.left_out: list[str] = []
        self.remarks: list[str] = []

    @classmethod
    def of(cls, sent: Sent) -> "_Notes":
        """Return the notes on the questions themselves."""
        notes = cls()
        for one in sent.answers:
            if not one.sure:
                notes.doubts.append(f"“{one.asked}” is gelezen als {one.field.value}.")
        notes.left_out += [f"“{asked}” (van een persoon)" for asked in sent.personal]
        notes.doubts += [f"Deze regel kennen wij niet: “{line}”" for line in sent.unknown]
        notes.doubts += sent.left_out
        return notes

    def unsure(self, key: str, text: str, why: str) -> None:
        """Note a value that is not filled in."""
        self.doubts.append(why)
        if text:
            self.remarks.append(f"Nog na te vragen. {key}: {text}")


def _kind(sent: Sent) -> Kind:
    said = next(iter(sent.all(RowField.SOORT)), "")
    kind = read_kind(said) if said else None
    if kind in FOLDER_OF and kind is not Kind.OVERLAY and kind is not None:
        return kind
    has_hours = bool(sent.all(RowField.OPENINGSTIJDEN)) and not sent.all(RowField.WANNEER)
    return Kind.ORGANISATION if has_hours else Kind.EVENT


def _values(sent: Sent, known: _Known, notes: _Notes) -> Iterator[tuple[str, str]]:
    """Yield the keys with what may be filled in."""
    yield from _plain_values(sent, notes)
    yield from _moment(sent, known, notes)
    yield from _place(sent, notes)
    yield from _names(sent, known, notes)
    contact = _contact(sent, notes)
    if contact:
        yield "contact", contact


_AS_WRITTEN = {
    RowField.TITEL: "titel",
    RowField.LEEFTIJD: "leeftijd",
    RowField.AANMELDEN: "aanmelden",
    RowField.MEENEMEN: "meenemen",
    RowField.TALEN: "talen",
    RowField.TOEGANKELIJKHEID: "toegankelijkheid",
    RowField.OPENINGSTIJDEN: "openingstijden",
}


def _plain_values(sent: Sent, notes: _Notes) -> Iterator[tuple[str, str]]:
    for field, key in _AS_WRITTEN.items():
        text = _clean(_one(sent, field, notes), key, notes)
        if text:
            yield key, text
        elif field is RowField.TITEL and sent.subject:
            notes.doubts.append("De titel is het onderwerp van de mail. Past die?")
            yield key, _clean(sent.subject, key, notes)
    cost = _clean(_one(sent, RowField.KOSTEN, notes), "kosten", notes)
    if cost:
        yield "kosten", money(cost)
    organiser = _clean(_one(sent, RowField.ORGANISATIE, notes), "organisatie", notes)
    if organiser and is_person_name(organiser):
        notes.left_out.append("de naam bij organisatie (van een persoon)")
    elif organiser:
        yield "organisatie", organiser


def _moment(sent: Sent, known: _Known, notes: _Notes) -> Iterator[tuple[str, str]]:
    fields = (
        RowField.WANNEER,
        RowField.BEGINTIJD,
        RowField.EINDTIJD,
        RowField.HERHALING,
        RowField.BEHALVE,
    )
    row = Row(values=tuple((one, _one(sent, one, notes)) for one in fields), where="mail")
    found = sent_moment(row, known.now)
    if not row.line(RowField.WANNEER) and not found.repeat:
        found = _told_moment(sent, known, notes) or found
    for doubt in found.doubts:
        notes.unsure("begin", "" if found.begin else row.line(RowField.WANNEER), doubt)
    for key, text in (
        ("begin", found.begin),
        ("einde", found.end),
        ("herhaling", _without_no(found.repeat)),
        ("behalve", _without_no(found.exceptions)),
    ):
        if text:
            yield key, text


def _told_moment(sent: Sent, known: _Known, notes: _Notes) -> SentMoment | None:
    """Return the one moment that a free mail tells; an editor must look at it."""
    found = told_moment("\n".join((*sent.loose, *sent.all(RowField.TEKST))), known.now)
    if found is not None and found.begin:
        notes.doubts.append(f"De dag komt uit de tekst: {found.begin}. Klopt die?")
    return found


def _place(sent: Sent, notes: _Notes) -> Iterator[tuple[str, str]]:
    parts = (
        _clean(_one(sent, field, notes), "locatie", notes)
        for field in (RowField.LOCATIE, RowField.ADRES, RowField.POSTCODE)
    )
    place = ", ".join(dict.fromkeys(part for part in parts if part))
    if place:
        yield "locatie", place


def _names(sent: Sent, known: _Known, notes: _Notes) -> Iterator[tuple[str, str]]:
    """Yield the names of areas, subjects and groups that this gemeente knows."""
    for field, key, names in (
        (RowField.WIJKEN, "wijken", known.context.area_names),
        (RowField.ONDERWERPEN, "onderwerpen", known.context.domain_names),
        (RowField.VOOR_WIE, "voor_wie", known.context.audience_names),
    ):
        written = listed(_one(sent, field, notes))
        good = [part for part in written if fold(part) in names]
        if good:
            yield key, ", ".join(good)
        strange = ", ".join(part for part in written if fold(part) not in names)
        if strange:
            notes.unsure(key, strange, f"“{strange}” is bij {key} niet bekend. Kies zelf.")


def _contact(sent: Sent, notes: _Notes) -> str:
    """Return how to reach the organisation; never a person."""
    found: list[str] = []
    for field in (RowField.CONTACT, RowField.TELEFOON, RowField.MAIL, RowField.WEBSITE):
        for text in sent.all(field):
            cleaned = contact_without_persons(" ".join(text.split()))
            notes.left_out += [f"{what} bij contact" for what in cleaned.taken]
            if cleaned.text:
                found.append(cleaned.text)
    return ", ".join(dict.fromkeys(found))


def _body(sent: Sent, notes: _Notes) -> str:
    written = "\n\n".join(sent.all(RowField.TEKST))
    loose = "\n".join(sent.loose)
    if loose and written:
        for line in sent.loose[:MOST_LOOSE]:
            notes.doubts.append(f"Deze regel stond los en is niet overgenomen: “{line}”")
    elif loose:
        notes.doubts.append("De tekst komt van losse regels in de mail. Lees hem goed na.")
    return _clean(written or loose, "tekst", notes)


def _tell_names(values: Mapping[str, str], body: str, notes: _Notes) -> None:
    if _ADDRESS.search(body):
        notes.doubts.append(
            "In de tekst lijkt een adres te staan. Is het van een persoon? Haal het dan weg."
        )
    for name in names_in(f"{values.get('titel', '')}\n{body}"):
        notes.doubts.append(f"Is “{name}” de naam van een persoon? Haal die dan weg.")


def _is_sensitive(kind: Kind, title: str, body: str, known: _Known) -> bool:
    item = Item(
        id="invoer:1",
        source_id="invoer",
        kind=kind,
        title=title,
        content_hash="",
        body=SafeHtml(html=f"<p>{escape(body)}</p>"),
    )
    return known.sensitive(EnrichedItem(item=item)).is_sensitive


def _missing(kind: Kind, values: Mapping[str, str], body: str) -> Iterator[str]:
    """Yield what has to be asked, as a person would ask it."""
    asked = {
        "titel": "Wat is het? (titel)",
        "begin": "Wanneer is het? (begin)",
        "locatie": "Waar is het? (locatie)",
        "contact": "Hoe bereiken mensen de organisatie? (contact)",
    }
    for key in dict.fromkeys((*needed_keys(kind), "contact")):
        if key in asked and not values.get(key):
            yield asked[key]
    if kind is Kind.EVENT and values.get("begin") and ", " not in values["begin"]:
        yield "Hoe laat begint het? (begin)"
    if not body:
        yield "Wat kunnen mensen er doen? (de tekst)"


def _lines(
    kind: Kind, values: Mapping[str, str], notes: _Notes, known: _Known, *, gevoelig: bool
) -> Iterator[str]:
    yield remark("Gemaakt van een mail of formulier. Lees alles na.")
    for note in notes.remarks:
        yield remark(note)
    wanted = {*needed_keys(kind), "contact", *values}
    for key in (one for one in KEYS if one in wanted):
        yield value_line(key, values.get(key, ""))
    if gevoelig:
        yield remark("Dit lijkt gevoelig. Een tweede persoon moet het lezen.")
        yield "gevoelig: ja"
    today = local_date(known.now)
    yield f"gecontroleerd: {today.day}-{today.month}-{today.year}"
    yield value_line("eigenaar", known.owner)
    yield remark("Haal deze regel weg als alles klopt.")
    yield "concept: ja"


def _one(sent: Sent, field: RowField, notes: _Notes) -> str:
    """Return the answer for a field; two different ones are told, and the first counts."""
    found = sent.all(field)
    if len(found) > 1:
        others = " en ".join(f"“{' '.join(text.split())}”" for text in found)
        told = f"Bij {field.value} staan twee antwoorden: {others}. Wij namen het eerste."
        if told not in notes.doubts:
            notes.doubts.append(told)
    return found[0] if found else ""


def _clean(text: str, where: str, notes: _Notes) -> str:
    cleaned = without_persons(text)
    notes.left_out += [f"{what} bij {where}" for what in cleaned.taken]
    return cleaned.text if where == "tekst" else " ".join(cleaned.text.split())


def _without_no(text: str) -> str:
    """Return a repeat, and nothing for "nee", "eenmalig" and the like."""
    said = fold(text).strip(" .")
    return "" if said in {"nee", "geen", "eenmalig", "1 keer", "een keer", "nvt"} else text
