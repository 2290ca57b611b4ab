"""Where a row says that something is: from one cell or from several. Pure."""

import re

from attrs import evolve

from harvest.formats.row_document import Row, spoken
from harvest.locations import read_location, read_point
from hub.model import Location
from hub.vocabulary import RowField

_POSTCODE = re.compile(r"([1-9]\d{3})\s*([a-z]{2})?", re.IGNORECASE)
_POINT = re.compile(r"-?\d{1,3}(?:[.,]\d{1,12})?")
MAX_NAME = 300


def read_place(row: Row) -> tuple[Location | None, tuple[str, ...]]:
    """Return the place, or None when the row names none; and what could not be read of it."""
    name, address = row.line(RowField.LOCATIE), row.line(RowField.ADRES)
    written = read_location(address) if address else read_location(name)
    found = written or Location()
    if address:
        # An address can begin with the name of the building.
        found = evolve(found, name=(name or found.name)[:MAX_NAME])
    postcode, wrong = _postcode(row)
    point, off = _point(row)
    place = evolve(
        found,
        postcode=postcode or found.postcode,
        city=row.line(RowField.PLAATS)[:MAX_NAME] or found.city,
        lon=point[0] if point else None,
        lat=point[1] if point else None,
    )
    return (place if place != Location() else None), (*wrong, *off)


def _postcode(row: Row) -> tuple[str, tuple[str, ...]]:
    """Return `1325 AB`, or `1325` when that is all there is."""
    text = row.line(RowField.POSTCODE)
    found = _POSTCODE.fullmatch(text)
    if found:
        return f"{found[1]} {(found[2] or '').upper()}".strip(), ()
    return "", (f"postcode: “{text[:40]}” is geen postcode.",) if text else ()


def _point(row: Row) -> tuple[tuple[float, float] | None, tuple[str, ...]]:
    lat, lon = row.line(RowField.LAT), row.line(RowField.LON)
    if not (lat or lon):
        return None, ()
    if _POINT.fullmatch(lat) and _POINT.fullmatch(lon):
        found = read_point(f"{lat.replace(',', '.')};{lon.replace(',', '.')}")
        if found:
            return found, ()
    names = f"{spoken(RowField.LAT)} en {spoken(RowField.LON)}"
    return None, (f"{names}: “{lat[:20]}” en “{lon[:20]}” zijn geen plek op aarde.",)
