"""Which area of a new division is which area of the old one, and what the others became. Pure.

A code is no identity over editions: the CBS gives it to another place. Without drawings of both
editions the name decides, and then the point in the middle.
"""

from collections.abc import Mapping, Sequence

from attrs import frozen

from hub.cbs import polygons
from hub.cbs.division import DrawnDivision, DrawnWijk
from hub.cbs.polygons import Shape
from hub.dutch import fold

WHOLE = 0.9
"""From this share of its surface an old area became one new area; the rest is drawing."""

PART = 0.1
"""Below this share a new area is no successor: borders of two editions never lie equal."""

SAME = 0.5
"""Two areas that lie for more than this in each other are one place."""


@frozen(kw_only=True)
class OldWijk:
    """A wijk that the gemeente has now; `shape` is its drawing, where there is one."""

    code: str
    name: str
    parent: str
    slug: str
    centroid: tuple[float, float] | None = None
    shape: Shape | None = None


@frozen(kw_only=True)
class Continuation:
    """What became of the old wijken.

    `same` has for each new code that is a known place the old code of that place; `became` has
    for every other old code the codes that now cover it, the largest first (none: not known).
    """

    same: Mapping[str, str]
    became: Mapping[str, tuple[str, ...]]


def compare(old: Sequence[OldWijk], new: DrawnDivision, *, same_edition: bool) -> Continuation:
    """Return how the old wijken go on in a division; in one edition the code says it."""
    shapes = new.shapes
    by_code = {wijk.code: wijk for wijk in new.wijken}
    became: dict[str, tuple[str, ...]] = {}
    claims: dict[str, list[OldWijk]] = {}
    for one in old:
        found: tuple[str, ...]
        place: tuple[str, ...]
        if same_edition:
            found = place = (one.code,) if one.code in by_code else ()
        elif one.shape is not None:
            found, place = _by_shape(one.shape, shapes)
        else:
            found = place = _by_name(one, new)
        became[one.code] = found
        for code in place:
            claims.setdefault(code, []).append(one)
    same = {code: _best(by_code[code], known).code for code, known in sorted(claims.items())}
    kept = set(same.values())
    gone = {code: found for code, found in sorted(became.items()) if code not in kept}
    return Continuation(same=same, became=gone)


def _by_shape(old: Shape, new: Mapping[str, Shape]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the areas that cover an old one, and the one of them that is the same place."""
    covered = polygons.shares(old, new)
    ordered = sorted(covered, key=lambda code: (-covered[code], code))
    if not ordered:
        return (), ()
    largest = ordered[0]
    if covered[largest] >= WHOLE:
        found: tuple[str, ...] = (largest,)
    else:
        found = tuple(code for code in ordered if covered[code] >= PART)
    back = covered[largest] * old.surface / new[largest].surface
    is_same = covered[largest] > SAME and back > SAME
    return found, (largest,) if is_same else ()


def _by_name(old: OldWijk, new: DrawnDivision) -> tuple[str, ...]:
    named = [wijk.code for wijk in new.wijken if fold(wijk.name) == fold(old.name)]
    if len(named) == 1:
        return (named[0],)
    at_code = next((wijk for wijk in new.wijken if wijk.code == old.code), None)
    if at_code is None or (named and old.code not in named):
        return ()
    # Another name at the same place is a new name; at another place it is another area.
    if old.centroid and polygons.holds(at_code.shape, *old.centroid):
        return (at_code.code,)
    return ()


def _best(new: DrawnWijk, claiming: Sequence[OldWijk]) -> OldWijk:
    """Return the old wijk that goes on as this one: of its code, of its name, or the first."""
    return min(
        claiming,
        key=lambda old: (old.code != new.code, fold(old.name) != fold(new.name), old.code),
    )
