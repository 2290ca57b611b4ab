"""Fill the places in national text where a gemeente puts its own words: `{jgz}`. Pure."""

import re
from collections.abc import Iterator, Mapping
from html import escape

from hub.gemeente import Gemeente
from hub.model import Item, SafeHtml

_PLACE = re.compile(r"\{([A-Za-z][A-Za-z0-9 _-]{0,40})\}")
_TAG = re.compile(r"(<[^>]*>)")

NATIONAL_WORDS: Mapping[str, str] = {
    "jgz": "jeugdgezondheidszorg",
    "Jgz": "Jeugdgezondheidszorg",
    "jgzs": "jeugdgezondheidszorg",
    "Jgzs": "Jeugdgezondheidszorg",
    "de jgzs": "de jeugdgezondheidszorg",
    "De jgzs": "De jeugdgezondheidszorg",
    "het jgz": "de jeugdgezondheidszorg",
    "Het jgz": "De jeugdgezondheidszorg",
}
"""What the family means where a gemeente gave no name of its own."""


def words_of(gemeente: Gemeente) -> Mapping[str, str]:
    """Return the words of a gemeente for each placeholder that it or the country knows."""
    return {**NATIONAL_WORDS, **dict(gemeente.placeholders)}


def fill(text: str, words: Mapping[str, str]) -> str:
    """Return plain text with every known placeholder filled."""
    return _PLACE.sub(lambda match: words.get(match[1], match[0]), text)


def fill_html(html: SafeHtml, words: Mapping[str, str]) -> SafeHtml:
    """Return safe HTML with placeholders filled in its text; tags are not touched."""
    if "{" not in html.html:  # As in nearly all of them.
        return html
    escaped = {name: escape(word, quote=False) for name, word in words.items()}
    pieces = _TAG.split(html.html)
    filled = (piece if piece.startswith("<") else fill(piece, escaped) for piece in pieces)
    return SafeHtml(html="".join(filled))


def unknown(item: Item, words: Mapping[str, str]) -> tuple[str, ...]:
    """Return the placeholders of an item for which there are no words; sorted."""
    return tuple(sorted({name for name in _named(item) if name not in words}))


def _named(item: Item) -> Iterator[str]:
    if not any("{" in text for text in (item.title, item.summary, item.body.html)):
        return
    for text in (item.title, item.summary, _TAG.sub(" ", item.body.html)):
        for match in _PLACE.finditer(text):
            yield match[1]
