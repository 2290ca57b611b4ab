"""The words, numbers and times in a sentence about dates, one token each. Pure.

English words come out as the Dutch ones, so that one grammar reads both.
"""

import enum
import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import datetime

from attrs import evolve, frozen

from harvest.cleaning.visible_text import composed
from harvest.moments import read_moment
from hub.clock import local
from hub.dutch_dates import EXAMPLE, MONTHS, WEEKDAYS
from hub.errors import UnclearText
from hub.vocabulary import EventStatus

MAX_CHARACTERS = 600
"""The longest sentence about dates that is read; a list of twenty dates takes some 300."""

FIRST_SURE_HOUR = 9
"""From here on an hour without minutes is a time on the clock of 24 hours."""

EVENING, AFTERNOON, MORNING = 1, 2, 3
_HINT = "Schrijf bijvoorbeeld: dinsdag 1 december 2026, 19.30-21.00 uur."


class Sort(enum.StrEnum):
    """What a token is in a sentence about dates."""

    WEEKDAY = "weekday"
    NUMBER = "number"
    MONTH = "month"
    YEAR = "year"
    DATE = "date"
    DAY_AND_MONTH = "day and month"
    MOMENT = "moment"
    TIME = "time"
    PART = "part of the day"
    DASH = "dash"
    THROUGH = "through"
    UNTIL = "until"
    AND = "and"
    FROM = "from"
    OF = "of"
    BETWEEN = "between"
    START = "start"
    DOORS = "doors"
    END = "end"
    RULE = "rule"
    STATUS = "status"
    FILLER = "filler"


@frozen(kw_only=True)
class Token:
    """One word or number. `text` is Dutch; `numbers` and `sure` depend on the sort.

    A TIME has its hour and minute; it is not `sure` when it can be the morning and the evening.
    A WEEKDAY that is not `sure` stands in the plural: every week. `end` is where it ends.
    """

    sort: Sort
    text: str
    numbers: tuple[int, ...] = ()
    part: int = 0
    sure: bool = True
    english: bool = False
    meridiem: bool = False
    at: int = 0
    end: int = 0


