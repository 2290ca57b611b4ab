"""The search of editors answers the judged queries as well as it did, in every category."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from hub.content.settings import load_content
from index.engine import Filters, SearchIndex
from tests.fakes.search_corpus import JudgedQuery, judged_items, judged_queries, ndcg

CONTENT = Path(__file__).parents[2] / "content"

LEAST_QUERIES = 200

FLOORS = {
    "exact": 0.94,
    "inflection": 0.93,
    "part": 0.89,
    "synonym": 0.93,
    "typo": 0.95,
    "prefix": 0.94,
    "topic+audience": 0.86,
    "topic+district": 0.88,
    "diacritics": 0.84,
    "english": 0.90,
}
"""What each category reached, rounded down: it can only go up."""

Answers = Mapping[JudgedQuery, tuple[str, ...]]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> SearchIndex:
    """The index of all judged items, with the synonyms of the editors."""
    made = SearchIndex(tmp_path_factory.mktemp("index"), load_content(CONTENT).synonyms)
    made.update(item.document for item in judged_items())
    return made


@pytest.fixture(scope="module")
def answers(index: SearchIndex) -> Answers:
    """The ids that the engine finds for every judged query, best first."""
    with index.reading() as reader:
        return {
            query: tuple(hit.id for hit in reader.search(query.text, Filters(), 10).hits)
            for query in judged_queries()
        }


@pytest.mark.parametrize("category", sorted(FLOORS))
def test_category_stays_above_its_floor(answers: Answers, category: str) -> None:
    items = judged_items()

    scores = [
        ndcg(query, found, items)
        for query, found in answers.items()
        if query.category == category
    ]

    assert sum(scores) / len(scores) >= FLOORS[category]


def test_every_query_finds_something(answers: Answers) -> None:
    assert [query.text for query, found in answers.items() if not found] == []


def test_set_is_large_and_each_query_has_a_right_answer() -> None:
    items, queries = judged_items(), judged_queries()

    assert len(queries) >= LEAST_QUERIES
    assert len({query.text for query in queries}) == len(queries)
    assert [
        query.text for query in queries if not any(query.grade(item) == 3 for item in items)
    ] == []


@pytest.mark.parametrize(
    ("query", "wrong"),
    [("ouderen", "opvoeden"), ("oppas", "woning-aanpassen"), ("arts", "inspraak")],
)
def test_look_alike_never_brings_another_topic(
    index: SearchIndex, query: str, wrong: str
) -> None:
    topics = {item.document.id: item.topics[0] for item in judged_items()}

    hits = index.search(query, Filters(), 100).hits

    assert hits
    assert wrong not in {topics[hit.id] for hit in hits}
