"""The lexicon in files: each word with the places of its terms. Pure.

A file is JSON: `f` are the hashes of the files with lists that it speaks of, `w` is a line a
word. A line is: how many letters it shares with the word before (one character, base 36), its
other letters, how usual it is, then each term as `file slot weight`, separated by spaces; the
parts are separated by tabs. Numbers are in base 36. After them come the other words that are
searched as well, separated by `|`.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from itertools import pairwise

from attrs import frozen

from hub.search_files import SearchFile
from index.card_shards import as_json
from index.lexicon import Lexicon, Word
from index.posting_shards import PostingFiles
from index.shards import HASH_CHARACTERS, cut, shard_file

USUAL_BYTES = 12_000
MOST_FILES = 64
"""Their names stand in the page, so there are never many: in a large hub they are larger."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_PER_TERM = 8
_WIDE = "\uffff"


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
    usual = max(USUAL_BYTES, sum(map(_size, words)) // MOST_FILES)
    groups = list(cut(words, name=written, size=_size, usual=usual))
    return WordFiles(
        files=tuple(
            shard_file(kind, as_json(_record(group, postings, written)), "json")
            for group in groups
        ),
        firsts=tuple(written(group[0]) for group in groups),
    )


def _size(word: Word) -> int:
    return len(word.text) + _PER_TERM * len(word.terms)


def _record(
    group: tuple[Word, ...], postings: PostingFiles, written: Callable[[Word], str]
) -> dict[str, str]:
    spoken = sorted({postings.places[term].file for word in group for term, _ in word.terms})
    local = {file: place for place, file in enumerate(spoken)}
    texts = ["", *(written(word) for word in group)]
    lines = (
        _line(word, texts_pair, postings, local)
        for word, texts_pair in zip(group, pairwise(texts), strict=True)
    )
    names = (postings.files[file].path for file in spoken)
    return {"f": "".join(_hash_of(name) for name in names), "w": "\n".join(lines)}


def _hash_of(name: str) -> str:
    start = name.index("-") + 1
    return name[start : start + HASH_CHARACTERS]


def _line(
    word: Word, texts: tuple[str, str], postings: PostingFiles, local: Mapping[int, int]
) -> str:
    shared = _shared(*texts)
    places = ((postings.places[term], weight) for term, weight in word.terms)
    terms = " ".join(
        f"{base36(local[place.file])} {base36(place.slot)} {base36(weight)}"
        for place, weight in places
    )
    parts = (f"{_DIGITS[shared]}{texts[1][shared:]}", str(word.usual), terms)
    also = ("|".join(word.also),) if word.also else ()
    return "\t".join((*parts, *also))


def _shared(one: str, other: str) -> int:
    """Return how many letters two words begin with alike, as far as one character can say."""
    if max(other, default="") > _WIDE:
        # A browser counts such a letter for two.
        return 0
    letters = zip(one, other, strict=False)
    alike = (place for place, (a, b) in enumerate(letters) if a != b)
    return min(next(alike, min(len(one), len(other))), len(_DIGITS) - 1)


@lru_cache(maxsize=1 << 12)
def base36(number: int) -> str:
    """Return a number in base 36."""
    found = _DIGITS[number % 36]
    while number := number // 36:
        found = _DIGITS[number % 36] + found
    return found
