import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.cbs.codes import area_code, edition_in, wijk_of


@pytest.mark.parametrize(
    ("written", "prefix", "code"),
    [
        ("WK003401", "WK", "WK003401"),
        ("WK001400  ", "WK", "WK001400"),
        ("2025WK077211", "WK", "WK077211"),
        ("077211", "WK", "WK077211"),
        ("77211", "WK", "WK077211"),
        (3401, "WK", "WK003401"),
        ("340101", "BU", "BU00340101"),
        ("34", "GM", "GM0034"),
        ("BU0363AF01", "BU", "BU0363AF01"),
        ("0363AA", "WK", "WK0363AA"),
        ("BU00340101", "WK", ""),
        ("WK00340101", "WK", ""),
        ("00340101", "WK", ""),
        ("Filmwijk", "WK", ""),
        ("", "WK", ""),
        (None, "GM", ""),
    ],
)
def test_a_code_gets_its_prefix_and_lost_zeros(written: object, prefix: str, code: str) -> None:
    assert area_code(written, prefix) == code


@given(st.integers(0, 999_999))
def test_a_code_that_went_through_a_spreadsheet_comes_back(number: int) -> None:
    assert area_code(number, "WK") == f"WK{number:06d}"


def test_the_edition_stands_before_the_code() -> None:
    assert edition_in("2025WK077211") == 2025
    assert edition_in("WK077211") is None


def test_a_buurt_lies_in_the_wijk_of_its_first_six_digits() -> None:
    assert wijk_of("BU0363AF01") == "WK0363AF"
