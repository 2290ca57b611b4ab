"""Read for which ages something is, as organisers write it: `6 tot 10 jaar`, `65+`. Pure."""

import re

from attrs import frozen

OLDEST = 120

_AGE = r"(\d{1,3})"
_BETWEEN = re.compile(
    rf"(?:(?:van|vanaf|tussen)\s+)?{_AGE}\s*(?:jaar\s*)?"
    rf"(?:tot en met|t/m|tot|en|-|–)\s*{_AGE}(?:\s*jaar)?"
)
_UNTIL = re.compile(rf"(?:tot en met|t/m|tot|onder de)\s+{_AGE}(?:\s*jaar)?")
_FROM = re.compile(
    rf"(?:vanaf|boven de)\s+{_AGE}(?:\s*jaar)?"
    rf"|{_AGE}\s*(?:\+|-?plus(?:sers?)?|jaar (?:en|of) ouder)"
)


@frozen(kw_only=True)
class Ages:
    """Some ages in years, both included: a list may rather show too much than too little."""

    first: int = 0
    last: int = OLDEST

    def meets(self, other: "Ages") -> bool:
        """Return whether somebody can be of both."""
        return self.first <= other.last and other.first <= self.last


def read_ages(text: str) -> Ages | None:
    """Return the ages when the text names one range and nothing else, else None."""
    words = " ".join(text.lower().split()).rstrip(".")
    if found := _BETWEEN.fullmatch(words):
        first, last = int(found[1]), int(found[2])
        return Ages(first=first, last=last) if first <= last else None
    if found := _UNTIL.fullmatch(words):
        return Ages(last=int(found[1]))
    if found := _FROM.fullmatch(words):
        return Ages(first=int(found[1] or found[2]))
    return None
