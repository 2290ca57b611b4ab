"""Make pictures of drawings and words: with Typst, which is part of the extra `krant`."""

from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from hub import codec
from hub.errors import BuildError
from hub.identity import digest
from site_builder.printable import can_print
from site_builder.views.picture import Picture

Draw = Callable[[Picture], bytes]
"""Makes the PNG of a picture: equal pictures give equal bytes."""

PIXELS_AN_INCH = 72
"""So that a point of Typst is one pixel."""

_TEMPLATE = "deelplaat.typ"


def picture_press() -> Draw:
    """Return what makes the pictures of areas. Only the letters in Typst's wheel are used.

    Raises:
        BuildError: the extra `krant` is not installed.
    """
    compiled, template = _compiler(), _template()

    def drawn(picture: Picture) -> bytes:
        return compiled(template, codec.encode(picture).decode(), picture.url)

    return drawn


def draw_pictures(pictures: tuple[Picture, ...]) -> tuple[bytes, ...]:
    """Return the files of pictures: a task for a worker."""
    return tuple(map(picture_press(), pictures))


def picture_hash(picture: Picture) -> str:
    """Return a digest of all that decides the bytes of a picture."""
    return digest(_made_with() + _template() + b"\0" + codec.encode(picture))


def drawing_as_png(svg: str, side: int) -> bytes:
    """Return a square drawing as a PNG of so many pixels a side.

    Raises:
        BuildError: the extra `krant` is not installed, or the drawing is none.
    """
    return _compiler()(_square(side), svg, "an icon")


def drawing_hash(svg: str, side: int) -> str:
    """Return a digest of all that decides the bytes of `drawing_as_png`."""
    return digest(_made_with() + _square(side) + b"\0" + svg.encode())


def _square(side: int) -> bytes:
    return (
        f"#set page(width: {side}pt, height: {side}pt, margin: 0pt, fill: none)\n"
        '#image(bytes(sys.inputs.picture), format: "svg", width: 100%, height: 100%)\n'
    ).encode()


@cache
def _made_with() -> bytes:
    return f"typst {version('typst')}\0".encode()


@cache
def _compiler() -> Callable[[bytes, str, str], bytes]:
    """Return what makes a PNG of a template and its data; the last argument names it."""
    if not can_print():
        raise BuildError("no picture without Typst: install wijkwijzer[krant]")
    import typst  # noqa: PLC0415 - an extra

    compiler = typst.Compiler(ignore_system_fonts=True)

    def compiled(template: bytes, data: str, what: str) -> bytes:
        try:
            made = compiler.compile(
                template, format="png", ppi=PIXELS_AN_INCH, sys_inputs={"picture": data}
            )
        except typst.TypstError as exc:
            raise BuildError(f"{what} cannot be drawn: {exc}") from exc
        if not isinstance(made, bytes):
            raise BuildError(f"{what} cannot be drawn: Typst gave no file")
        return made

    return compiled


@cache
def _template() -> bytes:
    return (files("site_builder") / "paper" / _TEMPLATE).read_bytes()
