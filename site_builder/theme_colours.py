"""The colours of the site for what has no style sheet: pictures, icons and an app's frame."""

from collections.abc import Mapping
from importlib.resources import files

from site_builder.colours import Colour
from site_builder.theme import light_colours


def site_colours(theme: str) -> Mapping[str, Colour]:
    """Return our own properties as colours, light, by name; `theme` is the published one."""
    sheet = (files("site_builder") / "assets" / "style.css").read_text("utf-8")
    return light_colours(sheet, theme)
