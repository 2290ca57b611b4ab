"""The question tree of "Help mij zoeken": its records, and all that is wrong with it. Pure.

begin ─answer→ question ─answer→ … ─answer→ outcome

An answer leads to a question or to an outcome. Every way from the first question to an outcome
takes at most MAX_STEPS answers, and no way comes back to where it was.
"""

from collections import deque
from collections.abc import Collection, Iterator, Mapping
from difflib import get_close_matches
from functools import cached_property

from attrs import define, frozen

from hub.errors import Problem
from hub.spot import Spot
from hub.vocabulary import Domain

FIRST = "begin"
"""The id of the first question: its file is begin.toml."""

MAX_STEPS = 6
"""More answers than this, and people give up (issue 9)."""


@frozen(kw_only=True)
class Answer:
    """One way onwards from a question; `to` is the id of a question or an outcome."""

    text: str
    to: str
    at: Spot


@frozen(kw_only=True)
class Question:
    """One page with a question. `lang` is the language of its words.

    `sensitive`: the rules of CARE.md part 1.2 hold for its page.
    """

    id: str
    text: str
    answers: tuple[Answer, ...]
    at: Spot
    intro: str = ""
    domain: Domain | None = None
    sensitive: bool = False
    lang: str = "nl"


@frozen(kw_only=True)
class Outcome:
    """The end of a way: an explanation, what to bring, and where to look for help.

    `words` choose among the items of the subject. `numbers` are of direct-hulp.toml and stand
    first. `rights`: a decision of the gemeente may be needed (CARE.md part 2.6). `lang` is the
    language of its words.
    """

    id: str
    title: str
    domain: Domain
    at: Spot
    text: tuple[str, ...] = ()
    bring: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    rights: bool = False
    sensitive: bool = False
    lang: str = "nl"


@define(frozen=True, kw_only=True)
class Tree:
    """All questions and outcomes in one language."""

    questions: tuple[Question, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Question | Outcome]:
        """Every question and outcome by its id; a question goes before an outcome."""
        found: dict[str, Question | Outcome] = {one.id: one for one in self.outcomes}
        return found | {one.id: one for one in self.questions}

    @property
    def first(self) -> Question | None:
        """The first question, when there is one."""
        found = self.by_id.get(FIRST)
        return found if isinstance(found, Question) else None


def tree_problems(
    tree: Tree,
    live: Mapping[str, Collection[Domain]],
    numbers: Collection[str] = (),
) -> tuple[Problem, ...]:
    """Return every dead end, loop, long way, lost page and empty outcome, with its line.

    `live` holds by the name of a gemeente the subjects on which it has something to show;
    `numbers` are those of direct-hulp.toml.
    """
    if not tree.questions and not tree.outcomes:
        return ()
    if tree.first is None:
        spots = (*(one.at for one in tree.questions), *(one.at for one in tree.outcomes))
        return (spots[0].problem(f"De eerste vraag ontbreekt: maak {FIRST}.toml."),)
    return tuple(
        sorted(
            (
                *_doubles(tree),
                *_dead_ends(tree),
                *_loops(tree),
                *_lost(tree),
                *_long_ways(tree),
                *_unknown_numbers(tree, numbers),
                *empty_outcomes(tree, live),
            )
        )
    )


def empty_outcomes(tree: Tree, live: Mapping[str, Collection[Domain]]) -> Iterator[Problem]:
    """Yield the outcomes for which a gemeente has nothing to show but its own counter.

    Those of one subject are told together: one new text on it fills them all.
    """
    empty: dict[tuple[Domain, str], list[Outcome]] = {}
    for outcome in tree.outcomes:
        lacking = ", ".join(
            sorted(name for name, domains in live.items() if outcome.domain not in domains)
        )
        if lacking and not outcome.numbers:
            empty.setdefault((outcome.domain, lacking), []).append(outcome)
    for (domain, lacking), outcomes in empty.items():
        named = ", ".join(f"`{one.id}`" for one in outcomes)
        yield outcomes[0].at.problem(
            f"Bij {named} is er niets te vinden in: {lacking}.",
            f"Voeg daar iets toe over {domain}: een organisatie of informatie.",
        )


def with_ends(tree: Tree) -> Tree:
    """Return the tree in which every answer leads to a page.

    What is missing becomes an outcome that has nothing but the answer itself: its page then
    shows the counter of the gemeente.
    """
    made: dict[str, Outcome] = {}
    for question in tree.questions:
        for answer in question.answers:
            if answer.to not in tree.by_id:
                made.setdefault(answer.to, _bare(question, answer))
    return Tree(questions=tree.questions, outcomes=(*tree.outcomes, *made.values()))


