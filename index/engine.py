"""The search index on disk. The only module that knows how Whoosh works.

Whoosh is the authority for search by editors, facets and related items. A damaged or missing
index is made anew: all it holds can be derived from the store.
"""

import logging
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from attrs import define, frozen
from whoosh import fields, query, scoring
from whoosh import index as whoosh_index
from whoosh.collectors import TimeLimit, TimeLimitCollector
from whoosh.searching import Results, Searcher
from whoosh.sorting import Count, Facets, FieldFacet

from hub.dutch import stem, tokens
from index.analysis import DutchAnalyzer, part_terms
from index.document import Document

_LOG = logging.getLogger(__name__)

SEARCH_SECONDS = 5.0
"""No query takes longer; what was found by then is the answer."""

FIELD_WEIGHTS = {"title": 4.0, "subjects": 2.0, "summary": 1.5, "body": 1.0}
"""Words in a title say most about an item; those in a long text least."""

ALL_WORDS_BOOST = 3.0
"""An item with every word of the query goes before one with some."""

PART_WEIGHT = 0.5
SYNONYM_WEIGHT = 0.7
PREFIX_WEIGHT = 0.3
SHORTEST_PREFIX = 4
"""Shorter beginnings match too much: "zo" is in half of all items."""

MOST_HITS = 1000
"""The most hits that are ordered; ties at the end of a shorter list could differ by run."""

FACETS = ("areas", "domains", "audiences", "kind", "tier", "language")


@frozen(kw_only=True)
class Filters:
    """What a hit must have; empty means any. `since` and `before` bound the first date."""

    area: str = ""
    domain: str = ""
    audience: str = ""
    kind: str = ""
    tier: str = ""
    language: str = ""
    since: datetime | None = None
    before: datetime | None = None


@frozen(kw_only=True)
class Hit:
    """One found item."""

    id: str
    title: str
    kind: str
    score: float


@frozen(kw_only=True)
class Found:
    """The best hits, how many there are in all, and how many each facet value has."""

    hits: tuple[Hit, ...]
    total: int
    facets: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]


@frozen(kw_only=True)
class Update:
    """How many documents an update wrote and removed."""

    written: int
    removed: int


@define
class SearchIndex:
    """An index in a folder. `synonyms` are groups of words that mean the same to a searcher."""

    folder: Path
    synonyms: tuple[tuple[str, ...], ...] = ()

    def update(self, documents: Iterable[Document]) -> Update:
        """Make the index hold exactly these documents; only changed ones are written."""
        index = self._opened()
        wanted = {document.id: document for document in documents}
        with index.searcher() as searcher:
            present = {stored["id"]: stored["hash"] for stored in searcher.all_stored_fields()}
        gone = sorted(present.keys() - wanted.keys())
        changed = [
            wanted[key] for key in sorted(wanted) if present.get(key) != wanted[key].hash
        ]
        if gone or changed:
            writer = index.writer()
            for key in gone:
                writer.delete_by_term("id", key)
            for document in changed:
                writer.update_document(**_stored(document))
            writer.commit()
        return Update(written=len(changed), removed=len(gone))

    @contextmanager
    def reading(self) -> Iterator["Reader"]:
        """Yield a reader that keeps the index open: for many questions after each other."""
        with self._opened().searcher(weighting=scoring.BM25F()) as searcher:
            yield Reader(searcher, self.synonyms)

    def search(self, words: str, filters: Filters, limit: int = 20) -> Found:
        """Return the items that fit the words best; ties in the order of their ids."""
        with self.reading() as reader:
            return reader.search(words, filters, limit)

    def count(self) -> int:
        """Return how many documents there are."""
        with self._opened().searcher() as searcher:
            return int(searcher.doc_count())

    def _opened(self) -> whoosh_index.FileIndex:
        """Return the index, made anew when it is missing, damaged or of another schema."""
        if not self.folder.is_dir():
            return self._made_anew()
        try:
            found = whoosh_index.open_dir(self.folder)
            with found.searcher() as searcher:
                searcher.doc_count()
            if found.schema.names() == _schema().names():
                return found
        except Exception:  # noqa: BLE001 - a damaged pickle or table can raise anything
            _LOG.warning("index made anew: %s is damaged or of another version", self.folder)
        return self._made_anew()

    def _made_anew(self) -> whoosh_index.FileIndex:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        return whoosh_index.create_in(self.folder, _schema())


