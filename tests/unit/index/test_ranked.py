"""Editors search with the ranking of residents, and with filters of their own."""

from pathlib import Path

import pytest

from index.engine import Filters, Found, SearchIndex
from index.ranked import ranked
from tests.fakes.documents import a_document

DOCUMENTS = (
    a_document("a", "Schuldhulp", domains=("inkomen",), tier="1", areas=("GM0034", "WK003401")),
    a_document("b", "Hulp bij schulden", domains=("inkomen", "wonen")),
    a_document("c", "Koffie", summary="Ook over schulden", kind="event", areas=("GM0772",)),
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    made = SearchIndex(tmp_path_factory.mktemp("search") / "index")
    made.update(DOCUMENTS)
    return made


def found(index: SearchIndex, words: str, limit: int = 20, **filters: str) -> Found:
    with index.reading() as reader:
        return ranked(reader, index.folder, words, Filters(**filters), limit)  # type: ignore[arg-type] # texts only


def ids(found: Found) -> list[str]:
    return [hit.id for hit in found.hits]


def test_title_goes_before_summary(index: SearchIndex) -> None:
    assert ids(found(index, "schulden"))[0] == "b"


def test_every_hit_is_counted(index: SearchIndex) -> None:
    answer = found(index, "schulden", limit=1)

    assert len(answer.hits) == 1
    assert answer.total == 3


def test_facets_count_the_hits(index: SearchIndex) -> None:
    facets = dict(found(index, "schulden").facets)

    assert facets["domains"] == (("inkomen", 2), ("wonen", 1))
    assert facets["kind"] == (("event", 1), ("information", 2))


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"kind": "event"}, ["c"]),
        ({"tier": "1"}, ["a"]),
        ({"area": "WK003401"}, ["a"]),
        ({"gemeente": "GM0034"}, ["a", "b"]),
        ({"domain": "zorg"}, []),
    ],
)
def test_filters_narrow_the_hits(
    index: SearchIndex, filters: dict[str, str], expected: list[str]
) -> None:
    assert sorted(ids(found(index, "schulden", **filters))) == expected


def test_typo_is_told(index: SearchIndex) -> None:
    assert found(index, "schuldn").corrected or found(index, "shculden").corrected


def test_without_words_everything_fits(index: SearchIndex) -> None:
    assert found(index, "").total == len(DOCUMENTS)


def test_asking_leaves_nothing_behind(index: SearchIndex) -> None:
    before = sorted(path.name for path in Path(index.folder).iterdir())

    found(index, "schulden")

    assert sorted(path.name for path in Path(index.folder).iterdir()) == before
