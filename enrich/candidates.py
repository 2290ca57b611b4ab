"""Which items are worth holding beside each other. Pure.

Nothing is decided here: it finds pairs that may be alike without looking at every pair.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import combinations

from enrich.sketches import BANDS, Sketch
from hub.vocabulary import Kind

Pair = tuple[int, int]
"""Positions of two sketches, the lower first."""

Group = Sequence[int]

TextOf = Callable[[int], str]
"""Returns the compared text of the item at a position."""

LARGEST_GROUP = 40
"""Groups up to here are compared pair by pair; of a larger one only neighbours."""

NEIGHBOURS = 6
"""How many items that follow it, by title and by text, one of a large group is held against."""

LARGEST_FACT = 12
"""A telephone number of more items than this is a switchboard, not a sign of one thing."""


def candidates(sketches: Sequence[Sketch], text_of: TextOf) -> tuple[Pair, ...]:
    """Return the pairs that may be one thing, sorted; linear in the number of items."""
    found: set[Pair] = set()
    for number, one in _alike(sketches, text_of):
        found.add((number, one) if number < one else (one, number))
    return tuple(sorted(found))


def own_pages(sketches: Iterable[Sketch]) -> frozenset[str]:
    """Return the web pages that stand for one item in each of their sources: no lists."""
    seen: set[tuple[str, str, str]] = set()
    lists: set[str] = set()
    for one in sketches:
        for page in one.pages:
            key = (page, one.source_id, one.kind)
            if key in seen:
                lists.add(page)
            seen.add(key)
    return frozenset(page for page, _, _ in seen) - lists


def _alike(sketches: Sequence[Sketch], text_of: TextOf) -> Iterator[Pair]:
    for group in _grouped(map(_titles, sketches)):
        yield from _pairs(sketches, group, text_of)
    for group in _grouped(map(_facts, sketches)):
        if len(group) <= LARGEST_FACT:
            yield from _pairs(sketches, group, text_of)
    for group in _grouped(map(_days, sketches)):
        pairs = _pairs(sketches, group, text_of)
        yield from (pair for pair in pairs if _share_words(sketches, *pair))
    for group in _nearly_same_texts(sketches):
        yield from _pairs(sketches, group, text_of)


def _titles(one: Sketch) -> Iterator[Hashable]:
    yield one.kind, " ".join(sorted(one.title))


def _facts(one: Sketch) -> Iterator[Hashable]:
    yield from ((one.kind, fact) for fact in one.facts)
    yield from ((one.kind, page) for page in one.pages)


def _days(one: Sketch) -> Iterator[Hashable]:
    """Yield the days of an event with its town: only what is on one day can be one event."""
    if one.kind == Kind.EVENT:
        for town in one.towns or ("",):
            yield from ((town, day) for day in one.days)


def _nearly_same_texts(sketches: Sequence[Sketch]) -> Iterator[Group]:
    """Yield the positions of one kind that have a part of their MinHash in common."""
    of_kind: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(sketches):
        if one.minhash:
            of_kind[one.kind].append(number)
    for numbers in of_kind.values():
        for band in range(BANDS):
            yield from _repeated(numbers, [sketches[one].band(band) for one in numbers])


def _repeated(numbers: Sequence[int], keys: Sequence[str]) -> Iterator[Group]:
    """Yield the numbers that share a key; most keys are of one number only."""
    times = Counter(keys)
    if len(times) == len(keys):
        return
    found: dict[str, list[int]] = defaultdict(list)
    for number, key in zip(numbers, keys, strict=True):
        if times[key] > 1:
            found[key].append(number)
    yield from found.values()


def _share_words(sketches: Sequence[Sketch], number: int, other: int) -> bool:
    """Return whether two events of one day may be one: other sources, a word in common."""
    one, two = sketches[number], sketches[other]
    return one.source_id != two.source_id and not set(one.title).isdisjoint(two.title)


def _grouped(keys: Iterable[Iterable[Hashable]]) -> Iterator[Group]:
    """Yield the positions that share a key, for every key of more than one."""
    first: dict[Hashable, int] = {}
    # Most keys are of one item only: a list for each of them would cost the most.
    more: dict[Hashable, list[int]] = {}
    for number, found in enumerate(keys):
        for key in found:
            if first.setdefault(key, number) != number:
                more.setdefault(key, [first[key]]).append(number)
    yield from more.values()


def _pairs(sketches: Sequence[Sketch], group: Group, text_of: TextOf) -> Iterator[Pair]:
    if len(group) <= LARGEST_GROUP:
        yield from combinations(group, 2)
        return
    for order in (
        sorted(group, key=lambda number: (sorted(sketches[number].title), number)),
        sorted(group, key=lambda number: (text_of(number), number)),
    ):
        for at, number in enumerate(order):
            yield from ((number, other) for other in order[at + 1 : at + 1 + NEIGHBOURS])
