"""The one ranking: what the search page of residents does, and what editors see.

For each word of a query the best of its terms counts. Who has every word goes well before who
has some; then what is near the reader, and what is about to happen. Whole numbers throughout,
so that assets/search/engine.js finds the very same order; a test compares the two.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from math import isqrt

import numpy as np
from attrs import field, frozen

from hub.areas import LAND
from hub.dutch import folded_words
from hub.search_item import SearchArea, SearchItem
from index.analysis import content_words
from index.collection import Collection
from index.impacts import Numbers, rarity
from index.lexicon import Lexicon, Reading, Terms
from index.postings import Postings

MOST_WORDS = 8
"""Who pastes a whole page into the field searches for its first words."""

COORDINATION = 1024
"""The factor of an item that has every word; half of the words leave a third of it."""

OWN, NEAR, AROUND, ELSEWHERE, FAR = 24, 20, 18, 16, 14
"""In your own wijk, beside it, in your gemeente, in the whole country, in a far wijk."""

SOON, USUAL, OVER = 20, 16, 8
"""Within two weeks; no date, or one further away; every date is past."""

SOON_DAYS = 14
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
class Ranking:
    """Ranks the items of a collection."""

    collection: Collection
    lexicon: Lexicon
    postings: Postings
    _known: dict[tuple[str, str], Numbers] = field(
        init=False, factory=dict, repr=False, eq=False
    )

    def __call__(self, asked: Asked) -> Ranked:
        """Return every item that fits, best first; of two that fit as well the first one."""
        words = content_words(folded_words(asked.text))[:MOST_WORDS]
        readings = [self.lexicon.read(word, exactly=asked.exactly) for word in words]
        terms = [dict(reading.terms) for reading in readings]
        for start, end, phrase in self.lexicon.phrases(words):
            for each in terms[start:end]:
                for term, weight in phrase.terms:
                    each[term] = max(weight, each.get(term, 0))
        scores = self._scores([tuple(each.items()) for each in terms]) * self._factors(asked)
        scores *= self._wanted(asked)
        found = np.flatnonzero(scores)
        best = found[np.lexsort((found, -scores[found]))]
        return Ranked(
            numbers=best,
            scores=scores[best],
            readings=tuple(zip(words, readings, strict=True)),
        )

    def _scores(self, words: list[Terms]) -> Numbers:
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

    def _factors(self, asked: Asked) -> Numbers:
        area, today = asked.area, asked.today
        near = self._each(
            ("area", area.code if area else ""), lambda item: proximity(item.areas, area)
        )
        soon = self._each(("today", today.isoformat()), lambda item: timeliness(item, today))
        return near * soon

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
