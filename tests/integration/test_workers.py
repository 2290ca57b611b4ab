"""Work that real processes share: what travels to them, and that nothing depends on them."""

import pytest
from attrs import evolve

from enrich.word_lists import load_vocabulary
from hub.chunked import Inline
from site_builder import printing
from tests.fakes.small_hub import make_world
from wijkwijzer.cores import usable_cores
from wijkwijzer.executors import workers
from wijkwijzer.steps import enriching


def test_three_processes_tag_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enriching, "FEWEST", 1)
    monkeypatch.setattr(enriching, "CHUNK", 4)
    world = make_world()
    items = [one.item for part in world.build.partitions for one in part.items]
    tag = enriching.enrich_chunk(load_vocabulary(), world.hub.gemeenten, {})

    with workers(3) as three:
        tagged = enriching.enriched_by(three, tag, items)

    assert tagged == enriching.enriched_by(Inline(), tag, items)


def test_two_processes_print_and_draw_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "FEWEST", 1)
    monkeypatch.setattr(printing, "CHUNK", 2)
    world = make_world()
    plan = evolve(world, build=evolve(world.build, paper=True)).plan

    with workers(2) as two:
        shared = [*printing.printed_files(plan.papers, plan.pictures, {}, two)]

    assert shared == [*printing.printed_files(plan.papers, plan.pictures, {}, Inline())]
    assert len(shared) == len(plan.papers) + len(plan.pictures)


def test_one_worker_is_this_process_itself() -> None:
    with workers(1) as alone:
        assert isinstance(alone, Inline)


def test_there_is_a_core_to_use() -> None:
    assert usable_cores() >= 1
