"""Change every string in a record, however deep: a new field is never forgotten. Pure."""

from collections.abc import Callable
from enum import Enum
from typing import TypeVar, cast

import attrs

T = TypeVar("T")

Change = Callable[[str, str], str]
"""Gets the name of the record's own field in which a text stands, and the text; gives the new
text. An empty text in a list leaves it."""


def map_text(record: T, change: Change, *, skip: frozenset[str] = frozenset()) -> T:
    """Return the attrs record with `change` applied to all strings outside `skip`."""
    instance = cast("attrs.AttrsInstance", record)
    fields = {
        field.name: _changed(getattr(record, field.name), field.name, change)
        for field in attrs.fields(type(instance))
        if field.name not in skip
    }
    # mypy wants the class itself here, and this works for all of them.
    return cast("T", attrs.evolve(instance, **fields))  # type: ignore[misc]


def _changed(value: object, name: str, change: Change) -> object:
    if isinstance(value, str) and not isinstance(value, Enum):
        return change(name, value)
    if isinstance(value, tuple):
        changed = (_changed(entry, name, change) for entry in value)
        return tuple(entry for entry in changed if entry != "")
    if attrs.has(type(value)):
        return map_text(value, lambda _, text: change(name, text))
    return value
