"""Print papers: the one module that knows Typst, which is part of the extra `krant`."""

import re
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Final

from hub import codec
from hub.errors import BuildError
from hub.identity import digest
from site_builder.printable import can_print
from site_builder.qr import qr_code
from site_builder.views.bulletin import Bulletin, shorter

Print = Callable[[Bulletin], bytes]
"""Makes the file of a paper: equal papers give equal bytes."""

STANDARD: Final = "ua-1"
"""PDF/UA-1 (ISO 14289-1): tagged, with a title, a language and a text for every picture. Typst
refuses to write a file that does not meet it."""

_TEMPLATE = "buurtkrant.typ"
_PAGE = re.compile(rb"/Type\s*/Page\b")


@cache
def press() -> Print:
    """Return what prints papers. Only the letters that Typst brings along are used.

    A paper that takes more pages than it may is printed with fewer entries.

    Raises:
        BuildError: the extra `krant` is not installed.
    """
    if not can_print():
        raise BuildError("no paper without Typst: install wijkwijzer[krant]")
    import typst  # noqa: PLC0415 - an extra

    compiler, template = typst.Compiler(ignore_system_fonts=True), _template()

    def printed(paper: Bulletin) -> bytes:
        made = b""
        for one in shorter(paper):
            made = compiled(one)
            if page_count(made) <= paper.most_pages:
                break
        return made

    def compiled(paper: Bulletin) -> bytes:
        inputs = {"paper": codec.encode(paper).decode(), "qr": _drawn(paper.address)}
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


def print_papers(papers: tuple[Bulletin, ...]) -> tuple[bytes, ...]:
    """Return the files of papers: a task for a worker."""
    return tuple(map(press(), papers))


def _drawn(address: str) -> str:
    """Return the code for an address; drawing takes long, so only for what is printed."""
    code = qr_code(address)
    return code.svg if code else ""


def page_count(printed: bytes) -> int:
    """Return how many pages a file of `press` has: Typst writes each in plain sight."""
    return len(_PAGE.findall(printed))


def input_hash(paper: Bulletin) -> str:
    """Return a digest of all that decides the bytes of a paper."""
    return digest(_made_with() + b"\0" + codec.encode(paper))


@cache
def _made_with() -> bytes:
    return f"typst {version('typst')} segno {version('segno')}\0".encode() + _template()


@cache
def _template() -> bytes:
    return (files("site_builder") / "paper" / _TEMPLATE).read_bytes()
