from pathlib import Path

import attrs
import pytest

from hub.areas import Areas
from hub.content.area_geometry import geometry_text, read_geometry
from hub.content.settings import load_content
from hub.gemeente import Gemeente
from tests.fakes.cbs_files import square
from tests.fakes.small_content import write_small_content

SHAPE = {"type": "Polygon", "coordinates": [square(0, 0)]}


@pytest.fixture
def gemeente(tmp_path: Path) -> Gemeente:
    (found,) = load_content(write_small_content(tmp_path)).hub.gemeenten
    drawn = tuple(
        attrs.evolve(area, geometry="wijken.geojson" if area.parent else "")
        for area in found.areas.all
    )
    return attrs.evolve(found, areas=Areas(drawn))


def test_drawings_are_read_for_the_areas_that_name_their_file(
    tmp_path: Path, gemeente: Gemeente
) -> None:
    text = geometry_text({"WK999901": SHAPE, "WK999999": SHAPE})
    (tmp_path / "testdorp" / "wijken.geojson").write_text(text)

    assert read_geometry(tmp_path, [gemeente]) == {"WK999901": SHAPE}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"features": 1}', '{"features": [1, {"properties": 1}]}']
)
def test_a_bad_file_gives_no_drawings(tmp_path: Path, gemeente: Gemeente, text: str) -> None:
    (tmp_path / "testdorp" / "wijken.geojson").write_text(text)

    assert read_geometry(tmp_path, [gemeente]) == {}


def test_a_missing_file_gives_no_drawings(tmp_path: Path, gemeente: Gemeente) -> None:
    assert read_geometry(tmp_path, [gemeente]) == {}


def test_areas_are_written_in_the_order_of_their_codes() -> None:
    assert geometry_text({"b": SHAPE, "a": SHAPE}) == geometry_text({"a": SHAPE, "b": SHAPE})
