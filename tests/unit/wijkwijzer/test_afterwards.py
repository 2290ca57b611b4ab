import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from hub.content.settings import load_content
from hub.errors import ModeError, StoreError
from hub.gemeente import HealthLimits, Hub
from hub.source import SourceState
from hub.sqlite_store import SqliteStore
from hub.store import Slot
from hub.vocabulary import Mode, SourceStatus
from tests.fakes.small_content import write_small_content
from tests.fakes.watcher import watching
from wijkwijzer.operating.afterwards import Aftercare, call_watcher, reported
from wijkwijzer.operating.status_report import read_status
from wijkwijzer.outcome import Outcome
from wijkwijzer.progress import Event
from wijkwijzer.workspace import Workspace

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
OUTCOME = Outcome(
    published=True, build="b1", pages=12, items=7, written=3, states=(), problems=()
)
STATE = SourceState(
    source_id="bieb", status=SourceStatus.OK, items=7, last_attempt=NOW, last_success=NOW
)

MakeCare = Callable[..., Aftercare]


@pytest.fixture
def events() -> list[Event]:
    return []


@pytest.fixture
def make_care(tmp_path: Path, events: list[Event]) -> MakeCare:
    def make(*, now: datetime = NOW) -> Aftercare:
        return Aftercare(
            content=write_small_content(tmp_path / "content"),
            workspace=Workspace(tmp_path / "output"),
            now=now,
            report=events.append,
        )

    return make


def fill_store(workspace: Workspace) -> None:
    store = SqliteStore.open(workspace.database, Mode.REAL)
    store.save_state(STATE)
    store.save_slot(Slot(name="a", dirty=False, build="b1", published_at=NOW))
    store.close()


def test_good_refresh_leaves_both_reports(make_care: MakeCare) -> None:
    care = make_care()
    fill_store(care.workspace)

    with reported(care) as ended:
        ended.outcome = OUTCOME

    status = json.loads((care.workspace.reports / "status.json").read_bytes())
    assert (status["exit_code"], status["pages"], status["build"]) == (0, 12, "b1")
    assert status["sources"][0]["id"] == "bieb"
    assert status["sources"][0]["next_due"] == "2027-03-01T13:00:00Z"
    assert status["disk_bytes"] > 0
    prom = (care.workspace.reports / "wijkwijzer.prom").read_text()
    assert 'wijkwijzer_source_items{source="bieb"} 7\n' in prom


def test_failed_refresh_leaves_them_too_and_still_fails(make_care: MakeCare) -> None:
    with reported(make_care()) as ended:
        ended.outcome = OUTCOME
    care = make_care(now=NOW + timedelta(hours=1))

    with pytest.raises(StoreError), reported(care):
        raise StoreError("de schijf is vol")

    status = read_status(care.workspace)
    assert status is not None
    assert (status.exit_code, status.message) == (4, "de schijf is vol")
    assert (status.refreshed_at, status.right_at) == (care.now, NOW)
    assert status.pages == 12


def test_fault_of_ours_is_told_as_well(make_care: MakeCare) -> None:
    care = make_care()

    with pytest.raises(KeyError), reported(care):
        raise KeyError("fout")

    status = read_status(care.workspace)
    assert status is not None
    assert status.message == "KeyError: 'fout'"


def test_refresh_of_the_wrong_kind_leaves_the_tree_alone(make_care: MakeCare) -> None:
    care = make_care()

    with pytest.raises(ModeError), reported(care):
        raise ModeError(expected=Mode.SAMPLE, found=Mode.REAL)

    assert not care.workspace.root.exists()


def test_content_that_is_lost_does_not_hide_the_failure(
    make_care: MakeCare, tmp_path: Path
) -> None:
    care = evolve(make_care(), content=tmp_path)

    with pytest.raises(StoreError), reported(care):
        raise StoreError("stuk")

    status = read_status(care.workspace)
    assert status is not None
    assert status.sources == ()


def test_damaged_store_is_an_event_and_no_failure(
    make_care: MakeCare, events: list[Event]
) -> None:
    care = make_care()
    care.workspace.state.mkdir(parents=True)
    care.workspace.database.write_bytes(b"no database " * 100)

    with reported(care) as ended:
        ended.outcome = OUTCOME

    assert [event.name for event in events] == ["store"]
    assert care.workspace.database.read_bytes().startswith(b"no database")


def test_reports_that_cannot_be_written_do_not_break_the_refresh(
    make_care: MakeCare, events: list[Event]
) -> None:
    care = make_care()
    care.workspace.root.mkdir()
    care.workspace.reports.write_text("in the way")

    with reported(care) as ended:
        ended.outcome = OUTCOME

    assert [event.name for event in events] == ["reports"]


def test_same_refresh_gives_the_same_reports(make_care: MakeCare) -> None:
    care = make_care()
    fill_store(care.workspace)
    with reported(care) as ended:
        ended.outcome = OUTCOME
    first = (care.workspace.reports / "status.json").read_bytes()
    with reported(care) as ended:
        ended.outcome = OUTCOME

    second = (care.workspace.reports / "status.json").read_bytes()

    assert moving_taken_out(first) == moving_taken_out(second)


def moving_taken_out(data: bytes) -> dict[str, object]:
    """Return a status without the space on the disk, which everybody on the machine moves."""
    return {name: fact for name, fact in json.loads(data).items() if "disk" not in name}


@pytest.fixture
def hub(tmp_path: Path) -> Hub:
    return load_content(write_small_content(tmp_path / "content")).hub


@pytest.mark.parametrize(("right", "path"), [(True, "/abc"), (False, "/abc/fail")])
def test_watcher_of_the_hub_is_called(
    hub: Hub, events: list[Event], *, right: bool, path: str
) -> None:
    with watching() as watcher:
        watched = evolve(hub, health=HealthLimits(ping_url=f"{watcher.url}/abc"))

        call_watcher(watched, events.append, right=right)

    assert watcher.asked == [path]
    assert events == []


def test_watcher_that_fails_is_an_event_without_its_secret_address(
    hub: Hub, events: list[Event]
) -> None:
    watched = evolve(hub, health=HealthLimits(ping_url="http://127.0.0.1:1/secret"))

    call_watcher(watched, events.append, right=True)

    assert [event.name for event in events] == ["ping"]
    assert "secret" not in events[0].text


def test_hub_without_a_watcher_calls_nobody(hub: Hub, events: list[Event]) -> None:
    call_watcher(hub, events.append, right=False)

    assert events == []


def test_reports_leave_the_store_as_it_is(make_care: MakeCare) -> None:
    care = make_care()
    fill_store(care.workspace)
    before = care.workspace.database.read_bytes()

    with reported(care) as ended:
        ended.outcome = OUTCOME

    assert care.workspace.database.read_bytes() == before
