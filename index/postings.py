"""Which items have which term, and how strongly: read from Whoosh, as numbers."""

from collections.abc import Callable, Container, Iterator, Mapping
from functools import cached_property
from typing import Protocol

import numpy as np
from attrs import define, frozen
from whoosh.reading import IndexReader

from index.columns import Columns, term_sums
from index.impacts import Numbers, levels

_NOT_HERE = -1
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
    def _places(self) -> dict[str, int]:
        return {term: place for place, term in enumerate(self.terms)}

    def of(self, term: str) -> Posting:
        """Return the posting of a term; an empty one when no item has it."""
        place = self._places.get(term)
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
        renumbered = np.full(int(self.numbers.max(initial=0)) + 1, _NOT_HERE)
        inside = wanted[wanted < len(renumbered)]
        renumbered[inside] = np.arange(len(inside))
        places = np.repeat(np.arange(len(self.terms)), np.diff(self.starts))
        numbers = renumbered[self.numbers]
        kept = numbers != _NOT_HERE
        return _filled(self.terms, places[kept], numbers[kept], self.impacts[kept])


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
    for leaf, items in _leaves(reader, numbers):
        found = columns(leaf)
        alphabet = [known.setdefault(term, len(known)) for term in found.terms]
        inside = items[found.docs] != _NOT_HERE
        places = np.array(alphabet, dtype=np.int64)[found.places[inside]]
        rows.append((places, items[found.docs[inside]], found.sums[inside].astype(np.int64)))
        here = found.word_places[items[found.word_docs] != _NOT_HERE]
        counts = np.bincount(here, minlength=len(found.words)).tolist()
        for word, count in zip(found.words, counts, strict=True):
            if count:
                words[word] = words.get(word, 0) + count
    places, items, sums = (np.concatenate(one) for one in zip(*rows, strict=True))
    return Texts(_summed(known, places, items, sums), words)


def _leaves(
    reader: IndexReader, numbers: Mapping[str, int]
) -> Iterator[tuple[IndexReader, Numbers]]:
    """Yield each segment with the number of each of its documents, -1 for what is not here."""
    for leaf, _ in reader.leaf_readers():
        if leaf.segment() is None:  # an index without documents
            continue
        items = np.full(leaf.doc_count_all(), _NOT_HERE, dtype=np.int64)
        for doc in leaf.all_doc_ids():
            items[doc] = numbers.get(leaf.stored_fields(doc)["id"], _NOT_HERE)
        yield leaf, items


def _summed(
    known: Mapping[str, int], places: Numbers, numbers: Numbers, sums: Numbers
) -> AllPostings:
    """Return the postings after adding up what an item's fields say of the same term."""
    terms = tuple(sorted(known))
    rank = np.zeros(len(terms), dtype=np.int64)
    rank[[known[term] for term in terms]] = np.arange(len(terms))
    size = int(numbers.max(initial=0)) + 1
    keys = rank[places] * size + numbers
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    firsts = np.flatnonzero(np.diff(ordered, prepend=_NOT_HERE))
    if not len(firsts):
        return AllPostings((), np.zeros(1, dtype=np.int64), _NO_ITEMS, _NO_ITEMS)
    totals = np.add.reduceat(sums[order], firsts)
    unique = ordered[firsts]
    return _filled(terms, unique // size, unique % size, levels(totals))


def _filled(
    terms: tuple[str, ...], places: Numbers, numbers: Numbers, impacts: Numbers
) -> AllPostings:
    """Return rows that are in order as postings; terms that no item has are left out."""
    counts = np.bincount(places, minlength=len(terms))
    kept = np.flatnonzero(counts)
    starts = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(counts[kept])])
    return AllPostings(tuple(terms[place] for place in kept), starts, numbers, impacts)
