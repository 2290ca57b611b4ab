"""Small files in the shape of those of the CBS and PDOK, drawn as squares on the Dutch grid."""

import json
from collections.abc import Mapping, Sequence

from hub.cbs.division import DrawnDivision, draw
from hub.cbs.geojson import read_features

WEST, SOUTH = 140_000, 480_000
"""A corner somewhere in the middle of the country."""

Ring = list[list[float]]


def square(column: float, row: float, wide: float = 1, high: float = 1) -> Ring:
    """Return a rectangle of so many kilometres, so many from the corner."""
    x, y = WEST + 1000 * column, SOUTH + 1000 * row
    east, north = x + 1000 * wide, y + 1000 * high
    return [[x, y], [east, y], [east, north], [x, north], [x, y]]


def feature(ring: Ring, **properties: object) -> dict[str, object]:
    """Return a feature with these properties."""
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def area(code: str, name: str, ring: Ring, edition: int = 2025) -> dict[str, object]:
    """Return a feature as the CBS writes it."""
    return feature(ring, statcode=code, jrstatcode=f"{edition}{code}", statnaam=name)


def collection(*features: Mapping[str, object], crs: str = "") -> bytes:
    """Return a GeoJSON file."""
    document: dict[str, object] = {"type": "FeatureCollection", "features": features}
    if crs:
        document["crs"] = {"type": "name", "properties": {"name": crs}}
    return json.dumps(document).encode()


def division(
    features: Sequence[Mapping[str, object]], gemeente: str = "GM9999"
) -> DrawnDivision:
    """Return the division that wijken make."""
    return draw(read_features("w", collection(*features), "WK", gemeente), None, None, {})
