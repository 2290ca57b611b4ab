import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.areas import Area, Areas, Division, Succession
from hub.cbs.key_figures import Counted, count, find_columns, number
from hub.content.key_figures import key_figures_text
from hub.errors import CbsFileRefused
from hub.vocabulary import Level

AREAS = Areas(
    (
        Area(code="GM0034", level=Level.GEMEENTE, name="Almere", slug="almere"),
        Area(code="WK003401", level=Level.WIJK, name="Haven", slug="haven", parent="GM0034"),
        Area(code="WK003402", level=Level.WIJK, name="Werf", slug="werf", parent="GM0034"),
    )
)
DIVISION = Division(areas=AREAS, edition=2025)
KWB = (
    "gwb_code_10", "regio", "gm_naam", "recs", "gwb_code_8", "a_inw", "a_man", "a_vrouw",
    "a_00_14", "a_15_24", "a_25_44", "a_65_oo", "a_ongeh", "a_nl_all", "a_geb_ne", "a_hh",
    "a_1p_hh", "a_hh_m_k", "a_nb_won ", "g_wozbag", "p_huurw", "p_won_m_ag ", "a_opl_hw",
    "g_ink_pi", "p_hh_osm", "a_soz_wb", "a_jz_tn", "a_wmo_t", "g_afs_hp", "g_afs_sc",
    "g_3km_sc", "ste_oad",
)  # fmt: skip
ALLOWED = {
    "gwb_code_10", "regio", "a_inw", "a_00_14", "a_15_24", "a_65_oo", "a_hh_m_k", "g_afs_hp",
    "g_afs_sc",
}  # fmt: skip
GOOD = {
    "gwb_code_10": "WK003401  ", "regio": "Haven", "a_inw": "1500", "a_00_14": "200",
    "a_15_24": "150", "a_65_oo": "      .", "a_hh_m_k": "210",
    "g_afs_hp": "0,7", "g_afs_sc": " 0.4",
}  # fmt: skip


def counted(
    *rows: dict[str, object],
    header: tuple[str, ...] = KWB,
    division: Division = DIVISION,
    edition: int = 2025,
) -> Counted:
    columns = find_columns("f", header)
    cells = [[row.get(name, "1") for name in header] for row in rows]
    read = [tuple(line[place] for place in columns.wanted) for line in cells]
    return count(read, columns, division, edition)


def values(found: Counted) -> dict[tuple[str, str], float]:
    return {(one.area, one.figure): one.value for one in found.figures}


def test_the_allowed_figures_are_read() -> None:
    assert values(counted(GOOD)) == {
        ("WK003401", "residents"): 1500,
        ("WK003401", "age_0_14"): 200,
        ("WK003401", "age_15_24"): 150,
        ("WK003401", "households_with_children"): 210,
        ("WK003401", "distance_huisarts"): 0.7,
        ("WK003401", "distance_school"): 0.4,
    }


def test_no_other_column_is_handed_over() -> None:
    wanted = find_columns("f", KWB).wanted

    assert {KWB[place] for place in wanted} == ALLOWED


@given(st.sampled_from(["99999999", "-99997", "nan", "x" * 50, "0"]))
def test_forbidden_columns_change_not_one_byte(extreme: str) -> None:
    forbidden = {name: extreme for name in KWB if name not in ALLOWED}

    text = key_figures_text(counted({**forbidden, **GOOD}).figures)

    assert text == key_figures_text(counted(GOOD).figures)


@pytest.mark.parametrize("missing", ["", ".", "       .", "NaN", "       NaN", None, "-99997"])
def test_what_is_missing_stays_missing(missing: object) -> None:
    found = values(counted({**GOOD, "a_00_14": missing}))

    assert ("WK003401", "age_0_14") not in found


def test_zero_is_a_figure() -> None:
    assert values(counted({**GOOD, "a_00_14": "0"}))["WK003401", "age_0_14"] == 0


@pytest.mark.parametrize("residents", ["199", "0", ".", None, "1.234"])
def test_few_or_unknown_residents_give_no_figure_at_all(residents: object) -> None:
    found = counted({**GOOD, "a_inw": residents})

    assert found.figures == ()
    assert found.small == ("WK003401",)


