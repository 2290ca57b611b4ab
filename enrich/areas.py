"""Decide where an item is and for which areas it is meant. Pure.

The order of evidence: editor, coordinates, the register of places, postcode, a name in the
text, and at last the area for which the source speaks. In doubt the answer is a larger area.
"""

import attrs
from attrs import frozen

from enrich.context import (
    Placed,
    Seen,
    certain_elsewhere,
    is_about,
    is_explicit,
    is_one_building,
    placed,
    surroundings,
)
from enrich.fields import BODY, LOCATION, SUMMARY, TITLE, Field, evidence, fields, stated
from enrich.gazetteer import Gazetteer
from enrich.names import Mention
from enrich.place_names import NameKind
from enrich.postcodes import in_address, in_sentence
from hub.areas import LAND, OTHER
from hub.dutch import fold
from hub.model import EnrichedItem, Evidence, Item, Location, Tag
from hub.vocabulary import Kind, Level

WHOLE_TOWN = 4
"""An item that names this many stadsdelen is for the whole gemeente."""

MANY_PLACES = 3
"""A national item that names this many gemeenten compares them; it is about none."""

SCORES = {
    "editor": 1.0,
    "point": 0.99,
    "place": 0.98,
    "postcode": 0.95,
    "centre": 0.95,
    "name": 0.95,
    "town": 0.9,
    "scope": 0.7,
}
"""How sure each kind of evidence is: the share that was right on the labelled items."""

UNKNOWN_AREA = "gebied onbekend"


@frozen(kw_only=True)
class Decision:
    """Areas with the evidence for each, and how sure."""

    codes: tuple[str, ...]
    score: float
    because: tuple[tuple[str, Evidence], ...]

    def tags(self) -> tuple[Tag, ...]:
        """Return a tag for each area, sorted by code."""
        return tuple(
            Tag(
                value=code,
                score=self.score,
                because=tuple(why for other, why in self.because if other == code),
            )
            for code in sorted(self.codes)
        )


