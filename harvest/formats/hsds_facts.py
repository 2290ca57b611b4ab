"""What residents want to know of a service of HSDS 3: where, cost, age, language. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime

from babel import Locale

from harvest.formats.hsds_record import (
    MAX_FIELD,
    MAX_LIST,
    MAX_WORD,
    NOT_VISITED,
    name_of,
    short,
    type_of,
)
from harvest.formats.json_values import Record, number, records, text, whole, word
from harvest.formats.row_words import money
from harvest.locations import ONLINE
from harvest.moments import read_moment
from harvest.plain import plain_text
from hub.clock import local_date
from hub.model import Location

MAX_AREA = 100
OLDEST = 99
"""A highest age from here on means that there is none."""

_AREA_CODE = re.compile(r"\b(?:GM\d{4}|WK\d{4}\w{2}|BU\d{4}\w{4})\b")
_POSTCODE = re.compile(r"([1-9]\d{3})\s*([A-Za-z]{2})")
_DUTCH = Locale("nl")


def read_location(location: Record) -> Location | None:
    """Return where a location is; for online ones that is all."""
    if not location or type_of(location) == "postal":
        return None
    if type_of(location) == "virtual":
        return Location(name=ONLINE)
    visited = [
        one
        for one in records(location.get("addresses"), MAX_LIST)
        if text(one.get("address_type")).lower() not in NOT_VISITED
    ]
    address: Record = visited[0] if visited else {}
    lines = (short(address, "address_1"), short(address, "address_2"))
    lon, lat = _point(location)
    found = Location(
        name=name_of(location),
        address=", ".join(line for line in lines if line),
        postcode=_postcode(word(address.get("postal_code"))),
        city=short(address, "city"),
        lon=lon,
        lat=lat,
    )
    return found if found != Location() else None


def _point(location: Record) -> tuple[float | None, float | None]:
    lon, lat = number(location.get("longitude")), number(location.get("latitude"))
    if lon is None or lat is None or (lon, lat) == (0, 0):
        return None, None
    return (lon, lat) if abs(lon) <= 180 and abs(lat) <= 90 else (None, None)


def _postcode(written: str) -> str:
    found = _POSTCODE.fullmatch(written)
    return f"{found[1]} {found[2].upper()}" if found else plain_text(written, MAX_WORD)


def read_bring(service: Record) -> str:
    """Return what to bring."""
    documents = records(service.get("required_documents"), MAX_LIST)
    return _joined((short(one, "document") for one in documents), "; ")


def read_cost(service: Record, today: date) -> str:
    """Return what it costs today: the prices that hold now, and what is said about them."""
    options = records(service.get("cost_options"), MAX_LIST)
    prices = _joined((_price(one) for one in options if _holds(one, today)), "; ")
    said = short(service, "fees_description") or short(service, "fees")
    return _sentences((prices, said))


def _holds(option: Record, today: date) -> bool:
    since, until = (_day(option, name) for name in ("valid_from", "valid_to"))
    return (since is None or since <= today) and (until is None or today <= until)


def _day(one: Record, name: str) -> date | None:
    found = read_moment(word(one.get(name)))
    return local_date(found) if isinstance(found, datetime) else found


def _price(option: Record) -> str:
    amount = number(option.get("amount"))
    currency = plain_text(word(option.get("currency")), 3).upper()
    if amount is None or not 0 <= amount < 100_000:
        shown = ""
    elif currency in ("", "EUR"):
        shown = money(f"{amount:.2f}")
    else:
        shown = f"{amount:.2f} {currency}".replace(".", ",")
    # What it is for may stand twice.
    whole_price = _joined((shown, short(option, "amount_description")), " ")
    condition = short(option, "option")
    return f"{whole_price} ({condition})" if whole_price and condition else whole_price


def read_age(service: Record) -> str:
    """Return for which ages it is, in words."""
    lowest, highest = whole(service.get("minimum_age")), whole(service.get("maximum_age"))
    lowest = lowest if lowest and 0 < lowest < OLDEST else None
    highest = highest if highest and 0 < highest < OLDEST else None
    if lowest and highest:
        return f"{lowest} tot en met {highest} jaar" if lowest <= highest else ""
    if lowest:
        return f"vanaf {lowest} jaar"
    return f"tot en met {highest} jaar" if highest else ""


def read_languages(holders: Iterable[Record]) -> tuple[str, ...]:
    """Return the languages that are spoken, each once."""
    found = (
        _language(one)
        for holder in holders
        for one in records(holder.get("languages"), MAX_LIST)
    )
    return tuple(dict.fromkeys(name for name in found if name))[:MAX_LIST]


def _language(one: Record) -> str:
    """Return the Dutch name of a language, or else the name that its source gives."""
    code = word(one.get("code")).lower()[:MAX_WORD]
    known = _DUTCH.languages.get(re.split("[-_]", code)[0])
    return known or plain_text(text(one.get("name")), MAX_WORD)


def read_accessibility(location: Record) -> str:
    """Return what is said about getting in with a disability."""
    described = records(location.get("accessibility"), MAX_LIST)
    said = (short(one, name) for one in described for name in ("description", "details"))
    return _sentences(said)


def read_subjects(one: Record) -> tuple[str, ...]:
    """Return the terms that its source gave it."""
    attributes = records(one.get("attributes"), MAX_LIST)
    terms = [
        term
        for holder in attributes
        for name in ("taxonomy_term", "taxonomy_terms")
        for term in records(holder.get(name), MAX_LIST)
    ]
    terms += records(one.get("taxonomy_terms"), MAX_LIST)
    names = (plain_text(text(term.get("name")), MAX_WORD) for term in terms)
    return tuple(dict.fromkeys(name for name in names if name))[:MAX_LIST]


def read_serves(service: Record) -> tuple[str, ...]:
    """Return the areas that it is for: their codes when they are stated, else their names."""
    return tuple(dict.fromkeys(_areas(records(service.get("service_areas"), MAX_LIST))))


def _areas(areas: Iterable[Record]) -> Iterator[str]:
    for one in areas:
        stated = " ".join(word(one.get(key))[:MAX_FIELD] for key in ("name", "uri", "extent"))
        codes = _AREA_CODE.findall(stated)
        name = plain_text(text(one.get("name")), MAX_FIELD)
        if codes:
            yield from codes
        # A sentence is no name of an area.
        elif name and len(name) <= MAX_AREA:
            yield name


def _joined(texts: Iterable[str], between: str) -> str:
    return between.join(dict.fromkeys(one for one in texts if one))[:MAX_FIELD]


def _sentences(texts: Iterable[str]) -> str:
    """Return texts behind each other, each but the last with a full stop."""
    found = list(dict.fromkeys(one for one in texts if one))
    ended = [one if one.endswith((".", "!", "?")) else f"{one}." for one in found[:-1]]
    return " ".join([*ended, *found[-1:]])[:MAX_FIELD]
