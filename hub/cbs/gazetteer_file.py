"""Bring gebieden.toml in line with a division of the CBS; what editors wrote stays. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence

import tomlkit
from attrs import evolve, field, frozen
from tomlkit.items import AoT, Table

from hub.cbs import polygons
from hub.cbs.continuation import Continuation
from hub.cbs.division import DrawnDivision, DrawnWijk
from hub.cbs.toml_tables import (
    give_tail,
    list_of,
    point,
    put,
    set_value,
    spaced,
    tables,
    take_tail,
)
from hub.dutch import fold
from hub.identity import words_slug
from hub.vocabulary import Level

GEOMETRY_FILE = "wijken.geojson"

_CUT = 40
"""The CBS cuts a name here, in the middle of a word if need be."""

_NOTE = re.compile(r"\s*\([^)]*\)$")
_LEFTOVER = re.compile(r"^(?:overig|verspreide huizen|buitengebied)\b", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b[NOZW]\.")
"""The CBS writes "W.- Noord" where people say nothing of the kind."""

_HEADER = "# De gebieden van {name}: namen en codes zijn die van het CBS.\n\n"


@frozen(kw_only=True)
class Changes:
    """What an import changes; pairs are a code and a name, for people to read."""

    added: tuple[tuple[str, str], ...] = ()
    gone: tuple[tuple[str, str], ...] = ()
    renamed: tuple[tuple[str, str, str], ...] = ()
    recoded: tuple[tuple[str, str], ...] = ()
    reused: tuple[tuple[str, str, str], ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    without_stadsdeel: tuple[tuple[str, str], ...] = ()
    without_successor: tuple[tuple[str, str], ...] = ()
    new_buurten: tuple[tuple[str, str], ...] = ()

    @property
    def touched(self) -> frozenset[str]:
        """The old codes that no longer mean what they meant."""
        left = (code for code, _ in (*self.gone, *self.recoded))
        return frozenset((*left, *(code for code, _, _ in self.reused)))


@frozen(kw_only=True)
class Updated:
    """The new text of the file and what is different in it."""

    text: str
    changes: Changes = field(factory=Changes)


def first_file(name: str, code: str, division: DrawnDivision) -> str:
    """Return a gebieden.toml with the gemeente alone, for one that has none yet."""
    document = tomlkit.parse(_HEADER.format(name=name))
    document["edition"] = division.edition
    areas = tomlkit.aot()
    table = tomlkit.table()
    table["code"] = code
    table["level"] = Level.GEMEENTE.value
    table["name"] = name
    table["slug"] = words_slug(name)
    whole = polygons.joined(division.shapes.values())
    table["centroid"] = point(polygons.inner_point(whole))
    areas.append(table)
    document["area"] = areas
    return spaced(tomlkit.dumps(document))


def with_division(
    text: str, division: DrawnDivision, continuation: Continuation, reserved: frozenset[str]
) -> Updated:
    """Return the file with the wijken of a division.

    Slugs, labels, aliases, parents and the like stay with the place that they were written for.
    A wijk that is gone becomes an [[opvolging]].
    """
    document = tomlkit.parse(text)
    areas = tables(document, "area")
    before = int(document["edition"])
    old = {str(table["code"]): _facts(table) for table in _wijken(areas)}
    place_of = {code: new for new, code in continuation.same.items()}
    own = str(next(one["code"] for one in areas if one["level"] == Level.GEMEENTE.value))
    kept = {code: new for code, new in place_of.items() if code in old}
    document["edition"] = division.edition
    _remove(areas, set(old) - set(kept))
    by_code = {wijk.code: wijk for wijk in division.wijken}
    moved = _update(areas, kept, by_code)
    fresh = [wijk for wijk in division.wijken if wijk.code not in set(kept.values())]
    parents = _parents(fresh, continuation, old)
    _add(document, areas, fresh, parents, own, reserved)
    gone = {code: facts for code, facts in old.items() if code not in kept}
    recoded = {code: new for code, new in kept.items() if code != new}
    _note_succession(document, before, division.edition, gone, recoded, continuation)
    _add_aliases(areas, division)
    changes = _changes(old, kept, by_code, continuation)
    return Updated(
        text=spaced(tomlkit.dumps(document)),
        changes=evolve(
            changes,
            moved=moved,
            without_stadsdeel=tuple(
                (wijk.code, wijk.name)
                for wijk in fresh
                if wijk.code not in parents and _has_stadsdelen(areas)
            ),
            new_buurten=_unknown_buurten(areas, division) if before != division.edition else (),
        ),
    )


def with_postcodes(text: str, by_area: Mapping[str, Sequence[str]]) -> str:
    """Return the file with these postcodes, and none at the areas that have none."""
    document = tomlkit.parse(text)
    for table in tables(document, "area"):
        postcodes = by_area.get(str(table["code"]), ())
        if postcodes:
            set_value(table, "postcodes", postcodes)
        elif "postcodes" in table:
            del table["postcodes"]
    return tomlkit.dumps(document)


@frozen(kw_only=True)
class _Facts:
    name: str
    slug: str
    parent: str


def _facts(table: Table) -> _Facts:
    return _Facts(
        name=str(table["name"]), slug=str(table["slug"]), parent=str(table.get("parent", ""))
    )


def _wijken(areas: AoT) -> list[Table]:
    return [table for table in areas if table["level"] == Level.WIJK.value]


def _remove(areas: AoT, codes: Iterable[str]) -> None:
    wanted = set(codes)
    for number in reversed(range(len(areas))):
        if str(areas[number]["code"]) in wanted:
            tail = take_tail(areas[number])
            del areas[number]
            if number:
                take_tail(areas[number - 1])
                give_tail(areas[number - 1], tail)


def _update(
    areas: AoT, kept: Mapping[str, str], by_code: Mapping[str, DrawnWijk]
) -> tuple[tuple[str, str], ...]:
    """Write what the CBS says into the tables of known places; return the moved ones."""
    moved: list[tuple[str, str]] = []
    for table in areas:
        if "parent" in table and str(table["parent"]) in kept:
            set_value(table, "parent", kept[str(table["parent"])])
        wijk = by_code.get(kept.get(str(table["code"]), ""))
        if wijk is None or table["level"] != Level.WIJK.value:
            continue
        set_value(table, "code", wijk.code)
        set_value(table, "name", wijk.name)
        set_value(table, "neighbours", wijk.neighbours)
        if "centroid" not in table or not _still_inside(table, wijk):
            if "centroid" in table:
                moved.append((wijk.code, wijk.name))
            put(table, "centroid", point(wijk.centroid))
        set_value(table, "geometry", GEOMETRY_FILE)
    return tuple(moved)


def _still_inside(table: Table, wijk: DrawnWijk) -> bool:
    lon, lat = (float(part) for part in table["centroid"])
    return polygons.holds(wijk.shape, lon, lat)


def _parents(
    fresh: Iterable[DrawnWijk], continuation: Continuation, old: Mapping[str, _Facts]
) -> dict[str, str]:
    """Return the stadsdeel of a new wijk where all old wijken that it came from agree."""
    found: dict[str, str] = {}
    for wijk in fresh:
        origins = {
            old[code].parent
            for code, became in continuation.became.items()
            if wijk.code in became and code in old
        }
        if len(origins) == 1:
            found[wijk.code] = origins.pop()
    return found


def _add(
    document: tomlkit.TOMLDocument,
    areas: AoT,
    fresh: Sequence[DrawnWijk],
    parents: Mapping[str, str],
    gemeente: str,
    reserved: frozenset[str],
) -> None:
    former = {str(one.get("slug", "")) for one in document.get("opvolging", ())}
    taken = {str(table["slug"]) for table in areas} | former | reserved
    tail = take_tail(areas[-1])
    for wijk in fresh:
        slug = free_slug(wijk.name, wijk.code, taken)
        taken.add(slug)
        table = tomlkit.table()
        table["code"] = wijk.code
        table["level"] = Level.WIJK.value
        table["name"] = wijk.name
        table["slug"] = slug
        table["parent"] = parents.get(wijk.code, gemeente)
        if wijk.neighbours:
            table["neighbours"] = list_of("neighbours", wijk.neighbours)
        table["centroid"] = point(wijk.centroid)
        table["geometry"] = GEOMETRY_FILE
        areas.append(table)
    give_tail(areas[-1], tail)


def free_slug(name: str, code: str, taken: Iterable[str]) -> str:
    """Return the words of a name for in a URL, with more words when they are taken."""
    words = words_slug(_NOTE.sub("", name), fallback=code.lower())
    used = set(taken)
    tries = (words, f"wijk-{words}", f"{words}-{code.lower()}")
    return next((slug for slug in tries if slug not in used), code.lower())


def _note_succession(
    document: tomlkit.TOMLDocument,
    before: int,
    now: int,
    gone: Mapping[str, _Facts],
    recoded: Mapping[str, str],
    continuation: Continuation,
) -> None:
    for code in sorted({*gone, *recoded}):
        table = tomlkit.table()
        table["code"] = code
        table["edition"] = before
        if code in gone:
            table["name"] = gone[code].name
            table["slug"] = gone[code].slug
            # In doubt the larger area: it surely holds the place.
            became = continuation.became.get(code, ()) or (gone[code].parent,)
        else:
            became = (recoded[code],)
        table["naar"] = list_of("naar", became)
        table["naar_edition"] = now
        tables(document, "opvolging").append(table)


def _add_aliases(areas: AoT, division: DrawnDivision) -> None:
    """Let the names of buurten lead to their wijk, where editors have not chosen aliases."""
    taken = _names(areas)
    by_code = {wijk.code: wijk for wijk in division.wijken}
    for table in _wijken(areas):
        wijk = by_code.get(str(table["code"]))
        if wijk is None or "aliases" in table:
            continue
        aliases = [name for name in _buurten(wijk, division) if fold(name) not in taken]
        if aliases:
            set_value(table, "aliases", sorted(aliases, key=fold))


def _unknown_buurten(areas: AoT, division: DrawnDivision) -> tuple[tuple[str, str], ...]:
    known = _names(areas)
    return tuple(
        (wijk.code, name)
        for wijk in division.wijken
        for name in _buurten(wijk, division)
        if fold(name) not in known
    )


def _buurten(wijk: DrawnWijk, division: DrawnDivision) -> tuple[str, ...]:
    """Return the names of buurten that people use and that stand for this wijk alone."""
    elsewhere = {
        fold(_NOTE.sub("", name))
        for other in division.wijken
        if other.code != wijk.code
        for name in other.buurten
    }
    whole = (
        name
        for name in wijk.buurten
        if len(name) < _CUT and not _LEFTOVER.match(name) and not _ABBREVIATED.search(name)
    )
    names = dict.fromkeys(" ".join(_NOTE.sub("", name).split()) for name in whole)
    # "Danswijk Zuid" leads to Danswijk by itself.
    own = f"{fold(_NOTE.sub('', wijk.name))} "
    return tuple(
        name
        for name in names
        if fold(name) not in elsewhere and not f"{fold(name)} ".startswith(own)
    )


def _names(areas: AoT) -> set[str]:
    """Return every name that leads to an area already, folded."""
    return {
        fold(str(name))
        for table in areas
        for name in (table["name"], table.get("weergavenaam", ""), *table.get("aliases", ()))
    }


def _changes(
    old: Mapping[str, _Facts],
    kept: Mapping[str, str],
    by_code: Mapping[str, DrawnWijk],
    continuation: Continuation,
) -> Changes:
    gone = sorted(set(old) - set(kept))
    fresh = sorted(set(by_code) - set(kept.values()))
    return Changes(
        added=tuple((code, by_code[code].name) for code in fresh),
        gone=tuple((code, old[code].name) for code in gone),
        renamed=tuple(
            (new, old[code].name, by_code[new].name)
            for code, new in sorted(kept.items())
            if old[code].name != by_code[new].name
        ),
        recoded=tuple((code, new) for code, new in sorted(kept.items()) if code != new),
        reused=tuple(
            (code, old[code].name, by_code[code].name)
            for code in sorted(old)
            if code in by_code and kept.get(code) != code
        ),
        without_successor=tuple(
            (code, old[code].name) for code in gone if not continuation.became.get(code)
        ),
    )


def _has_stadsdelen(areas: AoT) -> bool:
    return any(table["level"] == Level.STADSDEEL.value for table in areas)
