"""From words to the terms of the index, and from a query's words to the terms that answer it.

The Dutch word chain is that of hub.dutch; a word that tags an item also finds it. What an item
holds (`indexed_terms`) does not depend on who asks; what a query means (`Variants`) stands on
the synonyms of the editors. Pure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import field, frozen

from hub.dutch import CACHED_WORDS, folded_words, is_known, stem, stemmer
from hub.dutch_words import STOP_WORDS
from hub.synonyms import SynonymGroup
from index.compounds import pieces
from index.phrases import MARK, PhraseBook

Weighted = tuple[tuple[str, float], ...]
"""Terms, each once, with how much they say: 1.0 is the word itself."""

HEAD_WEIGHT = 0.7
"""A "rijwielstalling" is a "stalling": the last part of a compound says what a thing is."""

MODIFIER_WEIGHT = 0.6
"""The parts before it say what it is about, which is a little less."""

ASKED_MODIFIER = 0.45
"""Who asks for "schuldhulp" is helped by "schuld" …"""

ASKED_HEAD = 0.3
"""… and less by any "hulp" at all."""

SYNONYM_WEIGHT = 0.7
"""Another word for the same: below the word that was typed, above a part of it."""

ASKED_WEIGHT = 0.6
"""From a word that only leads to a group ("alleen") to the group ("eenzaam")."""

FOREIGN_WEIGHT = 0.9
"""The stem of a word that is not Dutch, as another language has it: "debts" finds "debt"."""

_STEMMERS: Mapping[str, str] = {"ar": "arabic", "en": "english"}
"""The languages that the site itself speaks beside Dutch."""

stop_words: frozenset[str] = STOP_WORDS
"""Words that an index leaves out: they stand in every text and say nothing of it."""


@lru_cache(maxsize=CACHED_WORDS)
def main_term(word: str) -> str:
    """Return the term of a folded word; with and without a hyphen it is one word."""
    return stem(word.replace("-", "")) or word


@lru_cache(maxsize=CACHED_WORDS)
def indexed_terms(word: str, language: str = "nl") -> Weighted:
    """Return the terms that a folded word of a text has in the index, its own first."""
    found = {main_term(word): 1.0}
    if language in _STEMMERS:
        found = {_foreign_stem(word, language): 1.0} | found
    for term, weight in _parts(word, HEAD_WEIGHT, MODIFIER_WEIGHT):
        found.setdefault(term, weight)
    return tuple(found.items())


def _foreign_stem(word: str, language: str) -> str:
    bare = word.replace("-", "")
    if language == "ar" and word.isascii():
        # There is nothing Arabic about it, which the stemmer finds out slowly.
        return bare
    return stemmer(_STEMMERS[language])(bare) or word


def _parts(word: str, head: float, modifier: float) -> Iterator[tuple[str, float]]:
    """Yield the parts of a compound and then theirs: what lies deeper weighs less."""
    found = pieces(word)
    weighted = [(part, modifier) for part in found[:-1]] + [(part, head) for part in found[-1:]]
    for part, weight in weighted:
        yield main_term(part), weight
    for part, weight in weighted:
        if part != word:
            for term, deeper in _parts(part, head, modifier):
                yield term, deeper * weight


def content_words(words: Iterable[str]) -> tuple[str, ...]:
    """Return the folded words that are searched for: without stop words, if any others are."""
    every = tuple(words)
    return tuple(word for word in every if word not in stop_words) or every


def written_term(text: str) -> str:
    """Return the term of a word or a phrase as an editor wrote it."""
    words = content_words(folded_words(text))
    return MARK.join(main_term(word) for word in words)


@frozen(kw_only=True)
class Phrase:
    """Words [start, end) of a query that mean one thing together, with what answers it."""

    start: int
    end: int
    variants: Weighted


@frozen(kw_only=True)
class Variants:
    """Returns every term that may answer a folded word of a query, best first, each once."""

    groups: tuple[SynonymGroup, ...] = ()
    _synonyms: Mapping[str, Weighted] = field(init=False, repr=False, eq=False)
    _book: PhraseBook = field(init=False, repr=False, eq=False)
    _seen: dict[str, Weighted] = field(init=False, repr=False, eq=False, factory=dict)

    @_synonyms.default
    def _from_groups(self) -> Mapping[str, Weighted]:
        found: dict[str, dict[str, float]] = {}
        for group in self.groups:
            for asked, other, weight in _pairs(group):
                others = found.setdefault(asked, {})
                others[other] = max(weight, others.get(other, 0.0))
        return {asked: tuple(others.items()) for asked, others in found.items()}

    @_book.default
    def _book_of_phrases(self) -> PhraseBook:
        return phrase_book(self.groups)

    def __call__(self, word: str) -> Weighted:
        """Return the terms for a folded word, with how well they answer it."""
        if word not in self._seen:
            self._seen[word] = self._look_up(word)
        return self._seen[word]

    def phrases(self, words: Sequence[str]) -> tuple[Phrase, ...]:
        """Return the known phrases among the folded words of a query, with what answers each.

        The longest goes first, stop words inside do not matter, and phrases do not overlap.
        """
        return tuple(
            Phrase(start=start, end=end, variants=self.of_term(term))
            for start, end, term in self._book.find(_row(words))
        )

    def of_term(self, term: str) -> Weighted:
        """Return what answers the term of a word or a phrase: itself and its synonyms."""
        return _best_first({term: 1.0} | dict(self._synonyms.get(term, ())))

    def _look_up(self, word: str) -> Weighted:
        own = main_term(word)
        found = {own: 1.0}
        if not is_known(word):
            for language in _STEMMERS:
                found.setdefault(_foreign_stem(word, language), FOREIGN_WEIGHT)
        for term, weight in (
            *self._synonyms.get(own, ()),
            *_parts(word, ASKED_HEAD, ASKED_MODIFIER),
        ):
            found[term] = max(weight, found.get(term, 0.0))
        return _best_first(found)


def _pairs(group: SynonymGroup) -> Iterator[tuple[str, str, float]]:
    """Yield the term of each word that leads to a group, what it leads to, and how well."""
    wanted = dict.fromkeys(map(written_term, group.words))
    asked = dict.fromkeys(map(written_term, group.asked), ASKED_WEIGHT)
    for term, weight in (asked | dict.fromkeys(wanted, SYNONYM_WEIGHT)).items():
        yield from ((term, other, weight) for other in wanted if other != term)


def phrase_book(groups: Iterable[SynonymGroup]) -> PhraseBook:
    """Return all phrases in the groups, as texts and queries hold them."""
    found = (written_term(word) for group in groups for word in group.all_words)
    return PhraseBook(frozenset(term for term in found if MARK in term))


def _best_first(weighted: Mapping[str, float]) -> Weighted:
    return tuple(sorted(weighted.items(), key=lambda one: (-one[1], one[0])))


def _row(words: Iterable[str]) -> list[str]:
    """Return the term of each folded word; a stop word has none."""
    return ["" if word in stop_words else main_term(word) for word in words]


@frozen
class TextTerms:
    """Returns the terms and phrases of the words of a text, with their weights added up."""

    book: PhraseBook = PhraseBook()

    def __call__(self, words: Sequence[str], language: str = "nl") -> dict[bytes, float]:
        """Return term to weight: a folded word counts for each time that it stands there.

        Terms are bytes, as an index keeps them.
        """
        found: dict[bytes, float] = {}
        row = []
        for word in words:
            own, weighted = _read(word, language)
            row.append(own)
            for term, weight in weighted:
                found[term] = found.get(term, 0.0) + weight
        for _, _, phrase in self.book.find(row):
            term = phrase.encode()
            found[term] = found.get(term, 0.0) + 1.0
        return found


@lru_cache(maxsize=CACHED_WORDS)
def _read(word: str, language: str) -> tuple[str, tuple[tuple[bytes, float], ...]]:
    """Return the term of a folded word and all its terms in a text; a stop word has none."""
    if word in stop_words:
        return "", ()
    terms = indexed_terms(word, language)
    return main_term(word), tuple((term.encode(), weight) for term, weight in terms)
