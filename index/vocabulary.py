"""Make the lexicon: which words of the texts, synonyms and other forms lead to which terms.

Taking a word apart costs a quarter of a millisecond, and a large hub has a hundred thousand:
what was found is kept in a notebook beside the index.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from itertools import product
from pathlib import Path

import msgspec
from attrs import field, frozen

from hub.atomic_file import write_atomically
from hub.dutch import tokens
from index.analysis import Variants, Weighted, content_words, stop_words, written_term
from index.compounds import pieces
from index.inflections import other_forms
from index.lexicon import FULL, Lexicon, Terms, Word, bare, lexicon
from index.phrases import MARK
from index.postings import AllPostings

ENOUGH = 10
"""When so many items have a word or its synonyms, the parts of the word are not needed."""

WEAK = 9
"""Below this weight (in sixteenths) a variant is only a part of the word that was typed."""

OWN = 13
"""From this weight on a variant is the word itself, not another word for the same."""

STRONG = 15
"""A word that never has this impact stands in passing only: nobody means it with a typo."""

MOST_USUAL = 7
MOST_VARIANTS = 12
MOST_FORMS = 3
"""So many forms of each word of a phrase may be typed: "sociale diensten"."""


class Note(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a word: what answers it, its parts, and other forms once asked for."""

    terms: tuple[tuple[str, int], ...]
    parts: tuple[str, ...] = ()
    forms: tuple[str, ...] | None = None


class Notebook(msgspec.Struct):
    """What is known of words; `made_with` says by which chain and synonyms."""

    made_with: str = ""
    words: dict[str, Note] = {}


def open_notebook(path: Path, made_with: str) -> Notebook:
    """Return what was kept; an empty one when it is missing, damaged or of another chain."""
    try:
        notebook = msgspec.json.decode(path.read_bytes(), type=Notebook)
    except (OSError, msgspec.DecodeError):
        return Notebook(made_with=made_with)
    return notebook if notebook.made_with == made_with else Notebook(made_with=made_with)


def keep_notebook(path: Path, notebook: Notebook, words: Iterable[str]) -> None:
    """Keep what is known of these words; of others nothing stays behind."""
    known = {word: notebook.words[word] for word in sorted(words) if word in notebook.words}
    write_atomically(
        path, msgspec.json.encode(Notebook(made_with=notebook.made_with, words=known))
    )


@frozen(kw_only=True)
class Vocabulary:
    """Makes lexicons with the chain, the synonyms and what was noted before."""

    variants: Variants
    notebook: Notebook
    used: set[str] = field(factory=set)
    """Every word that was asked for: what the notebook must keep."""

    def __call__(self, words: Mapping[str, int], postings: AllPostings) -> Lexicon:
        """Return the lexicon of these words, each with how many items have it.

        A part that stands in compounds only can be asked for as well: "uitkering".
        """
        every = self._every(words)
        self.used.update(every)
        having, strongest = postings.counts, postings.strongest
        notes = self.notebook.words
        own = {word: notes[word].terms[0][0] for word in every}
        known = _Known(having=having, shown=_shown(words, own))
        usual = {word: _usual(term, having, strongest) for word, term in own.items()}
        found = (
            *(known.word(word, often, notes[word].terms) for word, often in usual.items()),
            *(
                known.word(form, 0, notes[word].terms)
                for word, often in usual.items()
                if often
                for form in self._forms(word)
                if form not in usual
            ),
            *self._of_groups(known, words, own),
        )
        return lexicon(word for word in found if word.terms)

    def _every(self, words: Iterable[str]) -> list[str]:
        """Return the words and all parts of them, sorted."""
        found: set[str] = set()
        waiting = list(words)
        while waiting:
            word = waiting.pop()
            if word not in found:
                found.add(word)
                waiting.extend(self._note(word).parts)
        return sorted(found)

    def _note(self, word: str) -> Note:
        note = self.notebook.words.get(word)
        if note is None:
            note = Note(terms=_whole(self.variants(word)), parts=pieces(word))
            self.notebook.words[word] = note
        return note

    def _forms(self, word: str) -> tuple[str, ...]:
        note = self._note(word)
        if note.forms is None:
            note = msgspec.structs.replace(note, forms=other_forms(word))
            self.notebook.words[word] = note
        return note.forms or ()

    def _of_groups(
        self, known: "_Known", words: Mapping[str, int], own: Mapping[str, str]
    ) -> Iterator[Word]:
        """Yield the words and phrases of the synonyms, also those that no text has."""
        every = sorted({one for group in self.variants.groups for one in group.all_words})
        rows = [(one, content_words(token.text for token in tokens(one))) for one in every]
        inside = {word: self._note(word).terms[0][0] for _, row in rows for word in row}
        written = _by_term(words, own, frozenset(inside.values()))
        for one, row in rows:
            self.used.update(row)
            if len(row) == 1:
                terms = self._note(row[0]).terms
                yield known.word(row[0], 1, terms)
                for form in self._forms(row[0]):
                    if form not in words:
                        yield known.word(form, 0, terms)
            elif row:
                terms = _whole(self.variants.of_term(written_term(one)))
                # A stop word has no forms: "voor" is not "voren".
                forms = (
                    (word, *(() if word in stop_words else written.get(inside[word], ())))
                    for word in row
                )
                for texts in sorted(set(product(*forms))):
                    yield known.word(" ".join(texts), 1, terms)


@frozen(kw_only=True)
class _Known:
    """How many items have each term, and the word by which a reader knows it."""

    having: Mapping[str, int]
    shown: Mapping[str, str]

    def word(self, text: str, usual: int, variants: Terms) -> Word:
        terms = tuple(self._needed(variants))
        also = [
            self.shown.get(term, term.replace(MARK, " "))
            for term, weight in terms
            if WEAK <= weight < OWN
        ]
        return Word(bare(text), usual, terms, tuple(dict.fromkeys(also)) if also else ())

    def _needed(self, variants: Terms) -> Iterator[tuple[str, int]]:
        """Yield the terms that some item has; parts of the word only when little else does."""
        found = 0
        here = [(term, weight) for term, weight in variants if term in self.having]
        for term, weight in here[:MOST_VARIANTS]:
            if weight < WEAK and found >= ENOUGH:
                return
            found += self.having[term]
            yield term, weight


def _shown(words: Mapping[str, int], own: Mapping[str, str]) -> Mapping[str, str]:
    """Return for each term the most usual word that it stands for, the shortest of equals."""
    found: dict[str, str] = {}
    for word, often in words.items():
        other = found.setdefault(own[word], word)
        if other is not word and (-often, len(word), word) < (-words[other], len(other), other):
            found[own[word]] = word
    return found


def _by_term(
    words: Mapping[str, int], own: Mapping[str, str], terms: Container[str]
) -> Mapping[str, tuple[str, ...]]:
    """Return the most usual words of each of these terms, without hyphens."""
    wanted = [word for word in words if own[word] in terms]
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(wanted, key=lambda one: (-words[one], one)):
        row = found.get(own[word], ())
        if len(row) < MOST_FORMS:
            found[own[word]] = (*row, bare(word))
    return found


def _whole(weighted: Weighted) -> Terms:
    return tuple((term, max(1, round(weight * FULL))) for term, weight in weighted)


def _usual(term: str, having: Mapping[str, int], strongest: Mapping[str, int]) -> int:
    if strongest.get(term, 0) < STRONG:
        return 0
    return min(MOST_USUAL, having[term].bit_length())
