"""Nothing is lost when sources are down, however many and in whatever way."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvest.crawling.crawl_job import Answer
from hub.source import Source
from hub.vocabulary import SourceStatus
from tests.fakes.fake_harvest import FakeHarvest
from tests.fakes.fake_web import DOWN, MISSING, FakeWeb
from tests.fakes.harvest_records import NOW, a_source

NUMBERS = range(10)
ROUND = timedelta(hours=7)
THIRTY_PERCENT = len(NUMBERS) * 3 // 10

# Every way in which a whole source can be down; a text is an answer that says nothing.
FAULTS: tuple[str | Answer, ...] = (
    DOWN,
    MISSING,
    evolve(DOWN, status=SourceStatus.GONE, code=410),
    evolve(DOWN, status=SourceStatus.BLOCKED_BY_ROBOTS),
    evolve(DOWN, status=SourceStatus.RATELIMITED, retry_at=NOW + ROUND * 3),
    "stuk",
    "",
    "item 1 Half\nnext https://bron.example/weg",
)

SOURCES = tuple(
    a_source(id=f"bron{number}", url=f"https://bron.example/{number}/") for number in NUMBERS
)

draws = settings(
    max_examples=200,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
faults = st.lists(st.sampled_from(FAULTS), min_size=len(NUMBERS), max_size=len(NUMBERS))
orders = st.permutations(NUMBERS)
lengths = st.integers(1, 2)


def listed(number: int, word: str) -> str:
    return "\n".join(f"item {key} {word} {number}" for key in range(number % 2 + 1))


def healthy(word: str) -> dict[str, str | Answer]:
    pages = {source.url: listed(number, word) for number, source in enumerate(SOURCES)}
    return dict(pages)


def broken(
    pages: dict[str, str | Answer], down: list[Source], how: list[str | Answer]
) -> dict[str, str | Answer]:
    return pages | {source.url: fault for source, fault in zip(down, how, strict=False)}


def published(harvest: FakeHarvest) -> dict[str, tuple[str, str]]:
    """Return the address and the title of all that stands on the site."""
    return {one.item.id: (one.slug, one.item.title) for one in harvest.live()}


def after_outage(
    folder: Path, down: list[Source], how: list[str | Answer], rounds: int
) -> tuple[FakeHarvest, dict[str, tuple[str, str]], datetime]:
    """Return a hub after an outage, what it published before, and the time."""
    harvest = FakeHarvest(folder=folder, web=FakeWeb(pages=healthy("Titel")))
    harvest.run(NOW, *SOURCES)
    before = published(harvest)
    harvest.web.pages = broken(healthy("Nieuw"), down, how)
    for number in range(rounds):
        harvest.run(NOW + ROUND * (number + 1), *SOURCES)
    return harvest, before, NOW + ROUND * (rounds + 1)


@given(orders, faults, lengths)
@draws
def test_with_thirty_percent_down_every_last_good_item_stays(
    tmp_path: Path, order: list[int], how: list[str | Answer], rounds: int
) -> None:
    down = [SOURCES[number] for number in order[:THIRTY_PERCENT]]

    harvest, before, _ = after_outage(tmp_path, down, how, rounds)

    after = published(harvest)
    lost = {source.id for source in down}
    kept = {key: shown for key, shown in before.items() if key.partition(":")[0] in lost}
    renewed = {shown[1].split()[0] for key, shown in after.items() if key not in kept}
    assert after.keys() == before.keys()
    assert {key: after[key] for key in kept} == kept
    assert renewed == {"Nieuw"}
    assert {harvest.state(key).last_success for key in lost} == {NOW}


@given(faults, lengths)
@draws
def test_with_all_sources_down_the_site_stays_as_it_was(
    tmp_path: Path, how: list[str | Answer], rounds: int
) -> None:
    harvest, before, _ = after_outage(tmp_path, list(SOURCES), how, rounds)

    states = [harvest.state(source.id) for source in SOURCES]
    assert published(harvest) == before
    assert SourceStatus.OK not in {state.status for state in states}
    assert {state.last_success for state in states} == {NOW}


@given(orders, faults, lengths, st.sampled_from((THIRTY_PERCENT, len(NUMBERS))))
@draws
def test_next_refresh_recovers_without_duplicates(
    tmp_path: Path, order: list[int], how: list[str | Answer], rounds: int, share: int
) -> None:
    down = [SOURCES[number] for number in order[:share]]
    harvest, before, now = after_outage(tmp_path, down, how, rounds)
    harvest.web.pages = healthy("Hersteld")

    harvest.run(max(now, NOW + ROUND * 3), *SOURCES)

    after = published(harvest)
    assert {key: slug for key, (slug, _) in after.items()} == {
        key: slug for key, (slug, _) in before.items()
    }
    assert {title.split()[0] for _, title in after.values()} == {"Hersteld"}
    assert {harvest.state(source.id).status for source in SOURCES} == {SourceStatus.OK}
    assert len(harvest.store.items()) == len(before)


@pytest.mark.parametrize("size", [6, 10, 100])
def test_list_that_shrinks_to_almost_nothing_is_held(tmp_path: Path, size: int) -> None:
    source = a_source(url="https://bron.example/lang/")
    whole = "\n".join(f"item {key} Titel" for key in range(size + 1))
    harvest = FakeHarvest(folder=tmp_path, web=FakeWeb(pages={source.url: whole}))
    harvest.run(NOW, source)

    harvest.web.pages = {source.url: "item 0 Titel"}
    harvest.run(NOW + ROUND, source)

    assert len(harvest.live()) == size + 1
    assert harvest.state().status is SourceStatus.HELD
