"""Phrases in a row of terms."""

from hypothesis import given
from hypothesis import strategies as st

from index.phrases import PhraseBook

BOOK = PhraseBook(frozenset({"gat_weg", "laag_inkomen", "langdurig_laag_inkomen"}))
ROWS = st.lists(st.sampled_from(["", "gat", "weg", "langdurig", "laag", "inkomen"]))


def test_stop_word_inside_a_phrase_does_not_matter() -> None:
    assert list(BOOK.find(["er", "gat", "", "", "weg"])) == [(1, 5, "gat_weg")]


def test_longest_phrase_goes_first() -> None:
    found = list(BOOK.find(["langdurig", "laag", "inkomen"]))

    assert found == [(0, 3, "langdurig_laag_inkomen")]


def test_half_a_phrase_is_none() -> None:
    assert list(BOOK.find(["gat", "laag"])) == []


@given(ROWS)
def test_phrases_stand_in_order_and_do_not_overlap(row: list[str]) -> None:
    found = list(BOOK.find(row))

    ends = [0, *(end for _, end, _ in found)]
    assert all(end <= start for end, (start, _, _) in zip(ends, found, strict=False))
    assert all(term in BOOK.terms for _, _, term in found)
