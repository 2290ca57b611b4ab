"""Find near-duplicates among many items, and tell how well and how fast.

    .venv/bin/python bench/duplicates.py [ITEMS]

Makes texts of about 100 invented words; of every ninth a copy in another source has three words
changed. Prints the seconds, recall and precision. Exit code 1 below the floors (100,000 items
in 30 s, recall .99, precision .95).
"""

import sys
from collections.abc import Iterator
from hashlib import blake2b
from itertools import accumulate, product
from time import perf_counter

from enrich.duplicates import find_duplicates
from hub.model import EnrichedItem, Item, SafeHtml
from hub.vocabulary import Kind

ITEMS = 100_000
SECONDS_EACH = 30 / 100_000
RECALL, PRECISION = 0.99, 0.95
WORDS_EACH, CHANGED, PLANTED = 100, 3, 9
TOWNS = 342

FIRST = "bdkl"
MIDDLE = "aeiou"
LAST = ("ster", "man", "berg", "huis", "weg", "dorp", "laan", "plein", "kring", "werk", "dag",
        "tuin", "boom", "zaal", "kast", "loper")  # fmt: skip
WORDS = ["".join(pair) for pair in product(FIRST, MIDDLE, LAST)]
SHARES = [*accumulate(1 / (rank + 1) for rank in range(len(WORDS)))]
"""Words as often as in a language: the second half as often as the first."""


class Dice:
    """Numbers that look random and are the same in every run."""

    def __init__(self, seed: int) -> None:
        self._state = seed

    def below(self, most: int) -> int:
        """Return a number from 0 up to `most`."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self._state >> 33) % most

    def word(self) -> str:
        """Return a word; a few come often, most come seldom."""
        wanted = self.below(1_000_000) / 1_000_000 * SHARES[-1]
        low, high = 0, len(SHARES)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if SHARES[middle] < wanted else (low, middle)
        return WORDS[min(low, len(WORDS) - 1)]


def main(arguments: list[str]) -> int:
    """Run and return 1 when a floor is not reached."""
    count = int(arguments[0]) if arguments else ITEMS
    items = list(_items(count))
    planted = {
        (f"a:{one.item.id[2:]}", one.item.id) for one in items if one.item.source_id == "b"
    }
    started = perf_counter()
    groups = set(find_duplicates(items).groups)
    seconds = perf_counter() - started
    recall = len(groups & planted) / len(planted)
    precision = len(groups & planted) / max(1, len(groups))
    sys.stdout.write(
        f"{len(items)} items in {seconds:.1f} s, recall {recall:.4f}, "
        f"precision {precision:.4f}\n"
    )
    fast = seconds <= SECONDS_EACH * len(items)
    return 0 if fast and recall >= RECALL and precision >= PRECISION else 1


def _items(count: int) -> Iterator[EnrichedItem]:
    number = made = 0
    while made < count:
        dice = Dice(int.from_bytes(blake2b(str(number).encode(), digest_size=8).digest()))
        title = " ".join(dice.word() for _ in range(5))
        words = [dice.word() for _ in range(WORDS_EACH)]
        yield _item("a", number, title, words)
        made += 1
        if number % PLANTED == 0:
            for _ in range(CHANGED):
                words[dice.below(WORDS_EACH)] = dice.word()
            yield _item("b", number, title, words)
            made += 1
        number += 1


def _item(source: str, number: int, title: str, words: list[str]) -> EnrichedItem:
    item = Item(
        id=f"{source}:{number}",
        source_id=source,
        kind=Kind.NEWS,
        title=title,
        content_hash="",
        body=SafeHtml(html=f"<p>{' '.join(words)}</p>"),
        scope=f"GM{number % TOWNS:04}",
    )
    return EnrichedItem(item=item)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
