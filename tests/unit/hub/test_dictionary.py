"""The dictionary is asked in a shorter way than its library does, and gives the same."""

import pytest
import simplemma
from hypothesis import given
from hypothesis import strategies as st

from hub.dutch import fold, in_dictionary

LETTERS = st.text("abcdeghijklnorstuwz", max_size=6)
WORDS = (
    "huis", "huizen", "amsterdam", "januari", "op", "ophalen", "opgehaald", "kinderopvang",
    "straatverlichting", "cafe", "cafes", "ideeen", "foto's", "wmo-loket", "a", "18+", "qwxz",
)  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_known_when_the_library_knows_it(word: str) -> None:
    assert in_dictionary(word) == simplemma.is_known(word, "nl")


@given(LETTERS.filter(bool))
def test_letters_are_known_when_the_library_knows_them(letters: str) -> None:
    word = fold(letters)

    assert in_dictionary(word) == simplemma.is_known(word, "nl")
