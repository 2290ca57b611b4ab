"""What a name of a place can mean: an area, a place of the register, a gemeente. Pure."""

import enum
import re
from collections.abc import Iterable, Iterator

from attrs import frozen

from hub.areas import Area
from hub.dutch import fold, in_dictionary
from hub.gemeente import Gemeente
from hub.model import Place
from hub.vocabulary import Level

SHORT_WORD = 8
"""A word of the dictionary up to this length is taken for a word rather than a name.

Longer ones that are also words ("grasrijk", "rozenknopje") hardly occur with a capital.
"""

SHORTENED = 3
"""So many letters of a town's name stay in its abbreviation."""

_ARTICLE = re.compile(r"^(?:de|het|den) ")
_DIRECTION = re.compile(r"^(?P<base>.+?)[ -](?:noord|zuid|oost|west|midden)$", re.IGNORECASE)
_LEFTOVER = re.compile(r"^(?:overig|verspreide huizen)\b", re.IGNORECASE)
_NOTE = re.compile(r"\s*\([^)]*\)$")


class NameKind(enum.StrEnum):
    """What sort of place a name stands for."""

    AREA = "gebied"
    PLACE = "plek"
    GEMEENTE = "gemeente"
    ELSEWHERE = "andere gemeente"


@frozen(kw_only=True)
class PlaceName:
    """One meaning of a name. `codes` are the areas it leads to; `gemeente` is their gemeente.

    `common`: an ordinary word too, so it needs a capital and a preposition. `everywhere`: many
    gemeenten have an area of this name. `lower`: written without a capital.
    """

    text: str
    kind: NameKind
    codes: tuple[str, ...] = ()
    gemeente: str = ""
    common: bool = False
    everywhere: bool = False
    lower: bool = False

    @property
    def is_gemeente(self) -> bool:
        """Whether it is the name of a gemeente, ours or another."""
        return self.kind in {NameKind.GEMEENTE, NameKind.ELSEWHERE}


@frozen(kw_only=True)
class NamesElsewhere:
    """Names that say: this is another place, or: this could be anywhere. All folded.

    `gemeenten` are as written; `ordinary` are those of them that are words too.
    """

    gemeenten: tuple[str, ...] = ()
    ordinary: frozenset[str] = frozenset()
    everywhere: frozenset[str] = frozenset()


def names_of(gemeente: Gemeente, elsewhere: NamesElsewhere) -> Iterator[PlaceName]:
    """Yield every name that leads to an area of this gemeente."""
    own = gemeente.name
    yield PlaceName(
        text=own, kind=NameKind.GEMEENTE, codes=(gemeente.code,), gemeente=gemeente.code
    )
    for text in _people_of(own):
        yield PlaceName(
            text=text, kind=NameKind.GEMEENTE, codes=(gemeente.code,), gemeente=gemeente.code
        )
    areas = [area for area in gemeente.areas.all if area.level is not Level.GEMEENTE]
    for area in areas:
        for text in _names_of_area(area, own):
            yield _area_name(text, (area.code,), gemeente.code, area, elsewhere)
    for base, members in sorted(_shared_bases(areas).items()):
        codes = tuple(sorted(member.code for member in members))
        yield _area_name(base, codes, gemeente.code, members[0], elsewhere)
    for place in gemeente.places:
        for text in (place.name, *place.aliases):
            yield _place_name(text, place, gemeente, elsewhere)


def names_elsewhere(elsewhere: NamesElsewhere, ours: Iterable[Gemeente]) -> Iterator[PlaceName]:
    """Yield the names of all gemeenten that are not ours."""
    own = {fold(gemeente.name) for gemeente in ours}
    for text in elsewhere.gemeenten:
        if fold(text) not in own:
            common = fold(text) in elsewhere.ordinary
            yield PlaceName(text=text, kind=NameKind.ELSEWHERE, common=common)


def is_ordinary_word(name: str) -> bool:
    """Return whether a name is also a Dutch word, with or without an article before it."""
    key = fold(name)
    bare = _ARTICLE.sub("", key)
    if not bare.isalpha():
        return False
    return in_dictionary(bare) and (bare != key or len(bare) <= SHORT_WORD)


