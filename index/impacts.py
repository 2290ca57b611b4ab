"""How much a word says about an item: a small whole number, from its own text alone. Pure.

BM25F without averages: lengths are compared with those of a usual item, so that a new item
changes nothing about the others. Whole numbers, so that every engine finds the same.
"""

from collections.abc import Mapping

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@frozen(kw_only=True)
class FieldImpact:
    """What a word in a field weighs, and how many words that field usually has."""

    weight: float
    usual_length: int


FIELDS: Mapping[str, FieldImpact] = {
    "title": FieldImpact(weight=4.0, usual_length=5),
    "copies": FieldImpact(weight=3.0, usual_length=5),
    "subjects": FieldImpact(weight=2.0, usual_length=5),
    "summary": FieldImpact(weight=1.5, usual_length=15),
    "body": FieldImpact(weight=1.0, usual_length=100),
}
"""Words in a title say most about an item; those in a long text least."""

UNIT = 256
"""One word of weight 1 in a field of the usual length."""

LENGTH_COUNTS = 0.6
"""How much a text that is twice as long lowers what one word says (the b of BM25)."""

HALF = 3 * UNIT
"""At this sum a word says half of what it can (the k of BM25)."""

LEVELS = 31
"""The highest impact: more steps change no order that a reader would notice, and cost bytes."""

IDF_STEPS = 4


def part(field: FieldImpact, weights: NDArray[np.float64], lengths: Numbers) -> Numbers:
    """Return what a word's weights in one field of items with these lengths add."""
    shape = 1 - LENGTH_COUNTS + LENGTH_COUNTS * lengths / field.usual_length
    return np.floor(UNIT * field.weight * weights / shape + 0.5).astype(np.int64)


def levels(sums: Numbers) -> Numbers:
    """Return the impact, 1 to LEVELS, of the sums over all fields."""
    return 1 + (LEVELS * sums) // (sums + HALF)


def rarity(having: int, every: int) -> int:
    """Return what a word is worth that so many of the items have: the rarer, the more."""
    share = (every - having + 0.5) / (having + 0.5)
    return max(1, round(IDF_STEPS * float(np.log1p(share))))
