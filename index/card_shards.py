"""What a hit shows, in files that hold the cards of neighbours together. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate

from attrs import frozen

from hub.codec import encode
from hub.search_files import SearchFile
from hub.search_item import SearchItem
from index.collection import Collection
from index.shards import cut, shard_file

USUAL_BYTES = 26_000
"""Some hundred and fifty cards; compressed a fifth of it."""

LONGEST_SUMMARY = 160
MOST_DAYS = 6
EPOCH = date(2020, 1, 1)
"""Days are counted from here: five digits less than a date."""

Card = list[object]


@frozen(kw_only=True)
class CardFiles:
    """The files, and the number of the first item in each."""

    files: tuple[SearchFile, ...]
    firsts: tuple[int, ...]


def card(item: SearchItem, gemeente: str) -> Card:
    """Return what is shown of an item; of a sensitive one only its title and kind."""
    hidden = item.sensitive
    return [
        item.url.removeprefix(f"/{gemeente}/"),
        item.title,
        "" if hidden else shortened(item.summary),
        item.kind,
        next(iter(item.domains), ""),
        "" if hidden else item.area,
        "" if hidden else item.area_name,
        "" if item.language == "nl" else item.language,
        [day_number(day) for day in item.days[:MOST_DAYS]],
        int(hidden),
    ]


def as_json(value: object) -> bytes:
    """Return compact JSON; the same value gives the same bytes."""
    return encode(value)


def day_number(day: date) -> int:
    """Return a day as a number of days."""
    return (day - EPOCH) // timedelta(days=1)


def shortened(text: str) -> str:
    """Return the text, cut at a word when it is too long."""
    if len(text) <= LONGEST_SUMMARY:
        return text
    return text[:LONGEST_SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:.") + "…"


def card_files(collection: Collection, gemeente: str) -> CardFiles:
    """Return the cards of all items in files of a handy size."""
    groups = list(_groups(collection, gemeente))
    sizes = (len(group) for group in groups)
    return CardFiles(
        files=tuple(shard_file("k", b"[%b]" % b",".join(group), "json") for group in groups),
        firsts=tuple(accumulate(sizes, initial=0))[:-1],
    )


def _groups(collection: Collection, gemeente: str) -> Iterator[list[bytes]]:
    """Yield the cards of each file as JSON."""
    shown = ((item.id, as_json(card(item, gemeente))) for item in collection.items)
    for group in cut(
        shown, name=lambda one: one[0], size=lambda one: len(one[1]), usual=USUAL_BYTES
    ):
        yield [written for _, written in group]
