"""Words that say nothing alone and much together: a person, an act and a feeling. Pure.

"Als zijn sleutel in het slot gaat, krijg ik buikpijn" holds no word of its subject. A lexicon
finds the words of each field; here is decided which fields stand close enough together. A tone
is weaker still: many small words of somebody who tells about himself and another.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from attrs import frozen

from enrich.fields import LOCATION, TITLE, Field
from enrich.lexicon import Hit, Lexicon, Scored
from enrich.words import words

NEAR = 110
"""Characters between the first and the last word: a long sentence, or two short ones."""


@frozen(kw_only=True)
class Combination:
    """Word fields (ids of labels) that together mean `label`, with sentences that prove it."""

    label: str
    fields: tuple[str, ...]
    fits: tuple[str, ...] = ()
    does_not_fit: tuple[str, ...] = ()

    @cached_property
    def needed(self) -> frozenset[str]:
        """The fields, to compare with what was found."""
        return frozenset(self.fields)


FEWEST_FIELDS = 2
"""Fewer are no combination."""

LONGEST_HINT = 60
"""Words of a text in which hints count. A longer one about such a subject names it, and gives
ordinary words ever more chances to stand together (figures in docs/enrichment.md)."""

FEWEST_WORDS = 3
"""Different words that make a tone: "mijn" and "zoon" alone are none."""


@frozen(kw_only=True)
class Hints:
    """Finds what short texts say without naming it; a configured callable.

    `lexicon` knows the word fields of the combinations, and the `tones`.
    """

    lexicon: Lexicon = Lexicon(())
    tones: frozenset[str] = frozenset()
    combinations: tuple[Combination, ...] = ()

    def __call__(self, texts: Iterable[Field]) -> Iterator[tuple[str, tuple[Hit, ...]]]:
        """Yield each subject that is hinted at, with the words that hint."""
        scored = self.lexicon(_short(tuple(texts)))
        for one in scored:
            if one.label in self.tones and _different(one.hits) >= FEWEST_WORDS:
                yield one.label, one.hits
        for combination, hits in together(scored, self.combinations):
            yield combination.label, hits


def _different(hits: tuple[Hit, ...]) -> int:
    return len({hit.term.written for hit in hits if hit.term.weight > 0})


def _short(texts: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the texts in which hints count: all when they are short, else the title."""
    told = tuple(field for field in texts if field.name != LOCATION)
    if sum(len(words(field.text).whole) for field in told) <= LONGEST_HINT:
        return told
    return tuple(field for field in told if field.name == TITLE)


def together(
    scored: Iterable[Scored], combinations: Iterable[Combination]
) -> Iterator[tuple[Combination, tuple[Hit, ...]]]:
    """Yield each combination of which every field has a word nearby, with those words."""
    found = {one.label: one.hits for one in scored}
    if len(found) < FEWEST_FIELDS:  # As in most titles.
        return
    present = found.keys()
    for combination in combinations:
        if present >= combination.needed:
            hits = _nearby(combination.fields, found)
            if hits:
                yield combination, hits


def _nearby(names: tuple[str, ...], found: Mapping[str, tuple[Hit, ...]]) -> tuple[Hit, ...]:
    """Return one word of every field, all close together; () when there are none."""
    rarest, *others = sorted(names, key=lambda name: (len(found[name]), name))
    for hit in found[rarest]:
        near = _beside((hit,), others, found)
        if near:
            return near
    return ()


def _beside(
    hits: tuple[Hit, ...], names: list[str], found: Mapping[str, tuple[Hit, ...]]
) -> tuple[Hit, ...]:
    for name in names:
        fitting = (one for one in found[name] if _fits(one, hits))
        nearest = min(
            fitting, key=lambda one: (abs(one.start - hits[0].start), one.start), default=None
        )
        if nearest is None:
            return ()
        hits = (*hits, nearest)
    return hits


def _fits(one: Hit, hits: tuple[Hit, ...]) -> bool:
    """Return whether a word may join others: near all of them, and none of them itself."""
    return all(
        one.field is other.field
        and (one.start >= other.end or one.end <= other.start)
        and max(one.end, other.end) - min(one.start, other.start) <= NEAR
        for other in hits
    )
