"""Search for editors with the ranking that residents have: only what may be seen differs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from attrs import frozen

from hub.search_item import SearchArea, SearchItem, SearchScope
from index.engine import FACETS, Filters, Found, Hit, Reader
from index.ranking import Asked, Ranked
from index.searchable import ranking, searchables

ANY_DAY = date(2020, 1, 1)
"""Where no item has dates, every day gives the same order."""

_SMALL_FIRST = ("BU", "WK", "SD", "GM")
"""How codes of areas begin, from a buurt to a gemeente."""

_MANY = {"areas", "domains", "audiences"}

Stored = Mapping[str, str]


@frozen(kw_only=True)
class _Scope:
    """The items to rank, what the index keeps of each, and which of them may be hits."""

    items: tuple[SearchItem, ...]
    stored: Mapping[str, Stored]
    allowed: frozenset[str]


def ranked(
    reader: Reader,
    folder: Path,
    words: str,
    filters: Filters,
    limit: int,
    areas: tuple[SearchArea, ...] = (),
) -> Found:
    """Return the items that fit the words best, as a resident would see them ordered.

    `areas` are those that the words may name: what is there goes first.

    With a gemeente they are ranked among what that gemeente has, as on its own search page. The
    dates of events are not in the index and do not count here. Without words: whatever fits the
    filters. `folder` is that of the index.
    """
    if not words.strip():
        return reader.search(words, filters, limit)
    scope = _scope(reader, filters)
    where = SearchScope(code=filters.gemeente, gemeente="", items=scope.items, areas=areas)
    (searchable,) = searchables(reader, (where,), folder, ANY_DAY, keep=False)
    found = ranking(searchable)(Asked(text=words, today=ANY_DAY))
    order = searchable.collection.items
    ids = [order[number].id for number in found.numbers.tolist()]
    scores = dict(zip(ids, found.scores.tolist(), strict=True))
    hits = [key for key in ids if key in scope.allowed]
    return Found(
        hits=tuple(_hit(scope.stored[key], scores[key]) for key in hits[:limit]),
        total=len(hits),
        facets=tuple(_facets([scope.stored[key] for key in hits])),
        corrected=_corrected(found),
    )


def _scope(reader: Reader, filters: Filters) -> _Scope:
    base = Filters(gemeente=filters.gemeente)
    stored = {one["id"]: one for one in reader.stored(base)}
    return _Scope(
        items=tuple(_item(one) for one in stored.values()),
        stored=stored,
        allowed=frozenset(one["id"] for one in reader.stored(filters)),
    )


def _item(stored: Stored) -> SearchItem:
    return SearchItem(
        id=stored["id"],
        title=stored["name"],
        areas=_smallest(tuple(_values(stored, "areas"))),
        domains=tuple(_values(stored, "domains")),
    )


def _smallest(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the smallest areas of an item: the index also has everything above them."""
    for kind in _SMALL_FIRST:
        found = tuple(code for code in codes if code.startswith(kind))
        if found:
            return found
    return codes


def _hit(stored: Stored, score: int) -> Hit:
    return Hit(id=stored["id"], title=stored["name"], kind=stored["kind"], score=float(score))


def _facets(hits: list[Stored]) -> Iterator[tuple[str, tuple[tuple[str, int], ...]]]:
    for name in FACETS:
        counts = Counter(value for one in hits for value in _values(one, name))
        yield name, tuple(sorted(counts.items()))


def _values(stored: Stored, name: str) -> Iterator[str]:
    written = stored.get(name) or ""
    values = written.split(",") if name in _MANY else [written]
    return (value for value in values if value)


def _corrected(found: Ranked) -> tuple[tuple[str, str], ...]:
    return tuple((word, reading.used) for word, reading in found.readings if reading.used)
