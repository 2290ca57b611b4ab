from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest
from attrs import evolve

from enrich.word_lists import Vocabulary, load_vocabulary
from hub.chunked import Inline
from hub.model import Item, SafeHtml
from hub.vocabulary import Kind
from tests.fakes.small_hub import make_hub
from wijkwijzer.steps import enriching
from wijkwijzer.steps.enriching import EnrichChunk, enrich_chunk, enriched_by


@cache
def words() -> Vocabulary:
    return load_vocabulary()


@cache
def task() -> EnrichChunk:
    return enrich_chunk(words(), make_hub().gemeenten, {})


def item(number: int) -> Item:
    return Item(
        id=f"bron:{number}",
        source_id="bron",
        kind=Kind.INFORMATION,
        title=f"Taalles {number} in Filmwijk",
        content_hash=str(number),
        body=SafeHtml(html="<p>Een cursus voor ouders met schulden.</p>"),
        scope="GM0034",
    )


def test_tags_do_not_depend_on_the_number_of_workers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enriching, "FEWEST", 1)
    monkeypatch.setattr(enriching, "CHUNK", 2)
    items = [item(number) for number in range(7)]
    alone = enriched_by(Inline(), task(), items)

    with ThreadPoolExecutor(max_workers=3) as three:
        together = enriched_by(three, task(), items)

    assert together == alone


def test_items_come_back_in_their_order_with_tags() -> None:
    found = enriched_by(Inline(), task(), [item(2), item(1)])

    assert [one.item.id for one in found] == ["bron:2", "bron:1"]
    assert all("WK003416" in one.area_codes for one in found)


def test_few_items_are_not_sent_away() -> None:
    gone = ThreadPoolExecutor(max_workers=1)
    gone.shutdown()

    found = enriched_by(gone, task(), [item(1)])

    assert len(found) == 1


def test_tasks_that_know_the_same_are_equal() -> None:
    again = enrich_chunk(words(), make_hub().gemeenten, {})

    assert again == task()


def test_task_with_other_words_is_another() -> None:
    fewer = evolve(words(), tiers=words().tiers[1:])

    assert enrich_chunk(fewer, make_hub().gemeenten, {}) != task()