@frozen(kw_only=True)
class FindAreas:
    """The step that adds `located_in` and `serves`."""

    gazetteer: Gazetteer

    def __call__(self, enriched: EnrichedItem) -> EnrichedItem:
        """Return the item with where it is and whom it serves."""
        item = enriched.item
        said = item.details.said
        serves, unknown = self._said(said.serves, item.scope, "werkgebied")
        located, unknown_too = self._said(said.areas, item.scope, "keuze van de redactie")
        if not located and not _speaks_for_all(item):
            located = self._located(item)
        if not located and not serves:
            serves = self._by_scope(item)
        queue = tuple(f"{UNKNOWN_AREA}: {name}" for name in (*unknown, *unknown_too))
        return attrs.evolve(
            enriched,
            located_in=located.tags() if located else (),
            serves=serves.tags() if serves else (),
            queue=(*enriched.queue, *queue),
        )

    def _said(
        self, names: tuple[str, ...], scope: str, rule: str
    ) -> tuple[Decision | None, tuple[str, ...]]:
        """Return what an editor wrote as areas, and the names that lead nowhere."""
        because: list[tuple[str, Evidence]] = []
        unknown: list[str] = []
        for name in names:
            codes = self.gazetteer.codes(name, scope)
            because += [(code, stated(f"{rule}: {name}")) for code in codes]
            if not codes:
                unknown.append(name)
        if not because:
            return None, tuple(unknown)
        found = tuple(dict.fromkeys(code for code, _ in because))
        return (
            Decision(codes=found, score=SCORES["editor"], because=tuple(because)),
            tuple(unknown),
        )

    def _located(self, item: Item) -> Decision | None:
        """Return where the item is by the first kind of evidence that knows."""
        location = item.details.location
        texts = fields(item)
        where = self._by_location(item, location, texts) if location else None
        if where is None:
            return self._by_text(item, texts)
        return self._narrower(where, item, texts)

    def _narrower(self, where: Decision, item: Item, texts: tuple[Field, ...]) -> Decision:
        """Return what the words name, when all of it lies in the large area that was found."""
        if all(self.gazetteer.level(code) in _SMALL for code in where.codes):
            return where
        named = self._by_text(item, texts)
        if named and all(self._lies_in(code, where.codes[0]) for code in named.codes):
            return named
        return where

    def _by_location(
        self, item: Item, location: Location, texts: tuple[Field, ...]
    ) -> Decision | None:
        """Return the area by coordinates, register or postcode, in that order."""
        if location.lon is not None and location.lat is not None:
            code = self.gazetteer.at_point(location.lon, location.lat)
            if code:
                return _one(code, "point", _at(location))
        return self._by_register(item, location, texts) or self._by_centre(item, location)

    def _by_register(
        self, item: Item, location: Location, texts: tuple[Field, ...]
    ) -> Decision | None:
        """Return the area of the place or the postcode that a location names."""
        if self._is_in_unknown_city(item):
            return None
        place = self.gazetteer.place(location.name, location.address, item.scope)
        area = self.gazetteer.area_of_place(place) if place else ""
        # Coordinates alone give a location without words.
        where = next((field for field in texts if field.name == LOCATION), None)
        if place and area and where:
            return _one(
                area, "place", evidence(where, 0, len(where.text), f"plek: {place.name}")
            )
        written = location.postcode or in_address(f"{location.name}, {location.address}")
        area = self.gazetteer.at_postcode(written)
        if not area and not location.city and self.gazetteer.is_elsewhere(written):
            area = OTHER
        if area and where:
            start = max(0, where.text.find(written))
            end = min(start + len(written), len(where.text))
            return _one(area, "postcode", evidence(where, start, end, "postcode"))
        return None

    def _by_centre(self, item: Item, location: Location) -> Decision | None:
        """Return the area of the nearest centre, where no border is known."""
        if location.lon is None or location.lat is None:
            return None
        code = self.gazetteer.near_point(location.lon, location.lat, item.scope)
        return _one(code, "centre", _at(location)) if code else None

    def _by_text(self, item: Item, texts: tuple[Field, ...]) -> Decision | None:
        """Return the areas that the words name, or the gemeente, or that it is elsewhere."""
        seen = tuple(
            Seen(field=field, mentions=self.gazetteer.finder(field.text))
            for field in texts
            if field.name in {TITLE, SUMMARY, BODY, LOCATION}
        )
        if not any(one.mentions for one in seen):
            return self._by_postcodes(item, seen)
        home = self.gazetteer.gemeente_of(item.scope)
        is_abroad = not home and item.scope not in {LAND, ""}
        around = surroundings(seen, home, is_abroad=is_abroad)
        found = tuple(
            hit
            for one in seen
            if not (one.field.name == LOCATION and self._is_in_unknown_city(item))
            for hit in placed(one, around)
        )
        named = self._by_names(item, found)
        return named or self._by_postcodes(item, seen) or self._by_town(item, seen)

    def _is_in_unknown_city(self, item: Item) -> bool:
        """Return whether a location names a city that is none of ours by any name."""
        location = item.details.location
        return location is not None and self.gazetteer.is_unknown_city(location.city)

    def _by_postcodes(self, item: Item, seen: tuple[Seen, ...]) -> Decision | None:
        """Return the areas of the postcodes that a sentence names, all within the gemeente."""
        home = self.gazetteer.gemeente_of(item.scope)
        because = tuple(
            (code, evidence(one.field, written.start, written.end, "postcode in de tekst"))
            for one in seen
            if home and one.field.name != LOCATION
            for written in in_sentence(one.field.text)
            if (code := self.gazetteer.at_postcode(written.text))
            and self.gazetteer.gemeente_of(code) == home
        )
        if not because:
            return None
        codes = self._whole_town(self.gazetteer.deepest(code for code, _ in because))
        kept = tuple(
            (next((code for code in codes if self._lies_in(other, code)), other), why)
            for other, why in because
        )
        return Decision(codes=codes, score=SCORES["postcode"], because=kept)

    def _by_names(self, item: Item, found: tuple[Placed, ...]) -> Decision | None:
        because = tuple(
            (code, _why(hit)) for hit in found for code in self._codes_of(hit, item.scope)
        )
        codes = self._whole_town(self.gazetteer.deepest(code for code, _ in because))
        if not codes:
            return None
        # The stadsdelen that made it the whole gemeente are the evidence for it.
        kept = tuple(
            (next((code for code in codes if self._lies_in(other, code)), other), why)
            for other, why in because
        )
        return Decision(codes=codes, score=SCORES["name"], because=kept)

    def _codes_of(self, hit: Placed, scope: str) -> tuple[str, ...]:
        codes = hit.name.codes
        if len(codes) > 1 and is_one_building(hit.field, hit.mention):
            # "Winkelcentrum Woensel" is in Noord or in Zuid, not in both.
            return (self.gazetteer.common_ancestor(codes),)
        if hit.name.kind is NameKind.AREA or codes:
            return codes
        place = self.gazetteer.place(hit.name.text, "", scope)
        area = self.gazetteer.area_of_place(place) if place else ""
        return (area,) if area else ()

    def _whole_town(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """Return the gemeente instead of its stadsdelen when nearly all are named."""
        by_gemeente: dict[str, list[str]] = {}
        for code in codes:
            if self.gazetteer.level(code) is Level.STADSDEEL:
                by_gemeente.setdefault(self.gazetteer.gemeente_of(code), []).append(code)
        whole = {
            gemeente for gemeente, parts in by_gemeente.items() if len(parts) >= WHOLE_TOWN
        }
        kept = [code for code in codes if self.gazetteer.gemeente_of(code) not in whole]
        return tuple(sorted({*kept, *whole}))

    def _lies_in(self, code: str, other: str) -> bool:
        return code == other or self.gazetteer.common_ancestor((other, code)) == other

    def _by_town(self, item: Item, seen: tuple[Seen, ...]) -> Decision | None:
        """Return the gemeente that is named, or OTHER when it is surely another one."""
        ours = {
            name.gemeente: (one, mention)
            for one in reversed(seen)
            for mention, name in reversed(tuple(one.of(NameKind.GEMEENTE)))
        }
        others = tuple((one, mention) for one in seen for mention in certain_elsewhere(one))
        if not ours:
            return _elsewhere(item, others)
        if item.scope != LAND or len(ours) > 1 or others:
            return None
        code, (one, mention) = next(iter(ours.items()))
        times = sum(1 for field in seen for _ in field.of(NameKind.GEMEENTE))
        if times > 1 or one.field.name in {TITLE, LOCATION}:
            why = evidence(one.field, mention.start, mention.end, "naam van de gemeente")
            return _one(code, "town", why)
        return None

    def _by_scope(self, item: Item) -> Decision:
        return _one(item.scope or LAND, "scope", stated(f"bereik van de bron: {item.scope}"))


def _elsewhere(item: Item, others: tuple[tuple[Seen, Mention], ...]) -> Decision | None:
    """Return OTHER when an item that names none of ours is surely about another gemeente."""
    names = [fold(mention.text) for _, mention in others]
    if not names or len(set(names)) >= MANY_PLACES:
        return None
    for one, mention in others:
        again = names.count(fold(mention.text)) > 1 or is_explicit(one.field, mention)
        again = again or one.field.name == LOCATION
        # A local source may well write about a trip: it has to say it twice.
        if is_about(one.field, mention) and (again or item.scope == LAND):
            why = evidence(one.field, mention.start, mention.end, "andere gemeente")
            return _one(OTHER, "town", why)
    return None


def _speaks_for_all(item: Item) -> bool:
    """Return whether an item holds everywhere, whatever town it takes as an example."""
    return item.scope == LAND and item.kind in _EVERYWHERE


_EVERYWHERE = frozenset({Kind.INFORMATION, Kind.AID, Kind.PRODUCT, Kind.OVERLAY})


_SMALL = frozenset({Level.WIJK, Level.BUURT, None})


def _at(location: Location) -> Evidence:
    return stated(f"coördinaten {location.lon}, {location.lat}")


def _one(code: str, kind: str, why: Evidence) -> Decision:
    return Decision(codes=(code,), score=SCORES[kind], because=((code, why),))


def _why(hit: Placed) -> Evidence:
    kind = "plek" if hit.name.kind is NameKind.PLACE else "gebied"
    rule = f"{kind} {hit.name.text}: {hit.rule}"
    return evidence(hit.field, hit.mention.start, hit.mention.end, rule)
