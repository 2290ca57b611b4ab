"""Which school holidays count when a source and the editors both name them."""

from datetime import date, timedelta

import pytest

from hub.clock import midnight
from hub.gemeente import SchoolHoliday
from hub.model import Details, Event, Item, Occurrence
from hub.school_holidays import holidays, known, school_year
from hub.vocabulary import Kind

DAY = timedelta(days=1)


def holiday(name: str, region: str, first: date, last: date) -> SchoolHoliday:
    return SchoolHoliday(name=name, region=region, first=first, last=last)


def item(number: str, title: str, first: date, last: date) -> Item:
    dates = Occurrence(start=midnight(first), end=midnight(last + DAY), all_day=True)
    return Item(
        id=number,
        source_id="schoolvakanties",
        kind=Kind.EVENT,
        title=title,
        content_hash="",
        details=Details(event=Event(occurrences=(dates,))),
    )


AUTUMN = holiday("Herfstvakantie", "noord", date(2026, 10, 10), date(2026, 10, 18))
MOVED = holiday("Herfstvakantie", "noord", date(2026, 10, 17), date(2026, 10, 25))
SOUTH = holiday("Herfstvakantie", "zuid", date(2026, 10, 17), date(2026, 10, 25))
NEXT_YEAR = holiday("Herfstvakantie", "noord", date(2027, 10, 16), date(2027, 10, 24))
CHRISTMAS = holiday("Kerstvakantie", "noord", date(2026, 12, 19), date(2027, 1, 3))
CHRISTMAS_FOR_ALL = holiday(
    "Kerstvakantie", "heel Nederland", date(2026, 12, 19), date(2027, 1, 3)
)


def test_an_item_of_the_source_is_a_holiday_with_both_its_days() -> None:
    one = item(
        "schoolvakanties:2026-2027-herfstvakantie-noord",
        "Herfstvakantie (regio noord)",
        AUTUMN.first,
        AUTUMN.last,
    )

    assert holidays([one]) == (AUTUMN,)


def test_a_holiday_of_the_whole_country_is_one_for_every_region() -> None:
    one = item(
        "schoolvakanties:2026-2027-kerstvakantie-heel-nederland",
        "Kerstvakantie",
        CHRISTMAS.first,
        CHRISTMAS.last,
    )

    assert holidays([one]) == (CHRISTMAS_FOR_ALL,)


def test_another_item_is_no_holiday() -> None:
    one = item("agenda:herfstvakantie-noord", "Herfstfeest", AUTUMN.first, AUTUMN.last)

    assert holidays([one]) == ()


@pytest.mark.parametrize(
    ("written", "harvested", "expected"),
    [
        ((AUTUMN,), (), (AUTUMN,)),
        ((AUTUMN,), (MOVED,), (MOVED,)),
        ((AUTUMN,), (SOUTH,), (AUTUMN, SOUTH)),
        ((AUTUMN,), (NEXT_YEAR,), (AUTUMN, NEXT_YEAR)),
        ((AUTUMN, CHRISTMAS), (MOVED,), (CHRISTMAS, MOVED)),
        ((CHRISTMAS,), (CHRISTMAS_FOR_ALL,), (CHRISTMAS_FOR_ALL,)),
    ],
    ids=["alone", "moved", "another region", "another year", "another name", "everywhere"],
)
def test_a_harvested_holiday_goes_before_the_written_one_that_it_is(
    written: tuple[SchoolHoliday, ...],
    harvested: tuple[SchoolHoliday, ...],
    expected: tuple[SchoolHoliday, ...],
) -> None:
    assert known(written, harvested) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 8, 1), "2026-2027"),
        (date(2027, 1, 1), "2026-2027"),
        (date(2027, 7, 31), "2026-2027"),
    ],
)
def test_a_school_year_begins_in_august(day: date, expected: str) -> None:
    assert school_year(day) == expected
