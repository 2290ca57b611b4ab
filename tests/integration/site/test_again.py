"""What a second run does: nothing, or the same bytes."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[3]


def run(output: Path, *options: str, seed: str = "0") -> dict[str, Any]:
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "wijkwijzer", "refresh", "--sample", "--json",
         "--output", str(output), "--content", str(ROOT / "content"), *options],
        capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_other_process_with_other_hash_seed_writes_equal_bytes_and_then_nothing(
    tmp_path: Path,
) -> None:
    first = run(tmp_path / "one", seed="0")
    other = run(tmp_path / "two", seed="1")
    again = run(tmp_path / "two", seed="2")

    assert first["exit"] == other["exit"] == again["exit"] == 0
    assert fingerprint(tmp_path / "one/voorbeeld/site") == fingerprint(
        tmp_path / "two/voorbeeld/site"
    )
    assert first["published"] is True
    assert again["published"] is False
    assert again["build"] == first["build"]
