"""Venues that items name often and of which we do not know the area: a list for editors. Pure.

Each line is one row to add to locaties.toml, and then all its items find their wijk.
"""

import re
from collections import defaultdict
from collections.abc import Iterable

from attrs import frozen

from enrich.gazetteer import Gazetteer, name_key
from hub.areas import OTHER
from hub.model import EnrichedItem
from hub.vocabulary import Level

LEAST_ITEMS = 2
"""A venue that was seen once is not worth a row yet."""

MOST_EXAMPLES = 3
MOST_VENUES = 200
LONGEST_NAME = 120

_NO_PLACE = re.compile(
    r"\b(?:online|digitaal|teams|zoom|webinar|livestream|telefonisch|thuis|divers\w*|meerdere"
    r"|verschillende|several|various|overal|nader te bepalen|nog onbekend|onbekend|n\.?v\.?t"
    r"|volgt|in de hele|heel)\b",
    re.IGNORECASE,
)
_SMALL = frozenset({Level.WIJK, Level.BUURT})


@frozen(kw_only=True)
class UnplacedVenue:
    """A venue without a known wijk: how it is written, for whom, how often and where to look.

    `scope` is the area that its sources speak for; `area` the best that is known, or "".
    """

    name: str
    address: str
    postcode: str
    scope: str
    area: str
    items: int
    examples: tuple[str, ...]


def unplaced_venues(
    items: Iterable[EnrichedItem], gazetteer: Gazetteer
) -> tuple[UnplacedVenue, ...]:
    """Return the venues that several items name and that lie in no known wijk, most first.

    A venue outside our gemeenten, or one that is no place ("online"), is left out.
    """
    seen: dict[tuple[str, str], list[EnrichedItem]] = defaultdict(list)
    for one in items:
        name = _name(one)
        if name and not _is_placed(one, gazetteer):
            seen[one.item.scope, name_key(name)].append(one)
    found = (_venue(group) for group in seen.values() if len(group) >= LEAST_ITEMS)
    ordered = sorted(found, key=lambda one: (-one.items, one.scope, name_key(one.name)))
    return tuple(ordered[:MOST_VENUES])


def _name(one: EnrichedItem) -> str:
    location = one.item.details.location
    name = " ".join(location.name.split())[:LONGEST_NAME] if location else ""
    return "" if _NO_PLACE.search(name) else name


def _is_placed(one: EnrichedItem, gazetteer: Gazetteer) -> bool:
    """Return whether an item has its wijk, or lies elsewhere, by any evidence."""
    codes = [tag.value for tag in one.located_in]
    return any(code == OTHER or gazetteer.level(code) in _SMALL for code in codes)


def _venue(group: list[EnrichedItem]) -> UnplacedVenue:
    """Return the venue of items that name the same one, in the words most of them use."""
    ordered = sorted(group, key=lambda one: one.item.id)
    places = [where for one in ordered if (where := one.item.details.location)]
    areas = sorted({tag.value for one in ordered for tag in one.located_in})
    return UnplacedVenue(
        name=_usual(_name(one) for one in ordered),
        address=_usual(where.address for where in places),
        postcode=_usual(where.postcode for where in places),
        scope=ordered[0].item.scope,
        area=areas[0] if len(areas) == 1 else "",
        items=len(ordered),
        examples=tuple(one.item.id for one in ordered[:MOST_EXAMPLES]),
    )


def _usual(written: Iterable[str]) -> str:
    """Return the spelling that occurs most; of equals the first in the alphabet."""
    counted: dict[str, int] = defaultdict(int)
    for text in written:
        if text:
            counted[text] += 1
    return min(counted, key=lambda text: (-counted[text], text), default="")
