"""What something costs, in a person's words, and whether there is room. Pure."""

import re
from collections.abc import Iterator

from harvest.formats.linked_data import Node
from harvest.plain import plain_text

FREE = "gratis"
SOME = "dit kost geld; de prijs staat op de website"

MAX_OFFERS = 20
MAX_SHOWN = 6
"""Prices that are named one by one; of more only the lowest and the highest."""

MAX_COST = 200

_AMOUNT = re.compile(
    r"(?:€|EUR|euro)?\s*(\d{1,5})(?:[.,](\d{1,2}|-{1,2}))?\s*(?:€|EUR|euro)?", re.IGNORECASE
)
_FREE = frozenset(
    {"gratis", "free", "kosteloos", "vrij entree", "gratis toegang", "vrije toegang"}
)
_GONE = frozenset({"soldout", "outofstock"})
_YES = frozenset({"true", "yes", "ja", "1"})


def cost(node: Node) -> str:
    """Return what it costs ("gratis", "€ 5", "€ 5 (jeugd), € 8 (volwassenen)"), or nothing.

    Dollars are what calendar systems write when nobody chose a currency: such an amount is not
    repeated, only that there is one.
    """
    prices = tuple(dict.fromkeys(_prices(node)))
    if prices:
        return _shown(prices)
    is_free = bool(_YES.intersection(node.words("isAccessibleForFree", "free")))
    return FREE if is_free else ""


def is_full(node: Node) -> bool:
    """Return whether no place is left: everything that was offered is gone."""
    offers = node.nodes("offers")
    words = [offer.words("availability") for offer in offers]
    gone = bool(words) and all(_GONE.intersection(one) for one in words)
    return gone or node.text("remainingAttendeeCapacity") == "0"


def _shown(prices: tuple[tuple[str, str], ...]) -> str:
    amounts = tuple(dict.fromkeys(price for price, _ in prices))
    if SOME in amounts:
        return SOME
    if len(amounts) == 1:
        return amounts[0]
    if len(prices) > MAX_SHOWN:
        amounts = tuple(sorted(amounts, key=_value))
        return f"{amounts[0]} tot {amounts[-1]}"
    named = (f"{price} ({name})" if name else price for price, name in prices)
    return ", ".join(dict.fromkeys(named))[:MAX_COST]


def _prices(node: Node) -> Iterator[tuple[str, str]]:
    """Yield each price with the name of what it is for."""
    for value in node.all("offers")[:MAX_OFFERS]:
        if isinstance(value, str):
            price = _price(value, "")
            name = ""
        else:
            price = _offered(value)
            name = plain_text(value.text("name", "category"), 60)
        if price:
            yield price, name


def _offered(offer: Node) -> str:
    parts = (offer, *offer.nodes("priceSpecification"))
    currency = next((text for one in parts if (text := one.text("priceCurrency"))), "")
    single = next((text for one in parts if (text := one.text("price"))), "")
    if single:
        return _price(single, currency)
    low = _price(offer.text("lowPrice", "minPrice"), currency)
    high = _price(offer.text("highPrice", "maxPrice"), currency)
    if low and high and low != high and SOME not in (low, high):
        return f"{low} tot {high}"
    return low or high


def _price(text: str, currency: str) -> str:
    """Return a price in words. An amount without a currency, on a Dutch page, is in euros."""
    plain = plain_text(text, 100)
    found = _AMOUNT.fullmatch(plain)
    if not found:
        # A link to a shop is no price.
        words = "" if "://" in plain else plain
        return FREE if words.lower() in _FREE else words
    cents = (found[2] or "").strip("-").ljust(2, "0")
    whole = int(found[1])
    if whole == 0 and cents == "00":
        return FREE
    currency = currency.strip().upper()[:10]
    if currency == "USD":
        return SOME
    amount = f"{whole},{cents}" if cents != "00" else f"{whole}"
    return f"€ {amount}" if currency in ("", "EUR", "€", "EURO") else f"{amount} {currency}"


def _value(price: str) -> float:
    digits = re.search(r"\d+(?:,\d+)?", price)
    return float(digits[0].replace(",", ".")) if digits else 0
