"""What must be forgotten, and whether a text holds it. Pure.

It is an item, a number (telephone, date of birth) or words in a row (a name, a mail address).
Words are folded and parted at everything that is no letter or digit, so that "Jan de Vries",
"jan-de-vries" and "JAN DE VRIËS" are one. Of a number only the digits count.
"""

import enum
import re
from collections.abc import Collection, Iterator
from functools import lru_cache
from unicodedata import normalize

from attrs import frozen

from hub.dutch import fold
from hub.errors import ForgetRefused

LEAST_LETTERS = 4
"""Fewer letters and digits than this stand in half of all texts."""

LEAST_DIGITS = 6
"""A shorter number is taken for a word: "2027" is no number that leads to a person."""

CACHED_WORDS = 1 << 16
"""Distinct words remembered while a whole site is read; some 10 MB."""

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\+?[\d\s().\-\u2010-\u2015/]+")
_DIGITS_IN_A_ROW = re.compile(r"\d(?:[\s().\-\u2010-\u2015/+]{0,3}\d)*")
_BEFORE_ID = r"(?<![\w/@-])"
_AFTER_ID = r"(?![\w/@-]|\.\w)"

Parts = tuple[str, ...]


class NeedleKind(enum.StrEnum):
    """What sort of thing is forgotten."""

    ITEM = "item"
    NUMBER = "number"
    WORDS = "words"


@frozen(kw_only=True)
class Needle:
    """What is looked for: the id of an item, the digits of a number, or words in a row."""

    kind: NeedleKind
    parts: Parts

    @property
    def item_id(self) -> str:
        """The id of the item, or "" when it is a text."""
        return self.parts[0] if self.kind is NeedleKind.ITEM else ""

    @property
    def source_id(self) -> str:
        """The source of the item, or ""."""
        return self.item_id.partition(":")[0]

    def is_in(self, text: str) -> bool:
        """Return whether it stands in a text."""
        if self.item_id:
            return bool(_id_pattern(self.item_id).search(text))
        return any(_is_part(self.parts, row) for row in _rows(text, self.kind))


def needle(what: str, sources: Collection[str]) -> Needle:
    """Return what a person asked to forget; the id of an item begins with one of `sources`.

    Raises:
        ForgetRefused: it is so short that it stands everywhere.
    """
    text = what.strip()
    source, _, external = text.partition(":")
    if external and source in sources:
        return Needle(kind=NeedleKind.ITEM, parts=(text,))
    digits = _national(text) if _NUMBER.fullmatch(text) else ""
    if len(digits) >= LEAST_DIGITS:
        return Needle(kind=NeedleKind.NUMBER, parts=tuple(digits))
    words = _words(text)
    if sum(map(len, words)) < LEAST_LETTERS:
        raise ForgetRefused(
            "dit is te kort: het staat overal. Geef een hele naam, een heel nummer of het id "
            "van een item"
        )
    return Needle(kind=NeedleKind.WORDS, parts=words)


def grams(text: str, kind: NeedleKind, size: int) -> Iterator[Parts]:
    """Yield every `size` words or digits that stand in a row."""
    for row in _rows(text, kind):
        yield from zip(*(row[start:] for start in range(size)), strict=False)


def _rows(text: str, kind: NeedleKind) -> Iterator[Parts]:
    if kind is NeedleKind.NUMBER:
        for found in _DIGITS_IN_A_ROW.finditer(text):
            yield tuple(_digits(found[0]))
    else:
        yield _words(text)


def _is_part(parts: Parts, row: Parts) -> bool:
    """Return whether the parts stand in a row, in their order."""
    size = len(parts)
    starts = (at for at, found in enumerate(row) if found == parts[0])
    return parts[0] in row and any(row[at : at + size] == parts for at in starts)


def _words(text: str) -> Parts:
    # Composed first: an accent of its own would part a word in two.
    return tuple(map(_folded, _WORD.findall(normalize("NFC", text))))


@lru_cache(maxsize=CACHED_WORDS)
def _folded(word: str) -> str:
    return fold(word)


def _digits(text: str) -> str:
    # int() reads the digits of every script.
    return "".join(str(int(char)) for char in text if char.isdecimal())


def _national(text: str) -> str:
    """Return the digits that a number has with and without +31, 0031 or a leading 0."""
    digits = _digits(text)
    if text.startswith("+31"):
        digits = digits.removeprefix("31")
    return digits.removeprefix("0031").lstrip("0")


@lru_cache(maxsize=8)
def _id_pattern(item_id: str) -> re.Pattern[str]:
    return re.compile(_BEFORE_ID + re.escape(item_id) + _AFTER_ID)
