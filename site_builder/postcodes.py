"""To which areas a postcode leads: by its four digits, and by its letters where known. Pure."""

import json
from collections.abc import Mapping

from attrs import frozen

from hub.areas import Area, Areas
from hub.gemeente import Gemeente
from hub.vocabulary import Level
from site_builder import urls

_DIGITS = 4


@frozen(kw_only=True)
class PlannedShard:
    """A small file that a script of the page reads: `…/postcode/1325.json`."""

    url: str
    body: bytes


def areas_of_postcodes(areas: Areas) -> dict[str, tuple[Area, ...]]:
    """Return the areas in which each postcode of four digits may lie."""
    found: dict[str, list[Area]] = {}
    for area in areas.all:
        for code in sorted({written[:_DIGITS] for written in area.postcodes}):
            found.setdefault(code, []).append(area)
    return {code: tuple(found[code]) for code in sorted(found)}


def certain_area(named: tuple[Area, ...], code: str) -> Area | None:
    """Return the wijk that is sure from four digits alone: one whole wijk and nothing else."""
    one = named[0] if len(named) == 1 else None
    return one if one and one.level is Level.WIJK and code in one.postcodes else None


def possible_areas(areas: Areas, named: tuple[Area, ...]) -> tuple[Area, ...]:
    """Return the wijken to choose from: those named, and those in a named stadsdeel."""
    wijken = {
        one.code: one
        for area in named
        for one in (area, *areas.descendants(area.code))
        if one.level is Level.WIJK and one.inhabited
    }
    found = sorted(wijken.values(), key=lambda one: (one.shown_name, one.code))
    return tuple(found) or named


def page_url(gemeente: Gemeente, code: str) -> str:
    """Return the address of the page of a postcode of four digits."""
    return urls.gemeente_url(gemeente, "postcode", code)


def shards(gemeente: Gemeente) -> tuple[PlannedShard, ...]:
    """Return a file for each postcode of four digits: its areas, and where its letters lie."""
    return tuple(
        PlannedShard(
            url=f"{page_url(gemeente, code).rstrip('/')}.json",
            body=_shard(gemeente, code, named),
        )
        for code, named in areas_of_postcodes(gemeente.areas).items()
    )


def _shard(gemeente: Gemeente, code: str, named: tuple[Area, ...]) -> bytes:
    certain = certain_area(named, code)
    shown = (certain,) if certain else possible_areas(gemeente.areas, named)
    place = {area.code: number for number, area in enumerate(shown)}
    record = {
        "areas": [[urls.area_url(gemeente, area), area.shown_name] for area in shown],
        "letters": _letters(code, named, place),
    }
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()


def _letters(code: str, named: tuple[Area, ...], place: Mapping[str, int]) -> dict[str, int]:
    """Return for the letters of each full postcode the place of its wijk; two wijken: none."""
    found: dict[str, set[int]] = {}
    for area in named:
        for written in area.postcodes:
            letters = written[_DIGITS:].strip().upper()
            if written.startswith(code) and letters and area.code in place:
                found.setdefault(letters, set()).add(place[area.code])
    return {letters: min(places) for letters, places in found.items() if len(places) == 1}
