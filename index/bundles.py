"""The search of one wijk in a single file: for a slow line, or none. Pure.

It holds what is in the wijk, then what is beside it, then what is for the whole gemeente, until
it is full. Nothing sensitive: a file that stays on a device can be found there.
"""

from collections.abc import Iterator
from functools import cached_property

import brotli  # type: ignore[import-untyped] # it has no types
import numpy as np
from attrs import define, evolve

from hub.search_files import SearchFile, SearchFiles
from hub.search_item import SearchArea
from index.card_shards import as_json
from index.collection import Collection
from index.export import Searchable, export
from index.impacts import Numbers
from index.lexicon import Lexicon, Word
from index.ranking import ELSEWHERE, proximity
from index.shards import shard_file

MOST_BYTES = 150_000
"""What a bundle may weigh on the line."""

MOST_ITEMS = 200
"""More than a wijk has of its own, but in the largest cities."""

LEAST_SHRINK = 0.9
_QUALITY = 5
_HEAD = 4


@define(frozen=True, slots=False)
class Bundles:
    """Makes the bundles of a gemeente. They know the words that people type, no others."""

    searchable: Searchable

    def __call__(self, area: SearchArea) -> SearchFile | None:
        """Return the bundle of an area; None where nothing can be found."""
        wanted = self._nearest(area)[:MOST_ITEMS]
        while len(wanted):
            files = export(self._only(wanted, area))
            body = packed_files(files)
            weight = len(brotli.compress(body, quality=_QUALITY))
            if weight <= MOST_BYTES:
                return shard_file(f"wijk-{area.code.lower()}", body)
            share = min(LEAST_SHRINK, MOST_BYTES / weight * LEAST_SHRINK)
            wanted = wanted[: int(len(wanted) * share)]
        return None

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        return tuple(word for word in self.searchable.lexicon.words if word.usual)

    def _nearest(self, area: SearchArea) -> Numbers:
        """Return the numbers of the items that may be in the bundle, the nearest first."""
        items = self.searchable.collection.items
        near = np.fromiter((proximity(item.areas, area) for item in items), dtype=np.int64)
        offered = np.array([not item.sensitive and item.offline for item in items], dtype=bool)
        numbers = np.flatnonzero(offered & (near > ELSEWHERE))
        return numbers[np.lexsort((numbers, -near[numbers]))]

    def _only(self, wanted: Numbers, area: SearchArea) -> Searchable:
        numbers = np.sort(wanted)
        whole = self.searchable
        collection = Collection(tuple(whole.collection.items[number] for number in numbers))
        inside = whole.postings.only(numbers)
        words = tuple(_led(self._words, {*inside.terms}))
        known = {term for word in words for term, _ in word.terms}
        return evolve(
            whole,
            collection=collection,
            postings=inside.having(known),
            lexicon=Lexicon(words),
            areas=(area,),
        )


def _led(words: tuple[Word, ...], terms: set[str]) -> Iterator[Word]:
    """Yield the words that lead to any of these terms, with those terms only."""
    for word in words:
        kept = tuple(one for one in word.terms if one[0] in terms)
        if len(kept) == len(word.terms):
            yield word
        elif kept:
            yield evolve(word, terms=kept)


def packed_files(files: SearchFiles) -> bytes:
    """Return files as one: the length of a head, the head (JSON), and the files themselves."""
    head = as_json([files.manifest, [[file.path, len(file.body)] for file in files.files]])
    return b"".join(
        (len(head).to_bytes(_HEAD, "little"), head, *(file.body for file in files.files))
    )
