from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.clock import AMSTERDAM, midnight
from hub.model import Hours, Occurrence
from site_builder.dutch_words import (
    and_list,
    clock,
    day,
    day_with_year,
    hours_in_words,
    phone_href,
    span,
    weekly_hours,
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).astimezone(UTC)


def hours(*days: int, opens: str = "09:00", closes: str = "17:00") -> tuple[Hours, ...]:
    start, end = time.fromisoformat(opens), time.fromisoformat(closes)
    return tuple(Hours(day=one, opens=start, closes=end) for one in days)


def test_day_is_said_in_dutch() -> None:
    assert day(date(2026, 12, 1)) == "dinsdag 1 december"
    assert day_with_year(date(2027, 8, 15)) == "zondag 15 augustus 2027"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2027, 1, 10, 8, 0, tzinfo=UTC), "9.00 uur"),
        (datetime(2027, 7, 10, 8, 5, tzinfo=UTC), "10.05 uur"),
        (datetime(2027, 7, 10, 22, 0, tzinfo=UTC), "0.00 uur"),
    ],
)
def test_clock_tells_the_time_in_the_netherlands(moment: datetime, words: str) -> None:
    assert clock(moment) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2026-12-01T10:00", "2026-12-01T12:00", "dinsdag 1 december, 10.00 tot 12.00 uur"),
        ("2026-12-01T10:00", "2026-12-01T10:00", "dinsdag 1 december, 10.00 uur"),
        ("2026-12-01T10:00", "2026-12-01T09:00", "dinsdag 1 december, 10.00 uur"),
        ("2027-03-05T20:00", "2027-03-06T00:00", "vrijdag 5 maart, 20.00 tot 24.00 uur"),
        (
            "2027-03-05T22:00",
            "2027-03-06T02:00",
            "van vrijdag 5 maart, 22.00 uur tot zaterdag 6 maart, 2.00 uur",
        ),
        (
            "2026-12-31T22:00",
            "2027-01-01T02:00",
            "van donderdag 31 december 2026, 22.00 uur tot vrijdag 1 januari 2027, 2.00 uur",
        ),
    ],
)
def test_span_says_when_an_event_is(start: str, end: str, words: str) -> None:
    assert span(Occurrence(start=at(start), end=at(end))) == words


@pytest.mark.parametrize(
    ("first", "days", "words"),
    [
        (date(2026, 12, 1), 1, "dinsdag 1 december"),
        (date(2026, 12, 1), 0, "dinsdag 1 december"),
        (date(2027, 3, 5), 3, "van vrijdag 5 maart tot en met zondag 7 maart"),
        # The night in which the clock changes has 23 or 25 hours.
        (date(2027, 3, 27), 2, "van zaterdag 27 maart tot en met zondag 28 maart"),
        (
            date(2026, 12, 31),
            2,
            "van donderdag 31 december 2026 tot en met vrijdag 1 januari 2027",
        ),
    ],
)
def test_span_of_whole_days_has_no_times(first: date, days: int, words: str) -> None:
    end = midnight(first + timedelta(days=days))

    assert span(Occurrence(start=midnight(first), end=end, all_day=True)) == words


