"""The words of a text with their lemmas: worked out once, read by every step. Pure."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from attrs import frozen

from hub.dutch import CACHED_WORDS, fold, lemma, spans

TEXTS_REMEMBERED = 64
"""Four lexicons and the language read the texts of an item, one after the other."""

SHORTEST_PIECE = 2
"""A piece of a hyphenated word below this ("e" in "e-mail") is no word by itself."""


@frozen(kw_only=True)
class Words:
    """The words of a text in columns, for many are read and few looked at twice.

    `texts` are folded, `lemmas` their dictionary forms, `spans` the [start, end) where they
    stand. After a hyphenated word come its pieces; `whole` are the texts without those pieces.
    """

    texts: tuple[str, ...] = ()
    lemmas: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
    whole: tuple[str, ...] = ()


@lru_cache(maxsize=TEXTS_REMEMBERED)
def words(text: str) -> Words:
    """Return the words of a text."""
    places = spans(text)
    if not places:
        return Words()
    forms = [_form(text[start:end]) for start, end in places]
    texts, lemmas, pieces = zip(*forms, strict=True)
    if any(pieces):
        return _with_pieces(forms, places, whole=texts)
    return Words(texts=texts, lemmas=lemmas, spans=places, whole=texts)


def _with_pieces(
    forms: Sequence["Form"], places: Sequence[tuple[int, int]], whole: tuple[str, ...]
) -> Words:
    """Return the words with the pieces of each hyphenated one behind it."""
    texts: list[str] = []
    lemmas: list[str] = []
    at: list[tuple[int, int]] = []
    for (folded, base, pieces), place in zip(forms, places, strict=True):
        texts.append(folded)
        lemmas.append(base)
        at.append(place)
        for piece, piece_base, offset in pieces:
            start = place[0] + offset
            texts.append(piece)
            lemmas.append(piece_base)
            at.append((start, start + len(piece)))
    return Words(texts=tuple(texts), lemmas=tuple(lemmas), spans=tuple(at), whole=whole)


Piece = tuple[str, str, int]
"""A piece of a hyphenated word, its lemma, and where it begins in the word."""


Form = tuple[str, str, tuple[Piece, ...]]
"""A word: folded, its lemma, and its pieces."""


@lru_cache(maxsize=CACHED_WORDS)
def _form(written: str) -> Form:
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
