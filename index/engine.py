"""The search index on disk. The only module that knows how Whoosh works.

Whoosh is the authority for search by editors, facets and related items. A damaged or missing
index is made anew: all it holds can be derived from the store.
"""

import logging
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path

import numpy as np
from attrs import define, field, frozen
from whoosh import index as whoosh_index
from whoosh import query, scoring
from whoosh.collectors import TimeLimit, TimeLimitCollector
from whoosh.reading import IndexReader
from whoosh.searching import Results, Searcher
from whoosh.sorting import Count, Facets, FieldFacet
from whoosh.writing import IndexWriter

from hub.areas import LAND
from hub.atomic_file import write_atomically
from hub.dutch import folded_words
from hub.sweeping import seldom_swept
from hub.synonyms import SynonymGroup
from index import writing
from index.alike import Alike, Docs
from index.analysis import Variants, Weighted, content_words, phrase_book
from index.columns import keep_columns
from index.document import Document
from index.schema import TEXTS, WORDS, fingerprint, naive, schema, written
from index.spelling import nearest

_LOG = logging.getLogger(__name__)

SEARCH_SECONDS = 5.0
"""No query takes longer; what was found by then is the answer."""

FIELD_WEIGHTS = {"title": 4.0, "copies": 3.0, "subjects": 2.0, "summary": 1.5, "body": 1.0}
"""Words in a title say most about an item; those in a long text least."""

ALL_WORDS_BOOST = 3.0
"""An item with every word of the query goes before one with some."""

PREFIX_WEIGHT = 0.3
SHORTEST_PREFIX = 4
"""Shorter beginnings match too much: "zo" is in half of all items."""

MOST_COMPLETIONS = 10
"""Words that a beginning may stand for, the most usual first."""

CORRECTED_WEIGHT = 0.8
"""A word that is only nearly what was typed."""

MOST_HITS = 1000
"""The most hits that are ordered; ties at the end of a shorter list could differ by run."""

BATCH = 20_000
"""Documents that are written together: their words take some 400 MB of memory."""

_CHAIN = "chain"
"""The file beside the index that says with which words it was made."""

FACETS = ("areas", "domains", "audiences", "kind", "tier", "language")


