from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.dutch_dates import (
    MONTHS,
    DateRange,
    Moment,
    in_words,
    parse_date,
    parse_moment,
    parse_range,
    parse_time,
    time_in_digits,
)
from hub.errors import UnclearText

FIRST_OF_DECEMBER = date(2026, 12, 1)
days = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-01",
        "1-12-2026",
        "01/12/2026",
        "1 december 2026",
        "1 Dec. 2026",
        "1e december 2026",
        "dinsdag 1 december 2026",
        "di 1 december 2026",
        "op dinsdag 1 december 2026",
    ],
)
def test_date_can_be_written_in_many_ways(text: str) -> None:
    assert parse_date(text) == FIRST_OF_DECEMBER


@given(days)
def test_date_in_words_reads_back(day: date) -> None:
    assert parse_date(in_words(day)) == day


@given(days)
def test_date_in_digits_reads_back(day: date) -> None:
    assert parse_date(f"{day.day}-{day.month}-{day.year}") == day


@given(days)
def test_iso_date_reads_back(day: date) -> None:
    assert parse_date(day.isoformat()) == day


@given(st.times())
def test_time_reads_back(moment: time) -> None:
    whole = moment.replace(second=0, microsecond=0)

    assert parse_time(time_in_digits(whole)) == whole


@given(days, st.integers(min_value=0, max_value=400))
def test_range_holds_both_its_ends(first: date, length: int) -> None:
    last = first + timedelta(days=min(length, (date(2100, 12, 31) - first).days))

    found = parse_range(f"{in_words(first)} t/m {in_words(last)}")

    assert (first in found, last in found, found.end) == (True, True, last + timedelta(days=1))


@given(st.text())
def test_any_text_is_a_date_or_unclear(text: str) -> None:
    try:
        found: object = parse_date(text)
    except UnclearText as exc:
        found = exc

    assert isinstance(found, date | UnclearText)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("dinsdag 2 december 2026", "is een woensdag, geen dinsdag"),
        ("1 december", "Het jaar ontbreekt"),
        ("1-12", "Het jaar ontbreekt"),
        ("1-12-26", "heeft twee cijfers"),
        ("31 februari 2027", "bestaat niet"),
        ("13/13/2026", "Maand 13 bestaat niet"),
        ("1 decmber 2026", "geen maand"),
        ("dinsdg 1 december 2026", "geen dag van de week"),
        ("morgen", "elke dag iets anders"),
        ("1 december 3026", "klopt vast niet"),
        ("binnenkort", "geen datum"),
    ],
)
def test_unclear_date_says_why(text: str, message: str) -> None:
    with pytest.raises(UnclearText, match=message):
        parse_date(text)


def test_wrong_weekday_gives_both_ways_out() -> None:
    with pytest.raises(UnclearText) as caught:
        parse_date("dinsdag 2 december 2026")

    assert caught.value.hint == (
        "Schrijf woensdag 2 december 2026, of dinsdag 1 december 2026."
    )


@pytest.mark.parametrize("month", MONTHS)
def test_misspelt_month_is_suggested(month: str) -> None:
    with pytest.raises(UnclearText) as caught:
        parse_date(f"1 {month}x 2026")

    assert month in caught.value.hint


@pytest.mark.parametrize("text", ["10.00", "10:00", "10 uur", "10.00 uur", "10u", "10u00"])
def test_time_can_be_written_in_many_ways(text: str) -> None:
    assert parse_time(text) == time(10)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("half elf", "Schrijf 10.30 of 22.30."),
        ("kwart over tien", "Schrijf 10.15 of 22.15."),
        ("kwart voor een", "Schrijf 0.45 of 12.45."),
        ("tien uur", "Schrijf 10.00 of 22.00."),
        ("half een", "Schrijf 0.30 of 12.30."),
    ],
)
def test_spoken_time_is_refused_with_both_readings(text: str, hint: str) -> None:
    with pytest.raises(UnclearText) as caught:
        parse_time(text)

    assert caught.value.hint == hint


@pytest.mark.parametrize("text", ["24.00", "25.00", "10.60", "8 uur 's avonds", "straks"])
def test_time_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(UnclearText):
        parse_time(text)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("dinsdag 1 december 2026, 10.00", Moment(day=FIRST_OF_DECEMBER, at=time(10))),
        ("1 december 2026 om 10 uur", Moment(day=FIRST_OF_DECEMBER, at=time(10))),
        ("2026-12-01T10:00", Moment(day=FIRST_OF_DECEMBER, at=time(10))),
        ("1 december 2026", Moment(day=FIRST_OF_DECEMBER)),
        ("12.00", Moment(at=time(12))),
    ],
)
def test_moment_holds_what_was_written(text: str, moment: Moment) -> None:
    assert parse_moment(text) == moment


def test_begin_with_an_end_in_it_shows_how_to_split_it() -> None:
    with pytest.raises(UnclearText) as caught:
        parse_moment("1 december 2026, 10.00-12.00")

    assert "“einde: 12.00”" in caught.value.hint


def test_clock_of_a_part_of_the_day_is_refused() -> None:
    with pytest.raises(UnclearText, match="alleen cijfers"):
        parse_moment("8 uur ’s avonds")


@pytest.mark.parametrize(
    "text",
    [
        "24 december 2026 t/m 2 januari 2027",
        "24 december t/m 2 januari 2027",
        "do 24 december 2026 tot en met za 2 januari 2027",
        "2026-12-24 – 2027-01-02",
    ],
)
def test_range_can_be_written_in_many_ways(text: str) -> None:
    assert parse_range(text) == DateRange(start=date(2026, 12, 24), end=date(2027, 1, 3))


def test_range_in_one_month_needs_the_month_once() -> None:
    assert parse_range("24 t/m 28 december 2026") == DateRange(
        start=date(2026, 12, 24), end=date(2026, 12, 29)
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1 mei 2027 tot 3 mei 2027", "niet duidelijk"),
        ("3 mei 2027 t/m 1 mei 2027", "ligt voor het begin"),
        ("1 t/m 2 t/m 3 mei 2027", "meer dan één"),
    ],
)
def test_unclear_range_says_why(text: str, message: str) -> None:
    with pytest.raises(UnclearText, match=message):
        parse_range(text)
