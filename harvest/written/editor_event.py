"""Read when something happens: begin, einde, herhaling, behalve and status. Pure."""

from datetime import date, datetime, time, timedelta

from attrs import evolve, frozen

from harvest.written.document import Document, Text
from harvest.written.editor_schema import MOMENT_KEYS, STATUSES
from harvest.written.editor_values import Found, one_of, parsed
from hub.clock import local_date, midnight
from hub.dutch_dates import DateRange, Moment, in_words, parse_moment, time_in_digits
from hub.errors import Problem
from hub.model import Event
from hub.repeat_words import parse_exceptions, parse_repeat
from hub.repeats import Exceptions, Repeat, Timing, happens_on, next_fitting_day, occurrences
from hub.vocabulary import EventStatus

HORIZON_DAYS = 365
# Yesterday still counts: what went on past midnight, or was on last night.
DAYS_BACK = 1


@frozen(kw_only=True)
class _End:
    nights: int = 0
    at: time | None = None


def read_event(
    document: Document, now: datetime, school_holidays: tuple[DateRange, ...]
) -> Found[Event | None]:
    """Return the event with its dates from yesterday for a year; None without a begin."""
    begin = parsed(document, "begin", parse_moment)
    end = parsed(document, "einde", parse_moment)
    repeat = parsed(document, "herhaling", parse_repeat)
    exceptions = parsed(document, "behalve", parse_exceptions)
    status = parsed(document, "status", one_of(STATUSES))
    problems = (
        *begin.problems,
        *end.problems,
        *repeat.problems,
        *exceptions.problems,
        *status.problems,
    )
    if not document.entry("begin"):
        return Found(value=None, problems=(*problems, *_without_begin(document)))
    if begin.value is None:
        return Found(value=None, problems=problems)
    if begin.value.day is None:
        return Found(value=None, problems=(*problems, _no_day(document)))
    first, starts = begin.value.day, begin.value.at
    length = _length(document, first, starts, end.value)
    rule = _check_repeat(document, begin.value, repeat.value, exceptions.value)
    timing = Timing(
        first=first,
        starts=starts,
        nights=length.value.nights,
        ends=length.value.at,
        repeat=repeat.value,
        exceptions=exceptions.value or Exceptions(),
    )
    dates = _dates(document, timing, now, school_holidays, status.value)
    return Found(
        value=dates.value,
        problems=(*problems, *length.problems, *rule, *dates.problems),
    )


def _dates(
    document: Document,
    timing: Timing,
    now: datetime,
    school_holidays: tuple[DateRange, ...],
    status: EventStatus | None,
) -> Found[Event | None]:
    today = local_date(now)
    found = occurrences(
        timing,
        # Whole days, so that the dates do not move with the hour of the harvest.
        midnight(today - timedelta(days=DAYS_BACK)),
        midnight(today + timedelta(days=HORIZON_DAYS)),
        school_holidays,
    )
    entry = document.entry("behalve")
    problems: list[Problem] = []
    if not found and entry:
        problems.append(
            document.problem(
                entry.place,
                "Er blijft geen enkele datum over.",
                "Kijk of begin, herhaling en behalve bij elkaar passen.",
                code="geen-datum-over",
            )
        )
    if timing.exceptions.in_school_holidays and not school_holidays and entry:
        problems.append(
            document.problem(
                entry.place,
                "De schoolvakanties zijn hier nog niet bekend. Ze worden niet overgeslagen.",
                "Zet de datums er zelf bij, of wacht tot de schoolvakanties zijn opgehaald.",
                warning=True,
                code="schoolvakanties",
            )
        )
    event = Event(
        occurrences=tuple(evolve(each, status=status) for each in found) if status else found,
        repeats=_repeats(document),
    )
    return Found(value=event if found else None, problems=tuple(problems))


def _repeats(document: Document) -> str:
    """Return the repeat in the editor's words, exceptions included."""
    words, exceptions = document.text("herhaling"), document.text("behalve")
    return f"{words}, behalve {exceptions}" if words and exceptions else words


