"""Days, times and opening hours in the language of a page."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from itertools import groupby

from attrs import frozen
from babel.dates import format_date

from hub.clock import local
from hub.model import Hours, Occurrence
from site_builder import dutch_words
from site_builder.shelves import last_day
from site_builder.views.page import plain_date
from site_builder.wording import Words

_MIDNIGHT = time(0, 0)


@frozen(kw_only=True)
class Dates:
    """How a language says days, times and opening hours."""

    day: Callable[[date], str]
    day_with_year: Callable[[date], str]
    plain: Callable[[date], str]
    listed: Callable[[Sequence[date]], str]
    clock: Callable[[datetime], str]
    span: Callable[[Occurrence], str]
    weekly_hours: Callable[[tuple[Hours, ...]], tuple[str, ...]]


DUTCH_DATES = Dates(
    day=dutch_words.day,
    day_with_year=dutch_words.day_with_year,
    plain=plain_date,
    listed=dutch_words.dates_in_words,
    clock=dutch_words.clock,
    span=dutch_words.span,
    weekly_hours=dutch_words.weekly_hours,
)


def dates_in(locale: str, words: Words) -> Dates:
    """Return how a language other than Dutch says dates: names by Babel, sentences by us."""
    said = _Said(locale=locale, words=words)
    return Dates(
        day=said.day,
        day_with_year=said.day_with_year,
        plain=said.plain,
        listed=said.listed,
        clock=said.clock,
        span=said.span,
        weekly_hours=said.weekly_hours,
    )


@frozen(kw_only=True)
class _Said:
    locale: str
    words: Words

    def day(self, on: date) -> str:
        """Return "Tuesday 1 December"."""
        return format_date(on, "EEEE d MMMM", locale=self.locale)

    def day_with_year(self, on: date) -> str:
        """Return "Tuesday 1 December 2026"."""
        return format_date(on, "EEEE d MMMM y", locale=self.locale)

    def plain(self, on: date) -> str:
        """Return "1 December 2026"."""
        return format_date(on, "d MMMM y", locale=self.locale)

    def listed(self, days: Sequence[date]) -> str:
        """Return "2 March, 3 March and 4 March"."""
        return self._list([format_date(on, "d MMMM", locale=self.locale) for on in days])

    def clock(self, moment: datetime) -> str:
        """Return "10:00"."""
        return f"{local(moment):%H:%M}"

    def span(self, occurrence: Occurrence) -> str:
        """Return when an event is: "Tuesday 1 December, 10:00 to 12:00"."""
        start, end = local(occurrence.start), local(max(occurrence.start, occurrence.end))
        first, last = start.date(), last_day(occurrence)
        if first == last:
            times = self._times(start.time(), end.time())
            if occurrence.all_day:
                return self.day(first)
            at = self.clock(start) if start == end else times
            return self.words("when.at", day=self.day(first), time=at)
        say = self.day if first.year == last.year else self.day_with_year
        if occurrence.all_day:
            return self.words("when.days", first=say(first), last=say(last))
        return self.words(
            "when.days",
            first=self.words("when.at", day=say(first), time=self.clock(start)),
            last=self.words("when.at", day=say(end.date()), time=self.clock(end)),
        )

    def weekly_hours(self, hours: tuple[Hours, ...]) -> tuple[str, ...]:
        """Return the opening hours, one line for all days that have the same ones."""
        by_day: dict[int, tuple[tuple[time, time], ...]] = {}
        for one in sorted(set(hours), key=lambda h: (h.day, h.opens, h.closes)):
            by_day[one.day] = (*by_day.get(one.day, ()), (one.opens, one.closes))
        alike: dict[tuple[tuple[time, time], ...], list[int]] = {}
        for number, stretches in by_day.items():
            alike.setdefault(stretches, []).append(number)
        return tuple(
            self.words(
                "when.at",
                day=self._list([self._run(run) for run in _runs(days)]),
                time=self._list([self._times(*one) for one in stretches]),
            )
            for stretches, days in alike.items()
        )

    def _run(self, run: Sequence[int]) -> str:
        first, last = self._weekday(run[0]), self._weekday(run[-1])
        return self.words("when.days", first=first, last=last) if len(run) > 1 else first

    def _weekday(self, number: int) -> str:
        # 2024 began on a Monday.
        return format_date(date(2024, 1, 1 + number), "EEEE", locale=self.locale)

    def _times(self, opens: time, closes: time) -> str:
        if opens == closes == _MIDNIGHT:
            return self.words("when.day_and_night")
        last = "24:00" if closes == _MIDNIGHT else f"{closes:%H:%M}"
        return self.words("when.times", opens=f"{opens:%H:%M}", closes=last)

    def _list(self, parts: Sequence[str]) -> str:
        *first, last = parts
        before = self.words("when.comma").join(first)
        return self.words("when.and", first=before, last=last) if first else last


def _runs(days: Sequence[int]) -> list[list[int]]:
    """Split days into stretches without a gap."""
    grouped = groupby(enumerate(days), key=lambda pair: pair[1] - pair[0])
    return [[number for _, number in run] for _, run in grouped]
