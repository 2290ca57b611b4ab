"""Private persons' numbers and mail addresses, which harvested text may not keep (CARE.md 4).

Functional addresses (info@, wijkteam.noord@) and landlines stay. What is uncertain goes.
"""

import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from attrs import evolve

from harvest.cleaning.first_names import is_first_name
from harvest.cleaning.redact import Redaction, Span
from hub.model import Item

MOBILE = "06-nummer"
MAIL = "persoonlijk mailadres"
CHAT = "chatadres"
ORGANISER = "naam van een persoon"

_GAP = r"(?:[^\S\n]|[.\-‐-―/()]){0,3}"
_MOBILE = re.compile(
    rf"(?<!\d)(?:(?:\+|00){_GAP}31{_GAP}(?:\(?0\)?)?{_GAP}6|31(?=6\d{{8}})6|\(?0\)?6)"
    rf"(?:{_GAP}\d){{8}}(?!\d)"
)
# Without these there is no mobile number; most lines of most texts have none.
_NINE_DIGITS = re.compile(r"\d(?:\D{0,3}\d){8}")
_CLOCK = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
# Written with the same digits as a number: 06-12-2027 19.00 and 12-06-2027 19.00-21.00.
_DATE = re.compile(
    r"(?<!\d)(?:(?:19|20)\d\d-\d\d-\d\d|\d{1,2}([-./])\d{1,2}\1"
    rf"(?:(?:19|20)\d\d|\d\d(?=[^\S\n]+{_CLOCK})))(?!\d|[-./]\d)"
)
_CLOCKS = re.compile(rf"(?<![\d.]){_CLOCK}[^\S\n]*[-‐-―][^\S\n]*{_CLOCK}(?!\.?\d)")
_AT_IN_WORDS = r"[\[(][^\S\n]?(?:at|apenstaartje)[^\S\n]?[\])]"
_AT = rf"(?:@|[^\S\n]@[^\S\n]|[^\S\n]?{_AT_IN_WORDS}[^\S\n]?)"
_MAIL = re.compile(
    rf"(?<![\w.+%'-])([\w.+%'-]{{1,64}}){_AT}([\w-]{{1,63}}(?:\.[\w-]{{1,63}})+)", re.IGNORECASE
)
_SAYS_AT = re.compile(_AT_IN_WORDS, re.IGNORECASE)

_DESKS = """
aanbod aanmelden aanmelding aanmeldingen aanvraag abonnement activiteiten administratie advies
afspraak afspraken agenda alarm algemeen avg balie bedrijfsbureau beheer beheerder beleid
bestellen bestuur bestuurssecretariaat bezoek bibliotheek bieb boekingen bso bureau buurt
buurtbus buurthuis buurtteam centrum cjg college commissie communicatie consultatiebureau
contact cultuur cursus cursussen dagbesteding dienst directie docenten dorpshuis email
evenementen events facturen fg formulieren gebiedsteam geld geldloket gemeente gezin
gezinshuis gezondheid gezondheidscentrum ggd griffie help helpdesk huisarts huisartsen hulp
hulpvraag huren info informatie informatiepunt inkoop inloop inschrijven inschrijving intake
jeugd jeugdteam jgz jongeren jongerenwerk kantoor kerk kinderopvang klacht klachten
klachtenfunctionaris klantcontact klantenservice klantenteam kring kunst leden
ledenadministratie locatie lokaal loket mail mantelzorg media meedoen meldingen meldpunt
museum nieuws nieuwsbrief noreply office ondersteuning onderwijs opvoeden organisatie ouderen
ouderenwerk penningmeester pers personeel planning politie post postbus praktijk privacy
privacyofficer programma project projecten publiciteit receptie redactie reserveren
reservering reserveringen samen school schuldhulp secretariaat secretaris secretary service
servicedesk servicepunt sociaal sociaalteam speelotheek speeltuin spelen sport spreekuur
stadhuis steunpunt stichting support taal taalhuis taalpunt team theater thuis tickets
vacatures veiligthuis vereniging verhuur verkoop vervoer vluchtelingenwerk voedselbank
voorzitter vragen vrijwilliger vrijwilligers vrijwilligerspunt vrijwilligerswerk vvv webmaster
webredactie website welkom welzijn werkplaats wijk wijkcentrum wijkraad wijkteam wmo wonen
zaal zaalverhuur zaken zorg zorgloket zorgteam zwembad
"""
FUNCTIONAL = frozenset(_DESKS.split())
"""First words of an address that belongs to a desk or a team, never to one person."""

