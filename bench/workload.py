"""The items that every builder of the race gets: the same texts, districts and subjects. Pure.

An item is some 1.7 kB of Markdown in one to three districts, about one or two subjects. It is
the same for the same number and revision, on every machine; what is edited gets a new title and
text, and stays where it is.
"""

import struct
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import cache
from hashlib import blake2b
from itertools import count

from attrs import frozen

from hub.clock import AMSTERDAM

DISTRICTS = 60
SOURCES = 25
BODY = 1500
"""Characters of text; with the keys above it that makes a file of 1.7 kB."""

DOMAINS = (
    "opvoeding",
    "onderwijs",
    "werk",
    "inkomen",
    "gezondheid",
    "wonen",
    "zorg",
    "sociale-relaties",
    "samenleven",
    "veiligheid",
)

_SMALL_TEXT = "de het een van en in op voor met bij naar over door te om die dat als ook niet"
_TEXT = """
wijk buurt gemeente ouders kinderen jeugd zorg hulp vraag antwoord informatie regeling toeslag
huur woning school opvang centrum spreekuur afspraak telefoon website formulier inkomen werk
schuld budget gezondheid huisarts wijkteam mantelzorg vrijwilliger activiteit bijeenkomst koffie
buurthuis bibliotheek taalles sport bewegen ouderen senioren melding verlichting groen park
speelplaats verkeer parkeren afval energie subsidie aanvraag bezwaar termijn maandag dinsdag
woensdag donderdag vrijdag gratis aanmelden locatie contact ondersteuning begeleiding traject
jongeren gezin relatie straat plein café coördinator financiële reünie geïnteresseerd tuin markt
muziek fiets trein wandelen lezen rekenen schrijven helpen leren spelen eten koken bouwen
planten zingen dansen tekenen
"""
_SMALL, _WORDS = tuple(_SMALL_TEXT.split()), tuple(_TEXT.split())
_TREES = ("Linden", "Beuken", "Wilgen", "Eiken", "Elzen", "Iepen", "Vlier", "Hazel", "Meidoorn",
          "Kastanje", "Populieren", "Lijsterbes")  # fmt: skip
_ENDS = ("hoek", "rode", "kwartier", "gaarde", "oord")
_LAST_DAY = datetime(2026, 11, 20, 12, tzinfo=AMSTERDAM)


@frozen(kw_only=True)
class Entry:
    """One item of the race. `districts` and `domains` are numbers from 0."""

    number: int
    title: str
    body: str
    published: datetime
    districts: tuple[int, ...]
    domains: tuple[int, ...]

    @property
    def slug(self) -> str:
        """The word in its address and in the name of its file."""
        return f"item-{self.number:06}"

    @property
    def source(self) -> int:
        """Which of the sources it comes from."""
        return self.number % SOURCES

    @property
    def url(self) -> str:
        """Where its source shows it."""
        return f"https://bron-{self.source}.example/{self.number}"


def entries(size: int) -> Iterator[Entry]:
    """Yield the items of a workload of this size."""
    return map(entry, range(size))


@cache
def district_names() -> tuple[str, ...]:
    """Return the invented names of the districts."""
    return tuple(f"{tree}{end}" for tree in _TREES for end in _ENDS)[:DISTRICTS]


def entry(number: int, revision: int = 0) -> Entry:
    """Return an item; another revision has another title and text in the same place."""
    place, words = throws(f"place {number}"), throws(f"text {number} {revision}")
    title = " ".join(pick(words, _WORDS) for _ in range(5)).capitalize()
    return Entry(
        number=number,
        title=f"{title} {number}",
        body="\n\n".join(_paragraphs(words)),
        published=_LAST_DAY - timedelta(minutes=below(place, 60 * 24 * 700)),
        districts=_some(place, DISTRICTS, 1 + below(place, 3)),
        domains=_some(place, len(DOMAINS), 1 + below(place, 2)),
    )


def _some(numbers: Iterator[int], end: int, size: int) -> tuple[int, ...]:
    """Return so many different numbers below the end, in order."""
    found: set[int] = set()
    while len(found) < size:
        found.add(below(numbers, end))
    return tuple(sorted(found))


def _paragraphs(words: Iterator[int]) -> Iterator[str]:
    yield _prose(words)
    size = 0
    while size < BODY:
        made = _paragraph(words)
        size += len(made) + 2
        yield made


def _paragraph(words: Iterator[int]) -> str:
    kind = below(words, 100)
    if kind < 65:
        return _prose(words)
    if kind < 75:
        return "## " + _sentence(words, 4).rstrip(".")
    if kind < 90:
        return "\n".join("- " + _sentence(words, 6) for _ in range(4))
    link = f"[{pick(words, _WORDS)}](https://voorbeeld.example/p/{below(words, 9999)})"
    return f"Zie {link} of **{pick(words, _WORDS)}**. {_sentence(words, 9)}"


def _prose(words: Iterator[int]) -> str:
    return " ".join(_sentence(words, 8 + below(words, 10)) for _ in range(2 + below(words, 3)))


def _sentence(words: Iterator[int], length: int) -> str:
    said = (pick(words, _SMALL if place % 3 == 1 else _WORDS) for place in range(length))
    return " ".join(said).capitalize() + "."


def throws(name: str) -> Iterator[int]:
    """Yield numbers that look thrown and are always the same for a name."""
    for number in count():
        yield from struct.unpack("<16I", blake2b(f"{name}:{number}".encode()).digest())


def below(numbers: Iterator[int], end: int) -> int:
    """Return the next number, below the end."""
    return next(numbers) % end


def pick(numbers: Iterator[int], words: tuple[str, ...]) -> str:
    """Return one of the words."""
    return words[below(numbers, len(words))]
