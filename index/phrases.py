"""Find known phrases in a row of terms: "persoonsgebonden budget" is one thing. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from attrs import field, frozen

MARK = "_"
"""Joins the terms of a phrase to one; no word holds it."""


@frozen
class PhraseBook:
    """The terms of the phrases that are known, such as "persoonsgebonden_budget"."""

    terms: frozenset[str] = frozenset()
    _longest: Mapping[str, int] = field(init=False, repr=False, eq=False)

    @_longest.default
    def _lengths(self) -> Mapping[str, int]:
        """Return for the first word of each phrase how many words the longest has."""
        found: dict[str, int] = {}
        for term in self.terms:
            first, *rest = term.split(MARK)
            found[first] = max(found.get(first, 0), 1 + len(rest))
        return found

    def find(self, row: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Yield [start, end) and the term of each phrase in a row of terms.

        An empty term is a stop word: inside a phrase it does not matter. At one place the
        longest phrase is found, and phrases do not overlap.
        """
        # Few words begin a phrase, and this is asked of each word of each text.
        begins = [at for at, term in enumerate(row) if term in self._longest]
        free = 0
        for start in begins:
            if start >= free:
                end, term = self._longest_at(row, start)
                if term:
                    yield start, end, term
                    free = end

    def _longest_at(self, row: Sequence[str], start: int) -> tuple[int, str]:
        """Return the longest phrase at a place and where it ends; none is an empty one."""
        counted = ((at, term) for at, term in enumerate(row[start:], start) if term)
        inside = list(islice(counted, self._longest[row[start]]))
        for length in range(len(inside), 1, -1):
            phrase = MARK.join([term for _, term in inside[:length]])
            if phrase in self.terms:
                return inside[length - 1][0] + 1, phrase
        return start, ""
