"""Find known phrases in a row of terms: "persoonsgebonden budget" is one thing. Pure."""

from collections.abc import Iterator, Mapping, Sequence

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
        counted = [(at, term) for at, term in enumerate(row) if term]
        place = 0
        while place < len(counted):
            # Few words begin a phrase, and this is asked of each word of each text.
            begins = counted[place][1] in self._longest
            length = self._length_at(counted, place) if begins else 0
            if length:
                found = counted[place : place + length]
                term = MARK.join(one for _, one in found)
                yield found[0][0], found[-1][0] + 1, term
            place += length or 1

    def _length_at(self, counted: Sequence[tuple[int, str]], place: int) -> int:
        """Return how many words the longest phrase at a place has; 0 when there is none."""
        longest = min(self._longest[counted[place][1]], len(counted) - place)
        for length in range(longest, 1, -1):
            if MARK.join(one for _, one in counted[place : place + length]) in self.terms:
                return length
        return 0
