"""What came of a refresh, and the exit code that says so (DESIGN.md part 10)."""

import enum

from attrs import frozen

from hub.errors import Problem
from hub.source import SourceState
from hub.vocabulary import SourceStatus


class ExitCode(enum.IntEnum):
    """What a shell or a scheduler gets."""

    FINE = 0
    CONTENT = 1
    USAGE = 2
    SOURCES = 3
    NOT_PUBLISHED = 4
    LOCKED = 75


BAD = frozenset(
    {
        SourceStatus.FAILED,
        SourceStatus.HELD,
        SourceStatus.GONE,
        SourceStatus.BLOCKED_BY_ROBOTS,
    }
)
"""The statuses that a person must look at; degraded and ratelimited mend themselves."""


@frozen(kw_only=True)
class Outcome:
    """A finished refresh. `published` is False when nothing was new."""

    published: bool
    build: str
    pages: int
    items: int
    written: int
    states: tuple[SourceState, ...]
    problems: tuple[Problem, ...]
    refused: str = ""

    @property
    def exit_code(self) -> ExitCode:
        """The worst that there is to tell; a source wins over a mistake in a file."""
        if self.refused:
            return ExitCode.NOT_PUBLISHED
        if any(state.status in BAD for state in self.states):
            return ExitCode.SOURCES
        if any(not problem.warning for problem in self.problems):
            return ExitCode.CONTENT
        return ExitCode.FINE


def outcome_facts(outcome: Outcome) -> dict[str, object]:
    """Return what came of a refresh for machines."""
    return {
        "exit": int(outcome.exit_code),
        "published": outcome.published,
        "build": outcome.build,
        "pages": outcome.pages,
        "items": outcome.items,
        "written": outcome.written,
        "refused": outcome.refused,
        "sources": {state.source_id: state.status.value for state in outcome.states},
        "errors": sum(1 for problem in outcome.problems if not problem.warning),
        "warnings": sum(1 for problem in outcome.problems if problem.warning),
    }


def outcome_text(outcome: Outcome) -> str:
    """Return what came of a refresh in one line."""
    statuses = [state.status.value for state in outcome.states]
    counts = ", ".join(f"{statuses.count(name)} {name}" for name in sorted(set(statuses)))
    new = f"{outcome.written} bestanden nieuw" if outcome.published else "niets nieuws"
    return (
        f"{outcome.items} items, {outcome.pages} pagina's, {new}; bronnen: {counts or 'geen'}."
    )
