"""Single values of a row as they are meant: a kind, a status, a price, a number. Pure."""

import re

from harvest.status_words import read_title
from harvest.written.editor_schema import SOORTEN, STATUSES
from harvest.written.editor_values import fold
from hub.vocabulary import EventStatus, Kind

_KINDS = {fold(word): kind for word, kind in SOORTEN.items() if kind is not Kind.OVERLAY} | {
    "activiteiten": Kind.EVENT,
    "evenement": Kind.EVENT,
    "evenementen": Kind.EVENT,
    "bijeenkomst": Kind.EVENT,
    "cursus": Kind.EVENT,
    "workshop": Kind.EVENT,
    "organisaties": Kind.ORGANISATION,
    "diensten": Kind.SERVICE,
    "producten": Kind.PRODUCT,
    "plek": Kind.PLACE,
    "plekken": Kind.PLACE,
    "locatie": Kind.PLACE,
    "locaties": Kind.PLACE,
    "gebouw": Kind.PLACE,
    "hulpmiddelen": Kind.AID,
}
# What lists say of what simply goes on; "concept" and the like are not among them.
_GOES_ON = (
    "actief", "actueel", "bevestigd", "definitief", "doorgaan", "gaat gewoon door", "gepland",
    "gepubliceerd", "geplaatst", "online", "open", "nog plaats", "plaatsen vrij",
)  # fmt: skip
_STATUSES = {fold(word): status for word, status in STATUSES.items()} | dict.fromkeys(
    _GOES_ON, EventStatus.SCHEDULED
)
_PRICE = re.compile(
    r"(?:€|eur|euro)?\s*(\d{1,5})(?:[.,](\d{1,2}))?(?:\s*(?:€|euro)|,-)?", re.IGNORECASE
)
_NONE = frozenset({"geen", "nee", "onbekend", "niet bekend", "volgt"})
_LOST_ZERO = re.compile(r"[1-9]\d{8}")


def read_kind(text: str) -> Kind | None:
    """Return what a word says that a thing is; None when it is another word."""
    return _KINDS.get(fold(text))


def read_status(text: str) -> EventStatus | None:
    """Return what a word says about going ahead; None when it is another word."""
    known = _STATUSES.get(fold(text))
    if known is None:
        said = read_title(text)
        return said.status if said.status is not EventStatus.SCHEDULED else None
    return known


def reachable(text: str) -> str:
    """Return a number or address, and nothing for a word that says that there is none."""
    return "" if fold(text) in _NONE else text


def money(text: str) -> str:
    """Return a bare number as an amount ("2.5": "€ 2,50"), and every other text as it is.

    A price of nothing is what residents call gratis.
    """
    found = _PRICE.fullmatch(text)
    if not found:
        return text
    euros, cents = int(found[1]), f"{found[2] or '':0<2}"
    if int(cents) == 0:
        return f"€ {euros}" if euros else "gratis"
    return f"€ {euros},{cents}"


def telephone(text: str) -> str:
    """Return a telephone number with the zero that a spreadsheet takes off a number."""
    return f"0{text}" if _LOST_ZERO.fullmatch(text) else text
