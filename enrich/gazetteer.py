"""The areas, places and postcodes of the hub's gemeenten, ready to be asked. Pure."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import define, field

from enrich.names import NameFinder
from enrich.place_names import NamesElsewhere, names_elsewhere, names_of
from enrich.points import PointFinder, Shapes
from enrich.postcodes import normal
from enrich.regions import codes_of_region
from hub.areas import LAND, OTHER
from hub.dutch import fold
from hub.gemeente import Gemeente
from hub.model import Place
from hub.vocabulary import Level

POSTCODE_REGION = 2
"""So many digits of a postcode stand for a region of the country."""

_LEADS = (
    "de hele gemeente ",
    "de gemeente ",
    "heel ",
    "hele ",
    "gemeente ",
    "wijk ",
    "de wijk ",
)
_WHOLE_COUNTRY = frozenset({"nederland", "heel nederland", "landelijk", "nl"})


@define(frozen=True)
class Gazetteer:
    """What is known about the places of the hub; made once a run, then only asked."""

    gemeenten: tuple[Gemeente, ...]
    elsewhere: NamesElsewhere = NamesElsewhere()
    shapes: Shapes = field(factory=dict)

    @cached_property
    def finder(self) -> NameFinder:
        """Finds every name of a place in text."""
        ours = [name for one in self.gemeenten for name in names_of(one, self.elsewhere)]
        return NameFinder([*ours, *names_elsewhere(self.elsewhere, self.gemeenten)])

    @cached_property
    def at_point(self) -> PointFinder:
        """Finds the smallest area around a longitude and latitude."""
        return PointFinder(self.gemeenten, self.shapes)

    def gemeente_of(self, code: str) -> str:
        """Return the code of the gemeente in which an area lies, or "" when unknown."""
        gemeente = self._gemeente_by_area.get(code)
        return gemeente.code if gemeente else ""

    def level(self, code: str) -> Level | None:
        """Return the level of an area, when it is known."""
        gemeente = self._gemeente_by_area.get(code)
        return gemeente.areas[code].level if gemeente else None

    def codes(self, written: str, scope: str = "") -> tuple[str, ...]:
        """Return the areas that a person meant by a name or a code; none when unknown.

        A code may be one of an earlier edition ("2021WK003402"), and a name that of a region.
        """
        text = written.strip()
        if text in self._gemeente_by_area or text == LAND:
            return (text,)
        key = fold(text)
        if key in _WHOLE_COUNTRY:
            return (LAND,)
        otherwise = self._earlier(text) or codes_of_region(text, self.gemeenten)
        if otherwise:
            return otherwise
        for lead in ("", *_LEADS):
            found = self._by_name.get(key.removeprefix(lead), {})
            home = self.gemeente_of(scope)
            if home in found:
                return found[home]
            if len(found) == 1:
                return next(iter(found.values()))
        return ()

    def at_postcode(self, written: str) -> str:
        """Return the smallest area that surely holds a postcode, or "" when unknown."""
        postcode = normal(written)
        for key in (postcode, postcode[:4]):
            holders = self._by_postcode.get(key, ())
            if holders:
                return self.common_ancestor(holders)
        return ""

    def is_elsewhere(self, written: str) -> bool:
        """Return whether a postcode surely lies outside all our gemeenten.

        It does when none of them has a postcode that begins with the same two digits.
        """
        region = normal(written)[:POSTCODE_REGION]
        all_known = all(
            any(area.postcodes for area in gemeente.areas.all) for gemeente in self.gemeenten
        )
        return bool(region) and all_known and region not in self._postcode_regions

    def is_unknown_city(self, written: str) -> bool:
        """Return whether a city is named that is not ours by any name we know."""
        return bool(written.strip()) and not any(
            name.codes for mention in self.finder(written) for name in mention.means
        )

    def near_point(self, lon: float, lat: float, scope: str) -> str:
        """Return the area of the nearest centre, where that is safe, or "".

        Only within the gemeente of the source: without borders a point could lie beside it.
        """
        code = self.at_point.near_centre(lon, lat)
        return code if code and self.gemeente_of(code) == self.gemeente_of(scope) else ""

    def common_ancestor(self, codes: Iterable[str]) -> str:
        """Return the smallest area that holds all these, or "" when there is none."""
        wanted = tuple(codes)
        gemeente = self._gemeente_by_area.get(wanted[0])
        if gemeente is None:
            return ""
        chain = (wanted[0], *(area.code for area in gemeente.areas.ancestors(wanted[0])))
        holds_all = (
            code
            for code in chain
            if all(gemeente.areas.lies_in(other, code) for other in wanted)
        )
        return next(holds_all, "")

    def place(self, name: str, address: str, scope: str = "") -> Place | None:
        """Return the place of the register with this name or address, when it is certain."""
        home = self.gemeente_of(scope)
        keys = (name_key(name), name_key(address), *_parts(name), *_parts(address))
        for key in keys:
            found = self._places.get(key, ()) if key else ()
            mine = [place for place in found if place.gemeente == home] or list(found)
            if len({self.area_of_place(place) for place in mine}) == 1:
                return mine[0]
        return None

    def area_of_place(self, place: Place) -> str:
        """Return the area of a place: as written, else by its coordinates or postcode."""
        if place.area:
            return place.area
        if place.lon is not None and place.lat is not None:
            found = self.at_point(place.lon, place.lat)
            if found and found != OTHER:
                return found
        return self.at_postcode(place.postcode) if place.postcode else ""

    def deepest(self, codes: Iterable[str]) -> tuple[str, ...]:
        """Drop every area that holds another one of `codes`; sorted."""
        wanted = sorted(set(codes))
        above = {
            area.code
            for code in wanted
            if code in self._gemeente_by_area
            for area in self._gemeente_by_area[code].areas.ancestors(code)
        }
        return tuple(code for code in wanted if code not in above)

    def _earlier(self, code: str) -> tuple[str, ...]:
        """Return the present areas of a code of an earlier edition, when that is certain."""
        if not _CODE.fullmatch(code):
            return ()
        found = {new for one in self.gemeenten for new in one.division.resolve(code)}
        return tuple(sorted(found))

    @cached_property
    def _gemeente_by_area(self) -> dict[str, Gemeente]:
        return {area.code: one for one in self.gemeenten for area in one.areas.all}

    @cached_property
    def _by_name(self) -> Mapping[str, dict[str, tuple[str, ...]]]:
        """For each folded name the areas it leads to, per gemeente."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for gemeente in self.gemeenten:
            for name in names_of(gemeente, self.elsewhere):
                if name.codes:
                    found.setdefault(fold(name.text), {}).setdefault(gemeente.code, name.codes)
        return found

    @cached_property
    def _by_postcode(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, set[str]] = {}
        for code, gemeente in self._gemeente_by_area.items():
            for postcode in gemeente.areas[code].postcodes:
                found.setdefault(normal(postcode), set()).add(code)
        return {postcode: self.deepest(codes) for postcode, codes in found.items()}

    @cached_property
    def _postcode_regions(self) -> frozenset[str]:
        return frozenset(postcode[:POSTCODE_REGION] for postcode in self._by_postcode)

    @cached_property
    def _places(self) -> Mapping[str, tuple[Place, ...]]:
        found: dict[str, list[Place]] = {}
        for gemeente in self.gemeenten:
            for place in gemeente.places:
                for text in {place.name, *place.aliases, place.address} - {""}:
                    found.setdefault(name_key(text), []).append(place)
        return {key: tuple(places) for key, places in found.items()}


def _parts(text: str) -> tuple[str, ...]:
    """Return the parts of a name or address that may stand in the register by themselves."""
    parts = [part.strip() for part in _BREAK.split(name_key(text))]
    return tuple(part for part in parts if part) if len(parts) > 1 else ()


_CODE = re.compile(r"(?:(?:19|20)\d\d)?(?:GM|SD|WK|BU)[0-9A-Z]+")
_BREAK = re.compile(r"[,;|(]| [-–—] ")


def name_key(text: str) -> str:
    """Return a name or address as it is compared: folded, single spaces."""
    return " ".join(fold(text).split())
