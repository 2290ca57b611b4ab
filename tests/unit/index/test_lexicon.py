"""How a typed word is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.lexicon import (
    BEGUN,
    FIRST_HALF,
    HEADED,
    SECOND_HALF,
    SHORTENED,
    Lexicon,
    Word,
    lexicon,
    order,
)

WORDS = lexicon(
    [
        Word("huisarts", 5, (("huisarts", 16), ("arts", 5)), ("dokter",)),
        Word("huisartsen", 0, (("huisarts", 16),)),
        Word("kinderopvang", 6, (("kinderopvang", 16),)),
        Word("kind", 7, (("kind", 16),)),
        Word("kinderen", 7, (("kind", 16),)),
        Word("rolstoel", 3, (("rolstoel", 16),)),
        Word("reparatie", 3, (("reparatie", 16),)),
        Word("bijstand", 4, (("bijstand", 16),)),
        Word("sociale", 2, (("sociaal", 16),)),
        Word("sociale dienst", 1, (("sociaal_dienst", 16), ("bijstand", 11)), ("bijstand",)),
        Word("dienst", 2, (("dienst", 16),)),
        Word("toevallig", 0, (("toeval", 16),)),
        Word("toevalligheid", 2, (("toevallig", 16),)),
        Word("wmoloket", 2, (("wmoloket", 16),)),
    ]
)


def test_known_word_is_read_as_it_is() -> None:
    reading = WORDS.read("huisarts")

    assert reading.terms == (("huisarts", 16), ("arts", 5))
    assert reading.also == ("dokter",)
    assert reading.used == ""


def test_hyphen_makes_no_difference() -> None:
    assert WORDS.read("wmo-loket") == WORDS.read("wmoloket")


def test_beginning_finds_the_most_usual_words() -> None:
    assert WORDS.read("kin").terms == (("kind", BEGUN), ("kinderopvang", BEGUN))


def test_word_in_passing_is_a_beginning_as_well() -> None:
    assert WORDS.read("toevallig").terms == (("toeval", 16), ("toevallig", BEGUN))


@pytest.mark.parametrize(
    ("typed", "used"),
    [
        ("huisrats", "huisarts"),
        ("uhisarts", "huisarts"),
        ("huisart5", "huisarts"),
        ("kinderopvagn", "kinderopvang"),
        ("xinderopvang", "kinderopvang"),
        ("bijstnad", "bijstand"),
        ("kinb", "kind"),
    ],
)
def test_typo_is_read_as_the_nearest_word(typed: str, used: str) -> None:
    assert WORDS.read(typed).used == used


@pytest.mark.parametrize("typed", ["aap", "kxx", "huisdieren", "bijstandloos"])
def test_word_too_far_from_any_is_no_typo(typed: str) -> None:
    assert WORDS.read(typed).used == ""


def test_nobody_means_a_word_that_stands_in_passing() -> None:
    assert WORDS.read("toevalllig").used == ""


def test_unknown_compound_is_read_as_its_halves() -> None:
    found = WORDS.read("rolstoelreparatie").terms

    assert found == (("rolstoel", FIRST_HALF), ("reparatie", SECOND_HALF))


def test_last_part_of_longer_words_finds_those() -> None:
    assert WORDS.read("opvang").terms == (("kinderopvang", HEADED),)


def test_word_like_no_other_is_read_as_what_begins_the_same() -> None:
    assert WORDS.read("reparateurs").terms == (("reparatie", SHORTENED),)


def test_exactly_what_was_typed_is_not_guessed_at() -> None:
    assert WORDS.read("huisrats", exactly=True).terms == ()


def test_words_next_to_each_other_make_a_phrase() -> None:
    found = [(start, end) for start, end, _ in WORDS.phrases(["de", "sociale", "dienst"])]

    assert found == [(1, 3)]


def test_two_words_with_one_text_are_put_together() -> None:
    found = lexicon([Word("bank", 1, (("bank", 16),)), Word("bank", 3, (("zitbank", 11),))])

    assert found.words == (Word("bank", 3, (("bank", 16), ("zitbank", 11))),)


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), unique=True))
def test_words_stand_as_a_browser_sorts_them(texts: list[str]) -> None:
    found = lexicon(Word(text, 1, (("x", 16),)) for text in texts)

    assert [word.text for word in found.words] == sorted(texts, key=order)


@given(st.text())
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(WORDS, Lexicon)
    assert WORDS.read(text).terms is not None
