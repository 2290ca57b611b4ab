"""Regions of several gemeenten: of school holidays, a GGD, Veilig Thuis, youth care. Pure."""

from collections.abc import Iterable

from hub.areas import OTHER
from hub.dutch import fold
from hub.gemeente import Gemeente

SCHOOL = "schoolvakantie"
"""The kind of region that has no name of its own beside "noord", "midden" or "zuid"."""

_SCHOOL_REGIONS = frozenset({"noord", "midden", "zuid"})
_LEAD = "regio "


def codes_of_region(written: str, gemeenten: Iterable[Gemeente]) -> tuple[str, ...]:
    """Return the gemeenten of a region by its name ("regio noord", "GGD Flevoland"), sorted.

    A region of school holidays in which none of ours lies is OTHER; an unknown name gives none.
    """
    name = fold(" ".join(written.split()))
    bare = name.removeprefix(_LEAD)
    known = tuple(gemeenten)
    found = tuple(sorted(one.code for one in known if _lies_in(one, name, bare)))
    if found or name == bare or bare not in _SCHOOL_REGIONS:
        return found
    # Only when each of ours says in which region it lies, this is certainly another one.
    return (OTHER,) if known and all(_of_kind(one, SCHOOL) for one in known) else ()


def _lies_in(gemeente: Gemeente, name: str, bare: str) -> bool:
    for kind, region in gemeente.regions:
        key = fold(region)
        is_short = kind == SCHOOL or " " not in key
        # "noord" alone may be a part of a town; it takes the word "regio".
        if key == bare and (name != bare or not is_short):
            return True
    return False


def _of_kind(gemeente: Gemeente, kind: str) -> str:
    return next((name for one, name in gemeente.regions if one == kind), "")
