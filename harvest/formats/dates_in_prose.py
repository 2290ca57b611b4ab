"""Read when something happens from a sentence on a web page. Pure.

Every word must be understood: a sentence that says more than dates and times, or that can mean
two things, is refused with the reason. A wrong date is worse than none.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from attrs import evolve, frozen

from harvest.formats.prose_days import resolved
from harvest.formats.prose_groups import HINT, Group, groups
from harvest.formats.prose_repeats import is_repeating, read_repeat, split_exceptions
from harvest.formats.prose_times import Span, spans
from harvest.formats.prose_words import Sort, status_of, tokens
from hub.clock import local_date, midnight
from hub.dutch_dates import in_words, time_in_digits
from hub.errors import UnclearText
from hub.model import Event, Occurrence
from hub.repeats import Timing, occurrences

__all__ = ["When", "read_when"]

MOST_SHOWS = 14
"""A row of more days with times is an exhibition, not a performance each day."""

LONGEST_RUN = timedelta(days=2 * 366)
"""A longer row of days is a slip of the keyboard."""


@frozen(kw_only=True)
class When:
    """When something happens, or `why` that could not be read (Dutch)."""

    occurrences: tuple[Occurrence, ...] = ()
    repeats: str = ""
    note: str = ""
    why: str = ""

    @property
    def event(self) -> Event | None:
        """The dates as an event has them; None when they could not be read."""
        if not self.occurrences:
            return None
        return Event(occurrences=self.occurrences, repeats=self.repeats, note=self.note)


def read_when(text: str, now: datetime) -> When:
    """Return when it is: dates from a sentence, or the dates of a repeat for a year.

    `now` decides the year where none is written, and where a repeat begins.
    """
    try:
        return _read(text, now)
    except UnclearText as exc:
        return When(why=f"{exc.message} {exc.hint}".strip())


def _read(text: str, now: datetime) -> When:
    head, exceptions = split_exceptions(text)
    found = tokens(head)
    status = status_of(found)
    words = tuple(token for token in found if token.sort is not Sort.STATUS)
    if is_repeating(words):
        repeated = read_repeat(words, exceptions, now)
        when = When(occurrences=repeated.occurrences, repeats=repeated.words)
    elif exceptions:
        raise UnclearText("Er staat een uitzondering, maar niet hoe vaak het is.", HINT)
    else:
        when = _read_dates(groups(words), now)
    in_order = sorted(set(when.occurrences), key=lambda one: (one.start, one.end))
    return evolve(when, occurrences=tuple(evolve(each, status=status) for each in in_order))


def _read_dates(found: tuple[Group, ...], now: datetime) -> When:
    mentions = tuple(day for group in found for day in group.days)
    days = iter(resolved(mentions, now))
    dated = [(group, tuple(next(days) for _ in group.days)) for group in found]
    whens: list[When] = []
    for number, (group, dates) in enumerate(dated):
        if group.spans:
            whens.append(_through(group, dates[0], *dated[number + 1]))
        elif not (number and dated[number - 1][0].spans):
            whens.extend(_of_group(group, dates, now))
    notes = dict.fromkeys(when.note for when in whens if when.note)
    return When(
        occurrences=tuple(each for when in whens for each in when.occurrences),
        note=", ".join(notes),
    )


def _through(group: Group, first: date, end: Group, ends_on: tuple[date, ...]) -> When:
    """Return what goes on without a break from a day and a time until another."""
    (starts,) = spans(group.slots, group.days[0].part)
    (ends,) = spans(end.slots, end.days[0].part)
    last = ends_on[0]
    begin, close = starts.starts, ends.starts or ends.ends
    if begin is None or close is None or (last, close) <= (first, begin):
        raise UnclearText("Het einde ligt voor het begin.", "Kijk of de datums goed zijn.")
    nights = (last - first).days
    timing = Timing(first=first, starts=begin, nights=nights, ends=close)
    return When(occurrences=_dates_of(timing))


def _of_group(group: Group, dates: tuple[date, ...], now: datetime) -> Iterator[When]:
    days = tuple(zip(group.days, dates, strict=True))
    number = 0
    while number < len(days):
        mention, first = days[number]
        times = spans(group.slots, mention.part) if group.slots else ()
        if mention.runs_on:
            number += 1
            yield _row(first, days[number][1], times)
        elif group.closes:
            # The week and not the day: an item may not change with every harvest.
            today = local_date(now)
            monday = today - timedelta(days=today.weekday())
            yield evolve(_run(min(monday, first), first), note=_clocks(times))
        elif group.opens:
            yield evolve(_show(first, times), note=f"vanaf {in_words(first)}")
        else:
            yield _show(first, times)
        number += 1


def _row(first: date, last: date, times: tuple[Span, ...]) -> When:
    """Return days in a row: shows when they are few and have times, else one long run."""
    length = last - first
    if length < timedelta(0):
        raise UnclearText(
            f"Het eind ({in_words(last)}) ligt voor het begin ({in_words(first)}).",
            "Kijk of de datums goed zijn.",
        )
    if length > LONGEST_RUN:
        raise UnclearText(f"Tot {in_words(last)} is wel erg lang.", "Kijk of het jaar klopt.")
    if not times or length.days >= MOST_SHOWS:
        return evolve(_run(first, last), note=_clocks(times))
    shows = [_show(first + timedelta(days=day), times) for day in range(length.days + 1)]
    return When(
        occurrences=tuple(each for show in shows for each in show.occurrences),
        note=shows[0].note,
    )


def _show(day: date, times: tuple[Span, ...]) -> When:
    """Return one day with its times; without a begin it is the whole day."""
    timed = tuple(
        each
        for span in times
        if span.starts
        for each in _dates_of(
            Timing(first=day, starts=span.starts, nights=span.nights, ends=span.ends)
        )
    )
    if timed:
        return When(occurrences=timed)
    return evolve(_run(day, day), note=_clocks(times))


def _run(first: date, last: date) -> When:
    after = midnight(last + timedelta(days=1))
    return When(occurrences=(Occurrence(start=midnight(first), end=after, all_day=True),))


def _dates_of(timing: Timing) -> tuple[Occurrence, ...]:
    # Without a repeat the window plays no part.
    return occurrences(timing, midnight(timing.first), midnight(timing.first))


def _clocks(times: tuple[Span, ...]) -> str:
    """Return the times as words, for where they cannot stand in the dates."""
    return ", ".join(_clock(span) for span in times)


def _clock(span: Span) -> str:
    ends = f"tot {time_in_digits(span.ends)} uur" if span.ends else ""
    if span.starts is None:
        return ends
    starts = time_in_digits(span.starts)
    return f"{starts} {ends}" if ends else f"{starts} uur"
