"""What of an item is looked at to find which others it may be one with. Pure.

A sketch is small, so that it can be kept from one run to the next. Nearly the same texts share
a part of their MinHash. The only module that knows rensa.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from operator import add
from struct import Struct

from attrs import frozen
from rensa import RMinHash

from enrich.profiles import Profile

PERMUTATIONS, BANDS = 64, 16
"""Of texts of 100 words with three changed, 16 bands of 4 rows miss one in many thousands."""

SEED = 42

_BYTES = 4
"""Of one number of a MinHash."""

_NUMBERS = Struct(f">{PERMUTATIONS}I")

_BAND = PERMUTATIONS // BANDS * _BYTES * 2
"""Hexadecimal characters of a band."""


@frozen(kw_only=True)
class Sketch:
    """One item as it is looked for; see `Profile`, which holds it beside another one.

    `title` has the words that name it; what comes after it is sorted. `minhash` is in
    hexadecimal characters; empty of a text that says too little.
    """

    id: str
    source_id: str
    kind: str
    title: tuple[str, ...]
    towns: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    pages: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    minhash: str = ""

    def band(self, number: int) -> str:
        """Return a part of the MinHash; nearly the same texts have one in common."""
        return self.minhash[number * _BAND : (number + 1) * _BAND]


def sketches(profiles: Sequence[Profile]) -> tuple[Sketch, ...]:
    """Return the sketches of items, in their order."""
    hashes = _minhashes([one for one in profiles if one.has_text])
    return tuple(_sketch(one, next(hashes) if one.has_text else "") for one in profiles)


def _sketch(one: Profile, minhash: str) -> Sketch:
    return Sketch(
        id=one.id,
        source_id=one.source_id,
        kind=one.kind,
        title=one.title,
        towns=tuple(sorted(one.towns)),
        days=tuple(sorted({moment.day for moment in one.moments})),
        pages=tuple(sorted(one.pages)),
        facts=tuple(sorted(one.facts)),
        minhash=minhash,
    )


def _minhashes(profiles: Sequence[Profile]) -> Iterator[str]:
    """Yield what nearly the same texts have in common, in the order of the profiles."""
    if profiles:
        matrix = RMinHash.digest_matrix_from_token_sets(
            map(_shingles, profiles), PERMUTATIONS, SEED
        )
        yield from (_written(row) for row in matrix.to_rows())


def _written(row: Sequence[int]) -> str:
    return _NUMBERS.pack(*row).hex()


def _shingles(one: Profile) -> list[str]:
    """Return each two words that follow each other, which is what makes a text that text."""
    words = (*one.title, *one.text.split())
    return [*map(add, words, words[1:])] or [*words]
