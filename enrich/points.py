"""Find the area in which a point lies. The only module that knows shapely."""

from collections.abc import Iterable, Mapping
from math import cos, hypot, radians

from shapely import STRtree
from shapely.geometry import Point, shape

from hub.areas import OTHER, Area
from hub.gemeente import Gemeente
from hub.vocabulary import Level

Shapes = Mapping[str, Mapping[str, object]]
"""GeoJSON geometries (WGS84) by area code, as the pipeline loaded them."""

FAR_KM = 25.0
"""Without a border: a point farther from every known centre than this lies outside."""

_KM_PER_DEGREE = 111.2
_SMALLEST_FIRST = (Level.BUURT, Level.WIJK, Level.STADSDEEL, Level.GEMEENTE)


class PointFinder:
    """Finds areas by coordinates; a configured callable, safe to share."""

    def __init__(self, gemeenten: Iterable[Gemeente], shapes: Shapes) -> None:
        known = tuple(gemeenten)
        areas = {area.code: area for gemeente in known for area in gemeente.areas.all}
        self._trees = tuple(
            _tree(codes, shapes)
            for level in _SMALLEST_FIRST
            if (codes := _with_shape(areas.values(), shapes, level))
        )
        self._centres = tuple(
            (area.lon, area.lat)
            for gemeente in known
            if not any(area.code in shapes for area in gemeente.areas.all)
            for area in gemeente.areas.all
            if area.lon is not None and area.lat is not None
        )
        self._all_have_a_border = all(
            any(area.code in shapes for area in gemeente.areas.all) for gemeente in known
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
        return bool(self._centres) and all(
            _distance_km(lon, lat, *centre) > FAR_KM for centre in self._centres
        )


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
