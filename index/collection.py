"""The items that one search covers, in the one order that ranking and export share. Pure."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from attrs import define

from hub.dutch import fold
from hub.search_item import SearchItem

LETTERS = 8
"""So many letters of a title count for its place. An edit further on moves no other item; with
all letters the files were less than a hundredth smaller."""


@define(frozen=True)
class Collection:
    """Items in order: an item's number is its place, and of two equal hits the lower wins.

    The order is that of subject and the beginning of the title, so that what is found together
    also stands together: lists of numbers and files with cards then compress to half.
    """

    items: tuple[SearchItem, ...]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of each item by its id."""
        return {item.id: number for number, item in enumerate(self.items)}

    def __len__(self) -> int:
        return len(self.items)


def collect(items: Iterable[SearchItem]) -> Collection:
    """Return the items in order; the order in which they come does not matter."""
    return Collection(tuple(sorted(items, key=_place)))


def _place(item: SearchItem) -> tuple[str, str, str]:
    return next(iter(item.domains), ""), fold(item.title)[:LETTERS], item.id
