"""The question tree: every way has an end, and no way comes back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.spot import Spot
from hub.vocabulary import Domain
from hub.wegwijs import (
    FIRST,
    MAX_STEPS,
    Answer,
    Outcome,
    Question,
    Tree,
    empty_outcomes,
    steps_to,
    tree_problems,
    with_ends,
)

LIVE = {"Testdorp": frozenset(Domain)}
NAMES = (FIRST, "a", "b", "c", "d")


def question(name: str, *targets: str, domain: Domain | None = Domain.WERK) -> Question:
    return Question(
        id=name,
        text=f"Vraag {name}?",
        domain=domain,
        sensitive=domain is Domain.VEILIGHEID,
        answers=tuple(
            Answer(text=f"Naar {to}", to=to, at=Spot(path=f"{name}.toml", line=number + 2))
            for number, to in enumerate(targets)
        ),
        at=Spot(path=f"{name}.toml"),
    )


def outcome(name: str, domain: Domain = Domain.WERK, **others: tuple[str, ...]) -> Outcome:
    return Outcome(
        id=name, title=name, domain=domain, at=Spot(path=f"uitkomsten/{name}.toml"), **others
    )  # type: ignore[arg-type]  # words and numbers are tuples


def told(tree: Tree, live: dict[str, frozenset[Domain]] | None = None) -> list[str]:
    found = tree_problems(tree, LIVE if live is None else live, {"112"})
    return [f"{one.path}:{one.line} {one.message}" for one in found]


def test_tree_that_ends_everywhere_is_right() -> None:
    tree = Tree(
        questions=(question(FIRST, "a", "z"), question("a", "z")), outcomes=(outcome("z"),)
    )

    assert told(tree) == []


def test_hub_without_a_tree_is_right() -> None:
    assert told(Tree()) == []


def test_tree_needs_its_first_question() -> None:
    assert "De eerste vraag ontbreekt" in told(Tree(outcomes=(outcome("z"),)))[0]


def test_answer_to_nothing_is_told_with_its_line() -> None:
    tree = Tree(questions=(question(FIRST, "z", "zz"),), outcomes=(outcome("z"),))

    assert told(tree) == ["begin.toml:3 Dit antwoord leidt nergens naartoe: `zz` bestaat niet."]


def test_close_name_is_offered() -> None:
    tree = Tree(questions=(question(FIRST, "schuldn"),), outcomes=(outcome("schulden"),))

    assert [one.hint for one in tree_problems(tree, LIVE) if not one.warning] == [
        "Bedoelde u `schulden`?"
    ]


def test_question_without_answers_is_a_dead_end() -> None:
    tree = Tree(questions=(question(FIRST, "a"), question("a")))

    assert told(tree) == ["a.toml:1 Deze vraag heeft geen antwoorden."]


@pytest.mark.parametrize(
    "questions",
    [
        (question(FIRST, FIRST),),
        (question(FIRST, "a"), question("a", "b"), question("b", "a")),
        (question(FIRST, "a", "b"), question("a", "b"), question("b", FIRST)),
    ],
)
def test_answer_that_leads_back_is_told(questions: tuple[Question, ...]) -> None:
    assert any("Zo loopt iemand rond" in one for one in told(Tree(questions=questions)))


def test_page_that_two_answers_lead_to_is_no_loop() -> None:
    tree = Tree(
        questions=(question(FIRST, "a", "b"), question("a", "z"), question("b", "z")),
        outcomes=(outcome("z"),),
    )

    assert told(tree) == []


def test_page_that_nobody_reaches_is_a_warning() -> None:
    tree = Tree(questions=(question(FIRST, "z"),), outcomes=(outcome("z"), outcome("lost")))
    found = tree_problems(tree, LIVE)

    assert [(one.path, one.warning) for one in found] == [("uitkomsten/lost.toml", True)]


def chain(length: int) -> Tree:
    names = (FIRST, *(f"q{number}" for number in range(1, length)), "z")
    return Tree(
        questions=tuple(question(one, to) for one, to in pairwise(names)),
        outcomes=(outcome("z"),),
    )


def test_way_of_six_answers_is_right() -> None:
    assert told(chain(MAX_STEPS)) == []


def test_longer_way_is_told() -> None:
    assert any("telt al 6 antwoorden" in one for one in told(chain(MAX_STEPS + 1)))


def test_outcome_without_anything_in_a_gemeente_is_told() -> None:
    tree = Tree(questions=(question(FIRST, "z"),), outcomes=(outcome("z", Domain.WONEN),))
    live = {"Almere": frozenset(Domain), "Testdorp": frozenset({Domain.WERK})}

    assert told(tree, live) == [
        "uitkomsten/z.toml:1 Bij `z` is er niets te vinden in: Testdorp."
    ]


def test_empty_outcomes_of_one_subject_are_told_together() -> None:
    tree = Tree(
        questions=(question(FIRST, "y", "z"),),
        outcomes=(outcome("y", Domain.WONEN), outcome("z", Domain.WONEN)),
    )

    assert told(tree, {"Testdorp": frozenset()}) == [
        "uitkomsten/y.toml:1 Bij `y`, `z` is er niets te vinden in: Testdorp."
    ]


def test_outcome_with_a_number_is_never_empty() -> None:
    tree = Tree(outcomes=(outcome("z", numbers=("112",)),))

    assert list(empty_outcomes(tree, {"Testdorp": frozenset()})) == []


def test_number_that_is_not_in_direct_hulp_is_told() -> None:
    tree = Tree(questions=(question(FIRST, "z"),), outcomes=(outcome("z", numbers=("999",)),))

    assert told(tree) == ["uitkomsten/z.toml:1 Het nummer 999 staat niet in direct-hulp.toml."]


def test_name_of_both_a_question_and_an_outcome_is_told() -> None:
    tree = Tree(
        questions=(question(FIRST, "a"), question("a", "z")),
        outcomes=(outcome("a"), outcome("z")),
    )

    assert told(tree) == ["uitkomsten/a.toml:1 `a` is ook de naam van een vraag."]


def test_missing_end_becomes_a_bare_outcome_of_the_question() -> None:
    tree = with_ends(Tree(questions=(question(FIRST, "weg", domain=Domain.VEILIGHEID),)))

    assert [(one.id, one.title, one.sensitive) for one in tree.outcomes] == [
        ("weg", "Naar weg", True)
    ]


@given(
    st.dictionaries(
        st.sampled_from(NAMES), st.lists(st.sampled_from((*NAMES, "z")), max_size=3), min_size=1
    )
)
def test_any_tree_gets_an_end_and_is_counted(ways: dict[str, list[str]]) -> None:
    tree = Tree(questions=tuple(question(name, *to) for name, to in sorted(ways.items())))

    whole = with_ends(tree)

    assert all(answer.to in whole.by_id for one in whole.questions for answer in one.answers)
    assert max(steps_to(whole).values()) <= MAX_STEPS + 1
    assert tree_problems(tree, LIVE) == tree_problems(tree, LIVE)
