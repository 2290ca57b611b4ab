"""When an Event of schema.org happens, and what is certain about that. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from attrs import frozen
from babel import Locale

from harvest.formats.calendar import Window
from harvest.formats.linked_data import Node
from harvest.formats.schema_offer import is_full
from harvest.formats.schema_schedule import cost, dates
from harvest.formats.stretches import Stretch, combined, read_stretch
from harvest.loss import Refused
from harvest.moments import read_moment
from harvest.plain import plain_text
from harvest.status_words import Titled
from hub.clock import local
from hub.dutch_dates import in_words
from hub.model import Event, Occurrence
from hub.vocabulary import EventStatus

MAX_DATES = 1_000
MAX_SCHEDULES = 20
MAX_AGE_WORDS = 60

ONLINE_NOTE = "Dit gaat online door."
POSTPONED_NOTE = "Dit is uitgesteld. De nieuwe datum is nog niet bekend."

_SAID = {
    "eventcancelled": EventStatus.CANCELLED,
    "cancelled": EventStatus.CANCELLED,
    "canceled": EventStatus.CANCELLED,
    "eventpostponed": EventStatus.MOVED,
    "postponed": EventStatus.MOVED,
    "eventrescheduled": EventStatus.MOVED,
    "rescheduled": EventStatus.MOVED,
}
_POSTPONED = frozenset({"eventpostponed", "postponed"})
_MOVED_ONLINE = frozenset({"eventmovedonline", "movedonline"})
_AGES = re.compile(r"(?P<low>\d{1,3})?\s*(?P<to>[-–+]|t/m)?\s*(?P<high>\d{1,3})?(?:\s*jaar)?")
_LANGUAGE_NAME = re.compile(r"[^\W\d_][^\W\d_ -]{3,30}")
_LANGUAGE = re.compile(r"([a-z]{2,3})(?:[-_][a-z0-9]+)*", re.IGNORECASE)


@frozen(kw_only=True)
class Dates:
    """When an event happens; `unread` says which part of that could not be read."""

    event: Event | None = None
    unread: str = ""


def read_dates(node: Node, titled: Titled, wanted: Window) -> Dates:
    """Return the dates of an event, with what its status and its title say of them."""
    status = read_status(node, titled)
    scheduled, unread = _scheduled(node, wanted)
    # A schedule names each date, and so do occasions; the dates of the event itself are then
    # its first and its last day.
    found = (
        *_dated(scheduled, status),
        *(each for one in occasions(node) for each in _dated(_stated(one), _of(one, status))),
    ) or tuple(_dated(_stated(node), status))
    if not found:
        return Dates(unread=unread or _unreadable(node))
    event = Event(occurrences=in_order(found), note=titled.note or _note(node))
    return Dates(event=event, unread=unread)


def occasions(node: Node) -> tuple[Node, ...]:
    """Return the parts of an event that are only dates of it: same name, page and place."""
    name, page = node.text("name"), node.url("url")
    return tuple(
        one
        for one in node.nodes("subEvent", "subEvents")
        if one is not node
        and one.all("startDate")
        and one.text("name") in ("", name)
        and one.url("url") in ("", page)
        and (not one.all("location") or one.text("location") == node.text("location"))
    )


def _dated(stretches: Iterable[Stretch], status: EventStatus) -> Iterator[Occurrence]:
    for one in stretches:
        yield Occurrence(start=one.start, end=one.end, all_day=one.all_day, status=status)


def _of(occasion: Node, whole: EventStatus) -> EventStatus:
    """Return the status of one date, which its event's bad news goes before."""
    return (
        whole if whole is not EventStatus.SCHEDULED else read_status(occasion, Titled(title=""))
    )


def work(node: Node, wanted: Window) -> int:
    """Return how many days have to be looked at to know the dates of an event."""
    start = node.text("startDate")
    return sum(cost(one, start, wanted) for one in node.nodes("eventSchedule")[:MAX_SCHEDULES])


def read_status(node: Node, titled: Titled) -> EventStatus:
    """Return what is said about going ahead; bad news wins."""
    said = {_SAID[word] for word in node.words("eventStatus") if word in _SAID}
    said.add(titled.status)
    for one in (EventStatus.CANCELLED, EventStatus.MOVED, EventStatus.FULL):
        if one in said:
            return one
    return EventStatus.FULL if is_full(node) else EventStatus.SCHEDULED


