"""The picture that goes with a link to an area when somebody shares it. Pure.

It holds the names of the hub, the gemeente and the area, and a map. No word of any item: a
picture that other sites copied cannot be taken back.
"""

from collections.abc import Iterator, Mapping
from importlib.resources import files

from attrs import frozen

from hub.areas import Area
from hub.vocabulary import Level
from site_builder import urls
from site_builder.area_map import AreaMap
from site_builder.colours import Colour
from site_builder.map_picture import map_picture
from site_builder.views.bulletin import printable
from site_builder.views.context import Context
from site_builder.views.district_map import beside_map, inside_map

WIDTH, HEIGHT = 1200, 630
"""The size in pixels that sites ask for (Open Graph)."""

_LEVELS = (Level.GEMEENTE, Level.STADSDEEL, Level.WIJK)


@frozen(kw_only=True)
class Picture:
    """All that is on one picture, and its colours as hex.

    `above` is the larger area, empty for a gemeente; `map` is an SVG file, empty where a map
    would show nothing; `houses` is the drawing below it all; `note` says that the site is an
    example.
    """

    url: str
    site: str
    name: str
    above: str
    note: str
    map: str
    page: str
    text: str
    muted: str
    band: str
    on_band: str
    houses: str
    width: int = WIDTH
    height: int = HEIGHT


def pictures(ctx: Context) -> Iterator[Picture]:
    """Yield the pictures of all areas with a page; none where they cannot be made."""
    if ctx.site.paper:
        for area in ctx.gemeente.areas.all:
            if area.level in _LEVELS:
                yield picture(ctx, area)


def picture(ctx: Context, area: Area) -> Picture:
    """Return the picture of one area."""
    colours, gemeente = ctx.site.colours, ctx.gemeente
    return Picture(
        url=urls.picture_url(gemeente, area),
        site=printable(ctx.site.hub.name),
        name=printable(area.shown_name) or area.code,
        above="" if area.code == gemeente.code else printable(gemeente.name),
        note=_note(ctx),
        map=_map(ctx, area, colours),
        page=colours["page"].hex,
        text=colours["heading"].hex,
        muted=colours["muted"].hex,
        band=colours["masthead"].hex,
        on_band=colours["on-masthead"].hex,
        houses=_houses(colours),
    )


def _note(ctx: Context) -> str:
    return ctx.words("share.example") if ctx.site.hub.example or ctx.gemeente.example else ""


def _houses(colours: Mapping[str, Colour]) -> str:
    """Return the row of houses below the head of every page, as a drawing with a colour."""
    ours = (files("site_builder") / "assets" / "houses.svg").read_text("utf-8")
    return ours.replace("<path ", f'<path fill="{colours["tint"].hex}" ', 1)


def _map(ctx: Context, area: Area, colours: Mapping[str, Colour]) -> str:
    drawn: AreaMap | None = beside_map(ctx, area) or inside_map(ctx, area)
    return map_picture(drawn, colours) if drawn else ""
