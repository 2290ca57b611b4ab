"""A search that has all its files at hand needs nothing twice."""

from pathlib import Path
from typing import Any

import pytest

from index.export import Searchable, export
from tests.fakes.search_world import TODAY, item, search_world
from tests.integration.search.engine import ask

TITLES = ("Schuldhulp", "Taalcafé", "Huisarts", "Fietsles", "Rolstoel lenen", "Reparatiecafé")
QUERIES = ("dchuldhulp", "raalcafe", "fietsless", "rolstoelreparatie", "cafe", "taal", "xyzzy")


@pytest.fixture(scope="module")
def searchable(tmp_path_factory: pytest.TempPathFactory) -> Searchable:
    items = [item(number, title) for number, title in enumerate(TITLES * 3)]
    return search_world(tmp_path_factory.mktemp("world"), items).searchable


def told(searchable: Searchable, *, doubles: bool) -> list[dict[str, Any]]:
    questions = [{"query": query, "today": TODAY.isoformat()} for query in QUERIES]
    return ask(export(searchable, doubles=doubles), questions).answers


def test_answers_are_the_same_without_doubles(searchable: Searchable) -> None:
    with_them, without = (told(searchable, doubles=doubles) for doubles in (True, False))

    assert without == with_them
    assert any(answer["total"] for answer in without)


def test_without_doubles_no_words_are_written_backwards(searchable: Searchable) -> None:
    kinds = {Path(file.path).name[:2] for file in export(searchable, doubles=False).files}

    assert "b-" not in kinds
    assert {"w-", "p-", "k-", "i-"} <= kinds
