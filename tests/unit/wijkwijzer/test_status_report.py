from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from hub.errors import Problem
from hub.source import Source, SourceState
from hub.store import Slot
from hub.vocabulary import ListMode, Mode, SourceFormat, SourceStatus
from wijkwijzer.operating.status_report import (
    STATUS_JSON,
    Disk,
    Ending,
    Status,
    as_json,
    read_status,
    source_report,
    status_of,
)
from wijkwijzer.outcome import Outcome
from wijkwijzer.remembered import Remembered
from wijkwijzer.workspace import Workspace

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
YESTERDAY = NOW - timedelta(days=1)
DISK = Disk(used=1000, free=2000)
SOURCE = Source(
    id="bieb",
    title="Bibliotheek",
    url="https://example.org/agenda.ics",
    format=SourceFormat.ICS,
    scope="GM0034",
    publisher="Bibliotheek",
    list=ListMode.FULL,
)
STATE = SourceState(
    source_id="bieb", status=SourceStatus.OK, items=7, last_attempt=NOW, last_success=NOW
)
OUTCOME = Outcome(
    published=True,
    build="b2",
    pages=12,
    items=7,
    written=3,
    states=(STATE,),
    problems=(
        Problem(path="a.md", line=1, column=1, message="Fout."),
        Problem(path="a.md", line=2, column=1, message="Let op.", warning=True),
    ),
)
BEFORE = Status(
    refreshed_at=YESTERDAY, exit_code=0, mode=Mode.REAL, right_at=YESTERDAY, pages=10, items=5
)
SLOTS = (
    Slot(name="a", dirty=False, build="b1", published_at=YESTERDAY),
    Slot(name="b", dirty=False, build="b2", published_at=NOW),
    Slot(name="c", dirty=True),
)


def status(ending: Ending, before: Status | None = None) -> Status:
    reports = (
        source_report(evolve(SOURCE, id="zwembad"), None, None, 86400),
        source_report(SOURCE, STATE, NOW + timedelta(hours=6), 86400),
    )
    return status_of(ending, NOW, before, Remembered(slots=SLOTS), reports, DISK)


def test_status_tells_what_came_of_the_refresh() -> None:
    found = status(Ending(outcome=OUTCOME))

    assert (found.refreshed_at, found.right_at, found.published_at) == (NOW, NOW, NOW)
    assert (found.exit_code, found.build, found.pages, found.items) == (1, "b2", 12, 7)
    assert (found.content_errors, found.content_warnings) == (1, 1)


def test_failed_refresh_keeps_what_is_known_of_the_site_that_stands() -> None:
    found = status(Ending(error="de schijf is vol"), BEFORE)

    assert (found.exit_code, found.message) == (4, "de schijf is vol")
    assert (found.refreshed_at, found.right_at) == (NOW, YESTERDAY)
    assert (found.pages, found.items) == (10, 5)


def test_refused_publication_keeps_the_pages_of_the_site_that_stands() -> None:
    found = status(Ending(outcome=evolve(OUTCOME, refused="te weinig pagina's")), BEFORE)

    assert (found.exit_code, found.message) == (4, "te weinig pagina's")
    assert (found.right_at, found.pages) == (YESTERDAY, 10)


def test_first_refresh_that_fails_knows_nothing() -> None:
    found = status(Ending(error="stuk"))

    assert (found.right_at, found.pages) == (None, 0)


def test_sources_are_in_order_of_their_ids() -> None:
    assert [one.id for one in status(Ending(outcome=OUTCOME)).sources] == ["bieb", "zwembad"]


@pytest.mark.parametrize("ending", [Ending(outcome=OUTCOME), Ending(error="stuk")])
def test_status_that_is_written_can_be_read(ending: Ending, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.reports.mkdir()
    (workspace.reports / STATUS_JSON).write_bytes(as_json(status(ending)))

    assert read_status(workspace) == status(ending)


def test_same_status_gives_the_same_bytes_with_sorted_keys() -> None:
    written = as_json(status(Ending(outcome=OUTCOME)))

    assert written == as_json(status(Ending(outcome=OUTCOME)))
    assert written.index(b'"build"') < written.index(b'"exit_code"') < written.index(b'"pages"')


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"pages": 3}', b"\xff\xfe"])
def test_damaged_status_counts_as_none(damage: bytes, tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.reports.mkdir()
    (workspace.reports / STATUS_JSON).write_bytes(damage)

    assert read_status(workspace) is None


def test_missing_status_counts_as_none(tmp_path: Path) -> None:
    assert read_status(Workspace(tmp_path)) is None
