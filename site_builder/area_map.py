"""A map of areas as an inline drawing: from their borders, else from hexagons. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import cos, radians
from statistics import mean

from attrs import frozen

from hub.partition import Outline, Point, Ring
from site_builder.hex_layout import ROW, Cell, around, centre

WIDTH = 1000
"""The units in which a map with borders is drawn: finer than a phone can show."""

HEX = 100
"""The width of a hexagon in the units of its map."""

NAMED = 4.5
"""In a map that is not more hexagons wide, names can be read on a phone."""

LABEL = 30
"""So many times the letters of a label go in the width of a map."""

HEX_PIXELS = 90
MAP_PIXELS = 640
"""How wide a hexagon or a map with borders is shown, at most."""

SHADES = 4
"""So many shades tell areas of another stadsdeel from each other, on any map."""

LINE = 10.5
"""The letters of a common width that fit beside each other in a hexagon."""

LINES = 4
LEADING = 16
LETTER = 15
"""The size of letters in a hexagon; of a long word they are smaller, so that it fits."""

_WIDE = {**dict.fromkeys("mwMW", 1.6), **dict.fromkeys("iljtfrI-. ", 0.6)}
_CAPITAL = 1.2

_TIP = ROW * 2 / 3
_CORNERS = (
    (0, -_TIP),
    (0.5, -_TIP / 2),
    (0.5, _TIP / 2),
    (0, _TIP),
    (-0.5, _TIP / 2),
    (-0.5, -_TIP / 2),
)
"""Of a hexagon that is 1 wide, from the top, clockwise."""

_SEAMS = re.compile(
    r"(?<=\w{3})(?=(?:buurt|kwartier|wijk|eiland|eilanden|terrein|gebied|plassen|markt|hout"
    r"|poort|haven|zoom|park|kant|beemd|nest|molen|broek|kern)\b)"
)
"""Where a long Dutch name may be broken: before the word that says what it is."""


@frozen(kw_only=True)
class Spot:
    """An area to draw: what it is called, where it leads and which stadsdeel it lies in."""

    code: str
    name: str
    href: str
    group: str
    group_name: str = ""


@frozen(kw_only=True)
class MapText:
    """One line of a name, in the middle of its area."""

    text: str
    x: int
    y: int


@frozen(kw_only=True)
class MapArea:
    """One area of a map, as an SVG path; `href` is empty for the area of the page itself."""

    name: str
    href: str
    path: str
    shade: int
    lines: tuple[MapText, ...] = ()
    letter: int = LETTER


@frozen(kw_only=True)
class AreaMap:
    """A drawing of areas; `edges` parts one stadsdeel from another. A sketch has no borders.

    `labels` are the names of stadsdelen where those of all areas would not fit.
    """

    width: int
    height: int
    columns: float
    areas: tuple[MapArea, ...]
    edges: str
    labels: tuple[MapText, ...]
    is_sketch: bool

    @property
    def shown_width(self) -> int:
        """The pixels that it takes where there is room."""
        return round(self.columns * HEX_PIXELS) if self.is_sketch else MAP_PIXELS

    @property
    def label_letter(self) -> int:
        """The size of the letters of a label."""
        return self.width // LABEL

    @property
    def is_wide(self) -> bool:
        """Whether the names in its hexagons cannot be read on a phone."""
        return self.columns > NAMED

    @property
    def shown_height(self) -> int:
        """The pixels that it is high at its shown width."""
        return round(self.shown_width * self.height / self.width)


def drawn_map(
    spots: Sequence[Spot], outlines: Mapping[str, Outline], here: str = ""
) -> AreaMap:
    """Return the map of areas that all have an outline; `here` is the area of the page."""
    rings = {spot.code: outlines[spot.code].rings for spot in spots}
    points = [point for of_area in rings.values() for ring in of_area for point in ring]
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    narrow = cos(radians((south + north) / 2))
    size = WIDTH / max((east - west) * narrow, north - south)

    def placed(point: Point) -> tuple[int, int]:
        return round((point[0] - west) * narrow * size), round((north - point[1]) * size)

    flat = {
        code: tuple(_clean(map(placed, ring)) for ring in of_area)
        for code, of_area in rings.items()
    }
    borders = {
        code: {edge for ring in of_area for edge in _edges(ring)}
        for code, of_area in flat.items()
    }
    shades = _shades(spots, {spot.code: _touching(spot.code, borders) for spot in spots})
    width = round((east - west) * narrow * size)
    return AreaMap(
        width=width,
        height=round((north - south) * size),
        columns=0.0,
        areas=tuple(
            _area(spot, "".join(map(_path, flat[spot.code])), shades[spot.group], here)
            for spot in spots
        ),
        edges=_parting(spots, borders),
        labels=_labels(_names(spots, here, flat), width),
        is_sketch=False,
    )


def hex_map(spots: Sequence[Spot], cells: Mapping[str, Cell], here: str = "") -> AreaMap:
    """Return the map in which each area is a hexagon; the cells are those of the layout."""
    middles = {spot.code: centre(cells[spot.code]) for spot in spots}
    left = min(x for x, _ in middles.values()) - 0.5
    top = min(y for _, y in middles.values()) - _TIP
    wide = max(x for x, _ in middles.values()) + 0.5 - left
    high = max(y for _, y in middles.values()) + _TIP - top
    flat = {
        code: tuple(
            (round((x + across - left) * HEX), round((y + down - top) * HEX))
            for across, down in _CORNERS
        )
        for code, (x, y) in middles.items()
    }
    taken = {cells[spot.code]: spot.code for spot in spots}
    near = {
        spot.code: {taken[cell] for cell in around(cells[spot.code]) if cell in taken}
        for spot in spots
    }
    borders = {code: set(_edges(ring)) for code, ring in flat.items()}
    shades = _shades(spots, near)
    width = round(wide * HEX)
    return AreaMap(
        width=width,
        height=round(high * HEX),
        columns=wide,
        areas=tuple(
            _area(
                spot,
                _path(flat[spot.code]),
                shades[spot.group],
                here,
                _written(spot.name, flat[spot.code]),
            )
            for spot in spots
        ),
        edges=_parting(spots, borders),
        labels=_labels(_names(spots, "", {code: (ring,) for code, ring in flat.items()}), width)
        if wide > NAMED
        else (),
        is_sketch=True,
    )


def _area(
    spot: Spot, path: str, shade: int, here: str, lines: tuple[MapText, ...] = ()
) -> MapArea:
    href = "" if spot.code == here else spot.href
    longest = max((_wide(line.text) for line in lines), default=0.0)
    return MapArea(
        name=spot.name,
        href=href,
        path=path,
        shade=shade,
        lines=lines,
        letter=LETTER if longest <= LINE else int(LETTER * LINE / longest),
    )


_Flat = tuple[tuple[int, int], ...]


def _names(
    spots: Sequence[Spot], here: str, rings: Mapping[str, Sequence[_Flat]]
) -> list[tuple[str, float, float]]:
    """Return the names to write over a map: of the areas around one, else of stadsdelen."""
    grouped: dict[str, list[_Flat]] = {}
    for spot in spots:
        name = spot.name if here else spot.group_name
        if name:
            grouped.setdefault(name, []).append(max(rings[spot.code], key=_surface))
    if len(grouped) == 1:
        return []
    return [(name, *_middle(of_group)) for name, of_group in grouped.items()]


def _labels(names: Iterable[tuple[str, float, float]], width: int) -> tuple[MapText, ...]:
    """Return names that lie inside the map and not on each other: the lower one makes way."""
    letter = width / LABEL
    placed: list[tuple[MapText, float]] = []
    for name, x, y in sorted(names, key=lambda one: (one[2], one[0])):
        half = _wide(name) * letter * 0.28
        middle = min(max(x, half), max(width - half, half))
        for other, reach in placed:
            if abs(other.x - middle) < half + reach and y - other.y < letter * 1.2:
                y = other.y + letter * 1.2  # noqa: PLW2901 - it moves down past each in turn
        placed.append((MapText(text=name, x=round(middle), y=round(y)), half))
    return tuple(text for text, _ in placed)


def _surface(ring: _Flat) -> float:
    return (
        abs(sum(x * after_y - after_x * y for (x, y), (after_x, after_y) in _sides(ring))) / 2
    )


def _middle(rings: Sequence[_Flat]) -> tuple[float, float]:
    """Return the centre of gravity of these areas together."""
    weights = [max(_surface(ring), 1.0) for ring in rings]
    middles = [(mean(x for x, _ in ring), mean(y for _, y in ring)) for ring in rings]
    whole = sum(weights)
    return (
        sum(x * weight for (x, _), weight in zip(middles, weights, strict=True)) / whole,
        sum(y * weight for (_, y), weight in zip(middles, weights, strict=True)) / whole,
    )


def _sides(
    ring: Sequence[tuple[int, int]],
) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    return pairwise((*ring, ring[0]))


def _clean(points: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return a ring without points that came to lie on each other."""
    ring = [*points]
    return tuple(one for number, one in enumerate(ring) if one != ring[number - 1])


