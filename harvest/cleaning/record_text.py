"""Change every string in a record, however deep: a new field is never forgotten. Pure."""

from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import TypeVar, cast

import attrs

T = TypeVar("T")

Change = Callable[[str, str], str]
"""Gets the name of the record's own field in which a text stands, and the text; gives the new
text. A text that becomes empty leaves its list; one that is empty stays so, and is not asked
about."""


def map_text(record: T, change: Change, *, skip: frozenset[str] = frozenset()) -> T:
    """Return the attrs record with `change` applied to all strings outside `skip`."""
    changes = {
        name: changed
        for name in _fields(cast("type[attrs.AttrsInstance]", type(record)))
        if name not in skip
        and (value := getattr(record, name))
        and (changed := _changed(value, name, change)) is not value
    }
    if not changes:
        return record
    # mypy wants the class itself here, and this works for all of them.
    return attrs.evolve(record, **changes)  # type: ignore[misc]


@cache
def _fields(record: type[attrs.AttrsInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(record))


def _changed(value: object, name: str, change: Change) -> object:
    """Return the value with all its strings changed: the very one when nothing was."""
    if isinstance(value, str):
        return value if isinstance(value, Enum) else _same_or(value, change(name, value))
    if isinstance(value, tuple):
        entries = (_changed(entry, name, change) for entry in value)
        return _same_or(value, tuple(entry for entry in entries if entry != ""))
    if attrs.has(type(value)):
        return map_text(value, lambda _, text: change(name, text))
    return value


def _same_or(old: object, new: object) -> object:
    return old if old == new else new
