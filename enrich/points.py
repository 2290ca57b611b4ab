"""Find the area in which a point lies. The only module that knows shapely.

With borders a point is certain. Without them only the centres of the wijken are known; then
the nearest one counts only where a border can hardly lie between, and else a larger area.
"""

from collections.abc import Iterable, Mapping
from math import cos, hypot, isfinite, radians

from attrs import frozen
from shapely import STRtree
from shapely.geometry import Point, Polygon, box, shape

from hub.areas import OTHER, Area
from hub.gemeente import Gemeente
from hub.vocabulary import Level

Shapes = Mapping[str, Mapping[str, object]]
"""GeoJSON geometries (WGS84) by area code, as the pipeline loaded them."""

FAR_KM = 25.0
"""Without a border: a point farther from every known centre than this lies outside."""

FAR_STEPS = 3.0
"""Where all wijken have a centre: so many times the widest step between two of them is far.

In Almere and Eindhoven no point lies farther from a centre than 1.7 such steps.
"""

LEAST_FAR_KM = 5.0

NEAREST_SHARE = 0.3
NEAREST_STEP = 0.3
"""A point is in the wijk of the nearest centre when it lies within this share of the way to
the next, and of the step from that centre to its neighbour.

Of random points in the inhabited wijken of Almere and Eindhoven 16% come this near, and 99.7%
of those lie in that wijk.
"""

AROUND_SHARE = 2.0
AROUND_KM = 0.2
AROUND_STEP = 0.6
"""Farther away: the stadsdeel counts when all centres up to `AROUND_SHARE` times as far, and
a little more, lie in it, and the nearest is within this share of a step. 60% come this near,
99.9% of those lie in that stadsdeel.
"""

_KM_PER_DEGREE = 111.2
_SMALLEST_FIRST = (Level.BUURT, Level.WIJK, Level.STADSDEEL, Level.GEMEENTE)


@frozen(kw_only=True)
class Centre:
    """The centre of a wijk, with the distance to the nearest other one."""

    code: str
    parent: str
    lon: float
    lat: float
    step_km: float


class PointFinder:
    """Finds areas by coordinates; a configured callable, safe to share.

    `near_centre` is the second best, for gemeenten without borders: only for a point of which
    it is known that it lies in one of them.
    """

    def __init__(self, gemeenten: Iterable[Gemeente], shapes: Shapes) -> None:
        known = tuple(gemeenten)
        areas = {area.code: area for gemeente in known for area in gemeente.areas.all}
        self._trees = tuple(
            _tree(codes, shapes)
            for level in _SMALLEST_FIRST
            if (codes := _with_shape(areas.values(), shapes, level))
        )
        bare = tuple(one for one in known if not _has_border(one, shapes))
        self._all_have_a_border = not bare
        self._reaches = tuple(_reach(one) for one in bare)
        self.near_centre = CentreFinder(
            area for one in bare if _is_covered(one) for area in one.areas.at_level(Level.WIJK)
        )

    def __call__(self, lon: float, lat: float) -> str:
        """Return the smallest area around a point, OTHER outside all, or "" when unknown."""
        point = Point(lon, lat)
        for tree, codes in self._trees:
            inside = sorted(codes[hit] for hit in tree.query(point, predicate="intersects"))
            if inside:
                return str(inside[0])
        if self._all_have_a_border or self._is_far(lon, lat):
            return OTHER
        return ""

    def _is_far(self, lon: float, lat: float) -> bool:
        return all(reach(lon, lat) for reach in self._reaches)


