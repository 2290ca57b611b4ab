"""Read the areas in a GeoJSON file of the CBS or PDOK, however its properties are called."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from hub.cbs.codes import area_code, edition_in
from hub.errors import CbsFileRefused

_ANY_CODE = ("cbscode", "gwbcode10", "gwbcode", "code")
_CODES = {
    "WK": ("statcode", "jrstatcode", "wijkcode", "wkcode", *_ANY_CODE),
    "BU": ("statcode", "jrstatcode", "buurtcode", "bucode", *_ANY_CODE),
}
_NAMES = {
    "WK": ("statnaam", "wijknaam", "wknaam", "gwbnaam", "regio", "naam", "name"),
    "BU": ("statnaam", "buurtnaam", "bunaam", "gwbnaam", "regio", "naam", "name"),
}
_YEAR = re.compile(r"(?:19|20)\d\d")
_EDITIONS = ("edition", "editie", "jaar", "jaarcode")
_WATER = ("water", "h2o")
_NOT_LAND = frozenset({"JA", "B"})
"""The CBS draws the water and the foreign country as areas of their own, with codes."""

_POLYGONS = frozenset({"Polygon", "MultiPolygon"})


@frozen(kw_only=True)
class Feature:
    """One area of a file, as it is written; `edition` is None when the file does not say it.

    `wijk_name` is the name of the wijk around it, when a file of buurten gives that.
    """

    code: str
    name: str
    edition: int | None
    geometry: Mapping[str, object]
    wijk_name: str = ""


@frozen(kw_only=True)
class FeatureFile:
    """The areas of a file and the name of its coordinate system ("" when it has none)."""

    path: str
    crs: str
    features: tuple[Feature, ...]

    @property
    def editions(self) -> frozenset[int]:
        """The years that the file itself gives."""
        return frozenset(one.edition for one in self.features if one.edition)


def read_features(path: str, data: bytes, prefix: str, gemeente: str) -> FeatureFile:
    """Return the wijken (WK) or buurten (BU) of a gemeente in a file.

    Raises:
        CbsFileRefused: it is no GeoJSON, or it holds no area of this gemeente.
    """
    document = _document(path, data)
    listed = document.get("features")
    if not isinstance(listed, list):
        raise CbsFileRefused(path, "dit is geen GeoJSON met gebieden (features)")
    found = tuple(_features(listed, prefix, gemeente))
    if not found:
        kind = "wijk" if prefix == "WK" else "buurt"
        raise CbsFileRefused(path, f"er staat geen {kind} van {gemeente} in")
    return FeatureFile(path=path, crs=_crs_name(document), features=found)


def _document(path: str, data: bytes) -> Mapping[str, object]:
    try:
        document = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as exc:
        raise CbsFileRefused(path, "dit is geen JSON") from exc
    if not isinstance(document, dict):
        raise CbsFileRefused(path, "dit is geen GeoJSON")
    return document


def _crs_name(document: Mapping[str, object]) -> str:
    crs = document.get("crs")
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    return name if isinstance(name, str) else ""


def _features(listed: Iterable[object], prefix: str, gemeente: str) -> Iterator[Feature]:
    for one in listed:
        if not isinstance(one, dict):
            continue
        geometry, properties = one.get("geometry"), one.get("properties")
        if not isinstance(geometry, dict) or not isinstance(properties, dict):
            continue
        if geometry.get("type") not in _POLYGONS:
            continue
        values = {_key(name): value for name, value in properties.items()}
        code = _code(values, prefix)
        if code[2:6] != gemeente[2:6] or _is_water(values):
            continue
        yield Feature(
            code=code,
            name=_text(values, _NAMES[prefix]),
            edition=_edition(values),
            geometry=geometry,
            wijk_name=_text(values, ("wijknaam", "wknaam")) if prefix == "BU" else "",
        )


def _key(name: object) -> str:
    """Return the name of a property as it is compared: gmCode, GM_CODE and gmcode are one."""
    return "".join(char for char in str(name).casefold() if char.isalnum())


def _code(values: Mapping[str, object], prefix: str) -> str:
    codes = (area_code(values[name], prefix) for name in _CODES[prefix] if name in values)
    return next((code for code in codes if code), "")


def _text(values: Mapping[str, object], names: Iterable[str]) -> str:
    """Return the first of these texts, with its own words and single spaces around them."""
    texts = (values[name] for name in names if isinstance(values.get(name), str))
    return next((text.strip() for text in texts if isinstance(text, str) and text.strip()), "")


def _edition(values: Mapping[str, object]) -> int | None:
    for name in ("jrstatcode", *_CODES["WK"], *_CODES["BU"]):
        found = edition_in(values.get(name, ""))
        if found:
            return found
    years = (str(values[name]).strip()[:4] for name in _EDITIONS if name in values)
    return next((int(year) for year in years if _YEAR.fullmatch(year)), None)


def _is_water(values: Mapping[str, object]) -> bool:
    return any(str(values.get(name, "")).strip().upper() in _NOT_LAND for name in _WATER)
