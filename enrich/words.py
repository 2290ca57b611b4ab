"""The words of a text with their lemmas: worked out once, read by every step. Pure."""

from collections.abc import Iterator
from functools import lru_cache

from attrs import frozen

from hub.dutch import CACHED_WORDS, fold, lemma, spans

TEXTS_REMEMBERED = 64
"""Four lexicons and the language read the texts of an item, one after the other."""

LINES_REMEMBERED = 512
"""A text with some names covered shares most of its lines with the text itself."""

SHORTEST_PIECE = 2
"""A piece of a hyphenated word below this ("e" in "e-mail") is no word by itself."""


@frozen(kw_only=True)
class Words:
    """The words of a text in columns, for many are read and few looked at twice.

    `texts` are folded, `lemmas` their dictionary forms, [starts, ends) where they stand. After
    a hyphenated word come its pieces; `whole` are the texts without those pieces.
    """

    texts: tuple[str, ...]
    lemmas: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    whole: tuple[str, ...]


Row = tuple[str, str, int, int]
"""A word: folded, its lemma, and where it stands in its line."""


@lru_cache(maxsize=TEXTS_REMEMBERED)
def words(text: str) -> Words:
    """Return the words of a text."""
    rows: list[Row] = []
    whole: list[str] = []
    offset = 0
    for line in text.split("\n"):
        found, unbroken = _line(line)
        rows += [(word, base, start + offset, end + offset) for word, base, start, end in found]
        whole += unbroken
        offset += len(line) + 1
    texts, lemmas, starts, ends = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Words(texts=texts, lemmas=lemmas, starts=starts, ends=ends, whole=tuple(whole))


@lru_cache(maxsize=LINES_REMEMBERED)
def _line(line: str) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """Return the words of one line, and those without the pieces of hyphenated ones."""
    rows: list[Row] = []
    whole: list[str] = []
    for written, start, end in spans(line):
        folded, base, pieces = _form(written)
        whole.append(folded)
        rows.append((folded, base, start, end))
        for piece, piece_base, offset in pieces:
            rows.append((piece, piece_base, start + offset, start + offset + len(piece)))
    return tuple(rows), tuple(whole)


Piece = tuple[str, str, int]
"""A piece of a hyphenated word, its lemma, and where it begins in the word."""


@lru_cache(maxsize=CACHED_WORDS)
def _form(written: str) -> tuple[str, str, tuple[Piece, ...]]:
    """Return what a word as written is: folded, its lemma, and its pieces."""
    folded = fold(written)
    # Folding may change the length of a word; then nobody knows where its pieces stand.
    has_pieces = "-" in folded and len(folded) == len(written)
    return folded, lemma(folded), tuple(_pieces(folded)) if has_pieces else ()


def _pieces(word: str) -> Iterator[Piece]:
    offset = 0
    for piece in word.split("-"):
        if len(piece) >= SHORTEST_PIECE:
            yield piece, lemma(piece), offset
        offset += len(piece) + 1
