import tomllib
from collections.abc import Mapping
from typing import Any

import pytest

from hub.cbs.continuation import OldWijk, compare
from hub.cbs.gazetteer_file import (
    Updated,
    first_file,
    free_slug,
    with_division,
    with_postcodes,
)
from tests.fakes.cbs_files import area, division, square

FILE = """\
# Wij kozen de namen zelf.
edition = 2024

[[area]]
code = "GM9999"
level = "gemeente"
name = "Testdorp"
slug = "testdorp"

[[area]]
code = "SD99991"
level = "stadsdeel"
name = "Noord"
slug = "noord"
parent = "GM9999"

[[area]]
code = "WK999901"
level = "wijk"
name = "Oost"
slug = "het-oosten"  # zo heet het op straat
parent = "SD99991"
weergavenaam = "Het Oosten"
aliases = ["De Hoek"]
bewoond = false
common = true
postcodes = ["1234"]
centroid = [5.17200, 52.31000]

[[area]]
code = "WK999902"
level = "wijk"
name = "West"
slug = "west"
parent = "SD99991"
"""
OOST = area("WK999901", "Oost", square(0, 0))
WEST = area("WK999902", "West", square(1, 0))


def imported(
    *features: Mapping[str, object], text: str = FILE, reserved: tuple[str, ...] = ()
) -> Updated:
    drawn = division(features)
    before = tomllib.loads(text)
    old = [
        OldWijk(
            code=one["code"],
            name=one["name"],
            parent=one["parent"],
            slug=one["slug"],
            centroid=tuple(one["centroid"]) if "centroid" in one else None,
        )
        for one in before["area"]
        if one["level"] == "wijk"
    ]
    became = compare(old, drawn, same_edition=before["edition"] == drawn.edition)
    return with_division(text, drawn, became, frozenset(reserved))


def tables(text: str, name: str = "area") -> dict[str, dict[str, Any]]:
    return {one["code"]: one for one in tomllib.loads(text).get(name, ())}


def test_what_editors_wrote_stays() -> None:
    text = imported(OOST, WEST).text

    oost = tables(text)["WK999901"]
    assert "# Wij kozen de namen zelf." in text
    assert "# zo heet het op straat" in text
    assert oost["slug"] == "het-oosten"
    assert oost["weergavenaam"] == "Het Oosten"
    assert oost["aliases"] == ["De Hoek"]
    assert (oost["bewoond"], oost["common"], oost["postcodes"]) == (False, True, ["1234"])
    assert oost["parent"] == "SD99991"


def test_what_the_cbs_says_is_written() -> None:
    text = imported(OOST, WEST).text

    oost = tables(text)["WK999901"]
    assert tomllib.loads(text)["edition"] == 2025
    assert oost["neighbours"] == ["WK999902"]
    assert oost["geometry"] == "wijken.geojson"


def test_importing_twice_changes_nothing() -> None:
    once = imported(OOST, WEST).text

    assert imported(OOST, WEST, text=once).text == once


def test_every_table_stands_free() -> None:
    text = imported(OOST, area("WK999903", "Zuid", square(2, 0))).text

    lines = text.split("\n")
    starts = [number for number, line in enumerate(lines) if line.startswith("[[")]
    assert all(lines[number - 1] == "" for number in starts)


def test_a_comment_stays_with_its_table() -> None:
    text = FILE.replace(
        '[[area]]\ncode = "WK999902"', '# Onze wijk.\n[[area]]\ncode = "WK999902"'
    )

    assert '\n# Onze wijk.\n[[area]]\ncode = "WK999902"' in imported(OOST, WEST, text=text).text


def test_a_comment_above_what_follows_stays_there() -> None:
    text = (
        FILE
        + '\n# Van vroeger.\n[[opvolging]]\ncode = "WK1"\nedition = 2018\nnaar = ["GM9999"]\n'
    )

    added = imported(OOST, WEST, area("WK999903", "Zuid", square(2, 0)), text=text).text
    removed = imported(OOST, text=text).text

    assert '\n\n# Van vroeger.\n[[opvolging]]\ncode = "WK1"' in added
    assert '\n\n# Van vroeger.\n[[opvolging]]\ncode = "WK1"' in removed


