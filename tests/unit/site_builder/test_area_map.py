"""The drawing of areas."""

import gzip

import pytest

from hub.partition import Outline, Ring
from site_builder.area_map import LINE, Spot, drawn_map, hex_map

WEST = Spot(code="WK1", name="Westwijk", href="/a/westwijk/", group="SD1", group_name="Stad")
EAST = Spot(code="WK2", name="Bouwmeesterbuurt", href="/a/b/", group="SD1", group_name="Stad")
SOUTH = Spot(code="WK3", name="Zuid", href="/a/zuid/", group="SD2", group_name="Haven")
CELLS = {"WK1": (0, 0), "WK2": (0, 1), "WK3": (1, 0)}


def square(lon: float, lat: float) -> Ring:
    return ((lon, lat), (lon + 0.01, lat), (lon + 0.01, lat + 0.01), (lon, lat + 0.01))


OUTLINES = {
    "WK1": Outline(code="WK1", rings=(square(5.0, 52.01),)),
    "WK2": Outline(code="WK2", rings=(square(5.01, 52.01),)),
    "WK3": Outline(code="WK3", rings=(square(5.0, 52.0),)),
}


def test_every_area_of_a_sketch_is_a_link_with_its_whole_name() -> None:
    drawn = hex_map((WEST, EAST, SOUTH), CELLS)

    assert [(one.name, one.href) for one in drawn.areas] == [
        ("Westwijk", "/a/westwijk/"),
        ("Bouwmeesterbuurt", "/a/b/"),
        ("Zuid", "/a/zuid/"),
    ]


def test_long_name_is_broken_before_the_word_that_says_what_it_is() -> None:
    drawn = hex_map((EAST,), CELLS)

    assert [line.text for line in drawn.areas[0].lines] == ["Bouwmeester-", "buurt"]


def test_long_word_without_a_seam_is_written_smaller() -> None:
    long = Spot(code="WK1", name="Wwwwwwwwwwwwwwww", href="/a/w/", group="SD1")

    drawn = hex_map((long, SOUTH), CELLS)

    assert drawn.areas[0].letter < drawn.areas[1].letter
    assert len(drawn.areas[0].lines) == 1
    assert len(long.name) > LINE


def test_area_of_the_page_itself_is_no_link() -> None:
    drawn = hex_map((WEST, EAST), CELLS, here="WK1")

    assert [one.href for one in drawn.areas] == ["", "/a/b/"]


def test_areas_of_another_stadsdeel_have_another_shade() -> None:
    drawn = hex_map((WEST, EAST, SOUTH), CELLS)

    west, east, south = (one.shade for one in drawn.areas)
    assert west == east != south


def test_line_parts_one_stadsdeel_from_another() -> None:
    assert hex_map((WEST, EAST), CELLS).edges == ""
    assert hex_map((WEST, EAST, SOUTH), CELLS).edges.startswith("M")


def test_map_with_borders_has_north_above() -> None:
    drawn = drawn_map((WEST, SOUTH), OUTLINES)

    assert drawn.areas[0].path == "M0 500l308 0 0-500-308 0z"
    assert drawn.areas[1].path == "M0 1000l308 0 0-500-308 0z"


def test_map_with_borders_names_the_stadsdelen() -> None:
    drawn = drawn_map((WEST, EAST, SOUTH), OUTLINES)

    assert sorted(one.text for one in drawn.labels) == ["Haven", "Stad"]


def test_map_of_neighbours_names_the_areas() -> None:
    drawn = drawn_map((WEST, EAST, SOUTH), OUTLINES, here="WK1")

    assert sorted(one.text for one in drawn.labels) == ["Bouwmeesterbuurt", "Westwijk", "Zuid"]


def test_labels_do_not_lie_on_each_other() -> None:
    twin = Spot(code="WK2", name="Westwijk 2", href="/a/w2/", group="SD1")
    same = {**OUTLINES, "WK2": Outline(code="WK2", rings=OUTLINES["WK1"].rings)}

    one, other = drawn_map((WEST, twin), same, here="WK1").labels

    assert other.y - one.y >= drawn_map((WEST, twin), same).label_letter


def test_hole_is_part_of_the_path() -> None:
    inner = ((5.002, 52.012), (5.004, 52.012), (5.004, 52.014))
    holed = Outline(code="WK1", rings=(square(5.0, 52.01), inner))

    drawn = drawn_map((WEST,), {"WK1": holed})

    assert drawn.areas[0].path.count("z") == 2


@pytest.mark.parametrize("count", [71, 120])
def test_map_of_a_large_gemeente_is_small(count: int) -> None:
    spots = tuple(
        Spot(
            code=f"WK{n}",
            name=f"Wijk nummer {n}",
            href=f"/almere/wijk-{n}/",
            group=f"{n // 12}",
        )
        for n in range(count)
    )

    drawn = hex_map(spots, {f"WK{n}": (n // 10, n % 10) for n in range(count)})

    assert len(gzip.compress(repr(drawn).encode())) < 6_000
