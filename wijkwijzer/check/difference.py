"""Show what mending changed in a file, line by line. Pure."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from wijkwijzer.check.findings import BOM

MOST_SHOWN = 40
"""Lines; somebody who mends more than this looks in the file, or asks git."""

_LINE_END = re.compile(r"\r\n|\r|\n")


def difference(before: bytes, after: bytes) -> tuple[str, ...]:
    """Return the lines that went (-) and came (+), each with its number.

    Line ends and the mark at the start of a file cannot be seen, so they make no difference.
    """
    shown = tuple(_changed(_lines(before), _lines(after)))
    left = len(shown) - MOST_SHOWN
    return shown if left <= 0 else (*shown[:MOST_SHOWN], f"… en nog {left} regels")


def _lines(data: bytes) -> list[str]:
    return _LINE_END.split(data.decode("utf-8", errors="replace").removeprefix(BOM))


def _changed(before: list[str], after: list[str]) -> Iterator[str]:
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind != "equal":
            yield from (f"{number + 1:>5} - {before[number]}" for number in range(first, last))
            yield from (f"{number + 1:>5} + {after[number]}" for number in range(begin, end))
