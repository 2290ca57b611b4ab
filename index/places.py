"""Names of areas in a query: "rolstoel stedenwijk" asks for a wheelchair, near there. Pure.

What lies in the area goes before what only has the word; its items need not name it. A name
may be typed in part or with a mistake. The same is done in assets/search/engine.js.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from attrs import define, field, frozen
from rapidfuzz.distance import OSA

from hub.dutch import folded_words, in_dictionary
from hub.search_item import SearchArea
from index.analysis import content_words
from index.lexicon import bare

IsKnown = Callable[[str], bool]

LONGEST_NAME = 4
SHORTEST_BEGINNING = 4
"""Of a name that stands alone; after another word of the name two letters are enough."""

SHORTEST_TAIL = 2
SHORTEST_TYPO = 6
LONG = 10
"""From here on two letters may be wrong."""

MOST_AREAS = 3
"""A beginning that more areas share says nothing yet."""

_SETTLED = ("buurt", "kwartier", "wijk")
"""A name that ends so is a name, also when a dictionary happens to have it."""

_SIDES = frozenset(
    ("noord", "oost", "zuid", "west", "noordoost", "noordwest", "zuidoost", "zuidwest")
)


@frozen(kw_only=True)
class Place:
    """A name as it is typed, and the areas that it stands for.

    `is_word`: the name is an ordinary word as well ("haven"), so it is also searched for.
    """

    words: tuple[str, ...]
    codes: tuple[str, ...]
    is_word: bool = False


@frozen(kw_only=True)
class FoundPlace:
    """Words [start, end) of a query that name a place; `words` is how its name is written."""

    start: int
    end: int
    place: Place


def places(areas: Iterable[SearchArea]) -> tuple[Place, ...]:
    """Return the names of the areas, each once, in order.

    Areas that share a name share a place; "Muziekwijk" is both its north and its south.
    """
    found: dict[tuple[str, ...], set[str]] = {}
    for area in areas:
        for name in area.names:
            for words in _ways(name):
                found.setdefault(words, set()).add(area.code)
    return tuple(
        Place(
            words=words,
            codes=tuple(sorted(codes)),
            is_word=len(words) == 1 and _is_word(words[0]),
        )
        for words, codes in sorted(found.items())
    )


def _is_word(name: str) -> bool:
    return in_dictionary(name) and not name.endswith(_SETTLED)


def _ways(name: str) -> Iterator[tuple[str, ...]]:
    """Yield in which words a name may be typed: with or without hyphen, space and side."""
    for text in (name, name.replace("-", " ")):
        words = tuple(bare(word) for word in content_words(folded_words(text)))
        if 0 < len(words) <= LONGEST_NAME:
            yield words
        if len(words) > 1:
            yield ("".join(words),)
            if words[-1] in _SIDES:
                yield words[:-1]


@define(frozen=True, slots=False)
class Places:
    """Finds the places that a query names."""

    all: tuple[Place, ...] = ()
    _by_words: Mapping[tuple[str, ...], Place] = field(init=False, repr=False, eq=False)

    @_by_words.default
    def _known(self) -> Mapping[tuple[str, ...], Place]:
        return {place.words: place for place in self.all}

    @cached_property
    def _single(self) -> tuple[Place, ...]:
        return tuple(place for place in self.all if len(place.words) == 1)

    def find(
        self, words: Sequence[str], is_known: IsKnown, *, exactly: bool = False
    ) -> Iterator[FoundPlace]:
        """Yield the places in a row of folded words; the longest name goes first.

        `is_known` says whether the texts have a word: such a word is no beginning of a name and
        no mistake. `exactly` guesses nothing.
        """
        row = tuple(map(bare, words))
        start = 0
        while start < len(row):
            found = self._at(row, start, is_known, exactly=exactly)
            if found:
                yield found
            start = found.end if found else start + 1

    def _at(
        self, row: tuple[str, ...], start: int, is_known: IsKnown, *, exactly: bool
    ) -> FoundPlace | None:
        for length in range(min(LONGEST_NAME, len(row) - start), 0, -1):
            end = start + length
            typed = row[start:end]
            place = self._by_words.get(typed)
            is_guess = not (place or exactly) and (length > 1 or not is_known(typed[0]))
            if is_guess and end == len(row):
                place = self._begun(typed)
            if is_guess and not place and length == 1:
                place = self._nearest(typed[0])
            if place:
                return FoundPlace(start=start, end=end, place=place)
        return None

    def _begun(self, typed: tuple[str, ...]) -> Place | None:
        """Return the place whose name begins so; the last word may not be finished."""
        *whole, last = typed
        if len(last) < (SHORTEST_TAIL if whole else SHORTEST_BEGINNING):
            return None
        size = len(whole)
        return _joined(
            place
            for place in self.all
            if len(place.words) > size
            and list(place.words[:size]) == whole
            and place.words[size].startswith(last)
        )

    def _nearest(self, word: str) -> Place | None:
        """Return the place whose name is nearly this word."""
        if len(word) < SHORTEST_TYPO:
            return None
        for far in range(1, 2 if len(word) < LONG else 3):
            near = (one for one in self._single if OSA.distance(word, one.words[0]) == far)
            found = _joined(near)
            if found:
                return found
        return None


def _joined(found: Iterable[Place]) -> Place | None:
    """Return the first of some places with the areas of all, unless those are too many."""
    every = tuple(found)
    codes = {code for place in every for code in place.codes}
    if not every or len(codes) > MOST_AREAS:
        return None
    return Place(words=every[0].words, codes=tuple(sorted(codes)))
