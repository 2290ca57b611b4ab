"""How the tests of the parsers ask for an answer to be read."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from harvest.parsed import Parsed
from harvest.parsers import parse
from hub.source import Fetched, Source
from hub.vocabulary import ListMode, SourceFormat

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)

Reading = Callable[..., Parsed]


@pytest.fixture
def read() -> Reading:
    def read_answer(kind: str, body: str | bytes, content_type: str = "") -> Parsed:
        source = Source(
            id="bron",
            title="Een bron",
            url="https://bron.example/lijst",
            format=SourceFormat(kind),
            scope="GM0034",
            publisher="De bron",
            list=ListMode.FULL,
        )
        fetched = Fetched(
            source_id="bron",
            url="https://bron.example/lijst",
            status=200,
            headers=(("content-type", content_type),),
            body=body.encode() if isinstance(body, str) else body,
            fetched_at=NOW,
        )
        return parse(source, fetched)

    return read_answer
