"""Read in words how often something happens: `elke dinsdag t/m 1 juni 2027`. Pure."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from functools import cache

from hub.dutch_dates import CLOCK, DateRange, parse_date, parse_range, weekday_number
from hub.errors import UnclearText
from hub.feestdagen import named_days
from hub.repeats import LAST, Exceptions, Repeat

EXAMPLE = (
    "Schrijf bijvoorbeeld “elke dinsdag”, “om de week op dinsdag” of "
    "“elke eerste maandag van de maand”."
)
EXCEPTION_EXAMPLE = (
    "Schrijf schoolvakanties, feestdagen, een datum (5 mei 2027) of een periode "
    "(24 december 2026 t/m 2 januari 2027)."
)
# Not every month has these days, so "elke maand op de 31e" would skip months without a word.
LAST_SURE_DAY = 28

_EACH = r"(?:elke|elk|iedere|ieder)"
_WEEKDAY = (
    r"(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)(?:s|en)?"
    r"|ma|di|wo|do|vr|za|zo)\b\.?"
)
_WEEKDAYS = rf"{_WEEKDAY}(?:(?:\s*[,&]\s*|\s+en\s+|\s*t/m\s*|\s+tot en met\s+){_WEEKDAY})*"
_NTH = r"(?:eerste|tweede|derde|vierde|vijfde|laatste|[1-5](?:e|ste|de))"
_NTHS = rf"{_NTH}(?:(?:\s*,\s*|\s+en\s+){_NTH})*"
_DAYS_OF_MONTH = r"\d{1,2}(?:e|ste|de)(?:(?:\s*,\s*|\s+en\s+)(?:de\s+)?\d{1,2}(?:e|ste|de))*"
_NUMBER_WORDS = {"twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "acht": 8}
_NUMBER = rf"(?:{'|'.join(_NUMBER_WORDS)}|[2-9])"
_ON_DAYS = rf"(?:\s+(?:op\s+)?(?P<days>{_WEEKDAYS}))?"
_NTH_NUMBERS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "laatste": LAST}

_EVERY_DAY = re.compile(rf"{_EACH} dag(?: van de week)?|dagelijks|alle dagen")
_EVERY_WORKDAY = re.compile(
    rf"{_EACH} (?:werkdag|doordeweekse dag)|(?:op )?werkdagen|doordeweeks"
)
_EVERY_WEEKEND = re.compile(rf"{_EACH} weekend")
_WEEKLY = re.compile(rf"(?:{_EACH} week|wekelijks){_ON_DAYS}")
_ON_WEEKDAYS = re.compile(rf"(?:(?:{_EACH}|op)\s+)?(?P<days>{_WEEKDAYS})")
_EVERY_WEEKS = re.compile(
    rf"(?:om de (?:(?P<apart>{_NUMBER}) weken|week)"
    rf"|(?:{_EACH}|(?:eens|één keer|1 keer) (?:per|in de)) (?P<count>{_NUMBER}) weken"
    rf"|tweewekelijks){_ON_DAYS}"
)
_DAYS_EVERY_WEEKS = re.compile(
    rf"(?:{_EACH}\s+)?(?P<days>{_WEEKDAYS}),? om de (?:(?P<apart>{_NUMBER}) weken|week)"
)
_NTH_WEEKDAY = re.compile(
    rf"(?:{_EACH}|(?:op )?de) (?P<nths>{_NTHS}) (?P<day>{_WEEKDAY}) van (?:de|{_EACH}) maand"
    rf"|(?:{_EACH} maand|maandelijks) op de (?P<nths2>{_NTHS}) (?P<day2>{_WEEKDAY})"
)
_DAY_OF_MONTH = re.compile(
    rf"(?:{_EACH} maand|maandelijks) op (?:de )?(?P<numbers>{_DAYS_OF_MONTH})"
    rf"|(?:{_EACH}|(?:op )?de) (?P<numbers2>{_DAYS_OF_MONTH}) van (?:de|{_EACH}) maand"
)
_NTH_WITHOUT_MONTH = re.compile(rf"(?:{_EACH}|de) {_NTHS} {_WEEKDAY}")
_UNTIL = re.compile(r"(?P<rule>.*?),?\s*(?:t/m|\btot en met)\s+(?P<last>(?:[a-z]+\s+)?\d.*)")
_UNTIL_WITHOUT_MET = re.compile(r"(?P<rule>.*?),?\s*\btot\s+(?P<last>(?:[a-z]+\s+)?\d.*)")
_SEPARATORS = re.compile(r"\s*[,;\n]\s*|\s+en\s+(?!met\b)")
_SCHOOL = re.compile(r"(?:in )?(?:de |alle )?school\s?vakanties?")
_PUBLIC = re.compile(r"(?:op )?(?:de |alle )?(?:officiële |nationale )?feestdagen")


def parse_repeat(text: str) -> Repeat:
    """Return the rule that these words give.

    Raises:
        UnclearText: the words are not known, or they can mean two things.
    """
    words = " ".join(text.lower().split()).rstrip(".")
    rule, last = _split_until(words)
    _refuse_times(rule)
    found = _rule(rule, last)
    if found is None:
        raise _unclear_rule(rule, text)
    return found


def parse_exceptions(text: str) -> Exceptions:
    """Return the days that these words leave out, separated by commas or `en`.

    Raises:
        UnclearText: one of them is not known; `at` is where it stands.
    """
    ranges: list[DateRange] = []
    names: set[str] = set()
    school = public = False
    known = _holiday_names()
    for at, part in _parts(text):
        words = " ".join(part.lower().split())
        if _SCHOOL.fullmatch(words):
            school = True
        elif _PUBLIC.fullmatch(words):
            public = True
        elif (name := words.removeprefix("op ")) in known:
            names.add(name)
        else:
            ranges.append(_exception_range(part, at, known))
    return Exceptions(
        ranges=tuple(sorted(ranges, key=lambda days: (days.start, days.end))),
        names=frozenset(names),
        on_feestdagen=public,
        in_school_holidays=school,
    )


def split_exceptions(text: str) -> tuple[str, ...]:
    """Return the parts of a list of exceptions, as written."""
    return tuple(part for _, part in _parts(text))


def _rule(words: str, last: date | None) -> Repeat | None:
    """Return the rule for words without an end date, or None when they are not known."""
    if _EVERY_DAY.fullmatch(words):
        return Repeat(weekdays=tuple(range(7)), last=last)
    if _EVERY_WORKDAY.fullmatch(words):
        return Repeat(weekdays=tuple(range(5)), last=last)
    if _EVERY_WEEKEND.fullmatch(words):
        return Repeat(weekdays=(5, 6), last=last)
    if found := _WEEKLY.fullmatch(words) or _ON_WEEKDAYS.fullmatch(words):
        return Repeat(weekdays=_weekdays(found["days"]), last=last)
    if found := _EVERY_WEEKS.fullmatch(words):
        weeks = _count(found["apart"] or found["count"])
        return Repeat(weekdays=_weekdays(found["days"]), weeks=weeks, last=last)
    if found := _DAYS_EVERY_WEEKS.fullmatch(words):
        weeks = _count(found["apart"])
        return Repeat(weekdays=_weekdays(found["days"]), weeks=weeks, last=last)
    if found := _NTH_WEEKDAY.fullmatch(words):
        nths = _nths(found["nths"] or found["nths2"])
        return Repeat(weekdays=_weekdays(found["day"] or found["day2"]), nths=nths, last=last)
    if found := _DAY_OF_MONTH.fullmatch(words):
        return Repeat(month_days=_month_days(found["numbers"] or found["numbers2"]), last=last)
    return None


def _weekdays(words: str | None) -> tuple[int, ...]:
    """Return the weekday numbers, with `ma t/m do` filled in; sorted, each once."""
    numbers: set[int] = set()
    for stretch in re.split(r"\s*[,&]\s*|\s+en\s+(?!met\b)", words or ""):
        ends = [
            _weekday(word) for word in re.split(r"\s*t/m\s*|\s+tot en met\s+", stretch) if word
        ]
        if len(ends) > 1 and ends[0] > ends[-1]:
            raise UnclearText(f"“{stretch}” loopt niet van voor naar achter.", EXAMPLE)
        numbers.update(range(ends[0], ends[-1] + 1) if ends else ())
    return tuple(sorted(numbers))


def _weekday(word: str) -> int:
    number = weekday_number(re.sub(r"(?<=dag)(?:s|en)$", "", word.strip(". ")))
    if number is None:  # the patterns let only weekdays through
        raise UnclearText(f"“{word}” is geen dag van de week.", EXAMPLE)
    return number


def _count(word: str | None) -> int:
    if word is None:
        return 2
    return _NUMBER_WORDS[word] if word in _NUMBER_WORDS else int(word)


def _nths(words: str) -> tuple[int, ...]:
    found = re.findall(_NTH, words)
    return tuple(sorted({_NTH_NUMBERS.get(word) or int(word[0]) for word in found}))


def _month_days(words: str) -> tuple[int, ...]:
    numbers = sorted({int(number) for number in re.findall(r"\d+", words)})
    if numbers[0] < 1 or numbers[-1] > LAST_SURE_DAY:
        raise UnclearText(
            "Niet elke maand heeft deze dag.",
            f"Kies een dag van de 1e tot en met de {LAST_SURE_DAY}e.",
        )
    return tuple(numbers)


def _split_until(words: str) -> tuple[str, date | None]:
    if found := _UNTIL.fullmatch(words):
        return found["rule"], parse_date(found["last"])
    found = _UNTIL_WITHOUT_MET.fullmatch(words)
    if found and not re.fullmatch(CLOCK, found["last"]):
        raise UnclearText(
            f"Hoort {found['last']} er nog bij? Dat is niet duidelijk.",
            f"Schrijf “t/m {found['last']}” als die dag meedoet.",
        )
    return words, None


def _refuse_times(rule: str) -> None:
    if re.search(CLOCK, rule):
        raise UnclearText(
            "In de herhaling staat een tijd.",
            "Zet de tijd bij begin en einde, bijvoorbeeld “einde: 12.00”.",
        )


def _unclear_rule(rule: str, text: str) -> UnclearText:
    if re.fullmatch(rf"{_EACH} maand|maandelijks", rule):
        return UnclearText(
            f"“{text}” kan dezelfde dag of dezelfde datum zijn.",
            "Schrijf “elke eerste dinsdag van de maand” of “elke maand op de 3e”.",
        )
    if _NTH_WITHOUT_MONTH.fullmatch(rule):
        return UnclearText(
            f"Bij “{text}” is niet duidelijk: van de week of van de maand?",
            f"Schrijf “{rule} van de maand”, of “om de week”.",
        )
    return UnclearText(f"De herhaling “{text}” is niet bekend.", EXAMPLE)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield each part of a list with the place where it stands."""
    at = 0
    for separator in (*_SEPARATORS.finditer(text), None):
        end = separator.start() if separator else len(text)
        if part := text[at:end].strip():
            yield text.index(part, at), part
        at = separator.end() if separator else end


@cache
def _holiday_names() -> frozenset[str]:
    # Any year will do: the names are the same each year.
    return frozenset(named_days(2026, 2026).values())


def _exception_range(part: str, at: int, known: frozenset[str]) -> DateRange:
    try:
        return parse_range(part)
    except UnclearText as exc:
        if re.search(r"\d", part):
            raise UnclearText(exc.message, exc.hint, at) from exc
    words = part.lower()
    if words.endswith(("vakantie", "vakanties")):
        raise UnclearText(
            f"Van “{part}” zijn de datums hier niet bekend.",
            "Schrijf “schoolvakanties”, of de eerste en de laatste dag: "
            "24 december 2026 t/m 2 januari 2027.",
            at,
        )
    close = get_close_matches(words, ("schoolvakanties", "feestdagen", *sorted(known)), n=1)
    hint = f"Bedoelde u {close[0]}?" if close else EXCEPTION_EXAMPLE
    raise UnclearText(f"“{part}” is geen dag of periode.", hint, at)
