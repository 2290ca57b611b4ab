"""How near all items are, worked out at once."""

from hypothesis import given
from hypothesis import strategies as st

from index.collection import collect
from index.nearness import Nearness
from index.ranking import proximity
from tests.fakes.search_world import HOME, item

CODES = st.lists(st.sampled_from(["NL", "GM1", "WK1", "WK2", "WK9", "BU11"]), max_size=3)


@given(st.lists(CODES, max_size=9))
def test_every_item_is_as_near_as_its_areas_say(areas: list[list[str]]) -> None:
    items = [item(number, "Iets", areas=tuple(one)) for number, one in enumerate(areas)]
    collection = collect(items)

    found = Nearness(collection)(HOME).tolist()

    assert found == [proximity(one.areas, HOME) for one in collection.items]
