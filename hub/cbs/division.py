"""The wijken of a gemeente in one edition, as the files of the CBS or PDOK draw them. Pure."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from hub.cbs import polygons
from hub.cbs.codes import wijk_of
from hub.cbs.geojson import Feature, FeatureFile
from hub.cbs.polygons import Shape
from hub.errors import CbsFileRefused


@frozen(kw_only=True)
class DrawnWijk:
    """A wijk as it is drawn; `buurten` are the names of its buurten, `shape` its surface."""

    code: str
    name: str
    buurten: tuple[str, ...]
    centroid: tuple[float, float]
    neighbours: tuple[str, ...]
    shape: Shape


@frozen(kw_only=True)
class DrawnDivision:
    """All wijken of a gemeente in one edition, sorted by code."""

    edition: int
    wijken: tuple[DrawnWijk, ...]

    @property
    def shapes(self) -> dict[str, Shape]:
        """The shape of each wijk by its code."""
        return {wijk.code: wijk.shape for wijk in self.wijken}


def draw(
    wijken: FeatureFile | None,
    buurten: FeatureFile | None,
    said: int | None,
    known: Mapping[tuple[str, int], str],
) -> DrawnDivision:
    """Return the wijken of these files; at least one is given.

    The shape of a wijk is that of its buurten together, for the files of the wijken are drawn
    more coarsely. `said` is the edition when the files have none; `known` are the names that
    the gemeente already has, by code and edition, for a file of buurten has none.

    Raises:
        CbsFileRefused: the files contradict each other, or a wijk has no name.
    """
    layers = [layer for layer in (wijken, buurten) if layer]
    edition = _one_edition(layers, said)
    shapes = {**(_by_code(wijken) if wijken else {}), **(_by_wijk(buurten) if buurten else {})}
    names = _names(layers, edition, known)
    nameless = sorted(set(shapes) - {code for code, name in names.items() if name})
    if nameless:
        message = f"de naam ontbreekt van {', '.join(nameless)}. Geef ook --wijken"
        raise CbsFileRefused(layers[-1].path, message)
    near = polygons.neighbours(shapes)
    return DrawnDivision(
        edition=edition,
        wijken=tuple(
            DrawnWijk(
                code=code,
                name=names[code],
                buurten=_buurten(buurten, code),
                centroid=polygons.inner_point(shapes[code]),
                neighbours=near[code],
                shape=shapes[code],
            )
            for code in sorted(shapes)
        ),
    )


def _one_edition(layers: Sequence[FeatureFile], said: int | None) -> int:
    found = {year for layer in layers for year in layer.editions} | ({said} if said else set())
    if len(found) > 1:
        years = ", ".join(str(year) for year in sorted(found))
        raise CbsFileRefused(layers[-1].path, f"er zijn verschillende jaren ({years})")
    if not found:
        raise CbsFileRefused(layers[-1].path, "er staat geen jaar in. Geef het met --edition")
    return found.pop()


def _shapes(layer: FeatureFile) -> list[tuple[Feature, Shape]]:
    features = layer.features
    geometries = [feature.geometry for feature in features]
    return list(
        zip(features, polygons.read_shapes(layer.path, geometries, layer.crs), strict=True)
    )


def _by_code(layer: FeatureFile) -> dict[str, Shape]:
    """Return the shape of each wijk; one may be spread over several features."""
    grouped: dict[str, list[Shape]] = {}
    for feature, shape in _shapes(layer):
        grouped.setdefault(feature.code, []).append(shape)
    return {code: polygons.joined(parts) for code, parts in grouped.items()}


def _by_wijk(layer: FeatureFile) -> dict[str, Shape]:
    grouped: dict[str, list[Shape]] = {}
    for feature, shape in _shapes(layer):
        grouped.setdefault(wijk_of(feature.code), []).append(shape)
    return {code: polygons.joined(parts) for code, parts in grouped.items()}


def _names(
    layers: Sequence[FeatureFile], edition: int, known: Mapping[tuple[str, int], str]
) -> dict[str, str]:
    found = {code: name for (code, year), name in sorted(known.items()) if year == edition}
    for layer in reversed(layers):
        for feature in layer.features:
            if feature.code.startswith("WK") and feature.name:
                found[feature.code] = feature.name
            elif feature.wijk_name:
                found[wijk_of(feature.code)] = feature.wijk_name
    return found


def _buurten(layer: FeatureFile | None, wijk: str) -> tuple[str, ...]:
    """Return the names of the buurten of a wijk in the order of their codes."""
    features = layer.features if layer else ()
    mine = sorted((one.code, one.name) for one in features if wijk_of(one.code) == wijk)
    return tuple(dict.fromkeys(name for _, name in mine if name))
