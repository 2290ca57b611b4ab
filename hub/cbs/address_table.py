"""The table of postcodes and house numbers of the CBS: which postcode lies in which area.

A table of the whole country has some eight million lines: they are read one by one. Pure.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from hub.areas import Areas
from hub.cbs.codes import area_code, wijk_of
from hub.errors import CbsFileRefused
from hub.vocabulary import Level

_COLUMN = re.compile(r"(?P<kind>pc6|buurt|wijk|gemeente|gem)_?(?P<edition>(?:19|20)\d\d)?")
_PC6 = re.compile(r"[1-9]\d{3}[A-Z]{2}")
_LONGEST_LINE = 1_000
"""A line has five short columns; a longer one is another file."""


@frozen(kw_only=True)
class Postcodes:
    """The wijken of each PC6 of a gemeente. `elsewhere` are the PC6 of other gemeenten."""

    edition: int | None
    wijken: Mapping[str, tuple[str, ...]]
    elsewhere: frozenset[str]
    addresses: int


@frozen(kw_only=True)
class Placed:
    """Postcodes by the smallest area that surely holds all their addresses.

    `split` is the number of PC6 that lie in more than one wijk, so that only the house number
    tells which; `unknown` are wijken of the table that the gemeente does not have.
    """

    by_area: Mapping[str, tuple[str, ...]]
    split: int
    unknown: tuple[str, ...]


def has_postcodes(header: str) -> bool:
    """Return whether a first line is that of a table of postcodes and areas."""
    kinds = set(_columns(next(csv.reader([header], delimiter=_delimiter(header)), [])))
    return "pc6" in kinds and "gemeente" in kinds and bool(kinds & {"buurt", "wijk"})


def read_postcodes(path: str, lines: Iterable[str], gemeente: str) -> Postcodes:
    """Return where the postcodes of a gemeente lie.

    Raises:
        CbsFileRefused: it is another table, or it has no address in this gemeente.
    """
    source = iter(lines)
    header = next(source, "")[:_LONGEST_LINE].lstrip("\ufeff")
    if not has_postcodes(header):
        raise CbsFileRefused(path, "de kolommen PC6, Gemeente en Wijk of Buurt ontbreken")
    delimiter = _delimiter(header)
    names = next(csv.reader([header], delimiter=delimiter))
    columns = _columns(names)
    own: dict[str, set[str]] = {}
    elsewhere: set[str] = set()
    addresses = 0
    for row in _rows(source, delimiter, len(names)):
        postcode = row[columns["pc6"]].replace(" ", "").upper()
        if not _PC6.fullmatch(postcode):
            continue
        if area_code(row[columns["gemeente"]], "GM") != gemeente:
            elsewhere.add(postcode)
            continue
        addresses += 1
        own.setdefault(postcode, set()).add(_wijk(row, columns))
    if not own:
        raise CbsFileRefused(path, f"er staat geen adres van {gemeente} in")
    return Postcodes(
        edition=_edition(path, names),
        wijken={postcode: tuple(sorted(found)) for postcode, found in sorted(own.items())},
        elsewhere=frozenset(elsewhere),
        addresses=addresses,
    )


def place_postcodes(table: Postcodes, areas: Areas) -> Placed:
    """Return for each area its PC4, and its PC6 where the PC4 alone leads to a larger area."""
    foreign = {postcode[:4] for postcode in table.elsewhere}
    by_pc4: dict[str, set[str]] = {}
    for postcode, wijken in table.wijken.items():
        by_pc4.setdefault(postcode[:4], set()).update(wijken)
    of_pc4 = {
        pc4: "" if pc4 in foreign else _certain(wijken, areas) for pc4, wijken in by_pc4.items()
    }
    found: dict[str, set[str]] = {}
    for pc4, area in of_pc4.items():
        found.setdefault(area, set()).add(pc4)
    for postcode, wijken in table.wijken.items():
        area = "" if postcode in table.elsewhere else _certain(wijken, areas)
        if area and area != of_pc4[postcode[:4]]:
            found.setdefault(area, set()).add(postcode)
    named = {wijk for wijken in table.wijken.values() for wijk in wijken}
    return Placed(
        by_area={area: tuple(sorted(codes)) for area, codes in sorted(found.items()) if area},
        split=sum(len(wijken) > 1 for wijken in table.wijken.values()),
        unknown=tuple(sorted(code for code in named if code and code not in areas)),
    )


def _certain(wijken: Iterable[str], areas: Areas) -> str:
    """Return the wijk or stadsdeel that holds all these wijken; the gemeente says nothing."""
    code = areas.common_ancestor(sorted(wijken))
    return code if code and areas[code].level is not Level.GEMEENTE else ""


def _rows(lines: Iterable[str], delimiter: str, width: int) -> Iterator[list[str]]:
    short = (line for line in lines if len(line) < _LONGEST_LINE)
    return (row for row in csv.reader(short, delimiter=delimiter) if len(row) == width)


def _wijk(row: list[str], columns: Mapping[str, int]) -> str:
    if "wijk" in columns:
        return area_code(row[columns["wijk"]], "WK")
    buurt = area_code(row[columns["buurt"]], "BU")
    return wijk_of(buurt) if buurt else ""


def _delimiter(header: str) -> str:
    return max(";,\t", key=header.count)


def _columns(names: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, name in enumerate(names):
        match = _COLUMN.fullmatch(name.strip().casefold())
        if match:
            kind = "gemeente" if match["kind"] == "gem" else match["kind"]
            found.setdefault(kind, number)
    return found


def _edition(path: str, names: Iterable[str]) -> int | None:
    matches = (_COLUMN.fullmatch(name.strip().casefold()) for name in names)
    years = {int(match["edition"]) for match in matches if match and match["edition"]}
    if len(years) > 1:
        raise CbsFileRefused(path, "de kolommen zijn van verschillende jaren")
    return next(iter(years), None)
