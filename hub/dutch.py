"""The one Dutch word chain: fold, tokens, lemma, stem and the parts of compounds. Pure.

The enricher's lexicon and the search analyzer both stand on it, so that a word which tags an
item is also a word that finds it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType

import snowballstemmer
from attrs import frozen

from hub.dutch_words import FIRST_ONLY, LEMMAS, PARTS, STEMS, WHOLE

CACHED_WORDS = 1 << 17
"""Distinct words remembered: the vocabulary of a large hub, some 30 MB."""

LONGEST_WORD = 60
"""A longer run of letters is no word and is left as it is: the time to take a word apart grows
with the cube of its length. A Dutch word of 49 is famous for it."""

SHORTEST_COMPOUND = 7
SHORTEST_PART = 3
MOST_PARTS = 4
SHORTEST_TAIL = 4
"""The shortest end of an unknown word that is looked up as a word of its own."""

_LINKS = ("", "s", "en", "e", "n")
_LONGEST_WALK = 4
_HEID = len("heid")
_VERB = "eren"

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# `xx*` for `x+`: the engine then sees at one sign that an alternative cannot begin here, which
# takes a third less. Nearly all that joins two parts of a word is a hyphen or an apostrophe.
_TOKEN = re.compile(
    r"\d\d*\+(?![^\W_])"
    r"|[^\W_]+(?:['’‘`´ʼ\-\u2010\u2011][^\W_]+|[\u0300-\u036f][\u0300-\u036f]*[^\W_]*)*"
)
_FOLDED = {
    "’": "'",
    "‘": "'",
    "`": "'",
    "´": "'",
    "ʼ": "'",
    "\u2010": "-",
    "\u2011": "-",
    "ß": "ss",
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
}
_TO_FOLD = re.compile(f"[{''.join(_FOLDED)}]")


@frozen
class Token:
    """A word as it stands at [start, end) of a text; `text` is folded."""

    text: str
    start: int
    end: int


def fold(text: str) -> str:
    """Return `text` in lower case, without diacritics, ligatures and curly apostrophes."""
    if text.isascii():
        return text.lower().replace("`", "'")
    plain = unicodedata.normalize("NFKD", _translated(text).lower())
    bare = _NOT_ASCII.sub(_without_mark, plain)
    if bare.isascii():
        return fold(bare)
    return unicodedata.normalize("NFKC", _translated(bare).lower())


def _translated(text: str) -> str:
    # `str.translate` takes many times as long: it looks every letter up.
    return _TO_FOLD.sub(lambda found: _FOLDED[found[0]], text)


def _without_mark(found: re.Match[str]) -> str:
    return "" if unicodedata.category(found[0]) == "Mn" else found[0]


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text; hyphens and apostrophes inside a word belong to it."""
    for start, end in spans(text):
        yield Token(_folded_word(text[start:end]), start, end)


def folded_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, folded, for who does not ask where they stand."""
    return tuple(map(_folded_word, _TOKEN.findall(text)))


@lru_cache(maxsize=CACHED_WORDS)
def _folded_word(word: str) -> str:
    return fold(word)


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return where the words of a text stand: [start, end) of each."""
    return tuple([match.span() for match in _TOKEN.finditer(text)])


@lru_cache(maxsize=CACHED_WORDS)
def lemma(word: str) -> str:
    """Return the dictionary form of a folded word; a lemma is its own lemma.

    The dictionary sometimes sends a noun to a verb and the verb back ("fiets", "fietsen"): the
    shortest word of such a circle stands for all.
    """
    if len(word) > LONGEST_WORD:
        return word
    walked = [word]
    while len(walked) <= _LONGEST_WALK:
        step = _one_lemma(walked[-1])
        if step in walked:
            return min(walked[walked.index(step) :], key=lambda seen: (len(seen), seen))
        walked.append(step)
    return walked[-1]


def is_known(word: str) -> bool:
    """Return whether a folded word stands in the Dutch dictionary or in our lists."""
    return word in LEMMAS or word in PARTS or in_dictionary(word)


@lru_cache(maxsize=CACHED_WORDS)
def in_dictionary(word: str) -> bool:
    """Return whether a folded word stands in the Dutch dictionary."""
    if _is_plain(word):
        return _entry(word) is not None
    return bool(_dictionary().is_known(word, "nl"))


def _is_plain(word: str) -> bool:
    """Return whether the dictionary looks a word up as it is; for others it has more ways."""
    return word.isascii() and word.isalpha()


def _entry(word: str) -> str | None:
    """Return what the dictionary has for a plain word; it knows names by their capital.

    The library's own way asks some twenty questions first, of which none matters here.
    """
    entries = _entries()
    found = entries.get(word)
    return entries.get(word.capitalize()) if found is None else found


def _one_lemma(word: str) -> str:
    if not word or word in LEMMAS:
        return LEMMAS.get(word, "")
    found = _looked_up(word)
    if found != word or in_dictionary(word):
        return found
    return _lemma_of_unknown(word)


@cache
def _dictionary() -> ModuleType:
    """Return simplemma, loaded at the first word.

    Loading prepares rules for twenty languages, which takes a second: a command that looks at
    no word does not wait for that.
    """
    return import_module("simplemma")


