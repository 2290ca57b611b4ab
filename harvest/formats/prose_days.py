"""The days in a sentence about dates: months and years that stand elsewhere filled in. Pure."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from attrs import evolve, frozen

from harvest.formats.prose_words import Sort, Token
from hub.clock import local_date
from hub.dutch_dates import FIRST_YEAR, LAST_YEAR, MONTHS, WEEKDAYS, in_words
from hub.errors import UnclearText

RECENT = timedelta(weeks=6)
"""A date without a year may lie so far back: pages keep showing what has just been."""

LONGEST_LEAP = timedelta(days=183)
"""Between two dates of a list; a larger leap back in the year is a list out of order."""

SHORT_YEARS = 5
"""A year of two digits lies so near."""

_EXAMPLE = "Schrijf bijvoorbeeld 1 december 2026."


@frozen(kw_only=True)
class Mention:
    """One day as it is written, with what is missing left out; `text` is for messages.

    `runs_on`: the next day in the sentence is the last of a row of days that begins here.
    """

    day: int
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    part: int = 0
    text: str = ""
    runs_on: bool = False
    short_year: bool = False


def mention_at(tokens: tuple[Token, ...], at: int) -> tuple[Mention, int] | None:
    """Return the day that is named here, with its month, and the place after it, or None.

    Raises:
        UnclearText: it can be two days.
    """
    weekday, start = _weekday(tokens, at)
    sorts = _sorts(tokens, start)
    mention, length = _day_at(tokens, start)
    if sorts[:1] == (Sort.DATE,):
        _check_figures(tokens[start], tokens, weekday)
    if sorts[:1] == (Sort.DAY_AND_MONTH,) and weekday is None:
        return None
    if mention is None:
        return None
    here = start + length
    comma = here < len(tokens) and tokens[here].text == ","
    if mention.year is None and _sorts(tokens, here + comma)[:1] == (Sort.YEAR,):
        here += comma + 1
        mention = evolve(mention, year=tokens[here - 1].numbers[0])
    return _with_weekday(mention, weekday, tokens[at:here]), here


def _day_at(tokens: tuple[Token, ...], at: int) -> tuple[Mention | None, int]:
    """Return the day with its month that stands here, and of how many tokens it is."""
    sorts, found = _sorts(tokens, at), tokens[at : at + 4]
    if sorts[:1] in ((Sort.DATE,), (Sort.MOMENT,)):
        year, month, day = found[0].numbers[:3]
        short = not re.search(r"\d{4}", found[0].text)
        return Mention(day=day, month=month, year=year, short_year=short), 1
    if sorts[:1] == (Sort.DAY_AND_MONTH,):
        month, day = found[0].numbers
        return Mention(day=day, month=month), 1
    if sorts[:2] == (Sort.NUMBER, Sort.MONTH):
        return Mention(day=found[0].numbers[0], month=found[1].numbers[0]), 2
    if sorts[:2] == (Sort.MONTH, Sort.NUMBER) and is_english(tokens):
        day, month = found[1].numbers[0], found[0].numbers[0]
        return Mention(day=day, month=month), 2
    return None, 0


def bare_day_at(tokens: tuple[Token, ...], at: int) -> tuple[Mention, int] | None:
    """Return a day without its month (`do 3` in `do 3 en za 5 mei`), or None."""
    weekday, start = _weekday(tokens, at)
    if _sorts(tokens, start)[:1] != (Sort.NUMBER,):
        return None
    mention = Mention(day=tokens[start].numbers[0])
    return _with_weekday(mention, weekday, tokens[at : start + 1]), start + 1


def is_english(tokens: tuple[Token, ...]) -> bool:
    """Return whether the sentence has words that are English alone."""
    return any(token.english or token.meridiem for token in tokens)


def resolved(mentions: tuple[Mention, ...], now: datetime) -> tuple[date, ...]:
    """Return the days, each with the month and year that its neighbours have.

    Without any year it is the next such day, or one of the last weeks; a weekday must be the
    right one.

    Raises:
        UnclearText: a month is missing, a day does not exist, or a weekday does not fit.
    """
    whole = _with_months(mentions)
    for mention in whole:
        _check_short_year(mention, now)
    anchors = [number for number, mention in enumerate(whole) if mention.year is not None]
    if anchors:
        return _from(whole, anchors[-1])
    problem: UnclearText | None = None
    for year in _likely_years(whole[-1], now):
        last = evolve(whole[-1], year=year)
        try:
            return _from((*whole[:-1], last), len(whole) - 1)
        except UnclearText as exc:
            problem = problem or exc
    raise problem or UnclearText(f"“{whole[-1].text}” bestaat niet.", _EXAMPLE)


def _weekday(tokens: tuple[Token, ...], at: int) -> tuple[Token | None, int]:
    """Return the weekday here, and the place of its day."""
    if _sorts(tokens, at)[:1] != (Sort.WEEKDAY,):
        return None, at
    is_comma = _sorts(tokens, at + 1)[:1] == (Sort.AND,) and tokens[at + 1].text == ","
    return tokens[at], at + (2 if is_comma else 1)


def _sorts(tokens: tuple[Token, ...], at: int) -> tuple[Sort, ...]:
    return tuple(token.sort for token in tokens[at : at + 4])


def _with_weekday(
    mention: Mention, weekday: Token | None, written: tuple[Token, ...]
) -> Mention:
    return evolve(
        mention,
        weekday=weekday.numbers[0] if weekday else None,
        part=weekday.part if weekday else 0,
        text=" ".join(token.text for token in written),
    )


def _check_figures(token: Token, tokens: tuple[Token, ...], weekday: Token | None) -> None:
    """Refuse 5/3/2027 among English words: it can be in March and in May."""
    _, month, day = token.numbers
    if token.sure or weekday or day > 12 or day == month or not is_english(tokens):
        return
    raise UnclearText(
        f"“{token.text}” kan {day} {MONTHS[month - 1]} en {month} {MONTHS[day - 1]} zijn."
        if month <= 12
        else f"“{token.text}” is geen datum.",
        _EXAMPLE,
    )


def _check_short_year(mention: Mention, now: datetime) -> None:
    if mention.short_year and abs((mention.year or 0) - now.year) > SHORT_YEARS:
        raise UnclearText(f"Van welk jaar is “{mention.text}”?", _EXAMPLE)


def _with_months(mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return the days with the month, and its year, of the next day that has one."""
    filled: list[Mention] = []
    for mention in reversed(mentions):
        if mention.month is not None:
            filled.append(mention)
        elif filled:
            filled.append(evolve(mention, month=filled[-1].month, year=filled[-1].year))
        else:
            raise UnclearText(f"Bij “{mention.text}” ontbreekt de maand.", _EXAMPLE)
    return tuple(reversed(filled))


