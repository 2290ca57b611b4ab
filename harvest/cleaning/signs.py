"""Look for signs in a text a word at a time: the same outcome as a search, sooner. Pure.

A search for some hundred words tries all of them at every letter of a text. Words come back in
text after text, and most say nothing: so each is compared once and remembered.
"""

import re
from functools import lru_cache

from attrs import frozen

WORDS_REMEMBERED = 1 << 15
"""Distinct words of some thousands of texts: a few megabytes for each sort of sign."""

LONGEST_REMEMBERED = 60
"""A longer word is compared each time, so that nobody can fill the memory with them."""

_WORD = re.compile(r"\w+")
_ALONE = 0
_SAYS_NOTHING: frozenset[int] = frozenset()


@frozen
class _Said:
    """The distinct words of a text as they are written; the long ones apart."""

    usual: frozenset[str]
    long: frozenset[str]


@frozen(kw_only=True)
class _Turn:
    """A turn of phrase: the numbers of its words, and how it is found."""

    words: frozenset[int]
    end: re.Pattern[str]
    whole: re.Pattern[str]

    def stands_in(self, text: str) -> bool:
        # What stands between two words says most: "na", "dag" and "opvang" seldom as "-opvang".
        return bool(self.end.search(text)) and bool(self.whole.search(text))


class Signs:
    """Words and turns of phrase that tell one thing about a text; safe to share.

    `words` are alternatives of one word each. A turn is words with what stands between them:
    ("om", " ", "het", " ", "leven").
    """

    def __init__(self, words: str, *turns: tuple[str, ...]) -> None:
        """Make the search for all of them; nothing in it looks at case."""
        joined = tuple("".join(turn) for turn in turns)
        self.search = _anywhere("|".join((words, *joined)))
        patterns = (words, *(word for turn in turns for word in turn[::2]))
        self._fits = tuple(re.compile(one, re.IGNORECASE).fullmatch for one in patterns)
        places = iter(range(1, len(patterns)))
        self._turns = tuple(
            _Turn(
                words=frozenset(next(places) for _ in turn[::2]),
                end=re.compile("".join(turn[1:]), re.IGNORECASE),
                whole=_anywhere("".join(turn)),
            )
            for turn in turns
        )
        self._remembered = lru_cache(maxsize=WORDS_REMEMBERED)(self._says)

    def stand_in(self, text: str) -> bool:
        """Return whether `search` finds anything in a text."""
        said = _said(text)
        found = _SAYS_NOTHING.union(
            *map(self._remembered, said.usual), *map(self._says, said.long)
        )
        return _ALONE in found or any(
            turn.words <= found and turn.stands_in(text) for turn in self._turns
        )

    def _says(self, word: str) -> frozenset[int]:
        """Return which words of ours a word is, by number; nearly always none."""
        found = frozenset(number for number, fits in enumerate(self._fits) if fits(word))
        return found or _SAYS_NOTHING


def _anywhere(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)


@lru_cache(maxsize=2)
def _said(text: str) -> _Said:
    """Return the words of a text; one rule after the other asks for them."""
    words = frozenset(_WORD.findall(text))
    long = frozenset(word for word in words if len(word) > LONGEST_REMEMBERED)
    return _Said(usual=words - long, long=long)
