"""What each wijk has on each subject, by tier, and where there is a hole. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import evolve, frozen

from hub.areas import LAND, Area
from hub.gemeente import DomainLabel, Gemeente, Hub
from hub.model import EnrichedItem
from hub.vocabulary import Domain, Kind, Level, Tier
from wijkwijzer.report.table import Cell, Look, Table, cells, number

_COUNTED = frozenset(Kind) - {Kind.OVERLAY, Kind.NEWS, Kind.PLACE}

HOLE = "gat"
NOTHING_OF_ITS_OWN = "niets eigens"

_LOOKS = {HOLE: Look.BAD, NOTHING_OF_ITS_OWN: Look.POOR}


@frozen(kw_only=True)
class Covered:
    """What one wijk has on one subject: of its own by tier, and of the areas around it."""

    gemeente: Gemeente
    wijk: Area
    label: DomainLabel
    own: tuple[tuple[Tier | None, int], ...]
    around: int
    near_help: int

    @property
    def of_its_own(self) -> int:
        """How many items name the wijk, or lie in it."""
        return sum(count for _, count in self.own)

    @property
    def state(self) -> str:
        """What is missing: no help to walk into anywhere (a hole), or nothing of its own."""
        if not self.near_help:
            return HOLE
        return "" if self.of_its_own else NOTHING_OF_ITS_OWN

    def count(self, tier: Tier | None) -> int:
        """Return how many items of its own a tier has."""
        return dict(self.own).get(tier, 0)


def coverage(hub: Hub, items: Iterable[EnrichedItem]) -> tuple[Covered, ...]:
    """Return what every wijk has on every subject, in the order of the hub."""
    counted = [one for one in items if one.item.kind in _COUNTED and one.domain_ids]
    return tuple(
        _covered(gemeente, wijk, label, here)
        for gemeente in hub.gemeenten
        for wijk, here in _by_wijk(gemeente, counted)
        for label in hub.domains
    )


def holes_table(hub: Hub, found: Iterable[Covered]) -> Table:
    """Return the matrix: a row for each wijk, a column for each subject, most holes first."""
    rows = [list(group) for _, group in groupby(found, lambda one: one.wijk.code)]
    rows.sort(key=lambda row: (-_holes(row), row[0].gemeente.name, row[0].wijk.shown_name))
    return Table(
        id="dekking",
        title="Wat elke wijk heeft, per onderwerp",
        intro=f"“{HOLE}”: er is niets waar bewoners zo naartoe kunnen (hulplijn 1), ook niet "
        "van het stadsdeel of de gemeente. “0”: de wijk heeft niets van zichzelf, maar om de "
        "wijk heen is er wel hulp. Een ander getal telt wat van de wijk zelf is.",
        columns=("wijk", "gemeente", "gaten", *(label.name for label in hub.domains)),
        rows=tuple(_wijk_row(row) for row in rows),
        task=("wijk heeft een gat: een onderwerp zonder hulp", "wijken hebben een gat"),
        counted=sum(1 for row in rows if _holes(row)),
        nothing="Er zijn geen wijken.",
    )


def coverage_table(found: Iterable[Covered]) -> Table:
    """Return every count by tier: holes first, then what has nothing of its own."""
    order = {HOLE: 0, NOTHING_OF_ITS_OWN: 1}
    rows = sorted(
        found, key=lambda one: (order.get(one.state, 2), one.gemeente.name, one.wijk.shown_name)
    )
    return Table(
        id="dekking-hulplijn",
        title="Wat elke wijk heeft, per onderwerp en hulplijn",
        intro="Hulplijn 0: zelf en met mensen om u heen. 1: hier kunt u zo naartoe. 2: met een "
        "verwijzing of besluit. De getallen tellen wat van de wijk zelf is.",
        columns=(
            "wijk", "gemeente", "onderwerp", "wat ontbreekt", "acuut", "hulplijn 0",
            "hulplijn 1", "hulplijn 2", "zonder hulplijn", "van eromheen",
        ),
        rows=tuple(map(_row, rows)),
        nothing="Er zijn geen wijken.",
        is_folded=True,
    )  # fmt: skip


def _holes(row: list[Covered]) -> int:
    return sum(one.state == HOLE for one in row)


def _wijk_row(row: list[Covered]) -> tuple[Cell, ...]:
    first = row[0]
    named = cells(first.wijk.shown_name, first.gemeente.name)
    return (*named, number(_holes(row)), *map(_subject_cell, row))


def _subject_cell(one: Covered) -> Cell:
    if one.state == HOLE:
        return Cell(text=HOLE, sort="-", look=Look.BAD)
    look = Look.POOR if one.state else Look.GOOD
    return evolve(number(one.of_its_own), look=look)


def _row(one: Covered) -> tuple[Cell, ...]:
    counts = (number(one.count(tier)) for tier in (*Tier, None))
    return (
        *cells(one.wijk.shown_name, one.gemeente.name, one.label.name),
        Cell(text=one.state, look=_LOOKS.get(one.state, Look.PLAIN)),
        *counts,
        number(one.around),
    )


def _by_wijk(
    gemeente: Gemeente, items: list[EnrichedItem]
) -> Iterator[tuple[Area, list[tuple[EnrichedItem, bool]]]]:
    """Yield each inhabited wijk with the items for it, and whether each is its own."""
    areas = gemeente.areas
    for wijk in areas.at_level(Level.WIJK):
        if not wijk.inhabited:
            continue
        below = {wijk.code, *(one.code for one in areas.descendants(wijk.code))}
        above = {one.code for one in areas.ancestors(wijk.code)} - {LAND}
        here = [
            (one, not below.isdisjoint(one.area_codes))
            for one in items
            if not (below | above).isdisjoint(one.area_codes)
        ]
        yield wijk, here


def _covered(
    gemeente: Gemeente, wijk: Area, label: DomainLabel, here: list[tuple[EnrichedItem, bool]]
) -> Covered:
    domain: Domain = label.id
    fitting = [(one, own) for one, own in here if domain in one.domain_ids]
    own_tiers = Counter(one.tier_id for one, own in fitting if own)
    return Covered(
        gemeente=gemeente,
        wijk=wijk,
        label=label,
        own=tuple((tier, own_tiers[tier]) for tier in (*Tier, None) if own_tiers[tier]),
        around=sum(not own for _, own in fitting),
        near_help=sum(one.tier_id in {Tier.DICHTBIJ, Tier.ACUUT} for one, _ in fitting),
    )
