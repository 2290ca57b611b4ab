import json

from attrs import evolve

from hub.areas import Area, Areas
from hub.gemeente import Gemeente
from hub.vocabulary import Level
from site_builder.postcodes import areas_of_postcodes, certain_area, possible_areas, shards


def gemeente(*areas: Area) -> Gemeente:
    whole = Area(code="GM1", level=Level.GEMEENTE, name="Testdorp", slug="testdorp")
    return Gemeente(
        folder="testdorp",
        code="GM1",
        name="Testdorp",
        slug="testdorp",
        areas=Areas((whole, *areas)),
        edition=2025,
    )


def wijk(code: str, name: str, *postcodes: str, parent: str = "GM1") -> Area:
    return Area(
        code=code,
        level=Level.WIJK,
        name=name,
        slug=name.lower(),
        parent=parent,
        postcodes=postcodes,
    )


EAST, WEST = wijk("WK1", "Oost", "1000"), wijk("WK2", "West")


def shard(made: Gemeente) -> dict[str, object]:
    (only,) = shards(made)
    found: dict[str, object] = json.loads(only.body)
    return found


def test_four_digits_of_one_wijk_are_certain() -> None:
    assert certain_area((EAST,), "1000") == EAST


def test_four_digits_of_two_wijken_are_not_certain() -> None:
    west = evolve(WEST, postcodes=("1000",))

    assert certain_area((EAST, west), "1000") is None


def test_some_letters_of_one_wijk_do_not_make_the_digits_certain() -> None:
    assert certain_area((wijk("WK3", "Zuid", "1000AB"),), "1000") is None


def test_full_postcodes_are_found_by_their_digits() -> None:
    areas = Areas((wijk("WK3", "Zuid", "1000AB", "1000CD"),))

    assert list(areas_of_postcodes(areas)) == ["1000"]


def test_postcode_of_a_stadsdeel_leaves_a_choice_of_its_wijken() -> None:
    part = Area(
        code="SD1",
        level=Level.STADSDEEL,
        name="Deel",
        slug="deel",
        parent="GM1",
        postcodes=("1000",),
    )
    inside = [wijk("WK2", "West", parent="SD1"), wijk("WK1", "Oost", parent="SD1")]

    found = possible_areas(gemeente(part, *inside).areas, (part,))

    assert [area.name for area in found] == ["Oost", "West"]


def test_shard_of_a_certain_postcode_names_its_wijk() -> None:
    assert shard(gemeente(EAST)) == {"areas": [["/testdorp/oost/", "Oost"]], "letters": {}}


def test_shard_says_in_which_wijk_the_letters_lie() -> None:
    made = gemeente(wijk("WK1", "Oost", "1000AB"), wijk("WK2", "West", "1000 CD"))

    assert shard(made) == {
        "areas": [["/testdorp/oost/", "Oost"], ["/testdorp/west/", "West"]],
        "letters": {"AB": 0, "CD": 1},
    }


def test_letters_in_two_wijken_leave_the_choice_to_the_reader() -> None:
    made = gemeente(wijk("WK1", "Oost", "1000AB"), wijk("WK2", "West", "1000AB"))

    assert shard(made)["letters"] == {}


def test_shard_stands_beside_the_page_of_its_postcode() -> None:
    (only,) = shards(gemeente(EAST))

    assert only.url == "/testdorp/postcode/1000.json"


def test_same_gemeente_gives_the_same_bytes() -> None:
    made = gemeente(wijk("WK1", "Oost", "1000AB", "1000CD"), wijk("WK2", "West", "1000EF"))

    assert shards(made) == shards(made)
