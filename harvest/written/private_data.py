"""Recognise numbers and dates of private persons in a text. Pure.

`check` warns of them and `invoer` takes them out: both find the same ones.
"""

import re
from collections.abc import Iterator

_NINE_DIGITS = re.compile(r"(?<![\d.,-])(?:\d{9}|\d{3}([. ])\d{3}\1\d{3})(?![\d,-])")
_BIRTH = re.compile(
    r"\b(?:geboren(?:\s+op)?|geboortedatum|geb\.)[\s:]*"
    r"\d{1,2}(?:[-/.]\d{1,2}[-/.]\d{2,4}|\s+[a-z]+\s+\d{4})",
    re.IGNORECASE,
)


def citizen_numbers(text: str) -> Iterator[re.Match[str]]:
    """Yield nine digits that pass the test of a burgerservicenummer."""
    for found in _NINE_DIGITS.finditer(text):
        if passes_elfproef(re.sub(r"\D", "", found[0])):
            yield found


def birth_dates(text: str) -> Iterator[re.Match[str]]:
    """Yield dates that are called a date of birth, with the words that say so."""
    yield from _BIRTH.finditer(text)


def passes_elfproef(digits: str) -> bool:
    """Return whether nine digits can be a burgerservicenummer (weights 9 to 2, and -1)."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))
    return digits.strip("0") != "" and total % 11 == 0
