"""The fields that every record of HSDS 3 has. Pure."""

from harvest.formats.json_values import Record, text
from harvest.plain import plain_text

MAX_NAME = 300
MAX_TEXT = 50_000
MAX_FIELD = 500
MAX_WORD = 60
MAX_LIST = 50
"""Phones, places, prices and so on of one record."""

NOT_VISITED = frozenset({"postal", "virtual"})
"""Types of a location, and of an address, where nobody can go."""


def name_of(one: Record) -> str:
    """Return the name of a record; when it has none, its other name."""
    named = (text(one.get("name")), text(one.get("alternate_name")))
    return next((found for name in named if (found := plain_text(name, MAX_NAME))), "")


def type_of(location: Record) -> str:
    """Return the type of a location in lower case."""
    return text(location.get("location_type")).lower()


def short(one: Record, name: str) -> str:
    """Return a field as one line of plain text."""
    return plain_text(text(one.get(name)), MAX_FIELD)


def long(one: Record, name: str) -> str:
    """Return a field as it was written, which may be HTML."""
    return text(one.get(name))[:MAX_TEXT]
