"""What an editor may write: kinds, keys and words, and what they mean here."""

from collections.abc import Iterator
from pathlib import PurePath

from harvest.written.document import Document, Entry
from harvest.written.nearest_word import nearest
from hub.errors import Problem
from hub.vocabulary import EventStatus, Form, Kind, Tier

FOLDERS = {
    "agenda": Kind.EVENT,
    "organisaties": Kind.ORGANISATION,
    "informatie": Kind.INFORMATION,
    "nieuws": Kind.NEWS,
    "vraag-en-aanbod": Kind.NOTICE,
    "hulpmiddelen": Kind.AID,
    "meepraten": Kind.SAY,
    "aanvulling": Kind.OVERLAY,
}
"""The folder of a gemeente that a file stands in decides its kind."""

SOORTEN = {
    "activiteit": Kind.EVENT,
    "agenda": Kind.EVENT,
    "organisatie": Kind.ORGANISATION,
    "dienst": Kind.SERVICE,
    "product": Kind.PRODUCT,
    "informatie": Kind.INFORMATION,
    "nieuws": Kind.NEWS,
    "vraag": Kind.NOTICE,
    "aanbod": Kind.NOTICE,
    "vraag-en-aanbod": Kind.NOTICE,
    "hulpmiddel": Kind.AID,
    "meepraten": Kind.SAY,
    "aanvulling": Kind.OVERLAY,
}
"""What `soort` may say; it goes before the folder."""

FORMS = {
    Form.VRAAG: Kind.NOTICE,
    Form.AANBOD: Kind.NOTICE,
    Form.APP: Kind.AID,
    Form.WEBSITE: Kind.AID,
    Form.CURSUS: Kind.AID,
    Form.TELEFOONLIJN: Kind.AID,
    Form.OP_PAPIER: Kind.AID,
    Form.ADVIESRAAD: Kind.SAY,
    Form.BEWONERSOVERLEG: Kind.SAY,
    Form.INSPRAAK: Kind.SAY,
}
"""What `soort` may also say of a text in the folder of that kind."""

STATUSES = {
    "gaat-door": EventStatus.SCHEDULED,
    "vol": EventStatus.FULL,
    "afgelast": EventStatus.CANCELLED,
    "verplaatst": EventStatus.MOVED,
}
TIERS = {tier.value: tier for tier in Tier}

OFFER_KEYS = ("account", "privacy", "zonder_internet")
"""What is asked of an aid: an app, a course, a helpline."""
OVERLAY_KEYS = ("bij", "landelijke_versie", "onder")
MOMENT_KEYS = ("einde", "herhaling", "behalve", "status")
KEYS = (
    "titel",
    "samenvatting",
    "soort",
    "begin",
    *MOMENT_KEYS,
    "locatie",
    "werkgebied",
    "wijken",
    "onderwerpen",
    "voor_wie",
    "leeftijd",
    "toegang",
    "hulplijn",
    "contact",
    "aanmelden",
    "openingstijden",
    "gesloten",
    "spreekuren",
    "kosten",
    *OFFER_KEYS,
    "meenemen",
    "talen",
    "toegankelijkheid",
    "organisatie",
    "foto",
    "foto_alt",
    "foto_toestemming",
    "gevoelig",
    "gevoelig_reden",
    "eigenaar",
    "gecontroleerd",
    "gecontroleerd_door",
    "verloopt",
    "adres_openbaar",
    "concept",
    "voorbeeld",
    *OVERLAY_KEYS,
)
CONTACT_KEYS = ("telefoon", "post", "mail", "chat", "beeldbellen", "website")
# Under these keys stand keys of their own; for openingstijden they are the days.
NESTED_KEYS = ("contact", "openingstijden")

