"""Figures that may not count (CARE.md part 2.1) change not one byte of the site."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.fakes.cbs_files import area, collection, square
from tests.fakes.small_content import write_small_content
from wijkwijzer.cli import main

WIJKEN = collection(
    area("WK999901", "Oostwijk", square(0, 0)), area("WK999902", "Westwijk", square(1, 0))
)
ALLOWED = "gwb_code_10;regio;recs;a_inw;a_00_14;a_15_24;a_65_oo;a_hh_m_k"
FORBIDDEN = (
    "g_ink_po", "p_ink_li", "p_ink_hi", "p_hh_osm", "a_soz_wb", "a_soz_ao", "a_soz_ww",
    "g_wozbag", "p_koopw", "p_huurw", "a_eur_al", "a_niet_eur", "a_tur", "a_mar", "a_geb_bl",
    "a_ongeh", "a_gesch", "a_opl_lg", "a_opl_hg", "ses_woa", "p_jz_tn", "p_wmo_t",
    "g_3690_geweld", "g_wo_inbr", "gezondheid_slecht", "p_eenzaam", "p_stem_a",
)  # fmt: skip
PLACES = (
    "GM9999;Testdorp;Gemeente;3000;400;300;600;500",
    "WK999901;Oostwijk;Wijk;1500;300;100;200;400",
    "WK999902;Westwijk;Wijk;1500;100;200;400;100",
)
LETTER = """---
titel: Pubers en geld
samenvatting: Hoe leert uw kind omgaan met geld?
wijken: heel Testdorp
onderwerpen: Kinderen en opvoeden
voor_wie: ouders
---
Praat samen over zakgeld. Bel voor een gesprek.
"""


def figures(value: str) -> str:
    head = ";".join((ALLOWED, *FORBIDDEN))
    rows = (";".join((place, *(value for _ in FORBIDDEN))) for place in PLACES)
    return "\n".join((head, *rows, ""))


def built(folder: Path, value: str, extra: str = "") -> dict[str, bytes]:
    content, output = write_small_content(folder / "content", source=""), folder / "output"
    (folder / "wijken.geojson").write_bytes(WIJKEN)
    (folder / "kwb-2025.csv").write_text(figures(value))
    (content / "testdorp" / "informatie").mkdir()
    (content / "testdorp" / "informatie" / "pubers.md").write_text(LETTER)
    files = ("--wijken", folder / "wijken.geojson", "--kerncijfers", folder / "kwb-2025.csv")
    run("areas", "import", "--content", content, "--gemeente", "testdorp", *files)
    kept = content / "testdorp" / "kerncijfers.csv"
    kept.write_text(kept.read_text() + extra)
    run("refresh", "--sample", "--content", content, "--output", output)
    site = output / "voorbeeld" / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def run(*words: object) -> None:
    done = CliRunner().invoke(main, [str(word) for word in words])

    assert done.exit_code == 0, done.output


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return built(tmp_path_factory.mktemp("gewoon"), "1")


@pytest.mark.parametrize("value", ["0", "999999999", "."])
def test_forbidden_columns_change_nothing(
    plain: dict[str, bytes], tmp_path: Path, value: str
) -> None:
    assert built(tmp_path, value) == plain


def test_forbidden_lines_in_our_own_file_change_nothing(
    plain: dict[str, bytes], tmp_path: Path
) -> None:
    lines = "".join(f"WK999901;2025;{name};999999\n" for name in FORBIDDEN)

    assert built(tmp_path, "1", lines) == plain


def test_no_figure_stands_on_a_page(plain: dict[str, bytes]) -> None:
    page = plain["testdorp/oostwijk/index.html"].decode()

    assert "Pubers en geld" in page
    assert not [figure for figure in ("1500", "3000", "kerncijfer") if figure in page]
