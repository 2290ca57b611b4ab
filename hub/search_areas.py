"""The areas that a search knows of: where a reader may live, and what people call them."""

from collections.abc import Iterator

from hub.areas import Area
from hub.gemeente import Gemeente
from hub.search_item import SearchArea
from hub.vocabulary import Level

_HOMES = frozenset({Level.STADSDEEL, Level.WIJK})


def search_areas(gemeente: Gemeente) -> Iterator[SearchArea]:
    """Yield the gemeente itself, which nobody needs to choose, and where people live in it.

    A buurt has no search of its own: its name leads to the wijk.
    """
    every = frozenset({gemeente.code, *(area.code for area in gemeente.areas.all)})
    yield SearchArea(
        code=gemeente.code,
        own=frozenset(),
        near=every,
        around=frozenset(),
        names=(gemeente.name,),
    )
    for area in gemeente.areas.all:
        if area.level in _HOMES and area.inhabited:
            yield _home(gemeente, area)


def _home(gemeente: Gemeente, area: Area) -> SearchArea:
    areas, whole = gemeente.areas, gemeente.code
    around = {one.code for one in areas.ancestors(area.code)} | {whole}
    inside = tuple(areas.descendants(area.code))
    return SearchArea(
        code=area.code,
        own=frozenset({area.code, *(one.code for one in inside)}),
        near=frozenset((around - {whole}) | {*area.neighbours}),
        around=frozenset({whole}),
        names=tuple(_names(area, inside)),
    )


def _names(area: Area, inside: tuple[Area, ...]) -> Iterator[str]:
    """Yield what people call an area and the buurten in it."""
    yield from (area.shown_name, area.name, *area.aliases)
    for one in inside:
        if one.level is Level.BUURT:
            yield from (one.shown_name, one.name, *one.aliases)
