import pytest

from hub.areas import Area, Areas
from hub.cbs.address_table import Placed, has_postcodes, place_postcodes, read_postcodes
from hub.errors import CbsFileRefused
from hub.vocabulary import Level

HEADER = "PC6;Huisnummer;Buurt2025;Wijk2025;Gemeente2025"
AREAS = Areas(
    (
        Area(code="GM0034", level=Level.GEMEENTE, name="Stad", slug="stad"),
        Area(code="SD1", level=Level.STADSDEEL, name="N", slug="n", parent="GM0034"),
        Area(code="WK003401", level=Level.WIJK, name="A", slug="a", parent="SD1"),
        Area(code="WK003402", level=Level.WIJK, name="B", slug="b", parent="SD1"),
        Area(code="WK003403", level=Level.WIJK, name="C", slug="c", parent="GM0034"),
    )
)


def placed(*rows: str, header: str = HEADER) -> Placed:
    lines = [f"{line}\n" for line in (header, *rows)]
    return place_postcodes(read_postcodes("f", lines, "GM0034"), AREAS)


def row(postcode: str, wijk: str, gemeente: str = "0034", number: int = 1) -> str:
    return f"{postcode};{number};{wijk}01;{wijk};{gemeente}"


def test_a_pc4_in_one_wijk_stands_there_without_its_pc6() -> None:
    found = placed(row("1301AA", "003401"), row("1301AB", "003401"))

    assert found.by_area == {"WK003401": ("1301",)}


def test_a_pc4_in_two_wijken_goes_up_and_its_pc6_stay_below() -> None:
    found = placed(row("1301AA", "003401"), row("1301AB", "003402"))

    assert found.by_area == {
        "SD1": ("1301",),
        "WK003401": ("1301AA",),
        "WK003402": ("1301AB",),
    }


def test_a_pc6_in_two_wijken_goes_up_as_well() -> None:
    found = placed(
        row("1301AA", "003401"), row("1301AA", "003402", number=2), row("1301AB", "003403")
    )

    assert found.by_area == {"SD1": ("1301AA",), "WK003403": ("1301AB",)}
    assert found.split == 1


def test_a_postcode_that_also_lies_in_another_gemeente_decides_nothing() -> None:
    found = placed(
        row("1301AA", "003401"),
        row("1301AA", "077211", "0772"),
        row("1301AB", "003401"),
    )

    assert found.by_area == {"WK003401": ("1301AB",)}


def test_zeros_that_a_spreadsheet_lost_come_back() -> None:
    found = placed("1301AA;1;340101;3401;34", "5611AA;1;7721110;77211;772")

    assert found.by_area == {"WK003401": ("1301",)}


@pytest.mark.parametrize(
    ("header", "line"),
    [
        ("pc6,huisnummer,buurt2025,wijk2025,gemeente2025", "1301AA,1,00340101,003401,0034"),
        ('\ufeff"PC6";"Huisnummer";"Buurt2025";"Gemeente2025"', '"1301 aa";1;340101;34'),
        ("PC6;Huisnummer;Buurt_2025;Wijk_2025;Gem_2025", "1301AA;1;x;WK003401;GM0034"),
    ],
)
def test_other_years_write_the_table_otherwise(header: str, line: str) -> None:
    assert placed(line, header=header).by_area == {"WK003401": ("1301",)}


def test_a_wijk_that_is_not_known_is_reported_and_decides_nothing() -> None:
    found = placed(row("1301AA", "003409"), row("1302AA", "003401"))

    assert found.by_area == {"WK003401": ("1302",)}
    assert found.unknown == ("WK003409",)


def test_broken_lines_are_left_out() -> None:
    found = placed("1301;1;2;3;34", "x", "", row("1301AA", "003401"), "1301AB;1;" + "9" * 2000)

    assert found.by_area == {"WK003401": ("1301",)}


def test_the_edition_stands_in_the_header() -> None:
    table = read_postcodes("f", [HEADER, row("1301AA", "003401")], "GM0034")

    assert (table.edition, table.addresses) == (2025, 1)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        ["<html>\n"],
        ["Gem2025;Naam\n", "34;Almere\n"],
        [f"{HEADER}\n", row("5611AA", "077211", "0772")],
        ["PC6;Huisnummer;Wijk2024;Gemeente2025\n", "1301AA;1;003401;0034"],
    ],
)
def test_another_table_is_refused(lines: list[str]) -> None:
    with pytest.raises(CbsFileRefused):
        read_postcodes("f", lines, "GM0034")


def test_the_table_is_known_by_its_header() -> None:
    assert has_postcodes(HEADER)
    assert not has_postcodes("wijk2025;naam")