def test_two_hundred_residents_are_enough() -> None:
    assert values(counted({**GOOD, "a_inw": "200"}))["WK003401", "residents"] == 200


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1500", 1500),
        (1500, 1500),
        (0.7, 0.7),
        ("0,7", 0.7),
        ("  457400", 457400),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("", None),
        (".", None),
        ("-1", None),
        ("1e9", None),
        ("inf", None),
        ("1,2,3", None),
    ],
)
def test_a_number_has_a_comma_or_a_point(written: object, value: float | None) -> None:
    assert number(written) == value


@given(st.text(max_size=30))
def test_no_text_breaks_a_number(text: str) -> None:
    assert (number(text) or 0) >= 0


@pytest.mark.parametrize(
    "header",
    [
        ("WijkenEnBuurten", "AantalInwoners_5", "k_0Tot15Jaar_8", "k_65JaarOfOuder_12"),
        ("WijkenEnBuurten", "AantalInwoners_6", "k_0Tot15Jaar_9", "k_65JaarOfOuder_13"),
        (
            "Regiocode (gemeente, wijk, buurt) (code)",
            "Bevolking/Aantal inwoners (aantal)",
            "Bevolking/Leeftijdsgroepen/0 tot 15 jaar (aantal)",
            "Bevolking/Leeftijdsgroepen/65 jaar of ouder (aantal)",
        ),
    ],
)
def test_statline_names_its_columns_otherwise(header: tuple[str, ...]) -> None:
    cells = dict(zip(header, ("WK003401  ", " 1500", "  200", "    ."), strict=True))

    assert values(counted(cells, header=header)) == {
        ("WK003401", "residents"): 1500,
        ("WK003401", "age_0_14"): 200,
    }


@pytest.mark.parametrize(
    "forbidden",
    [
        "Bevolking/Leeftijdsgroepen/0 tot 15 jaar (%)",
        "Personen met een uitkering naar leeftijd/15 tot 25 jaar (aantal)",
        "Herkomst/Aantal inwoners (aantal)",
        "p_00_14_jr",
        "a_00_14_ne",
    ],
)
def test_an_age_under_another_topic_is_no_age(forbidden: str) -> None:
    columns = find_columns("f", ("gwb_code_10", "a_inw", forbidden))

    assert columns.wanted == (0, 1)


@pytest.mark.parametrize(
    "header",
    [
        ("regio", "a_inw"),
        ("gwb_code_10", "a_00_14"),
        ("gwb_code_10", "a_inw", "AantalInwoners_5"),
        ("<html>",),
        (),
    ],
)
def test_a_table_without_the_right_columns_is_refused(header: tuple[str, ...]) -> None:
    with pytest.raises(CbsFileRefused):
        find_columns("f", header)


def test_a_code_with_another_name_is_another_place() -> None:
    found = counted({**GOOD, "regio": "Wijk 01 Almere-Haven"}, edition=2021)

    assert (found.figures, found.renamed) == ((), ("WK003401",))


def test_the_number_before_a_name_does_not_matter() -> None:
    assert counted({**GOOD, "regio": "Wijk 01  haven "}).renamed == ()


def test_a_code_that_stood_for_another_place_gets_nothing() -> None:
    old = Succession(
        code="WK003401", edition=2021, successors=("WK003402",), successor_edition=2025
    )
    division = Division(areas=AREAS, edition=2025, succession=(old,))

    assert counted(GOOD, division=division, edition=2021).figures == ()
    assert counted(GOOD, division=division, edition=2024).figures


def test_two_lines_that_differ_are_not_clear() -> None:
    found = counted(GOOD, {**GOOD, "a_00_14": "900"})

    assert (found.figures, found.unclear) == ((), ("WK003401",))


def test_buurten_and_other_gemeenten_are_left_out() -> None:
    rows = [{**GOOD, "gwb_code_10": code} for code in ("BU00340101", "WK077211", "NL00", "")]

    assert counted(*rows) == Counted(figures=())


def test_the_gemeente_counts_too() -> None:
    row = {**GOOD, "gwb_code_10": "GM0034", "regio": "Almere"}

    assert values(counted(row))["GM0034", "residents"] == 1500