@pytest.mark.parametrize(
    ("week", "lines"),
    [
        ((), ()),
        (hours(0, 1, 2, 3, 4), ("maandag tot en met vrijdag, 9.00 tot 17.00 uur",)),
        (hours(2, 0), ("maandag en woensdag, 9.00 tot 17.00 uur",)),
        (hours(0, 1, 3), ("maandag, dinsdag en donderdag, 9.00 tot 17.00 uur",)),
        (hours(0, 1, 2, 4), ("maandag tot en met woensdag en vrijdag, 9.00 tot 17.00 uur",)),
        (hours(*range(7)), ("elke dag, 9.00 tot 17.00 uur",)),
        (hours(0, opens="00:00", closes="00:00"), ("maandag, dag en nacht",)),
        (hours(4, opens="20:00", closes="00:00"), ("vrijdag, 20.00 tot 24.00 uur",)),
        (
            (*hours(3, opens="13:00", closes="16:30"), *hours(3, closes="12:00")),
            ("donderdag, 9.00 tot 12.00 uur en 13.00 tot 16.30 uur",),
        ),
        (
            (*hours(1, opens="13:30"), *hours(0, 2), *hours(0)),
            ("maandag en woensdag, 9.00 tot 17.00 uur", "dinsdag, 13.30 tot 17.00 uur"),
        ),
    ],
)
def test_opening_hours_group_equal_days(
    week: tuple[Hours, ...], lines: tuple[str, ...]
) -> None:
    assert weekly_hours(week) == lines


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("036 – 123 45 67", "tel:+31361234567"),
        ("(036) 123 45 67", "tel:+31361234567"),
        ("036-1234567", "tel:+31361234567"),
        ("Tel. 020 600 00 01", "tel:+31206000001"),
        ("bel 0294 12 34 56", "tel:+31294123456"),
        ("06-12345678", "tel:+31612345678"),
        ("+31 (0)36 123 45 67", "tel:+31361234567"),
        ("+31 36 123 45 67", "tel:+31361234567"),
        ("0031 36 123 45 67", "tel:+31361234567"),
        ("+32 2 123 45 67", "tel:+3221234567"),
        ("112", "tel:112"),
        ("113", "tel:113"),
        ("116 111", "tel:116111"),
        ("14 036", "tel:14036"),
        ("0800-2000", "tel:08002000"),
        ("0900 – 8844", "tel:09008844"),
        ("0800 1234567", "tel:08001234567"),
    ],
)
def test_phone_number_becomes_a_link(text: str, href: str) -> None:
    assert phone_href(text) == href


@pytest.mark.parametrize(
    "text",
    [
        *("036 – 000 00 00", "0360000000", "+31 36 000 00 00", "0294 – 00 00 00", "0800-0000"),
        *("", "bel", "036", "12345", "036 123 45 6", "036 123 45 678", "036-12 of 13 45 67"),
        *("036 123 45 67 en 036 765 43 21", "036 123 45 67 036 765 43 21", "(ma t/m do)"),
        *("javascript:112", "112;ext=1", "+0361234567", "1+12"),
    ],
)
def test_what_cannot_be_dialled_is_no_link(text: str) -> None:
    assert phone_href(text) == ""


@given(st.text(max_size=30))
def test_link_never_holds_more_than_a_number(text: str) -> None:
    href = phone_href(text)

    assert href.removeprefix("tel:").removeprefix("+").isdecimal() or not href
    assert href.isascii()


@pytest.mark.parametrize(
    ("words", "text"),
    [((), ""), (("a",), "a"), (("a", "b"), "a en b"), (("a", "b", "c"), "a, b en c")],
)
def test_list_ends_with_en(words: tuple[str, ...], text: str) -> None:
    assert and_list(words) == text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("di 10.00-12.00 bij De Kei", "dinsdag, 10.00 tot 12.00 uur bij De Kei"),
        ("ma t/m do 09:00 - 17:00", "maandag tot en met donderdag, 9.00 tot 17.00 uur"),
        (
            "Ma, wo en vr 9.00-12.00, 13.00-16.30 uur",
            "maandag, woensdag en vrijdag, 9.00 tot 12.00 uur en 13.00 tot 16.30 uur",
        ),
        ("dinsdag: 10.00 tot 11.00 uur", "dinsdag, 10.00 tot 11.00 uur"),
        ("ma-vr 9.00-12.00", "maandag tot en met vrijdag, 9.00 tot 12.00 uur"),
        ("Elke eerste dinsdag van de maand", "Elke eerste dinsdag van de maand"),
        ("zo lang er plek is, 10.00-12.00", "zo lang er plek is, 10.00-12.00"),
        ("do vanaf 10.00 uur", "do vanaf 10.00 uur"),
        ("", ""),
    ],
)
def test_short_line_of_hours_is_said_in_words(line: str, said: str) -> None:
    assert hours_in_words(line) == said
