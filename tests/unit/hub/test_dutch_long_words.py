"""A run of letters that nobody would write costs no time: sources are hostile."""

import pytest

from hub.dutch import lemma, parts, stem

LONG = 5_000


@pytest.mark.parametrize(
    "word", ["a" * LONG, "heid" * LONG, "schoon" + "heid" * LONG, "sch" * LONG, "ge" * LONG]
)
def test_run_of_letters_is_left_as_it_is(word: str) -> None:
    assert lemma(word) == word
    assert stem(word) == word
    assert parts(word) == ()


def test_long_word_that_exists_is_still_taken_apart() -> None:
    assert parts("vluchtelingenwerkorganisatie") == ("vluchteling", "werk", "organisatie")
