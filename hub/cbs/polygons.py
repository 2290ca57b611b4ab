"""Shapes of areas on the Dutch grid, in metres: mended, joined, measured. Pure.

Beside hub.outlines the only module of the hub that knows shapely.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import shapely
from attrs import frozen
from numpy.typing import NDArray
from shapely import STRtree
from shapely.errors import ShapelyError
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from hub.cbs.crs import crs_of, from_rd, to_rd
from hub.errors import CbsFileRefused

DECIMALS = 5
"""A hundred-thousandth of a degree is about a metre."""

BORDER = 1.0
"""Areas are neighbours when they share more metres of border than this."""

TOUCH = 0.1
"""Borders that lie so many metres apart are one: both were rounded and turned to the grid."""

SIMPLIFIED = 2.0
"""Metres of detail that a border on the site may lose."""

Geometry = Mapping[str, object]
"""The geometry of a GeoJSON feature."""


@frozen(kw_only=True, eq=False)
class Shape:
    """An area on the Dutch grid; valid, two-dimensional and with a surface."""

    drawn: BaseGeometry

    @property
    def surface(self) -> float:
        """Square metres."""
        return float(self.drawn.area)


def read_shapes(path: str, geometries: Sequence[Geometry], crs: str) -> tuple[Shape, ...]:
    """Return the shapes of GeoJSON geometries; `crs` is the name that their file gives.

    Raises:
        CbsFileRefused: one of them cannot be drawn, or they do not lie in the Netherlands.
    """
    drawn = [_drawn(path, one) for one in geometries]
    bounds = [float(edge) for edge in shapely.total_bounds(drawn)]
    transform = to_rd(crs_of(path, crs, bounds))
    shapes = tuple(_mended(shapely.transform(one, transform)) for one in drawn)
    if any(one.surface == 0 for one in shapes):
        raise CbsFileRefused(path, "er is een gebied zonder oppervlakte")
    return shapes


def joined(shapes: Iterable[Shape]) -> Shape:
    """Return the shape that these make together."""
    return _mended(shapely.union_all([one.drawn for one in shapes]))


def inner_point(one: Shape) -> tuple[float, float]:
    """Return longitude and latitude of the centroid, or of a point inside if that is not."""
    centre = one.drawn.centroid
    if not one.drawn.covers(centre):
        centre = one.drawn.representative_point()
    lon, lat = from_rd()(np.array([[centre.x, centre.y]]))[0]
    return round(float(lon), DECIMALS), round(float(lat), DECIMALS)


def holds(one: Shape, lon: float, lat: float) -> bool:
    """Return whether a point lies in a shape."""
    x, y = to_rd("EPSG:4326")(np.array([[lon, lat]]))[0]
    return bool(one.drawn.covers(shapely.Point(x, y)))


def neighbours(shapes: Mapping[str, Shape]) -> dict[str, tuple[str, ...]]:
    """Return for each code the codes that share more than a corner with it, sorted."""
    codes = sorted(shapes)
    drawn = [shapes[code].drawn for code in codes]
    near: dict[str, set[str]] = {code: set() for code in codes}
    wide = shapely.buffer(drawn, TOUCH)
    for one, other in STRtree(drawn).query(wide, predicate="intersects").T.tolist():
        if one < other and _shared_border(wide[one], drawn[other]) > BORDER:
            near[codes[one]].add(codes[other])
            near[codes[other]].add(codes[one])
    return {code: tuple(sorted(found)) for code, found in near.items()}


def shares(old: Shape, new: Mapping[str, Shape]) -> dict[str, float]:
    """Return which part of `old` lies in each of the new shapes, where that is any."""
    codes = sorted(new)
    drawn = [new[code].drawn for code in codes]
    hits = sorted(STRtree(drawn).query(old.drawn, predicate="intersects").tolist())
    parts = ((codes[hit], drawn[hit].intersection(old.drawn).area) for hit in hits)
    return {code: float(part / old.surface) for code, part in parts if part > 0}


def written(shapes: Mapping[str, Shape]) -> dict[str, Geometry]:
    """Return the GeoJSON geometries (WGS84) to keep, with fewer points and decimals."""
    codes = sorted(shapes)
    drawn = np.array([shapes[code].drawn for code in codes], dtype=object)
    if shapely.coverage_is_valid(drawn):
        # All at once, so that two areas keep one border between them.
        drawn = shapely.coverage_simplify(drawn, SIMPLIFIED)
    return {
        code: _rounded(shapely.transform(one, from_rd()))
        for code, one in zip(codes, drawn, strict=True)
    }


def _drawn(path: str, geometry: Geometry) -> BaseGeometry:
    try:
        drawn = shapely.force_2d(shape(geometry))
    except (ShapelyError, ValueError, TypeError, LookupError, AttributeError) as exc:
        raise CbsFileRefused(path, "er is een gebied dat niet te tekenen is") from exc
    coordinates = shapely.get_coordinates(drawn)
    if not len(coordinates) or not np.isfinite(coordinates).all():
        raise CbsFileRefused(path, "er is een gebied zonder goede coördinaten")
    return drawn


def _mended(drawn: BaseGeometry) -> Shape:
    """Return the surface of what is drawn: crossing borders untied, loose lines left out."""
    valid = drawn if drawn.is_valid else shapely.make_valid(drawn)
    parts = [one for one in shapely.get_parts([valid]).tolist() if one.area > 0]
    if len(parts) == 1:
        return Shape(drawn=parts[0])
    flat = [one for part in parts for one in shapely.get_parts([part]).tolist()]
    return Shape(drawn=shapely.union_all([one for one in flat if one.area > 0]))


def _shared_border(wide: BaseGeometry, other: BaseGeometry) -> float:
    """Return the metres of border in common; at a corner the width of the touch counts not."""
    along = shapely.intersection(other.boundary, wide)
    lengths = (line.length for line in shapely.get_parts([shapely.line_merge(along)]).tolist())
    return float(sum(max(0.0, length - 4 * TOUCH) for length in lengths))


def _rounded(drawn: BaseGeometry) -> Geometry:
    fine = shapely.set_precision(drawn, 10**-DECIMALS)
    return mapping(shapely.transform(fine if fine.area else drawn, _round))  # type: ignore[no-any-return] # shapely has no types


def _round(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.round(rows, DECIMALS)
