"""How the tests of the parsers ask for an answer to be read."""

import tomllib
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec
import pytest

from harvest.parsed import Parsed
from harvest.parsers import parse
from hub.content.sources import WrittenSource, source
from hub.source import Fetched

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)

Reading = Callable[..., Parsed]


USUAL = {
    "id": "bron",
    "title": "Een bron",
    "url": "https://bron.example/lijst",
    "scope": "GM0034",
    "publisher": "De bron",
    "list": "full",
}


@pytest.fixture
def read() -> Reading:
    """Reads an answer; `written` is what differs from the usual in the source's TOML file.

    Its key `asked` is the URL that was asked, when that is not the source's own.
    """

    def read_answer(
        kind: str, body: str | bytes, content_type: str = "", written: str = ""
    ) -> Parsed:
        told = {**USUAL, "format": kind, **tomllib.loads(written)}
        asked = told.pop("asked", told["url"])
        definition = source(msgspec.convert(told, WrittenSource), "bron.toml")
        fetched = Fetched(
            source_id="bron",
            url=asked,
            status=200,
            headers=(("content-type", content_type),),
            body=body.encode() if isinstance(body, str) else body,
            fetched_at=NOW,
        )
        return parse(definition, fetched)

    return read_answer
