"""Read and write the drawings of areas that stand beside gebieden.toml."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from hub.gemeente import Gemeente

Shapes = dict[str, Mapping[str, object]]
"""GeoJSON geometries (WGS84) by area code."""


def read_geometry(content: Path, gemeenten: Iterable[Gemeente]) -> Shapes:
    """Return the geometries of all areas that name a file; a bad file gives none."""
    found: Shapes = {}
    for gemeente in gemeenten:
        folder = content / gemeente.folder
        for name in sorted({area.geometry for area in gemeente.areas.all if area.geometry}):
            drawn = _features(folder / name)
            wanted = {area.code for area in gemeente.areas.all if area.geometry == name}
            found.update((code, shape) for code, shape in drawn.items() if code in wanted)
    return found


def geometry_text(shapes: Mapping[str, Mapping[str, object]]) -> str:
    """Return a GeoJSON file with one area a line, sorted by code."""
    lines = (
        json.dumps(
            {"type": "Feature", "properties": {"code": code}, "geometry": shapes[code]},
            separators=(",", ":"),
        )
        for code in sorted(shapes)
    )
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"


def _features(path: Path) -> Shapes:
    if path.is_symlink() or not path.is_file():
        return {}
    try:
        document = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return {}
    listed = document.get("features") if isinstance(document, dict) else None
    found: Shapes = {}
    for feature in listed if isinstance(listed, list) else ():
        if not isinstance(feature, dict):
            continue
        properties, geometry = feature.get("properties"), feature.get("geometry")
        if isinstance(properties, dict) and isinstance(geometry, dict):
            found[str(properties.get("code", ""))] = geometry
    return found
