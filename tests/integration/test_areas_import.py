"""`wijkwijzer areas import` on a small content folder and files in the shape of the CBS."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from hub.content.area_geometry import read_geometry
from hub.content.key_figures import read_key_figures
from hub.content.settings import load_content
from hub.gemeente import Gemeente
from tests.fakes.cbs_files import area, collection, square
from tests.fakes.small_content import write_small_content
from wijkwijzer.cli import main

WIJKEN = collection(
    area("WK999901", "Oostwijk", square(0, 0)), area("WK999902", "Westwijk", square(1, 0))
)
BUURTEN = collection(
    area("BU99990100", "Hoek", square(0, 0, 1, 2)), area("BU99990200", "Veld", square(1, 0))
)
LATER = collection(
    area("WK999901", "Westwijk", square(1, 0), 2026),
    area("WK999902", "Noord", square(0, 0, 1, 0.5), 2026),
    area("WK999903", "Zuid", square(0, 0.5, 1, 0.5), 2026),
)
ADDRESSES = """\
PC6;Huisnummer;Buurt2025;Wijk2025;Gemeente2025
1234AA;1;99990100;999901;9999
1235AA;1;99990100;999901;9999
1235AB;1;99990200;999902;9999
9999ZZ;1;340100;3401;34
"""
FIGURES = """\
gwb_code_10;regio;recs;a_inw;a_00_14;p_huurw;a_soz_wb
WK999901;Oostwijk;Wijk;1500;200;{};{}
WK999902;Westwijk;Wijk;150;20;{};{}
"""


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "bestanden"
    folder.mkdir()
    (folder / "wijken.geojson").write_bytes(WIJKEN)
    (folder / "buurten.geojson").write_bytes(BUURTEN)
    (folder / "later.geojson").write_bytes(LATER)
    (folder / "pc6hnr.csv").write_text(ADDRESSES)
    (folder / "kwb-2025.csv").write_text(FIGURES.format(1, 2, 3, 4))
    return folder


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_small_content(tmp_path / "content")


def imported(content: Path, *words: str | Path) -> Result:
    line = ["areas", "import", "--content", str(content), "--gemeente", "testdorp"]
    return CliRunner().invoke(main, [*line, *map(str, words)])


def gemeente(content: Path) -> Gemeente:
    loaded = load_content(content)
    assert loaded.problems == ()
    return loaded.hub.gemeenten[0]


def everything(content: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def test_one_import_brings_areas_postcodes_and_figures(content: Path, files: Path) -> None:
    done = imported(
        content,
        *("--wijken", files / "wijken.geojson", "--buurten", files / "buurten.geojson"),
        *("--adressen", files / "pc6hnr.csv", "--kerncijfers", files / "kwb-2025.csv"),
    )

    found = gemeente(content)
    assert done.exit_code == 0, done.output
    assert "Nieuw (1): Westwijk (WK999902)." in done.output
    assert found.areas["WK999901"].postcodes == ("1234", "1235AA")
    assert found.areas["WK999901"].aliases == ("Hoek",)
    assert found.areas["WK999902"].neighbours == ("WK999901",)
    assert sorted(read_geometry(content, [found])) == ["WK999901", "WK999902"]
    figures = read_key_figures(content / "testdorp" / "kerncijfers.csv")
    assert [(one.area, one.residents) for one in figures] == [("WK999901", 1500)]


def test_a_second_import_changes_nothing(content: Path, files: Path) -> None:
    words = ("--wijken", files / "wijken.geojson", "--adressen", files / "pc6hnr.csv")
    imported(content, *words)
    before = everything(content)

    done = imported(content, *words)

    assert "Er verandert niets." in done.output
    assert everything(content) == before


def test_a_dry_run_writes_nothing(content: Path, files: Path) -> None:
    before = everything(content)

    done = imported(content, "--wijken", files / "wijken.geojson", "--dry-run")

    assert "Dit zou veranderen" in done.output
    assert everything(content) == before


def test_forbidden_figures_change_not_one_byte(content: Path, files: Path) -> None:
    words = ("--wijken", files / "wijken.geojson", "--kerncijfers", files / "kwb-2025.csv")
    imported(content, *words)
    before = everything(content)
    extreme = FIGURES.format(99999999, "-99997", "NaN", "x")
    (files / "kwb-2025.csv").write_text(extreme)

    done = imported(content, *words)

    assert done.exit_code == 0
    assert everything(content) == before


def test_a_new_edition_keeps_old_codes_working(content: Path, files: Path) -> None:
    imported(content, "--wijken", files / "wijken.geojson")

    done = imported(content, "--wijken", files / "later.geojson")

    found = gemeente(content)
    assert "de code is nu van een ander gebied (2)" in done.output
    assert found.edition == 2026
    assert found.areas["WK999901"].slug == "westwijk"
    assert found.division.resolve("WK999901", 2025) == ("WK999902", "WK999903")
    assert found.division.resolve("WK999902", 2025) == ("WK999901",)
    assert found.division.resolve("WK999901", 2026) == ("WK999901",)
    assert found.division.resolve("WK999901") == ()
    assert {old.slug for old in found.succession} == {"", "oostwijk"}


def test_texts_that_name_a_changed_code_are_listed(content: Path, files: Path) -> None:
    imported(content, "--wijken", files / "wijken.geojson")
    text = content / "testdorp" / "agenda" / "koffie.md"
    text.parent.mkdir()
    text.write_text("---\ntitel: Koffie\nwijken: WK999901\n---\n")

    done = imported(content, "--wijken", files / "later.geojson", "--json")

    assert json.loads(done.stdout)["mentions"] == [f"{text}:3: WK999901"]


def test_the_gemeente_may_have_no_areas_yet(content: Path, files: Path) -> None:
    (content / "testdorp" / "gebieden.toml").unlink()

    done = imported(content, "--wijken", files / "wijken.geojson")

    assert done.exit_code == 0, done.output
    assert [area.code for area in gemeente(content).areas.all] == [
        "GM9999",
        "WK999901",
        "WK999902",
    ]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("--gemeente", "elders", "--wijken", "wijken.geojson"), "geen gemeente elders"),
        (("--wijken", "pc6hnr.csv"), "geen JSON"),
        (("--wijken", "wijken.geojson", "--edition", "2024"), "verschillende jaren"),
        (("--adressen", "kwb-2025.csv"), "kolommen PC6"),
        (("--kerncijfers", "pc6hnr.csv"), "gwb_code_10"),
        (("--wijken", "later.geojson", "--adressen", "pc6hnr.csv"), "van 2025"),
    ],
)
def test_a_file_that_is_no_use_changes_nothing(
    content: Path, files: Path, words: tuple[str, ...], reason: str
) -> None:
    before = everything(content)
    paths = [str(files / word) if "." in word else word for word in words]

    done = imported(content, *paths)

    assert done.exit_code == 2
    assert reason in done.output
    assert everything(content) == before


def test_an_older_division_is_refused(content: Path, files: Path) -> None:
    imported(content, "--wijken", files / "later.geojson")

    done = imported(content, "--wijken", files / "wijken.geojson")

    assert done.exit_code == 2
    assert "ouder" in done.output
