"""The areas that a search knows of."""

import pytest

from hub.search_areas import search_areas
from hub.search_item import SearchArea
from tests.fakes.small_hub import make_world


@pytest.fixture(scope="module")
def known() -> dict[str, SearchArea]:
    gemeente = make_world().hub.gemeenten[0]
    return {area.code: area for area in search_areas(gemeente)}


def test_gemeente_is_near_for_all_that_lies_in_it_and_nobodys_home(
    known: dict[str, SearchArea],
) -> None:
    whole = known["GM0034"]

    assert whole.names == ("Almere",)
    assert whole.own == frozenset()
    assert {"GM0034", "WK003416"} <= whole.near


def test_wijk_has_the_names_that_people_use(known: dict[str, SearchArea]) -> None:
    assert "Filmwijk" in known["WK003416"].names


def test_area_where_nobody_lives_is_not_searched_in(known: dict[str, SearchArea]) -> None:
    assert "WK003419" not in known
