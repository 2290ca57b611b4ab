"""The judged queries of tests/quality/data and the invented items that they are judged over."""

import json
import math
import tomllib
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from attrs import frozen

from index.document import Document

DATA = Path(__file__).parents[1] / "quality" / "data"
CUT = 10


@frozen(kw_only=True)
class JudgedItem:
    """An item with the topics that decide for which queries it is right, the main one first."""

    document: Document
    topics: tuple[str, ...]


@frozen(kw_only=True)
class JudgedQuery:
    """A query with what the right items have; `related` topics are right as well, but less."""

    text: str
    category: str
    topics: tuple[str, ...]
    related: tuple[str, ...] = ()
    area: str = ""
    audience: str = ""

    def grade(self, item: JudgedItem) -> int:
        """Return 3, 1 or 0 by the rule at the head of queries.toml."""
        has_area = self.area in {"", *item.document.areas}
        has_audience = self.audience in {"", *item.document.audiences}
        if item.topics[0] in self.topics:
            return 3 if has_area and has_audience else 1
        return int(bool({*item.topics} & {*self.topics, *self.related}))


def judged_items() -> tuple[JudgedItem, ...]:
    """Return the invented items, in the order of the file."""
    lines = (DATA / "search_items.jsonl").read_text("utf-8").splitlines()
    return tuple(map(_item, map(json.loads, lines)))


def judged_queries() -> tuple[JudgedQuery, ...]:
    """Return the queries, in the order of the file."""
    tables = tomllib.loads((DATA / "queries.toml").read_text("utf-8"))["query"]
    return tuple(
        JudgedQuery(
            **{key: tuple(one) if isinstance(one, list) else one for key, one in table.items()}
        )
        for table in tables
    )


def ndcg(query: JudgedQuery, found: Sequence[str], items: Iterable[JudgedItem]) -> float:
    """Return how good the first ten ids are, from 0 to 1 (nDCG@10)."""
    grades = {item.document.id: query.grade(item) for item in items}
    best = sorted(grades.values(), reverse=True)[:CUT]
    return gain([grades[one] for one in found[:CUT]]) / gain(best)


def gain(grades: Sequence[int]) -> float:
    """Return what grades in this order are worth; the first ones count most."""
    return sum((2**one - 1) / math.log2(place) for place, one in enumerate(grades, start=2))


def _item(line: dict[str, object]) -> JudgedItem:
    starts = line["starts"]
    audiences = tuple(line["audiences"])  # type: ignore[arg-type] # a list in every line
    document = Document(
        id=str(line["id"]),
        hash=str(line["id"]),
        title=str(line["title"]),
        summary=str(line["summary"]),
        body=str(line["body"]),
        subjects="\n".join((str(line["place"]), *audiences)),
        kind=str(line["kind"]),
        areas=tuple(line["areas"]),  # type: ignore[arg-type]
        domains=tuple(line["domains"]),  # type: ignore[arg-type]
        audiences=audiences,
        tier=str(line["tier"]),
        language=str(line["language"]),
        starts=datetime.fromisoformat(str(starts)) if starts else None,
        sensitive=bool(line["sensitive"]),
    )
    return JudgedItem(document=document, topics=tuple(line["topics"]))  # type: ignore[arg-type]
