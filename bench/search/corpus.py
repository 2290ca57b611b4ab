"""Read a generated corpus: items, judged queries, and how well an answer does.

A corpus is a folder with `docs.jsonl` (`id, title, summary, body, district, domain, type, date,
lang`), `queries.json` (`id, q, cat`) and `qrels.jsonl` (`id, rel` with a grade by item).
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from math import log2
from pathlib import Path

from attrs import frozen

from hub.identity import digest
from hub.search_item import SearchArea, SearchItem
from index.document import Document

TODAY = date(2026, 11, 21)
GEMEENTE = "GM9999"
NATIONAL = "landelijk"
KINDS = {
    "activiteit": "event",
    "artikel": "information",
    "nieuws": "news",
    "regeling": "product",
    "voorziening": "service",
    "vraag-antwoord": "information",
}


@frozen(kw_only=True)
class Judged:
    """A query with the grade of each item that answers it."""

    text: str
    category: str
    grades: Mapping[str, int]


@frozen(kw_only=True)
class Corpus:
    """Items in the two shapes that the index and the search page want, and judged queries."""

    documents: tuple[Document, ...]
    items: tuple[SearchItem, ...]
    areas: tuple[SearchArea, ...]
    queries: tuple[Judged, ...]


def read_corpus(folder: Path) -> Corpus:
    """Return the corpus in a folder."""
    rows = [json.loads(line) for line in (folder / "docs.jsonl").open()]
    names = sorted({row["district"] for row in rows} - {NATIONAL})
    codes = {name: f"WK9999{number:02}" for number, name in enumerate(names)}
    return Corpus(
        documents=tuple(_document(row, codes) for row in rows),
        items=tuple(_item(row, codes) for row in rows),
        areas=tuple(
            SearchArea(
                code=code,
                own=frozenset({code}),
                near=frozenset({f"WK9999{(number + step) % len(names):02}" for step in (1, 2)}),
                around=frozenset({GEMEENTE}),
                names=(name,),
            )
            for number, (name, code) in enumerate(codes.items())
        ),
        queries=read_queries(folder),
    )


def _document(row: Mapping[str, str], codes: Mapping[str, str]) -> Document:
    """Return an item as the index stores it; the name of its wijk can be searched as well."""
    return Document(
        id=row["id"],
        hash=digest(json.dumps(row).encode()),
        title=row["title"],
        summary=row["summary"],
        body=row["body"],
        subjects="" if row["district"] == NATIONAL else row["district"],
        kind=KINDS[row["type"]],
        areas=(codes.get(row["district"], "NL"),),
        domains=(row["domain"].replace(" ", "-"),),
        audiences=(),
        tier="",
        language=row["lang"],
        starts=datetime.fromisoformat(row["date"]).replace(tzinfo=UTC),
        sensitive=False,
    )


def _item(row: Mapping[str, str], codes: Mapping[str, str]) -> SearchItem:
    day = date.fromisoformat(row["date"])
    name = "" if row["district"] == NATIONAL else row["district"]
    is_coming = KINDS[row["type"]] == "event" and day >= TODAY
    return SearchItem(
        id=row["id"],
        title=row["title"],
        url=f"/i/{row['id']}/",
        summary=row["summary"],
        kind=KINDS[row["type"]],
        areas=(codes.get(row["district"], "NL"),),
        area=codes.get(row["district"], "NL"),
        area_name=name,
        domains=(row["domain"].replace(" ", "-"),),
        language=row["lang"],
        days=(day,) if is_coming else (),
    )


def read_queries(folder: Path) -> tuple[Judged, ...]:
    """Return the judged queries of the corpus in a folder."""
    asked = json.loads((folder / "queries.json").read_text())
    graded = [json.loads(line) for line in (folder / "qrels.jsonl").open()]
    grades = {row["id"]: row["rel"] for row in graded}
    return tuple(
        Judged(text=row["q"], category=row["cat"], grades=grades[row["id"]]) for row in asked
    )


def ndcg(found: Iterable[str], grades: Mapping[str, int], most: int = 10) -> float:
    """Return how good the first hits are: 1.0 when nothing better could stand there."""
    gained = _gain([grades.get(one, 0) for one in list(found)[:most]])
    best = _gain(sorted(grades.values(), reverse=True)[:most])
    return gained / best if best else 1.0


def _gain(grades: list[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))
