import tomllib

from hub.cbs.continuation import compare
from hub.cbs.division import draw
from hub.cbs.gazetteer_file import first_file, with_division
from hub.cbs.geojson import read_features
from tests.fakes.cbs_files import area, collection, square

WIJKEN = collection(
    area("WK999901", "Oost", square(0, 0)), area("WK999902", "Plein", square(1, 0))
)


def aliases(*names: str, wijk: str = "WK999901") -> list[str]:
    """Return the aliases of a wijk after an import with these buurten in the first wijk."""
    buurten = [
        area(f"BU999901{number:02}", name, square(0, number, 1, 1))
        for number, name in enumerate(names)
    ]
    other = area("BU99990200", "Kanaal", square(1, 0))
    drawn = draw(
        read_features("w", WIJKEN, "WK", "GM9999"),
        read_features("b", collection(*buurten, other), "BU", "GM9999"),
        None,
        {},
    )
    text = first_file("Testdorp", "GM9999", drawn)
    updated = with_division(text, drawn, compare((), drawn, same_edition=True), frozenset())
    found = {one["code"]: one for one in tomllib.loads(updated.text)["area"]}
    return list(found[wijk].get("aliases", []))


def test_names_of_buurten_lead_to_their_wijk() -> None:
    assert aliases("Veld", "Hoek (brt)") == ["Hoek", "Veld"]


def test_odd_spaces_of_the_source_go() -> None:
    assert aliases("Veld  Noord") == ["Veld Noord"]


def test_a_name_that_is_also_a_wijk_leads_to_that_wijk_alone() -> None:
    assert aliases("Plein", "Veld") == ["Veld"]


def test_a_name_in_two_wijken_leads_nowhere() -> None:
    assert aliases("Kanaal") == []
    assert aliases("Kanaal", wijk="WK999902") == []


def test_a_name_that_begins_with_the_wijk_needs_no_alias() -> None:
    assert aliases("Oost", "Oost Noord", "Oosterveld") == ["Oosterveld"]


def test_remainders_and_cut_names_are_no_aliases() -> None:
    cut = "Hannie Schaftpark/Bos der Onverzettelijk"

    assert len(cut) == 40
    assert aliases("Verspreide huizen Oost", "Overig", cut, "Plassen W.- Noord") == []
