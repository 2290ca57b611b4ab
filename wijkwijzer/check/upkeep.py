"""Look at whether a text is still true and who keeps it true (CARE.md parts 1 and 6). Pure."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

from harvest.written.document import Document, Text
from harvest.written.editor_schema import form_of
from harvest.written.nearest_word import nearest
from hub.dutch_dates import in_words, parse_date, parse_moment
from hub.errors import UnclearText
from hub.vocabulary import Form, Kind
from site_builder.shelves import EVENT_PAGE_DAYS, FRESH_DAYS
from wijkwijzer.check.findings import CheckedText, Finding
from wijkwijzer.check.links import ALIKE

_AGES = re.compile(r"(?P<low>\d{1,3})\s*(?:tot|t/m|-|–)\s*(?:en met\s*)?(?P<high>\d{1,3})")
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LANGUAGES = (
    "Nederlands", "Engels", "Arabisch", "Turks", "Pools", "Oekraïens", "Russisch", "Spaans",
    "Frans", "Duits", "Portugees", "Italiaans", "Roemeens", "Bulgaars", "Somalisch", "Tigrinya",
    "Farsi", "Dari", "Pasjtoe", "Koerdisch", "Berbers", "Tamazight", "Chinees", "Mandarijn",
    "Kantonees", "Papiaments", "Sranantongo", "Hindi", "Urdu", "Vietnamees", "Indonesisch",
    "Hongaars", "Tsjechisch", "Grieks", "Servisch", "Kroatisch", "Bosnisch", "Albanees",
    "Fries",
    "Nederlandse Gebarentaal", "gebarentaal",
)  # fmt: skip


def fresh(today: date) -> Callable[[CheckedText], Iterator[Finding]]:
    """Return what looks at the dates of a text: over, expired, or not checked for long."""

    def look(text: CheckedText) -> Iterator[Finding]:
        yield from _expired(text, today)
        yield from _over(text, today)
        if not text.is_example:
            yield from _stale(text, today)

    return look


def _day(document: Document, key: str) -> tuple[date, Text] | None:
    entry = document.entry(key)
    try:
        day = parse_moment(entry.text).day if entry else None
    except UnclearText:
        return None
    return (day, entry.place) if day and entry else None


def _expired(text: CheckedText, today: date) -> Iterator[Finding]:
    found = _day(text.document, "verloopt")
    if found and found[0] < today:
        yield text.finding(
            (found[1].line, found[1].column),
            "verlopen",
            f"Deze tekst is verlopen op {in_words(found[0])}.",
            "Haal het bestand weg, of zet bij verloopt een nieuwe datum.",
        )


def _over(text: CheckedText, today: date) -> Iterator[Finding]:
    if text.kind is not Kind.EVENT or text.document.entry("herhaling"):
        return
    begin = _day(text.document, "begin")
    end = _day(text.document, "einde") or begin
    if begin and end and end[0] + timedelta(days=EVENT_PAGE_DAYS) < today:
        yield text.finding(
            (begin[1].line, begin[1].column),
            "voorbij",
            f"Deze activiteit was op {in_words(begin[0])}. De pagina is al weg.",
            "Haal het bestand weg, of vul een nieuwe datum in.",
        )


def _stale(text: CheckedText, today: date) -> Iterator[Finding]:
    limit = FRESH_DAYS.get(text.kind) if text.kind else None
    if limit is None:
        return
    entry = text.document.entry("gecontroleerd")
    try:
        checked = parse_date(entry.text) if entry else None
    except UnclearText:
        return
    if entry is None or checked is None:
        yield text.finding(
            (1, 1),
            "nooit-nagekeken",
            "Er staat niet bij wanneer deze tekst is nagekeken.",
            f"Kijk alles na en schrijf: gecontroleerd: {today.day}-{today.month}-{today.year}",
        )
    elif (today - checked).days > limit:
        yield text.finding(
            (entry.place.line, entry.place.column),
            "lang-geleden",
            f"Deze tekst is {(today - checked).days} dagen niet nagekeken (hoogstens {limit}).",
            f"Kijk alles na en schrijf: gecontroleerd: {today.day}-{today.month}-{today.year}",
        )


def owners(text: CheckedText) -> Iterator[Finding]:
    """Yield texts that nobody looks after, and concepts that nobody else has read."""
    owner = text.document.entry("eigenaar")
    if owner is None:
        yield text.finding(
            (1, 1),
            "geen-eigenaar",
            "Er staat niet bij wie deze tekst bijhoudt.",
            "Schrijf: eigenaar: redactie@voorbeeld.nl. Dit komt niet op de site.",
        )
    reader = text.document.text("gecontroleerd_door")
    entry = text.document.entry("concept")
    if text.is_concept and entry and (not reader or reader == text.document.text("eigenaar")):
        yield text.finding(
            (entry.place.line, entry.place.column),
            "concept-lezer",
            "Nog niemand anders heeft dit concept gelezen.",
            "Laat een tweede persoon het lezen. Schrijf: gecontroleerd_door: naam. "
            "Haal daarna `concept` weg.",
        )


def notices(text: CheckedText) -> Iterator[Finding]:
    """Yield a question or an offer that does not say until when it stands."""
    if text.kind is Kind.NOTICE and not text.document.entry("verloopt"):
        yield text.finding(
            (1, 1),
            "zonder-verloopdatum",
            "Er staat niet bij tot wanneer deze vraag of dit aanbod geldt.",
            "Schrijf bijvoorbeeld: verloopt: 1 december 2026. Daarna gaat hij vanzelf weg.",
        )


def aids(text: CheckedText) -> Iterator[Finding]:
    """Yield an aid that does not tell what people must know before they begin."""
    if text.kind is not Kind.AID:
        return
    form = form_of(text.document, Kind.AID)
    missing = [key for key in _asked_of(form) if not text.document.entry(key)]
    if missing:
        told = ", ".join(AID_KEYS[key] for key in missing)
        yield text.finding(
            (1, 1),
            "hulpmiddel-onvolledig",
            f"Bij dit hulpmiddel ontbreekt: {told}.",
            "Schrijf erbij: " + " ".join(f"{key}: …" for key in missing),
        )


AID_KEYS = {
    "kosten": "wat het kost",
    "account": "of er een account nodig is",
    "privacy": "wat er met gegevens gebeurt",
    "zonder_internet": "hoe het zonder internet kan",
}
"""What a person must know of an app or a site before he begins, by the key that tells it."""

_WITHOUT_SCREEN = frozenset({Form.CURSUS, Form.TELEFOONLIJN, Form.OP_PAPIER})
"""Nobody needs an account for these, nor another way."""


def _asked_of(form: Form | None) -> tuple[str, ...]:
    return ("kosten",) if form in _WITHOUT_SCREEN else tuple(AID_KEYS)


def details(text: CheckedText) -> Iterator[Finding]:
    """Yield ages in the wrong order, languages that are mistyped, names that give trouble."""
    age = text.document.entry("leeftijd")
    found = _AGES.search(age.text) if age else None
    if age and found and int(found["low"]) > int(found["high"]):
        yield text.finding(
            (age.place.line, age.place.column),
            "leeftijd",
            "De leeftijden staan verkeerd om.",
            f"Schrijf: leeftijd: {found['high']} tot {found['low']} jaar",
        )
    yield from _languages(text)
    if not _NAME.fullmatch(text.below.stem):
        yield text.finding(
            (1, 1),
            "bestandsnaam",
            f"De naam {text.below.name} heeft hoofdletters, spaties of andere tekens.",
            "Gebruik kleine letters, cijfers en streepjes: koffie-en-taal.md",
        )


def _languages(text: CheckedText) -> Iterator[Finding]:
    entry = text.document.entry("talen")
    known = {name.lower() for name in LANGUAGES}
    for part in entry.text.split(",") if entry else ():
        word = part.strip()
        if entry and word and word.lower() not in known:
            close = nearest(word, LANGUAGES, ALIKE)
            if close:
                yield text.finding(
                    (entry.place.line, entry.place.column),
                    "taal",
                    f"De taal “{word}” is niet bekend.",
                    f"Bedoelde u {close}?",
                )


def places(names: tuple[str, ...]) -> Callable[[CheckedText], Iterator[Finding]]:
    """Return what compares `locatie` with the names in locaties.toml."""
    known = {name.lower(): name for name in names}

    def look(text: CheckedText) -> Iterator[Finding]:
        entry = text.document.entry("locatie")
        if entry is None or entry.text.lower() in known:
            return
        close = nearest(entry.text.lower(), known, NEARLY_THE_SAME)
        if close:
            yield text.finding(
                (entry.place.line, entry.place.column),
                "locatie",
                f"“{entry.text}” staat niet in locaties.toml.",
                f"Bedoelde u {known[close]}?",
            )

    return look


NEARLY_THE_SAME = 88
"""Of 100; below it two venues with a word in common would be called one."""

LOOKS = (owners, notices, aids, details)
