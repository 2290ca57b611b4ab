"""Which items are like a text, asked of many texts one after another.

Whoosh walks from item to item for every text again. Here what a word says about the items is
read once and kept as rows of numbers, and a text costs an addition a word. The scores are those
of BM25F over the same fields with the same weights.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from whoosh.reading import IndexReader
from whoosh.scoring import bm25
from whoosh.searching import Searcher

from index.analysis import Weighted
from index.columns import field_lengths, posting_blocks

Docs = NDArray[np.int64]
Scores = NDArray[np.float64]

SATURATION, LENGTH_COUNTS = 1.2, 0.75
"""The k and b of BM25, as Whoosh has them."""

PRECISION = 6
"""Decimals of a score that count; what is equal in these stands in the order of the ids."""


class Alike:
    """Scores items beside texts; `weights` are those of the fields.

    `every_bonus` is how many times the score of an item with every word is counted more.
    """

    def __init__(
        self, searcher: Searcher, weights: Mapping[str, float], every_bonus: float
    ) -> None:
        self._searcher = searcher
        self._weights = weights
        self._every_bonus = every_bonus
        self._terms: dict[str, tuple[Docs, Scores]] = {}
        self._length: dict[str, Docs] = {}

    def best(
        self, readings: Sequence[Weighted], among: Docs, limit: int
    ) -> tuple[tuple[str, float], ...]:
        """Return the ids of the items that are most like a text, with their scores.

        `readings` has for each word of the text what answers it. Only the items in `among` are
        looked at, which are numbers of documents.
        """
        scores = self._scored(readings)[among]
        found = among[scores > 0]
        scores = np.round(scores[scores > 0], PRECISION)
        order = np.lexsort((self._places[found], -scores))[:limit]
        ids = self._ids
        return tuple((ids[found[at]], float(scores[at])) for at in order.tolist())

    def _scored(self, readings: Sequence[Weighted]) -> Scores:
        total = np.zeros(len(self._ids))
        has_every = np.full(len(self._ids), len(readings) > 1)
        for variants in readings:
            of_word = np.zeros(len(self._ids))
            for term, weight in _best(variants).items():
                docs, scores = self._term(term)
                of_word[docs] += weight * scores
            total += of_word
            has_every &= of_word > 0
        return total * (1 + self._every_bonus * has_every)

    def _term(self, term: str) -> tuple[Docs, Scores]:
        """Return the documents that have a term, each once, and what it says about them."""
        if term not in self._terms:
            parts = tuple(self._parts(term.encode()))
            every = np.concatenate([np.zeros(0, dtype=np.int64), *(docs for docs, _ in parts)])
            docs, places = np.unique(every, return_inverse=True)
            scores = np.zeros(len(docs))
            np.add.at(scores, places, np.concatenate([np.zeros(0), *(one for _, one in parts)]))
            self._terms[term] = docs, scores
        return self._terms[term]

    def _parts(self, term: bytes) -> Iterator[tuple[Docs, Scores]]:
        """Yield what a term says by field and segment of the index."""
        for name, weight in self._weights.items():
            if not self._searcher.doc_frequency(name, term):
                continue
            rarity = self._searcher.idf(name, term)
            usual = self._searcher.avg_field_length(name) or 1
            lengths = self._lengths(name)
            for leaf, first in self._leaves:
                for docs, often in posting_blocks(leaf, name, term):
                    long = lengths[docs + first]
                    score = bm25(rarity, often, long, usual, LENGTH_COUNTS, SATURATION)
                    yield docs + first, weight * score

    def _lengths(self, name: str) -> Docs:
        """Return how many words every document has in a field."""
        if name not in self._length:
            found = (field_lengths(leaf, name) for leaf, _ in self._leaves)
            self._length[name] = np.concatenate([np.zeros(0, dtype=np.int64), *found])
        return self._length[name]

    @cached_property
    def _leaves(self) -> tuple[tuple[IndexReader, int], ...]:
        return tuple(self._searcher.reader().leaf_readers())

    @cached_property
    def _ids(self) -> tuple[str, ...]:
        """The id of every document by its number; empty of one that was taken out."""
        reader = self._searcher.reader()
        ids = [""] * reader.doc_count_all()
        for doc in reader.all_doc_ids():
            ids[doc] = reader.stored_fields(doc)["id"]
        return tuple(ids)

    @cached_property
    def _places(self) -> Docs:
        """The place of every document in the order of the ids."""
        order = sorted(range(len(self._ids)), key=self._ids.__getitem__)
        places = np.zeros(len(order), dtype=np.int64)
        places[order] = np.arange(len(order))
        return places


def _best(variants: Weighted) -> Mapping[str, float]:
    """Return each term once, with the most that it counts."""
    best: dict[str, float] = {}
    for term, weight in variants:
        best[term] = max(weight, best.get(term, 0.0))
    return best
