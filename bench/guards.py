"""Take each guard of the publisher out in turn and see which test turns red.

    .venv/bin/python bench/guards.py

Works on a copy of the last commit. Prints a line a guard; exit code 1 when one is not missed.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from attrs import frozen

ROOT = Path(__file__).parents[1]
PUBLISH = "tests/unit/site_builder/test_publish.py"
HISTORY = "tests/unit/site_builder/test_publish_history.py"


@frozen(kw_only=True)
class Guard:
    """One protection: the code that is it, what stands there without it, and its tests."""

    name: str
    file: str
    code: str
    without: str
    tests: tuple[str, ...]


GUARDS = (
    Guard(
        name="lock",
        file="wijkwijzer/lock.py",
        code="        lock.acquire(timeout=0)\n",
        without="        pass\n",
        tests=("tests/unit/wijkwijzer/test_lock.py",),
    ),
    Guard(
        name="dirty mark",
        file="site_builder/publish.py",
        code="    run.store.save_slot(Slot(name=name, dirty=True))\n",
        without="",
        tests=(PUBLISH, HISTORY),
    ),
    Guard(
        name="sync before the switch",
        file="site_builder/publish.py",
        code="    disk.sync_all()\n",
        without="",
        tests=(PUBLISH,),
    ),
    Guard(
        name="atomic switch",
        file="site_builder/slots.py",
        code="    disk.replace(fresh, layout.site)\n",
        without="    remove(disk, layout.site)\n    disk.replace(fresh, layout.site)\n",
        tests=(PUBLISH, HISTORY),
    ),
    Guard(
        name="page-drop guard",
        file="site_builder/publish.py",
        code="            _guard(candidate.pages, _live_pages(run), expected_gone)\n",
        without="            pass\n",
        tests=(PUBLISH,),
    ),
    Guard(
        name="mode check",
        file="hub/sqlite_store.py",
        code="            raise ModeError(expected=mode, found=found[0])\n",
        without="            pass\n",
        tests=("tests/unit/hub/test_sqlite_store.py",),
    ),
)


def main() -> int:
    """Try every guard and return 1 when the tests do not miss one."""
    missed = [_is_missed(guard) for guard in GUARDS]
    return 0 if all(missed) else 1


def _is_missed(guard: Guard) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        _run(["git", "clone", "--quiet", str(ROOT), str(copy)], ROOT)
        path = copy / guard.file
        before = path.read_text()
        if guard.code not in before:
            sys.stdout.write(f"{guard.name}: not found in {guard.file}\n")
            return False
        path.write_text(before.replace(guard.code, guard.without, 1))
        command = [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "-p",
            "no:randomly",
            *guard.tests,
        ]
        done = _run(command, copy)
        red = [line.split("::")[-1] for line in done.splitlines() if line.startswith("FAILED")]
        sys.stdout.write(f"{guard.name}: {red[0] if red else 'NO TEST TURNED RED'}\n")
        return bool(red)


def _run(command: list[str], folder: Path) -> str:
    done = subprocess.run(  # noqa: S603 - commands of our own making
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
