"""The words of sensitive subjects, as the search page compares them with what is typed. Pure.

A query is a few words without a text around them, and the page has no linguistics. So a word
counts with any usual ending, and what would suppress it in a text does not count: it errs
towards yes.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from enrich.lexicon import Label, Term, TermKind
from hub.partition import GuardedWords

SHORTEST_OPEN = 4
"""A shorter word has no endings of its own: "eer" is not "eerste"."""

LONG_VERB = 7
"""A verb this long is looked for by what stays of it in "stalkt" and "gestalkt worden"."""

_MARKS = re.compile(r"[\W_]+")


def guarded_words(labels: Iterable[Label]) -> tuple[GuardedWords, ...]:
    """Return the words of each sensitive subject, without those that another one covers.

    Of a subject that needs several words together, one word says nothing: it is left out.
    """
    return tuple(
        GuardedWords(subject=label.id, words=_needed(_patterns(label)))
        for label in sorted(labels, key=lambda one: one.id)
        if not label.least
    )


def plain(text: str) -> str:
    """Return the words of a text in small letters without accents, one space between them.

    The script of the search page does exactly this with a query.
    """
    letters = unicodedata.normalize("NFKD", text)
    bare = "".join(one for one in letters if not unicodedata.category(one).startswith("M"))
    return _MARKS.sub(" ", bare.lower()).strip()


def _patterns(label: Label) -> frozenset[str]:
    return frozenset(
        pattern for term in label.terms if not term.suppresses for pattern in _of(term)
    )


def _of(term: Term) -> Iterator[str]:
    word = plain(term.written.partition("^")[0])
    if not word:
        return
    match term.kind:
        case TermKind.EXACT:
            yield f" {word} "
        case TermKind.PREFIX:
            yield f" {word}"
        case TermKind.INSIDE:
            yield word
        case TermKind.HEAD:
            yield f"{word}~"
        case TermKind.PHRASE:
            yield f" {word}~"
        case TermKind.LEMMA:
            yield _lemma(word)


def _lemma(word: str) -> str:
    if len(word) < SHORTEST_OPEN:
        return f" {word} "
    is_verb = len(word) >= LONG_VERB and word.endswith("en")
    return f" {word.removesuffix('en') if is_verb else word}~"


def _needed(patterns: frozenset[str]) -> tuple[str, ...]:
    """Return the patterns that no other one covers, sorted."""
    by_core = defaultdict(list)
    for one in patterns:
        by_core[one.removesuffix("~")].append(one)
    return tuple(sorted(one for one in patterns if not _is_covered(one, by_core)))


def _is_covered(narrow: str, by_core: Mapping[str, Sequence[str]]) -> bool:
    """Return whether another pattern finds all that this one finds.

    What covers a pattern stands in it; so only the patterns that do are held beside it.
    """
    return any(
        _covers(wide, narrow) for core in _stretches(narrow) for wide in by_core.get(core, ())
    )


def _stretches(text: str) -> Iterator[str]:
    return (text[start:end] for start, end in combinations(range(len(text) + 1), 2))


def _covers(wide: str, narrow: str) -> bool:
    """Return whether whatever `narrow` finds is also found by `wide`."""
    if wide == narrow:
        return False
    if not wide.endswith(("~", " ")):
        return wide in narrow
    if wide.endswith("~"):
        return (narrow.endswith("~") and narrow.endswith(wide)) or f"{wide[:-1]} " in narrow
    return wide in narrow
