"""deploy/rsync.sh to a folder of this machine, and through a stand-in for ssh."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Tool = Callable[[str], str]
Run = Callable[..., subprocess.CompletedProcess[str]]

# What sshd does with a command: hands it to a shell, as one text.
SSH = """#!/bin/sh
shift
cd /
exec sh -c "$*"
"""


@pytest.fixture
def script(tool: Tool, deploy: Path) -> Path:
    tool("rsync")
    return deploy / "rsync.sh"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "www"


def switch(output: Path, slot: str) -> None:
    (output / "site.new").symlink_to(f"slots/{slot}")
    (output / "site.new").replace(output / "site")


def build_of(folder: Path) -> str:
    return str(json.loads((folder / "build.json").read_bytes())["build"])


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_first_time_brings_the_whole_site(
    run: Run, script: Path, output: Path, target: Path
) -> None:
    done = run(script, output / "site", str(target))

    assert done.returncode == 0, done.stderr
    assert contents(target / "site") == contents(output / "site")
    assert (target / "site").readlink().as_posix() == f"slots/{build_of(output / 'site')}"


def test_next_time_shares_what_did_not_change(
    run: Run, script: Path, output: Path, target: Path
) -> None:
    run(script, output / "site", str(target))
    before = (target / "site").resolve()

    switch(output, "b")
    done = run(script, output / "site", str(target))

    after = (target / "site").resolve()
    assert done.returncode == 0, done.stderr
    assert contents(after) == contents(output / "site")
    assert (after / "almere/index.html").samefile(before / "almere/index.html")
    assert not (after / "index.html").samefile(before / "index.html")
    assert (before / "index.html").read_text() == "<h1>Wijkwijzer</h1>"


def test_rebuilt_page_with_the_same_bytes_stays_the_same_file(
    run: Run, script: Path, output: Path, target: Path
) -> None:
    run(script, output / "site", str(target))
    before = (target / "site").resolve()
    page = output / "slots" / "b" / "almere" / "index.html"
    page.write_text(page.read_text())

    switch(output, "b")
    run(script, output / "site", str(target))

    assert (target / "site/almere/index.html").samefile(before / "almere/index.html")


def test_nothing_new_touches_nothing(
    run: Run, script: Path, output: Path, target: Path
) -> None:
    run(script, output / "site", str(target))
    before = (target / "site").lstat().st_ino

    done = run(script, output / "site", str(target))

    assert done.stdout.startswith("Nothing new")
    assert (target / "site").lstat().st_ino == before


def test_site_that_is_not_as_its_build_json_says_never_goes_live(
    run: Run, script: Path, output: Path, target: Path
) -> None:
    run(script, output / "site", str(target))
    before = (target / "site").readlink()
    switch(output, "b")
    (output / "slots" / "b" / "over" / "index.html").write_text("half")

    done = run(script, output / "site", str(target))

    assert done.returncode != 0
    assert (target / "site").readlink() == before


def test_only_the_live_slot_and_the_one_before_stay(
    run: Run, script: Path, output: Path, target: Path
) -> None:
    (target / "slots" / "0123456789abcdef").mkdir(parents=True)
    run(script, output / "site", str(target))
    switch(output, "b")

    run(script, output / "site", str(target))

    builds = {build_of(output / "slots" / name) for name in ("a", "b")}
    assert {path.name for path in (target / "slots").iterdir()} == builds


def test_it_works_over_ssh(
    run: Run, script: Path, output: Path, target: Path, tmp_path: Path
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "ssh").write_text(SSH)
    (tmp_path / "bin" / "ssh").chmod(0o755)

    done = run(script, output / "site", f"webserver:{target}", path=str(tmp_path / "bin"))

    assert done.returncode == 0, done.stderr
    assert contents(target / "site") == contents(output / "site")


@pytest.mark.parametrize("folder", ["www", "host:www", "host:/srv/'; touch /tmp/x; '"])
def test_folder_that_is_no_plain_path_is_refused(
    run: Run, script: Path, output: Path, folder: str
) -> None:
    done = run(script, output / "site", folder)

    assert done.returncode == 2


def test_build_json_that_leads_out_of_the_site_is_refused(
    run: Run, script: Path, output: Path, target: Path
) -> None:
    outside = {"build": "a" * 32, "files": {"../state/hub.sqlite": "0" * 64}}
    (output / "site" / "build.json").write_text(json.dumps(outside))

    done = run(script, output / "site", str(target))

    assert "cannot be a file of ours" in done.stderr
    assert not target.exists()
