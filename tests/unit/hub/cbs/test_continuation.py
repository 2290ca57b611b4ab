import pytest

from hub.cbs.continuation import OldWijk, compare
from hub.cbs.polygons import inner_point
from tests.fakes.cbs_files import Ring, area, division, square

ONE, TWO, THREE = "WK999901", "WK999902", "WK999903"


def old(code: str, name: str, ring: Ring, *, drawn: bool = True) -> OldWijk:
    shape = division([area(code, name, ring)]).wijken[0].shape
    centroid = inner_point(shape)
    return OldWijk(
        code=code,
        name=name,
        parent="GM9999",
        slug=name.lower(),
        centroid=centroid,
        shape=shape if drawn else None,
    )


def test_within_an_edition_the_code_says_it() -> None:
    before = [old(ONE, "Oost", square(0, 0)), old(TWO, "West", square(1, 0))]
    new = division([area(ONE, "Nieuw", square(5, 5))])

    found = compare(before, new, same_edition=True)

    assert found.same == {ONE: ONE}
    assert found.became == {TWO: ()}


@pytest.mark.parametrize("drawn", [True, False])
def test_codes_that_changed_places_follow_the_place(drawn: bool) -> None:  # noqa: FBT001
    before = [
        old(ONE, "Oost", square(0, 0), drawn=drawn),
        old(TWO, "West", square(5, 0), drawn=drawn),
    ]
    new = division([area(TWO, "Oost", square(0, 0)), area(ONE, "West", square(5, 0))])

    assert compare(before, new, same_edition=False).same == {TWO: ONE, ONE: TWO}


def test_a_reused_code_is_another_place() -> None:
    before = [old(ONE, "Haven", square(0, 0, 9, 9))]
    new = division([area(ONE, "Centrum", square(0, 0)), area(TWO, "Werf", square(1, 0, 8, 9))])

    found = compare(before, new, same_edition=False)

    assert found.same == {TWO: ONE}


def test_a_reused_code_without_drawings_is_another_place() -> None:
    before = [old(ONE, "Haven", square(0, 0), drawn=False)]
    new = division([area(ONE, "Centrum", square(20, 20))])

    found = compare(before, new, same_edition=False)

    assert (found.same, found.became) == ({}, {ONE: ()})


@pytest.mark.parametrize("drawn", [True, False])
def test_another_name_at_the_same_place_is_a_new_name(drawn: bool) -> None:  # noqa: FBT001
    before = [old(ONE, "Groenewoud", square(0, 0), drawn=drawn)]
    new = division([area(ONE, "Woensel-West", square(0, 0))])

    assert compare(before, new, same_edition=False).same == {ONE: ONE}


def test_a_divided_area_became_several() -> None:
    before = [old(ONE, "Stad", square(0, 0, 3))]
    new = division([area(TWO, "A", square(0, 0)), area(THREE, "B", square(1, 0, 2, 2))])

    found = compare(before, new, same_edition=False)

    assert found.same == {}
    assert found.became == {ONE: (THREE, TWO)}


def test_two_that_became_one_go_on_as_the_one_of_the_same_code() -> None:
    before = [old(ONE, "A", square(0, 0)), old(TWO, "B", square(1, 0, 0.6))]
    new = division([area(ONE, "A en B", square(0, 0, 1.6))])

    found = compare(before, new, same_edition=False)

    assert found.same == {ONE: ONE}
    assert found.became == {TWO: (ONE,)}


def test_an_area_that_no_new_one_covers_became_nothing() -> None:
    found = compare(
        [old(ONE, "Weg", square(20, 20))],
        division([area(TWO, "Nieuw", square(0, 0))]),
        same_edition=False,
    )

    assert found.became == {ONE: ()}
