"""The QR code that the browser draws, square by square beside the library's."""

import json
import shutil
import subprocess
from importlib.resources import files

import pytest

segno = pytest.importorskip("segno", reason="the extra krant is not installed")
NODE = shutil.which("node")
pytestmark = pytest.mark.skipif(NODE is None, reason="node is not installed")

FULL = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560]
FULL += [624, 666, 711, 779, 857, 911, 997]
"""How many bytes just fit in versions 1 to 25 at level M (ISO/IEC 18004, table 7)."""


@pytest.fixture(scope="module")
def drawn() -> list[list[str] | None]:
    script = (files("site_builder") / "assets" / "list" / "qr.js").read_text()
    ask = (
        "const texts = JSON.parse(require('fs').readFileSync(0));"
        "const rows = (text) => qrRows(text)?.map((row) => row.map(Number).join(''));"
        "console.log(JSON.stringify(texts.map((text) => rows(text) ?? null)));"
    )
    texts = [*("x" * size for size in FULL), "https://wijkwijzer.example/#é", "x" * 998]
    found = subprocess.run(  # noqa: S603 - our own script, in the node of this machine
        [str(NODE), "-e", f"{script}\n{ask}"],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(found.stdout)


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
