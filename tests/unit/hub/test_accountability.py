from datetime import date

import pytest

from hub.accountability import Accessibility


@pytest.mark.parametrize(
    ("status", "today", "expected"),
    [
        ("A", date(2029, 11, 30), False),
        ("A", date(2029, 12, 1), True),
        ("B", date(2029, 12, 1), True),
        ("C", date(2027, 5, 31), False),
        ("C", date(2027, 6, 1), True),
        ("D", date(2040, 1, 1), False),
    ],
)
def test_study_is_valid_for_36_months_or_6(status: str, today: date, *, expected: bool) -> None:
    known = Accessibility(status=status, studied_on=date(2026, 12, 1))

    assert known.is_outdated(today) is expected


def test_without_a_study_nothing_is_outdated() -> None:
    assert not Accessibility().is_outdated(date(2040, 1, 1))
