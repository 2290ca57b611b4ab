"""Which items have a term, strongest first, with the cards of the first hits beside them. Pure.

A file holds some terms that follow each other in the alphabet: their number; for each its
rarity and the length of its list; the lists; and as JSON the cards by item number. A list is
groups of equal impact, the highest first: the impact, how many, and the steps from one item
to the next.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, partial

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from hub.search_files import SearchFile
from hub.search_item import SearchItem
from index.card_shards import Card, as_json, card
from index.collection import Collection
from index.encoding import packed, varints
from index.impacts import LEVELS, Numbers, rarity
from index.postings import AllPostings, Posting
from index.ranking import timeliness
from index.shards import cut, shard_file

USUAL_BYTES = 14_000
"""Most terms have a list of a few bytes: a file holds one to some hundreds of them."""

FIRST_HITS = 10
POPULAR = 10
"""A term that so many items have in their title is one that people type: its first hits are
shown without asking for another file."""

STRONG = 18
_IMPACTS = LEVELS + 1


@frozen(kw_only=True)
class TermPlace:
    """Where the list of a term stands: in which file, and the how-manieth there."""

    file: int
    slot: int


@frozen(kw_only=True)
class PostingFiles:
    """The files, and where each term stands."""

    files: tuple[SearchFile, ...]
    places: Mapping[str, TermPlace]


@frozen(kw_only=True)
class _Term:
    text: str
    rarity: int
    listed: bytes
    firsts: tuple[int, ...]

    @property
    def size(self) -> int:
        return len(self.listed) + 3 + 120 * len(self.firsts)


def posting_files(
    postings: AllPostings,
    collection: Collection,
    gemeente: str,
    today: date,
    *,
    with_cards: bool = True,
) -> PostingFiles:
    """Return the lists of all terms in files of a handy size."""
    times = np.fromiter((timeliness(item, today) for item in collection.items), dtype=np.int64)
    groups = list(
        cut(
            _terms(postings, len(collection), times if with_cards else None),
            name=lambda term: term.text,
            size=lambda term: term.size,
            usual=USUAL_BYTES,
        )
    )
    return PostingFiles(
        files=tuple(
            shard_file("p", _body(group, collection.items, gemeente)) for group in groups
        ),
        places={
            term.text: TermPlace(file=file, slot=slot)
            for file, group in enumerate(groups)
            for slot, term in enumerate(group)
        },
    )


def _terms(postings: AllPostings, every: int, times: Numbers | None) -> Iterator[_Term]:
    popular = np.zeros(len(postings.terms), dtype=bool) if times is None else _popular(postings)
    rows = zip(postings.counts.items(), _lists(postings), popular.tolist(), strict=True)
    # There are few different numbers among so many terms.
    worth = cache(partial(rarity, every=every))
    for place, ((text, having), listed, is_popular) in enumerate(rows):
        firsts = times is not None and is_popular and _first_hits(postings.at(place), times)
        yield _Term(text=text, rarity=worth(having), listed=listed, firsts=firsts or ())


def _popular(postings: AllPostings) -> NDArray[np.bool_]:
    """Return for each term whether many items have it in their title."""
    strong = np.cumsum(postings.impacts >= STRONG)
    before = np.concatenate([np.zeros(1, dtype=np.int64), strong])[postings.starts]
    return np.diff(before) >= POPULAR


def _first_hits(posting: Posting, times: Numbers) -> tuple[int, ...]:
    """Return the items that stand first when only this term is asked for."""
    scores = posting.impacts * times[posting.numbers]
    best = np.lexsort((posting.numbers, -scores))[:FIRST_HITS]
    return tuple(sorted(posting.numbers[best].tolist()))


def _lists(postings: AllPostings) -> list[bytes]:
    """Return the list of each term."""
    if not postings.terms:
        return []
    places = np.repeat(np.arange(len(postings.terms)), np.diff(postings.starts))
    # The order of a row as one number: sorting those is quick.
    size = int(postings.numbers.max()) + 1
    rows = (places * _IMPACTS + LEVELS - postings.impacts) * size + postings.numbers
    rows.sort()
    keys, numbers = np.divmod(rows, size)
    impacts = LEVELS - keys % _IMPACTS
    firsts = np.flatnonzero(np.diff(keys, prepend=-1))
    sizes = np.diff(np.append(firsts, len(numbers)))
    steps = np.diff(numbers, prepend=0)
    steps[firsts] = numbers[firsts]
    # Before each group stand its impact and its size.
    heads = np.stack([impacts[firsts], sizes], axis=1).reshape(-1)
    values = np.insert(steps, np.repeat(firsts, 2), heads)
    found, starts = varints(values)
    before = np.searchsorted(firsts, postings.starts)
    ends = starts[postings.starts + 2 * before]
    whole = found.tobytes()
    return [whole[ends[i] : ends[i + 1]] for i in range(len(postings.terms))]


def _body(group: tuple[_Term, ...], items: tuple[SearchItem, ...], gemeente: str) -> bytes:
    heads = [one for term in group for one in (term.rarity, len(term.listed))]
    shown = sorted({number for term in group for number in term.firsts})
    cards: list[tuple[int, Card]] = [
        (number, card(items[number], gemeente)) for number in shown
    ]
    return b"".join(
        (packed((len(group), *heads)), *(term.listed for term in group), as_json(cards))
    )
