"""From the index in Whoosh to what one gemeente's search is made of."""

from datetime import date
from pathlib import Path

from attrs import evolve

from hub.codec import encode
from hub.identity import digest
from hub.search_files import SearchFiles
from hub.search_item import SearchScope
from hub.sweeping import seldom_swept
from index.analysis import phrase_book
from index.bundles import Bundles
from index.collection import collect
from index.columns import KeptColumns
from index.engine import Reader
from index.export import Searchable, export
from index.kept_bundles import KeptBundles
from index.postings import texts_of
from index.ranking import Ranking
from index.schema import fingerprint
from index.vocabulary import Vocabulary, keep_notebook, open_notebook

NOTEBOOK = "words.json"
"""Beside the index: what was found out about its words, for the next time."""


@seldom_swept()
def searchables(
    reader: Reader,
    scopes: tuple[SearchScope, ...],
    folder: Path,
    today: date,
    *,
    keep: bool = True,
) -> tuple[Searchable, ...]:
    """Return what the search of each gemeente is made of; `folder` is that of the index.

    Without `keep` nothing is written beside the index: for who only asks.
    """
    groups = reader.variants.groups
    made_with = digest(fingerprint(phrase_book(groups)).encode() + encode(groups))
    notebook = open_notebook(folder / NOTEBOOK, made_with)
    vocabulary = Vocabulary(variants=reader.variants, notebook=notebook)
    columns = KeptColumns(folder, keep=keep)
    found = tuple(_searchable(reader, scope, vocabulary, columns, today) for scope in scopes)
    if keep:
        columns.forget_others()
        keep_notebook(folder / NOTEBOOK, notebook, vocabulary.used)
    return found


@seldom_swept()
def search_files(searchable: Searchable, kept: KeptBundles | None = None) -> SearchFiles:
    """Return the files of a gemeente's search, a bundle for each wijk among them.

    A bundle that is `kept` is not made again.
    """
    files = export(searchable)
    made = Bundles(searchable, kept or KeptBundles())
    homes = (area for area in searchable.areas if area.own)
    bundles = filter(None, map(made, homes))
    return evolve(files, files=(*files.files, *sorted(bundles, key=lambda one: one.path)))


def ranking(searchable: Searchable) -> Ranking:
    """Return the ranking that the files of this search have in a browser."""
    return Ranking(
        collection=searchable.collection,
        lexicon=searchable.lexicon,
        postings=searchable.postings.of,
        areas=searchable.areas,
    )


def _searchable(
    reader: Reader,
    scope: SearchScope,
    vocabulary: Vocabulary,
    columns: KeptColumns,
    today: date,
) -> Searchable:
    collection = collect(scope.items)
    texts = texts_of(reader.searcher.reader(), collection.numbers, columns)
    return Searchable(
        code=scope.code,
        gemeente=scope.gemeente,
        collection=collection,
        postings=texts.postings,
        lexicon=vocabulary(texts.words, texts.postings),
        areas=scope.areas,
        today=today,
    )
