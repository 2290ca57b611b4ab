"""The lexicon in files: each word with the places of its terms. Pure.

A file is a JSON string with a line a word. A line is: how many letters it shares with the word
before (one character, base 36), its other letters, how usual it is, then each term as `file
slot weight`, separated by spaces; the parts are separated by tabs. Numbers are in base 36.
After them come the other words that are searched as well, separated by `|`.

A file with lists is told by its place in their row, not by its name: that changes with each
list in it, and these files with it.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from operator import itemgetter

import numpy as np
from attrs import frozen

from hub.search_files import SearchFile
from index.card_shards import as_json
from index.lexicon import Lexicon, Word
from index.posting_shards import PostingFiles
from index.shards import cut, shard_file

USUAL_BYTES = 12_000
MOST_FILES = 64
"""Their names stand in the page, so there are never many: in a large hub they are larger."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PER_TERM = 8
_WIDE_LETTER = 4
_LAST_NARROW = 0xFFFF


@frozen(kw_only=True)
class WordFiles:
    """The files, and the first word in each."""

    files: tuple[SearchFile, ...]
    firsts: tuple[str, ...]


def word_files(lexicon: Lexicon, postings: PostingFiles) -> WordFiles:
    """Return all words in files, in the order of their letters."""
    return _files("w", lexicon.words, postings, lambda word: word.text)


def backward_files(lexicon: Lexicon, postings: PostingFiles) -> WordFiles:
    """Return the words that people type, written backwards, in that order."""
    return _files("b", lexicon.backwards, postings, lambda word: word.text[::-1])


def _files(
    kind: str,
    words: tuple[Word, ...],
    postings: PostingFiles,
    written: Callable[[Word], str],
) -> WordFiles:
    sizes = list(map(_size, words))
    usual = max(USUAL_BYTES, sum(sizes) // MOST_FILES)
    sized = zip(words, sizes, strict=True)
    cuts = cut(sized, name=lambda one: written(one[0]), size=itemgetter(1), usual=usual)
    groups = [tuple([word for word, _ in group]) for group in cuts]

    # Many words lead to the same term.
    @cache
    def told(term: str, weight: int) -> str:
        place = postings.places[term]
        return f"{base36(place.file)} {base36(place.slot)} {base36(weight)}"

    return WordFiles(
        files=tuple(
            shard_file(kind, as_json(_lines(group, written, told)), "json") for group in groups
        ),
        firsts=tuple(written(group[0]) for group in groups),
    )


def _size(word: Word) -> int:
    return len(word.text) + _PER_TERM * len(word.terms)


def _lines(
    group: tuple[Word, ...], written: Callable[[Word], str], told: Callable[[str, int], str]
) -> str:
    texts = tuple(map(written, group))
    lines = (
        _line(word, text, shared, told)
        for word, text, shared in zip(group, texts, _shared(texts), strict=True)
    )
    return "\n".join(lines)


def _line(word: Word, text: str, shared: int, told: Callable[[str, int], str]) -> str:
    terms = " ".join([told(term, weight) for term, weight in word.terms])
    also = f"\t{'|'.join(word.also)}" if word.also else ""
    return f"{_DIGITS[shared]}{text[shared:]}\t{word.usual}\t{terms}{also}"


def _shared(texts: Sequence[str]) -> list[int]:
    """Return how many letters each text begins with as the one before, at most one digit."""
    letters = np.array(["", *texts], dtype=f"U{len(_DIGITS) - 1}")
    width = letters.dtype.itemsize // _WIDE_LETTER
    rows = letters.view(np.uint32).reshape(len(letters), width)
    differ = rows[1:] != rows[:-1]
    alike = np.where(differ.any(axis=1), differ.argmax(axis=1), width)
    # A browser counts a letter beyond these for two.
    alike[(rows[1:] > _LAST_NARROW).any(axis=1)] = 0
    return [int(one) for one in alike]


@lru_cache(maxsize=1 << 12)
def base36(number: int) -> str:
    """Return a number in base 36."""
    found = _DIGITS[number % 36]
    while number := number // 36:
        found = _DIGITS[number % 36] + found
    return found
