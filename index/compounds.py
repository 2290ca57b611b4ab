"""What a compound is made of, for who searches. Pure.

hub.dutch takes apart what its lists know. Of every other long word the dictionary often knows
both halves: "internet" and "criminaliteit". A wrong half costs a searcher little, so here such
a guess counts; for tags it does not.
"""

from collections.abc import Iterator
from functools import lru_cache

from hub.dutch import CACHED_WORDS, LONGEST_WORD, in_dictionary, lemma, parts
from hub.dutch_words import PARTS, STOP_WORDS, WHOLE

SHORTEST_HALF = 4
"""Of three letters too many words of the dictionary stand in another word by accident."""

SHORTEST = 2 * SHORTEST_HALF + 1

_LINKS = ("", "s", "en", "e", "n")

_ENDINGS = frozenset(
    """
    aren baar bare chap ding eerd eert elijk ende eren ering eten heid iers ieren ing isch ische
    king lend lende lijk lijke ling loos loze matig matige neren rend rende rijk rijke ring
    schap sing teit teren ving zaam zame
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
"""What the dictionary knows as a word and what is nearly always only the end of one."""


@lru_cache(maxsize=CACHED_WORDS)
def pieces(word: str) -> tuple[str, ...]:
    """Return the parts of a folded compound as lemmas, or nothing when it seems to be none."""
    known = parts(word)
    if known or not SHORTEST <= len(word) <= LONGEST_WORD or not word.isalpha():
        return known
    if word in WHOLE or lemma(word) in WHOLE:
        return ()
    halves = max(_halves(word), key=_evenness, default=())
    return tuple(map(lemma, halves))


def _halves(word: str) -> Iterator[tuple[str, str]]:
    """Yield every pair of known words that makes up the word, with or without a link."""
    # What the dictionary has as one word is often no compound: its end must be a usual one.
    is_word = in_dictionary(word)
    for cut in range(SHORTEST_HALF, len(word) - SHORTEST_HALF + 1):
        last = word[cut:]
        if not _is_usual(last) if is_word else not _is_half(last):
            continue
        for link in _LINKS:
            first = word[: cut - len(link)]
            if word[:cut].endswith(link) and _is_half(first):
                yield first, last
                break


def _is_usual(word: str) -> bool:
    return lemma(word) in PARTS and _is_half(word)


def _is_half(word: str) -> bool:
    return (
        len(word) >= SHORTEST_HALF
        and word not in STOP_WORDS
        and word not in _ENDINGS
        and in_dictionary(word)
    )


def _evenness(halves: tuple[str, str]) -> tuple[int, int]:
    """Return how far a pair goes before another: two long halves are rarely an accident."""
    first, last = halves
    return min(len(first), len(last)), len(first) + len(last)
