from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import UnclearText
from hub.model import Hours
from hub.opening_hours import parse_hours, parse_line


def open_on(*days: int, opens: time = time(9), closes: time = time(12)) -> tuple[Hours, ...]:
    return tuple(Hours(day=day, opens=opens, closes=closes) for day in days)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("ma, wo 9.00-12.00", open_on(0, 2)),
        ("ma t/m do 9.00 tot 12.00", open_on(0, 1, 2, 3)),
        ("Maandag tot en met vrijdag 9.00-12.00 uur", open_on(0, 1, 2, 3, 4)),
        ("ma-vr 9:00 – 12:00", open_on(0, 1, 2, 3, 4)),
        ("elke werkdag van 9 uur tot 12 uur", open_on(0, 1, 2, 3, 4)),
        ("elke dag 9-12", open_on(0, 1, 2, 3, 4, 5, 6)),
        ("za en zo: 9.00-12.00", open_on(5, 6)),
        ("dinsdags 9.00-12.00", open_on(1)),
        ("in het weekend 9.00-12.00", open_on(5, 6)),
        ("do 13.00-16.30", open_on(3, opens=time(13), closes=time(16, 30))),
        (
            "ma 9-12 en 13-17 uur, di 9.00-12.00, zo gesloten",
            (*open_on(0), *open_on(0, opens=time(13), closes=time(17)), *open_on(1)),
        ),
        ("zo gesloten", ()),
    ],
)
def test_hours_are_read_from_words(text: str, hours: tuple[Hours, ...]) -> None:
    assert parse_line(text) == hours


def test_lines_are_joined_in_the_order_of_the_week() -> None:
    found = parse_hours(["do 9.00-12.00", "ma 9.00-12.00"])

    assert found == open_on(0, 3)


@pytest.mark.parametrize(
    ("text", "message", "at"),
    [
        ("ma 12.00-9.00", "niet later dan", 3),
        ("ma 9.00-9.00", "niet later dan", 3),
        ("ma 9.00-12.00, 11.00-13.00", "Op maandag overlappen", 0),
        ("op afspraak", "“afspraak” hoort niet", 3),
        ("9.00-12.00", "geen dag", 0),
        ("gesloten", "geen dag", 0),
        ("ma en wo", "geen tijd", 0),
        ("vr t/m ma 9.00-12.00", "komt in de week na", 0),
        ("ma 9.00-24.00", "24.00", 3),
        ("ma 9.00-12.75", "geen tijd", 3),
        ("eerste ma 9.00-12.00", "“eerste” hoort niet", 0),
    ],
)
def test_unclear_hours_say_why_and_where(text: str, message: str, at: int) -> None:
    with pytest.raises(UnclearText, match=message) as caught:
        parse_line(text)

    assert caught.value.at == at


def test_overlap_between_lines_is_refused() -> None:
    with pytest.raises(UnclearText, match="Op woensdag overlappen"):
        parse_hours(["ma t/m vr 9.00-12.00", "wo 11.00-13.00"])


@given(st.text(alphabet="madiwo 0129.:-tm/en,"))
def test_any_text_gives_hours_that_end_after_they_start_or_is_unclear(text: str) -> None:
    try:
        found = parse_line(text)
    except UnclearText:
        found = ()

    assert all(hours.opens < hours.closes for hours in found)
