"""A VEVENT as a record, read from its content lines. Pure.

Only the properties that an item needs are looked at; ATTENDEE and VALARM never are.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from attrs import Factory, define, frozen
from icalendar.parser import Contentline
from icalendar.prop import vDDDLists, vDDDTypes, vRecur

from harvest.formats.calendar_text import PROPERTY
from harvest.formats.zones import Zones
from harvest.loss import UNREADABLE, Loss, Refused

Moment = datetime | date
"""A datetime is aware; a date is a whole day."""

Parameters = dict[str, str]
Property = tuple[Parameters, str]
Properties = dict[str, tuple[Property, ...]]

MAX_MOMENTS = 1_000
"""EXDATEs or RDATEs of one VEVENT; 100,000 of them stall an expansion."""

MAX_LENGTH = timedelta(days=366 * 30)
"""The longest event that can be meant; P99999999999W cannot."""

_SPACE = re.compile(r"\s+")
_READ = frozenset({
    "UID", "SEQUENCE", "DTSTART", "DTEND", "DURATION", "RRULE", "EXRULE", "RDATE", "EXDATE",
    "RECURRENCE-ID", "STATUS", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "GEO", "CATEGORIES",
    "ORGANIZER", "LAST-MODIFIED", "CLASS",
})  # fmt: skip
_DURATION = re.compile(
    r"(?P<sign>[+-]?)P(?:(?P<weeks>\d{1,6})W)?(?:(?P<days>\d{1,6})D)?"
    r"(?:T(?:(?P<hours>\d{1,6})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,8})S)?)?"
)
_DAY_ONLY = 8  # the length of 20270401


@frozen(kw_only=True)
class Length:
    """How long an event lasts: days by the calendar, then seconds by the stopwatch."""

    days: int = 0
    seconds: int = 0


@frozen(kw_only=True)
class Period:
    """An extra date (RDATE), with its own length when it states one."""

    start: Moment
    length: Length | None = None


@frozen(kw_only=True)
class VEvent:
    """One VEVENT. Texts are without escapes; `end` is None when it is not stated."""

    uid: str
    start: Moment
    end: Moment | None = None
    length: Length | None = None
    sequence: int = 0
    rules: tuple[vRecur, ...] = ()
    rdates: tuple[Period, ...] = ()
    exdates: tuple[Moment, ...] = ()
    recurrence_id: Moment | None = None
    this_and_future: bool = False
    has_exrule: bool = False
    status: str = ""
    private: bool = False
    summary: str = ""
    description: str = ""
    location: str = ""
    url: str = ""
    geo: str = ""
    categories: tuple[str, ...] = ()
    organiser: str = ""
    modified: datetime | None = None

    @property
    def all_day(self) -> bool:
        """Whether it fills whole days."""
        return not isinstance(self.start, datetime)

    @property
    def recurs(self) -> bool:
        """Whether it stands for more dates than its own."""
        return bool(self.rules or self.rdates)


def read(lines: tuple[str, ...], zones: Zones) -> Iterator[VEvent | Loss]:
    """Yield the VEVENT that these lines describe, or why it cannot be read, and remarks."""
    reader = _Reader(zones=zones)
    try:
        event = reader.event(lines)
    except UNREADABLE as exc:
        why = str(exc) if isinstance(exc, Refused) else "deze afspraak is niet te lezen"
        yield Loss(what=f"{_called(lines)}: {why}"[:300])
        return
    yield event
    for name in sorted(reader.unknown_zones):
        what = f"{_called(lines)}: onbekende tijdzone {name}, gelezen als Nederlandse tijd"
        yield Loss(what=what[:300], entries=0)


def _called(lines: tuple[str, ...]) -> str:
    """Return how to name a VEVENT to an editor: its title, else its UID."""
    for word in ("SUMMARY", "UID"):
        for line in lines:
            if line.upper().startswith(word) and line.partition(":")[2].strip():
                return line.partition(":")[2].strip()[:80]
    return "zonder titel"


@define
class _Reader:
    """Reads the properties of one VEVENT and remembers the zones that nobody knows."""

    zones: Zones
    unknown_zones: set[str] = Factory(set)

    def event(self, lines: tuple[str, ...]) -> VEvent:
        """Return the VEVENT; raises one of UNREADABLE."""
        found = _properties(lines)
        if "DTSTART" not in found:
            raise Refused("er is geen begin")
        start = self._moment(found["DTSTART"][0])
        rules = tuple(
            vRecur.from_ical(_SPACE.sub("", value))
            for _, value in found.get("RRULE", ())
            if value
        )
        recurrence = next(iter(found.get("RECURRENCE-ID", ())), None)
        return VEvent(
            uid=_text(found, "UID"),
            start=start,
            end=self._end(found, start),
            length=_duration(_text(found, "DURATION")),
            sequence=_whole_number(_text(found, "SEQUENCE")),
            rules=rules,
            rdates=tuple(self._periods(found.get("RDATE", ()))),
            exdates=tuple(period.start for period in self._periods(found.get("EXDATE", ()))),
            recurrence_id=self._moment(recurrence) if recurrence else None,
            this_and_future=_range(recurrence) == "THISANDFUTURE",
            has_exrule="EXRULE" in found,
            status=_text(found, "STATUS").upper(),
            private=_text(found, "CLASS").upper() in ("PRIVATE", "CONFIDENTIAL"),
            summary=_text(found, "SUMMARY"),
            description=_text(found, "DESCRIPTION"),
            location=_text(found, "LOCATION"),
            url=_text(found, "URL"),
            geo=_text(found, "GEO"),
            categories=tuple(
                word.strip()
                for _, value in found.get("CATEGORIES", ())
                for word in value.split(",")
                if word.strip()
            ),
            organiser=next(
                (params.get("CN", "") for params, _ in found.get("ORGANIZER", ())), ""
            ),
            modified=_utc_stamp(_text(found, "LAST-MODIFIED")),
        )

    def _moment(self, prop: Property) -> Moment:
        params, value = prop
        return self._zoned(_one_moment(value), params)

    def _end(self, found: Properties, start: Moment) -> Moment | None:
        if not _text(found, "DTEND"):
            return None
        end = self._moment(found["DTEND"][0])
        if abs(_days(end) - _days(start)) > MAX_LENGTH.days:
            raise Refused("het einde ligt te ver van het begin")
        return end

    def _periods(self, props: tuple[Property, ...]) -> Iterator[Period]:
        if sum(value.count(",") + 1 for _, value in props) > MAX_MOMENTS:
            raise Refused(f"meer dan {MAX_MOMENTS} losse datums")
        for params, value in props:
            for one in _many_moments(value):
                start = one[0] if isinstance(one, tuple) else one
                yield Period(start=self._zoned(start, params), length=_period_length(one))

    def _zoned(self, moment: object, params: Parameters) -> Moment:
        if not isinstance(moment, date):
            raise TypeError(f"{moment} is no date")
        if not isinstance(moment, datetime):
            return moment
        if moment.tzinfo is not None:
            # The writer of X-WR-TIMEZONE repeats in that zone, also where it writes UTC.
            return moment.astimezone(self.zones.stated or UTC)
        name = params.get("TZID", "")
        named = self.zones.named(name) if name else self.zones.default
        if named is None:
            self.unknown_zones.add(name[:60])
        return moment.replace(tzinfo=named or self.zones.default)


def _properties(lines: tuple[str, ...]) -> Properties:
    """Return the properties that we read, by name, in the order of the file."""
    found: dict[str, list[Property]] = {}
    for line in lines:
        named = PROPERTY.match(line)
        name = named[0].upper() if named else ""
        if name in _READ:
            _, params, value = _parts(line)
            texts = {key.upper(): str(param) for key, param in params.items()}
            found.setdefault(name, []).append((texts, value.strip()))
    return {name: tuple(props) for name, props in found.items()}


def _range(recurrence: Property | None) -> str:
    return recurrence[0].get("RANGE", "").upper() if recurrence else ""


def _text(found: Properties, name: str) -> str:
    return next((value for _, value in found.get(name, ())), "")


def _one_moment(value: str) -> object:
    if len(value) == _DAY_ONLY + len("T1000"):
        # Seconds are required, yet they are left out.
        value += "00"
    read_one: Callable[[str], object] = vDDDTypes.from_ical
    return read_one(value)


def _many_moments(value: str) -> list[object]:
    read_many: Callable[[str], list[object]] = vDDDLists.from_ical
    return read_many(value) if value else []


def _parts(line: str) -> tuple[str, Mapping[str, object], str]:
    content: Callable[[str], Contentline] = Contentline
    return content(line).parts()


def _duration(value: str) -> Length | None:
    if not value:
        return None
    found = _DURATION.fullmatch(value.upper())
    if found is None:
        raise Refused(f"de duur {value[:40]} kan niet")
    part = {
        name: int(digits or 0) for name, digits in found.groupdict().items() if name != "sign"
    }
    length = Length(
        days=part["weeks"] * 7 + part["days"],
        seconds=(part["hours"] * 60 + part["minutes"]) * 60 + part["seconds"],
    )
    if timedelta(days=length.days, seconds=length.seconds) > MAX_LENGTH:
        raise Refused(f"de duur {value[:40]} kan niet")
    return Length() if found["sign"] == "-" else length


def _period_length(one: object) -> Length | None:
    if not isinstance(one, tuple):
        return None
    start, end = one
    seconds = (end if isinstance(end, timedelta) else end - start).total_seconds()
    return Length(seconds=max(0, int(seconds)))


def _whole_number(value: str) -> int:
    return int(value) if value.isdecimal() and len(value) < 10 else 0


def _utc_stamp(value: str) -> datetime | None:
    """Return a LAST-MODIFIED; nothing depends on it, so an unreadable one is no loss."""
    try:
        moment = _one_moment(value) if value else None
    except UNREADABLE:
        return None
    if not isinstance(moment, datetime):
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _days(moment: Moment) -> int:
    return moment.toordinal()
