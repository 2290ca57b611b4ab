"""Read weekly opening hours as Dutch people write them: `ma, wo 9.00-12.00`. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import time
from itertools import pairwise

from hub.dutch_dates import CLOCK, WEEKDAYS, clock, time_in_digits, weekday_number
from hub.errors import UnclearText
from hub.model import Hours

EXAMPLE = "Schrijf bijvoorbeeld “ma t/m do 9.00-12.00” of “di 13.00-16.30”."

_DAY = (
    r"(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)s?\b"
    r"|(?:ma|di|wo|do|vr|za|zo)\b\.?)"
)
_SPAN = rf"(?P<first>{_DAY})\s*(?:t/m|tot en met|-|–)\s*(?P<last>{_DAY})"
_HOUR = rf"(?:{CLOCK}|\d{{1,2}}(?![.:\d]))"
_TOKENS = re.compile(
    rf"(?P<days>{_SPAN})"
    rf"|(?P<day>{_DAY})"
    r"|(?P<workdays>(?:elke |op )?(?:werkdag(?:en)?|doordeweeks)\b)"
    r"|(?P<weekend>(?:in het )?weekend\b)"
    r"|(?P<all>elke dag|dagelijks|alle dagen)"
    rf"|(?P<times>(?P<opens>{_HOUR})\s*(?:-|–|tot|t/m)\s*(?P<closes>{_HOUR})(?:\s*uur\b)?)"
    r"|(?P<closed>gesloten\b|dicht\b)"
    r"|(?P<filler>[\s,:;&+]+|(?:en|van|op|ook|open|uur)\b)"
)


def parse_line(text: str) -> tuple[Hours, ...]:
    """Return what one line says, by day; a day that is `gesloten` gives nothing.

    Raises:
        UnclearText: a word is not about days and times, or an end is not after its start.
    """
    found = tuple(_read(text))
    _refuse_overlap(found)
    return tuple(sorted(found, key=_order))


def parse_hours(lines: Iterable[str]) -> tuple[Hours, ...]:
    """Return the hours of several lines together, sorted.

    Raises:
        UnclearText: a line cannot be read, or two stretches of one day overlap.
    """
    return join_hours(parse_line(line) for line in lines)


def join_hours(lines: Iterable[tuple[Hours, ...]]) -> tuple[Hours, ...]:
    """Return the hours of lines that were read before, sorted.

    Raises:
        UnclearText: two stretches of one day overlap.
    """
    found = tuple(hours for line in lines for hours in line)
    _refuse_overlap(found)
    return tuple(sorted(found, key=_order))


def _order(hours: Hours) -> tuple[int, time, time]:
    return hours.day, hours.opens, hours.closes


def _read(text: str) -> Iterator[Hours]:
    """Yield the hours; days gather until a time comes, and hold until other days come."""
    days: tuple[int, ...] = ()
    complete = False
    for token in _tokens(text):
        if token.lastgroup == "filler":
            continue
        if token["times"]:
            _need_days(days, text, token.start())
            opens, closes = _stretch(token)
            yield from (Hours(day=day, opens=opens, closes=closes) for day in days)
            complete = True
        elif token["closed"]:
            _need_days(days, text, token.start())
            complete = True
        else:
            days = (*(() if complete else days), *_days(token))
            complete = False
    if not complete:
        raise UnclearText(f"In “{text}” staat geen tijd.", EXAMPLE)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    low = text.lower()
    at = 0
    while at < len(low):
        token = _TOKENS.match(low, at)
        if not token:
            raise _not_hours(text, at)
        yield token
        at = token.end()


def _not_hours(text: str, at: int) -> UnclearText:
    word = text[at:].split(maxsplit=1)[0]
    return UnclearText(
        f"“{word}” hoort niet bij openingstijden.",
        f"{EXAMPLE} Andere woorden horen in de tekst of bij toegang.",
        at,
    )


def _need_days(days: tuple[int, ...], text: str, at: int) -> None:
    if not days:
        raise UnclearText(f"In “{text}” staat geen dag voor de tijd.", EXAMPLE, at)


def _days(token: re.Match[str]) -> tuple[int, ...]:
    if token["days"]:
        first, last = _number(token["first"]), _number(token["last"])
        if last < first:
            raise UnclearText(
                f"{WEEKDAYS[first].capitalize()} komt in de week na {WEEKDAYS[last]}.",
                "Een week begint op maandag. Noem de dagen anders los: za, zo, ma.",
                token.start(),
            )
        return tuple(range(first, last + 1))
    if token["day"]:
        return (_number(token["day"]),)
    if token["workdays"]:
        return tuple(range(5))
    return (5, 6) if token["weekend"] else tuple(range(7))


def _number(word: str) -> int:
    number = weekday_number(word.removesuffix("s"))
    if number is None:  # the pattern lets only weekdays through
        raise UnclearText(f"“{word}” is geen dag van de week.", EXAMPLE)
    return number


def _stretch(token: re.Match[str]) -> tuple[time, time]:
    try:
        opens, closes = clock(token["opens"]), clock(token["closes"])
    except UnclearText as exc:
        raise UnclearText(exc.message, exc.hint, token.start()) from exc
    if closes <= opens:
        raise UnclearText(
            f"{time_in_digits(closes)} uur is niet later dan {time_in_digits(opens)} uur.",
            f"Bedoelde u {time_in_digits(closes)}-{time_in_digits(opens)}? Gaat het door na "
            "middernacht? Noem dan de volgende dag apart."
            if closes < opens
            else EXAMPLE,
            token.start(),
        )
    return opens, closes


def _refuse_overlap(found: tuple[Hours, ...]) -> None:
    for one, other in pairwise(sorted(found, key=_order)):
        if one.day == other.day and other.opens < one.closes:
            raise UnclearText(
                f"Op {WEEKDAYS[one.day]} overlappen twee tijden: {_shown(one)} en "
                f"{_shown(other)}.",
                "Maak er één tijd van, of pas een van de twee aan.",
            )


def _shown(hours: Hours) -> str:
    return f"{time_in_digits(hours.opens)}-{time_in_digits(hours.closes)}"
