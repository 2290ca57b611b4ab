"""What a parser makes of one answer."""

from collections.abc import Callable

from attrs import frozen

from hub.model import RawItem
from hub.source import Fetched, Follow, Source


@frozen(kw_only=True)
class Parsed:
    """The items of one answer, the requests it asks for, and what could not be read.

    `lost` counts the entries that were left out; `losses` names some of them for an editor.
    `cut_off`: the answer ended halfway, so absence from it means nothing.
    """

    items: tuple[RawItem, ...] = ()
    follows: tuple[Follow, ...] = ()
    lost: int = 0
    losses: tuple[str, ...] = ()
    cut_off: bool = False


Parse = Callable[[Source, Fetched], Parsed]
"""Turns one answer into items. Pure: no clock, network or files; raises ParseError only."""

WarmUp = Callable[[], None]
"""Begins to load what parses, to be ready when the first answer comes; does not wait."""


def nothing_to_load() -> None:
    """Load nothing: a WarmUp of parsers that are there already."""
