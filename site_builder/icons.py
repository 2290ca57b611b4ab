"""The icons of a site that somebody puts among the apps of a telephone, in its own colours."""

from collections.abc import Iterator, Mapping
from importlib.resources import files

from attrs import frozen

from hub.identity import digest
from site_builder.colours import Colour
from site_builder.manifest import KeptFile, ManifestEntry, OutputFile
from site_builder.picture_press import drawing_as_png, drawing_hash

_GROUND, _SHAPE = "#0f5c63", "#fff"
"""The colours in assets/favicon.svg, which is the drawing of every icon."""

_SAFE = 0.7
"""A telephone may leave no more than a circle of 4/5 of the width: so small all stays in it."""

SIDES = (192, 512)
"""The pixels that telephones ask for."""


@frozen(kw_only=True)
class Icon:
    """One icon; `side` is in pixels, and 0 for a drawing that fits every size."""

    maskable: bool
    side: int

    @property
    def path(self) -> str:
        """The file, relative to the site."""
        name = "icon-maskable" if self.maskable else "icon"
        return f"assets/{name}-{self.side}.png" if self.side else f"assets/{name}.svg"

    @property
    def described(self) -> dict[str, str]:
        """What a web app manifest says of it."""
        return {
            "src": f"/{self.path}",
            "type": "image/png" if self.side else "image/svg+xml",
            "sizes": f"{self.side}x{self.side}" if self.side else "any",
            "purpose": "maskable" if self.maskable else "any",
        }


def icons(*, png: bool) -> tuple[Icon, ...]:
    """Return the icons of the site; `png` says whether this machine can make pixels."""
    sides = (*SIDES, 0) if png else (0,)
    return tuple(Icon(maskable=one, side=side) for one in (False, True) for side in sides)


def icon_files(
    colours: Mapping[str, Colour], known: Mapping[str, ManifestEntry], *, png: bool
) -> Iterator[OutputFile | KeptFile]:
    """Yield the files of `icons`; pixels that would be the same are not made again."""
    for icon in icons(png=png):
        drawing = icon_drawing(colours, maskable=icon.maskable)
        if not icon.side:
            body = drawing.encode()
            yield OutputFile(path=icon.path, body=body, input_hash=digest(body))
            continue
        made_from, entry = drawing_hash(drawing, icon.side), known.get(icon.path)
        if entry and entry.input_hash == made_from:
            yield KeptFile(path=icon.path, sha256=entry.sha256, input_hash=made_from)
        else:
            pixels = drawing_as_png(drawing, icon.side)
            yield OutputFile(path=icon.path, body=pixels, input_hash=made_from)


def icon_drawing(colours: Mapping[str, Colour], *, maskable: bool) -> str:
    """Return the houses of the site as an SVG file; a maskable one has room around them."""
    ours = (files("site_builder") / "assets" / "favicon.svg").read_text("utf-8")
    drawn = ours.replace(_GROUND, colours["masthead"].hex)
    drawn = drawn.replace(f'"{_SHAPE}"', f'"{colours["on-masthead"].hex}"')
    if not maskable:
        return drawn
    shift = 16 * (1 - _SAFE)
    group = f'<g transform="translate({shift:g} {shift:g}) scale({_SAFE})"><path'
    return drawn.replace(' rx="6"', "").replace("<path", group).replace("</svg>", "</g></svg>")
