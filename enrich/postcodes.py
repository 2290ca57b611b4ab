"""Postcodes as they stand in texts: in an address, or in a sentence that names them. Pure."""

import re
from collections.abc import Iterator

from attrs import frozen

MOST = 20
"""A text that names more postcodes than this is a list, not a place."""

_FULL = re.compile(r"(?<![\w-])([1-9]\d{3} ?[A-Z]{2})(?![\w-])")
_POSTCODE = r"[1-9]\d{3}(?: ?[A-Z]{2})?(?!\w)"
_NAMED = re.compile(
    r"\b(?i:postcode(?:s|gebied|gebieden)?)\s+"
    rf"({_POSTCODE}(?:(?:\s*,\s*|\s+en\s+|\s+of\s+){_POSTCODE}){{0,20}})(?![\w-])"
)
_ONE = re.compile(_POSTCODE)


@frozen(kw_only=True)
class WrittenPostcode:
    """A postcode that stands at [start, end) of a text."""

    start: int
    end: int
    text: str


def normal(written: str) -> str:
    """Return a postcode as it is compared: capitals, no spaces."""
    return "".join(written.split()).upper()


def in_address(text: str) -> str:
    """Return the postcode (with its letters) of an address, or "" unless there is just one."""
    found = {normal(match[1]) for match in _FULL.finditer(text)}
    return found.pop() if len(found) == 1 else ""


def in_sentence(text: str) -> Iterator[WrittenPostcode]:
    """Yield the postcodes that a text calls so: "postcode 1234", "postcodegebied 1234"."""
    left = MOST
    for match in _NAMED.finditer(text):
        for one in _ONE.finditer(match[1]):
            if not left:
                return
            left -= 1
            start = match.start(1) + one.start()
            yield WrittenPostcode(start=start, end=start + len(one[0]), text=one[0])
