"""The words of a text with their lemmas: worked out once, read by every step. Pure."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, chain

from attrs import frozen

from hub.dutch import CACHED_WORDS, fold, lemma, spans

TEXTS_REMEMBERED = 64
"""Four lexicons and the language read the texts of an item, one after the other."""

LINES_REMEMBERED = 512
"""Lines such as "Aanmelden is niet nodig" come back in many texts."""

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


@lru_cache(maxsize=TEXTS_REMEMBERED)
def words(text: str) -> Words:
    """Return the words of a text."""
    lines = text.split("\n")
    if len(lines) == 1:
        return _line(text)
    found = [*map(_line, lines)]
    offsets = accumulate((len(line) + 1 for line in lines), initial=0)
    moved = [*zip(found, offsets, strict=False)]
    return Words(
        texts=tuple(chain.from_iterable(one.texts for one in found)),
        lemmas=tuple(chain.from_iterable(one.lemmas for one in found)),
        starts=tuple(start + offset for one, offset in moved for start in one.starts),
        ends=tuple(end + offset for one, offset in moved for end in one.ends),
        whole=tuple(chain.from_iterable(one.whole for one in found)),
    )


@lru_cache(maxsize=LINES_REMEMBERED)
def _line(line: str) -> Words:
    """Return the words of one line."""
    texts: list[str] = []
    lemmas: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    whole: list[str] = []
    for written, start, end in spans(line):
        folded, base, pieces = _form(written)
        whole.append(folded)
        texts.append(folded)
        lemmas.append(base)
        starts.append(start)
        ends.append(end)
        for piece, piece_base, offset in pieces:
            texts.append(piece)
            lemmas.append(piece_base)
            starts.append(start + offset)
            ends.append(start + offset + len(piece))
    return Words(
        texts=tuple(texts),
        lemmas=tuple(lemmas),
        starts=tuple(starts),
        ends=tuple(ends),
        whole=tuple(whole),
    )


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
