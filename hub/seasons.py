"""What matters more in one part of the year than in another. Pure."""

from collections.abc import Mapping

from hub.dutch import lemma, parts, tokens

SEASONS: Mapping[str, frozenset[int]] = {
    "griepprik": frozenset({9, 10, 11}),
    "griep": frozenset({10, 11, 12, 1, 2}),
    "hitte": frozenset({6, 7, 8}),
    "hittegolf": frozenset({6, 7, 8}),
    "teek": frozenset({4, 5, 6, 7, 8, 9}),
    "zwemwater": frozenset({5, 6, 7, 8, 9}),
    "hooikoorts": frozenset({3, 4, 5, 6, 7}),
    "vuurwerk": frozenset({11, 12, 1}),
    "jaarwisseling": frozenset({12, 1}),
    "gladheid": frozenset({11, 12, 1, 2}),
    "stookkosten": frozenset({10, 11, 12, 1, 2, 3}),
    "energierekening": frozenset({10, 11, 12, 1, 2, 3}),
    "belastingaangifte": frozenset({3, 4}),
    "kerst": frozenset({11, 12}),
    "sinterklaas": frozenset({11, 12}),
    "zomervakantie": frozenset({6, 7, 8}),
    "schooladvies": frozenset({1, 2, 3, 4}),
    "brugklas": frozenset({1, 2, 3, 8, 9}),
    "inbraak": frozenset({10, 11, 12, 1}),
    "ramadan": frozenset({2, 3}),
}
"""Lemmas and the months in which people look for them (ramadan: until 2028)."""


def is_in_season(title: str, month: int) -> bool:
    """Return whether a title speaks of something that belongs to this month."""
    return any(month in SEASONS.get(word, frozenset()) for word in _words(title))


def _words(title: str) -> frozenset[str]:
    found: set[str] = set()
    for token in tokens(title):
        found |= {lemma(token.text), *parts(token.text)}
    return frozenset(found)
