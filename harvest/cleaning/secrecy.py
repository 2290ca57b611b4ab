"""Addresses that must stay secret (CARE.md part 1.3). Pure.

An item about shelter for people in danger keeps no address: whoever looks for somebody reads
this site too. Every rule errs towards secrecy; only content that says so makes it public.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from attrs import evolve

from harvest.cleaning.redact import Find, Redaction, Span, redact
from harvest.cleaning.safe_html import text_in
from harvest.cleaning.signs import Signs
from hub.model import Item, Location

ADDRESS = "geheim adres"
MAP = "kaart van een geheim adres"

# What precedes "opvang" in a word when no person in danger is meant: care for children by day,
# animals, and water. A word that is not listed is taken for shelter.
_DAY_CARE = (
    r"kinder|peuter|baby|dreumes|kleuter|tiener|school|na|bso|dag|vakantie|gastouder|speelzaal|"
    r"overblijf|flex|ochtend|middag|studie"
)
_ANIMALS = (
    r"dier(?:en)?|huisdier(?:en)?|hond(?:en)?|kat(?:ten)?|poezen|kitten|vogels?|egels?|konijn(?:en)?|"
    r"paard(?:en)?|pony|wild|eend(?:en)?|vleermuis|vleermuizen|knaagdier(?:en)?|zwerfdier(?:en)?|"
    r"insecten|amfibie(?:ën)?|bijen"
)
_WATER = r"water|regen(?:water)?|hemelwater|piekwater|stof|vet|olie|afval|zand|warmte"
_HARMLESS = rf"{_DAY_CARE}|{_ANIMALS}|{_WATER}"

_BARE = "opvang"
# What always means shelter: how its first word begins, and how it goes on.
_ALWAYS = {
    "blijf": r"(?:[\s-]*van[\s-]*mijn[\s-]*lijf\w*|hui[sz]\w*|[\s-]?groep\w*)",
    "safe": r"[\s-]?houses?",
    "schuil": r"(?:plek|plaats|adres|huis|kelder)\w*",
    "onderduik": r"\w*",
    "vrouwenhuis": "",
    "geheim": r"e? (?:adres|locatie|plek|plaats)\w*",
}
_SHELTER = re.compile(
    rf"(?<![\w-])(?P<first>[\w-]{{0,40}}?)-?{_BARE}(?P<rest>\w{{0,40}})"
    rf"|\b(?P<always>{'|'.join(begin + rest for begin, rest in _ALWAYS.items())})",
    re.IGNORECASE,
)
_MAY_MEAN_SHELTER = Signs(rf"\w*{_BARE}\w*|(?:{'|'.join(_ALWAYS)})\w*")
_KINDS = ("schoolse", "voorschoolse", "flexibele", "incidentele")
_ENDS_IN_KIND = re.compile(rf"(?:{'|'.join(_KINDS)})$", re.IGNORECASE)
_LONGEST_KIND = max(map(len, _KINDS))
_AFTER = re.compile(
    rf"\W+(?:van|voor)\s+(?:\w+\s+){{0,2}}(?:{_ANIMALS}|{_WATER})\b"
    r"|\W+(?:na|voor|buiten|tijdens|op|onder)\s+(?:de\s+)?school",
    re.IGNORECASE,
)
_VERB = re.compile(r"(?:en|t|ende?)?", re.IGNORECASE)
_HARMLESS_FIRST = re.compile(rf"[\w-]{{0,40}}?(?:{_HARMLESS})", re.IGNORECASE)
# Bare "opvang" is day care where the text speaks of day care and of no danger at all.
_DAY_CARE_SIGNS = Signs(
    rf"(?:{_DAY_CARE}|{_ANIMALS})opvang\w*|bso|gastouder\w*|kinderdagverblij\w+|kdv|cr[eè]che"
    r"|peuter\w*|(?:na|buiten|tussen|voor)schoolse|dierenasiel|asieldieren",
    (rf"(?:{_DAY_CARE}|{_ANIMALS})", "-", r"opvang\w*"),
)
_DANGER_SIGNS = Signs(
    r"huiselijk|geweld|mishandel\w+|bedreig\w+|slachtoffer\w*|stalk\w+|eerwraak|eergerelateerd"
    r"|uitbuiting|mensenhandel|loverboy\w*|onveilig\w*|gevlucht\w*|vluchtelingen|asielzoekers"
    r"|dak(?:en|loze?n?)|thuislozen?|crisis\w*",
    ("dak", "(?:- ?| )", "(?:en|loze?n?)"),
    ("veilig", " ", "thuis"),
)

_POSTCODE = r"\b[1-9]\d{3}(?:[^\S\n]?[A-Z]{2}|[a-z]{2})\b"
_NUMBER = r"\d{1,4}(?:[^\S\n]?[a-zA-Z]\b)?(?:-\d{1,4})?"
_STREET_END = (
    r"straat|laan|weg|plein|gracht|kade|singel|dreef|hof|pad|dijk|plantsoen|park|markt|steeg|baan"
    r"|ring|boulevard|allee|wal|burg|oord|veld|kamp|werf|haven|akker|brink|hoek|erf|gaarde|horst"
    r"|weide|stede|eiland|promenade|passage|poort|brug|rede|str\."
)
_CAPITAL = r"(?:[A-ZÀ-Ý][\w'’.-]{0,40}[^\S\n]{1,2})"
_STREET = re.compile(
    rf"{_CAPITAL}{{0,3}}[A-ZÀ-Ýa-z'’][\w'’.-]{{0,40}}(?:{_STREET_END})[^\S\n]{{1,2}}{_NUMBER}\b"
    rf"|{_CAPITAL}{{1,4}}{_NUMBER}[^\S\n]{{0,2}},?[^\S\n]{{0,2}}(?={_POSTCODE})"
    r"|\b(?i:adres|bezoekadres|locatie)[^\S\n]{0,2}:[^\n,;]{1,80}?\d[^\S\n]?[a-zA-Z]?\b"
)
_FROM_DIGIT = re.compile(r"\d[^\n]*")
_POSTCODES = re.compile(_POSTCODE)
_COORDINATES = re.compile(r"\b5[0-3][.,]\d{3,}[^\S\n]*[,;/][^\S\n]*[3-7][.,]\d{3,}")
_MAPS = re.compile(
    r"(?:^|[./@])(?:maps?\.|google\.[a-z.]+/maps|goo\.gl|openstreetmap\.|osm\.|waze\.|what3words\.|bing"
    r"\.com/maps|9292\.)",
    re.IGNORECASE,
)
_LEAST_ADDRESS = 5
"""A shorter address ("Hof") says nothing by itself and stands in too many other words."""


def is_secret(item: Item) -> bool:
    """Return whether the item speaks of shelter whose address nobody may read."""
    if item.details.said.address_public:
        return False
    text = words(item)
    if not _MAY_MEAN_SHELTER.stand_in(text):
        return False
    meant = [found for found in _SHELTER.finditer(text) if _may_mean_shelter(found, text)]
    if any(found["always"] or found["first"] for found in meant):
        return True
    return bool(meant) and not _speaks_of_day_care(text)


def without_address(item: Item) -> tuple[Item, tuple[str, ...]]:
    """Return a secret item without what leads to its door, and the report of that."""
    if not is_secret(item):
        return item, ()
    location = item.details.location
    known = _known(location) if location else ()
    city = Location(city=location.city) if location and location.city else None
    reported = (f"locatie: {ADDRESS}",) if location and location != city else ()
    bare = evolve(item, details=evolve(item.details, location=city))
    cut, removed = redact(bare, Redaction(find=_finder(known), link=_map_link))
    return cut, tuple(sorted({*reported, *removed}))


def words(item: Item) -> str:
    """Return all that an item says about itself, a line a field."""
    details = item.details
    location = details.location.name if details.location else ""
    products = details.service.product_names if details.service else ()
    said = (item.title, item.summary, text_in(item.body), details.organised_by, location)
    return "\n".join((*said, *details.subjects, *products))


def _may_mean_shelter(found: re.Match[str], text: str) -> bool:
    """Return whether a word means shelter; bare "opvang" does where no day care is meant."""
    if _AFTER.match(text, found.end()):
        return False
    if found["always"]:
        return True
    first = found["first"]
    if not first:
        # "opvangen" is a verb for all sorts of things; "opvang" and "opvanghuis" are not.
        verb = bool(found["rest"]) and bool(_VERB.fullmatch(found["rest"]))
        return not (verb or _is_after_kind(text, found.start()))
    return not _HARMLESS_FIRST.fullmatch(first)


def _is_after_kind(text: str, start: int) -> bool:
    """Return whether the word before `start` says that care by day is meant."""
    before = text[:start].rstrip()
    return len(before) < start and bool(_ENDS_IN_KIND.search(before[-_LONGEST_KIND:]))


def _speaks_of_day_care(text: str) -> bool:
    return _DAY_CARE_SIGNS.stand_in(text) and not _DANGER_SIGNS.stand_in(text)


def _known(location: Location) -> tuple[str, ...]:
    """Return what the source calls the place, the longest first."""
    # A name without a number is whose door it is, not where: "Vrouwenopvang De Roos" stays.
    name = location.name if any(map(str.isdigit, location.name)) else ""
    said = (location.address, name, location.postcode)
    return tuple(sorted((text for text in said if len(text) >= _LEAST_ADDRESS), key=len)[::-1])


def _finder(known: tuple[str, ...]) -> Find:
    literal = re.compile("|".join(map(re.escape, known)), re.IGNORECASE) if known else None

    def find(text: str) -> Iterator[Span]:
        for found in literal.finditer(text) if literal else ():
            yield Span(start=found.start(), end=found.end(), what=ADDRESS)
        # No address spans two lines, and each has a number: most lines need no closer look.
        for rest in _FROM_DIGIT.finditer(text):
            start = text.rfind("\n", 0, rest.start()) + 1
            for pattern in (_STREET, _POSTCODES, _COORDINATES):
                for found in pattern.finditer(text, start, rest.end()):
                    yield Span(start=found.start(), end=found.end(), what=ADDRESS)

    return find


def _map_link(href: str) -> str:
    return MAP if _MAPS.search(unquote(href)) else ""