def _from(mentions: tuple[Mention, ...], anchor: int) -> tuple[date, ...]:
    """Return the days, counted from the one whose year is known."""
    days = {anchor: _day(mentions[anchor], mentions[anchor].year or 0)}
    for number in range(anchor - 1, -1, -1):
        days[number] = _before(mentions[number], days[number + 1])
    for number in range(anchor + 1, len(mentions)):
        days[number] = _after(
            mentions[number], days[number - 1], runs_on=mentions[number - 1].runs_on
        )
    return tuple(_checked(mention, days[number]) for number, mention in enumerate(mentions))


def _before(mention: Mention, following: date) -> date:
    year = mention.year
    if year is None:
        comes_first = (mention.month or 0, mention.day) <= (following.month, following.day)
        year = following.year if comes_first else following.year - 1
    day = _day(mention, year)
    explicit = mention.year is not None
    return day if explicit else _near(mention, day, following - day, runs_on=mention.runs_on)


def _after(mention: Mention, before: date, *, runs_on: bool) -> date:
    comes_later = (mention.month or 0, mention.day) >= (before.month, before.day)
    day = _day(mention, before.year if comes_later else before.year + 1)
    return _near(mention, day, day - before, runs_on=runs_on)


def _near(mention: Mention, day: date, leap: timedelta, *, runs_on: bool) -> date:
    # A row of days is always in order, so its ends can be most of a year apart.
    if leap > LONGEST_LEAP and not runs_on:
        raise UnclearText(f"Van welk jaar is “{mention.text}”?", "Zet het jaar bij elke datum.")
    return day


def _day(mention: Mention, year: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnclearText(f"Het jaar {year} klopt vast niet.", _EXAMPLE)
    try:
        return date(year, mention.month or 0, mention.day)
    except ValueError as exc:
        raise UnclearText(f"“{mention.text}” bestaat niet.", _EXAMPLE) from exc


def _checked(mention: Mention, day: date) -> date:
    if mention.weekday is not None and mention.weekday != day.weekday():
        raise UnclearText(
            f"{in_words(day).split(maxsplit=1)[1]} is een {WEEKDAYS[day.weekday()]}, "
            f"geen {WEEKDAYS[mention.weekday]}.",
            "Kijk of de dag, de datum en het jaar bij elkaar horen.",
        )
    return day


def _likely_years(last: Mention, now: datetime) -> Iterator[int]:
    """Yield the year of the next such day; with a weekday also the years beside it."""
    today = local_date(now)
    earliest = today - RECENT
    month_and_day = last.month or 0, last.day
    nearest = earliest.year + (month_and_day < (earliest.month, earliest.day))
    yield nearest
    if last.weekday is None:
        return
    yield nearest - 1
    # Nobody leaves out the year of what is more than a year ahead.
    if (nearest + 1, *month_and_day) <= (today.year + 1, today.month, today.day):
        yield nearest + 1
