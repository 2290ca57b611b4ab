"""A Whoosh writer for many documents at once: Whoosh's own sorts every posting on disk."""

from array import array
from collections import defaultdict
from collections.abc import Iterator

from attrs import define, field
from whoosh.codec.whoosh3 import W3Codec
from whoosh.index import FileIndex
from whoosh.writing import IndexWriter

Posting = tuple[str, bytes, int, float, bytes]
"""Field, term, number of the document, weight, and what the field keeps beside it."""


class _Codec(W3Codec):  # type: ignore[misc] # whoosh has no types
    """Whoosh's format, without the shortest and longest text for each term.

    Only a query that skips documents needs those; ours reads all (docs/adr/0004).
    """

    length_stats = False


@define
class _TermPostings:
    """Where one term of a field stands: numbers of documents, weights and values."""

    numbers: "array[int]" = field(factory=lambda: array("I"))
    weights: "array[float]" = field(factory=lambda: array("f"))
    values: list[bytes] = field(factory=list)


@define
class _Postings:
    """The postings of one commit, held in memory by field and term.

    A term's postings come in the order of the documents, so that only the terms are sorted.
    Arrays, because millions of small records would keep the garbage collector busy.
    """

    by_term: dict[tuple[str, bytes], _TermPostings] = field(
        factory=lambda: defaultdict(_TermPostings)
    )

    def add(self, posting: Posting) -> None:
        """Take one posting from the writer."""
        name, term, number, weight, value = posting
        found = self.by_term[name, term]
        found.numbers.append(number)
        found.weights.append(weight)
        found.values.append(value)

    def iter_postings(self) -> Iterator[Posting]:
        """Yield all postings, by field, term and document."""
        for key in sorted(self.by_term):
            found = self.by_term[key]
            rows = zip(found.numbers, found.weights, found.values, strict=True)
            yield from ((*key, number, weight, value) for number, weight, value in rows)

    def cleanup(self) -> None:
        """Let go of the memory."""
        self.by_term.clear()


def writer(index: FileIndex) -> IndexWriter:
    """Return a writer that holds what it is given in memory until it is committed."""
    made = index.writer(codec=_Codec())
    made.pool = _Postings()
    return made
