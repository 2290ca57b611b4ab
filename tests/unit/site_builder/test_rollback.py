from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hub.errors import NothingToRollBack
from site_builder.manifest import OutputFile
from site_builder.publish import publish
from site_builder.slots import live_manifest, rollback
from tests.fakes.memory_store import MemoryStore
from tests.fakes.power import FragileDisk, until_power_cut
from tests.fakes.published import complete_build, site_files

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "output"


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def published(output: Path, store: MemoryStore, hour: int) -> str:
    file = OutputFile(path="index.html", body=b"build %d" % hour)
    moment = NOW + timedelta(hours=hour)
    return publish([file], output=output, store=store, now=moment, disk=FragileDisk()).build


def test_rollback_returns_to_the_build_before(output: Path, store: MemoryStore) -> None:
    builds = [published(output, store, hour) for hour in range(3)]

    slot = rollback(output, store, NOW + timedelta(hours=4), disk=FragileDisk())

    assert slot.build == builds[1]
    assert complete_build(output) == builds[1]
    assert site_files(output) == {"index.html": b"build 1"}


def test_rollback_twice_undoes_itself(output: Path, store: MemoryStore) -> None:
    builds = [published(output, store, hour) for hour in range(3)]
    rollback(output, store, NOW + timedelta(hours=4), disk=FragileDisk())

    rollback(output, store, NOW + timedelta(hours=5), disk=FragileDisk())

    assert complete_build(output) == builds[2]


def test_publication_goes_on_after_a_rollback(output: Path, store: MemoryStore) -> None:
    for hour in range(3):
        published(output, store, hour)
    rollback(output, store, NOW + timedelta(hours=4), disk=FragileDisk())

    build = published(output, store, 5)

    manifest = live_manifest(output, store)
    assert complete_build(output) == build
    assert manifest is not None
    assert manifest.build == build


def test_unfinished_slot_is_passed_over(output: Path, store: MemoryStore) -> None:
    builds = [published(output, store, hour) for hour in range(3)]
    with until_power_cut(FragileDisk(6)) as disk:
        publish([], output=output, store=store, now=NOW, accept_drop=True, disk=disk)

    rollback(output, store, NOW + timedelta(hours=4), disk=FragileDisk())

    assert store.slots()["a"].dirty
    assert complete_build(output) == builds[1]


def test_damaged_slot_is_passed_over(output: Path, store: MemoryStore) -> None:
    builds = [published(output, store, hour) for hour in range(3)]
    (output / "slots" / "b" / "index.html").unlink()

    rollback(output, store, NOW + timedelta(hours=4), disk=FragileDisk())

    assert complete_build(output) == builds[0]


@pytest.mark.parametrize("publications", [0, 1])
def test_without_another_build_there_is_nothing_to_roll_back(
    output: Path, store: MemoryStore, publications: int
) -> None:
    builds = [published(output, store, hour) for hour in range(publications)]

    with pytest.raises(NothingToRollBack):
        rollback(output, store, NOW, disk=FragileDisk())

    assert [complete_build(output)] == (builds or [""])
