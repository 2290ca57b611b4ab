"""Colours as style sheets write them, and how well one can be read on another. Pure."""

import re
from colorsys import hls_to_rgb

from attrs import frozen

from hub.errors import UnclearText
from site_builder.colour_names import NAMES

TEXT = 4.5
"""The least contrast of text (WCAG 1.4.3)."""

SHAPE = 3.0
"""The least contrast of borders, drawings and the mark of the focus (WCAG 1.4.11, 2.4.7)."""

_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]*)\)")
_NUMBER = re.compile(r"(\d+(?:\.\d+)?|\.\d+)(%|deg)?")


@frozen(kw_only=True)
class Colour:
    """A solid colour; each part runs from 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def hex(self) -> str:
        """The colour as "#0f5c63"."""
        return f"#{self.red:02x}{self.green:02x}{self.blue:02x}"

    @property
    def luminance(self) -> float:
        """The relative luminance of WCAG: 0 for black, 1 for white."""
        red, green, blue = (_linear(part / 255) for part in (self.red, self.green, self.blue))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of WCAG: from 1 (the same) to 21 (black on white)."""
    dark, light = sorted((one.luminance, other.luminance))
    return (light + 0.05) / (dark + 0.05)


def parse_colour(text: str) -> Colour:
    """Return the colour that a style sheet writes as hex, rgb(), hsl() or a name.

    Raises:
        UnclearText: it is none of these, or one can see through it.
    """
    value = text.strip().lower()
    if name := NAMES.get(value):
        value = f"#{name}"
    if _HEX.fullmatch(value):
        return _of_hex(text, value[1:])
    if found := _FUNCTION.fullmatch(value):
        return _of_function(text, *found.groups())
    raise UnclearText(
        f"`{text}` is geen kleur die wij kennen.", 'Schrijf bijvoorbeeld "#0f5c63".'
    )


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _of_hex(text: str, digits: str) -> Colour:
    if len(digits) <= 4:
        digits = "".join(digit * 2 for digit in digits)
    if digits[6:] not in {"", "ff"}:
        raise _see_through(text)
    red, green, blue = (int(digits[at : at + 2], 16) for at in (0, 2, 4))
    return Colour(red=red, green=green, blue=blue)


def _of_function(text: str, function: str, inside: str) -> Colour:
    parts = [_NUMBER.fullmatch(part) for part in re.split(r"[\s,/]+", inside.strip())]
    numbers = [(float(part[1]), part[2] or "") for part in parts if part]
    if len(numbers) != len(parts) or len(parts) not in {3, 4}:
        raise UnclearText(f"`{text}` is geen kleur die wij kennen.")
    if len(numbers) == 4 and numbers[3] not in {(1.0, ""), (100.0, "%")}:
        raise _see_through(text)
    first, second, third = (
        (value * 255 / 100 if unit == "%" and function == "rgb" else value)
        for value, unit in numbers[:3]
    )
    if function == "hsl":
        made = hls_to_rgb(first % 360 / 360, min(third, 100) / 100, min(second, 100) / 100)
        first, second, third = (part * 255 for part in made)
    red, green, blue = (min(255, int(part + 0.5)) for part in (first, second, third))
    return Colour(red=red, green=green, blue=blue)


def _see_through(text: str) -> UnclearText:
    return UnclearText(
        f"Door de kleur `{text}` schijnt een andere heen.",
        "Gebruik een dekkende kleur. Dan kunnen wij het contrast nakijken.",
    )
