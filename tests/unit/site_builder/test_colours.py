"""Colours and their contrast."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.errors import UnclearText
from site_builder.colours import Colour, contrast, parse_colour

PART = st.integers(0, 255)
COLOURS = st.builds(Colour, red=PART, green=PART, blue=PART)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#0F5C63", "#0f5c63"),
        ("#abc", "#aabbcc"),
        ("#abcf", "#aabbcc"),
        ("rgb(15, 92, 99)", "#0f5c63"),
        ("rgb(100% 0% 50%)", "#ff0080"),
        ("rgba(15 92 99 / 1)", "#0f5c63"),
        ("hsl(120deg 100% 25%)", "#008000"),
        ("RebeccaPurple", "#663399"),
    ],
)
def test_colour_is_read(text: str, expected: str) -> None:
    assert parse_colour(text).hex == expected


@pytest.mark.parametrize("text", ["", "#12345", "rgb(1 2)", "rgb(a b c)", "blauw", "#0008"])
def test_what_is_no_solid_colour_is_refused(text: str) -> None:
    with pytest.raises(UnclearText):
        parse_colour(text)


def test_black_on_white_has_the_highest_contrast() -> None:
    assert contrast(parse_colour("black"), parse_colour("white")) == pytest.approx(21)


def test_grey_of_the_standard_just_passes_on_white() -> None:
    assert 4.5 <= contrast(parse_colour("#767676"), parse_colour("#fff")) < 4.6


@given(COLOURS)
def test_colour_survives_being_written(colour: Colour) -> None:
    assert parse_colour(colour.hex) == colour


@given(COLOURS, COLOURS)
def test_contrast_does_not_depend_on_the_order(one: Colour, other: Colour) -> None:
    assert contrast(one, other) == contrast(other, one)
