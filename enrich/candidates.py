"""Which items are worth holding beside each other. The only module that knows rensa. Pure.

Nothing is decided here: it finds pairs that may be alike without looking at every pair.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from operator import add

from rensa import RMinHash, RMinHashLSH

from enrich.profiles import Profile
from hub.vocabulary import Kind

Pair = tuple[int, int]
"""Positions of two profiles, the lower first."""

Group = Sequence[int]

PERMUTATIONS, BANDS = 64, 16
"""Of texts of 100 words with three changed, 16 bands of 4 rows miss one in many thousands."""

SEED = 42

LARGEST_GROUP = 40
"""Groups up to here are compared pair by pair; of a larger one only neighbours."""

NEIGHBOURS = 6
"""How many items that follow it, by title and by text, one of a large group is held against."""

LARGEST_FACT = 12
"""A telephone number of more items than this is a switchboard, not a sign of one thing."""


def candidates(profiles: Sequence[Profile]) -> tuple[Pair, ...]:
    """Return the pairs that may be one thing, sorted; linear in the number of items."""
    found: set[Pair] = set()
    for number, one in _alike(profiles):
        found.add((number, one) if number < one else (one, number))
    return tuple(sorted(found))


def own_pages(profiles: Iterable[Profile]) -> frozenset[str]:
    """Return the web pages that stand for one item in each of their sources: no lists."""
    seen: set[tuple[str, str, str]] = set()
    lists: set[str] = set()
    for one in profiles:
        for page in one.pages:
            key = (page, one.source_id, one.kind)
            if key in seen:
                lists.add(page)
            seen.add(key)
    return frozenset(page for page, _, _ in seen) - lists


def _alike(profiles: Sequence[Profile]) -> Iterator[Pair]:
    for group in _grouped((number, _titles(one)) for number, one in enumerate(profiles)):
        yield from _pairs(profiles, group)
    for group in _grouped((number, _facts(one)) for number, one in enumerate(profiles)):
        if len(group) <= LARGEST_FACT:
            yield from _pairs(profiles, group)
    for group in _grouped((number, _days(one)) for number, one in enumerate(profiles)):
        yield from (pair for pair in _pairs(profiles, group) if _share_words(profiles, *pair))
    for group in _text_groups(profiles):
        yield from _pairs(profiles, group)


def _titles(one: Profile) -> Iterator[Hashable]:
    yield one.kind, " ".join(sorted(one.title))


def _facts(one: Profile) -> Iterator[Hashable]:
    yield from ((one.kind, fact) for fact in one.facts)
    yield from ((one.kind, page) for page in one.pages)


def _days(one: Profile) -> Iterator[Hashable]:
    """Yield the days of an event with its town: only what is on one day can be one event."""
    if one.kind == Kind.EVENT:
        for town in sorted(one.towns) or [""]:
            yield from ((town, moment.day) for moment in one.moments)


def _share_words(profiles: Sequence[Profile], number: int, other: int) -> bool:
    """Return whether two events of one day may be one: other sources, a word in common."""
    one, two = profiles[number], profiles[other]
    return one.source_id != two.source_id and not set(one.title).isdisjoint(two.title)


def _text_groups(profiles: Sequence[Profile]) -> Iterator[Group]:
    """Yield the groups whose texts share a band of their MinHash: nearly the same words."""
    with_text = [number for number, one in enumerate(profiles) if one.has_text]
    if not with_text:
        return
    shingles = (_shingles(profiles[number]) for number in with_text)
    matrix = RMinHash.digest_matrix_from_token_sets(shingles, PERMUTATIONS, SEED)
    index = RMinHashLSH(0.5, PERMUTATIONS, BANDS)
    index.insert_matrix(matrix, 0)
    # Most texts are like no other; only the rest is worth a closer look in Python.
    has_company = index.query_duplicate_flags_matrix(matrix)
    rows = [
        (number, row)
        for number, row, company in zip(with_text, matrix.to_rows(), has_company, strict=True)
        if company
    ]
    width = PERMUTATIONS // BANDS
    for start in range(0, PERMUTATIONS, width):
        yield from _grouped(
            (number, ((profiles[number].kind, *row[start : start + width]),))
            for number, row in rows
        )


def _shingles(one: Profile) -> list[str]:
    """Return each two words that follow each other, which is what makes a text that text."""
    words = (*one.title, *one.text.split())
    return [*map(add, words, words[1:])] or [*words]


def _grouped(keyed: Iterable[tuple[int, Iterable[Hashable]]]) -> Iterator[Group]:
    """Yield the positions that share a key, for every key of more than one."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for number, keys in keyed:
        for key in keys:
            groups[key].append(number)
    yield from (group for group in groups.values() if len(group) > 1)


def _pairs(profiles: Sequence[Profile], group: Group) -> Iterator[Pair]:
    if len(group) <= LARGEST_GROUP:
        yield from combinations(group, 2)
        return
    for order in (
        sorted(group, key=lambda number: (sorted(profiles[number].title), number)),
        sorted(group, key=lambda number: (profiles[number].text, number)),
    ):
        for at, number in enumerate(order):
            yield from ((number, other) for other in order[at + 1 : at + 1 + NEIGHBOURS])
