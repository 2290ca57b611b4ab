"""Bundles that were made before, by what they were made of: an edit touches few of them."""

from collections.abc import Callable
from pathlib import Path

import msgspec
from attrs import define, field

from hub.atomic_file import write_atomically
from index.program import program

NAME = "bundles.bin"
"""Beside the index. What is not asked for at the next making is not in it any more."""


class _Shelf(msgspec.Struct):
    made_by: str = ""
    bodies: dict[str, bytes] = {}


@define
class KeptBundles:
    """Remembers bodies from one making to the next, and of those only what was asked for."""

    made_by: str = field(factory=program)
    _before: dict[str, bytes] = field(factory=dict)
    _used: dict[str, bytes] = field(init=False, factory=dict)

    def __call__(self, made_of: str, make: Callable[[], bytes]) -> bytes:
        """Return the body that was made of this before, otherwise make it."""
        body = self._before.get(made_of)
        self._used[made_of] = make() if body is None else body
        return self._used[made_of]

    def keep(self, folder: Path) -> None:
        """Keep what was asked for, unless that is what is kept already."""
        if self._used != self._before:
            bodies = dict(sorted(self._used.items()))
            shelf = _Shelf(made_by=self.made_by, bodies=bodies)
            write_atomically(folder / NAME, msgspec.msgpack.encode(shelf))


def open_bundles(folder: Path) -> KeptBundles:
    """Return what was kept; nothing when it is missing, damaged or of another program."""
    try:
        shelf = msgspec.msgpack.decode((folder / NAME).read_bytes(), type=_Shelf)
    except (OSError, msgspec.DecodeError):
        return KeptBundles()
    return KeptBundles(before=shelf.bodies) if shelf.made_by == program() else KeptBundles()
