"""What of an item counts beside another one: its words, dates, place and facts. Pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from urllib.parse import urlsplit

from attrs import frozen

from enrich.language import DEFAULT
from hub.areas import LAND, OTHER
from hub.clock import local_date
from hub.dutch import fold
from hub.identity import digest
from hub.model import EnrichedItem, Item, Location
from hub.page_text import text_of
from hub.vocabulary import Kind

LONGEST_TEXT = 2000
"""Characters of a text that are compared: a copy is a copy from its first lines on."""

SHORTEST_TEXT = 40
"""Characters below which a text says too little to tell two items apart."""

MOST_DATES = 400
"""Dates of a series that count; a daily event of a year has fewer."""

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d+")
_POSTCODE = re.compile(r"(\d{4})\s?([a-z]{2})")
_TOWN = slice(2, 6)
_SCHEME = re.compile(r"^https?://(www\.)?")

FILLERS = frozenset(
    {
        "de", "het", "een", "in", "op", "bij", "van", "voor", "met", "en", "te", "aan", "om",
        "the", "a", "an", "of", "at", "and", "for", "with",
    }
)  # fmt: skip
"""Words of a title that one copy has and another has not."""

_MONTHS = (
    "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
)
_DAYS = "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
_WHEN = re.compile(
    rf"\b(?:(?:{_DAYS}) )?\d{{1,2}} (?:{_MONTHS})(?: \d{{4}})?\b"
    rf"|\b\d{{1,2}}-\d{{1,2}}-\d{{2,4}}\b|\b\d{{1,2}}[.:]\d\d(?: ?uur)?\b|\b\d{{1,2}} uur\b"
    rf"|\b(?:{_DAYS})\b|\b(?:afgelast|geannuleerd|uitverkocht|verplaatst)\b"
)
"""What sources add to the title of an event: its date, and whether it goes on."""


@frozen(kw_only=True)
class Whereabouts:
    """Where something is, as far as it can be compared; empty is unknown."""

    name: frozenset[str] = frozenset()
    street: str = ""
    postcode: str = ""
    number: str = ""
    lon: float | None = None
    lat: float | None = None
    wijken: frozenset[str] = frozenset()


@frozen(kw_only=True)
class Moment:
    """One date of an event; `start` is None when it lasts the whole day."""

    day: date
    start: datetime | None


@frozen(kw_only=True)
class Profile:
    """One item as it is compared. Words are folded; `towns` are the digits of gemeenten."""

    id: str
    source_id: str
    kind: str
    language: str
    title: tuple[str, ...]
    text: str
    fingerprint: str
    towns: frozenset[str] = frozenset()
    moments: tuple[Moment, ...] = ()
    published: date | None = None
    where: Whereabouts = Whereabouts()
    pages: frozenset[str] = frozenset()
    facts: frozenset[str] = frozenset()

    @property
    def has_text(self) -> bool:
        """Whether there is enough text to compare."""
        return len(self.text) >= SHORTEST_TEXT


def profile(enriched: EnrichedItem) -> Profile:
    """Return what of an item is compared."""
    item = enriched.item
    text = " ".join(words(f"{item.summary}\n{text_of(item.body)}"[: 2 * LONGEST_TEXT]))
    moments = tuple(_moments(item))
    title = _named(item)
    whole = f"{item.kind}\0{' '.join(title)}\0{text}"
    return Profile(
        id=item.id,
        source_id=item.source_id,
        kind=item.kind,
        language=(enriched.language.value if enriched.language else item.language) or DEFAULT,
        title=title,
        text=text[:LONGEST_TEXT],
        fingerprint=digest(whole.encode()),
        towns=frozenset(_towns(enriched)),
        moments=moments,
        published=local_date(item.published) if item.published else None,
        where=_where(enriched),
        pages=frozenset(_pages(item)),
        facts=frozenset(_facts(item)),
    )


class Profiles:
    """The profiles of items by position, each made when it is first asked for."""

    def __init__(self, items: Sequence[EnrichedItem]) -> None:
        self.items = items
        self._made: dict[int, Profile] = {}

    def __getitem__(self, number: int) -> Profile:
        """Return the profile of the item at this position."""
        if number not in self._made:
            self._made[number] = profile(self.items[number])
        return self._made[number]

    def text(self, number: int) -> str:
        """Return the text of the item at this position as it is compared."""
        return self[number].text


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text; "koffie-ochtend" is one word, without its hyphen."""
    return tuple(_WORD.findall(fold(text).replace("-", "").replace("'", "")))


def page_key(url: str) -> str:
    """Return what two spellings of the address of one page share, or "" when it is none."""
    if not url.startswith(("https://", "http://")):
        return ""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    path = parts.path.rstrip("/")
    if not path and not parts.query:
        return ""
    query = "&".join(
        sorted(one for one in parts.query.split("&") if one and not one.startswith("utm_"))
    )
    return f"{parts.netloc.lower().removeprefix('www.')}{path}?{query}"


def _named(item: Item) -> tuple[str, ...]:
    """Return the words of a title that name it: no fillers; of an event not its date."""
    title = fold(item.title)
    bare = words(_WHEN.sub(" ", title) if item.kind is Kind.EVENT else title)
    return tuple(word for word in bare if word not in FILLERS) or words(title)


def _moments(item: Item) -> Iterator[Moment]:
    event = item.details.event
    for one in event.occurrences[:MOST_DATES] if event else ():
        yield Moment(day=local_date(one.start), start=None if one.all_day else one.start)


def _towns(enriched: EnrichedItem) -> Iterator[str]:
    codes = [code for code in enriched.area_codes if code not in {LAND, OTHER}]
    scope = enriched.item.scope
    for code in codes or ([scope] if scope != LAND else []):
        yield code[_TOWN]


def _where(enriched: EnrichedItem) -> Whereabouts:
    wijken = frozenset(
        code for code in enriched.area_codes if code.startswith(("WK", "BU", "SD"))
    )
    location = enriched.item.details.location
    if location is None:
        return Whereabouts(wijken=wijken)
    street, number = _address(location)
    code = _POSTCODE.search(fold(location.postcode) or fold(location.address))
    city = frozenset(words(location.city))
    return Whereabouts(
        name=frozenset(words(location.name)) - FILLERS - city,
        street=street,
        postcode="".join(code.groups()) if code else "",
        number=number,
        lon=location.lon,
        lat=location.lat,
        wijken=wijken,
    )


def _address(location: Location) -> tuple[str, str]:
    """Return the street with its number, and the number alone; what follows is the town."""
    first = fold(location.address).split(",")[0]
    if not any(char.isdigit() for char in first):
        return "", ""
    street = " ".join(_WORD.findall(_POSTCODE.sub(" ", first)))
    number = _NUMBER.search(street)
    return street, number[0] if number else ""


def _pages(item: Item) -> Iterator[str]:
    for url in (item.url, item.canonical):
        key = page_key(url)
        if key:
            yield key


def _facts(item: Item) -> Iterator[str]:
    """Yield what belongs to one organisation or product alone: phone, mail, site, its name."""
    details = item.details
    for number in details.contact.phones:
        digits = "".join(_NUMBER.findall(number))
        if digits.strip("0"):
            yield f"tel:{digits[-9:]}"
    yield from (f"mail:{fold(mail)}" for mail in details.contact.mails)
    site = _SCHEME.sub("", fold(details.contact.website)).rstrip("/")
    if site:
        yield f"site:{site}"
    if details.service:
        yield from (f"upn:{fold(name)}" for name in details.service.product_names)
