"""Find names of places in text: Aho-Corasick, borders of words, the longest name first.

The only module that knows ahocorasick.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

import ahocorasick
from attrs import frozen

from enrich.place_names import PlaceName
from hub.dutch import fold

_APOSTROPHES = str.maketrans("’‘`´ʼ\u2010\u2011\u00a0", "'''''-- ")


TEXTS_REMEMBERED = 16
"""The texts of the item that passes by."""

LOOK_AROUND = 64
"""Characters that are looked at to see whether a name is part of a longer word."""

MOST_MENTIONS = 300
"""A text that names more places than this is a list; the rest of it tells nothing new."""


@frozen(kw_only=True)
class Mention:
    """A name as it stands at [start, end) of a text, and all that it may mean."""

    start: int
    end: int
    text: str
    means: tuple[PlaceName, ...]


class NameFinder:
    """Finds the names it was made with; a configured callable, safe to share."""

    def __init__(self, names: Iterable[PlaceName]) -> None:
        by_key: dict[str, list[PlaceName]] = {}
        for name in names:
            for key in _spellings(name.text):
                if name not in by_key.setdefault(key, []):
                    by_key[key].append(name)
        self._owners = frozenset(key for key, means in by_key.items() if _may_be_prefix(means))
        self._automaton = ahocorasick.Automaton()
        for key, means in sorted(by_key.items()):
            self._automaton.add_word(key, (len(key), tuple(means)))
        self._automaton.make_automaton()
        self._is_empty = not by_key
        # Areas and subjects both ask for the names in the texts of one item.
        self._remembered = lru_cache(maxsize=TEXTS_REMEMBERED)(self._find)

    def __call__(self, text: str) -> tuple[Mention, ...]:
        """Return the mentions in the order of the text; they do not overlap."""
        return self._remembered(text)

    def _find(self, text: str) -> tuple[Mention, ...]:
        if self._is_empty:
            return ()
        low = same_length_fold(text)
        hits = sorted(self._hits(low), key=lambda hit: (hit[0], -hit[1]))
        found: list[Mention] = []
        for start, end, means in hits:
            if len(found) == MOST_MENTIONS:
                break
            if not found or start >= found[-1].end:
                mention = Mention(start=start, end=end, text=text[start:end], means=means)
                found.append(mention)
        return tuple(found)

    def _hits(self, low: str) -> Iterator[tuple[int, int, tuple[PlaceName, ...]]]:
        for last, (length, means) in self._automaton.iter(low):
            start, end = last - length + 1, last + 1
            if self._is_whole(low, start, end, means):
                yield start, end, means

    def _is_whole(self, low: str, start: int, end: int, means: tuple[PlaceName, ...]) -> bool:
        """Return whether a name stands by itself, not inside a longer word or name."""
        before, after = low[start - 1 : start], low[end : end + 1]
        if before.isalnum() or after.isalnum():
            return False
        if before == "-":
            joined = _JOINED_BEFORE.search(low[max(0, start - LOOK_AROUND) : start])
            if joined and joined[1] not in self._owners:
                return False
        if after != "-" or _may_be_prefix(means):
            return True
        return not low[end + 1 : end + 2].isalnum()


_JOINED_BEFORE = re.compile(r"([^\W_]+)-$")


def same_length_fold(text: str) -> str:
    """Return `text` folded character by character, so that positions stay the same."""
    if text.isascii():
        return text.lower().translate(_APOSTROPHES)
    return "".join(_folded_char(char) for char in text.translate(_APOSTROPHES))


def _folded_char(char: str) -> str:
    if char.isascii():
        return char.lower()
    plain = unicodedata.normalize("NFKD", char)[0].lower()
    return plain if len(plain) == 1 else char


def _spellings(name: str) -> Iterator[str]:
    """Yield the ways in which people write a name: with hyphens, with spaces."""
    key = fold(name)
    yield key
    yield key.replace("-", " ")
    yield re.sub(r"(?<=\w) (?=\w)", "-", key)


def _may_be_prefix(means: Iterable[PlaceName]) -> bool:
    """Return whether the name of a gemeente may stand before a hyphen: "Almere-Haven"."""
    return any(name.is_gemeente for name in means)