_ENGLISH_WEEKDAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
)  # fmt: skip
_SHORT_WEEKDAYS = {
    "ma": 0,  "di": 1, "din": 1, "wo": 2, "woe": 2, "do": 3, "don": 3, "vr": 4,
    "vrij": 4, "vrij.": 4, "za": 5, "zat": 5, "zo": 6, "zon": 6,
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
}  # fmt: skip
_ENGLISH_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_MONTH_NUMBERS = (
    {name: number for number, name in enumerate(MONTHS, 1)}
    | {name: number for number, name in enumerate(_ENGLISH_MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(MONTHS, 1)}
    | {name[:3]: number for number, name in enumerate(_ENGLISH_MONTHS, 1)}
    | {"mrt": 3, "sept": 9}
)
_PARTS = {
    "avond": EVENING,
    "avonds": EVENING,
    "evening": EVENING,
    "middag": AFTERNOON,
    "middags": AFTERNOON,
    "afternoon": AFTERNOON,
    "ochtend": MORNING,
    "ochtends": MORNING,
    "morgen": MORNING,
    "morgens": MORNING,
    "morning": MORNING,
}
_HOURS = {
    word: number
    for number, words in enumerate(
        (
            "een één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
            "elf", "twaalf",
        ),
        start=1,
    )
    for word in words.split()
}  # fmt: skip
_SHIFTS = {None: 0, "half": -30, "kwart over": 15, "kwart voor": -15}
_ORDINALS = {"first": "eerste", "second": "tweede", "third": "derde", "fourth": "vierde"}

# Words that say how often something happens; hub.repeat_words knows what they mean together.
_RULE_WORDS = (
    "elke", "elk", "iedere", "ieder", "wekelijks", "maandelijks", "dagelijks",
    "tweewekelijks", "doordeweeks", "doordeweekse", "week", "weken", "weekend", "maand",
    "dag", "dagen", "werkdag", "werkdagen", "eerste", "tweede", "derde", "vierde", "vijfde",
    "laatste", "per", "keer", "eens", "één", "twee", "drie", "vier", "vijf", "zes", "acht",
    "alle",
)  # fmt: skip
_RULE_PHRASES = (
    "om de",
    "in de",
    "van de maand",
    "van elke maand",
    "van iedere maand",
    "op de",
)
_ENGLISH_RULES = {
    "every": "elke",
    "each": "elke",
    "weekly": "wekelijks",
    "daily": "dagelijks",
    "of the month": "van de maand",
    "of each month": "van de maand",
    "of every month": "van de maand",
    "last": "laatste",
    "every day": "elke dag",
    "weekdays": "werkdagen",
    "every other week": "om de week",
    **_ORDINALS,
}
_PHRASES: dict[Sort, tuple[str, ...]] = {
    Sort.THROUGH: (
        "t/m", "t / m", "tm", "t.e.m.", "tot en met", "tot & met", "up to and including",
        "up to", "through",
    ),
    Sort.UNTIL: ("tot", "until", "till", "to", "tot uiterlijk"),
    Sort.AND: ("en", "and", "en ook", "alsook"),
    Sort.FROM: ("vanaf", "from", "starting"),
    Sort.OF: ("van",),
    Sort.BETWEEN: ("tussen", "between"),
    Sort.START: (
        "aanvang", "start", "starts", "start om", "begin", "begint", "begint om", "aanvang om",
        "starttijd", "begintijd", "aanvangstijd", "om", "at", "aanvangsttijd",
    ),
    Sort.DOORS: (
        "inloop", "inloop vanaf", "inloop om", "inlooptijd", "zaal open", "zaal open om",
        "deuren open", "deuren open om", "deur open", "ontvangst", "ontvangst vanaf", "doors",
        "doors open", "doors open at", "inlopen vanaf",
    ),
    Sort.END: ("einde", "eind", "eindigt", "eindigt om", "eindtijd", "afloop", "ends", "end"),
    Sort.FILLER: (
        "op", "on", "de", "het", "the", "uur", "wanneer", "datum", "data", "date", "dates",
        "when", "tijd", "tijden", "time", "tijdstip", "hele dag", "de hele dag", "all day",
        "datum en tijd", "date and time",
    ),
}  # fmt: skip
_STATUSES = {
    "afgelast": EventStatus.CANCELLED,
    "geannuleerd": EventStatus.CANCELLED,
    "gaat niet door": EventStatus.CANCELLED,
    "gaat helaas niet door": EventStatus.CANCELLED,
    "cancelled": EventStatus.CANCELLED,
    "canceled": EventStatus.CANCELLED,
    "vol": EventStatus.FULL,
    "volgeboekt": EventStatus.FULL,
    "uitverkocht": EventStatus.FULL,
    "sold out": EventStatus.FULL,
}
_RELATIVE = frozenset({
    "vandaag", "morgen", "overmorgen", "gisteren", "vanavond", "vanmiddag", "vanochtend",
    "vanmorgen", "volgende", "komende", "aanstaande", "deze", "today", "tomorrow", "tonight",
    "next", "this",
})  # fmt: skip


def _vocabulary() -> dict[str, Token]:
    """Return the token of every known word and phrase."""
    known: dict[str, Token] = {}
    for sort, phrases in _PHRASES.items():
        known |= {phrase: Token(sort=sort, text=phrase) for phrase in phrases}
    for phrase in (*_RULE_WORDS, *_RULE_PHRASES):
        known[phrase] = Token(sort=Sort.RULE, text=phrase)
    for phrase, dutch in _ENGLISH_RULES.items():
        known[phrase] = Token(sort=Sort.RULE, text=dutch, english=True)
    for phrase in _STATUSES:
        known[phrase] = Token(sort=Sort.STATUS, text=phrase)
    for name, number in _MONTH_NUMBERS.items():
        english = name in _ENGLISH_MONTHS and name not in MONTHS
        known[name] = Token(
            sort=Sort.MONTH, text=MONTHS[number - 1], numbers=(number,), english=english
        )
    known |= _weekdays()
    for word, part in _PARTS.items():
        for phrase in (f"'s {word}", f"in de {word}", f"in the {word}"):
            known[phrase] = Token(sort=Sort.PART, text=phrase, part=part)
    return known


def _weekdays() -> dict[str, Token]:
    known: dict[str, Token] = {}
    for number, name in enumerate(WEEKDAYS):
        one = Token(sort=Sort.WEEKDAY, text=name, numbers=(number,))
        many = Token(sort=Sort.WEEKDAY, text=name, numbers=(number,), sure=False)
        english = _ENGLISH_WEEKDAYS[number]
        known |= {name: one, name + "s": many, name + "en": many}
        known[english] = Token(sort=Sort.WEEKDAY, text=name, numbers=(number,), english=True)
        known[english + "s"] = Token(
            sort=Sort.WEEKDAY, text=name, numbers=(number,), sure=False, english=True
        )
        for word, part in _PARTS.items():
            if not word.endswith("s"):
                token = Token(sort=Sort.WEEKDAY, text=name, numbers=(number,), part=part)
                known |= {
                    name + word: token,
                    f"{name} {word}": token,
                    f"{english} {word}": token,
                }
                many = Token(
                    sort=Sort.WEEKDAY, text=name, numbers=(number,), part=part, sure=False
                )
                known |= {f"{name}{word}en": many, f"{name}{word}s": many}
    for short, number in _SHORT_WEEKDAYS.items():
        known[short] = Token(sort=Sort.WEEKDAY, text=WEEKDAYS[number], numbers=(number,))
    return known


_KNOWN = _vocabulary()
_LETTERS = r"[^\W\d_]"
_LONGEST_FIRST = "|".join(
    re.escape(phrase) for phrase in sorted(_KNOWN, key=lambda one: (-len(one), one))
)
_SPOKEN_HOUR = "|".join(sorted(_HOURS, key=lambda one: (-len(one), one)))
_UNIT = r"(?:\s?(?:uur|hrs|hr|u|h)(?![^\W_])\.?)"
_MERIDIEM = r"(?:\s?(?P<half_{}>[ap])\.?m\b\.?)"
_TOKENS = re.compile(
    # A machine's moment; only behind a T can a minus be an offset and no dash.
    r"(?P<moment>(?<![\d-])\d{4}-\d{2}-\d{2}"
    r"(?:t\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:z|[+-]\d{2}:?\d{2})?"
    r"|\s\d{2}:\d{2}(?::\d{2})?(?:z|\s?\+\d{2}:?\d{2})?)(?!\d))"
    r"|(?P<iso>(?<![\d-])(?P<iso_year>\d{4})-(?P<iso_month>\d{2})-(?P<iso_day>\d{2})(?![\d-]))"
    r"|(?P<slash>(?<=\d)/(?=\d{4}-\d{2}-))"
    r"|(?P<date>(?<![\d.])(?P<d>\d{1,2})(?:(?P<mark>[-/])(?P<m>\d{1,2})(?P=mark)"
    r"(?P<y>\d{4}|\d{2})|\.(?P<m2>\d{1,2})\.(?P<y2>\d{4}))(?![\d/:]|\.\d))"
    r"|(?P<clock>(?<![\d.])(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?(?![\d:]|\.\d)"
    + _UNIT + "?" + _MERIDIEM.format("clock") + "?)"
    r"|(?P<joined>(?<!\d)(?P<hour2>\d{1,2})[uh](?P<minute2>\d{2})(?!\w))"
    r"|(?P<military>(?<!\d)(?P<hour3>[01]\d|2[0-4])(?P<minute3>[0-5]\d)" + _UNIT + ")"
    r"|(?P<hours>(?<!\d)(?P<hour4>\d{1,2})(?:" + _UNIT + _MERIDIEM.format("unit") + "?|"
    + _MERIDIEM.format("bare") + "))"
    rf"|(?P<spoken>\b(?:(?P<shift>half|kwart over|kwart voor)\s"
    rf"(?P<word>{_SPOKEN_HOUR})(?:\suur)?"
    rf"|(?P<word2>{_SPOKEN_HOUR})\suur)(?![^\W_]))"
    r"|(?P<short>(?<!\d)(?P<short_day>\d{1,2})/(?P<short_month>\d{1,2})(?![\d/]))"
    r"|(?P<year>(?<!\d)(?:19|20|21)\d{2}(?!\w))"
    r"|(?P<number>(?<!\d)(?P<digits>\d{1,2})(?P<ordinal>e|ste|de|st|nd|rd|th)?(?!\w))"
    rf"|(?P<phrase>(?<![^\W\d_])(?:{_LONGEST_FIRST})(?![^\W\d_])\.?)"
    r"|(?P<dash>-)"
    r"|(?P<and>[,;&+|/·•]|(?<=\d)\n)"
    r"|(?P<nothing>[\s:.()\[\]*!]+)"
    rf"|(?P<word3>{_LETTERS}{{1,60}}|.)",
    re.DOTALL,
)  # fmt: skip
_DASHES = re.compile("[\N{HYPHEN}-\N{HORIZONTAL BAR}\N{MINUS SIGN}]")
_APOSTROPHES = re.compile("[\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}`´]")
_ENGLISH_OF = re.compile(r"(?<=\d)(st|nd|rd|th) of (?=[a-z])")


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a sentence about dates, without words that add nothing.

    Raises:
        UnclearText: it is too long, or a word in it is not about dates and times.
    """
    if len(text) > MAX_CHARACTERS:
        raise UnclearText(
            "De tekst is te lang om een datum in te lezen.",
            "Kies een stukje van de pagina waar alleen de datum en de tijd in staan.",
        )
    found = tuple(_tokens(_normal(text)))
    return tuple(token for token in found if token.sort is not Sort.FILLER)


def status_of(found: tuple[Token, ...]) -> EventStatus:
    """Return what the sentence says about going ahead."""
    said = [_STATUSES[token.text] for token in found if token.sort is Sort.STATUS]
    if EventStatus.CANCELLED in said:
        return EventStatus.CANCELLED
    return said[0] if said else EventStatus.SCHEDULED


def _normal(text: str) -> str:
    low = composed(text).lower()
    words = " ".join(_APOSTROPHES.sub("'", _DASHES.sub("-", low)).split())
    return _ENGLISH_OF.sub(r"\1 ", words)


def _tokens(text: str) -> Iterator[Token]:
    for found in _TOKENS.finditer(text):
        token = _token(found)
        if token:
            yield evolve(token, at=found.start(), end=found.end())


def _token(found: re.Match[str]) -> Token | None:
    # The alternative itself closes last, so lastgroup is its name and not that of a part.
    sort = found.lastgroup or ""
    if sort in _READ:
        return _READ[sort](found)
    if sort == "phrase":
        return _KNOWN.get(found[0]) or _KNOWN[found[0].removesuffix(".")]
    if sort in _MARKS:
        return Token(sort=_MARKS[sort], text=found[0])
    if sort == "nothing" or unicodedata.category(found[0][0]) == "So":  # a little picture
        return None
    if found[0] in _RELATIVE:
        raise UnclearText(
            f"“{found[0]}” betekent elke dag iets anders.",
            "Er is een datum nodig: 1 december 2026.",
        )
    raise UnclearText(f"“{found[0]}” hoort niet bij een datum of tijd.", _HINT)


def _moment(found: re.Match[str]) -> Token:
    moment = read_moment(found[0].replace(" +", "+").upper())
    if not isinstance(moment, datetime):
        raise UnclearText(f"“{found[0]}” is geen datum met een tijd.", EXAMPLE)
    at = local(moment)
    return Token(
        sort=Sort.MOMENT,
        text=found[0],
        numbers=(at.year, at.month, at.day, at.hour, at.minute),
    )


def _iso(found: re.Match[str]) -> Token:
    numbers = int(found["iso_year"]), int(found["iso_month"]), int(found["iso_day"])
    return Token(sort=Sort.DATE, text=found[0], numbers=numbers)


def _date(found: re.Match[str]) -> Token:
    year = found["y"] or found["y2"]
    return Token(
        sort=Sort.DATE,
        text=found[0],
        numbers=(
            int(year) + (2000 if len(year) == 2 else 0),
            int(found["m"] or found["m2"]),
            int(found["d"]),
        ),
        # An Englishman writes 5/3/2027 for 5 March, an American for 3 May.
        sure=found["mark"] != "/",
    )


def _clock(found: re.Match[str]) -> Token:
    return _time(found, int(found["hour"]), int(found["minute"]), found["half_clock"])


def _joined(found: re.Match[str]) -> Token:
    return _time(found, int(found["hour2"]), int(found["minute2"]))


def _military(found: re.Match[str]) -> Token:
    return _time(found, int(found["hour3"]), int(found["minute3"]))


def _hours(found: re.Match[str]) -> Token:
    half = found["half_unit"] or found["half_bare"]
    return _time(found, int(found["hour4"]), None, half)


def _time(
    found: re.Match[str], hour: int, minute: int | None, half: str | None = None
) -> Token:
    if half and not 1 <= hour <= 12:
        raise UnclearText(f"“{found[0]}” is geen tijd.", _HINT)
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    if (hour, minute or 0) != (24, 0) and (hour > 23 or (minute or 0) > 59):
        raise UnclearText(f"“{found[0]}” is geen tijd.", _HINT)
    return Token(
        sort=Sort.TIME,
        text=found[0],
        numbers=(hour, minute or 0),
        # "Om 2 uur" is in the afternoon for most people; "2.00 uur" and "10 uur" are clear.
        sure=bool(half) or minute is not None or hour >= FIRST_SURE_HOUR,
        meridiem=bool(half),
    )


def _spoken(found: re.Match[str]) -> Token:
    hour = _HOURS[found["word"] or found["word2"]]
    minutes = (hour * 60 + _SHIFTS[found["shift"]]) % 720
    return Token(
        sort=Sort.TIME, text=found[0], numbers=(minutes // 60, minutes % 60), sure=False
    )


def _day_and_month(found: re.Match[str]) -> Token:
    numbers = int(found["short_month"]), int(found["short_day"])
    return Token(sort=Sort.DAY_AND_MONTH, text=found[0], numbers=numbers)


def _year(found: re.Match[str]) -> Token:
    return Token(sort=Sort.YEAR, text=found[0], numbers=(int(found[0]),))


def _number(found: re.Match[str]) -> Token:
    suffix = found["ordinal"] or ""
    english = suffix in ("st", "nd", "rd", "th")
    text = found["digits"] + ("e" if english else suffix)
    return Token(sort=Sort.NUMBER, text=text, numbers=(int(found["digits"]),), english=english)


_MARKS = {"slash": Sort.DASH, "dash": Sort.DASH, "and": Sort.AND}
_READ: dict[str, Callable[[re.Match[str]], Token]] = {
    "moment": _moment,
    "iso": _iso,
    "date": _date,
    "clock": _clock,
    "joined": _joined,
    "military": _military,
    "hours": _hours,
    "spoken": _spoken,
    "short": _day_and_month,
    "year": _year,
    "number": _number,
}
