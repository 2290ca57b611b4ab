"""The hierarchy of places: land ▸ gemeente ▸ stadsdeel ▸ wijk ▸ buurt. Pure.

A CBS code is unique within an edition only; a gemeente's gazetteer states its edition.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import define, frozen

from hub.vocabulary import Level

LAND = "NL"
OTHER = "OTHER"
"""Evidence places an item outside all known areas; never published."""


@frozen(kw_only=True)
class Area:
    """One area. `parent` is a code; `label` is what residents say when that differs.

    `aliases` are other names that lead here (buurt names lead to the wijk). `common`: the name
    is an ordinary word and needs more evidence in text. `inhabited` is False for business parks
    and remainders, which get a short page that points to the neighbours.
    """

    code: str
    level: Level
    name: str
    slug: str
    parent: str = ""
    label: str = ""
    aliases: tuple[str, ...] = ()
    inhabited: bool = True
    neighbours: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    lon: float | None = None
    lat: float | None = None
    common: bool = False
    geometry: str = ""

    @property
    def shown_name(self) -> str:
        """The name that residents read."""
        return self.label or self.name


@define(frozen=True)
class Areas:
    """The areas of one gemeente (or several), by code, with the family relations."""

    all: tuple[Area, ...]

    @cached_property
    def by_code(self) -> dict[str, Area]:
        """Every area under its code."""
        return {area.code: area for area in self.all}

    @cached_property
    def _children(self) -> dict[str, tuple[Area, ...]]:
        grouped: dict[str, list[Area]] = {}
        for area in self.all:
            grouped.setdefault(area.parent, []).append(area)
        return {code: tuple(areas) for code, areas in grouped.items()}

    def __contains__(self, code: object) -> bool:
        return code in self.by_code

    def __getitem__(self, code: str) -> Area:
        return self.by_code[code]

    def children(self, code: str) -> tuple[Area, ...]:
        """Return the areas directly below, in the order of the file."""
        return self._children.get(code, ())

    def ancestors(self, code: str) -> Iterator[Area]:
        """Yield the areas above, nearest first, without the country."""
        area = self.by_code.get(code)
        while area and area.parent in self.by_code:
            area = self.by_code[area.parent]
            yield area

    def descendants(self, code: str) -> Iterator[Area]:
        """Yield all areas below, depth first."""
        for child in self.children(code):
            yield child
            yield from self.descendants(child.code)

    def lies_in(self, code: str, other: str) -> bool:
        """Return whether `code` is `other` or lies in it; everything lies in the country."""
        return (
            code == other
            or (other == LAND and code != OTHER)
            or any(area.code == other for area in self.ancestors(code))
        )

    def at_level(self, level: Level) -> tuple[Area, ...]:
        """Return the areas of one level, in the order of the file."""
        return tuple(area for area in self.all if area.level is level)

    def deepest(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Drop every code that has a descendant in `codes`; sorted."""
        wanted = set(codes)
        above = {area.code for code in wanted for area in self.ancestors(code)}
        return tuple(sorted(wanted - above - ({LAND} if len(wanted) > 1 else set())))
