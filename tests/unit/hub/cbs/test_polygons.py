import numpy as np
import pytest

from hub.cbs import polygons
from hub.cbs.crs import RD, WGS84, crs_of, from_rd, to_rd
from hub.cbs.polygons import Shape
from hub.errors import CbsFileRefused
from tests.fakes.cbs_files import Ring, square

BOW_TIE = [
    [140_000, 480_000],
    [141_000, 481_000],
    [141_000, 480_000],
    [140_000, 481_000],
    [140_000, 480_000],
]
SPIKE = [
    *square(0, 0)[:2],
    [141_000, 480_500],
    [145_000, 480_500],
    [141_000, 480_500],
    *square(0, 0)[2:],
]


def shapes(*rings: Ring) -> tuple[Shape, ...]:
    geometries = [{"type": "Polygon", "coordinates": [ring]} for ring in rings]
    return polygons.read_shapes("f", geometries, "")


def near(*rings: Ring) -> dict[str, tuple[str, ...]]:
    return polygons.neighbours(dict(zip("abc", shapes(*rings), strict=False)))


def test_the_tower_of_amersfoort_is_the_origin_of_the_dutch_grid() -> None:
    lon, lat = from_rd()(np.array([[155_000.0, 463_000.0]]))[0]

    assert (lon, lat) == pytest.approx((5.387206, 52.155174), abs=1e-5)


def test_coordinates_come_back_from_the_dutch_grid() -> None:
    there = np.array([[5.21737, 52.33508]])

    assert from_rd()(to_rd(WGS84)(there)) == pytest.approx(there, abs=1e-8)


@pytest.mark.parametrize(
    ("name", "bounds", "crs"),
    [
        ("", (5.0, 52.0, 5.3, 52.4), WGS84),
        ("", (120_000, 480_000, 122_000, 489_000), RD),
        ("urn:ogc:def:crs:OGC:1.3:CRS84", (5.0, 52.0, 5.3, 52.4), WGS84),
        ("urn:ogc:def:crs:EPSG::28992", (120_000, 480_000, 122_000, 489_000), RD),
    ],
)
def test_the_system_follows_from_name_and_range(
    name: str, bounds: tuple[float, ...], crs: str
) -> None:
    assert crs_of("f", name, bounds) == crs


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("", (52.0, 5.0, 52.4, 5.3)),
        ("", (0.0, 0.0, 1.0, 1.0)),
        ("EPSG:28992", (5.0, 52.0, 5.3, 52.4)),
        ("EPSG:3857", (5.0, 52.0, 5.3, 52.4)),
        ("", (float("nan"),) * 4),
    ],
)
def test_swapped_foreign_and_contradicting_coordinates_are_refused(
    name: str, bounds: tuple[float, ...]
) -> None:
    with pytest.raises(CbsFileRefused):
        crs_of("f", name, bounds)


def test_heights_are_dropped() -> None:
    ring = [[*point, 12.5] for point in square(0, 0)]

    (shape,) = shapes(ring)

    assert shape.surface == pytest.approx(1_000_000)


def test_a_border_that_crosses_itself_is_mended_and_keeps_both_halves() -> None:
    (shape,) = shapes(BOW_TIE)

    assert shape.surface == pytest.approx(500_000)


def test_a_spike_is_cut_off() -> None:
    (shape,) = shapes(SPIKE)

    assert shape.surface == pytest.approx(1_000_000)


def test_several_parts_are_one_area() -> None:
    geometry = {"type": "MultiPolygon", "coordinates": [[square(0, 0)], [square(5, 0)]]}

    (shape,) = polygons.read_shapes("f", [geometry], "")

    assert shape.surface == pytest.approx(2_000_000)


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Polygon", "coordinates": [[["x", "y"]] * 4]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": 7},
        {"type": "Polygon"},
        {"type": "Polygon", "coordinates": [[[140_000, 480_000]] * 4]},
        {"type": "Polygon", "coordinates": [[[float("nan"), 480_000]] * 4]},
    ],
)
def test_what_cannot_be_drawn_is_refused(geometry: dict[str, object]) -> None:
    with pytest.raises(CbsFileRefused):
        polygons.read_shapes("f", [geometry], "")


def test_areas_that_share_a_border_are_neighbours() -> None:
    assert near(square(0, 0), square(1, 0)) == {"a": ("b",), "b": ("a",)}


def test_a_corner_is_no_border() -> None:
    assert near(square(0, 0), square(1, 1)) == {"a": (), "b": ()}


def test_a_border_with_a_point_that_one_side_lacks_is_a_border() -> None:
    assert near(square(0, 0, 1, 2), square(1, 0.3, 1, 0.5))["a"] == ("b",)


def test_a_metre_apart_is_not_next_to_each_other() -> None:
    assert near(square(0, 0), square(1.001, 0))["a"] == ()


def test_the_point_of_a_hollow_area_lies_inside_it() -> None:
    ring = [[0, 0], [3, 0], [3, 3], [2.9, 3], [2.9, 0.1], [0, 0.1], [0, 0]]
    (shape,) = shapes([[140_000 + 1000 * x, 480_000 + 1000 * y] for x, y in ring])

    assert polygons.holds(shape, *polygons.inner_point(shape))


def test_shares_tell_how_an_area_was_divided() -> None:
    old, left, right = shapes(square(0, 0, 4), square(0, 0, 3), square(3, 0, 2))

    assert polygons.shares(old, {"l": left, "r": right}) == {
        "l": pytest.approx(0.75),
        "r": pytest.approx(0.25),
    }


def test_what_is_written_has_five_decimals_and_keeps_common_borders() -> None:
    one, other = shapes(square(0, 0), square(1, 0))

    drawn = polygons.written({"a": one, "b": other})

    again = polygons.read_shapes("f", [drawn["a"], drawn["b"]], "")
    assert str(drawn["a"]["coordinates"]).count(".") == 10
    assert polygons.neighbours({"a": again[0], "b": again[1]})["a"] == ("b",)
    assert again[0].surface == pytest.approx(1_000_000, rel=0.01)
