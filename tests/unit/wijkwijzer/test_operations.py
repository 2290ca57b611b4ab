import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from harvest.due import definition_hash
from hub.content.settings import load_content
from hub.errors import ModeError
from hub.source import SourceState
from hub.sqlite_store import SqliteStore
from hub.store import Slot
from hub.vocabulary import Mode, SourceStatus
from tests.fakes.small_content import write_small_content
from wijkwijzer.operating.afterwards import Aftercare, reported
from wijkwijzer.operating.operations import health, health_facts, next_moment, schedule
from wijkwijzer.options import SAMPLE_NOW, Options
from wijkwijzer.outcome import ExitCode, Outcome
from wijkwijzer.progress import silent
from wijkwijzer.workspace import Workspace

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
OUTCOME = Outcome(
    published=True, build="b1", pages=12, items=7, written=3, states=(), problems=()
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return write_small_content(tmp_path / "content")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path / "output")


@pytest.fixture
def refreshed(content: Path, workspace: Workspace) -> Workspace:
    """A hub that was refreshed at NOW: one copy of the site, one source, both reports."""
    (source,) = load_content(content).sources
    store = SqliteStore.open(workspace.database, Mode.REAL)
    state = SourceState(
        source_id=source.id,
        status=SourceStatus.OK,
        last_attempt=NOW,
        last_success=NOW,
        definition_hash=definition_hash(source),
    )
    store.save_state(state)
    store.save_slot(Slot(name="a", dirty=False, build="b1", published_at=NOW))
    store.close()
    (workspace.root / "slots" / "a").mkdir(parents=True)
    workspace.site.symlink_to("slots/a")
    care = Aftercare(content=content, workspace=workspace, now=NOW, report=silent)
    with reported(care) as ended:
        ended.outcome = OUTCOME
    return workspace


def options(content: Path, workspace: Workspace, now: datetime, *, as_json: bool) -> Options:
    return Options(content=content, output=workspace.root, now=now, as_json=as_json)


def test_refreshed_hub_is_healthy(
    content: Path, refreshed: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    code = health(options(content, refreshed, NOW + HOUR, as_json=False))

    assert code is ExitCode.FINE
    assert capsys.readouterr().out.startswith("Alles is in orde.\n")


def test_hub_of_two_days_ago_is_stale_and_says_what(
    content: Path, refreshed: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    code = health(options(content, refreshed, NOW + 2 * DAY, as_json=True))

    assert code is ExitCode.CONTENT
    facts = json.loads(capsys.readouterr().out)
    assert facts["healthy"] is False
    assert [one["about"] for one in facts["findings"]] == ["refresh", "source"]


def test_health_of_nothing_says_so_and_makes_nothing(
    content: Path, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    code = health(options(content, workspace, NOW, as_json=False))

    assert code is ExitCode.CONTENT
    assert "Er is nog geen site." in capsys.readouterr().out
    assert not workspace.root.exists()


def test_health_without_settings_or_store_reports_both(
    tmp_path: Path, refreshed: Workspace
) -> None:
    refreshed.database.write_bytes(b"no database " * 100)

    facts = health_facts(tmp_path / "nowhere", refreshed, lambda _: NOW)

    assert facts.content_error == "Dit bestand ontbreekt."
    assert "beschadigd" in facts.store_error


def test_sample_is_judged_by_its_own_clock(content: Path, workspace: Workspace) -> None:
    SqliteStore.open(workspace.database, Mode.SAMPLE).close()

    facts = health_facts(
        content, workspace, lambda mode: SAMPLE_NOW if mode is Mode.SAMPLE else NOW
    )

    assert facts.now == SAMPLE_NOW


def test_next_moment_comes_from_the_store(content: Path, refreshed: Workspace) -> None:
    found = next_moment(content, refreshed, NOW + HOUR, every=DAY)

    assert found == NOW + 6 * HOUR


@pytest.mark.parametrize("now", [NOW, NOW + DAY])
def test_hub_without_anything_is_refreshed_at_once(
    content: Path, workspace: Workspace, now: datetime
) -> None:
    assert next_moment(content, workspace, now, every=HOUR) == now


def test_sample_is_not_kept_fresh(content: Path, workspace: Workspace) -> None:
    SqliteStore.open(workspace.database, Mode.SAMPLE).close()

    with pytest.raises(ModeError):
        schedule(
            options(content, workspace, NOW, as_json=False),
            clock=lambda: NOW,
            every=HOUR,
            report=silent,
        )
