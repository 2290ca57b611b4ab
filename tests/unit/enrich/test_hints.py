"""What short texts say without naming it: word fields that stand together, and a tone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.fields import Field
from enrich.hints import FEWEST_WORDS, LONGEST_HINT, NEAR, Combination, Hints
from enrich.lexicon import Label, Lexicon, term
from enrich.word_lists import load_vocabulary

SHIPPED = load_vocabulary()
WORD_FIELDS = Lexicon(SHIPPED.word_fields)
FITS = [
    pytest.param(one, text, id=f"{one.label}: {text[:40]}")
    for one in SHIPPED.combinations
    for text in one.fits
]
DOES_NOT_FIT = [
    pytest.param(text, id=text[:40])
    for one in SHIPPED.combinations
    for text in one.does_not_fit
]


def label(name: str, *words: str, least: float = 0.0) -> Label:
    return Label(id=name, terms=tuple(term(word) for word in words), least=least)


PERSON, FEELING = label("wie", "=ik", "vader"), label("gevoel", "bang", "=ik")
SMALL = Hints(
    lexicon=Lexicon((PERSON, FEELING)),
    combinations=(Combination(label="angst", fields=("wie", "gevoel")),),
)


def found(hints: Hints, body: str, title: str = "Xyz") -> list[str]:
    texts = (Field(name="title", text=title), Field(name="body", text=body))
    return [subject for subject, _ in hints(texts)]


@pytest.mark.parametrize(("combination", "text"), FITS)
def test_the_sentences_that_must_fit_do(combination: Combination, text: str) -> None:
    hints = Hints(lexicon=WORD_FIELDS, combinations=(combination,))

    assert found(hints, text) == [combination.label]


@pytest.mark.parametrize("text", DOES_NOT_FIT)
def test_the_sentences_that_must_not_fit_do_not(text: str) -> None:
    hints = Hints(lexicon=WORD_FIELDS, combinations=SHIPPED.combinations)

    assert found(hints, text) == []


def test_words_of_every_field_mean_something_together() -> None:
    assert found(SMALL, "Bang voor vader") == ["angst"]


@pytest.mark.parametrize("text", ["Bang in het donker", "Vader kookt", "Ik kook"])
def test_a_word_of_one_field_means_nothing(text: str) -> None:
    assert found(SMALL, text) == []


def test_one_word_does_not_stand_for_two_fields() -> None:
    assert found(SMALL, "Ik") == []


def test_words_far_from_each_other_mean_nothing() -> None:
    assert found(SMALL, "Vader " + "x" * NEAR + " bang") == []


def test_words_of_two_texts_mean_nothing_together() -> None:
    assert found(SMALL, "Bang", title="Vader") == []


def test_in_a_long_text_only_the_title_hints() -> None:
    long = "woord " * LONGEST_HINT

    assert found(SMALL, long + "bang voor vader") == []
    assert found(SMALL, long, title="Bang voor vader") == ["angst"]


def test_a_tone_takes_several_different_words() -> None:
    tone = label("verhaal", "=ik", "=mij", "=niemand", least=0.5)
    hints = Hints(lexicon=Lexicon((tone,)), tones=frozenset({"verhaal"}))

    assert FEWEST_WORDS == 3
    assert found(hints, "Niemand ziet mij zoals ik ben") == ["verhaal"]
    assert found(hints, "Ik en mij en ik") == []


@given(st.text(alphabet="ikbangvder .", max_size=200))
def test_what_hints_stands_in_the_text(text: str) -> None:
    hits = [hit for _, hits in SMALL((Field(name="body", text=text),)) for hit in hits]

    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
