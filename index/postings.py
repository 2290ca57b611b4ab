"""Which items have which term, and how strongly: read from Whoosh, as numbers."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol

import numpy as np
from attrs import define, frozen
from whoosh.reading import IndexReader

from index.columns import Columns, term_sums
from index.impacts import LEVELS, Numbers, levels

_NOT_HERE = -1
_IMPACTS = LEVELS + 1
_NO_ITEMS = np.zeros(0, dtype=np.int64)


@frozen(eq=False)
class Posting:
    """The numbers of the items that have a term, ascending, with the impact on each."""

    numbers: Numbers
    impacts: Numbers


NOWHERE = Posting(_NO_ITEMS, _NO_ITEMS)


class Postings(Protocol):
    """Where the postings of a term come from."""

    def __call__(self, term: str) -> Posting:
        """Return the posting of a term; an empty one when no item has it."""
        ...


@define(frozen=True, eq=False, slots=False)
class AllPostings:
    """The postings of every term, one after another. `starts` has one place more than terms."""

    terms: tuple[str, ...]
    starts: Numbers
    numbers: Numbers
    impacts: Numbers

    def at(self, place: int) -> Posting:
        """Return the posting of the term at a place."""
        part_of = slice(self.starts[place], self.starts[place + 1])
        return Posting(self.numbers[part_of], self.impacts[part_of])

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each term."""
        return {term: place for place, term in enumerate(self.terms)}

    def of(self, term: str) -> Posting:
        """Return the posting of a term; an empty one when no item has it."""
        place = self.places.get(term)
        return NOWHERE if place is None else self.at(place)

    @property
    def counts(self) -> dict[str, int]:
        """How many items have each term."""
        return dict(zip(self.terms, np.diff(self.starts).tolist(), strict=True))

    @property
    def strongest(self) -> dict[str, int]:
        """The highest impact of each term on any item."""
        if not self.terms:
            return {}
        found = np.maximum.reduceat(self.impacts, self.starts[:-1])
        return dict(zip(self.terms, found.tolist(), strict=True))

    def having(self, terms: Container[str]) -> "AllPostings":
        """Return the postings of these terms alone."""
        kept = [place for place, term in enumerate(self.terms) if term in terms]
        sizes = np.diff(self.starts)
        chosen = np.zeros(len(self.terms), dtype=bool)
        chosen[kept] = True
        rows = np.repeat(chosen, sizes)
        starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(sizes[chosen])])
        names = tuple(self.terms[place] for place in kept)
        return AllPostings(names, starts, self.numbers[rows], self.impacts[rows])

    def only(self, wanted: Numbers) -> "AllPostings":
        """Return the postings of these items, which get the numbers 0, 1, … in that order.

        `wanted` must be ascending.
        """
        rows = np.sort(self.rows_of(wanted)[0])
        places = self.term_places[rows]
        numbers = np.searchsorted(wanted, self.numbers[rows])
        return _filled(self.terms, places, numbers, self.impacts[rows])

    def rows_of(self, wanted: Numbers) -> tuple[Numbers, Numbers]:
        """Return the rows of these items, one item after another, and where each ends."""
        order, starts = self._by_item
        inside = wanted[wanted < len(starts) - 1]
        sizes = starts[inside + 1] - starts[inside]
        ends = np.cumsum(sizes)
        within = np.arange(sizes.sum()) - np.repeat(ends - sizes, sizes)
        return order[np.repeat(starts[inside], sizes) + within], ends

    @cached_property
    def term_places(self) -> Numbers:
        """The place of the term of each row."""
        return np.repeat(np.arange(len(self.terms)), np.diff(self.starts))

    @cached_property
    def _by_item(self) -> tuple[Numbers, Numbers]:
        """The rows in the order of the items, and where those of each item begin."""
        counts = np.bincount(self.numbers)
        starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts)])
        return np.argsort(self.numbers, kind="stable"), starts


