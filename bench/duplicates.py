"""Find near-duplicates among many items, and tell how well and how fast.

    .venv/bin/python -m bench.duplicates [ITEMS]

Makes texts of about 100 invented words; of every ninth a copy in another source has three words
changed. Prints processor seconds, items a second, recall and precision: of us, and of
datasketch (MinHash of 64 and its LSH, over three words in a row) on the same items in the same
run; without that library it is named as missing. Ours is all of `find_duplicates`: titles,
days, places and pages too. Exit code 1 when we are below the floors (100,000 items in 30 s,
recall .99, precision .95).
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from hashlib import blake2b
from importlib import import_module
from importlib.util import find_spec
from itertools import accumulate, product
from time import process_time
from types import ModuleType

from attrs import frozen

from enrich.duplicates import find_duplicates
from hub.model import EnrichedItem, Item, SafeHtml
from hub.page_text import text_of
from hub.vocabulary import Kind

ITEMS = 100_000
SECONDS_EACH = 30 / 100_000
RECALL, PRECISION = 0.99, 0.95
WORDS_EACH, CHANGED, PLANTED = 100, 3, 9
TOWNS = 342
PERMUTATIONS, SHINGLE = 64, 3
LIKE = 0.5
"""What datasketch is asked for: at 0.7 its recall was .87."""
RIVAL = "datasketch"

Pair = tuple[str, ...]

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


@frozen(kw_only=True)
class Outcome:
    """How many of the planted pairs were found, how many others, and in how many seconds."""

    amount: int
    seconds: float
    recall: float
    precision: float

    def __str__(self) -> str:
        return (
            f"{self.amount} items in {self.seconds:.1f} s of processor time, "
            f"{self.speed:,.0f} a second, recall {self.recall:.4f}, "
            f"precision {self.precision:.4f}"
        )

    @property
    def speed(self) -> float:
        """Items a second."""
        return self.amount / self.seconds


def main(arguments: list[str]) -> int:
    """Run and return 1 when a floor is not reached."""
    count = int(arguments[0]) if arguments else ITEMS
    items = list(_items(count))
    find_duplicates(items[:2])  # Loads the dictionary, as tagging has done in a build.
    ours = _outcome(items, lambda: find_duplicates(items).groups)
    sys.stdout.write(f"wijkwijzer: {ours}\n")
    if find_spec(RIVAL) is None:
        sys.stdout.write(f"{RIVAL}: missing\n")
    else:
        rival = import_module(RIVAL)
        theirs = _outcome(items, lambda: _pairs(rival, items))
        sys.stdout.write(f"{RIVAL}: {theirs}\n")
        sys.stdout.write(f"wijkwijzer / {RIVAL}: {ours.speed / theirs.speed:.1f}\n")
    fast = ours.seconds <= SECONDS_EACH * len(items)
    return 0 if fast and ours.recall >= RECALL and ours.precision >= PRECISION else 1


def _outcome(items: list[EnrichedItem], find: Callable[[], Iterable[Pair]]) -> Outcome:
    planted = {
        (f"a:{one.item.id[2:]}", one.item.id) for one in items if one.item.source_id == "b"
    }
    started = process_time()
    found = set(find())
    seconds = process_time() - started
    right = len(found & planted)
    return Outcome(
        amount=len(items),
        seconds=seconds,
        recall=right / len(planted),
        precision=right / max(1, len(found)),
    )


def _pairs(rival: ModuleType, items: list[EnrichedItem]) -> Iterator[Pair]:
    """Yield the pairs that datasketch finds, as its own guide does it."""
    near = rival.MinHashLSH(threshold=LIKE, num_perm=PERMUTATIONS)
    for one in items:
        words = text_of(one.item.body).split()
        rows = zip(*(words[start:] for start in range(SHINGLE)), strict=False)
        sketch = rival.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([" ".join(row).encode() for row in rows])
        for other in near.query(sketch):
            yield tuple(sorted((str(other), one.item.id)))
        near.insert(one.item.id, sketch)


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
