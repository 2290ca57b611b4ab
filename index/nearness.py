"""How near each item is to who lives in an area, for all items at once. Pure."""

from functools import cached_property
from itertools import accumulate, chain

import numpy as np
from attrs import define

from hub.search_item import SearchArea
from index.collection import Collection
from index.impacts import Numbers
from index.ranking import proximity

_NO_AREA = ""
"""Stands for the area of what has none, so that every row has a place."""


@define(frozen=True, slots=False)
class Nearness:
    """Says of every item how near it is. Most items share their areas with many others."""

    collection: Collection

    def __call__(self, area: SearchArea) -> Numbers:
        """Return a number for each item, in order: the higher, the nearer."""
        if not self._rows:
            return np.zeros(0, dtype=np.int64)
        # What lies in several areas is as near as the nearest of these.
        near = (proximity((code,) if code else (), area) for code in self._codes)
        values = np.fromiter(near, dtype=np.int64)
        found: Numbers = np.maximum.reduceat(values[self._places], self._starts)[self._which]
        return found

    @cached_property
    def _rows(self) -> dict[tuple[str, ...], int]:
        """The different areas that items have."""
        different = dict.fromkeys(item.areas for item in self.collection.items)
        return {codes: place for place, codes in enumerate(different)}

    @cached_property
    def _written(self) -> tuple[tuple[str, ...], ...]:
        return tuple(codes or (_NO_AREA,) for codes in self._rows)

    @cached_property
    def _codes(self) -> dict[str, int]:
        """Every area that some item has, with its place among them."""
        different = dict.fromkeys(chain.from_iterable(self._written))
        return {code: place for place, code in enumerate(different)}

    @cached_property
    def _places(self) -> Numbers:
        """The places of the areas of each row, one row after another."""
        places = (self._codes[code] for codes in self._written for code in codes)
        return np.fromiter(places, dtype=np.int64)

    @cached_property
    def _starts(self) -> Numbers:
        """Where each row begins."""
        ends = accumulate(map(len, self._written), initial=0)
        return np.fromiter(ends, dtype=np.int64)[:-1]

    @cached_property
    def _which(self) -> Numbers:
        places = (self._rows[item.areas] for item in self.collection.items)
        return np.fromiter(places, dtype=np.int64)