# What people write who do not know our keys, or who know those of another program.
_USUAL_WORDS = {
    "naam": "titel",
    "kop": "titel",
    "datum": "begin",
    "date": "begin",
    "start": "begin",
    "tijd": "begin",
    "eind": "einde",
    "end": "einde",
    "plaats": "locatie",
    "plek": "locatie",
    "adres": "locatie",
    "waar": "locatie",
    "location": "locatie",
    "wijk": "wijken",
    "buurt": "wijken",
    "gebied": "werkgebied",
    "thema": "onderwerpen",
    "categorie": "onderwerpen",
    "tags": "onderwerpen",
    "levensdomein": "onderwerpen",
    "doelgroep": "voor_wie",
    "prijs": "kosten",
    "entree": "kosten",
    "inschrijven": "aanmelden",
    "opgeven": "aanmelden",
    "tel": "telefoon",
    "email": "mail",
    "e_mail": "mail",
    "auteur": "eigenaar",
    "author": "eigenaar",
    "afbeelding": "foto",
    "draft": "concept",
    "description": "samenvatting",
    "beschrijving": "samenvatting",
}

_NO_KEY = "Haal de regel weg, of zet de tekst onder de tweede ---."


def kind_of(document: Document, below: PurePath) -> tuple[Kind | None, tuple[Problem, ...]]:
    """Return what sort of item a file is: what `soort` says, or else its folder."""
    entry = document.entry("soort")
    folder = below.parts[0] if len(below.parts) > 1 else ""
    if entry is None:
        kind = FOLDERS.get(folder)
        return kind, () if kind else (_no_kind(document, folder),)
    said = "-".join(entry.text.lower().split())
    here = {form.value: kind for form, kind in FORMS.items() if FOLDERS.get(folder) is kind}
    known = here | SOORTEN
    if said in known:
        return known[said], ()
    close = nearest(said, known)
    hint = f"Bedoelde u {close}?" if close else f"Kies uit: {', '.join(here or SOORTEN)}."
    problem = document.problem(
        entry.place, f"De soort “{entry.text}” is niet bekend.", hint, code="onbekende-soort"
    )
    return None, (problem,)


def form_of(document: Document, kind: Kind) -> Form | None:
    """Return what sort of notice, aid or way to have a say `soort` names, if it does."""
    said = "-".join(document.text("soort").lower().split())
    return next((form for form, of in FORMS.items() if form == said and of is kind), None)


def check_keys(document: Document, kind: Kind | None) -> tuple[Problem, ...]:
    """Return what is wrong with the keys: unknown, in the wrong kind of file, or too deep."""
    return tuple(
        problem for entry in document.entries for problem in _check_key(document, entry, kind)
    )


def _check_key(document: Document, entry: Entry, kind: Kind | None) -> Iterator[Problem]:
    if entry.key not in KEYS:
        yield document.problem(
            entry,
            f"De sleutel `{entry.key}` is niet bekend.",
            suggest_key(entry.key, KEYS, _NO_KEY),
            code="onbekende-sleutel",
        )
    elif entry.key in OVERLAY_KEYS and kind not in (Kind.OVERLAY, None):
        yield document.problem(
            entry,
            f"De sleutel `{entry.key}` hoort alleen in de map aanvulling.",
            "Zet dit bestand in aanvulling/, of haal de regel weg.",
            code="sleutel-andere-map",
        )
    elif entry.entries and entry.key not in NESTED_KEYS:
        yield document.problem(
            entry.entries[0],
            f"Achter `{entry.key}` hoort tekst, geen nieuwe sleutel.",
            "Zet de tekst op dezelfde regel, tussen dubbele aanhalingstekens.",
            code="te-diep",
        )


def suggest_key(key: str, known: tuple[str, ...], otherwise: str) -> str:
    """Return the key that was meant, as a hint, or else the hint that is given."""
    usual = _USUAL_WORDS.get(key, "")
    close = usual if usual in known else nearest(key, known)
    return f"Bedoelde u `{close}`?" if close else otherwise


def _no_kind(document: Document, folder: str) -> Problem:
    close = nearest(folder, FOLDERS)
    hint = f"Bedoelde u de map {close}/?" if close else f"Mappen: {', '.join(FOLDERS)}."
    place = document.entries[0] if document.entries else Entry(key="", line=1, column=1)
    return document.problem(
        place,
        "Niet duidelijk is wat dit is: de map is niet bekend en `soort` ontbreekt.",
        hint,
        code="onbekende-map",
    )
