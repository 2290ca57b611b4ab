"""Compiled templates are a cache: with it or without it the bytes are the same."""

from pathlib import Path

import pytest

from hub.clock import local_date
from site_builder.render import Renderer
from tests.fakes.small_hub import World, make_world


@pytest.fixture(scope="module")
def world() -> World:
    return make_world()


def _rendered(world: World, folder: Path) -> bytes:
    renderer = Renderer(world.hub, world.build.mode, local_date(world.build.now), folder)
    return renderer.render(world.page("/over/"))


def test_page_is_the_same_from_a_kept_template(world: World, tmp_path: Path) -> None:
    first = _rendered(world, tmp_path)

    assert _rendered(world, tmp_path) == first
    assert [*tmp_path.glob("nl-u-*.bin")]


def test_damaged_template_is_compiled_again(world: World, tmp_path: Path) -> None:
    first = _rendered(world, tmp_path)
    [path.write_bytes(b"") for path in tmp_path.iterdir()]

    assert _rendered(world, tmp_path) == first


def test_folder_that_cannot_be_made_costs_no_page(world: World, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.write_text("a file")

    assert _rendered(world, folder) == world.renderer.render(world.page("/over/"))
