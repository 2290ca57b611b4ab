import pytest

from hub.cbs.division import DrawnDivision, draw
from hub.cbs.geojson import read_features
from hub.errors import CbsFileRefused
from tests.fakes.cbs_files import area, collection, feature, square

BUURTEN = collection(
    area("BU99990101", "Hoek", square(0, 0)),
    area("BU99990100", "Plein", square(0, 1)),
    area("BU99990200", "Veld", square(1, 0, 1, 2)),
)
WIJKEN = collection(
    area("WK999901", "Oost", square(0, 0, 1, 1)),
    area("WK999902", "West", square(1, 0, 1, 1)),
)


def drawn(
    wijken: bytes | None = None,
    buurten: bytes | None = None,
    said: int | None = None,
    known: dict[tuple[str, int], str] | None = None,
) -> DrawnDivision:
    return draw(
        read_features("w", wijken, "WK", "GM9999") if wijken else None,
        read_features("b", buurten, "BU", "GM9999") if buurten else None,
        said,
        known or {},
    )


def test_a_wijk_is_all_its_buurten_together() -> None:
    oost, west = drawn(WIJKEN, BUURTEN).wijken

    assert oost.shape.surface == pytest.approx(2_000_000)
    assert oost.buurten == ("Plein", "Hoek")
    assert (oost.name, west.name) == ("Oost", "West")
    assert oost.neighbours == ("WK999902",)


def test_wijken_alone_are_enough() -> None:
    assert [wijk.code for wijk in drawn(WIJKEN).wijken] == ["WK999901", "WK999902"]


def test_buurten_alone_use_the_names_that_are_known_of_that_edition() -> None:
    known = {("WK999901", 2025): "Oost", ("WK999902", 2025): "West"}

    assert [wijk.name for wijk in drawn(None, BUURTEN, known=known).wijken] == ["Oost", "West"]


def test_names_of_another_edition_are_not_used() -> None:
    known = {("WK999901", 2021): "Oost", ("WK999902", 2021): "West"}

    with pytest.raises(CbsFileRefused, match="naam ontbreekt van WK999901, WK999902"):
        drawn(None, BUURTEN, known=known)


def test_buurten_of_pdok_name_their_wijk() -> None:
    data = collection(
        feature(square(0, 0), buurtcode="BU99990100", buurtnaam="Plein", wijknaam="Oost")
    )

    (wijk,) = drawn(None, data, said=2025).wijken

    assert (wijk.name, wijk.buurten) == ("Oost", ("Plein",))


def test_an_edition_is_asked_for_when_no_file_has_it() -> None:
    data = collection(feature(square(0, 0), wijkcode="WK999901", wijknaam="Oost"))

    with pytest.raises(CbsFileRefused, match="--edition"):
        drawn(data)


def test_two_editions_are_refused() -> None:
    older = collection(area("BU99990100", "Plein", square(0, 0), 2024))

    with pytest.raises(CbsFileRefused, match="2024, 2025"):
        drawn(WIJKEN, older)


def test_the_order_of_the_file_does_not_matter() -> None:
    turned = collection(
        area("WK999902", "West", square(1, 0, 1, 1)),
        area("WK999901", "Oost", square(0, 0, 1, 1)),
    )

    one, other = drawn(WIJKEN).wijken, drawn(turned).wijken

    assert [(w.code, w.centroid, w.neighbours) for w in one] == [
        (w.code, w.centroid, w.neighbours) for w in other
    ]