class CentreFinder:
    """Finds the wijk or stadsdeel around a point when only the centres of wijken are known."""

    def __init__(self, areas: Iterable[Area]) -> None:
        self._centres = _centres(tuple(areas))
        self._tree = STRtree([Point(one.lon, one.lat) for one in self._centres])

    def __call__(self, lon: float, lat: float) -> str:
        """Return the wijk, else the stadsdeel, that surely holds a point, or ""."""
        if not (isfinite(lon) and isfinite(lat)):
            return ""
        near = self._near(lon, lat)
        if len(near) < 2:  # one centre alone tells nothing of where its border lies
            return ""
        (distance, nearest), (next_distance, _) = near[:2]
        safe = min(NEAREST_SHARE * next_distance, NEAREST_STEP * nearest.step_km)
        if distance <= safe:
            return nearest.code
        if distance > AROUND_STEP * nearest.step_km:
            return ""
        around = AROUND_SHARE * distance + AROUND_KM
        parents = {one.parent for away, one in near if away <= around}
        return nearest.parent if len(parents) == 1 else ""

    def _near(self, lon: float, lat: float) -> list[tuple[float, Centre]]:
        """Return the centres of the surroundings with their distances, nearest first."""
        found = (self._centres[hit] for hit in self._tree.query(_surroundings(lon, lat)))
        return sorted(
            ((_distance_km(lon, lat, one.lon, one.lat), one) for one in found),
            key=lambda pair: (pair[0], pair[1].code),
        )


_SURROUNDINGS_DEGREES = 0.2
"""Some 14 to 22 km: no wijk is so large that its neighbour's centre is farther away."""


def _surroundings(lon: float, lat: float) -> Polygon:
    """Return the square around a point in which the nearest centres are sought."""
    reach = _SURROUNDINGS_DEGREES
    return box(lon - reach, lat - reach, lon + reach, lat + reach)


def _centres(areas: tuple[Area, ...]) -> tuple[Centre, ...]:
    """Return the centres with their steps, sorted by code."""
    placed = sorted(
        (area.code, area.parent, area.lon, area.lat)
        for area in areas
        if area.lon is not None and area.lat is not None
    )
    points = [Point(lon, lat) for _, _, lon, lat in placed]
    tree = STRtree(points)
    steps = (_step_km(index, points, tree) for index in range(len(points)))
    return tuple(
        Centre(code=code, parent=parent, lon=lon, lat=lat, step_km=step)
        for (code, parent, lon, lat), step in zip(placed, steps, strict=True)
    )


def _step_km(index: int, points: list[Point], tree: STRtree) -> float:
    """Return the distance from a point to the nearest other one."""
    here = points[index]
    others = (
        points[other] for other in tree.query(_surroundings(here.x, here.y)) if other != index
    )
    return min(
        (_distance_km(here.x, here.y, other.x, other.y) for other in others), default=0.0
    )


@frozen(kw_only=True)
class Reach:
    """How far a gemeente without a border may stretch around its known centres."""

    points: tuple[tuple[float, float], ...]
    far_km: float

    def __call__(self, lon: float, lat: float) -> bool:
        """Return whether a point surely lies outside; never when nothing is known."""
        return bool(self.points) and all(
            _distance_km(lon, lat, *point) > self.far_km for point in self.points
        )


def _reach(gemeente: Gemeente) -> Reach:
    points = tuple(
        (area.lon, area.lat)
        for area in gemeente.areas.all
        if area.lon is not None and area.lat is not None
    )
    far = FAR_KM
    if _is_covered(gemeente):
        widest = max(one.step_km for one in _centres(gemeente.areas.at_level(Level.WIJK)))
        far = min(FAR_KM, max(LEAST_FAR_KM, FAR_STEPS * widest))
    return Reach(points=points, far_km=far)


def _is_covered(gemeente: Gemeente) -> bool:
    """Return whether every wijk has a centre, so that the nearest one means something."""
    wijken = gemeente.areas.at_level(Level.WIJK)
    return len(wijken) > 1 and all(
        area.lon is not None and area.lat is not None for area in wijken
    )


def _has_border(gemeente: Gemeente, shapes: Shapes) -> bool:
    return any(area.code in shapes for area in gemeente.areas.all)


def _with_shape(areas: Iterable[Area], shapes: Shapes, level: Level) -> tuple[str, ...]:
    return tuple(
        sorted(area.code for area in areas if area.level is level and area.code in shapes)
    )


def _tree(codes: tuple[str, ...], shapes: Shapes) -> tuple[STRtree, tuple[str, ...]]:
    # Some published polygons cross themselves; a buffer of nothing mends them.
    return STRtree([shape(shapes[code]).buffer(0) for code in codes]), codes


def _distance_km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Return the distance over a flat earth, which is right enough within a province."""
    east = (lon - other_lon) * cos(radians(lat))
    return hypot(east, lat - other_lat) * _KM_PER_DEGREE