def _people_of(town: str) -> Iterator[str]:
    """Yield how the people and things of a town may be called: "Eindhovenaren", "Almeerse".

    Dutch has no firm rule for these; all usual endings are tried, and ordinary words left out.
    """
    found = [town + ending for ending in ("aar", "aren", "er", "ers", "s", "se")]
    long_e = _LONG_E.match(town)
    if long_e:
        found += [f"{long_e['base']}ee{long_e['last']}{ending}" for ending in _AFTER_LONG_E]
    yield from (text for text in found if not is_ordinary_word(text))


_LONG_E = re.compile(r"^(?P<base>.+)e(?P<last>[^aeiou])e$")
_AFTER_LONG_E = ("s", "se", "der", "ders")


def _names_of_area(area: Area, own: str) -> tuple[str, ...]:
    """Return what people call an area: name, label, aliases and what follows from them."""
    written = (area.name, area.label, *area.aliases)
    names = [_NOTE.sub("", text) for text in written if text and not _LEFTOVER.match(text)]
    names += [more for text in names for more in _centre_names(text, own)]
    # "Almere Haven" is called Haven in its own town.
    bare = [
        text[len(own) :].strip(" -") for text in names if fold(text).startswith(fold(own) + " ")
    ]
    # A bare direction or centre belongs to no area in particular.
    names += [text for text in bare if text and fold(text) not in _TOO_BARE]
    # "Alm. Haven", as in lists with little room.
    names += [
        f"{own[:SHORTENED]}. {text}" for text in bare if text and len(own) > SHORTENED + 1
    ]
    return tuple(dict.fromkeys(names))


_TOO_BARE = frozenset({"noord", "zuid", "oost", "west", "centrum", "midden"})
_CENTRE = re.compile(r"^(?P<centre>centrum|binnenstad)(?: (?P<of>.+))?$", re.IGNORECASE)


def _centre_names(text: str, own: str) -> Iterator[str]:
    """Yield how people say "Centrum X": "centrum van X", "X Centrum"; bare, of the town."""
    match = _CENTRE.match(text)
    if match:
        of = match["of"] or own
        yield f"{match['centre'].lower()} van {of}"
        yield f"{of} {match['centre'].capitalize()}"


def _shared_bases(areas: Iterable[Area]) -> dict[str, tuple[Area, ...]]:
    """Return names such as "Woensel" that stand for Woensel-Noord and Woensel-Zuid together."""
    known = {fold(area.name) for area in areas} | {
        fold(alias) for area in areas for alias in (area.label, *area.aliases)
    }
    grouped: dict[tuple[str, Level], dict[str, Area]] = {}
    for area in areas:
        match = _DIRECTION.match(area.name)
        if match and fold(match["base"]) not in known:
            grouped.setdefault((match["base"], area.level), {})[area.code] = area
    return {
        base: tuple(members.values())
        for (base, _), members in grouped.items()
        if len(members) > 1
    }


def _area_name(
    text: str, codes: tuple[str, ...], gemeente: str, area: Area, elsewhere: NamesElsewhere
) -> PlaceName:
    own_word = area.common and fold(text) == fold(area.name)
    return PlaceName(
        text=text,
        kind=NameKind.AREA,
        codes=codes,
        gemeente=gemeente,
        common=own_word or is_ordinary_word(text) or fold(text) in elsewhere.ordinary,
        everywhere=fold(text) in elsewhere.everywhere,
        lower=text[:1].islower(),
    )


def _place_name(
    text: str, place: Place, gemeente: Gemeente, elsewhere: NamesElsewhere
) -> PlaceName:
    return PlaceName(
        text=text,
        kind=NameKind.PLACE,
        codes=(place.area,) if place.area else (),
        gemeente=gemeente.code,
        common=is_ordinary_word(text),
        everywhere=fold(text) in elsewhere.everywhere,
        lower=text[:1].islower(),
    )