_Edge = tuple[tuple[int, int], tuple[int, int]]


def _edges(ring: Sequence[tuple[int, int]]) -> Iterable[_Edge]:
    """Return the sides of a ring, each from its lower to its higher end."""
    for one, other in _sides(ring):
        yield (min(one, other), max(one, other))


def _touching(code: str, borders: Mapping[str, set[_Edge]]) -> set[str]:
    return {
        other for other, edges in borders.items() if other != code and edges & borders[code]
    }


def _shades(spots: Sequence[Spot], near: Mapping[str, set[str]]) -> dict[str, int]:
    """Return a shade for each group that no group beside it has, as far as there are enough."""
    group = {spot.code: spot.group for spot in spots}
    beside: dict[str, set[str]] = {}
    for spot in spots:
        beside.setdefault(spot.group, set()).update(group[code] for code in near[spot.code])
    found: dict[str, int] = {}
    for name, others in sorted(beside.items()):
        used = {found[other] for other in others if other in found}
        found[name] = next(
            (shade for shade in range(SHADES) if shade not in used), len(found) % SHADES
        )
    return found


def _parting(spots: Sequence[Spot], borders: Mapping[str, set[_Edge]]) -> str:
    """Return the lines between areas of another group, joined end to end."""
    groups: dict[_Edge, set[str]] = {}
    for spot in spots:
        for edge in borders[spot.code]:
            groups.setdefault(edge, set()).add(spot.group)
    return "".join(_joined(sorted(edge for edge, of in groups.items() if len(of) > 1)))


