"""Find the known words that are nearest to one that is not known. Pure."""

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 4
"""One letter more or less makes another word of a shorter one: "gas", "was", "pas"."""

LONG = 8
"""From here on two letters may be wrong."""


def nearest(word: str, known: Mapping[str, int], most: int = 3) -> tuple[str, ...]:
    """Return the known words that a folded word may be a typo of, best first.

    `known` is each word with how many items have it: of two that are as near, the more usual
    goes first. A swap of two neighbours is one mistake.
    """
    allowed = 0 if len(word) < SHORTEST else 1 if len(word) < LONG else 2
    found = process.extract(
        word, list(known), scorer=OSA.distance, score_cutoff=allowed, limit=None
    )
    ordered = sorted((distance, -known[other], other) for other, distance, _ in found)
    return tuple(other for _, _, other in ordered[:most])