@frozen(kw_only=True)
class Filters:
    """What a hit must have; empty means any. `since` and `before` bound the first date.

    `area` is a code and also finds what lies below it; `gemeente` is the code of one, and also
    finds what holds for the whole country.
    """

    area: str = ""
    gemeente: str = ""
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
    """The best hits, how many there are in all, and how many each facet value has.

    `corrected` are words that nothing has, each with the word that was searched for instead.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    corrected: tuple[tuple[str, str], ...] = ()


@frozen(kw_only=True)
class Update:
    """How many documents an update wrote and removed."""

    written: int
    removed: int


@define
class SearchIndex:
    """An index in a folder, with the groups of words that mean the same to a searcher."""

    folder: Path
    synonyms: tuple[SynonymGroup, ...] = ()
    batch: int = BATCH

    def update(self, documents: Iterable[Document]) -> Update:
        """Make the index hold exactly these documents; only changed ones are written."""
        wanted = {document.id: document for document in documents}
        hashes = {key: one.hash for key, one in wanted.items()}
        return self.renew(hashes, wanted.__getitem__)

    @seldom_swept()
    def renew(self, hashes: Mapping[str, str], make: Callable[[str], Document]) -> Update:
        """Make the index hold exactly the documents with these ids and hashes.

        Only those that it does not have are made, by id, and written.
        """
        index = self._writable()
        with index.searcher() as searcher:
            present = {stored["id"]: stored["hash"] for stored in searcher.all_stored_fields()}
        gone = present.keys() - hashes.keys()
        changed = sorted(key for key, value in hashes.items() if present.get(key) != value)
        old = sorted(gone.union(present.keys() & changed))
        if len(old) == len(present) > 0:
            # Nothing stays: to take all of it out one by one would take longer.
            index, old = self._made_anew(), []
        self._write(index, old, changed, make)
        return Update(written=len(changed), removed=len(gone))

    def _write(
        self,
        index: whoosh_index.FileIndex,
        old: Sequence[str],
        new: Sequence[str],
        make: Callable[[str], Document],
    ) -> None:
        """Take old documents out and put new ones in, so many at a time as memory holds."""
        for start in range(0, max(len(new), bool(old)), self.batch):
            batch = new[start : start + self.batch]
            with writing.writer(index) as writer:
                for key in old if start == 0 else ():
                    writer.delete_by_term("id", key)
                for document in map(make, batch):
                    writer.add_document(**written(document))
                # Full batches stay apart: to put them together they would be read again.
                writer.merge = len(batch) < self.batch
            self._keep(index, writer)

    def _keep(self, index: whoosh_index.FileIndex, writer: IndexWriter) -> None:
        """Keep the rows of what was just written, for the export."""
        made = writer.newsegment.segment_id()
        with closing(index.reader()) as reader:
            for leaf, _ in reader.leaf_readers():
                if leaf.segment() and leaf.segment().segment_id() == made:
                    keep_columns(self.folder, leaf, writer.pool.rows())

    @contextmanager
    def reading(self) -> Iterator["Reader"]:
        """Yield a reader that keeps the index open: for many questions after each other."""
        variants = Variants(groups=self.synonyms)
        with self._readable().searcher(weighting=scoring.BM25F()) as searcher:
            yield Reader(searcher, variants)

    def search(self, words: str, filters: Filters, limit: int = 20) -> Found:
        """Return the items that fit the words best; ties in the order of their ids."""
        with self.reading() as reader:
            return reader.search(words, filters, limit)

    def count(self) -> int:
        """Return how many documents there are."""
        with self._readable().searcher() as searcher:
            return int(searcher.doc_count())

    def _readable(self) -> whoosh_index.FileIndex:
        """Return the index as it is, also when its words are of before an edit."""
        if not self.folder.is_dir():
            return self._made_anew()
        try:
            found = whoosh_index.open_dir(self.folder)
            with found.searcher() as searcher:
                searcher.doc_count()
        except Exception:  # noqa: BLE001 - a damaged pickle or table can raise anything
            _LOG.warning("index made anew: %s is damaged or of another version", self.folder)
            return self._made_anew()
        return found

    def _writable(self) -> whoosh_index.FileIndex:
        """Return the index, made anew when it is missing, damaged or made of other words."""
        with suppress(OSError, UnicodeDecodeError):
            made_of = (self.folder / _CHAIN).read_text("utf-8")
            if made_of == fingerprint(phrase_book(self.synonyms)):
                return self._readable()
        return self._made_anew()

    def _made_anew(self) -> whoosh_index.FileIndex:
        book = phrase_book(self.synonyms)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        made = whoosh_index.create_in(self.folder, schema(book))
        # Last: an index that was not finished has no such file and is made again.
        write_atomically(self.folder / _CHAIN, fingerprint(book).encode())
        return made


@frozen(kw_only=True)
class _Asked:
    """A query for Whoosh, and the words of it that were read as another word."""

    query: query.Query | None
    corrected: tuple[tuple[str, str], ...] = ()


@define(slots=False)
class Reader:
    """Answers questions about an index that stays open."""

    searcher: Searcher
    variants: Variants
    _fit: dict[Filters, Docs] = field(init=False, factory=dict)
    _begun: dict[str, Weighted] = field(init=False, factory=dict)

    def search(self, words: str, filters: Filters, limit: int) -> Found:
        """Return the items that fit the words best, with how many each facet has."""
        asked = self._asked(words)
        results = self._results(asked.query or query.Every(), filters, _grouping())
        hits = sorted(
            (
                Hit(id=hit["id"], title=hit["name"], kind=hit["kind"], score=hit.score)
                for hit in results
            ),
            key=lambda hit: (-round(hit.score, 6), hit.id),
        )
        return Found(
            hits=tuple(hits[:limit]),
            total=len(results),
            facets=tuple(_counted(results)),
            corrected=asked.corrected,
        )

    def related(
        self, words: str, filters: Filters, limit: int
    ) -> tuple[tuple[str, float], ...]:
        """Return ids and scores of the items whose text is most like these words."""
        readings = tuple(variants for variants, _ in self._read(words))
        return self._alike.best(readings, self._fitting(filters), limit) if readings else ()

    @cached_property
    def _alike(self) -> Alike:
        return Alike(self.searcher, FIELD_WEIGHTS, ALL_WORDS_BOOST)

    def _fitting(self, filters: Filters) -> Docs:
        """Return the numbers of the documents that fit the filters, looked up once."""
        if filters not in self._fit:
            wanted = _filter(filters) or query.Every()
            found = sorted(self.searcher.docs_for_query(wanted))
            self._fit[filters] = np.array(found, dtype=np.int64)
        return self._fit[filters]

    def counted_areas(self, words: str, filters: Filters) -> Mapping[str, int]:
        """Return by area how many items have every word of a query, or what answers it.

        What is only spelled like a word does not count. Without words every item does.
        """
        groups = self._results(self._every_word(words), filters, _grouping()).groups("areas")
        return {code: int(count) for code, count in groups.items()}

    def finds_any(self, words: str) -> bool:
        """Return whether any item has every word of a query, or what answers it."""
        return len(self._results(self._every_word(words), Filters(), None)) > 0

    def _every_word(self, words: str) -> query.Query:
        each = [query.Or(self._terms(one)) for _, one in self._variants_of(words)]
        return query.And(each) if each else query.Every()

    def stored(self, filters: Filters) -> Iterator[Mapping[str, str]]:
        """Yield what is stored of every item that fits the filters."""
        narrowed = _filter(filters)
        whole = self._index.all_doc_ids()
        docs = self.searcher.docs_for_query(narrowed) if narrowed else whole
        for doc in docs:
            yield self._index.stored_fields(doc)

    def titles(self, kind: str) -> tuple[str, ...]:
        """Return the titles of all items of a kind, sorted."""
        stored = self.searcher.documents(kind=kind)
        return tuple(sorted(one["name"] for one in stored))

    @cached_property
    def words(self) -> Mapping[str, int]:
        """Every word that stands in an item, folded, with how many items have it; sorted."""
        found = self._index.iter_field(WORDS)
        return {word.decode(): int(info.doc_frequency()) for word, info in found}

    def completions(self, beginning: str) -> tuple[str, ...]:
        """Return the most usual words that begin so, but not the beginning itself."""
        if len(beginning) < SHORTEST_PREFIX:
            return ()
        found = (word.decode() for word in self._index.expand_prefix(WORDS, beginning))
        longer = [(-self._count(WORDS, word), word) for word in found if word != beginning]
        return tuple(word for _, word in sorted(longer)[:MOST_COMPLETIONS])

    def corrections(self, word: str) -> tuple[str, ...]:
        """Return the words that a folded word nobody wrote may be a typo of, best first."""
        return nearest(word, self._spellings)

    @cached_property
    def _spellings(self) -> Mapping[str, int]:
        """The words of the items and of the synonyms: "tandarts" may stand in a group only."""
        groups = self.variants.groups
        of_groups = (
            token for group in groups for one in group.words for token in folded_words(one)
        )
        return dict.fromkeys(of_groups, 0) | dict(self.words)

    @property
    def _index(self) -> IndexReader:
        return self.searcher.reader()

    def _count(self, name: str, term: str) -> int:
        return int(self._index.doc_frequency(name, term.encode()))

    def _has_any(self, variants: Weighted) -> bool:
        return any(self._count(name, term) for term, _ in variants for name in TEXTS)

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

    def _asked(self, text: str) -> _Asked:
        read = tuple(self._read(text))
        if not read:
            return _Asked(query=None)
        each = [query.Or(self._terms(variants)) for variants, _ in read]
        some = query.Or(each, scale=0.9)
        whole = query.Or([some, query.And(each, boost=ALL_WORDS_BOOST)]) if each[1:] else some
        return _Asked(query=whole, corrected=tuple(fixed for _, fixed in read if fixed))

    def _read(self, text: str) -> Iterator[tuple[Weighted, tuple[str, str] | None]]:
        """Yield for each word of a query what answers it, and the word it was corrected to."""
        for word, found in self._variants_of(text):
            is_known = self._has_any(found)
            yield (found, None) if is_known else self._corrected(word) or (found, None)

    def _variants_of(self, text: str) -> Iterator[tuple[str, Weighted]]:
        """Yield each word of a query with what answers it: its own terms and its phrase's."""
        words = folded_words(text)
        of_phrases = [
            (phrase.start, phrase.end, phrase.variants)
            for phrase in self.variants.phrases(words)
        ]
        searched = set(content_words(words))
        for place, word in enumerate(words):
            if word in searched:
                extra = (more for start, end, more in of_phrases if start <= place < end)
                yield word, (*self.variants(word), *next(extra, ()), *self._begun_by(word))

    def _corrected(self, word: str) -> tuple[Weighted, tuple[str, str]] | None:
        """Return what answers the word that was probably meant, with both words."""
        for other in self.corrections(word):
            if self._has_any(self.variants(other)):
                weaker = ((term, CORRECTED_WEIGHT * had) for term, had in self.variants(other))
                return tuple(weaker), (word, other)
        return None

    def _begun_by(self, word: str) -> Weighted:
        """Return the terms of the words that begin with a word, looked up once."""
        if word not in self._begun:
            longer = self.completions(word)
            self._begun[word] = tuple(
                (self.variants(one)[0][0], PREFIX_WEIGHT) for one in longer
            )
        return self._begun[word]

    def _terms(self, variants: Weighted) -> list[query.Query]:
        best: dict[str, float] = {}
        for term, weight in variants:
            best[term] = max(weight, best.get(term, 0.0))
        return [
            query.Term(name, term, boost=weight * FIELD_WEIGHTS[name])
            for term, weight in best.items()
            for name in TEXTS
        ]


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
    if filters.gemeente:
        here = (filters.gemeente, LAND)
        wanted.append(query.Or([query.Term("areas", code) for code in here]))
    if filters.since or filters.before:
        wanted.append(
            query.DateRange("starts", naive(filters.since), naive(filters.before), endexcl=True)
        )
    return query.And(wanted) if wanted else None


def _grouping() -> Facets:
    facets = Facets()
    for name in FACETS:
        facets.add_facet(name, FieldFacet(name, allow_overlap=True, maptype=Count))
    return facets


def _counted(results: Results) -> Iterable[tuple[str, tuple[tuple[str, int], ...]]]:
    for name in FACETS:
        groups = results.groups(name)
        yield name, tuple(sorted((value, count) for value, count in groups.items() if value))
