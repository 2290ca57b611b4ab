"""Other forms of a word, as the dictionary has them."""

import pytest

from index.inflections import other_forms


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("fietsen", "gefietst"),
        ("huurschuld", "huurschulden"),
        ("ideeen", "ideetje"),
        ("orienteren", "orienterende"),
        ("amsterdam", "amsterdams"),
    ],
)
def test_word_has_the_forms_of_the_dictionary_without_marks_and_capitals(
    word: str, form: str
) -> None:
    assert form in other_forms(word)


@pytest.mark.parametrize("word", ["wmo", "x" * 31])
def test_very_short_and_very_long_words_have_no_other_forms(word: str) -> None:
    assert other_forms(word) == ()