class TermPostings:
    """Returns the posting of a term for the items with these numbers, straight from Whoosh."""

    def __init__(self, reader: IndexReader, numbers: Mapping[str, int]) -> None:
        """Find out once which document is which item."""
        self._leaves = tuple(_leaves(reader, numbers))

    def __call__(self, term: str) -> Posting:
        """Return the posting of a term; an empty one when no item has it."""
        numbers, sums = [_NO_ITEMS], [_NO_ITEMS]
        for leaf, places in self._leaves:
            for docs, added in term_sums(leaf, term):
                numbers.append(places[docs])
                sums.append(added)
        ids, places = np.unique(np.concatenate(numbers), return_inverse=True)
        totals = np.zeros(len(ids), dtype=np.int64)
        np.add.at(totals, places, np.concatenate(sums))
        known = ids != _NOT_HERE
        return Posting(ids[known], levels(totals[known]))


@frozen(eq=False)
class Texts:
    """What the texts of some items hold: their terms, and their words as they are written."""

    postings: AllPostings
    words: Mapping[str, int]


def texts_of(
    reader: IndexReader, numbers: Mapping[str, int], columns: Callable[[IndexReader], Columns]
) -> Texts:
    """Return the terms and words of the items with these numbers.

    `columns` reads one segment of the index: straight, or from what was kept of it.
    """
    known: dict[str, int] = {}
    words: dict[str, int] = {}
    rows = [(_NO_ITEMS, _NO_ITEMS, _NO_ITEMS)]
    for leaf in _segments(reader):
        found = columns(leaf)
        items = _numbered(leaf, found.ids, numbers)
        alphabet = [known.setdefault(term, len(known)) for term in found.terms]
        inside = items[found.docs] != _NOT_HERE
        places = np.array(alphabet, dtype=np.int64)[found.places[inside]]
        rows.append((places, items[found.docs[inside]], found.impacts[inside].astype(np.int64)))
        here = found.word_places[items[found.word_docs] != _NOT_HERE]
        counts = np.bincount(here, minlength=len(found.words)).tolist()
        for word, count in zip(found.words, counts, strict=True):
            if count:
                words[word] = words.get(word, 0) + count
    places, items, impacts = (np.concatenate(one) for one in zip(*rows, strict=True))
    return Texts(_in_order(known, places, items, impacts), words)


def _segments(reader: IndexReader) -> Iterator[IndexReader]:
    for leaf, _ in reader.leaf_readers():
        if leaf.segment() is not None:  # that of an index without documents
            yield leaf


def _numbered(leaf: IndexReader, ids: Sequence[str], numbers: Mapping[str, int]) -> Numbers:
    """Return the number of each document of a segment, -1 for what is not here."""
    items = np.array([numbers.get(one, _NOT_HERE) for one in ids], dtype=np.int64)
    gone = np.ones(len(ids), dtype=bool)
    gone[list(leaf.all_doc_ids())] = False
    items[gone] = _NOT_HERE
    return items


def _leaves(
    reader: IndexReader, numbers: Mapping[str, int]
) -> Iterator[tuple[IndexReader, Numbers]]:
    """Yield each segment with the number of each of its documents, -1 for what is not here."""
    for leaf in _segments(reader):
        items = np.full(leaf.doc_count_all(), _NOT_HERE, dtype=np.int64)
        for doc in leaf.all_doc_ids():
            items[doc] = numbers.get(leaf.stored_fields(doc)["id"], _NOT_HERE)
        yield leaf, items


def _in_order(
    known: Mapping[str, int], places: Numbers, numbers: Numbers, impacts: Numbers
) -> AllPostings:
    """Return the postings by term and number: an item stands in one segment only."""
    terms = tuple(sorted(known))
    rank = np.zeros(len(terms), dtype=np.int64)
    rank[[known[term] for term in terms]] = np.arange(len(terms))
    size = int(numbers.max(initial=0)) + 1
    # With the impact in its last digits a row is one number: sorting those is quick.
    rows = (rank[places] * size + numbers) * _IMPACTS + impacts
    rows.sort()
    keys = rows // _IMPACTS
    return _filled(terms, keys // size, keys % size, rows % _IMPACTS)


def _filled(
    terms: tuple[str, ...], places: Numbers, numbers: Numbers, impacts: Numbers
) -> AllPostings:
    """Return rows that are in order as postings; terms that no item has are left out."""
    counts = np.bincount(places, minlength=len(terms))
    kept = np.flatnonzero(counts)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts[kept])])
    return AllPostings(tuple(terms[place] for place in kept), starts, numbers, impacts)
