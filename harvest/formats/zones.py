"""What the time zone names of a calendar file mean. Pure."""

import re
from datetime import datetime, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from attrs import frozen
from icalendar import Timezone
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from harvest.formats.calendar_text import CalendarText
from harvest.loss import UNREADABLE
from hub.clock import AMSTERDAM

MAX_ZONES = 20
"""Zones of its own that a file may define; the others are read as Dutch time."""

# What a real zone needs. Its library looks for transitions as long as a rule makes it.
_ZONE_RULE = re.compile(
    r"RRULE:(?:;?(?:FREQ=YEARLY|INTERVAL=1|WKST=\w\w|BYMONTH=\d{1,2}|BYDAY=[-+]?\d?\w\w"
    r"|BYMONTHDAY=[-\d,]{1,30}|UNTIL=[\dTZ]{8,16}))*|RDATE[^,]{1,80}",
    re.IGNORECASE,
)


@frozen(kw_only=True)
class Zones:
    """What TZID names mean in one file.

    `stated` is X-WR-TIMEZONE: floating times are in it, and UTC times are meant in it too.
    """

    known: tuple[tuple[str, tzinfo], ...] = ()
    stated: tzinfo | None = None

    @property
    def default(self) -> tzinfo:
        """The zone of times without one."""
        return self.stated or AMSTERDAM

    def named(self, name: str) -> tzinfo | None:
        """Return the zone of a TZID, or None when nobody knows it."""
        return zone(name) or dict(self.known).get(name)


def zones(text: CalendarText) -> Zones:
    """Return the time zones that a file names or defines."""
    named = {_zone_name(lines): lines for lines in text.timezones}
    own = [(name, lines) for name, lines in named.items() if name and zone(name) is None]
    made = [(name, _defined(lines)) for name, lines in own[:MAX_ZONES]]
    known = tuple((name, defined) for name, defined in made if defined is not None)
    return Zones(known=known, stated=zone(text.stated_zone))


@lru_cache(maxsize=256)
def zone(name: str) -> tzinfo | None:
    """Return a zone by its IANA name, its Windows name, or a path that ends in an IANA name."""
    name = name.strip().strip('"')
    if name in WINDOWS_TO_OLSON:
        return ZoneInfo(WINDOWS_TO_OLSON[name])
    # No IANA name has more than three words.
    words = name.strip("/").split("/")[-3:]
    known = available_timezones()
    for first in range(len(words)):
        candidate = "/".join(words[first:])
        if candidate in known:
            return ZoneInfo(candidate)
    return None


def _zone_name(lines: tuple[str, ...]) -> str:
    return next((line[5:].strip() for line in lines if line.upper().startswith("TZID:")), "")


def _defined(lines: tuple[str, ...]) -> tzinfo | None:
    """Return the zone that a VTIMEZONE describes; X-LIC-LOCATION names the real one."""
    for line in lines:
        if line.upper().startswith("X-LIC-LOCATION:"):
            located = zone(line.partition(":")[2])
            if located is not None:
                return located
    rules = (line for line in lines if line.upper().startswith(("RRULE", "RDATE")))
    if not all(_ZONE_RULE.fullmatch(rule) for rule in rules):
        return None
    try:
        component = Timezone.from_ical("\r\n".join(lines).encode())
        made = component.to_tz(lookup_tzid=False) if isinstance(component, Timezone) else None
        # Some definitions break only when they are used.
        datetime(2027, 7, 1, tzinfo=made).utcoffset()
    except UNREADABLE:
        return None
    return made if isinstance(made, tzinfo) else None
