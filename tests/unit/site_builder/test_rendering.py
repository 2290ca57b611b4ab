from concurrent.futures import ThreadPoolExecutor

import pytest

from hub.chunked import Inline
from site_builder import rendering
from tests.fakes.small_hub import World, make_world


@pytest.fixture(scope="module")
def world() -> World:
    return make_world()


def test_bytes_do_not_depend_on_the_number_of_workers(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "FEWEST", 1)
    monkeypatch.setattr(rendering, "CHUNK", 3)
    task = rendering.render_chunk(world.hub, world.build.mode, world.build.now.date())
    pages = world.plan.pages[:10]
    alone = list(rendering.rendered_by(Inline(), world.renderer, task, pages))

    with ThreadPoolExecutor(max_workers=3) as three:
        together = list(rendering.rendered_by(three, world.renderer, task, pages))

    assert together == alone


def test_few_pages_are_not_sent_away(world: World) -> None:
    gone = ThreadPoolExecutor(max_workers=1)
    gone.shutdown()
    task = rendering.render_chunk(world.hub, world.build.mode, world.build.now.date())

    found = list(rendering.rendered_by(gone, world.renderer, task, world.plan.pages[:1]))

    assert [one.path for one in found] == [world.plan.pages[0].path]
