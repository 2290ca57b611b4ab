"""How hard a text is: the figure, and the sentences and words that make it so."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.plain_words import HARD, PlainWords, load_plain_words
from enrich.reading_level import (
    EASY_LIX,
    HARD_LIX,
    LONGEST_SENTENCE,
    reading_level,
    sentences,
)
from enrich.word_lists import SHIPPED

EASY = (
    "Heeft u te weinig geld? Wij helpen u gratis. Neem uw brieven mee. U hoeft geen afspraak "
    "te maken. Wij kijken samen wat u kunt doen. Bel ons gerust."
)
HARD_TEXT = (
    "Met betrekking tot uw aanvraag delen wij u mede dat ingevolge de vigerende verordening de "
    "desbetreffende tegemoetkoming niet kan worden verstrekt. U dient derhalve een "
    "bezwaarschrift in te dienen alvorens de beslistermijn is verstreken."
)


@pytest.fixture(scope="session")
def plain() -> PlainWords:
    return load_plain_words()


def test_an_easy_text_and_a_hard_one_are_told_apart(plain: PlainWords) -> None:
    easy, hard = reading_level(EASY, plain), reading_level(HARD_TEXT, plain)

    assert (easy.signal, hard.signal) == ("makkelijk", "moeilijk")
    assert easy.lix < EASY_LIX
    assert hard.lix > HARD_LIX
    assert (easy.hard_words, easy.rare_words, easy.long_sentences) == ((), (), ())


def test_hard_words_are_named_with_what_to_write_instead(plain: PlainWords) -> None:
    found = {one.text: one.instead for one in reading_level(HARD_TEXT, plain).hard_words}

    assert found["Met betrekking tot"] == "over"
    assert found["derhalve"] == "dus"
    assert found["dient"] == found["dienen"] == "moeten"


def test_a_hard_word_stands_where_it_says(plain: PlainWords) -> None:
    found = reading_level(HARD_TEXT, plain).hard_words

    assert [HARD_TEXT[one.start : one.end] for one in found] == [one.text for one in found]


def test_rare_words_are_named_once_without_names_and_hard_words(plain: PlainWords) -> None:
    text = "De beslistermijn is kort. Die beslistermijn geldt in Zwanenmeerseberg. Thans niet."

    assert reading_level(text, plain).rare_words == ("beslistermijn",)


def test_a_word_made_of_common_words_is_common(plain: PlainWords) -> None:
    text = "De huurtoeslag, de taalcursus en de speelgoedbibliotheek zijn er voor u."

    assert "huurtoeslag" not in reading_level(text, plain).rare_words
    assert "taalcursus" not in reading_level(text, plain).rare_words


def test_a_long_sentence_is_named(plain: PlainWords) -> None:
    long = "Een " + " ".join(["woord"] * LONGEST_SENTENCE) + "."

    assert reading_level(f"Kort. {long}", plain).long_sentences == (long,)
    assert reading_level(long.replace("woord ", "", 1), plain).long_sentences == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eén. Twee! Drie?", ["Eén.", "Twee!", "Drie?"]),
        ("Kop\n- een punt\n- nog een", ["Kop", "- een punt", "- nog een"]),
        ("Open van 9.00 tot 10.00 uur. Bel ons.", ["Open van 9.00 tot 10.00 uur.", "Bel ons."]),
        ("Neem bijv. Een foto mee.", ["Neem bijv. Een foto mee."]),
        ("Vraag dhr. Jansen. Hij helpt.", ["Vraag dhr. Jansen.", "Hij helpt."]),
        ("", []),
        ("... !", []),
    ],
)
def test_a_text_falls_apart_into_sentences(text: str, expected: list[str]) -> None:
    assert list(sentences(text)) == expected


def test_of_a_short_text_nothing_is_said(plain: PlainWords) -> None:
    assert reading_level("Derhalve.", plain).signal == ""


@given(st.text(max_size=200))
def test_any_text_gets_a_figure(plain: PlainWords, text: str) -> None:
    found = reading_level(text, plain)

    assert found.lix >= 0
    assert all(text[one.start : one.end] == one.text for one in found.hard_words)


def test_a_gemeente_adds_words_and_takes_them_away(tmp_path: Path) -> None:
    (tmp_path / HARD).write_text('[woorden]\nderhalve = ""\nwijkspil = "wijkhuis"\n')

    own = load_plain_words(extra=tmp_path)

    found = reading_level("Ga derhalve naar de wijkspil.", own).hard_words
    assert [(one.text, one.instead) for one in found] == [("wijkspil", "wijkhuis")]


def test_a_broken_list_of_a_gemeente_changes_nothing(plain: PlainWords, tmp_path: Path) -> None:
    (tmp_path / HARD).write_text("[woorden\n")

    assert load_plain_words(extra=tmp_path) == plain


def test_there_are_enough_hard_words_and_each_has_another_one() -> None:
    table = tomllib.loads((SHIPPED / HARD).read_text("utf-8"))["woorden"]

    assert len(table) >= 150
    assert [word for word, instead in table.items() if not instead.strip()] == []
    assert [word for word, instead in table.items() if word == instead] == []
