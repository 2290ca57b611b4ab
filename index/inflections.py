"""Other forms of a word, so that a form that no text has still finds the word. Pure.

The browser knows no grammar: what it may be asked must stand in the lexicon.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from simplemma.strategies.dictionaries.dictionary_factory import DEFAULT_DICTIONARY_FACTORY

from hub.dutch import fold
from index.analysis import main_term

SHORTEST_TAIL = 3
"""The shortest end of a compound whose other forms are also those of the compound."""

SHORTEST_WORD = 4
LONGEST_WORD = 30
_VOICED = {"f": "v", "s": "z"}


def other_forms(word: str) -> tuple[str, ...]:
    """Return the other forms of a folded word that have the same term, sorted.

    Of a compound that no dictionary has the last word takes the forms: "huurschulden".
    """
    if not SHORTEST_WORD <= len(word) <= LONGEST_WORD:
        return ()
    term = main_term(word)
    tried = {*_forms(word), *_regular(word)} - {word}
    return tuple(sorted(one for one in tried if main_term(one) == term))


def _regular(word: str) -> Iterator[str]:
    """Yield what a regular plural may look like: the dictionary takes some for a verb."""
    last = word[-1]
    yield f"{word}s"
    yield f"{word}en"
    yield f"{word}{last}en"
    yield f"{word[:-1]}{_VOICED.get(last, last)}en"
    if word[-3:-2] == word[-2:-1]:
        yield f"{word[:-2]}{_VOICED.get(last, last)}en"


def _forms(word: str) -> Iterator[str]:
    families = _families()
    for start in range(len(word) - SHORTEST_TAIL + 1):
        found = families.get(word[start:])
        if found and (start == 0 or start >= SHORTEST_TAIL):
            return (word[:start] + form for form in found)
    return iter(())


@lru_cache(maxsize=1)
def _families() -> Mapping[str, tuple[str, ...]]:
    """Return for each folded form of the dictionary all forms of the same word."""
    by_lemma: dict[str, list[str]] = {}
    for form, lemma in DEFAULT_DICTIONARY_FACTORY.get_dictionary("nl").items():
        if form[:1].islower() and "_" not in form:
            by_lemma.setdefault(lemma, [lemma]).append(form)
    found: dict[str, tuple[str, ...]] = {}
    for _, forms in sorted(by_lemma.items()):
        family = tuple(sorted({*map(fold, forms)}))
        found.update(dict.fromkeys(family, family))
    return found
