"""Put together what a list and a detail page say about one item. Pure."""

from collections.abc import Iterable
from typing import TypeVar, cast

import attrs
from attrs import evolve

from hub.model import Event, RawItem
from hub.vocabulary import Kind

T = TypeVar("T")


def joined(items: Iterable[RawItem]) -> tuple[RawItem, ...]:
    """Return one item for each id, in the order of their ids.

    Of two the later goes first (a detail page comes after its list, a newer copy after an older
    one), and the other fills what it leaves empty. Only the dates of an event that goes on from
    one page of a list to the next are put together.
    """
    found: dict[str, RawItem] = {}
    for item in items:
        known = found.get(item.external_id)
        found[item.external_id] = _completed(item, known) if known else item
    return tuple(found[key] for key in sorted(found))


def _completed(item: RawItem, other: RawItem) -> RawItem:
    whole = _filled(item, other)
    # A list of events whose detail pages say nothing of a date is a list of events still, and
    # so is one of organisations: a page without more is taken for information.
    if Kind.EVENT in (item.kind, other.kind) and whole.details.event:
        whole = evolve(whole, kind=Kind.EVENT)
    elif item.kind is Kind.INFORMATION:
        whole = evolve(whole, kind=other.kind)
    return _with_dates_of(whole, other) if item.more_dates and other.more_dates else whole


def _with_dates_of(item: RawItem, other: RawItem) -> RawItem:
    """Return an item with the dates of both, in order, each once."""
    event, others = item.details.event, other.details.event
    if event is None or others is None:
        return item
    dates = {(one.start, one.end): one for one in (*others.occurrences, *event.occurrences)}
    whole = evolve(event, occurrences=tuple(dates[key] for key in sorted(dates)))
    return evolve(item, details=evolve(item.details, event=whole))


def _filled(record: T, other: T) -> T:
    """Return the record with its empty fields taken from the other, however deep."""
    instance = cast("attrs.AttrsInstance", record)
    changes = {
        field.name: _value(getattr(record, field.name), getattr(other, field.name))
        for field in attrs.fields(type(instance))
    }
    # mypy wants the class itself here, and this works for all of them.
    return cast("T", attrs.evolve(instance, **changes))  # type: ignore[misc]


def _value(own: object, others: object) -> object:
    if own is None or own in ("", ()):
        return others
    # Half the dates of one and half of the other would be nobody's calendar.
    if attrs.has(type(own)) and type(own) is type(others) and not isinstance(own, Event):
        return _filled(own, others)
    return own
