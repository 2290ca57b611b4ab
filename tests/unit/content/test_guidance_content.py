"""The guidance that ships: complete, short and plain, in u and je and in three languages."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from enrich.plain_words import load_plain_words
from enrich.reading_level import LONGEST_SENTENCE, reading_level
from hub.content.files import ContentFiles, no_last_good
from hub.content.guide import read_guide
from hub.guide import Guide
from hub.vocabulary import Domain
from hub.wegwijs import MAX_STEPS, steps_to, tree_problems

CONTENT = Path(__file__).parents[3] / "content"
LANGUAGES = ("nl", "en", "ar")
NUMBERS = re.findall(r'nummer = "([^"]+)"', (CONTENT / "direct-hulp.toml").read_text())
HARD_LIX = 35
FORBIDDEN = re.compile(
    r"u heeft recht op|altijd recht|gegarandeerd|\b(zwak|zelfredzaam|risico|score|€|euro)\b",
    re.IGNORECASE,
)


@cache
def guide(form: str = "u") -> Guide:
    return read_guide(ContentFiles(CONTENT, no_last_good), LANGUAGES, form)


def dutch_texts(form: str) -> Iterator[str]:
    whole = guide(form)
    for question in whole.tree().questions:
        yield from (question.text, question.intro, *(one.text for one in question.answers))
    for outcome in whole.tree().outcomes:
        yield from (outcome.title, *outcome.text, *outcome.bring)
    for one in whole.assessment().situations:
        yield from (one.text, one.alone, one.decision, one.urgent)
    yield whole.assessment().safety
    for event in (*whole.life_events, *whole.themes):
        yield from (event.title, event.intro)
        for step in event.steps:
            yield from (step.title, *step.text)


def sentences(text: str) -> list[str]:
    return [one for one in re.split(r"(?<=[.?!:])\s+", text) if one]


def test_tree_has_no_dead_end_loop_or_lost_page() -> None:
    found = tree_problems(guide().tree(), {"Testdorp": frozenset(Domain)}, NUMBERS)

    assert [str(one) for one in found] == []


def test_tree_asks_forty_questions_or_more_over_all_subjects() -> None:
    questions = guide().tree().questions

    assert len(questions) >= 40
    assert {one.domain for one in questions} >= set(Domain)


def test_every_way_is_short() -> None:
    assert max(steps_to(guide().tree()).values()) <= MAX_STEPS


@pytest.mark.parametrize("language", ["en", "ar"])
def test_whole_tree_and_check_are_there_in_another_language(language: str) -> None:
    tree, assessment = guide().tree(language), guide().assessment(language)
    answers = [one.text for question in tree.questions for one in question.answers]
    dutch = [one.text for question in guide().tree().questions for one in question.answers]

    assert {one.lang for one in (*tree.questions, *tree.outcomes)} == {language}
    assert {one.lang for one in assessment.situations} == {language}
    assert [one for one, own in zip(answers, dutch, strict=True) if one == own] == []


@pytest.mark.parametrize("form", ["u", "je"])
def test_no_sentence_is_longer_than_fifteen_words(form: str) -> None:
    long = [
        one
        for text in dutch_texts(form)
        for one in sentences(text)
        if len(one.split()) > LONGEST_SENTENCE
    ]

    assert long == []


def test_text_reads_easily() -> None:
    text = " ".join(one if one.endswith((".", "?")) else f"{one}." for one in dutch_texts("u"))

    assert reading_level(text, load_plain_words()).lix <= HARD_LIX


def test_informal_text_says_je_everywhere() -> None:
    formal = re.compile(r"\b(u|uw|uzelf)\b", re.IGNORECASE)

    assert [one for one in dutch_texts("je") if formal.search(one)] == []


@pytest.mark.parametrize("form", ["u", "je"])
def test_no_text_promises_a_right_an_amount_or_a_judgement(form: str) -> None:
    assert [one for one in dutch_texts(form) if FORBIDDEN.search(one)] == []


def test_outcomes_towards_care_youth_help_and_debts_name_the_rights() -> None:
    rights = {one.id for one in guide().tree().outcomes if one.rights}

    assert rights >= {
        "huishouden",
        "aanpassen",
        "vervoer",
        "respijt",
        "jeugdhulp",
        "schuldhulp",
    }


def test_every_life_event_crosses_subjects() -> None:
    events = guide().life_events

    assert len(events) >= 10
    assert [one.slug for one in events if len({step.domain for step in one.steps}) < 3] == []


def test_check_asks_about_nine_subjects_and_never_about_safety() -> None:
    asked = [one.domain for one in guide().assessment().situations]

    assert sorted(asked) == sorted(set(Domain) - {Domain.VEILIGHEID})
