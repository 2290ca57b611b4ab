"""The borders of areas, as coarse as a map of a few hundred pixels can show. Pure.

What two areas share stays shared: no gaps and no overlaps.
"""

from collections.abc import Iterable, Iterator, Mapping

import shapely
from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.geometry.base import BaseGeometry

from hub.partition import Outline, Point, Ring

DETAIL = 1 / 250
"""What is smaller than this part of the whole may go."""

SPECK = 1 / 20_000
"""A piece of an area with less than this part of the whole's surface is not drawn."""


def outlines(shapes: Mapping[str, Mapping[str, object]]) -> tuple[Outline, ...]:
    """Return the outlines of GeoJSON geometries that make one whole, sorted by code.

    What is no area, such as a point or a broken geometry, has no outline.
    """
    drawn = {code: one for code in sorted(shapes) if (one := _drawn(shapes[code]))}
    if not drawn:
        return ()
    west, south, east, north = (float(edge) for edge in shapely.total_bounds([*drawn.values()]))
    coarse = shapely.coverage_simplify(
        [*drawn.values()], max(east - west, north - south) * DETAIL
    )
    least = (east - west) * (north - south) * SPECK
    return tuple(
        Outline(code=code, rings=rings)
        for code, one in zip(drawn, coarse, strict=True)
        if (rings := tuple(_rings(one, least)))
    )


def _drawn(geometry: Mapping[str, object]) -> BaseGeometry | None:
    try:
        drawn = shapely.make_valid(shapely.force_2d(shape(geometry)))
    except (ShapelyError, ValueError, TypeError, KeyError, AttributeError, IndexError):
        return None  # whoever imports the file is told; a map can do without
    faces = MultiPolygon([*_polygons([drawn])])
    return None if faces.is_empty else faces


def _polygons(pieces: Iterable[BaseGeometry]) -> Iterator[Polygon]:
    for piece in pieces:
        if isinstance(piece, Polygon):
            yield piece
        elif hasattr(piece, "geoms"):
            yield from _polygons(piece.geoms)


def _rings(drawn: BaseGeometry, least: float) -> Iterator[Ring]:
    for polygon in _polygons([drawn]):
        if polygon.area >= least:
            yield from (_ring(ring.coords) for ring in (polygon.exterior, *polygon.interiors))


def _ring(coordinates: Iterable[tuple[float, float]]) -> Ring:
    found: list[Point] = [(float(lon), float(lat)) for lon, lat in coordinates]
    return tuple(found[:-1])
