"""How near each item is to who lives in an area, for all items at once. Pure."""

from functools import cached_property

import numpy as np
from attrs import define

from hub.search_item import SearchArea
from index.collection import Collection
from index.impacts import Numbers
from index.ranking import proximity


@define(frozen=True, slots=False)
class Nearness:
    """Says of every item how near it is. Most items share their areas with many others."""

    collection: Collection

    def __call__(self, area: SearchArea) -> Numbers:
        """Return a number for each item, in order: the higher, the nearer."""
        found = [proximity(codes, area) for codes in self._rows]
        return np.array(found, dtype=np.int64)[self._which]

    @cached_property
    def _rows(self) -> dict[tuple[str, ...], int]:
        """The different areas that items have."""
        different = dict.fromkeys(item.areas for item in self.collection.items)
        return {codes: place for place, codes in enumerate(different)}

    @cached_property
    def _which(self) -> Numbers:
        places = (self._rows[item.areas] for item in self.collection.items)
        return np.fromiter(places, dtype=np.int64)
