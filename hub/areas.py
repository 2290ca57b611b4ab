"""The hierarchy of places: land ▸ gemeente ▸ stadsdeel ▸ wijk ▸ buurt. Pure.

A CBS code is unique within an edition only; a gemeente's gazetteer states its edition.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from attrs import define, frozen

from hub.vocabulary import Level

LAND = "NL"
OTHER = "OTHER"
"""Evidence places an item outside all known areas; never published."""

_CODE_OF_YEAR = re.compile(r"(?P<edition>(?:19|20)\d\d)(?P<code>(?:GM|SD|WK|BU)[0-9A-Z]+)")


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

    def common_ancestor(self, codes: Iterable[str]) -> str:
        """Return the smallest known area that holds all these, or "" when there is none."""
        wanted = tuple(codes)
        if not wanted or any(code not in self.by_code for code in wanted):
            return ""
        chain = (wanted[0], *(area.code for area in self.ancestors(wanted[0])))
        holds_all = (
            code for code in chain if all(self.lies_in(other, code) for other in wanted)
        )
        return next(holds_all, "")


@frozen(kw_only=True)
class Succession:
    """An area of an earlier division, and the areas that it became.

    `edition` is the last one in which `code` stood for this place: the same code may stand for
    another place since. `successors` are codes of the division of `successor_edition`.
    """

    code: str
    edition: int
    successors: tuple[str, ...]
    successor_edition: int
    name: str = ""
    slug: str = ""


def split_edition(text: str) -> tuple[str, int | None]:
    """Return the code and the edition in "2021WK003401", as the CBS writes it, or in a code."""
    found = _CODE_OF_YEAR.fullmatch(text)
    return (found["code"], int(found["edition"])) if found else (text, None)


@frozen(kw_only=True)
class Division:
    """The areas of one edition, with what became of those of earlier editions."""

    areas: Areas
    edition: int
    succession: tuple[Succession, ...] = ()

    def resolve(self, code: str, edition: int | None = None) -> tuple[str, ...]:
        """Return the present areas that a code stands for, sorted; none when it is not certain.

        A code may carry its edition ("2021WK003401"). Without an edition a code that was given
        to another place is not certain, and neither is a code of an edition after ours.
        """
        name, said = split_edition(code)
        at = edition if said is None else said
        if at is None:
            at = self._only_edition(name)
        return self._followed(name, at) if at is not None and at <= self.edition else ()

    def present(self, code: str, edition: int | None = None) -> str:
        """Return the one present area that holds all that a code stands for, or ""."""
        return self.areas.common_ancestor(self.resolve(code, edition))

    def _only_edition(self, code: str) -> int | None:
        """Return the edition of the one meaning that a code has; None for none or two."""
        earlier = [one.edition for one in self.succession if one.code == code]
        if code in self.areas:
            return None if earlier else self.edition
        return max(earlier, default=None)

    def _followed(self, code: str, edition: int) -> tuple[str, ...]:
        found: set[str] = set()
        seen: set[tuple[str, int]] = set()
        waiting = [(code, edition)]
        while waiting:
            place = waiting.pop()
            if place in seen:
                continue
            seen.add(place)
            step = self._step(*place)
            if step:
                waiting.extend((after, step.successor_edition) for after in step.successors)
            elif place[0] in self.areas:
                found.add(place[0])
        return tuple(sorted(found))

    def _step(self, code: str, edition: int) -> Succession | None:
        """Return what became of the place that a code stood for in an edition."""
        after = [one for one in self.succession if one.code == code and one.edition >= edition]
        return min(after, key=lambda one: one.edition, default=None)
