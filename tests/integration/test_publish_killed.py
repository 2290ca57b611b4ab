"""A publication that is killed for real, with the real store, at each change on the disk."""

import os
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub.sqlite_store import SqliteStore
from hub.vocabulary import Mode
from site_builder.disk import Disk, SystemDisk
from site_builder.manifest import OutputFile
from site_builder.publish import publish
from tests.fakes.power import FragileDisk
from tests.fakes.published import complete_build, site_files

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
OLD = {"index.html": b"old", "almere/index.html": b"same", "almere/agenda/index.html": b"gone"}
NEW = {"index.html": b"new!", "almere/index.html": b"same", "almere/nieuws/index.html": b"more"}


def publish_into(output: Path, files: dict[str, bytes], disk: Disk) -> str:
    store = SqliteStore.open(output / "state" / "hub.sqlite", Mode.REAL)
    try:
        outputs = [OutputFile(path=path, body=body) for path, body in files.items()]
        return publish(outputs, output=output, store=store, now=NOW, disk=disk).build
    finally:
        store.close()


def kill_myself() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def killed_after(changes: int, output: Path, files: dict[str, bytes]) -> int:
    """Publish in a child that dies at a change; return its wait status."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            publish_into(output, files, FragileDisk(changes, dies=kill_myself))
            status = 0
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1]


@pytest.mark.parametrize("changes", range(28))
def test_killed_publication_leaves_a_whole_site(tmp_path: Path, changes: int) -> None:
    output = tmp_path / "output"
    old = publish_into(output, OLD, SystemDisk())

    status = killed_after(changes, output, NEW)

    left = complete_build(output)
    new = publish_into(output, NEW, SystemDisk())
    assert status in {0, signal.SIGKILL}
    assert left in {old, new}
    assert site_files(output) == NEW


def test_number_of_kills_covers_the_whole_publication(tmp_path: Path) -> None:
    output = tmp_path / "output"
    publish_into(output, OLD, SystemDisk())

    assert killed_after(27, output, NEW) == 0
    assert site_files(output) == NEW
