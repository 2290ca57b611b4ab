"""The QR code that the browser draws, square by square beside the library's."""

from importlib.resources import files
from typing import Any

import pytest
import segno

from tests.fakes.javascript import NEEDS_JAVASCRIPT, javascript

pytestmark = NEEDS_JAVASCRIPT

FULL = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560]
FULL += [624, 666, 711, 779, 857, 911, 997]
"""How many bytes just fit in versions 1 to 25 at level M (ISO/IEC 18004, table 7)."""


@pytest.fixture(scope="module")
def drawn() -> Any:
    script = (files("site_builder") / "assets" / "list" / "qr.js").read_text()
    run = (
        "const run = (texts) => texts.map("
        "(text) => qrRows(text)?.map((row) => row.map(Number).join('')) ?? null);"
    )
    texts = [*("x" * size for size in FULL), "https://wijkwijzer.example/#é", "x" * 998]
    return javascript()(f"{script}\n{run}", texts)


def as_library(size: int, version: int) -> list[list[str]]:
    return [
        [
            "".join(map(str, row))
            for row in segno.make_qr(
                b"x" * size,
                error="m",
                boost_error=False,
                version=version,
                mask=mask,
                mode="byte",
            ).matrix
        ]
        for mask in range(8)
    ]


@pytest.mark.parametrize("version", [1, 2, 5, 6, 7, 9, 10, 14, 21, 25])
def test_full_code_of_each_version_is_that_of_the_library(
    drawn: list[list[str] | None], version: int
) -> None:
    ours = drawn[version - 1]

    assert ours in as_library(FULL[version - 1], version)


def test_text_of_more_bytes_than_letters_still_fits(drawn: list[list[str] | None]) -> None:
    ours = drawn[25]

    assert ours is not None
    assert len(ours) == 3 * 4 + 17


def test_list_that_is_too_long_has_no_code(drawn: list[list[str] | None]) -> None:
    assert drawn[26] is None
