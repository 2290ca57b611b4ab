"""deploy/object-storage.sh with rclone, to a remote that is a folder of this machine."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Tool = Callable[[str], str]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def script(tool: Tool, deploy: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    tool("rclone")
    monkeypatch.setenv("RCLONE_CONFIG", str(tmp_path / "rclone.conf"))
    monkeypatch.setenv("RCLONE_CONFIG_OPSLAG_TYPE", "alias")
    monkeypatch.setenv("RCLONE_CONFIG_OPSLAG_REMOTE", str(tmp_path / "bucket"))
    return deploy / "object-storage.sh"


@pytest.fixture
def bucket(tmp_path: Path) -> Path:
    return tmp_path / "bucket"


def switch(output: Path, slot: str) -> None:
    (output / "site.new").symlink_to(f"slots/{slot}")
    (output / "site.new").replace(output / "site")


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_first_time_brings_the_whole_site(
    run: Run, script: Path, output: Path, bucket: Path
) -> None:
    done = run(script, output / "site", "opslag:")

    assert done.returncode == 0, done.stderr
    assert contents(bucket) == contents(output / "site")


def test_next_time_sends_only_what_changed(
    run: Run, script: Path, output: Path, bucket: Path
) -> None:
    run(script, output / "site", "opslag:")
    unchanged = (bucket / "almere" / "index.html").stat().st_ctime_ns

    switch(output, "b")
    done = run(script, output / "site", "opslag:")

    assert done.stdout == "Sent 2 files, removed 1.\n"
    assert contents(bucket) == contents(output / "site")
    assert (bucket / "almere" / "index.html").stat().st_ctime_ns == unchanged


def test_nothing_new_sends_nothing(run: Run, script: Path, output: Path) -> None:
    run(script, output / "site", "opslag:")

    done = run(script, output / "site", "opslag:")

    assert done.stdout == "Nothing new.\n"


def test_unfinished_upload_is_not_marked_and_done_over(
    run: Run, script: Path, output: Path, bucket: Path
) -> None:
    run(script, output / "site", "opslag:")
    first = (bucket / "build.json").read_bytes()
    switch(output, "b")
    page = output / "slots" / "b" / "over" / "index.html"
    right = page.read_text()
    page.write_text("half")

    failed = run(script, output / "site", "opslag:")
    marked = (bucket / "build.json").read_bytes()
    page.write_text(right)
    mended = run(script, output / "site", "opslag:")

    assert (failed.returncode, marked) == (1, first)
    assert mended.returncode == 0, mended.stderr
    assert contents(bucket) == contents(output / "site")


def test_storage_that_does_not_answer_is_not_taken_for_empty(
    run: Run, script: Path, output: Path
) -> None:
    done = run(script, output / "site", "onbekend:bucket")

    assert done.returncode != 0
    assert "onbekend" in done.stderr
