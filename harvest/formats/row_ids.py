"""The identity of each row of a list that has no numbers of its own. Pure."""

from collections import Counter
from collections.abc import Callable, Sequence

from harvest.formats.row_document import Row
from harvest.links import canonical, is_own_page, page_id
from harvest.status_words import read_title
from harvest.written.editor_values import fold
from hub.identity import digest
from hub.vocabulary import RowField

MAX_ID = 200

Part = Callable[[Row], str]


def identities(rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the identity of each row.

    `kenmerk` is the list's own number, and is believed. Else it is the page behind `link`, when
    no other row leads there. Else it is the name and the place (postcode, or else address, or
    else name of the place), so that a date that moves, a new telephone number and a repaired
    text leave it as it is. Rows that share name and place (the same evening on five dates) are
    told apart by their day, then by time, organisation and all they say; rows that say exactly
    the same are one. The order of the rows plays no part.
    """
    links = Counter(canonical(row.line(RowField.LINK)) for row in rows)
    named: list[str] = []
    unnamed: list[int] = []
    for number, row in enumerate(rows):
        link = row.line(RowField.LINK)
        if own := row.line(RowField.KENMERK):
            named.append(own if len(own) <= MAX_ID else digest(own.encode()))
        elif is_own_page(link) and links[canonical(link)] == 1:
            named.append(page_id(link))
        else:
            named.append("")
            unnamed.append(number)
    told = _told_apart([rows[number] for number in unnamed])
    for number, key in zip(unnamed, told, strict=True):
        named[number] = digest(key.encode())
    return tuple(named)


def _told_apart(rows: list[Row]) -> list[str]:
    """Return a key for each row, with as little in it as tells it from the other rows."""
    keys = [_joined("rij", _name(row), _place(row)) for row in rows]
    for part in _PARTS:
        shared = Counter(keys)
        if len(shared) == len(keys):
            break
        keys = [
            _joined(key, part(row)) if shared[key] > 1 else key
            for key, row in zip(keys, rows, strict=True)
        ]
    return keys


def _name(row: Row) -> str:
    """Return the name without capitals, and without what it says about going ahead."""
    return fold(read_title(row.line(RowField.TITEL)).title)


def _place(row: Row) -> str:
    postcode = row.line(RowField.POSTCODE).replace(" ", "").lower()
    others = (RowField.ADRES, RowField.LOCATIE, RowField.PLAATS)
    return postcode or next((fold(row.line(field)) for field in others if row.line(field)), "")


def _day(row: Row) -> str:
    return fold(row.line(RowField.BEGIN) or row.line(RowField.WANNEER))


def _time(row: Row) -> str:
    return fold(row.line(RowField.BEGINTIJD))


def _organisation(row: Row) -> str:
    return fold(row.line(RowField.ORGANISATIE))


def _all(row: Row) -> str:
    return _joined(*(f"{field}={text}" for field, text in sorted(row.values)))


_PARTS: tuple[Part, ...] = (_day, _time, _organisation, _all)


def _joined(*parts: str) -> str:
    return "\n".join(parts)
