"""Write the list for editors of how hard their own texts are to read."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from attrs import frozen

from enrich.plain_words import PlainWords
from enrich.reading_level import ReadingLevel, reading_level
from hub.atomic_file import write_atomically
from hub.model import Item
from hub.page_text import text_of

FILE = "leesbaarheid.csv"

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@frozen(kw_only=True)
class Read:
    """One text with how hard it is."""

    item: Item
    level: ReadingLevel


Levels = Callable[[tuple[Item, ...], PlainWords], Mapping[str, ReadingLevel]]
"""Returns how hard items are to read, by id: `levels_of`, or what was kept of it; pure."""


def levels_of(items: Iterable[Item], plain: PlainWords) -> Mapping[str, ReadingLevel]:
    """Return how hard items are to read, by id."""
    return {item.id: reading_level(text_to_read(item), plain) for item in items}


def read_texts(
    items: Iterable[Item], own: frozenset[str], plain: PlainWords, levels: Levels = levels_of
) -> tuple[Read, ...]:
    """Return the Dutch texts of the editors' sources, the hardest first."""
    dutch = {"", "nl"}
    mine = tuple(one for one in items if one.source_id in own and one.language in dutch)
    found = levels(mine, plain)
    told = (Read(item=one, level=found[one.id]) for one in mine if found[one.id].signal)
    return tuple(sorted(told, key=lambda one: (-one.level.lix, one.item.id)))


def write_reading(reports: Path, texts: tuple[Read, ...]) -> None:
    """Write leesbaarheid.csv in the folder `reports` (output/reports).

    Raises:
        OSError: the disk refuses; the earlier report is untouched.
    """
    write_atomically(reports / FILE, reading_table(texts).encode("utf-8-sig"))


def reading_table(texts: tuple[Read, ...]) -> str:
    """Return the texts as lines for a spreadsheet, with a heading."""
    text = io.StringIO()
    table = csv.writer(text, delimiter=";", lineterminator="\r\n")
    table.writerow(
        ("item", "titel", "seintje", "lix", "lange zinnen", "moeilijke woorden",
         "zeldzame woorden")
    )  # fmt: skip
    table.writerows(map(_row, texts))
    return text.getvalue()


def _row(one: Read) -> tuple[str, ...]:
    level = one.level
    hard = dict.fromkeys(f"{word.text} → {word.instead}" for word in level.hard_words)
    cells = (
        one.item.id,
        one.item.title,
        level.signal,
        f"{level.lix:.0f}",
        " | ".join(level.long_sentences),
        ", ".join(hard),
        ", ".join(level.rare_words),
    )
    return tuple(f"'{cell}" if cell.startswith(_FORMULA) else cell for cell in cells)


def text_to_read(item: Item) -> str:
    """Return what a reader of an item reads: its title and its text, or else its summary."""
    return f"{item.title}\n{text_of(item.body) or item.summary}"