_COMPOUND = re.compile(
    r"(?:info|loket|balie|receptie|team|punt|huis|centrum|bureau|secretariaat|administratie|"
    r"redactie|bestuur|commissie|werk|verhuur|bibliotheek|school|vereniging|stichting|raad)$|"
    r"^(?:info|loket|wijk|buurt|team|stichting|vereniging|gemeente|jongeren|ouderen|welzijn)"
)
_CHATS = frozenset({"wa.me", "api.whatsapp.com", "chat.whatsapp.com", "t.me", "signal.me"})

_ORGANISATION = re.compile(
    r"(?:stichting|vereniging|gemeente|buurt|wijk|centrum|huis|school|club|team|groep|raad|"
    r"bibliotheek|museum|theater|kerk|moskee|welzijn|zorg|hulp|sport|werk|bond|comit[eé]|"
    r"commissie|bureau|loket|fonds|koor|orkest|college|universiteit|dienst|instituut|netwerk|"
    r"kring|platform|praktijk|politie|ggd|academie|atelier|caf[eé]|tuin|winkel|bank|b\.?v|n\.?v)"
    r"(?!\w)|\b(?:stichting|vereniging|gemeente|wijk|buurt)",
    re.IGNORECASE,
)
_TITLES = re.compile(
    r"^(?:de heer|mevrouw|dhr|mevr|mw|drs|dr|ir|mr|prof|ds|pastoor)\b", re.IGNORECASE
)
_INITIALS = re.compile(r"(?:[A-Z]\.[ ]?){1,4}[\w' -]*[A-Z]\w+$")
_BETWEEN = frozenset(
    {"van", "de", "der", "den", "ter", "ten", "te", "el", "al", "ben", "von", "di"}
)


def person_spans(text: str) -> Iterator[Span]:
    """Yield where a mobile number or a person's mail address stands."""
    for found in mobile_numbers(text):
        yield Span(start=found.start(), end=found.end(), what=MOBILE)
    # Most lines of most texts have no address.
    for found in _MAIL.finditer(text) if "@" in text or _SAYS_AT.search(text) else ():
        if not is_functional(found[1], found[2]):
            yield Span(start=found.start(), end=found.end(), what=MAIL)


def mobile_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield the Dutch mobile numbers of a text, each at its own place."""
    if not _NINE_DIGITS.search(text):
        return
    digits = _CLOCKS.sub(_blank, _DATE.sub(_blank, _ascii_digits(text)))
    yield from _MOBILE.finditer(digits)


def person_link(href: str) -> str:
    """Return what kind of private address a link leads to, or an empty string."""
    kind, _, rest = unquote(href).partition(":")
    if kind in {"mailto", "tel"}:
        return next((span.what for span in person_spans(rest)), "")
    try:
        host = urlsplit(href).hostname or ""
    except ValueError:
        return ""
    return CHAT if host.removeprefix("www.") in _CHATS else ""


PERSONS = Redaction(find=person_spans, link=person_link)
"""Takes private persons' addresses out of an item."""


def is_functional(local: str, domain: str) -> bool:
    """Return whether a mail address belongs to a desk, a team or an organisation.

    The first word decides: "wijkteam.noord" is a team, "jan.wijkteam" is somebody in it. An
    address that is named after its own domain is the organisation's.
    """
    words = [word for word in re.split(r"[._+\d-]+", local.lower()) if word]
    if not words:
        return False
    name = "".join(words)
    own = re.sub(r"[\d-]", "", domain.lower().split(".")[-2])
    return (
        words[0] in FUNCTIONAL
        or name in FUNCTIONAL
        or bool(_COMPOUND.search(words[0]))
        or (len(name) > 3 and name in own)
    )


def without_person_organiser(item: Item) -> tuple[Item, tuple[str, ...]]:
    """Return the item without an organiser who is a person, and the report of that."""
    if not is_person_name(item.details.organised_by):
        return item, ()
    details = evolve(item.details, organised_by="")
    return evolve(item, details=details), (f"organisator: {ORGANISER}",)


def is_person_name(text: str) -> bool:
    """Return whether a text is a person's name.

    A title or initials tell, and so do a first name or "van der" where nothing says that an
    organisation is meant.
    """
    words = text.split()
    if _TITLES.match(text) or _INITIALS.match(text):
        return True
    if not 2 <= len(words) <= 5 or not words[0][0].isupper():
        return len(words) == 1 and is_first_name(text)
    between = len(words) > 2 and all(word in _BETWEEN for word in words[1:-1])
    organisation = bool(_ORGANISATION.search(text))
    if is_first_name(words[0].strip(".,")):
        return between or (len(words) < 4 and not organisation)
    return between and not organisation


def _blank(found: re.Match[str]) -> str:
    return "x" * len(found[0])


def _ascii_digits(text: str) -> str:
    """Return the text with every kind of digit as 0-9, each at its own place."""
    if text.isascii():
        return text
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)
