"""Opening hours as schema.org writes them."""

from datetime import date, time

import pytest

from harvest.formats.linked_data import read
from harvest.formats.schema_hours import Opening, opening

TODAY = date(2027, 3, 1)

Week = dict[int, list[str]]


def opened(**values: object) -> Opening:
    nodes, _ = read(({"@type": "Library", "name": "x", **values},), "https://bron.example/")
    return opening(nodes[0], TODAY)


def week(found: Opening) -> Week:
    days: Week = {}
    for one in found.hours:
        days.setdefault(one.day, []).append(f"{one.opens:%H:%M}-{one.closes:%H:%M}")
    return days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mo-We 09:00-17:00", {0: ["09:00-17:00"], 1: ["09:00-17:00"], 2: ["09:00-17:00"]}),
        ("Mo,Th 9:00-12:00", {0: ["09:00-12:00"], 3: ["09:00-12:00"]}),
        ("Tu 09:00-12:00,13:00-17:00", {1: ["09:00-12:00", "13:00-17:00"]}),
        ("Tu 09:00-12:00 13:00-17:00", {1: ["09:00-12:00", "13:00-17:00"]}),
        ("Mo 09:00-12:00; Tu 13:00-17:00", {0: ["09:00-12:00"], 1: ["13:00-17:00"]}),
        ("Mo 09:00-12:00, Tu 13:00-17:00", {0: ["09:00-12:00"], 1: ["13:00-17:00"]}),
        ("Sa-Mo 10:00-11:00", {0: ["10:00-11:00"], 5: ["10:00-11:00"], 6: ["10:00-11:00"]}),
        ("Fr 20:00-02:00", {4: ["20:00-23:59"], 5: ["00:00-02:00"]}),
        ("Su 20:00-24:00", {6: ["20:00-23:59"]}),
        ("Sunday 10:00 - 12:00", {6: ["10:00-12:00"]}),
        ("Mo 09:00-17:00; Su off", {0: ["09:00-17:00"]}),
        ("ma en wo 9.00-12.00", {0: ["09:00-12:00"], 2: ["09:00-12:00"]}),
        ("Mo 09:00-12:00; Mo 11:00-13:00", {0: ["09:00-13:00"]}),
    ],
)
def test_a_line_of_hours_is_read(text: str, expected: Week) -> None:
    found = opened(openingHours=text)

    assert week(found) == expected
    assert found.unread == ()


def test_day_and_night_is_every_day() -> None:
    found = opened(openingHours="24/7")

    assert week(found) == {day: ["00:00-23:59"] for day in range(7)}


@pytest.mark.parametrize("text", ["op afspraak", "Mo-Fr", "Mo 25:00-26:00", "Xx 09:00-10:00"])
def test_a_line_that_says_something_else_is_reported(text: str) -> None:
    found = opened(openingHours=[text, "We 10:00-11:00"])

    assert week(found) == {2: ["10:00-11:00"]}
    assert found.unread == (text,)


def test_holidays_that_are_off_are_closed_days() -> None:
    assert opened(openingHours="Mo 09:00-10:00; PH off").closed == ("feestdagen",)


@pytest.mark.parametrize(
    "day",
    [
        "Monday",
        "Mo",
        "https://schema.org/Monday",
        {"@id": "schema:Monday"},
        ["http://schema.org/Monday"],
    ],
)
def test_a_day_has_many_names(day: object) -> None:
    found = opened(
        openingHoursSpecification={"dayOfWeek": day, "opens": "09:00:00", "closes": "17:00"}
    )

    assert week(found) == {0: ["09:00-17:00"]}


def test_opening_and_closing_at_once_is_closed() -> None:
    found = opened(
        openingHoursSpecification={"dayOfWeek": "Monday", "opens": "00:00", "closes": "00:00"}
    )

    assert found == Opening()


def test_special_days_stand_apart_and_past_ones_are_gone() -> None:
    found = opened(
        openingHours="Mo-Su 09:00-17:00",
        specialOpeningHoursSpecification=[
            {"opens": "00:00", "closes": "00:00", "validFrom": "2027-04-27"},
            {"validFrom": "2027-04-27", "validThrough": "2027-04-27"},
            {
                "opens": "09:00",
                "closes": "12:00",
                "validFrom": "2027-05-04",
                "validThrough": "2027-05-04",
            },
            {"validFrom": "2026-12-25", "validThrough": "2026-12-26"},
        ],
    )

    assert found.closed == ("dinsdag 27 april 2027",)
    assert found.changed == ("dinsdag 4 mei 2027: 9.00 tot 12.00 uur",)


def test_hours_of_a_season_hold_in_that_season_instead_of_the_usual() -> None:
    usual = {"dayOfWeek": ["Monday", "Tuesday"], "opens": "09:00", "closes": "17:00"}
    now = {"dayOfWeek": "Monday", "opens": "10:00", "closes": "12:00",
           "validFrom": "2027-02-01", "validThrough": "2027-04-01"}  # fmt: skip
    later = {**now, "validFrom": "2027-06-01", "validThrough": "2027-09-01"}

    found = opened(openingHoursSpecification=[usual, now, later])

    assert week(found) == {0: ["10:00-12:00"], 1: ["09:00-17:00"]}


def test_hours_are_times_of_day() -> None:
    (found,) = opened(openingHours="Mo 09:30-17:00").hours

    assert (found.opens, found.closes) == (time(9, 30), time(17))
