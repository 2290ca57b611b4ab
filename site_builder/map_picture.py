"""A map of areas as a drawing of its own: no links, no words, and colours of its own. Pure.

On a page the map takes its colours from the style sheet; a picture that travels cannot.
"""

from collections.abc import Mapping

from site_builder.area_map import AreaMap, MapArea
from site_builder.colours import Colour

_SHADES = ("surface", "tint", "quiet")
"""What tells areas of another stadsdeel from each other, as the style sheet does it; one more
lies between the last two."""

_ROOM = 12
"""The units around the map in which its outer lines have room."""


def map_picture(drawn: AreaMap, colours: Mapping[str, Colour]) -> str:
    """Return a map as an SVG file; `colours` are our own properties by name."""
    width, height = drawn.width + 2 * _ROOM, drawn.height + 2 * _ROOM
    line = colours["border"].hex
    areas = "".join(_area(one, colours) for one in drawn.areas)
    edges = (
        f'<path fill="none" stroke="{colours["link"].hex}" stroke-width="5" d="{drawn.edges}"/>'
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{-_ROOM} {-_ROOM} {width} {height}" '
        f'width="{width}" height="{height}"><g stroke="{line}" stroke-width="2" '
        f'stroke-linejoin="round" fill-rule="evenodd">{areas}</g>'
        f"{edges if drawn.edges else ''}</svg>"
    )


def _area(one: MapArea, colours: Mapping[str, Colour]) -> str:
    # Only the area of the page itself leads nowhere on the map.
    fill = _shade(one.shade, colours) if one.href else colours["primary"].hex
    return f'<path fill="{fill}" d="{one.path}"/>'


def _shade(number: int, colours: Mapping[str, Colour]) -> str:
    if number < len(_SHADES):
        return colours[_SHADES[number]].hex
    return _between(colours["tint"], colours["quiet"])


def _between(one: Colour, other: Colour) -> str:
    return Colour(
        red=(one.red + other.red) // 2,
        green=(one.green + other.green) // 2,
        blue=(one.blue + other.blue) // 2,
    ).hex
