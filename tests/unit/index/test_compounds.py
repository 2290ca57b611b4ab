"""Compounds that are in no list of ours: the dictionary often knows both halves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.dutch import parts
from index.compounds import pieces


@pytest.mark.parametrize(
    ("compound", "expected"),
    [
        ("straatverlichting", ("straat", "verlichting")),
        ("participatiecoach", ("participatie", "coach")),
        ("scholierenvergoeding", ("scholier", "vergoeding")),
        ("openingstijden", ("opening", "tijd")),
        ("reisdocument", ("reis", "document")),
    ],
)
def test_unlisted_compound_falls_apart_into_words_of_the_dictionary(
    compound: str, expected: tuple[str, ...]
) -> None:
    assert parts(compound) == ()
    assert pieces(compound) == expected


def test_what_the_lists_say_goes_before_a_guess() -> None:
    assert pieces("huurtoeslag") == parts("huurtoeslag") == ("huur", "toeslag")


@pytest.mark.parametrize(
    "word",
    ["rechtsbijstand", "vertrouwen", "belangrijk", "persoonlijk", "oplossing", "luisteren"],
)
def test_word_that_only_looks_like_a_compound_stays_whole(word: str) -> None:
    assert pieces(word) == ()


@given(st.text(alphabet="abdefgiklnorstv'-3", max_size=70))
def test_word_is_no_piece_of_itself(word: str) -> None:
    assert word not in pieces(word)