def _length(
    document: Document, first: date, starts: time | None, end: Moment | None
) -> Found[_End]:
    """Return how long it takes, from begin and einde together."""
    entry = document.entry("einde")
    if end is None or entry is None:
        return Found(value=_End())
    place = entry.place
    nights = ((end.day or first) - first).days
    if starts is None and end.at is not None:
        return _wrong(
            document,
            place,
            "Er is een eindtijd, maar bij begin staat geen tijd.",
            f"Schrijf “begin: {in_words(first)}, 10.00” met de goede tijd.",
            code="tijd-ontbreekt",
        )
    if starts is not None and end.at is None:
        return _wrong(
            document,
            place,
            "Bij begin staat een tijd, maar bij einde niet.",
            f"Schrijf “einde: {entry.text}, 12.00” met de goede tijd.",
            code="tijd-ontbreekt",
        )
    if nights < 0:
        return _wrong(
            document,
            place,
            f"Het einde ligt voor het begin ({in_words(first)}).",
            "Kijk of de datums goed zijn.",
            code="einde-voor-begin",
        )
    if nights == 0 and starts is not None and end.at is not None and end.at <= starts:
        tomorrow = in_words(first + timedelta(days=1))
        return _wrong(
            document,
            place,
            f"Het einde ({time_in_digits(end.at)}) is niet later dan het begin "
            f"({time_in_digits(starts)}).",
            "Gaat het door na middernacht? Schrijf dan "
            f"“einde: {tomorrow}, {time_in_digits(end.at)}”.",
            code="einde-voor-begin",
        )
    return Found(value=_End(nights=nights, at=end.at))


def _wrong(
    document: Document, place: Text, message: str, hint: str, *, code: str
) -> Found[_End]:
    problem = document.problem(place, message, hint, code=code)
    return Found(value=_End(), problems=(problem,))


def _check_repeat(
    document: Document, begin: Moment, repeat: Repeat | None, exceptions: Exceptions | None
) -> tuple[Problem, ...]:
    """Return what does not fit between the first date, the rule and the exceptions."""
    entry = document.entry("herhaling")
    left_out = document.entry("behalve")
    if entry is None and left_out is not None and exceptions is not None:
        problem = document.problem(
            left_out.place,
            "Er staat `behalve`, maar de activiteit is maar één keer.",
            "Schrijf ook `herhaling`, of haal `behalve` weg.",
            code="behalve-zonder-herhaling",
        )
        return (problem,)
    if entry is None or repeat is None or begin.day is None:
        return ()
    if repeat.last is not None and repeat.last < begin.day:
        problem = document.problem(
            entry.place,
            f"De herhaling stopt ({in_words(repeat.last)}) voor het begin.",
            "Kijk of de datums goed zijn.",
            code="herhaling-voorbij",
        )
        return (problem,)
    if happens_on(repeat, begin.day, begin.day):
        return ()
    fitting = next_fitting_day(repeat, begin.day)
    at = f", {time_in_digits(begin.at)}" if begin.at else ""
    problem = document.problem(
        entry.place,
        f"De eerste datum ({in_words(begin.day)}) past niet bij de herhaling.",
        f"Schrijf “begin: {in_words(fitting)}{at}”, of pas de herhaling aan."
        if fitting
        else "Pas de eerste datum of de herhaling aan.",
        code="eerste-datum",
    )
    return (problem,)


def _without_begin(document: Document) -> tuple[Problem, ...]:
    return tuple(
        document.problem(
            entry,
            f"Er staat `{key}`, maar `begin` ontbreekt.",
            "Schrijf ook wanneer het begint.",
            code="begin-ontbreekt",
        )
        for key in MOMENT_KEYS
        if (entry := document.entry(key))
    )


def _no_day(document: Document) -> Problem:
    entry = document.entry("begin")
    place = entry.place if entry else Text(text="", line=1, column=1)
    return document.problem(
        place,
        "Bij begin staat alleen een tijd.",
        f"Zet de datum ervoor: “begin: 1 december 2026, {place.text}”.",
        code="datum-ontbreekt",
    )
