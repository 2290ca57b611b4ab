"""Coordinate systems: which one a file uses, and from the Dutch grid (RD) to WGS84 and back.

The only module that knows pyproj.
"""

from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray
from pyproj import Transformer

from hub.errors import CbsFileRefused

RD = "EPSG:28992"
WGS84 = "EPSG:4326"

_RD_NAMES = ("28992", "7415", "amersfoort")
"""7415 is the Dutch grid with heights."""

_WGS84_NAMES = ("crs84", "4326", "4258", "wgs84", "wgs 84", "etrs89")
"""ETRS89 differs from WGS84 by less than a metre."""

_DEGREES = (2.0, 50.0, 8.0, 54.5)
_METRES = (-10_000.0, 280_000.0, 320_000.0, 700_000.0)
"""West, south, east and north of the Netherlands, with room around it."""

Transform = Callable[[NDArray[np.float64]], NDArray[np.float64]]
"""Takes and gives rows of x and y (longitude and latitude)."""


def crs_of(path: str, name: str, bounds: Sequence[float]) -> str:
    """Return RD or WGS84: what the file says, when that fits its coordinates.

    `bounds` are west, south, east and north of all that is in the file.

    Raises:
        CbsFileRefused: the coordinates lie outside the Netherlands in both systems.
    """
    seen = _by_range(bounds)
    if not seen:
        raise CbsFileRefused(
            path, "de coördinaten liggen niet in Nederland (niet in WGS84 en niet in RD)"
        )
    said = _by_name(name)
    if said and said != seen:
        raise CbsFileRefused(
            path, f"het bestand noemt {name}, maar de coördinaten passen bij {seen}"
        )
    if name and not said:
        raise CbsFileRefused(path, f"het coördinatenstelsel {name} is onbekend")
    return seen


def to_rd(crs: str) -> Transform:
    """Return what brings coordinates of a system to the Dutch grid."""
    return _between(crs, RD)


def from_rd() -> Transform:
    """Return what brings the Dutch grid to longitude and latitude."""
    return _between(RD, WGS84)


def _by_name(name: str) -> str:
    low = name.casefold()
    if any(known in low for known in _RD_NAMES):
        return RD
    return WGS84 if any(known in low for known in _WGS84_NAMES) else ""


def _by_range(bounds: Sequence[float]) -> str:
    for crs, (west, south, east, north) in ((WGS84, _DEGREES), (RD, _METRES)):
        if west <= bounds[0] <= bounds[2] <= east and south <= bounds[1] <= bounds[3] <= north:
            return crs
    return ""


def _between(source: str, target: str) -> Transform:
    if source == target:
        return lambda rows: rows
    transformer = _transformer(source, target)

    def transform(rows: NDArray[np.float64]) -> NDArray[np.float64]:
        x, y = transformer.transform(rows[:, 0], rows[:, 1])
        return np.column_stack((x, y))

    return transform


@cache
def _transformer(source: str, target: str) -> Transformer:
    # always_xy: longitude first, as GeoJSON has it, and not the order of the register.
    return Transformer.from_crs(source, target, always_xy=True)
