"""What a second run does: nothing, or the same bytes."""

import hashlib
import json
from pathlib import Path

from tests.fakes.example import Example, refresh


def fingerprint(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_other_process_with_other_hash_seed_writes_equal_bytes_and_then_nothing(
    example: Example, tmp_path: Path
) -> None:
    other = refresh(tmp_path, "--json", seed="1")
    again = refresh(tmp_path, "--json", seed="2")

    first, second = (json.loads(done.stdout.splitlines()[-1]) for done in (other, again))
    assert fingerprint(example.output / "site") == fingerprint(tmp_path / "voorbeeld/site")
    assert (first["exit"], first["published"]) == (0, True)
    assert (second["exit"], second["published"]) == (0, False)
    assert second["build"] == first["build"]
