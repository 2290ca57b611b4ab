"""Measure how fast items are tagged: step by step, all together, and the words of 50,000 items.

    .venv/bin/python bench/tagging.py [--items N] [--retag N] [--least N]

The items are made from the sentences that tests/quality labels, mixed and varied with words
that hardly occur twice, so that no memory of words knows all of a text. Prints items a second
per core (processor time, so that waiting does not count): cold, the first time in this
process; warm, when the words are known; and how long it takes to tag --retag items afresh, as
after a change of the word lists. Exit code 1 when warm is below --least items a second.
"""

import argparse
import json
import struct
import sys
from collections.abc import Iterator
from hashlib import blake2b
from itertools import count, islice
from pathlib import Path
from time import process_time

from enrich.gazetteer import Gazetteer
from enrich.run import Step, enrich, gazetteer, steps
from enrich.tag import item, line
from enrich.word_lists import Vocabulary, load_vocabulary
from hub.content.area_geometry import read_geometry
from hub.content.settings import load_content
from hub.model import EnrichedItem, Item

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "content"
SETS = ("domains_written.jsonl", "districts_written.jsonl", "gevoelig.jsonl")

FEWEST, MOST = 3, 9
"""Labelled texts that make one item: some 80 words on average, 500 characters."""

FEEDS = ("NL", "GM0034", "GM0772")
SYLLABLES = ("ba", "dor", "fel", "gim", "hoek", "jas", "kom", "lan", "mer", "nis", "pol", "rus",
             "sta", "tor", "vel", "wis", "zan")  # fmt: skip
ENOUGH = 1000.0
RETAG_SECONDS = 60.0
BATCH = 1000
"""Items made before the clock runs: making them is no part of tagging."""


def main(arguments: list[str]) -> int:
    """Print the figures and return 1 when tagging is slower than asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--items", type=int, default=3000)
    options.add_argument("--retag", type=int, default=50_000)
    options.add_argument("--least", type=float, default=ENOUGH)
    chosen = options.parse_args(arguments)
    made = tuple(islice(items(), chosen.items))
    words = sum(len(one.title.split()) + len(one.body.html.split()) for one in made)
    _say(f"{len(made)} items of {words / max(1, len(made)):.0f} words")
    vocabulary, places = _known()
    cold = _rate(made, steps(vocabulary, places))
    _say(f"all steps, cold: {cold:8,.0f} items/s")
    _print_steps(made, vocabulary, places)
    warm = _rate(made, steps(vocabulary, places))
    _say(f"all steps, warm: {warm:8,.0f} items/s")
    seconds = _retag(chosen.retag, vocabulary, places)
    _say(f"tag {chosen.retag:,} items with changed word lists: {seconds:.1f} s")
    slow = warm < chosen.least or seconds * 50_000 > RETAG_SECONDS * max(1, chosen.retag)
    return int(slow)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def items(series: str = "a") -> Iterator[Item]:
    """Yield items without end, the same ones for the same series."""
    texts = [text for name in SETS for text in _texts(name)]
    for number in count(1):
        yield _item(f"{series}:{number}", texts)


def _texts(name: str) -> Iterator[tuple[str, str]]:
    for text in (ROOT / "tests" / "quality" / "data" / name).read_text("utf-8").splitlines():
        labelled = json.loads(text)
        yield labelled["title"], labelled.get("body") or labelled["title"]


def _item(name: str, texts: list[tuple[str, str]]) -> Item:
    throws = _throws(name)
    picked = [texts[next(throws) % len(texts)] for _ in range(_between(throws, FEWEST, MOST))]
    body = "\n".join(f"{text} {_sentence(throws)}" for _, text in picked[1:])
    feed = FEEDS[next(throws) % len(FEEDS)]
    return item(line({"id": name, "title": picked[0][0], "body": body, "feed": feed}))


def _sentence(throws: Iterator[int]) -> str:
    """Return a sentence with a word that hardly occurs elsewhere, and a number."""
    name = "".join(SYLLABLES[next(throws) % len(SYLLABLES)] for _ in range(4))
    return f"Vraag het aan {name.capitalize()}, kamer {_between(throws, 1, 999)}."


def _throws(name: str) -> Iterator[int]:
    """Yield numbers that look thrown and are always the same for a name."""
    for number in count():
        hashed = blake2b(f"{name}:{number}".encode()).digest()
        yield from struct.unpack("<16I", hashed)


def _between(throws: Iterator[int], least: int, most: int) -> int:
    return least + next(throws) % (most - least + 1)


def _known() -> tuple[Vocabulary, Gazetteer]:
    content = load_content(CONTENT)
    vocabulary = load_vocabulary(extra=CONTENT)
    shapes = read_geometry(CONTENT, content.hub.gemeenten)
    return vocabulary, gazetteer(vocabulary, content.hub.gemeenten, shapes)


def _rate(made: tuple[Item, ...], through: tuple[Step, ...]) -> float:
    begin = process_time()
    done = sum(1 for _ in enrich(made, through))
    return done / (process_time() - begin)


def _print_steps(made: tuple[Item, ...], vocabulary: Vocabulary, places: Gazetteer) -> None:
    """Print what each step costs by itself, when the words are known."""
    for step in steps(vocabulary, places):
        enriched = [EnrichedItem(item=one) for one in made]
        begin = process_time()
        for one in enriched:
            step(one)
        seconds = process_time() - begin
        _say(f"{type(step).__name__:>16}: {len(made) / seconds:8,.0f} items/s")


def _retag(number: int, vocabulary: Vocabulary, places: Gazetteer) -> float:
    """Return how long new word lists take over many items."""
    through = steps(vocabulary, places)
    made = items("b")
    spent = 0.0
    for _ in range(0, number, BATCH):
        batch = tuple(islice(made, BATCH))
        begin = process_time()
        for _ in enrich(batch, through):
            pass
        spent += process_time() - begin
    return spent


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
