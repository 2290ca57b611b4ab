"""The times of day in a sentence about dates: `van 10.00 tot 12.00 uur`. Pure."""

from datetime import time

from attrs import frozen

from harvest.formats.prose_words import AFTERNOON, EVENING, MORNING, Sort, Token
from hub.dutch_dates import time_in_digits
from hub.errors import UnclearText

_LABELS = frozenset(
    {Sort.START, Sort.DOORS, Sort.END, Sort.FROM, Sort.OF, Sort.BETWEEN, Sort.UNTIL}
)
_TO = frozenset({Sort.DASH, Sort.UNTIL, Sort.THROUGH})
_MOST_LABELS = 3
# Until six o'clock an end is that of the evening before; a party rarely takes longer.
_LATEST_AFTER_MIDNIGHT, _EARLIEST_LATE_START = 6 * 60, 16 * 60
_DAY = 24 * 60
# Which hours a part of the day has: those of the clock of 12 hours, and those of 24.
_HOURS_OF_12 = {EVENING: range(5, 12), AFTERNOON: range(1, 7), MORNING: range(0)}
_HOURS_OF_24 = {EVENING: range(16, 25), AFTERNOON: range(12, 19), MORNING: range(5, 14)}
_NIGHT_HOURS = range(5)
_SEVEN = 7


@frozen(kw_only=True)
class Slot:
    """Times as they stand in a sentence: a begin, an end or both; `doors`: one may come in."""

    first: Token | None = None
    last: Token | None = None
    part: int = 0
    doors: bool = False
    labelled: bool = False


@frozen(kw_only=True)
class Span:
    """A stretch of the day; without `ends` only its begin is known, `nights` as in Timing."""

    starts: time | None = None
    ends: time | None = None
    nights: int = 0


def slot_at(tokens: tuple[Token, ...], at: int) -> tuple[Slot, int] | None:
    """Return the times that stand here and the place after them, or None."""
    here = at
    while here < len(tokens) and here - at < _MOST_LABELS and tokens[here].sort in _LABELS:
        here += 1
    labels = frozenset(token.sort for token in tokens[at:here])
    part, here = _part(tokens, here)
    joins = _TO | {Sort.AND} if Sort.BETWEEN in labels else _TO
    first = _hour(tokens, here, joins)
    if first is None:
        return None
    last, here = None, here + 1
    if _sort(tokens, here) in joins and _sort(tokens, here + 1) is Sort.TIME:
        last, here = tokens[here + 1], here + 2
    later_part, here = _part(tokens, here)
    slot = Slot(
        first=first,
        last=last,
        part=part or later_part,
        doors=Sort.DOORS in labels and last is None,
        labelled=bool(labels & {Sort.START, Sort.DOORS, Sort.END}),
    )
    if last is None and labels & {Sort.END, Sort.UNTIL}:
        slot = Slot(last=first, part=slot.part, labelled=True)
    return slot, here


def spans(slots: tuple[Slot, ...], part: int) -> tuple[Span, ...]:
    """Return the stretches that the times of one day give; `part` is said with the weekday.

    Raises:
        UnclearText: a time can be the morning and the evening, or an end is before its begin.
    """
    given = tuple(slot for slot in slots if not slot.doors) or slots
    merged: list[Slot] = []
    for slot in given:
        before = merged[-1] if merged else None
        if slot.first is None and before and before.last is None:
            merged[-1] = Slot(first=before.first, last=slot.last, part=before.part or slot.part)
        else:
            merged.append(slot)
    return tuple(_span(slot, slot.part or part) for slot in merged)


def _hour(tokens: tuple[Token, ...], at: int, joins: frozenset[Sort]) -> Token | None:
    """Return the time here, or the bare hour of `10 tot 12 uur`."""
    if _sort(tokens, at) is Sort.TIME:
        return tokens[at]
    bare = (
        _sort(tokens, at) is Sort.NUMBER
        and _sort(tokens, at + 1) in joins
        and _sort(tokens, at + 2) is Sort.TIME
    )
    if not bare or tokens[at].numbers[0] >= 24:
        return None
    hour = tokens[at].numbers[0]
    return Token(sort=Sort.TIME, text=str(hour), numbers=(hour, 0), sure=hour > _SEVEN + 1)


def _part(tokens: tuple[Token, ...], at: int) -> tuple[int, int]:
    if _sort(tokens, at) is Sort.PART:
        return tokens[at].part, at + 1
    return 0, at


def _sort(tokens: tuple[Token, ...], at: int) -> Sort | None:
    return tokens[at].sort if at < len(tokens) else None


def _span(slot: Slot, part: int) -> Span:
    last = _minutes(slot.last, part) if slot.last else None
    if slot.first is None:
        return Span(ends=_time(last) if last is not None else None)
    first = _first_minutes(slot.first, part, slot.last, last)
    if first >= _DAY:
        raise UnclearText(
            "Om 24.00 uur begint de volgende dag.", "Schrijf de datum van die dag en 0.00 uur."
        )
    if last is None:
        return Span(starts=_time(first))
    late = first >= _EARLIEST_LATE_START and last <= _LATEST_AFTER_MIDNIGHT
    if last > first:
        return Span(starts=_time(first), ends=_time(last), nights=last // _DAY)
    if late:
        return Span(starts=_time(first), ends=_time(last), nights=1)
    raise UnclearText(
        f"Het einde ({time_in_digits(_time(last))}) is niet later dan het begin "
        f"({time_in_digits(_time(first))}).",
        "Kijk of de tijden goed zijn.",
    )


def _first_minutes(token: Token, part: int, last_token: Token | None, last: int | None) -> int:
    hour, minute = token.numbers
    if token.meridiem or last_token is None or last is None:
        return _minutes(token, part)
    if last_token.meridiem and hour <= 12:
        # 7-9 pm begins at seven in the evening, and 11-1 pm in the morning.
        same_half = hour % 12 * 60 + minute + (_DAY // 2 if last >= _DAY // 2 else 0)
        return same_half if same_half < last else hour * 60 + minute
    # "8-12 uur" is the morning, where "8 uur" alone can be both; "acht" can always be both.
    is_morning = token.text[:1].isdigit() and hour >= _SEVEN and last > hour * 60 and not part
    return hour * 60 + minute if is_morning else _minutes(token, part)


def _minutes(token: Token, part: int) -> int:
    hour, minute = token.numbers
    if part and not token.meridiem:
        return _hour_of_part(token, part) * 60 + minute
    if not token.sure:
        early, late = time(hour % 12, minute), time(hour % 12 + 12, minute)
        raise UnclearText(
            f"“{token.text}” kan overdag of ’s avonds zijn.",
            f"Schrijf {time_in_digits(early)} of {time_in_digits(late)} uur.",
        )
    return hour * 60 + minute


def _hour_of_part(token: Token, part: int) -> int:
    hour = token.numbers[0]
    if hour in _HOURS_OF_12[part]:
        return hour + 12
    after_midnight = part == EVENING and hour in _NIGHT_HOURS and token.sure
    if hour in _HOURS_OF_24[part] or after_midnight:
        return hour
    raise UnclearText(
        f"“{token.text}” past niet bij dat deel van de dag.", "Kijk of de tijd goed is."
    )


def _time(minutes: int) -> time:
    return time(minutes % _DAY // 60, minutes % 60)
