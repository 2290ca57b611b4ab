"""Print papers: the one module that knows Typst, which is part of the extra `krant`."""

from collections.abc import Callable
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from typing import Final

from hub import codec
from hub.errors import BuildError
from hub.identity import digest
from site_builder.views.bulletin import Bulletin

Print = Callable[[Bulletin], bytes]
"""Makes the file of a paper: equal papers give equal bytes."""

STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, with a title, a language and a text for every picture. Typst
refuses to write a file that does not meet it."""

_TEMPLATE = "buurtkrant.typ"


def can_print() -> bool:
    """Return whether this machine can print papers."""
    return find_spec("typst") is not None and find_spec("segno") is not None


def press() -> Print:
    """Return what prints papers. Only the letters that Typst brings along are used.

    Raises:
        BuildError: the extra `krant` is not installed.
    """
    if not can_print():
        raise BuildError("no paper without Typst: install wijkwijzer[krant]")
    import typst  # noqa: PLC0415 - an extra

    compiler, template = typst.Compiler(ignore_system_fonts=True), _template()

    def printed(paper: Bulletin) -> bytes:
        inputs = {"paper": codec.encode(paper).decode()}
        try:
            made = compiler.compile(
                template, format="pdf", sys_inputs=inputs, pdf_standards=STANDARD
            )
        except typst.TypstError as exc:
            raise BuildError(f"{paper.url} cannot be printed: {exc}") from exc
        if not isinstance(made, bytes):
            raise BuildError(f"{paper.url} cannot be printed: Typst gave no file")
        return made

    return printed


def input_hash(paper: Bulletin) -> str:
    """Return a digest of all that decides the bytes of a paper."""
    made_with = f"typst {version('typst')}\0".encode() + _template()
    return digest(made_with + b"\0" + codec.encode(paper))


def _template() -> bytes:
    return (files("site_builder") / "paper" / _TEMPLATE).read_bytes()
