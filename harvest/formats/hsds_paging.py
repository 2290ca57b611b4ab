"""The records of one answer of an HSDS server, and where the next page is. Pure.

Servers write the envelope in several ways: numbers as text, pages from 0 or from 1, a link to
the next page, or no envelope at all.
"""

from collections.abc import Iterator
from urllib.parse import urljoin

from attrs import frozen

from harvest.formats.json_values import Record, entries, flag, record, text, whole
from harvest.formats.url_question import asked_for, with_answer
from hub.source import Fetched, Follow

MAX_RECORDS = 10_000
"""Records of one answer that are read; a page has 50, and a whole file some thousands."""

_CONTENTS = ("contents", "content", "results", "data", "items")
_NUMBER = ("page_number", "pageNumber", "current_page", "page", "number")
_TOTAL = ("total_pages", "totalPages", "pages", "num_pages", "page_count")
_FIRST = ("first_page", "firstPage", "first")
_LAST = ("last_page", "lastPage", "last")
_NEXT = ("next", "next_page", "nextPage", "next_url", "next_page_url")


@frozen(kw_only=True)
class Envelope:
    """What an answer says of its place in the list; None where it says nothing."""

    number: int | None
    total: int | None
    is_first: bool | None
    is_last: bool | None
    is_empty: bool


def contents(answer: object) -> tuple[Record | None, ...] | None:
    """Return the entries of a page or of a plain list, or None when this is neither."""
    if isinstance(answer, list):
        return entries(answer, MAX_RECORDS)
    whole_answer = record(answer)
    for name in _CONTENTS:
        if isinstance(whole_answer.get(name), list):
            return entries(whole_answer[name], MAX_RECORDS)
    return None


def next_pages(answer: object, fetched: Fetched) -> Iterator[Follow]:
    """Yield the requests for the rest of the list."""
    envelope = record(answer)
    if not envelope:
        return
    said = _envelope(envelope)
    link = _next_link(envelope, fetched.base)
    asked = whole(asked_for(fetched.url, "page"))
    first = asked == 1 and (said.number == 0 or said.is_first is False)
    if first and said.is_first is False:
        # Its pages count from 0, so what was asked for first was the second.
        yield Follow(url=with_answer(fetched.url, "page", "0"))
    if link:
        yield Follow(url=link)
    elif _goes_on(said, asked, from_zero=first):
        page = (said.number if asked is None else asked) or 0
        one_more = page + 1 if asked is not None or said.number is not None else 2
        yield Follow(url=with_answer(fetched.url, "page", str(one_more)))


def _envelope(answer: Record) -> Envelope:
    found = contents(answer)
    return Envelope(
        number=_first_whole(answer, _NUMBER),
        total=_first_whole(answer, _TOTAL),
        is_first=_first_flag(answer, _FIRST),
        is_last=_first_flag(answer, _LAST),
        is_empty=not found or flag(answer.get("empty")) is True,
    )


def _goes_on(said: Envelope, asked: int | None, *, from_zero: bool) -> bool:
    """Return whether there is a next page: not when either sign says that this is the last."""
    if said.is_empty or said.is_last is True:
        return False
    at = said.number if said.number is not None else asked
    if said.total is None or at is None:
        return said.is_last is False
    counted_from_zero = from_zero or asked == 0 or said.number == 0
    return at + (1 if counted_from_zero else 0) < said.total


def _next_link(answer: Record, base: str) -> str:
    """Return the URL of the next page, when the answer has one."""
    links = record(answer.get("links") or answer.get("_links"))
    for holder in (answer, links):
        for name in _NEXT:
            value = holder.get(name)
            link = text(record(value).get("href")) or text(value)
            if "/" in link or "?" in link:
                try:
                    return urljoin(base, link)
                except ValueError:
                    return ""
    return ""


def _first_whole(answer: Record, names: tuple[str, ...]) -> int | None:
    found = (whole(answer.get(name)) for name in names)
    return next((one for one in found if one is not None), None)


def _first_flag(answer: Record, names: tuple[str, ...]) -> bool | None:
    found = (flag(answer.get(name)) for name in names)
    return next((one for one in found if one is not None), None)
