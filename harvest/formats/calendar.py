"""The dates of one series of VEVENTs: rule, extra and left out dates, and changed ones. Pure.

recurring-ical-events decides how EXDATE, RECURRENCE-ID, SEQUENCE and THISANDFUTURE work out. It
gets the dates of an RRULE from harvest.formats.recurrence, as RDATEs, so that no rule can stall
it.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice

import recurring_ical_events
from attrs import evolve, frozen
from icalendar import Calendar, Event
from icalendar.prop import vDDDLists, vDDDTypes

from harvest.formats.recurrence import MAX_CANDIDATES, candidates, has_ended, read_rule, starts
from harvest.formats.vevent import MAX_LENGTH, Length, Moment, VEvent
from harvest.loss import UNREADABLE, Refused
from hub.clock import AMSTERDAM, midnight

MAX_OCCURRENCES = 1_000
"""Dates of one series that are kept; a daily event for a year has 365."""

BEFORE = timedelta(days=1)
HORIZON = timedelta(days=365)


@frozen(kw_only=True)
class Window:
    """The stretch of time whose dates are wanted: [start, stop), in UTC."""

    start: datetime
    stop: datetime


@frozen(kw_only=True)
class Dated:
    """One date of a series, and the VEVENT that describes it."""

    start: datetime
    end: datetime
    source: VEvent


def window(now: datetime) -> Window:
    """Return the stretch that a harvest at `now` looks at: from yesterday, a year on."""
    return Window(start=now.astimezone(UTC) - BEFORE, stop=now.astimezone(UTC) + HORIZON)


def cost(events: tuple[VEvent, ...], wanted: Window) -> int:
    """Return how much work the rules of a series are; one that is refused costs nothing."""
    try:
        wide = _widened(events, wanted)
        work = [one for event in events for one in _work(event, wide)]
    except UNREADABLE:
        return 0
    return sum(work) if max(work, default=0) <= MAX_CANDIDATES else 0


def _work(event: VEvent, wide: Window) -> Iterator[int]:
    for recur in event.rules:
        first = _aware(event.start)
        rule = read_rule(recur, first.replace(tzinfo=None))
        yield candidates(rule, first, wide.start, wide.stop)


def expand(events: tuple[VEvent, ...], wanted: Window) -> tuple[Dated, ...]:
    """Return the dates of the VEVENTs with one UID, in order, at most MAX_OCCURRENCES.

    Raises:
        Refused: the series repeats in a way that is refused.
        Exception: one of UNREADABLE, because the series contradicts itself.
    """
    single = len(events) == 1 and not events[0].recurs and events[0].recurrence_id is None
    found = (_own_date(events[0]),) if single else _series(events, wanted)
    dated = {
        (one.start, one.end, one.source.summary): one for one in found if _touches(one, wanted)
    }
    return tuple(dated[key] for key in sorted(dated))[:MAX_OCCURRENCES]


def _own_date(event: VEvent) -> Dated:
    return Dated(start=_instant(event.start), end=_own_end(event), source=event)


def _series(events: tuple[VEvent, ...], wanted: Window) -> Iterator[Dated]:
    if any(event.has_exrule for event in events):
        raise Refused("herhaling met EXRULE wordt niet gelezen")
    core = next((event for event in events if event.recurrence_id is None), events[0])
    wide = _widened(events, wanted)
    limit = MAX_OCCURRENCES + len(events) + sum(len(event.exdates) for event in events)
    calendar = Calendar()
    for number, event in enumerate(events):
        calendar.add_component(_component(_alike(event, core), number, wide, limit))
    query = recurring_ical_events.of(calendar)
    for component in query.between(wide.start, wide.stop):
        event = events[int(component["X-SOURCE"])]
        yield _dated(event, _in_zone_of(event, component["DTSTART"].dt))


def _widened(events: tuple[VEvent, ...], wanted: Window) -> Window:
    """Return the window with room for dates that reach or were moved into it."""
    reach = max(map(_reach, events))
    return Window(start=wanted.start - reach, stop=wanted.stop + reach)


def _alike(event: VEvent, core: VEvent) -> VEvent:
    """Return the VEVENT with all that points at dates of the core written as the core is.

    Calendars point at a timed date with just its day, and at a whole day with its midnight.
    """
    changed = event.recurrence_id
    return evolve(
        event,
        recurrence_id=None if changed is None else _like(core, changed),
        rdates=tuple(evolve(extra, start=_like(core, extra.start)) for extra in event.rdates),
        exdates=tuple(one for exdate in event.exdates for one in _left_out(core, exdate)),
    )


def _like(core: VEvent, moment: Moment) -> Moment:
    if core.all_day and isinstance(moment, datetime):
        return _day(moment)
    if not core.all_day and not isinstance(moment, datetime):
        return datetime.combine(moment, _aware(core.start).timetz())
    return moment


def _day(moment: datetime) -> date:
    """Return the day that is meant by its midnight, in a zone or in UTC."""
    if moment.utcoffset() == timedelta(0) and moment.time() != time(0):
        return moment.astimezone(AMSTERDAM).date()
    return moment.date()


def _left_out(core: VEvent, exdate: Moment) -> Iterator[Moment]:
    """Yield the dates that an EXDATE means.

    One with the core's time on the clock means that time, whatever zone is written beside it.
    """
    yield _like(core, exdate)
    start = _aware(core.start)
    if isinstance(exdate, datetime) and not core.all_day and exdate.time() == start.time():
        yield datetime.combine(exdate.date(), start.timetz())


def _component(event: VEvent, number: int, wide: Window, limit: int) -> Event:
    """Return the VEVENT as a point in time, in UTC, with its first dates spelled out."""
    component = Event()
    component["UID"] = "series"
    component["X-SOURCE"] = str(number)
    component["SEQUENCE"] = event.sequence
    component["DTSTART"] = component["DTEND"] = vDDDTypes(_in_utc(event.start))
    extra = [period.start for period in event.rdates]
    if event.recurrence_id is not None:
        component["RECURRENCE-ID"] = vDDDTypes(_in_utc(event.recurrence_id))
        if event.this_and_future:
            component["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
        # A rule in a changed date marks it as an old core, which a newer core replaces.
        extra = [event.recurrence_id] if event.rules else []
    else:
        extra += islice(_rule_dates(event, wide), limit)
    if extra:
        component["RDATE"] = vDDDLists(list(map(_in_utc, extra)))
    left_out = [*event.exdates, *_deleted(event)]
    if left_out:
        component["EXDATE"] = vDDDLists(list(map(_in_utc, left_out)))
    return component


def _deleted(event: VEvent) -> Iterator[Moment]:
    """Yield the first date when the rules ended before it: so calendars delete a series."""
    first = _aware(event.start)
    rules = [read_rule(recur, first.replace(tzinfo=None)) for recur in event.rules]
    if rules and all(has_ended(rule, first) for rule in rules):
        yield event.start


def _rule_dates(event: VEvent, wide: Window) -> Iterator[Moment]:
    """Yield the dates of the rules; whole days as dates."""
    first = _aware(event.start)
    for recur in event.rules:
        rule = read_rule(recur, first.replace(tzinfo=None))
        for moment in starts(rule, first, wide.start, wide.stop):
            yield moment.date() if event.all_day else moment


def _in_utc(moment: Moment) -> Moment:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _in_zone_of(event: VEvent, moment: Moment) -> Moment:
    """Return a date of the series as its VEVENT writes dates."""
    if not isinstance(moment, datetime):
        return moment if event.all_day else _aware(moment)
    zoned = moment.astimezone(_aware(event.start).tzinfo)
    return zoned.date() if event.all_day else zoned


def _dated(event: VEvent, start: Moment) -> Dated:
    if _instant(start) == _instant(event.start):
        return _own_date(event)
    own = next((one.length for one in event.rdates if one.start == start and one.length), None)
    length = own or event.length or _stated_length(event)
    return Dated(start=_instant(start), end=_plus(start, length), source=event)


def _own_end(event: VEvent) -> datetime:
    """Return when a VEVENT ends; one that ends before it starts has no known end."""
    start = _instant(event.start)
    if event.end is not None:
        end = _instant(event.end)
    elif event.length is not None:
        end = _plus(event.start, event.length)
    else:
        end = start
    if event.all_day and end <= start:
        return _instant(event.start + timedelta(days=1))
    return max(start, end)


def _stated_length(event: VEvent) -> Length:
    """Return the length by the clock on the wall: an evening until 23:00 ends at 23:00."""
    if event.end is None:
        return Length(days=1 if event.all_day else 0)
    start, end = _aware(event.start), _aware(event.end)
    wall = end.astimezone(start.tzinfo).replace(tzinfo=None) - start.replace(tzinfo=None)
    if event.all_day:
        return Length(days=max(1, wall.days))
    return Length(days=wall.days, seconds=wall.seconds) if wall > timedelta(0) else Length()


def _plus(start: Moment, length: Length) -> datetime:
    """Return the end: days by the calendar of its zone, then seconds by the stopwatch."""
    if not isinstance(start, datetime):
        return midnight(start + timedelta(days=max(1, length.days)))
    return (start + timedelta(days=length.days)).astimezone(UTC) + timedelta(
        seconds=length.seconds
    )


def _reach(event: VEvent) -> timedelta:
    """Return how far a date can reach from where its rule put it: moved, and its length."""
    length = _own_end(event) - _instant(event.start)
    moved = timedelta(0)
    if event.recurrence_id is not None and event.this_and_future:
        moved = abs(_instant(event.start) - _instant(event.recurrence_id))
    return min(length + moved, MAX_LENGTH) + timedelta(days=1)


def _touches(one: Dated, wanted: Window) -> bool:
    if one.start >= wanted.stop:
        return False
    return one.end > wanted.start or one.start >= wanted.start


def _aware(moment: Moment) -> datetime:
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(0), tzinfo=AMSTERDAM)


def _instant(moment: Moment) -> datetime:
    """Return the moment in UTC; a local time that the clocks skip moves on with them."""
    return _aware(moment).astimezone(UTC)
