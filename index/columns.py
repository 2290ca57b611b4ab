"""One segment of the index as rows of numbers, and what is kept of them for the next time.

A segment never changes: its rows are kept when it is written, and are right for as long as it
is there. To read them from Whoosh again takes seconds.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile

import msgspec
import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray
from whoosh.matching import Matcher
from whoosh.reading import IndexReader

from hub.atomic_file import write_atomically
from index.impacts import FIELDS, Numbers, levels, part
from index.schema import WORDS
from index.writing import FieldRows

SUFFIX = ".npz"
_VERSION = "3"
_SMALL = np.int32
_AT_ONCE = 1 << 17
_SUM_BITS = 16
_LARGEST = (1 << _SUM_BITS) - 1
"""More than a field needs to add for the highest impact: what is above it changes nothing."""


_Written = tuple[tuple[str, ...], NDArray[np.int32], NDArray[np.int32]]
"""Words, and of each row the place of its word and the document that has it."""


@frozen(eq=False, kw_only=True)
class Columns:
    """The rows of a segment: a term's place among the terms, a document, and the impact.

    A term and a document stand together once. `ids` are those of the documents; deleted ones
    are among them.
    """

    ids: tuple[str, ...]
    terms: tuple[str, ...]
    places: NDArray[np.int32]
    docs: NDArray[np.int32]
    impacts: NDArray[np.int8]
    words: tuple[str, ...]
    word_places: NDArray[np.int32]
    word_docs: NDArray[np.int32]


@frozen
class KeptColumns:
    """Returns the columns of a segment, from a file in a folder when it was read before."""

    folder: Path
    keep: bool = field(default=True, kw_only=True)
    _used: set[str] = field(init=False, factory=set, repr=False, eq=False)

    def __call__(self, leaf: IndexReader) -> Columns:
        """Return the columns of a segment."""
        path = _place(self.folder, leaf)
        self._used.add(path.name)
        found = _read(path)
        if found is None:
            found = read_columns(leaf)
            if self.keep:
                write_atomically(path, _written(found))
        return found

    def forget_others(self) -> None:
        """Remove what was kept of segments that are gone."""
        for path in sorted(self.folder.glob(f"*{SUFFIX}")):
            if path.name not in self._used:
                path.unlink()


def keep_columns(folder: Path, leaf: IndexReader, rows: Mapping[str, FieldRows]) -> None:
    """Keep the columns of a segment that was just written from these rows."""
    write_atomically(_place(folder, leaf), _written(columns_of(leaf, rows)))


def columns_of(leaf: IndexReader, rows: Mapping[str, FieldRows]) -> Columns:
    """Return the columns of a segment from the rows that it was written from."""
    known: dict[str, int] = {}
    texts = (
        some
        for name in FIELDS
        if name in rows
        for some in _of_field(leaf, name, rows[name], known)
    )
    return _columns(leaf, known, texts, _of_words(rows))


def read_columns(leaf: IndexReader) -> Columns:
    """Return the columns of a segment as Whoosh has it."""
    known: dict[str, int] = {}
    texts = (_rows(leaf, name, known) for name in FIELDS)
    words: dict[str, int] = {}
    word_places, word_docs, _ = _joined(leaf, WORDS, words)
    small = word_places.astype(_SMALL), word_docs.astype(_SMALL)
    return _columns(leaf, known, texts, (tuple(words), *small))


def _columns(
    leaf: IndexReader,
    known: Mapping[str, int],
    texts: Iterable[Numbers],
    written: _Written,
) -> Columns:
    keys, totals = _added_up(np.concatenate([np.zeros(0, dtype=np.int64), *texts]))
    size = leaf.doc_count_all()
    words, word_places, word_docs = written
    return Columns(
        ids=tuple(leaf.stored_fields(doc)["id"] for doc in range(size)),
        terms=tuple(known),
        places=(keys // max(1, size)).astype(_SMALL),
        docs=(keys % max(1, size)).astype(_SMALL),
        impacts=levels(totals).astype(np.int8),
        words=words,
        word_places=word_places,
        word_docs=word_docs,
    )


def _packed(leaf: IndexReader, places: Numbers, docs: Numbers, sums: Numbers) -> Numbers:
    """Return each row as one number: its term and document, and in the last bits its sum.

    Millions of these are sorted as they are; three numbers a row took three times the memory.
    """
    rows: Numbers = places * leaf.doc_count_all()
    rows += docs
    rows <<= _SUM_BITS
    rows |= np.minimum(sums, _LARGEST)
    return rows


def _added_up(rows: Numbers) -> tuple[Numbers, Numbers]:
    """Return each term and document once, in order, with what their rows add up to."""
    rows.sort()
    keys = rows >> _SUM_BITS
    rows &= _LARGEST
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    totals = np.add.reduceat(rows, firsts) if len(firsts) else rows
    return keys[firsts], totals


def term_sums(leaf: IndexReader, term: str) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield the documents of a segment that have a term, with what each field adds."""
    for name, weighing in FIELDS.items():
        key = name, term.encode()
        if key in leaf:
            for docs, weights in _blocks(leaf.postings(*key)):
                yield docs, part(weighing, weights, _lengths(leaf, docs.tolist(), name))


