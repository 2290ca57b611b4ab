"""The dates of an eventSchedule."""

from datetime import UTC, datetime

import pytest

from harvest.formats.calendar import window
from harvest.formats.linked_data import Node, read
from harvest.formats.schema_schedule import cost, dates
from harvest.loss import Refused
from hub.clock import local

WANTED = window(datetime(2027, 3, 1, 7, 0, tzinfo=UTC))
WEEKLY = {"startDate": "2027-03-02", "repeatFrequency": "P1W", "repeatCount": 3}


def node(**values: object) -> Node:
    (found,), _ = read(({"@type": "Schedule", **values},), "https://bron.example/")
    return found


def days(**values: object) -> list[str]:
    found = dates(node(startTime="10:00", **values), "", WANTED)
    return [f"{local(one.start):%d-%m}" for one in found]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({}, ["02-03", "09-03", "16-03"]),
        ({"byDay": ["Monday", "https://schema.org/Wednesday"]}, ["03-03", "08-03", "10-03"]),
        ({"byDay": "MO,WE"}, ["03-03", "08-03", "10-03"]),
        ({"repeatFrequency": "P2W"}, ["02-03", "16-03", "30-03"]),
        ({"repeatFrequency": "https://schema.org/Daily"}, ["02-03", "03-03", "04-03"]),
        ({"repeatFrequency": "WEEKLY"}, ["02-03", "09-03", "16-03"]),
        ({"repeatFrequency": "", "byDay": "dinsdag"}, ["02-03", "09-03", "16-03"]),
        ({"repeatFrequency": "P1M"}, ["02-03", "02-04", "02-05"]),
        ({"repeatFrequency": "P1M", "byDay": "1TU"}, ["02-03", "06-04", "04-05"]),
        ({"repeatFrequency": "P1M", "byDay": "-1FR"}, ["26-03", "30-04", "28-05"]),
        (
            {"repeatFrequency": "P1M", "byDay": "Thursday", "byMonthWeek": 2},
            ["11-03", "08-04", "13-05"],
        ),
        ({"repeatFrequency": "P1M", "byMonthDay": [15]}, ["15-03", "15-04", "15-05"]),
        ({"repeatCount": None, "endDate": "2027-03-09"}, ["02-03", "09-03"]),
        ({"exceptDate": ["2027-03-09", "2027-03-16T10:00:00+01:00"]}, ["02-03"]),
    ],
)
def test_a_schedule_names_its_dates(said: dict[str, object], expected: list[str]) -> None:
    assert days(**{**WEEKLY, **said}) == expected


def test_ten_o_clock_stays_ten_o_clock_in_summer() -> None:
    found = dates(
        node(startTime="10:00", endTime="11:30", startDate="2027-03-23", endDate="2027-03-30",
             repeatFrequency="P1W"),
        "",
        WANTED,
    )  # fmt: skip

    assert [(one.start.hour, one.end.hour, one.end.minute) for one in found] == [
        (9, 10, 30),
        (8, 9, 30),
    ]


def test_an_end_before_the_start_is_the_next_day() -> None:
    (found,) = dates(
        node(**{**WEEKLY, "repeatCount": 1}, startTime="22:00", endTime="02:00"), "", WANTED
    )

    assert (found.end - found.start).total_seconds() == 4 * 3600


def test_without_a_time_it_takes_whole_days() -> None:
    found = dates(node(**WEEKLY), "", WANTED)

    assert [one.all_day for one in found] == [True, True, True]


def test_the_first_day_can_be_the_event_s_own() -> None:
    found = dates(node(repeatFrequency="P1W", repeatCount=2), "2027-03-02T19:30", WANTED)

    assert [f"{local(one.start):%d-%m %H:%M}" for one in found] == [
        "02-03 19:30",
        "09-03 19:30",
    ]


def test_a_year_from_yesterday_is_looked_at() -> None:
    found = days(startDate="2020-01-01", repeatFrequency="P1D")

    assert (found[0], len(found)) == ("28-02", 366)


@pytest.mark.parametrize(
    "said",
    [
        {"startDate": ""},
        {"repeatFrequency": "PT1S"},
        {"repeatFrequency": "P0D"},
        {"repeatFrequency": ""},
        {"byDay": "Someday"},
        {"byMonth": 13, "repeatFrequency": "P0M"},
        {"exceptDate": "ooit"},
    ],
)
def test_what_does_not_say_when_is_refused(said: dict[str, object]) -> None:
    with pytest.raises(Refused):
        days(**{**WEEKLY, **said})


def test_a_schedule_that_counts_from_long_ago_says_what_it_costs() -> None:
    old = node(**{**WEEKLY, "startDate": "1950-01-03", "repeatCount": 9_999})

    assert cost(old, "", WANTED) > 20_000
    assert cost(node(repeatFrequency="PT1S"), "", WANTED) == 0
