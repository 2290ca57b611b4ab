"""Give each area a hexagon of its own, near where it lies and beside its neighbours. Pure.

For a gemeente whose borders were not imported: a map of equal hexagons is honest about that,
and the smallest wijk is as easy to point at as the largest.
"""

from collections.abc import Mapping, Sequence
from math import cos, hypot, inf, radians, sqrt
from statistics import mean

from attrs import frozen

ROUNDS = 60
"""So often everything is moved; the sample gemeenten lie still after some forty rounds."""

PULL = 0.12
"""The part of a gap between neighbours that one round closes."""

ROW = sqrt(3) / 2
"""The distance between two rows of hexagons, when those in a row lie 1 apart."""

REACH = 2
"""An area may get a hexagon that lies so many hexagons from where it was moved to."""

STRAY = 0.15
"""What a step away from its own place costs an area, against one more true neighbour."""

HELD = 2
"""An area beside so many of its neighbours does not lie loose."""

SETTLING = 20
"""So often a loose area may move to a better free hexagon; it takes two or three rounds."""

Cell = tuple[int, int]
"""Row and column. Odd rows lie half a hexagon to the right."""

_Point = tuple[float, float]


@frozen(kw_only=True)
class Site:
    """Where the middle of an area lies, and which areas are next to it."""

    code: str
    lon: float
    lat: float
    neighbours: tuple[str, ...] = ()


def centre(cell: Cell) -> _Point:
    """Return the middle of a hexagon; those in a row lie 1 apart."""
    row, column = cell
    return column + (row % 2) / 2, row * ROW


def around(cell: Cell) -> tuple[Cell, ...]:
    """Return the six hexagons beside one, clockwise from the upper left."""
    row, column = cell
    left = column - 1 + row % 2
    return (
        (row - 1, left),
        (row - 1, left + 1),
        (row, column + 1),
        (row + 1, left + 1),
        (row + 1, left),
        (row, column - 1),
    )


def layout(sites: Sequence[Site]) -> dict[str, Cell]:
    """Return a hexagon for each area, by its code; no two get the same."""
    if not sites:
        return {}
    pairs = _pairs(sites)
    points = _spread(_flat(sites), pairs)
    cells = sorted({cell for point in points for cell in _near(point)})
    chosen = _assigned([[_away(point, centre(cell)) for cell in cells] for point in points])
    found = _settled([cells[number] for number in chosen], points, pairs)
    top = min(row for row, _ in found)
    top -= top % 2
    first = min(column for _, column in found)
    return {
        site.code: (row - top, column - first)
        for site, (row, column) in zip(sites, found, strict=True)
    }


def _flat(sites: Sequence[Site]) -> list[_Point]:
    """Return the places on a plane on which the nearest other place lies some 1 away."""
    narrow = cos(radians(mean(site.lat for site in sites)))
    points = [(site.lon * narrow, -site.lat) for site in sites]
    nearest = [
        min((_away(one, other) for other in points if other != one), default=1.0)
        for one in points
    ]
    size = mean(map(sqrt, nearest))
    return [(x / size, y / size) for x, y in points]


def _pairs(sites: Sequence[Site]) -> list[tuple[int, int]]:
    number: Mapping[str, int] = {site.code: index for index, site in enumerate(sites)}
    return sorted(
        {
            (min(one, number[code]), max(one, number[code]))
            for one, site in enumerate(sites)
            for code in site.neighbours
            if code in number and number[code] != one
        }
    )


def _spread(points: list[_Point], pairs: list[tuple[int, int]]) -> list[_Point]:
    """Push apart what lies closer than 1, and pull neighbours to each other."""
    for _ in range(ROUNDS):
        for one, other in pairs:
            _move(points, one, other, PULL, closer=True)
        for one in range(len(points)):
            for other in range(one + 1, len(points)):
                _move(points, one, other, 0.5, closer=False)
    return points


def _move(points: list[_Point], one: int, other: int, part: float, *, closer: bool) -> None:
    (x, y), (to_x, to_y) = points[one], points[other]
    across, down = to_x - x, to_y - y
    if not closer and (abs(across) >= 1 or abs(down) >= 1):
        return
    far = hypot(across, down)
    if (far > 1) is not closer:
        return
    if far == 0:  # one place: any direction will do, as long as it is the same each time
        across, far = 1e-9, 1e-9
    step = part * (far - 1) / far
    points[one] = (x + across * step, y + down * step)
    points[other] = (to_x - across * step, to_y - down * step)


def _settled(
    found: list[Cell], points: Sequence[_Point], pairs: Sequence[tuple[int, int]]
) -> list[Cell]:
    """Move areas that lie loose to free hexagons where they touch more of their neighbours."""
    near: dict[int, set[int]] = {number: set() for number in range(len(found))}
    for one, other in pairs:
        near[one].add(other)
        near[other].add(one)
    for _ in range(SETTLING):
        before = list(found)
        for number, point in enumerate(points):
            beside = {found[other] for other in near[number]}
            if len(beside & set(around(found[number]))) >= HELD:
                continue
            free = {cell for one in beside for cell in around(one)} - set(found)
            found[number] = max(
                (found[number], *sorted(free)),
                key=lambda cell, beside=beside, point=point: (  # type: ignore[misc]
                    len(beside & set(around(cell))) - STRAY * _away(point, centre(cell))
                ),
            )
        if found == before:
            break
    return found


def _near(point: _Point) -> list[Cell]:
    x, y = point
    row = round(y / ROW)
    return [
        (one, round(x - (one % 2) / 2) + shift)
        for one in range(row - REACH, row + REACH + 1)
        for shift in range(-REACH, REACH + 1)
    ]


def _away(one: _Point, other: _Point) -> float:
    """Return the square of the distance: one long way is worse than two short ones."""
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2


def _assigned(costs: Sequence[Sequence[float]]) -> list[int]:
    """Return for each row a column of its own, so that the costs together are least.

    The Hungarian method: each row takes the cheapest column, and a row that loses its column
    to it looks for its next best. There are at least as many columns as rows.
    """
    columns = len(costs[0])
    row_price = [0.0] * len(costs)
    column_price = [0.0] * (columns + 1)
    owner = [-1] * (columns + 1)  # the last one is where a new row begins
    for row in range(len(costs)):
        owner[columns] = row
        slack, came_from, is_done = (
            [inf] * columns,
            [columns] * columns,
            [False] * (columns + 1),
        )
        at = columns
        while owner[at] != -1:
            is_done[at] = True
            here, least, to = owner[at], inf, columns
            for column in range(columns):
                if is_done[column]:
                    continue
                extra = costs[here][column] - row_price[here] - column_price[column]
                if extra < slack[column]:
                    slack[column], came_from[column] = extra, at
                if slack[column] < least:
                    least, to = slack[column], column
            for column in range(columns + 1):
                if is_done[column]:
                    row_price[owner[column]] += least
                    column_price[column] -= least
                elif column < columns:
                    slack[column] -= least
            at = to
        while at != columns:
            owner[at] = owner[came_from[at]]
            at = came_from[at]
    found = [0] * len(costs)
    for column in range(columns):
        if owner[column] != -1:
            found[owner[column]] = column
    return found
