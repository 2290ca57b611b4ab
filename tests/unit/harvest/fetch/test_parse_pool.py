from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from harvest.parse_pool import ParsePool
from hub.errors import ParseError
from hub.source import Fetched, Source
from hub.vocabulary import ListMode, SourceFormat

SOURCE = Source(
    id="bron",
    title="Bron",
    url="https://example.nl/feed",
    format=SourceFormat.RSS,
    scope="NL",
    publisher="Bron",
    list=ListMode.FULL,
)
FETCHED = Fetched(
    source_id="bron",
    url="https://example.nl/feed",
    status=200,
    headers=(),
    body=b"titel",
    fetched_at=datetime(2026, 12, 1, tzinfo=UTC),
)


def pool(name: str, *, seconds: float = 10.0, memory: int = 400 * 2**20) -> ParsePool:
    parser = f"tests.fakes.bad_parsers:{name}"
    return ParsePool(parser=parser, seconds=seconds, memory=memory, workers=1)


def refusal(call: Callable[[], object]) -> ParseError:
    with pytest.raises(ParseError) as caught:
        call()
    return caught.value


def test_items_come_back_whole() -> None:
    with pool("one_item") as parse:
        parsed = parse(SOURCE, FETCHED)

    assert [item.title for item in parsed.items] == ["titel"]
    assert (parsed.lost, parsed.losses) == (1, ("2: geen titel",))


def test_error_of_the_parser_keeps_its_sentence() -> None:
    with pool("refuses") as parse:
        error = refusal(lambda: parse(SOURCE, FETCHED))

    assert (error.source_id, error.message) == ("bron", "Dit is geen feed.")


def test_other_error_is_a_parse_error_without_its_text() -> None:
    with pool("breaks") as parse:
        error = refusal(lambda: parse(SOURCE, FETCHED))

    assert "KeyError" in error.message
    assert "geheim" not in error.message


def test_parser_that_hangs_is_killed() -> None:
    with pool("hangs", seconds=0.3) as parse:
        error = refusal(lambda: parse(SOURCE, FETCHED))

    assert "langer dan 0.3 seconden" in error.message


def test_parser_that_swells_is_stopped() -> None:
    with pool("swells", memory=100 * 2**20) as parse:
        error = refusal(lambda: parse(SOURCE, FETCHED))

    assert "geheugen" in error.message


def test_pool_goes_on_after_a_child_that_died() -> None:
    with pool("dies") as parse:
        first = refusal(lambda: parse(SOURCE, FETCHED))
        second = refusal(lambda: parse(SOURCE, FETCHED))

    assert first.message == second.message == "Het lezen liep vast."