def _rows(leaf: IndexReader, name: str, known: dict[str, int]) -> Numbers:
    places, docs, weights = _joined(leaf, name, known)
    every = _lengths(leaf, range(leaf.doc_count_all()), name)
    return _packed(leaf, places, docs, part(FIELDS[name], weights, every[docs]))


def _of_field(
    leaf: IndexReader, name: str, rows: FieldRows, known: dict[str, int]
) -> Iterator[Numbers]:
    """Yield the rows of a field, so many at once that what is in between stays small."""
    alphabet = [known.setdefault(term.decode(), len(known)) for term in rows.terms]
    numbers = np.array(alphabet, dtype=np.int64)
    every = _lengths(leaf, range(leaf.doc_count_all()), name)
    for start in range(0, len(rows.docs), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        docs = rows.docs[some].astype(np.int64)
        sums = part(FIELDS[name], rows.weights[some].astype(np.float64), every[docs])
        yield _packed(leaf, numbers[rows.places[some]], docs, sums)


def _of_words(rows: Mapping[str, FieldRows]) -> _Written:
    if WORDS not in rows:
        return (), np.zeros(0, dtype=_SMALL), np.zeros(0, dtype=_SMALL)
    found = rows[WORDS]
    words = tuple(word.decode() for word in found.terms)
    return words, found.places, found.docs.astype(_SMALL)


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


def posting_blocks(
    leaf: IndexReader, name: str, term: bytes
) -> Iterator[tuple[Numbers, NDArray[np.float64]]]:
    """Yield the documents of a segment with a term in a field, and how often each has it."""
    if (name, term) in leaf:
        yield from _blocks(leaf.postings(name, term))


def field_lengths(leaf: IndexReader, name: str) -> Numbers:
    """Return how many words every document of a segment has in a field."""
    return _lengths(leaf, range(leaf.doc_count_all()), name)


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


def _place(folder: Path, leaf: IndexReader) -> Path:
    return folder / f"{leaf.segment().segment_id()}{SUFFIX}"


def _stamp() -> str:
    """Return what columns are made with; a chain of other words begins an index anew."""
    return f"{_VERSION} {sorted(FIELDS.items())}"


def _written(columns: Columns) -> bytes:
    buffer = BytesIO()
    np.savez(
        buffer,
        stamp=_as_numbers(_stamp()),
        terms=_as_numbers("\n".join(columns.terms)),
        words=_as_numbers("\n".join(columns.words)),
        places=columns.places,
        docs=columns.docs,
        impacts=columns.impacts,
        ids=np.frombuffer(msgspec.json.encode(columns.ids), dtype=np.uint8),
        word_places=columns.word_places,
        word_docs=columns.word_docs,
    )
    return buffer.getvalue()


def _read(path: Path) -> Columns | None:
    """Return what was kept; None when there is nothing, or it is damaged or of another kind."""
    damaged = (OSError, ValueError, KeyError, BadZipFile, msgspec.DecodeError)
    with suppress(*damaged), np.load(path, allow_pickle=False) as kept:
        if _as_text(kept["stamp"]) == _stamp():
            return Columns(
                terms=_lines(kept["terms"]),
                words=_lines(kept["words"]),
                places=kept["places"],
                docs=kept["docs"],
                impacts=kept["impacts"],
                ids=msgspec.json.decode(kept["ids"].tobytes(), type=tuple[str, ...]),
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
