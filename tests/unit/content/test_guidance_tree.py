"""The tree that ships, spoilt in every way that matters: the check must see it."""

from functools import cache
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from hub.content.files import ContentFiles, no_last_good
from hub.content.guide import read_guide
from hub.vocabulary import Domain
from hub.wegwijs import FIRST, MAX_STEPS, Outcome, Question, Tree, steps_to, tree_problems

CONTENT = Path(__file__).parents[3] / "content"
EVERYTHING = frozenset(Domain)


@cache
def tree(language: str = "nl") -> Tree:
    files = ContentFiles(CONTENT, no_last_good)
    return read_guide(files, ("nl", "en", "ar"), "u").tree(language)


NUMBERS = frozenset(number for one in tree().outcomes for number in one.numbers)
ANSWERS = st.sampled_from(
    [(one.id, at) for one in tree().questions for at in range(len(one.answers))]
)


def problems(spoilt: Tree, live: frozenset[Domain] = EVERYTHING) -> list[str]:
    found = tree_problems(spoilt, {"Testdorp": live}, NUMBERS)
    return [one.message for one in found if not one.warning]


def pointed(question: Question, at: int, to: str) -> Question:
    """Return a question of which one answer leads elsewhere."""
    answers = list(question.answers)
    answers[at] = evolve(answers[at], to=to)
    return evolve(question, answers=tuple(answers))


def changed(whole: Tree, question_id: str, at: int, to: str) -> Tree:
    return evolve(
        whole,
        questions=tuple(
            pointed(one, at, to) if one.id == question_id else one for one in whole.questions
        ),
    )


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_tree_is_whole_in_every_language(language: str) -> None:
    assert tree_problems(tree(language), {"Testdorp": EVERYTHING}, NUMBERS) == ()


@pytest.mark.parametrize("language", ["nl", "en", "ar"])
def test_help_is_never_more_than_six_answers_away(language: str) -> None:
    most = steps_to(tree(language))

    assert {one.id for one in tree(language).outcomes} <= set(most)
    assert max(most.values()) <= MAX_STEPS == 6


@given(ANSWERS)
def test_answer_that_leads_nowhere_is_always_seen(answer: tuple[str, int]) -> None:
    found = problems(changed(tree(), *answer, "bestaat-niet"))

    assert any("leidt nergens naartoe" in one for one in found)


@given(ANSWERS)
def test_answer_that_leads_to_the_beginning_is_always_seen(answer: tuple[str, int]) -> None:
    found = problems(changed(tree(), *answer, FIRST))

    assert any("Zo loopt iemand rond" in one for one in found)


@given(st.sampled_from([one.id for one in tree().questions]))
def test_question_without_answers_is_always_seen(bare: str) -> None:
    spoilt = evolve(
        tree(),
        questions=tuple(
            evolve(one, answers=()) if one.id == bare else one for one in tree().questions
        ),
    )

    assert any("geen antwoorden" in one for one in problems(spoilt))


@given(st.sampled_from([one.id for one in tree().outcomes]))
def test_outcome_that_is_lost_is_always_seen(lost: str) -> None:
    rest = tuple(one for one in tree().outcomes if one.id != lost)

    assert any(lost in one for one in problems(evolve(tree(), outcomes=rest)))


@given(st.sampled_from(sorted({one.domain for one in tree().outcomes if not one.numbers})))
def test_subject_on_which_a_gemeente_has_nothing_is_always_seen(bare: Domain) -> None:
    found = problems(tree(), EVERYTHING - {bare})

    assert any("niets te vinden in: Testdorp" in one for one in found)


@given(st.integers(min_value=1, max_value=MAX_STEPS), ANSWERS)
def test_way_that_becomes_too_long_is_seen(more: int, answer: tuple[str, int]) -> None:
    question = next(one for one in tree().questions if one.id == answer[0])
    end = question.answers[answer[1]].to
    extra = [f"extra-{at}" for at in range(more)]
    between = tuple(
        evolve(
            question,
            id=name,
            answers=(evolve(question.answers[0], to=to),),
        )
        for name, to in zip(extra, [*extra[1:], end], strict=True)
    )
    whole = changed(tree(), *answer, extra[0])

    longer = evolve(whole, questions=(*whole.questions, *between))

    too_long = max(steps_to(longer).values()) > MAX_STEPS
    assert any("telt al" in one for one in problems(longer)) is too_long


def test_every_outcome_says_something_or_has_a_number() -> None:
    silent = [one.id for one in tree().outcomes if not one.text and not one.numbers]

    assert silent == []
    assert all(isinstance(one, Outcome) and one.title for one in tree().outcomes)
