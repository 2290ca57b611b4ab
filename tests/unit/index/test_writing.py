"""Whole texts go into the index, whole lists come out."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.columns import SUFFIX, Columns, KeptColumns, read_columns
from index.engine import Filters, SearchIndex
from index.writing import FieldRows
from tests.fakes.documents import a_document

TEXTS = st.lists(
    st.dictionaries(st.sampled_from([b"aap", b"noot", b"mies", b"wim"]), st.just(1.0)),
    max_size=12,
)
MANY = 300
"""More documents than Whoosh puts in one block of its own."""


def rows_of(texts: list[dict[bytes, float]]) -> FieldRows:
    terms = sorted({term for text in texts for term in text}, reverse=True)
    pairs = [(terms.index(term), doc) for doc, text in enumerate(texts) for term in text]
    return FieldRows(
        terms=tuple(terms),
        places=np.array([place for place, _ in pairs], dtype=np.int32),
        docs=np.array([doc for _, doc in pairs], dtype=np.uint32),
        weights=np.ones(len(pairs), dtype=np.float32),
    )


@given(TEXTS)
def test_list_of_a_term_has_every_text_with_that_term(texts: list[dict[bytes, float]]) -> None:
    found = {term: docs.tolist() for term, docs, _, _ in rows_of(texts).lists()}

    assert list(found) == sorted(found)
    assert found == {
        term: [doc for doc, text in enumerate(texts) if term in text] for term in found
    }
    assert sum(map(len, found.values())) == sum(map(len, texts))


@given(TEXTS)
def test_steps_lead_to_the_documents(texts: list[dict[bytes, float]]) -> None:
    lists = list(rows_of(texts).lists())

    assert [np.cumsum(steps).tolist() for _, _, steps, _ in lists] == [
        docs.tolist() for _, docs, _, _ in lists
    ]


@pytest.fixture
def index(tmp_path: Path) -> SearchIndex:
    """An index of which some documents were changed and taken out again."""
    made = SearchIndex(tmp_path / "index")
    first = [a_document(f"x:{number}", f"Taalles {number % 7}") for number in range(20)]
    made.update(first)
    edited = [a_document(f"x:{number}", "Koffie en taalcafé") for number in range(4)]
    made.update([*edited, *first[4:18]])
    return made


def every(columns: Columns) -> tuple[list[object], list[object]]:
    """Return what columns say, in an order that does not depend on who made them."""
    rows = zip(columns.places, columns.docs, columns.impacts, strict=True)
    words = zip(columns.word_places, columns.word_docs, strict=True)
    return (
        sorted((columns.terms[place], columns.ids[doc], impact) for place, doc, impact in rows),
        sorted((columns.words[place], doc) for place, doc in words),
    )


def test_what_is_kept_of_a_segment_is_what_whoosh_has(index: SearchIndex) -> None:
    kept = {path.stem for path in index.folder.glob(f"*{SUFFIX}")}

    with index.reading() as reader:
        leaves = [leaf for leaf, _ in reader.searcher.reader().leaf_readers()]
        read = [every(read_columns(leaf)) for leaf in leaves]
        found = [every(KeptColumns(index.folder, keep=False)(leaf)) for leaf in leaves]
        names = {leaf.segment().segment_id() for leaf in leaves}

    assert names <= kept
    assert found == read


def test_term_of_many_documents_is_found_in_each(tmp_path: Path) -> None:
    index = SearchIndex(tmp_path / "index")
    index.update(a_document(f"x:{number}", "Taalles") for number in range(MANY))

    found = index.search("taalles", Filters())

    assert found.total == MANY
