"""The words of a text, in columns that fit the text."""

from hypothesis import given
from hypothesis import strategies as st

from enrich.words import words
from hub.dutch import lemma, tokens

TEXTS = st.text(alphabet="abeknÉßﬁ -’'1+\n.", max_size=60)


def test_a_hyphenated_word_is_followed_by_its_pieces() -> None:
    found = words("Een SZW-toeslag-e")

    assert found.texts == ("een", "szw-toeslag-e", "szw", "toeslag")
    assert found.spans == ((0, 3), (4, 17), (4, 7), (8, 15))
    assert found.whole == ("een", "szw-toeslag-e")


def test_a_word_that_folding_makes_longer_keeps_no_pieces() -> None:
    assert words("straße-feest").texts == ("strasse-feest",)


@given(TEXTS)
def test_every_word_stands_where_it_says(text: str) -> None:
    found = words(text)

    assert len(found.texts) == len(found.lemmas) == len(found.spans)
    assert all(0 <= start < end <= len(text) for start, end in found.spans)


@given(TEXTS)
def test_without_the_pieces_they_are_the_tokens(text: str) -> None:
    assert words(text).whole == tuple(token.text for token in tokens(text))


@given(TEXTS)
def test_every_word_has_its_lemma(text: str) -> None:
    found = words(text)

    assert found.lemmas == tuple(map(lemma, found.texts))
