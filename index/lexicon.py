"""What a typed word leads to: every word of the texts with the terms that answer it. Pure.

This is all that a browser knows of language. It looks a word up; when nobody wrote it, it tries
words that begin so, then words with one letter wrong, then the two halves of a compound. The
same is done here, word for word, in assets/search/engine.js.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from attrs import define, evolve, frozen
from rapidfuzz.distance import OSA

FULL = 16
"""The weight of the word itself; others are in sixteenths."""

BEGUN = 10
"""A word of which only the beginning was typed."""

CORRECTED = 13
"""A word that is only nearly what was typed."""

FIRST_HALF = 8
SECOND_HALF = 6
"""The halves of a compound that nobody wrote: "rolstoel" and "reparatie"."""

HEADED = 9
"""A word that is only the last part of others: "criminaliteit" of "internetcriminaliteit"."""

SHORTENED = 6
"""Words that begin as it does, when nothing else is like it: "oplichter", "oplichting"."""

SHORTEST_BEGINNING = 3
SHORTEST_HEAD = 5
SHORTEST_REST = 6
MOST_DROPPED = 4
MOST_COMPLETIONS = 8
SHORTEST_TYPO = 4
LONG = 8
"""From here on two letters may be wrong."""

SAME_LETTERS = 3
"""A typo is looked for among words with the same first letters,"""

SAME_END = 4
"""and among those with the same end, so that the first letters may be wrong."""

SHORTEST_HALF = 4
MOST_SUGGESTIONS = 3
MOST_PHRASE = 4
_LAST = "\uffff"

Terms = tuple[tuple[str, int], ...]
"""Terms with their weights in sixteenths, best first."""


@frozen
class Word:
    """A word as it is typed, and what answers it. `text` has no hyphens.

    `usual` says how many items have it, on a scale of 0 (nobody would type it) to 7. `also` are
    the other words that are searched as well, as a reader knows them.
    """

    text: str
    usual: int
    terms: Terms
    also: tuple[str, ...] = ()


@frozen(kw_only=True)
class Reading:
    """How one typed word was read. `used` is the word it was taken for, when that is another.

    `others` are words that it may have been meant for just as well.
    """

    terms: Terms
    also: tuple[str, ...] = ()
    used: str = ""
    others: tuple[str, ...] = ()


NOTHING = Reading(terms=())


def bare(word: str) -> str:
    """Return a folded word as the lexicon has it: with and without hyphen it is one word."""
    return word.replace("-", "")


def order(text: str) -> bytes:
    """Return a key that sorts as a browser compares strings."""
    return text.encode("utf-16-be", "surrogatepass")


@define(frozen=True, slots=False)
class Lexicon:
    """The words in order. `words` must be sorted by `order` and hold each text once."""

    words: tuple[Word, ...]

    @cached_property
    def _keys(self) -> list[bytes]:
        return [order(word.text) for word in self.words]

    @cached_property
    def backwards(self) -> tuple[Word, ...]:
        """The words that people type, in the order of their last letters."""
        usual = (word for word in self.words if word.usual)
        return tuple(sorted(usual, key=lambda word: order(word.text[::-1])))

    @cached_property
    def _backward_keys(self) -> list[bytes]:
        return [order(word.text[::-1]) for word in self.backwards]

    def get(self, text: str) -> Word | None:
        """Return the word with exactly this text."""
        place = bisect_left(self._keys, order(text))
        found = self.words[place : place + 1]
        return found[0] if found and found[0].text == text else None

    def read(self, word: str, *, exactly: bool = False) -> Reading:
        """Return how a folded word is read; `exactly` guesses nothing."""
        text = bare(word)
        found = self.get(text)
        if found and (found.usual or exactly):
            return Reading(terms=found.terms, also=found.also)
        if exactly:
            return NOTHING
        if found:
            # A word that stands somewhere in passing may be the beginning of what is meant.
            begun = self._begun(text) or NOTHING
            return Reading(terms=_merged((*found.terms, *begun.terms)), also=found.also)
        nearest = self._nearest(text)
        return (
            self._begun(text)
            or self._headed(text)
            or _corrected(nearest, 1)
            or self._halves(text)
            or _corrected(nearest, 2)
            or self._shortened(text)
            or NOTHING
        )

    def phrases(self, words: Sequence[str]) -> Iterator[tuple[int, int, Word]]:
        """Yield [start, end) of each row of folded words that is known as one thing."""
        texts = [bare(word) for word in words]
        for start in range(len(texts)):
            for end in range(start + 2, min(start + MOST_PHRASE, len(texts)) + 1):
                found = self.get(" ".join(texts[start:end]))
                if found:
                    yield start, end, found

    def _between(self, beginning: str) -> tuple[Word, ...]:
        first = bisect_left(self._keys, order(beginning))
        return self.words[first : bisect_left(self._keys, order(beginning + _LAST))]

    def _ending(self, end: str) -> tuple[Word, ...]:
        first = bisect_left(self._backward_keys, order(end[::-1]))
        last = bisect_left(self._backward_keys, order(end[::-1] + _LAST))
        return self.backwards[first:last]

    def _begun(self, text: str) -> Reading | None:
        if len(text) < SHORTEST_BEGINNING:
            return None
        return _completed(self._between(text), BEGUN)

    def _headed(self, text: str) -> Reading | None:
        if len(text) < SHORTEST_HEAD:
            return None
        return _completed(self._ending(text), HEADED)

    def _shortened(self, text: str) -> Reading | None:
        shorter = (text[:-dropped] for dropped in range(1, MOST_DROPPED + 1))
        found = (
            _completed(self._between(one), SHORTENED)
            for one in shorter
            if len(one) >= SHORTEST_REST
        )
        return next(filter(None, found), None)

    def _nearest(self, text: str) -> tuple[tuple[int, Word], ...]:
        """Return usual words that differ in a letter or two, the nearest first."""
        allowed = 0 if len(text) < SHORTEST_TYPO else 1 if len(text) < LONG else 2
        if not allowed:
            return ()
        end = text[-max(2, min(SAME_END, len(text) - SAME_LETTERS)) :]
        near = {
            word.text: word
            for word in (*self._between(text[:SAME_LETTERS]), *self._ending(end))
            if word.usual and " " not in word.text
        }
        distances = (
            (OSA.distance(text, other, score_cutoff=allowed), word)
            for other, word in near.items()
        )
        found = [(distance, word) for distance, word in distances if distance <= allowed]
        found.sort(key=lambda one: (one[0], -one[1].usual, order(one[1].text)))
        return tuple(found)

    def _halves(self, text: str) -> Reading | None:
        firsts = (
            word
            for word in self._between(text[:SHORTEST_HALF])
            if word.usual and text.startswith(word.text) and " " not in word.text
        )
        lasts = (
            word
            for word in self._ending(text[-SHORTEST_HALF:])
            if word.usual and text.endswith(word.text) and " " not in word.text
        )
        first = max(firsts, key=_length, default=None)
        last = max(lasts, key=_length, default=None)
        known = _length(first) + _length(last)
        if len(text) < 2 * SHORTEST_HALF or known * 4 < len(text) * 3:
            return None
        halves = ((first, FIRST_HALF), (last, SECOND_HALF))
        terms = _merged((half.terms[0][0], weight) for half, weight in halves if half)
        return Reading(terms=terms)


def _length(word: Word | None) -> int:
    return len(word.text) if word else 0


def _completed(words: Iterable[Word], weight: int) -> Reading | None:
    """Return the most usual of the words that a typed one is a piece of."""
    longer = [word for word in words if " " not in word.text]
    longer.sort(key=lambda word: (-word.usual, len(word.text), order(word.text)))
    terms = _merged((word.terms[0][0], weight) for word in longer[:MOST_COMPLETIONS])
    return Reading(terms=terms) if terms else None


def _corrected(nearest: tuple[tuple[int, Word], ...], distance: int) -> Reading | None:
    """Return the most usual of the words at this distance, the others beside it."""
    words = [word for found, word in nearest if found == distance]
    if not words:
        return None
    used, *others = words
    return Reading(
        terms=tuple((term, max(1, weight * CORRECTED // FULL)) for term, weight in used.terms),
        also=used.also,
        used=used.text,
        others=tuple(word.text for word in others[:MOST_SUGGESTIONS]),
    )


def _merged(terms: Iterable[tuple[str, int]]) -> Terms:
    """Return each term once, with the best weight that it was given."""
    best: dict[str, int] = {}
    for term, weight in terms:
        best[term] = max(weight, best.get(term, 0))
    return tuple(best.items())


def lexicon(words: Iterable[Word]) -> Lexicon:
    """Return the lexicon of these words; of two with one text the terms are put together."""
    found: dict[str, Word] = {}
    for word in words:
        known = found.get(word.text)
        found[word.text] = _joined(known, word) if known else word
    return Lexicon(tuple(sorted(found.values(), key=lambda word: order(word.text))))


def _joined(one: Word, other: Word) -> Word:
    terms = _merged((*one.terms, *other.terms))
    return evolve(
        one,
        usual=max(one.usual, other.usual),
        terms=tuple(sorted(terms, key=lambda term: (-term[1], term[0]))),
        also=tuple(dict.fromkeys((*one.also, *other.also))),
    )
