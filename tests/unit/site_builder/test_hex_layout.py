"""A hexagon for every area."""

from hypothesis import given
from hypothesis import strategies as st

from site_builder.hex_layout import Site, around, layout

PLACES = st.lists(
    st.tuples(st.floats(5.0, 5.5), st.floats(52.0, 52.5)), min_size=1, max_size=12
)

ROW_OF_THREE = (
    Site(code="west", lon=5.0, lat=52.0, neighbours=("midden",)),
    Site(code="midden", lon=5.1, lat=52.0, neighbours=("west", "oost")),
    Site(code="oost", lon=5.2, lat=52.0, neighbours=("midden",)),
)


@given(PLACES)
def test_no_two_areas_share_a_hexagon(places: list[tuple[float, float]]) -> None:
    sites = [Site(code=str(n), lon=lon, lat=lat) for n, (lon, lat) in enumerate(places)]

    cells = layout(sites)

    assert len(set(cells.values())) == len(sites)


def test_areas_keep_their_order_from_west_to_east() -> None:
    cells = layout(ROW_OF_THREE)

    assert cells["west"][1] < cells["midden"][1] < cells["oost"][1]


def test_neighbours_lie_beside_each_other() -> None:
    cells = layout(ROW_OF_THREE)

    assert cells["midden"] in around(cells["west"])
    assert cells["oost"] in around(cells["midden"])


def test_north_is_up() -> None:
    cells = layout(
        [
            Site(code="noord", lon=5.0, lat=52.1, neighbours=("zuid",)),
            Site(code="zuid", lon=5.0, lat=52.0, neighbours=("noord",)),
        ]
    )

    assert cells["noord"][0] < cells["zuid"][0]


def test_two_areas_at_one_place_each_get_a_hexagon() -> None:
    cells = layout([Site(code="een", lon=5.0, lat=52.0), Site(code="twee", lon=5.0, lat=52.0)])

    assert cells["een"] != cells["twee"]


def test_loose_area_moves_to_its_neighbours() -> None:
    far = Site(code="ver", lon=6.0, lat=52.0, neighbours=("midden", "oost"))

    cells = layout([*ROW_OF_THREE, far])

    assert {cells["midden"], cells["oost"]} & set(around(cells["ver"]))


def test_no_areas_give_an_empty_layout() -> None:
    assert layout([]) == {}
