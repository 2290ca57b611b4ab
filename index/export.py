"""The index as small files that any web server can send: what a browser needs to search.

A reader gets a few of them for each search: a manifest in the page, a file with words, a file
with lists (and the cards of the first hits), and only then others. docs/search.md describes
the format. Pure: the same items and postings give the same bytes.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

import numpy as np
from attrs import frozen

from hub.dutch_words import STOP_WORDS
from hub.search_files import SearchFile, SearchFiles
from hub.search_item import SearchArea, SearchItem
from hub.vocabulary import Audience, Domain, Kind
from index.card_shards import CardFiles, as_json, card_files, day_number
from index.collection import Collection
from index.encoding import packed, runs
from index.lexicon import Lexicon
from index.lexicon_shards import WordFiles, backward_files, word_files
from index.nearness import Nearness
from index.places import places
from index.posting_shards import PostingFiles, posting_files
from index.postings import AllPostings
from index.shards import HASH_CHARACTERS, shard_file

VERSION = 2

_DOMAINS = {one.value: place for place, one in enumerate(Domain)}
_AUDIENCES = {one.value: place for place, one in enumerate(Audience)}
_KINDS = {one.value: place for place, one in enumerate(Kind)}


@frozen(kw_only=True)
class Searchable:
    """All that the export is a function of. `gemeente` is the first folder of its addresses."""

    code: str
    gemeente: str
    collection: Collection
    postings: AllPostings
    lexicon: Lexicon
    areas: tuple[SearchArea, ...] = ()
    today: date


def export(searchable: Searchable, *, doubles: bool = True) -> SearchFiles:
    """Return the files of a gemeente's search.

    Words written backwards and cards beside the lists save a browser from asking for more
    files. Where it has all files anyway there are none of those `doubles`.
    """
    collection, lexicon = searchable.collection, searchable.lexicon
    cards = card_files(collection, searchable.gemeente)
    lists = posting_files(
        searchable.postings,
        collection,
        searchable.gemeente,
        searchable.today,
        with_cards=doubles,
    )
    words = word_files(lexicon, lists)
    backwards = backward_files(lexicon if doubles else Lexicon(()), lists)
    choices = shard_file("f", _choices(collection))
    lenses = dict(_lenses(collection, searchable.areas))
    names = [
        [" ".join(one.words), int(one.is_word), *one.codes] for one in places(searchable.areas)
    ]
    items = shard_file("i", _items(collection, lists, cards, lenses, choices, names), "json")
    manifest = {
        "v": VERSION,
        "n": len(collection),
        "g": searchable.gemeente,
        "i": _hash(items),
        "w": _directory(words),
        "b": _directory(backwards),
        "s": " ".join(sorted(STOP_WORDS)),
    }
    every = (
        *cards.files,
        *lists.files,
        *words.files,
        *backwards.files,
        choices,
        *lenses.values(),
        items,
    )
    by_path = {file.path: file for file in every}
    return SearchFiles(
        code=searchable.code,
        gemeente=searchable.gemeente,
        files=tuple(by_path[path] for path in sorted(by_path)),
        manifest=as_json(manifest).decode(),
    )


def _directory(files: WordFiles) -> list[str]:
    """Return the first words and the hashes of files, in two strings."""
    return ["\n".join(files.firsts), "".join(map(_hash, files.files))]


def _hash(file: SearchFile) -> str:
    start = file.path.index("-") + 1
    return file.path[start : start + HASH_CHARACTERS]


def _items(
    collection: Collection,
    lists: PostingFiles,
    cards: CardFiles,
    lenses: Mapping[str, SearchFile],
    choices: SearchFile,
    names: Sequence[object],
) -> bytes:
    """Return where lists, cards and the rest stand, names of areas, and days of events."""
    dated = [(number, item) for number, item in enumerate(collection.items) if item.days]
    return as_json(
        {
            "p": _hashes(lists.files),
            "k": [list(np.diff(cards.firsts, prepend=0).tolist()), _hashes(cards.files)],
            "f": _hash(choices),
            "l": {code: _hash(file) for code, file in sorted(lenses.items())},
            "d": list(_days(dated)),
            "a": names,
        }
    )


def _hashes(files: tuple[SearchFile, ...]) -> str:
    return "".join(map(_hash, files))


def _days(dated: list[tuple[int, SearchItem]]) -> Iterator[int]:
    """Yield for each item with dates: the step in number, how many, and the steps in days."""
    before = 0
    for number, item in dated:
        days = [day_number(day) for day in item.days]
        yield number - before
        yield len(days)
        yield days[0]
        yield from (later - earlier for earlier, later in pairwise(days))
        before = number


def _lenses(
    collection: Collection, areas: tuple[SearchArea, ...]
) -> Iterator[tuple[str, SearchFile]]:
    """Yield for each area how near every item is to who lives there."""
    near = Nearness(collection)
    for area in areas:
        yield area.code, shard_file("l", runs(near(area)))


def _choices(collection: Collection) -> bytes:
    """Return by what hits can be narrowed: the names, then a row of numbers for each group."""
    items = collection.items
    languages = sorted({item.language for item in items})
    rows = (
        [_mask(item.domains, _DOMAINS) for item in items],
        [_mask(item.audiences, _AUDIENCES) for item in items],
        [1 << _KINDS[item.kind] if item.kind else 0 for item in items],
        [1 << languages.index(item.language) for item in items],
    )
    names = as_json([list(_DOMAINS), list(_AUDIENCES), list(_KINDS), languages])
    bodies = [runs(np.array(row, dtype=np.int64)) for row in rows]
    head = packed((len(names), *(len(body) for body in bodies)))
    return b"".join((head, names, *bodies))


def _mask(values: tuple[str, ...], places: Mapping[str, int]) -> int:
    return sum(1 << places[value] for value in dict.fromkeys(values))
