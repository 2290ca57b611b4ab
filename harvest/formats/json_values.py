"""What an API answered in JSON, read as plain types whatever its writer put there. Pure.

Nothing here raises on a value of the wrong type: it is taken for one that is not filled in.
"""

import math
from collections.abc import Mapping

import msgspec

from harvest.charset import decode
from hub.errors import ParseError
from hub.source import Fetched, Source

Record = Mapping[str, object]

MAX_DIGITS = 30
"""The longest number that is read: ids have 20 digits at most, and Python is slow on more."""


def read_json(source: Source, fetched: Fetched) -> object:
    """Return the answer as dicts, lists, texts and numbers.

    Raises:
        ParseError: it is no JSON, or it is broken off.
    """
    try:
        answer: object = msgspec.json.decode(
            decode(fetched.body, fetched.header("content-type"))
        )
    except (msgspec.DecodeError, RecursionError) as exc:
        raise ParseError(source.id, "het antwoord is geen JSON, of het is afgebroken") from exc
    return answer


def text(value: object) -> str:
    """Return a text without the white space around it; anything else is an empty string."""
    return value.strip() if isinstance(value, str) else ""


def word(value: object) -> str:
    """Return a text or a whole number as text; anything else is an empty string."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**MAX_DIGITS else ""
    return value.strip()


def number(value: object) -> float | None:
    """Return a number, also one that is written as text ("52.37", "52,37")."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    try:
        if isinstance(value, str):
            value = value.strip()[:MAX_DIGITS].replace(",", ".")
        found = float(value)
    except (ValueError, OverflowError):
        return None
    return found if math.isfinite(found) else None


def whole(value: object) -> int | None:
    """Return a whole number, also one that is written as text ("3") or as 3.0."""
    found = number(value)
    return int(found) if found is not None and found.is_integer() else None


def flag(value: object) -> bool | None:
    """Return a yes or no, also one that is written as text or a number; None for neither."""
    if isinstance(value, bool):
        return value
    return {"true": True, "1": True, "false": False, "0": False}.get(word(value).lower())


def record(value: object) -> Record:
    """Return an object; what is none is an empty one."""
    return value if isinstance(value, dict) else {}


def entries(value: object, most: int) -> tuple[Record | None, ...]:
    """Return the entries of a list, at most so many; None stands for what is no object.

    A single object is a list of one.
    """
    if isinstance(value, dict):
        return (value,)
    found = value[:most] if isinstance(value, list) else []
    return tuple(one if isinstance(one, dict) else None for one in found)


def records(value: object, most: int) -> tuple[Record, ...]:
    """Return the objects of a list that say something, and nothing of what is no object."""
    return tuple(one for one in entries(value, most) if one)
