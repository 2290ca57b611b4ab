"""Queries as residents type them find the right items of the example site first."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.content.settings import load_content
from hub.search_areas import search_areas
from index.engine import Filters, SearchIndex
from index.ranked import ranked
from tests.fakes.example import Example
from tests.fakes.search_corpus import gain

CONTENT = Path(__file__).parents[2] / "content"
QUERIES = Path(__file__).parent / "data" / "sample_queries.toml"
GEMEENTE = "GM0034"

FLOORS = {"place": 0.96, "part": 0.97, "inflection": 0.96, "typo": 0.97, "words": 0.90}
"""What each category reached, rounded down: it can only go up."""

Judged = dict[str, dict[str, dict[str, list[str]]]]


@pytest.fixture(scope="module")
def judged() -> Judged:
    """The queries by category, each with the beginnings of the titles that answer it."""
    found: Judged = tomllib.loads(QUERIES.read_text("utf-8"))
    return found


@pytest.fixture(scope="module")
def scores(example: Example, judged: Judged) -> dict[str, list[float]]:
    """nDCG@10 of every query, by category."""
    content = load_content(CONTENT)
    where = Filters(gemeente=GEMEENTE)
    areas = tuple(
        area
        for gemeente in content.hub.gemeenten
        if gemeente.code == GEMEENTE
        for area in search_areas(gemeente)
    )
    index = SearchIndex(example.output / "index", content.synonyms)
    with index.reading() as reader:
        titles = [one["name"] for one in reader.stored(where)]
        return {
            category: [
                _score(
                    [
                        hit.title
                        for hit in ranked(reader, index.folder, text, where, 10, areas).hits
                    ],
                    titles,
                    answers,
                )
                for text, answers in queries.items()
            ]
            for category, queries in judged.items()
        }


def _score(found: list[str], titles: list[str], answers: dict[str, list[str]]) -> float:
    best = sorted(_grades(titles, answers), reverse=True)[:10]
    return gain(list(_grades(found, answers))) / gain(best)


def _grades(titles: list[str], answers: dict[str, list[str]]) -> Iterator[int]:
    right, fair = tuple(answers["right"]), tuple(answers.get("fair", ()))
    for title in titles:
        yield 3 if title.startswith(right) else int(title.startswith(fair))


@pytest.mark.parametrize("category", sorted(FLOORS))
def test_category_stays_above_its_floor(scores: dict[str, list[float]], category: str) -> None:
    assert sum(scores[category]) / len(scores[category]) >= FLOORS[category]


def test_set_is_large(judged: Judged) -> None:
    assert sum(map(len, judged.values())) >= 60
