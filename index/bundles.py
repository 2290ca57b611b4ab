"""The search of one wijk in a single file: for a slow line, or none. Pure.

It holds what is in the wijk, then what is beside it, then what is for the whole gemeente, until
it is full. Nothing sensitive: a file that stays on a device can be found there.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property, partial
from hashlib import blake2b

import brotli  # type: ignore[import-untyped] # it has no types
import numpy as np
from attrs import define, evolve, field
from numpy.typing import NDArray

from hub.codec import encode
from hub.identity import digest
from hub.search_files import SearchFile, SearchFiles, bundle_name
from hub.search_item import SearchArea
from index.card_shards import as_json
from index.collection import Collection
from index.export import Searchable, export
from index.impacts import Numbers
from index.kept_bundles import KeptBundles
from index.lexicon import Lexicon, Word
from index.nearness import Nearness
from index.ranking import ELSEWHERE

MOST_BYTES = 150_000
"""What a bundle may weigh on the line."""

MOST_ITEMS = 140
"""More than a wijk has of its own, but in the largest cities; with sixty wijken it keeps all of
their bundles below three megabytes."""

LEAST_SHRINK = 0.9
_QUALITY = 5
_HEAD = 4
_MARK = 8


@define(frozen=True, slots=False)
class Bundles:
    """Makes the bundles of a gemeente. They know the words that people type, no others."""

    searchable: Searchable
    kept: KeptBundles = field(factory=KeptBundles, eq=False)

    def __call__(self, area: SearchArea) -> SearchFile | None:
        """Return the bundle of an area; None where nothing can be found."""
        wanted = self._nearest(area)[:MOST_ITEMS]
        body = self.kept(self._made_of(wanted, area), partial(self._body, wanted, area))
        return SearchFile(path=bundle_name(area.code), body=body) if body else None

    def _body(self, wanted: Numbers, area: SearchArea) -> bytes:
        while len(wanted):
            body = packed_files(export(self._only(wanted, area), doubles=False))
            weight = _weight(body)
            if weight <= MOST_BYTES:
                return body
            share = min(LEAST_SHRINK, MOST_BYTES / weight * LEAST_SHRINK)
            wanted = wanted[: int(len(wanted) * share)]
        return b""

    def _made_of(self, wanted: Numbers, area: SearchArea) -> str:
        """Return what stands for all that a bundle is made of: items, lists and words."""
        whole = self.searchable
        rows, ends = whole.postings.rows_of(wanted)
        places = np.unique(whole.postings.term_places[rows])
        here = np.zeros(len(whole.postings.terms), dtype=bool)
        here[places] = True
        words, leads = self._leading
        reached = np.unique(words[here[leads]])
        items = [whole.collection.items[number] for number in wanted.tolist()]
        named = (whole.code, whole.gemeente, area.code)
        bounds = [sorted(one) for one in (area.own, area.near, area.around)]
        head = encode((*named, bounds, area.names, items))
        texts = (self._term_marks[whole.postings.term_places[rows]], self._word_marks[reached])
        impacts = whole.postings.impacts[rows]
        return digest(b"".join((head, *(one.tobytes() for one in (ends, *texts, impacts)))))

    @cached_property
    def _term_marks(self) -> Numbers:
        return _marks(term.encode() for term in self.searchable.postings.terms)

    @cached_property
    def _word_marks(self) -> Numbers:
        return _marks(map(encode, self._words))

    def _led(self, terms: tuple[str, ...]) -> Iterator[Word]:
        """Yield the words that lead to any of these terms, with those terms only."""
        wanted, whole = frozenset(terms), self.searchable.postings
        here = np.zeros(len(whole.terms), dtype=bool)
        here[[whole.places[term] for term in terms]] = True
        words, places = self._leading
        counts = np.bincount(words[here[places]], minlength=len(self._words))
        found = np.flatnonzero(counts)
        for place, led in zip(found.tolist(), counts[found].tolist(), strict=True):
            word = self._words[place]
            # Most words lead to few terms, which are all here.
            yield word if led == len(word.terms) else _leading_to(word, wanted)

    @cached_property
    def _words(self) -> tuple[Word, ...]:
        return tuple(word for word in self.searchable.lexicon.words if word.usual)

    @cached_property
    def _leading(self) -> tuple[Numbers, Numbers]:
        """The places of words, and for each that of a term that it leads to."""
        known = self.searchable.postings.places
        rows = [
            (place, known[term])
            for place, word in enumerate(self._words)
            for term, _ in word.terms
        ]
        found = np.array(rows, dtype=np.int64).reshape(-1, 2)
        return found[:, 0], found[:, 1]

    @cached_property
    def _near(self) -> Nearness:
        return Nearness(self.searchable.collection)

    @cached_property
    def _offered(self) -> NDArray[np.bool_]:
        items = self.searchable.collection.items
        return np.array([not item.sensitive and item.offline for item in items], dtype=bool)

    def _nearest(self, area: SearchArea) -> Numbers:
        """Return the numbers of the items that may be in the bundle, the nearest first."""
        near = self._near(area)
        numbers = np.flatnonzero(self._offered & (near > ELSEWHERE))
        return numbers[np.lexsort((numbers, -near[numbers]))]

    def _only(self, wanted: Numbers, area: SearchArea) -> Searchable:
        numbers = np.sort(wanted)
        whole = self.searchable
        collection = Collection(tuple(whole.collection.items[number] for number in numbers))
        inside = whole.postings.only(numbers)
        words = tuple(self._led(inside.terms))
        known = {term for word in words for term, _ in word.terms}
        return evolve(
            whole,
            collection=collection,
            postings=inside.having(known),
            lexicon=Lexicon(words),
            areas=(area,),
        )


def _leading_to(word: Word, wanted: frozenset[str]) -> Word:
    terms = tuple([one for one in word.terms if one[0] in wanted])
    return Word(word.text, word.usual, terms, word.also)


def _marks(things: Iterable[bytes]) -> Numbers:
    """Return a number that stands for each thing."""
    found = b"".join(blake2b(one, digest_size=_MARK).digest() for one in things)
    return np.frombuffer(found, dtype=np.int64)


def _weight(body: bytes) -> int:
    """Return at most what a file weighs on the line; only a large one is worth finding out."""
    if len(body) <= MOST_BYTES:
        return len(body)
    return len(brotli.compress(body, quality=_QUALITY))


def packed_files(files: SearchFiles) -> bytes:
    """Return files as one: the length of a head, the head (JSON), and the files themselves."""
    head = as_json([files.manifest, [[file.path, len(file.body)] for file in files.files]])
    return b"".join(
        (len(head).to_bytes(_HEAD, "little"), head, *(file.body for file in files.files))
    )
