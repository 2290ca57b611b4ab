"""Addresses as people write them in one line, taken apart. Pure."""

import re

from hub.model import Location

_POSTCODE = re.compile(r"\b([1-9]\d{3}) ?([A-Z]{2})\b")
_STREET = re.compile(
    r"(?!.*\b(?:zaal|ruimte|lokaal|kamer|etage|verdieping|unit|gebouw|hal|veld|perron)\b)"
    r"[^\d,]{3,60}\s\d{1,5}(?:\s?[a-zA-Z])?(?:\s?[-/]\s?\w{1,5})?",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"(?:the )?netherlands|nederland|nl|holland", re.IGNORECASE)
_TOWN = re.compile(r"[^\W\d][^\d]{1,40}")
_SEPARATOR = re.compile(r"[\n,;|]+")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_LONGEST = 300
ONLINE = "Online"


def read_location(text: str) -> Location | None:
    """Return name, street, postcode and town of a place in words, or None for no place at all.

    What cannot be told apart stays in the name: nothing is lost and nothing is guessed.
    """
    text = text[:_LONGEST].strip()
    if _LINK.match(text):
        return Location(name=ONLINE)
    parts = [part.strip() for part in _SEPARATOR.split(text)]
    parts = [part for part in parts if part and not _COUNTRY.fullmatch(part)]
    if not parts:
        return None
    parts, postcode, city = _without_town(parts)
    street = next((part for part in parts if _STREET.fullmatch(part)), "")
    rest = [part for part in parts if part != street]
    if street and not city and rest and rest[-1] != parts[0] and _TOWN.fullmatch(rest[-1]):
        city = rest.pop()
    names = list(dict.fromkeys(rest))
    return Location(name=", ".join(names), address=street, postcode=postcode, city=city)


def read_point(text: str) -> tuple[float, float] | None:
    """Return (lon, lat) of "lat;lon" or "lat,lon"; None when it is no place on earth."""
    words = re.split(r"[;,\s]+", text.strip()[:60])
    try:
        lat, lon = (float(word) for word in words)
    except ValueError:
        return None
    # 0;0 is what calendars write when they do not know.
    if not (-90 <= lat <= 90 and -180 <= lon <= 180) or (lat == 0 and lon == 0):
        return None
    return lon, lat


def _without_town(parts: list[str]) -> tuple[list[str], str, str]:
    """Return the other parts, the postcode ("1325 AB") and the town."""
    for place, part in enumerate(parts):
        found = _POSTCODE.search(part)
        if found:
            before, after = part[: found.start()].strip(), part[found.end() :].strip()
            rest = parts[:place] + ([before] if before else []) + parts[place + 1 :]
            if not after and place + 1 < len(parts) and _TOWN.fullmatch(parts[place + 1]):
                after = rest.pop(place + bool(before))
            return rest, f"{found[1]} {found[2]}", after
    return parts, "", ""
