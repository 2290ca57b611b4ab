import pytest

from hub.errors import Problem
from hub.source import SourceState
from hub.vocabulary import SourceStatus
from wijkwijzer.outcome import ExitCode, Outcome

MISTAKE = Problem(path="a.md", line=1, column=1, message="Fout.")
WARNING = Problem(path="a.md", line=1, column=1, message="Let op.", warning=True)


def outcome(
    *statuses: SourceStatus, problems: tuple[Problem, ...] = (), refused: str = ""
) -> Outcome:
    return Outcome(
        published=False,
        build="",
        pages=0,
        items=0,
        written=0,
        states=tuple(SourceState(source_id=str(status), status=status) for status in statuses),
        problems=problems,
        refused=refused,
    )


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (SourceStatus.OK, ExitCode.FINE),
        (SourceStatus.DEGRADED, ExitCode.FINE),
        (SourceStatus.RATELIMITED, ExitCode.FINE),
        (SourceStatus.FAILED, ExitCode.SOURCES),
        (SourceStatus.HELD, ExitCode.SOURCES),
        (SourceStatus.GONE, ExitCode.SOURCES),
        (SourceStatus.BLOCKED_BY_ROBOTS, ExitCode.SOURCES),
    ],
)
def test_status_of_a_source_decides_the_exit_code(status: SourceStatus, code: ExitCode) -> None:
    assert outcome(SourceStatus.OK, status).exit_code is code


def test_mistake_in_content_gives_one_and_a_warning_nothing() -> None:
    assert outcome(problems=(MISTAKE,)).exit_code is ExitCode.CONTENT
    assert outcome(problems=(WARNING,)).exit_code is ExitCode.FINE


def test_bad_source_wins_over_a_mistake() -> None:
    assert outcome(SourceStatus.HELD, problems=(MISTAKE,)).exit_code is ExitCode.SOURCES


def test_refused_publication_wins_over_all() -> None:
    assert outcome(SourceStatus.HELD, refused="te weinig").exit_code is ExitCode.NOT_PUBLISHED