def is_online(node: Node) -> bool:
    """Return whether it happens nowhere but online."""
    attended = node.words("eventAttendanceMode")
    return bool(_MOVED_ONLINE.intersection(node.words("eventStatus"))) or (
        "onlineeventattendancemode" in attended
    )


def in_order(occurrences: Iterable[Occurrence]) -> tuple[Occurrence, ...]:
    """Return the dates in order, each once, as precise as the page is anywhere.

    A whole day goes where a time is known, a start where an end is known, and what goes ahead
    as planned where something else is said of that date.
    """
    news_last = sorted(occurrences, key=lambda one: one.status is not EventStatus.SCHEDULED)
    found = {(one.start, one.end, one.all_day): one for one in news_last}
    timed = {local(one.start).date() for one in found.values() if not one.all_day}
    ending = {one.start for one in found.values() if one.end > one.start}
    kept = (
        one
        for _, one in sorted(found.items(), key=lambda pair: pair[0])
        if not (one.all_day and local(one.start).date() in timed)
        and not (one.end == one.start and one.start in ending)
    )
    return tuple(kept)[:MAX_DATES]


def ages(node: Node) -> str:
    """Return for which ages it is: "6 tot en met 12 jaar", or nothing."""
    stated = plain_text(node.text("typicalAgeRange"), MAX_AGE_WORDS)
    if not stated:
        audience = next(iter(node.nodes("audience")), None)
        low = audience.text("suggestedMinAge", "requiredMinAge") if audience else ""
        high = audience.text("suggestedMaxAge", "requiredMaxAge") if audience else ""
        stated = f"{low}-{high}" if low or high else ""
    found = _AGES.fullmatch(stated)
    if found is None:
        return stated
    low, high = found["low"] or "", found["high"] or ""
    if low and high:
        return f"{int(low)} tot en met {int(high)} jaar" if found["to"] else stated
    if low:
        return f"vanaf {int(low)} jaar" if found["to"] else f"{int(low)} jaar"
    return f"tot en met {int(high)} jaar" if high else ""


def spoken(node: Node) -> tuple[str, ...]:
    """Return the languages that are spoken, in Dutch; nothing when it is only Dutch."""
    names = Locale("nl").languages
    found: list[str] = []
    for value in node.all("inLanguage")[:20]:
        word = value if isinstance(value, str) else value.text("alternateName", "name")
        code = _LANGUAGE.fullmatch(word.strip()[:40])
        name = names.get(code[1].lower()) if code else None
        if name or _LANGUAGE_NAME.fullmatch(word.strip()):
            found.append(str(name) if name else plain_text(word, 40))
    once = tuple(dict.fromkeys(filter(None, found)))
    return () if once in (("Nederlands",), ("Dutch",)) else once


def _scheduled(node: Node, wanted: Window) -> tuple[tuple[Stretch, ...], str]:
    found: list[Stretch] = []
    unread = ""
    for schedule in node.nodes("eventSchedule")[:MAX_SCHEDULES]:
        try:
            found += dates(schedule, node.text("startDate"), wanted)
        except Refused as exc:
            unread = str(exc)
    return tuple(found[:MAX_DATES]), unread


def _stated(node: Node) -> Iterator[Stretch]:
    """Yield the stretches that startDate and endDate name; lists of them go side by side."""
    starts, ends = node.texts("startDate"), node.texts("endDate")
    clocks = node.text("startTime"), node.text("endTime")
    for number, start in enumerate(starts[:MAX_DATES]):
        end = ends[number] if len(ends) == len(starts) else ""
        if len(starts) == 1:
            end = next(iter(ends), "")
        begins = combined(start, clocks[0])
        stops = combined(end or (start if clocks[1] else ""), clocks[1])
        found = read_stretch(begins, stops, node.text("duration"))
        if found:
            yield found


def _unreadable(node: Node) -> str:
    written = node.text("startDate")
    return f"de datum {plain_text(written, 40)} is niet te lezen" if written else ""


def _note(node: Node) -> str:
    words = node.words("eventStatus")
    if _MOVED_ONLINE.intersection(words):
        return ONLINE_NOTE
    if _POSTPONED.intersection(words):
        return POSTPONED_NOTE
    before = read_moment(node.text("previousStartDate"))
    if before is None or not any(word.endswith("rescheduled") for word in words):
        return ""
    day = local(before).date() if isinstance(before, datetime) else before
    return f"Eerst was dit op {in_words(day)}."
