"""Repeats in a sentence on a web page: `elke dinsdag vanaf 3 maart, 10-12 uur`. Pure."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from attrs import evolve, frozen

from harvest.formats.prose_days import Mention, resolved
from harvest.formats.prose_groups import HINT, elements
from harvest.formats.prose_times import Slot, Span, spans
from harvest.formats.prose_words import MAX_CHARACTERS, Sort, Token
from hub.clock import local_date, midnight
from hub.dutch_dates import WEEKDAYS, in_words
from hub.errors import UnclearText
from hub.model import Occurrence
from hub.repeat_words import parse_exceptions, parse_repeat
from hub.repeats import Exceptions, Repeat, Timing, happens_on, occurrences

HORIZON = timedelta(days=365)
"""How far ahead the dates of something that repeats are worked out."""

DAYS_BACK = timedelta(days=1)
"""Yesterday still counts: what went on past midnight."""

_HOLIDAYS = "Zonder die data zouden er verkeerde dagen in de agenda komen."
_LINKS = frozenset(
    {Sort.FROM, Sort.START, Sort.OF, Sort.THROUGH, Sort.DASH, Sort.UNTIL, Sort.AND}
)
_STARTS = frozenset({Sort.FROM, Sort.START, Sort.OF})
_ENDS = frozenset({Sort.THROUGH, Sort.DASH})
_IN_RULES = frozenset({Sort.RULE, Sort.WEEKDAY, Sort.NUMBER})
_EXCEPT = re.compile(
    r",?\s(?:behalve|uitgezonderd|m\.u\.v\.|met uitzondering van)\s(?P<days>.*)",
    re.IGNORECASE | re.DOTALL,
)
_EACH = re.compile(
    r"(?:elke|elk|iedere|ieder|om de|wekelijks|tweewekelijks|maandelijks|dagelijks|alle dagen"
    r"|werkdag(?:en)?|doordeweeks)\b"
)
_WEEK_THEN_DAY = re.compile(rf"\b(week|weken|wekelijks) (?=(?:{'|'.join(WEEKDAYS)})\b)")


@frozen(kw_only=True)
class Repeated:
    """The dates of a repeat, and the repeat in words."""

    occurrences: tuple[Occurrence, ...]
    words: str


@frozen(kw_only=True)
class _Clause:
    """A rule in words with its times: `elke maandag`, 10-12 uur. `leading`: times first."""

    words: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    part: int = 0
    leading: bool = False

    @property
    def rule(self) -> str:
        """The words as hub.repeat_words knows them."""
        text = " ".join(self.words).replace(" ,", ",").strip(" ,")
        text = re.sub(r"^(?:en )+|(?: en)+$", "", text).replace(" - ", " t/m ").strip(" ,")
        text = _WEEK_THEN_DAY.sub(r"\1 op ", text)
        return text if not text or _EACH.match(text) else f"elke {text}"


@frozen(kw_only=True)
class _Period:
    """From when and until when, as far as it is written."""

    first: Mention | None = None
    last: Mention | None = None


def is_repeating(words: tuple[Token, ...]) -> bool:
    """Return whether the sentence says how often something happens."""
    return any(
        token.sort is Sort.RULE or (token.sort is Sort.WEEKDAY and not token.sure)
        for token in words
    )


def split_exceptions(text: str) -> tuple[str, str]:
    """Return a sentence without its exceptions, and the exceptions."""
    found = _EXCEPT.search(text) if len(text) <= MAX_CHARACTERS else None
    return (text[: found.start()], found["days"].strip(" .")) if found else (text, "")


def read_repeat(words: tuple[Token, ...], exceptions: str, now: datetime) -> Repeated:
    """Return the dates from yesterday for a year.

    Raises:
        UnclearText: the rule, a date or a time cannot be read or can mean two things.
    """
    clauses, period = _parts(words)
    left_out = parse_exceptions(exceptions) if exceptions else Exceptions()
    if left_out.in_school_holidays:
        raise UnclearText("De data van de schoolvakanties zijn hier niet bekend.", _HOLIDAYS)
    first, last = _ends(period, now)
    timings = tuple(
        timing
        for clause in clauses
        for timing in _timings(clause, _repeat(clause, last), first, left_out, now)
    )
    is_new = first is not None and first > local_date(now)
    shown = (
        ", ".join(clause.rule for clause in clauses),
        f"vanaf {in_words(first)}" if first and is_new else "",
        f"t/m {in_words(last)}" if last else "",
        f"behalve {exceptions}" if exceptions else "",
    )
    return Repeated(
        occurrences=tuple(each for timing in timings for each in _dates(timing, now)),
        words=", ".join(part for part in shown if part),
    )


def _parts(words: tuple[Token, ...]) -> tuple[tuple[_Clause, ...], _Period]:
    """Return the rules with their times, and the period."""
    clauses = [_Clause()]
    period = _Period()
    link: Token | None = None
    for element in elements(words):
        if isinstance(element, Token) and element.sort in _LINKS:
            link = _linked(link, element)
            continue
        if isinstance(element, Mention) and element.month is not None:
            period = _with_end(period, element, link)
        elif isinstance(element, Slot):
            _check_link(link, frozenset({Sort.AND, Sort.DASH}))
            clauses[-1] = _with_slot(clauses[-1], element, is_joined=link is not None)
        else:
            _check_link(link, frozenset({Sort.AND, *_ENDS}))
            if clauses[-1].slots and clauses[-1].words and not clauses[-1].leading:
                clauses.append(_Clause())
            clauses[-1] = _with_word(clauses[-1], element, link)
        link = None
    _check_link(link, frozenset({Sort.AND}))
    if not all(clause.words for clause in clauses):
        raise UnclearText("Het is niet duidelijk hoe vaak het is.", HINT)
    return tuple(clauses), period


def _linked(link: Token | None, word: Token) -> Token:
    if link is not None and link.sort is not Sort.AND:
        raise _stray(link)
    return link if link is not None and word.sort is Sort.AND else word


def _check_link(link: Token | None, allowed: frozenset[Sort]) -> None:
    if link is not None and link.sort not in allowed:
        raise _stray(link)


def _with_slot(clause: _Clause, slot: Slot, *, is_joined: bool) -> _Clause:
    if clause.slots and not (is_joined or slot.labelled):
        raise UnclearText("Er staan twee tijden naast elkaar.", HINT)
    if clause.leading and clause.words:
        raise UnclearText("Het is niet duidelijk welke tijd bij welke dag hoort.", HINT)
    return evolve(clause, slots=(*clause.slots, slot), leading=not clause.words)


def _with_word(clause: _Clause, word: Mention | Token, link: Token | None) -> _Clause:
    if isinstance(word, Token) and word.sort not in _IN_RULES:
        raise _stray(word)
    between = (link.text,) if link and clause.words else ()
    return evolve(
        clause,
        words=(*clause.words, *between, word.text),
        part=clause.part or word.part,
    )


def _with_end(period: _Period, day: Mention, link: Token | None) -> _Period:
    sort = link.sort if link else None
    if sort in _STARTS and period == _Period():
        return _Period(first=day)
    if sort in _ENDS and period.last is None:
        # Of a row in order the years follow from each other.
        first = evolve(period.first, runs_on=True) if period.first else None
        return _Period(first=first, last=day)
    if sort is Sort.UNTIL:
        raise UnclearText(
            f"Hoort “{day.text}” er nog bij? Dat is niet duidelijk.",
            f"Schrijf “t/m {day.text}” als die dag meedoet.",
        )
    raise UnclearText(f"Is “{day.text}” het begin of het einde? Dat is niet duidelijk.", HINT)


def _ends(period: _Period, now: datetime) -> tuple[date | None, date | None]:
    written = tuple(day for day in (period.first, period.last) if day)
    days = iter(resolved(written, now) if written else ())
    first = next(days) if period.first else None
    last = next(days) if period.last else None
    if first and last and last < first:
        raise UnclearText(
            f"Het eind ({in_words(last)}) ligt voor het begin ({in_words(first)}).", HINT
        )
    return first, last


def _repeat(clause: _Clause, last: date | None) -> Repeat:
    repeat = parse_repeat(clause.rule)
    return evolve(repeat, last=last)


def _timings(
    clause: _Clause,
    repeat: Repeat,
    first: date | None,
    exceptions: Exceptions,
    now: datetime,
) -> Iterator[Timing]:
    """Yield the timing of each time on a day of the rule, or of the whole day."""
    begin = _begin(repeat, first, clause.rule, now)
    for span in spans(clause.slots, clause.part) if clause.slots else (Span(),):
        if span.starts is None and span.ends is not None:
            raise UnclearText(
                "Er staat wanneer het eindigt, maar niet wanneer het begint.", HINT
            )
        yield Timing(
            first=begin,
            starts=span.starts,
            nights=span.nights,
            ends=span.ends,
            repeat=repeat,
            exceptions=exceptions,
        )


def _begin(repeat: Repeat, first: date | None, rule: str, now: datetime) -> date:
    """Return the day from which the rule counts.

    Which weeks "om de week" means, and which day "elke week" is, only a first day can tell.
    """
    if first is None:
        if repeat.weeks > 1 or not (repeat.weekdays or repeat.month_days):
            raise UnclearText(
                f"Bij “{rule}” staat niet wat de eerste dag is.",
                f"Schrijf bijvoorbeeld: {rule}, vanaf 2 maart 2027.",
            )
        return local_date(now) - DAYS_BACK
    if not repeat.weekdays and not repeat.month_days:
        return first
    if repeat.weeks > 1 and not happens_on(repeat, first, first):
        raise UnclearText(f"De eerste dag ({in_words(first)}) past niet bij “{rule}”.", HINT)
    return first


def _dates(timing: Timing, now: datetime) -> tuple[Occurrence, ...]:
    today = local_date(now)
    return occurrences(timing, midnight(today - DAYS_BACK), midnight(today + HORIZON))


def _stray(word: Token) -> UnclearText:
    return UnclearText(f"“{word.text}” staat op een plek waar het niet duidelijk is.", HINT)
