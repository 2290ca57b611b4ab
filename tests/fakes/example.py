"""The example hub, refreshed by the real command as cron starts it."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
from attrs import frozen
from filelock import FileLock

from tests.fakes.command_line import Done

ROOT = Path(__file__).parents[2]


@frozen(kw_only=True)
class Example:
    """The output folder of a refresh of the example content, and how that command ended."""

    output: Path
    done: Done


def refresh(output: Path, *options: str, seed: str = "0") -> Done:
    """Run the real command over the example content, in a process of its own."""
    command = [sys.executable, "-m", "wijkwijzer", "refresh", "--sample", *options]
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [*command, "--output", str(output), "--content", str(ROOT / "content")],
        capture_output=True,
        text=True,
        check=False,
        cwd=output,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )
    return Done(returncode=done.returncode, stdout=done.stdout, stderr=done.stderr)


def example(folder: Path) -> Example:
    """Return the example below `folder`; of several processes that ask, the first makes it."""
    output, said = folder / "example", folder / "example.json"
    with FileLock(folder / "example.lock"):
        if not said.exists():
            output.mkdir()
            done = refresh(output)
            said.write_bytes(msgspec.json.encode([done.returncode, done.stdout, done.stderr]))
    code, stdout, stderr = msgspec.json.decode(said.read_bytes(), type=tuple[int, str, str])
    assert code == 0, stderr
    return Example(
        output=output / "voorbeeld", done=Done(returncode=code, stdout=stdout, stderr=stderr)
    )