def steps_to(tree: Tree) -> Mapping[str, int]:
    """Return by id the most answers that lead to a page from the first question.

    Pages that no answer leads to are left out. Counting ends one step past MAX_STEPS, so a tree
    with a loop has an end too.
    """
    most: dict[str, int] = {}
    here = {FIRST}
    for step in range(MAX_STEPS + 2):
        most |= dict.fromkeys(here, step)
        here = {answer.to for one in sorted(here) for answer in _answers(tree, one)}
    return most


def _answers(tree: Tree, of: str) -> tuple[Answer, ...]:
    found = tree.by_id.get(of)
    return found.answers if isinstance(found, Question) else ()


def _bare(question: Question, answer: Answer) -> Outcome:
    return Outcome(
        id=answer.to,
        title=answer.text,
        domain=question.domain or Domain.SAMENLEVEN,
        at=answer.at,
        sensitive=question.sensitive,
        lang=question.lang,
    )


def _doubles(tree: Tree) -> Iterator[Problem]:
    names = {one.id for one in tree.questions}
    for outcome in tree.outcomes:
        if outcome.id in names:
            yield outcome.at.problem(f"`{outcome.id}` is ook de naam van een vraag.")


def _dead_ends(tree: Tree) -> Iterator[Problem]:
    for question in tree.questions:
        if not question.answers:
            hint = "Voeg een [[antwoord]] toe met tekst en naar."
            yield question.at.problem("Deze vraag heeft geen antwoorden.", hint)
        for answer in question.answers:
            if answer.to not in tree.by_id:
                message = f"Dit antwoord leidt nergens naartoe: `{answer.to}` bestaat niet."
                yield answer.at.problem(message, _meant(answer.to, tree))


def _meant(wanted: str, tree: Tree) -> str:
    close = get_close_matches(wanted, sorted(tree.by_id), n=1)
    return f"Bedoelde u `{close[0]}`?" if close else f"Maak {wanted}.toml."


def _loops(tree: Tree) -> Iterator[Problem]:
    """Yield the answers that lead back to a question on the way to them."""
    done: set[str] = set()
    for question in tree.questions:
        yield from _loops_from(tree, question, (), done)


def _loops_from(
    tree: Tree, question: Question, way: tuple[str, ...], done: set[str]
) -> Iterator[Problem]:
    if question.id in done:
        return
    here = (*way, question.id)
    for answer in question.answers:
        found = tree.by_id.get(answer.to)
        if answer.to in here:
            yield answer.at.problem(
                f"Dit antwoord leidt terug naar `{answer.to}`. Zo loopt iemand rond.",
                "Laat het antwoord naar een volgende vraag of een uitkomst leiden.",
            )
        elif isinstance(found, Question):
            yield from _loops_from(tree, found, here, done)
    done.add(question.id)


def _lost(tree: Tree) -> Iterator[Problem]:
    reached = _reached(tree)
    for name, one in sorted(tree.by_id.items()):
        if name not in reached:
            message = f"Geen antwoord leidt naar `{name}`. Niemand vindt deze pagina."
            yield one.at.problem(message, warning=True)


def _reached(tree: Tree) -> frozenset[str]:
    reached, ahead = {FIRST}, deque([FIRST])
    while ahead:
        for answer in _answers(tree, ahead.popleft()):
            if answer.to not in reached:
                reached.add(answer.to)
                ahead.append(answer.to)
    return frozenset(reached)


def _long_ways(tree: Tree) -> Iterator[Problem]:
    steps = steps_to(tree)
    for question in tree.questions:
        # The outcome itself is one answer further than the question.
        if steps.get(question.id) == MAX_STEPS and question.answers:
            yield question.at.problem(
                f"De weg naar `{question.id}` telt al {MAX_STEPS} antwoorden.",
                f"Na hoogstens {MAX_STEPS} antwoorden komt een uitkomst.",
            )


def _unknown_numbers(tree: Tree, numbers: Collection[str]) -> Iterator[Problem]:
    for outcome in tree.outcomes:
        for number in outcome.numbers:
            if number not in numbers:
                message = f"Het nummer {number} staat niet in direct-hulp.toml."
                yield outcome.at.problem(message)
