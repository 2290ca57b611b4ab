"""Change tables of a TOML file and keep the way in which people wrote the rest. Pure."""

import re
from collections.abc import Iterable, Sequence

import tomlkit
from tomlkit.items import AoT, Array, Item, Key, Table

Tail = list[tuple[Key | None, Item]]
"""White space and comments, as tomlkit has them."""

_WIDTH = 96
_DECIMALS = 5
_CROWDED = re.compile(r"^([^#\n].*)\n(\[\[\w+\]\])$", re.MULTILINE)


def tables(document: tomlkit.TOMLDocument, name: str) -> AoT:
    """Return the [[name]] tables of a document, which it gets when it has none."""
    if name not in document:
        document[name] = tomlkit.aot()
    found = document[name]
    if not isinstance(found, AoT):
        raise TypeError(f"[[{name}]] is no array of tables")
    return found


def spaced(text: str) -> str:
    """Return the file with an empty line before each table, and before its comment."""
    return _CROWDED.sub(r"\1\n\n\2", text)


def set_value(table: Table, key: str, value: str | Sequence[str]) -> None:
    """Write a value when it is another one, so that the way it was written stays."""
    if isinstance(value, str):
        if table.get(key) != value:
            put(table, key, tomlkit.string(value))
        return
    if not value:
        table.pop(key, None)
    elif list(table.get(key, ())) != list(value):
        put(table, key, list_of(key, value))


def put(table: Table, key: str, value: Item) -> None:
    """Write a value in its place, or under the last key of the table."""
    if key in table:
        table[key] = value
        return
    tail = take_tail(table)
    table.append(key, value)
    give_tail(table, tail)


def take_tail(table: Table) -> Tail:
    """Take off what stands between the last key of a table and the next table.

    It parses as a part of this table, but a comment there is about the next.
    """
    body = table.value.body
    size = len(body)
    while size and body[size - 1][0] is None:
        size -= 1
    tail = body[size:]
    del body[size:]
    return tail


def give_tail(table: Table, tail: Tail) -> None:
    """Put back under a table what was taken off."""
    table.value.body.extend(tail)


def list_of(key: str, values: Iterable[str]) -> Array:
    """Return a list as we write it: on one line when it fits."""
    quoted = [tomlkit.string(value).as_string() for value in values]
    line = f"[{', '.join(quoted)}]"
    if len(f"{key} = {line}") > _WIDTH:
        line = "[\n" + "".join(f"  {one},\n" for one in _filled(quoted)) + "]"
    return _parsed(line)


def _filled(quoted: Sequence[str]) -> Iterable[str]:
    """Yield the values, short ones such as postcodes several to a line."""
    if len(quoted[0]) > len('"1234AB"'):
        yield from quoted
        return
    size = 8
    for start in range(0, len(quoted), size):
        yield ", ".join(quoted[start : start + size])


def point(centroid: tuple[float, float]) -> Array:
    """Return a longitude and latitude as we write them."""
    lon, lat = centroid
    return _parsed(f"[{lon:.{_DECIMALS}f}, {lat:.{_DECIMALS}f}]")


def _parsed(text: str) -> Array:
    found = tomlkit.value(text)
    if not isinstance(found, Array):
        raise TypeError("not a list")
    return found
