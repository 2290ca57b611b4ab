"""Which school holidays are known: what was harvested goes before what was written. Pure."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from hub.clock import local_date
from hub.gemeente import SchoolHoliday
from hub.identity import words_slug
from hub.model import Item

WHOLE_COUNTRY = "heel Nederland"
"""The region of a school holiday that is everywhere at the same time."""

_AUGUST = 8
# As format `schoolvakanties` makes them: 2026-2027-herfstvakantie-noord.
_ID = re.compile(r".*:\d{4}-\d{4}-[a-z0-9-]+-(?P<region>noord|midden|zuid|heel-nederland)")
_IN_REGION = re.compile(r" \(regio [a-z]+\)$")


def school_year(day: date) -> str:
    """Return the school year of a day, `2026-2027`; the summer belongs to the one before."""
    first = day.year if day.month >= _AUGUST else day.year - 1
    return f"{first}-{first + 1}"


def holidays(items: Iterable[Item]) -> tuple[SchoolHoliday, ...]:
    """Return the school holidays among harvested items, by first day and region."""
    found = (holiday for item in items for holiday in _holidays(item))
    return tuple(sorted(found, key=lambda one: (one.first, one.region, one.name)))


def known(
    written: Iterable[SchoolHoliday], harvested: tuple[SchoolHoliday, ...]
) -> tuple[SchoolHoliday, ...]:
    """Return all school holidays: a harvested one goes before the written one it stands for.

    That is the one of the same name, in the same school year and region. What was not harvested
    stays as it was written.
    """
    covered = {_key(one) for one in harvested}
    kept = (
        one
        for one in written
        if _key(one) not in covered and (*_key(one)[:2], WHOLE_COUNTRY) not in covered
    )
    return (*kept, *harvested)


def _key(holiday: SchoolHoliday) -> tuple[str, str, str]:
    return school_year(holiday.first), words_slug(holiday.name), holiday.region


def _holidays(item: Item) -> Iterator[SchoolHoliday]:
    found, event = _ID.fullmatch(item.id), item.details.event
    if not found or not event:
        return
    region = WHOLE_COUNTRY if found["region"] == "heel-nederland" else found["region"]
    for days in event.occurrences:
        yield SchoolHoliday(
            name=_IN_REGION.sub("", item.title),
            region=region,
            first=local_date(days.start),
            last=local_date(days.end) - timedelta(days=1),
        )
