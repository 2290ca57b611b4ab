"""The languages of the site: their own names, and which way they are written."""

from collections.abc import Mapping

DUTCH = "nl"
"""The language of all pages; other languages have some of them."""

NAMES: Mapping[str, str] = {DUTCH: "Nederlands", "en": "English", "ar": "العربية"}
"""Every language with a catalogue, as its own speakers call it."""

LOCALES: Mapping[str, str] = {DUTCH: "nl_NL", "en": "en_GB", "ar": "ar_AR"}
"""How other sites write a language when they show a link to a page (og:locale)."""

RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps"})
"""The languages that are written from right to left."""


def direction_of(lang: str) -> str:
    """Return the writing direction of a language."""
    return "rtl" if lang.partition("-")[0] in RIGHT_TO_LEFT else "ltr"
