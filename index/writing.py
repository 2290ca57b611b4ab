"""A Whoosh writer for many documents at once: whole texts go in, whole lists come out.

Whoosh's own writer takes a posting at a time, sorts them on disk and weighs each anew; with
millions of them that is most of the work. Here they are rows of numbers until they are written.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter

import numpy as np
from attrs import define, field, frozen
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3PostingsWriter
from whoosh.index import FileIndex
from whoosh.writing import IndexWriter

Docs = NDArray[np.uint32]
Weights = NDArray[np.float32]

TermList = tuple[str, bytes, Docs, Docs, Weights]
"""Field, term, the documents that have it, the steps from one to the next, and the weights."""

ONE_LIST = 1 << 30
"""Only a query that skips documents wants short blocks; ours reads all (docs/adr/0004)."""


@frozen(eq=False)
class TextRow:
    """All terms of one text with their weights: what a field gives instead of postings."""

    weights: Mapping[bytes, float]


@frozen(eq=False, kw_only=True)
class FieldRows:
    """The postings of one field: a term's place among the terms, a document and a weight."""

    terms: tuple[bytes, ...]
    places: NDArray[np.int32]
    docs: Docs
    weights: Weights

    def lists(self) -> Iterator[tuple[bytes, Docs, Docs, Weights]]:
        """Yield each term in order, with its documents, the steps between them and weights."""
        alphabet = sorted(range(len(self.terms)), key=self.terms.__getitem__)
        rank = np.zeros(len(self.terms), dtype=np.int32)
        rank[alphabet] = np.arange(len(alphabet), dtype=np.int32)
        ranks = rank[self.places]
        # Documents come in order, so that only the terms are sorted.
        order = np.argsort(ranks, kind="stable")
        ends = np.cumsum(np.bincount(ranks, minlength=len(alphabet)))
        docs, weights = self.docs[order], self.weights[order]
        steps = np.diff(docs, prepend=docs[:1])
        steps[:1] = docs[:1]
        steps[ends[:-1]] = docs[ends[:-1]]
        start = 0
        for place, end in zip(alphabet, ends.tolist(), strict=True):
            yield self.terms[place], docs[start:end], steps[start:end], weights[start:end]
            start = end


def _numbered() -> defaultdict[bytes, int]:
    """Return a dictionary that gives each new term the next number."""
    known: defaultdict[bytes, int] = defaultdict()
    known.default_factory = known.__len__
    return known


@define
class _Field:
    """The postings of one field, as they come."""

    known: defaultdict[bytes, int] = field(factory=_numbered)
    places: "array[int]" = field(factory=lambda: array("i"))
    docs: "array[int]" = field(factory=lambda: array("I"))
    counts: "array[int]" = field(factory=lambda: array("I"))
    weights: "array[float]" = field(factory=lambda: array("f"))

    def add(self, number: int, weights: Mapping[bytes, float]) -> None:
        self.places.extend(map(self.known.__getitem__, weights))
        self.weights.extend(weights.values())
        self.docs.append(number)
        self.counts.append(len(weights))

    def rows(self) -> FieldRows:
        counts = np.frombuffer(self.counts, dtype=np.uint32)
        return FieldRows(
            terms=tuple(self.known),
            places=np.frombuffer(self.places, dtype=np.int32),
            docs=np.repeat(np.frombuffer(self.docs, dtype=np.uint32), counts),
            weights=np.frombuffer(self.weights, dtype=np.float32),
        )


@define
class _Pool:
    """The postings of one commit. Whoosh gives them one by one, our fields a text at a time."""

    fields: dict[str, _Field] = field(factory=lambda: defaultdict(_Field))

    def add(self, posting: tuple[str, bytes, int, float, TextRow | bytes]) -> None:
        """Take what the writer has: a posting, or all postings of a text."""
        name, term, number, weight, value = posting
        weights = value.weights if isinstance(value, TextRow) else {term: weight}
        self.fields[name].add(number, weights)

    def iter_postings(self) -> Iterator[TermList]:
        """Yield the list of each term, by field and term."""
        for name, rows in sorted(self.rows().items()):
            for one in rows.lists():
                yield name, *one

    def rows(self) -> Mapping[str, FieldRows]:
        """Return the postings of each field."""
        return {name: one.rows() for name, one in self.fields.items()}

    def cleanup(self) -> None:
        """Leave the rows: what is kept of a segment is made of them, once it is written."""


class _ListWriter(W3PostingsWriter):  # type: ignore[misc] # whoosh has no types
    """Writes the postings of a term in one block."""

    def add_list(self, docs: Docs, steps: Docs, weights: Weights) -> None:
        """Take all postings of a term."""
        self._ids = docs.tolist()
        self._steps = tuple(steps.tolist())
        self._weights = tuple(weights.tolist())
        self._maxweight = max(self._weights)

    def _mini_ids(self) -> tuple[int, ...]:
        return self._steps

    def _mini_weights(self) -> float | tuple[float, ...] | None:
        if min(self._weights) < self._maxweight:
            return self._weights
        return None if self._maxweight == 1.0 else self._maxweight


class _FieldWriter(W3FieldWriter):  # type: ignore[misc] # whoosh has no types
    """Writes fields a list at a time."""

    def add_postings(
        self, schema: Mapping[str, object], _lengths: None, lists: Iterable[TermList]
    ) -> None:
        """Write all lists, which come by field and term."""
        for name, of_field in groupby(lists, key=itemgetter(0)):
            self.start_field(name, schema[name])
            for _, term, docs, steps, weights in of_field:
                self.start_term(term)
                self._postwriter.add_list(docs, steps, weights)
                self.finish_term()
            self.finish_field()


class _Codec(W3Codec):  # type: ignore[misc] # whoosh has no types
    """Whoosh's format, in long blocks and without the shortest and longest text of a term.

    A query that skips documents needs those; ours reads all (docs/adr/0004).
    """

    length_stats = False

    def __init__(self) -> None:
        """Reading such an index needs none of this: each block says how it was written."""
        super().__init__(blocklimit=ONE_LIST, compression=0)

    def field_writer(self, storage: object, segment: object) -> W3FieldWriter:
        """Return the writer of the fields of a segment."""
        return _FieldWriter(self, storage, segment)

    def postings_writer(self, dbfile: object, byteids: bool = False) -> W3PostingsWriter:  # noqa: FBT001, FBT002 - as whoosh calls it
        """Return the writer of the lists of a field."""
        return _ListWriter(
            dbfile, self._blocklimit, byteids, self._compression, self._inlinelimit
        )


def writer(index: FileIndex) -> IndexWriter:
    """Return a writer that holds what it is given in memory until it is committed."""
    made = index.writer(codec=_Codec())
    made.pool = _Pool()
    return made
