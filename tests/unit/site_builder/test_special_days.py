"""On which coming days a door is shut, and on which one should call first."""

from datetime import date, time

import pytest

from hub.gemeente import SchoolHoliday
from hub.model import Hours
from site_builder.special_days import is_clear, school_holidays_of, special_days

TODAY = date(2027, 3, 1)
WORKDAYS = tuple(Hours(day=day, opens=time(9), closes=time(17)) for day in range(5))
SPRING = SchoolHoliday(
    name="Meivakantie", region="noord", first=date(2027, 4, 24), last=date(2027, 5, 2)
)


def told(*closed: str, hours: tuple[Hours, ...] = WORKDAYS, today: date = TODAY) -> list[str]:
    found = special_days(hours, closed, today, (SPRING,))
    return [f"{one.first} {one.last} {'dicht' if one.sure else 'bel'}" for one in found]


def test_public_holidays_become_dates() -> None:
    found = told("feestdagen")

    assert "2027-03-29 2027-03-29 dicht" in found
    assert "2027-04-27 2027-04-27 dicht" in found


@pytest.mark.parametrize("closed", [(), ("feestdagen",)])
def test_liberation_day_is_a_choice_so_one_calls_first(closed: tuple[str, ...]) -> None:
    assert "2027-05-05 2027-05-05 bel" in told(*closed)


def test_liberation_day_that_was_named_is_certain() -> None:
    assert "2027-05-05 2027-05-05 dicht" in told("bevrijdingsdag")


def test_liberation_day_is_a_day_off_once_in_five_years() -> None:
    # 5 May 2025 was a Monday.
    assert "2025-05-05 2025-05-05 dicht" in told("feestdagen", today=date(2025, 3, 10))


def test_nothing_said_means_call_first_on_every_public_holiday() -> None:
    assert told() == [
        "2027-03-26 2027-03-26 bel",
        "2027-03-29 2027-03-29 bel",
        "2027-04-27 2027-04-27 bel",
        "2027-05-05 2027-05-05 bel",
        "2027-05-06 2027-05-06 bel",
        "2027-05-17 2027-05-17 bel",
    ]


def test_period_is_one_stretch_between_days_on_which_it_would_be_open() -> None:
    found = told("3 april 2027 t/m 11 april 2027")

    assert "2027-04-05 2027-04-09 dicht" in found


def test_school_holidays_of_the_region_are_dates() -> None:
    assert "2027-04-26 2027-04-30 dicht" in told("schoolvakanties")


def test_day_on_which_it_is_always_shut_is_not_told() -> None:
    only_tuesday = (Hours(day=1, opens=time(9), closes=time(12)),)

    assert told("feestdagen", hours=only_tuesday) == ["2027-04-27 2027-04-27 dicht"]


def test_door_without_hours_has_no_special_days() -> None:
    assert told("feestdagen", hours=()) == []


def test_words_that_are_no_dates_are_not_clear() -> None:
    assert not is_clear(("bij mooi weer",))


def test_school_holidays_without_known_dates_are_not_clear() -> None:
    assert not is_clear(("schoolvakanties",))
    assert is_clear(("schoolvakanties", "feestdagen"), (SPRING,))


def test_school_holidays_are_those_of_the_region_or_of_everybody() -> None:
    everywhere = SchoolHoliday(
        name="Kerst", region="heel Nederland", first=date(2027, 12, 25), last=date(2028, 1, 9)
    )

    assert school_holidays_of((SPRING, everywhere), "zuid") == (everywhere,)
    assert school_holidays_of((SPRING, everywhere), "") == ()