@cache
def _entries() -> Mapping[str, str]:
    """Return the words of the dictionary, each with its lemma: the very ones it looks up."""
    _dictionary()
    factory = import_module("simplemma.strategies.dictionaries.dictionary_factory")
    entries: Mapping[str, str] = factory.DEFAULT_DICTIONARY_FACTORY.get_dictionary("nl")
    return entries


@lru_cache(maxsize=CACHED_WORDS)
def _looked_up(word: str) -> str:
    found = (_entry(word) if _is_plain(word) else None) or _dictionary().lemmatize(word, "nl")
    # The dictionary writes separable verbs as "op_halen".
    return fold(found).replace("_", "")


def _lemma_of_unknown(word: str) -> str:
    """Return the word with its longest known end made a lemma: "huurschuld" + "en"."""
    if word.endswith("eeen"):  # "ideeën", folded
        return word[:-2]
    if word.endswith("'s"):
        return word[:-2]
    for start in range(SHORTEST_PART, len(word) - SHORTEST_TAIL + 1):
        tail = word[start:]
        if tail in LEMMAS:
            return word[:start] + LEMMAS[tail]
        if in_dictionary(tail):
            return word[:start] + _noun(tail)
    return word


def _noun(tail: str) -> str:
    """Return the lemma of a compound's end, unless that would make a longer word of it."""
    found = _looked_up(tail)
    return found if len(found) <= len(tail) else tail


@cache
def stemmer(language: str) -> Callable[[str], str]:
    """Return Snowball's stemmer of a language.

    Where PyStemmer is installed that is its own in C; the one in Python gives the same stems.
    """
    stem_word: Callable[[str], str] = snowballstemmer.stemmer(language).stemWord
    return stem_word


@lru_cache(maxsize=CACHED_WORDS)
def stem(word: str) -> str:
    """Return the stem of a folded word: forms and close relatives of a word share it."""
    if len(word) > LONGEST_WORD:
        return word
    base = lemma(word)
    if base in STEMS:
        return STEMS[base]
    if base.endswith("heid") and len(base) > _HEID + SHORTEST_PART:
        return stem(base[:-_HEID])
    if len(base) <= SHORTEST_PART:
        return base
    # The stemmer makes "sollicitatie" a "solliciteer", but of the verb it takes "er" as well.
    noun = f"{base.removesuffix(_VERB)}atie"
    if base.endswith(_VERB) and len(base) > 2 * len(_VERB) and in_dictionary(noun):
        return stem(noun)
    found = stemmer("dutch")(base)
    # The stemmer takes "ge" for a participle: "gezond" became "zon", "begeleiden" "beleid".
    return base if base.count("ge") > found.count("ge") else found


@lru_cache(maxsize=CACHED_WORDS)
def parts(word: str) -> tuple[str, ...]:
    """Return the parts of a folded compound as lemmas, or nothing when it is no compound."""
    if "-" in word:
        return tuple(
            part
            for piece in word.split("-")
            if len(piece) >= SHORTEST_PART
            for part in (parts(piece) or (lemma(piece),))
        )
    if (
        not SHORTEST_COMPOUND <= len(word) <= LONGEST_WORD
        or word in WHOLE
        or lemma(word) in WHOLE
    ):
        return ()
    found = _split(word, MOST_PARTS)
    return found if len(found) > 1 else ()


def _split(word: str, most: int) -> tuple[str, ...]:
    """Return the fewest known parts that make up the word; the longest first part wins."""
    best: tuple[str, ...] = ()
    # Every first part begins as the word does.
    if most > 1 and word[:_STABLE] in _BEGINNINGS:
        for cut in range(len(word) - SHORTEST_PART, SHORTEST_PART - 1, -1):
            first = _first_part(word[:cut])
            if not first:
                continue
            rest = _split(word[cut:], most - 1)
            if rest and (not best or 1 + len(rest) < len(best)):
                best = (first, *rest)
    whole = "" if word in FIRST_ONLY else _known_part(word)
    return (whole,) if whole and most < MOST_PARTS else best


def _first_part(text: str) -> str:
    """Return the part that `text` is, with or without a linking s, e, n or en."""
    for link in _LINKS:
        if text.endswith(link):
            part = _known_part(text[: len(text) - len(link)])
            if part:
                return part
    return ""


@lru_cache(maxsize=CACHED_WORDS)
def _known_part(text: str) -> str:
    if len(text) < SHORTEST_PART or text[:_STABLE] not in _BEGINNINGS:
        return ""
    if text in _KNOWN:
        return _NUMBER.get(text, text)
    base = lemma(text)
    # "best" is a form of "goed", but "bestuur" is not made of it.
    is_form = text in LEMMAS or base[:_STABLE] == text[:_STABLE]
    return base if base in _KNOWN and is_form else ""


_STABLE = 2
"""Letters with which all forms of a part begin: "zaak", "zaken"; "stad", "steden"."""

_KNOWN = PARTS | WHOLE
"""What compounds are made of; a word that is not split itself can be a part of another."""

_BEGINNINGS = frozenset(word[:_STABLE] for word in (*_KNOWN, *LEMMAS))

_NUMBER = {"kinder": "kind", "woon": "wonen", "opvoed": "opvoeding"}
"""Forms that only occur inside compounds, and the lemma that they stand for."""


def terms(text: str) -> Iterator[str]:
    """Yield the stem of every word and then of its parts, in the order of the text."""
    for token in tokens(text):
        yield stem(token.text)
        yield from (stem(part) for part in parts(token.text))
