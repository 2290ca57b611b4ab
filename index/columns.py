"""One segment of the index as rows of numbers, and what is kept of them for the next time.

A segment never changes: what was read of it once is right for as long as it is there. Reading
it takes seconds, so that after a small change most of the work is done already.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray
from whoosh.matching import Matcher
from whoosh.reading import IndexReader

from hub.atomic_file import write_atomically
from index.impacts import FIELDS, Numbers, part
from index.schema import WORDS

SUFFIX = ".npz"
_VERSION = "1"
_SMALL = np.int32


@frozen(eq=False, kw_only=True)
class Columns:
    """The rows of a segment: a term's place among the terms, a document, and what it adds.

    Deleted documents are among them.
    """

    terms: tuple[str, ...]
    places: NDArray[np.int32]
    docs: NDArray[np.int32]
    sums: NDArray[np.int32]
    words: tuple[str, ...]
    word_places: NDArray[np.int32]
    word_docs: NDArray[np.int32]


@frozen
class KeptColumns:
    """Returns the columns of a segment, from a file in a folder when it was read before."""

    folder: Path
    made_with: str
    keep: bool = field(default=True, kw_only=True)
    _used: set[str] = field(init=False, factory=set, repr=False, eq=False)

    def __call__(self, leaf: IndexReader) -> Columns:
        """Return the columns of a segment."""
        name = f"{leaf.segment().segment_id()}{SUFFIX}"
        self._used.add(name)
        path = self.folder / name
        found = _read(path, self._stamp)
        if found is None:
            found = read_columns(leaf)
            if self.keep:
                write_atomically(path, _written(found, self._stamp))
        return found

    def forget_others(self) -> None:
        """Remove what was kept of segments that are gone."""
        for path in sorted(self.folder.glob(f"*{SUFFIX}")):
            if path.name not in self._used:
                path.unlink()

    @property
    def _stamp(self) -> str:
        return f"{_VERSION} {self.made_with} {sorted(FIELDS.items())}"


def read_columns(leaf: IndexReader) -> Columns:
    """Return the columns of a segment as Whoosh has it."""
    known: dict[str, int] = {}
    rows = [_rows(leaf, name, known) for name in FIELDS]
    words: dict[str, int] = {}
    word_places, word_docs, _ = _joined(leaf, WORDS, words)
    places, docs, sums = (np.concatenate(one) for one in zip(*rows, strict=True))
    return Columns(
        terms=tuple(known),
        places=places.astype(_SMALL),
        docs=docs.astype(_SMALL),
        sums=sums.astype(_SMALL),
        words=tuple(words),
        word_places=word_places.astype(_SMALL),
        word_docs=word_docs.astype(_SMALL),
    )


def term_sums(leaf: IndexReader, term: str) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield the documents of a segment that have a term, with what each field adds."""
    for name, weighing in FIELDS.items():
        key = name, term.encode()
        if key in leaf:
            for docs, weights in _blocks(leaf.postings(*key)):
                yield docs, part(weighing, weights, _lengths(leaf, docs.tolist(), name))


def _rows(
    leaf: IndexReader, name: str, known: dict[str, int]
) -> tuple[Numbers, Numbers, Numbers]:
    places, docs, weights = _joined(leaf, name, known)
    every = _lengths(leaf, range(leaf.doc_count_all()), name)
    return places, docs, part(FIELDS[name], weights, every[docs])


def _joined(
    leaf: IndexReader, name: str, known: dict[str, int]
) -> tuple[Numbers, Numbers, NDArray[np.float64]]:
    """Return the places, documents and weights of all terms of a field, one after another."""
    places: list[int] = []
    counts: list[int] = []
    docs: list[Numbers] = [np.zeros(0, dtype=np.int64)]
    weights: list[NDArray[np.float64]] = [np.zeros(0)]
    for term in leaf.lexicon(name):
        place = known.setdefault(term.decode(), len(known))
        for block_docs, block_weights in _blocks(leaf.postings(name, term)):
            places.append(place)
            counts.append(len(block_docs))
            docs.append(block_docs)
            weights.append(block_weights)
    repeated = np.repeat(np.array(places, dtype=np.int64), np.array(counts, dtype=np.int64))
    return repeated, np.concatenate(docs), np.concatenate(weights)


def _lengths(leaf: IndexReader, docs: Iterable[int], name: str) -> Numbers:
    """Return how many words documents have in a field; of an empty one none is known."""
    length = leaf.doc_field_length
    return np.array([length(doc, name) or 0 for doc in docs], dtype=np.int64)


def _blocks(matcher: Matcher) -> Iterator[tuple[Numbers, NDArray[np.float64]]]:
    """Yield documents and weights a block at a time: stepping costs ten times as much."""
    # Whoosh lays a filter over the matcher of a segment that has deleted documents.
    inner = getattr(matcher, "child", matcher)
    if not hasattr(inner, "_read_ids"):
        yield _block(inner)
        return
    while inner.is_active():
        inner._read_ids()  # noqa: SLF001 - Whoosh has no other way to a whole block
        inner._read_weights()  # noqa: SLF001
        yield _block(inner)
        inner._next_block()  # noqa: SLF001


def _block(matcher: Matcher) -> tuple[Numbers, NDArray[np.float64]]:
    docs = np.array(matcher._ids, dtype=np.int64)  # noqa: SLF001 - as above
    return docs, np.array(matcher._weights, dtype=np.float64)  # noqa: SLF001


def _written(columns: Columns, stamp: str) -> bytes:
    buffer = BytesIO()
    np.savez(
        buffer,
        stamp=_as_numbers(stamp),
        terms=_as_numbers("\n".join(columns.terms)),
        words=_as_numbers("\n".join(columns.words)),
        places=columns.places,
        docs=columns.docs,
        sums=columns.sums,
        word_places=columns.word_places,
        word_docs=columns.word_docs,
    )
    return buffer.getvalue()


def _read(path: Path, stamp: str) -> Columns | None:
    """Return what was kept; None when there is nothing, or it is damaged or of another kind."""
    damaged = (OSError, ValueError, KeyError, BadZipFile)
    with suppress(*damaged), np.load(path, allow_pickle=False) as kept:
        if _as_text(kept["stamp"]) == stamp:
            return Columns(
                terms=_lines(kept["terms"]),
                words=_lines(kept["words"]),
                places=kept["places"],
                docs=kept["docs"],
                sums=kept["sums"],
                word_places=kept["word_places"],
                word_docs=kept["word_docs"],
            )
    return None


def _as_numbers(text: str) -> NDArray[np.uint8]:
    return np.frombuffer(text.encode(), dtype=np.uint8)


def _lines(numbers: NDArray[np.uint8]) -> tuple[str, ...]:
    return tuple(_as_text(numbers).split("\n")) if len(numbers) else ()


def _as_text(numbers: NDArray[np.uint8]) -> str:
    return numbers.tobytes().decode()
