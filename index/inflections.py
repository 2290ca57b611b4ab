"""Other forms of a word, so that a form that no text has still finds the word. Pure.

The browser knows no grammar: what it may be asked must stand in the lexicon.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from attrs import frozen
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
    dictionary = _dictionary()
    for start in range(len(word) - SHORTEST_TAIL + 1):
        found = dictionary.family(word[start:])
        if found and (start == 0 or start >= SHORTEST_TAIL):
            return (word[:start] + form for form in found)
    return iter(())


@frozen
class _Dictionary:
    """The forms of each lemma. To fold them all takes longer than all words of a hub need."""

    entries: Mapping[str, str]
    forms: Mapping[str, Sequence[str]]
    written_otherwise: Mapping[str, Sequence[str]]
    """What forms become that are not folded: the lemmas of each."""

    def family(self, word: str) -> tuple[str, ...]:
        """Return all forms of the word that a folded form belongs to, folded and sorted.

        Where it belongs to several words, it is the last of these in the alphabet.
        """
        lemmas = [*self.written_otherwise.get(word, ()), word]
        if _counts(word):
            lemmas.append(self.entries.get(word, word))
        known = [lemma for lemma in lemmas if lemma in self.forms]
        return tuple(sorted(set(map(fold, self.forms[max(known)])))) if known else ()


def _counts(form: str) -> bool:
    """Return whether what the dictionary has is a word, not a name or a piece of one."""
    return form[:1].islower() and "_" not in form


@lru_cache(maxsize=1)
def _dictionary() -> _Dictionary:
    entries = DEFAULT_DICTIONARY_FACTORY.get_dictionary("nl")
    forms: dict[str, list[str]] = {}
    for form, lemma in entries.items():
        if _counts(form):
            forms.setdefault(lemma, [lemma]).append(form)
    written_otherwise: dict[str, list[str]] = {}
    for lemma, family in forms.items():
        for form in family:
            if not form.isascii() or not form.islower():
                written_otherwise.setdefault(fold(form), []).append(lemma)
    return _Dictionary(entries, forms, written_otherwise)