def test_a_new_wijk_is_added_with_a_slug() -> None:
    updated = imported(OOST, WEST, area("WK999903", "Zuid (brt)", square(2, 0)))

    zuid = tables(updated.text)["WK999903"]
    assert (zuid["name"], zuid["slug"], zuid["parent"]) == ("Zuid (brt)", "zuid", "GM9999")
    assert updated.changes.added == (("WK999903", "Zuid (brt)"),)
    assert updated.changes.without_stadsdeel == (("WK999903", "Zuid (brt)"),)


@pytest.mark.parametrize(
    ("taken", "slug"),
    [
        ((), "school"),
        (("school",), "wijk-school"),
        (("school", "wijk-school"), "school-wk999903"),
    ],
)
def test_a_slug_that_is_taken_gets_more_words(taken: tuple[str, ...], slug: str) -> None:
    assert free_slug("School", "WK999903", taken) == slug


def test_reserved_slugs_are_not_given_away() -> None:
    text = imported(
        OOST, WEST, area("WK999903", "Nieuws", square(2, 0)), reserved=("nieuws",)
    ).text

    assert tables(text)["WK999903"]["slug"] == "wijk-nieuws"


def test_a_wijk_that_is_gone_becomes_a_succession() -> None:
    updated = imported(OOST)

    (gone,) = tomllib.loads(updated.text)["opvolging"]
    assert "WK999902" not in tables(updated.text)
    assert gone == {
        "code": "WK999902",
        "edition": 2024,
        "name": "West",
        "slug": "west",
        "naar": ["SD99991"],
        "naar_edition": 2025,
    }
    assert updated.changes.gone == (("WK999902", "West"),)
    assert updated.changes.without_successor == (("WK999902", "West"),)


def test_a_new_code_for_the_same_place_keeps_page_and_words() -> None:
    updated = imported(area("WK999911", "Oost", square(0, 0)), WEST)

    oost = tables(updated.text)["WK999911"]
    (old,) = tomllib.loads(updated.text)["opvolging"]
    assert oost["slug"] == "het-oosten"
    assert (old["code"], old["naar"]) == ("WK999901", ["WK999911"])
    assert "slug" not in old
    assert updated.changes.recoded == (("WK999901", "WK999911"),)


def test_words_of_editors_do_not_go_to_the_new_place_of_a_reused_code() -> None:
    updated = imported(
        area("WK999901", "West", square(1, 0)), area("WK999902", "Oost", square(0, 0))
    )

    found = tables(updated.text)
    assert found["WK999902"]["weergavenaam"] == "Het Oosten"
    assert "weergavenaam" not in found["WK999901"]
    assert updated.changes.reused == (
        ("WK999901", "Oost", "West"),
        ("WK999902", "West", "Oost"),
    )
    assert updated.changes.touched == {"WK999901", "WK999902"}


def test_a_point_moves_only_when_it_no_longer_lies_in_the_wijk() -> None:
    inside = imported(OOST, WEST)
    outside = imported(
        area("WK999901", "Oost", square(9, 9)),
        WEST,
        text=FILE.replace("edition = 2024", "edition = 2025"),
    )

    assert tables(inside.text)["WK999901"]["centroid"] == [5.172, 52.31]
    assert inside.changes.moved == ()
    assert outside.changes.moved == (("WK999901", "Oost"),)


def test_a_first_file_has_the_gemeente() -> None:
    drawn = division([OOST, WEST])

    text = first_file("Testdorp", "GM9999", drawn)

    assert tables(text)["GM9999"]["slug"] == "testdorp"
    assert imported(OOST, WEST, text=text).changes.without_stadsdeel == ()


def test_postcodes_are_those_of_the_table_alone() -> None:
    text = with_postcodes(FILE, {"WK999902": ("1235", "1236AB"), "SD99991": ("1237",)})

    found = tables(text)
    assert "postcodes" not in found["WK999901"]
    assert found["WK999902"]["postcodes"] == ["1235", "1236AB"]
    assert found["SD99991"]["postcodes"] == ["1237"]


def test_many_postcodes_stand_eight_to_a_line() -> None:
    text = with_postcodes(FILE, {"WK999902": [f"1235A{letter}" for letter in "ABCDEFGHIJ"]})

    assert '\n  "1235AI", "1235AJ",\n]' in text