@define
class Reader:
    """Answers questions about an index that stays open."""

    searcher: Searcher
    synonyms: tuple[tuple[str, ...], ...]

    def search(self, words: str, filters: Filters, limit: int) -> Found:
        """Return the items that fit the words best, with how many each facet has."""
        wanted = self._words_query(words) or query.Every()
        results = self._results(wanted, filters, _grouping())
        hits = sorted(
            (
                Hit(id=hit["id"], title=hit["title"], kind=hit["kind"], score=hit.score)
                for hit in results
            ),
            key=lambda hit: (-round(hit.score, 6), hit.id),
        )
        return Found(
            hits=tuple(hits[:limit]), total=len(results), facets=tuple(_counted(results))
        )

    def related(
        self, words: str, filters: Filters, limit: int
    ) -> tuple[tuple[str, float], ...]:
        """Return ids and scores of the items whose text is most like these words."""
        wanted = self._words_query(words)
        if wanted is None:
            return ()
        scored = ((hit["id"], float(hit.score)) for hit in self._results(wanted, filters, None))
        ordered = sorted(scored, key=lambda one: (-round(one[1], 6), one[0]))
        return tuple(ordered[:limit])

    def _results(self, wanted: query.Query, filters: Filters, groups: Facets | None) -> Results:
        # A collector with a time limit skips Whoosh's own filter, so it is part of the query.
        wanted_filter = _filter(filters)
        asked = query.Require(wanted, wanted_filter) if wanted_filter else wanted
        # optimize=False: an optimised Or query can loop for ever (docs/adr/0004).
        inner = self.searcher.collector(limit=MOST_HITS, groupedby=groups, optimize=False)
        timed = TimeLimitCollector(inner, timelimit=SEARCH_SECONDS, use_alarm=False)
        # What was found when the time is up is the answer.
        with suppress(TimeLimit):
            self.searcher.search_with_collector(asked, timed)
        return timed.results()

    def _words_query(self, words: str) -> query.Query | None:
        each = [self._word_query(token.text) for token in tokens(words)]
        if not each:
            return None
        some = query.Or(each, scale=0.9)
        return query.Or([some, query.And(each, boost=ALL_WORDS_BOOST)]) if each[1:] else some

    def _word_query(self, word: str) -> query.Query:
        variants = {stem(word): 1.0}
        for synonym in self._synonyms_of(word):
            for token in tokens(synonym):
                variants.setdefault(stem(token.text), SYNONYM_WEIGHT)
        for part in part_terms(word):
            variants.setdefault(part, PART_WEIGHT)
        wanted: list[query.Query] = [
            query.Term(field, text, boost=weight * field_weight)
            for text, weight in variants.items()
            for field, field_weight in FIELD_WEIGHTS.items()
        ]
        if len(word) >= SHORTEST_PREFIX:
            wanted.append(query.Prefix("title", word, boost=PREFIX_WEIGHT))
        return query.Or(wanted)

    def _synonyms_of(self, word: str) -> tuple[str, ...]:
        wanted = stem(word)
        return tuple(
            other
            for group in self.synonyms
            if any(_is_word(member, wanted) for member in group)
            for other in group
            if not _is_word(other, wanted)
        )


def _is_word(member: str, wanted: str) -> bool:
    return [stem(token.text) for token in tokens(member)] == [wanted]


def _schema() -> fields.Schema:
    text = DutchAnalyzer()
    many = fields.KEYWORD(stored=True, commas=True)
    one = fields.ID(stored=True)
    return fields.Schema(
        id=fields.ID(stored=True, unique=True),
        hash=fields.STORED,
        title=fields.TEXT(stored=True, analyzer=text),
        summary=fields.TEXT(analyzer=text),
        body=fields.TEXT(analyzer=text),
        subjects=fields.TEXT(analyzer=text),
        kind=one,
        areas=many,
        domains=many,
        audiences=many,
        tier=one,
        language=one,
        starts=fields.DATETIME,
        sensitive=fields.BOOLEAN(stored=True),
    )


def _stored(document: Document) -> dict[str, object]:
    return {
        "id": document.id,
        "hash": document.hash,
        "title": document.title,
        "summary": document.summary,
        "body": document.body,
        "subjects": document.subjects,
        "kind": document.kind,
        "areas": ",".join(document.areas),
        "domains": ",".join(document.domains),
        "audiences": ",".join(document.audiences),
        "tier": document.tier,
        "language": document.language,
        "starts": _naive(document.starts),
        "sensitive": document.sensitive,
    }


def _filter(filters: Filters) -> query.Query | None:
    wanted: list[query.Query] = [
        query.Term(field, value)
        for field, value in (
            ("areas", filters.area),
            ("domains", filters.domain),
            ("audiences", filters.audience),
            ("kind", filters.kind),
            ("tier", filters.tier),
            ("language", filters.language),
        )
        if value
    ]
    if filters.since or filters.before:
        wanted.append(
            query.DateRange(
                "starts", _naive(filters.since), _naive(filters.before), endexcl=True
            )
        )
    return query.And(wanted) if wanted else None


def _naive(moment: datetime | None) -> datetime | None:
    """Return the moment in UTC without its zone: Whoosh compares naive times."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment else None


def _grouping() -> Facets:
    facets = Facets()
    for name in FACETS:
        facets.add_facet(name, FieldFacet(name, allow_overlap=True, maptype=Count))
    return facets


def _counted(results: Results) -> Iterable[tuple[str, tuple[tuple[str, int], ...]]]:
    for name in FACETS:
        groups = results.groups(name)
        yield name, tuple(sorted((value, count) for value, count in groups.items() if value))
