"""Coarse borders of areas."""

from hub.outlines import outlines

LEFT = {"type": "Polygon", "coordinates": [[[5, 52], [6, 52], [6, 53], [5, 53], [5, 52]]]}
RIGHT = {"type": "Polygon", "coordinates": [[[6, 52], [7, 52], [7, 53], [6, 53], [6, 52]]]}


def test_shared_border_stays_shared() -> None:
    wavy = [[6 + 0.001 * (step % 2), 52 + step / 100] for step in range(101)]
    left = {"type": "Polygon", "coordinates": [[[5, 53], [5, 52], *wavy, [5, 53]]]}
    right = {"type": "Polygon", "coordinates": [[[7, 53], [7, 52], *wavy, [7, 53]]]}

    one, other = outlines({"WK1": left, "WK2": right})

    border = {point for point in one.rings[0] if point[0] >= 6}
    assert border == {point for point in other.rings[0] if point[0] < 6.5}
    assert len(border) < 20


def test_outlines_come_in_the_order_of_their_codes() -> None:
    assert [one.code for one in outlines({"WK2": RIGHT, "WK1": LEFT})] == ["WK1", "WK2"]


def test_height_is_left_out() -> None:
    high = {
        "type": "Polygon",
        "coordinates": [[[5, 52, 1], [6, 52, 1], [6, 53, 1], [5, 52, 1]]],
    }

    assert all(len(point) == 2 for point in outlines({"WK1": high})[0].rings[0])


def test_what_is_no_area_has_no_outline() -> None:
    broken = {"type": "Polygon", "coordinates": "hier"}
    point = {"type": "Point", "coordinates": [5, 52]}

    assert [one.code for one in outlines({"A": broken, "B": point, "C": LEFT})] == ["C"]


def test_piece_too_small_to_see_is_not_drawn() -> None:
    square = LEFT["coordinates"]
    speck = [[[6.5, 52], [6.5001, 52], [6.5001, 52.0001], [6.5, 52]]]
    area = {"type": "MultiPolygon", "coordinates": [square, speck]}

    assert len(outlines({"WK1": area, "WK2": RIGHT})[0].rings) == 1


def test_nothing_has_no_outlines() -> None:
    assert outlines({}) == ()