def _joined(edges: list[_Edge]) -> Iterable[str]:
    ends: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for one, other in edges:
        ends.setdefault(one, []).append(other)
        ends.setdefault(other, []).append(one)
    # A line that ends somewhere starts there; what is left are rings.
    starts = sorted(ends, key=lambda point: (len(ends[point]) % 2 == 0, point))
    for start in starts:
        while ends[start]:
            line = [start]
            while ends[line[-1]]:
                after = ends[line[-1]].pop(0)
                ends[after].remove(line[-1])
                line.append(after)
            yield _moves(line)


def _path(ring: Ring | Sequence[tuple[int, int]]) -> str:
    return f"{_moves(ring)}z"


def _moves(points: Sequence[tuple[float, float]]) -> str:
    """Return a line as SVG writes it shortest: from each point to the next."""
    (x, y), *_ = points
    steps = " ".join(
        f"{after[0] - before[0]:g} {after[1] - before[1]:g}"
        for before, after in pairwise(points)
    )
    return f"M{x:g} {y:g}l{steps}".replace(" -", "-")


def _written(name: str, ring: Sequence[tuple[int, int]]) -> tuple[MapText, ...]:
    """Return a name in lines that fit in a hexagon; what is too long ends in three dots."""
    x = round((ring[0][0] + ring[3][0]) / 2)
    middle = (ring[0][1] + ring[3][1]) / 2
    lines = _wrapped(name)
    first = middle - (len(lines) - 1) * LEADING / 2
    return tuple(
        MapText(text=text, x=x, y=round(first + number * LEADING))
        for number, text in enumerate(lines)
    )


def _wrapped(name: str) -> list[str]:
    lines: list[str] = []
    for word in name.split():
        for number, piece in enumerate(_pieces(word)):
            glued = f"{lines[-1]} {piece}" if lines and number == 0 else ""
            if glued and _wide(glued) <= LINE:
                lines[-1] = glued
            else:
                lines.append(piece)
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], f"{lines[LINES - 1]}…"]


def _wide(text: str) -> float:
    """Return how many letters of a common width take as much room as a text."""
    return sum(_WIDE.get(one, _CAPITAL if one.isupper() else 1.0) for one in text)


def _pieces(word: str) -> list[str]:
    """Return a word, or the parts of a long one, each but the last with a hyphen.

    What has no seam stays whole: it is written smaller.
    """
    if _wide(word) <= LINE:
        return [word]
    parts = [part for joined in re.split("[-/]", word) for part in _SEAMS.split(joined)]
    return [*(f"{part}-" for part in parts[:-1]), parts[-1]]
