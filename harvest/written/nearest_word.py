"""Find the word that somebody meant among those that may stand there. Pure."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process

LEAST_ALIKE = 60
"""Of 100; below it a guess is further off than a look at the list."""


def nearest(written: str, known: Iterable[str], least: int = LEAST_ALIKE) -> str | None:
    """Return the known word that looks most like the written one; None when none does."""
    found = process.extractOne(written, sorted(known), scorer=fuzz.ratio, score_cutoff=least)
    return found[0] if found else None
