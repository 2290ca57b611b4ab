"""The one ranking: what the search page of residents does, and what editors see.

For each word of a query the best of its terms counts. Who has every word goes well before who
has some; then what is near the reader, and what is about to happen. Whole numbers throughout,
so that assets/search/engine.js finds the very same order; a test compares the two.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from math import isqrt

import numpy as np
from attrs import field, frozen
from numpy.typing import NDArray

from hub.areas import LAND
from hub.dutch import folded_words
from hub.search_item import SearchArea, SearchItem
from index.analysis import content_words
from index.collection import Collection
from index.impacts import Numbers, rarity
from index.lexicon import Lexicon, Reading, Terms, bare
from index.places import FoundPlace, Places, places
from index.postings import Postings

MOST_WORDS = 8
"""Who pastes a whole page into the field searches for its first words."""

COORDINATION = 1024
"""The factor of an item that has every word; half of the words leave a third of it."""

OWN, NEAR, AROUND, ELSEWHERE, FAR = 24, 20, 18, 16, 14
"""In your own wijk, beside it, in your gemeente, in the whole country, in a far wijk."""

THERE, CLOSE, WHOLE, ANYWHERE, AWAY = 64, 24, 20, 16, 8
"""The same for who typed the name of an area: that asks for it in so many words."""

NAMED = 32
"""What only has that name in its text."""

SOON, USUAL, OVER = 20, 16, 8
"""Within two weeks; no date, or one further away; every date is past."""

SOON_DAYS = 14
DISTANCES = np.zeros(OWN + 1, dtype=np.int64)
"""What `proximity` is worth where the area was typed."""
DISTANCES[[OWN, NEAR, AROUND, ELSEWHERE, FAR]] = THERE, CLOSE, WHOLE, ANYWHERE, AWAY

PERIODS = {"today": 0, "week": 7, "month": 31}
"""How many days ahead a reader may ask for."""


@frozen(kw_only=True)
class Asked:
    """A query: what was typed, where the reader lives, and what a hit must have."""

    text: str
    today: date
    area: SearchArea | None = None
    domain: str = ""
    audience: str = ""
    kind: str = ""
    language: str = ""
    when: str = ""
    exactly: bool = False


@frozen(eq=False, kw_only=True)
class Ranked:
    """The numbers of all hits, best first, with their scores and how each word was read."""

    numbers: Numbers
    scores: Numbers
    readings: tuple[tuple[str, Reading], ...] = ()


@frozen(kw_only=True)
class _Question:
    """The words of a query that are searched for, and the places that it names.

    `asked` is each typed word with how it was read; of a place that is its name.
    """

    terms: tuple[Terms, ...]
    places: tuple[FoundPlace, ...]
    asked: tuple[tuple[str, Reading], ...]


@frozen(kw_only=True)
class Ranking:
    """Ranks the items of a collection. `areas` are those that a query may name."""

    collection: Collection
    lexicon: Lexicon
    postings: Postings
    areas: tuple[SearchArea, ...] = ()
    _places: Places = field(init=False, repr=False, eq=False)
    _known: dict[tuple[str, str], Numbers] = field(
        init=False, factory=dict, repr=False, eq=False
    )

    @_places.default
    def _names(self) -> Places:
        return Places(places(self.areas))

    def __call__(self, asked: Asked) -> Ranked:
        """Return every item that fits, best first; of two that fit as well the first one."""
        question = self._question(asked)
        scores = self._scores(question.terms) * self._factors(asked, question)
        scores *= self._wanted(asked)
        found = np.flatnonzero(scores)
        best = found[np.lexsort((found, -scores[found]))]
        return Ranked(numbers=best, scores=scores[best], readings=question.asked)

    def _question(self, asked: Asked) -> _Question:
        """Return what is asked; a place is no word to search for when there are others."""
        words = content_words(folded_words(asked.text))[:MOST_WORDS]
        named = tuple(self._places.find(words, self._is_known, exactly=asked.exactly))
        asides = [one for one in named if not one.place.is_word]
        taken = {at for one in asides for at in range(one.start, one.end)}
        rest = tuple(word for at, word in enumerate(words) if at not in taken)
        terms, readings = self._read(rest, asked)
        if not any(terms):
            terms, readings = self._read(tuple(_written(words, named)), asked)
        return _Question(terms=terms, places=named, asked=(*readings, *_named(words, named)))

    def _is_known(self, word: str) -> bool:
        return self.lexicon.get(word) is not None

    def _read(
        self, words: tuple[str, ...], asked: Asked
    ) -> tuple[tuple[Terms, ...], tuple[tuple[str, Reading], ...]]:
        """Return for each word the terms that answer it, and how it was read."""
        readings = [self.lexicon.read(word, exactly=asked.exactly) for word in words]
        terms = [dict(reading.terms) for reading in readings]
        for start, end, phrase in self.lexicon.phrases(words):
            for each in terms[start:end]:
                for term, weight in phrase.terms:
                    each[term] = max(weight, each.get(term, 0))
        asked_for = tuple(tuple(one.items()) for one in terms)
        return asked_for, tuple(zip(words, readings, strict=True))

    def _scores(self, words: tuple[Terms, ...]) -> Numbers:
        size = len(self.collection)
        total, matched = np.zeros(size, dtype=np.int64), np.zeros(size, dtype=np.int64)
        for terms in words:
            best = np.zeros(size, dtype=np.int64)
            for term, weight in terms:
                found = self.postings(term)
                worth = weight * rarity(len(found.numbers), size)
                best[found.numbers] = np.maximum(best[found.numbers], worth * found.impacts)
            total += best
            matched += best > 0
        return total * coordination(len(words))[matched]

    def _factors(self, asked: Asked, question: _Question) -> Numbers:
        today = asked.today
        soon = self._each(("today", today.isoformat()), lambda item: timeliness(item, today))
        places = [one for one in question.places if not one.place.is_word]
        if places:
            return soon * _best([self._there(one) for one in places])
        codes = {code for one in question.places for code in one.place.codes}
        named = [self._near(area) for area in self.areas if area.code in codes]
        return soon * _best(named or [self._near(asked.area)])

    def _near(self, area: SearchArea | None) -> Numbers:
        """Return how near each item is to who lives in an area."""
        key = ("area", area.code if area else "")
        return self._each(key, lambda item: proximity(item.areas, area))

    def _there(self, found: FoundPlace) -> Numbers:
        """Return how well each item answers to the name of a place."""
        near = [self._near(area) for area in self.areas if area.code in found.place.codes]
        lies = DISTANCES[_best(near)]
        return np.where(self._having(found.place.words), np.maximum(lies, NAMED), lies)

    def _having(self, words: tuple[str, ...]) -> NDArray[np.bool_]:
        """Return whether each item has all these words in its text."""
        having = np.ones(len(self.collection), dtype=bool)
        for word in words:
            known = self.lexicon.get(word)
            here = np.zeros(len(self.collection), dtype=bool)
            if known:
                here[self.postings(known.terms[0][0]).numbers] = True
            having &= here
        return having

    def _wanted(self, asked: Asked) -> Numbers:
        """Return 1 for each item that has what is asked for, else 0."""
        wanted = np.ones(len(self.collection), dtype=np.int64)
        for key, value, fits in _choices(asked):
            if value:
                wanted = wanted * self._each((key, value), fits)
        return wanted

    def _each(self, key: tuple[str, str], value: Callable[[SearchItem], int]) -> Numbers:
        """Return a number for each item; the same question is worked out once."""
        if key not in self._known:
            found = (value(item) for item in self.collection.items)
            self._known[key] = np.fromiter(found, dtype=np.int64)
        return self._known[key]


def _named(words: Sequence[str], named: Iterable[FoundPlace]) -> Iterator[tuple[str, Reading]]:
    """Yield each place that was typed with a mistake; one that is not finished has none."""
    for one in named:
        typed = words[one.start : one.end]
        name = " ".join(one.place.words)
        if not name.startswith(" ".join(map(bare, typed))):
            yield " ".join(typed), Reading(terms=(), used=name)


def _written(words: Sequence[str], named: Iterable[FoundPlace]) -> Iterator[str]:
    """Yield the words with each place as its name is written."""
    starts = {one.start: one for one in named}
    at = 0
    while at < len(words):
        found = starts.get(at)
        yield from found.place.words if found else (words[at],)
        at = found.end if found else at + 1


def _best(rows: Sequence[Numbers]) -> Numbers:
    """Return for each item the highest of its numbers in the rows."""
    highest: Numbers = np.maximum.reduce(rows)
    return highest


def coordination(words: int) -> Numbers:
    """Return the factor for 0, 1, … of so many words: (matched / words) to the power 1.5."""
    cubes = (COORDINATION**2 * n**3 // max(1, words) ** 3 for n in range(words + 1))
    return np.array([isqrt(cube) for cube in cubes], dtype=np.int64)


def proximity(codes: tuple[str, ...], area: SearchArea | None) -> int:
    """Return how near what is in these areas is to a reader who lives in an area."""
    if area is None:
        return ELSEWHERE
    here = {*codes}
    if here & area.own:
        return OWN
    if here & area.near:
        return NEAR
    if here & area.around:
        return AROUND
    return ELSEWHERE if LAND in here or not here else FAR


def timeliness(item: SearchItem, today: date) -> int:
    """Return how soon an item happens."""
    if not item.days:
        return USUAL
    coming = [day for day in item.days if day >= today]
    if not coming:
        return OVER
    return SOON if min(coming) <= today + timedelta(days=SOON_DAYS) else USUAL


def _choices(asked: Asked) -> Iterator[tuple[str, str, Callable[[SearchItem], int]]]:
    """Yield by what hits can be narrowed: its name, what is asked, and whether an item fits."""
    yield "domain", asked.domain, lambda item: asked.domain in item.domains
    yield "audience", asked.audience, lambda item: asked.audience in item.audiences
    yield "kind", asked.kind, lambda item: asked.kind == item.kind
    yield "language", asked.language, lambda item: asked.language == item.language
    yield f"when {asked.today}", asked.when, lambda item: _in_period(item, asked)


def _in_period(item: SearchItem, asked: Asked) -> bool:
    last = asked.today + timedelta(days=PERIODS.get(asked.when, -1))
    return any(asked.today <= day <= last for day in item.days)
