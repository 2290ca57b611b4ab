import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from hub.errors import LockHeld
from wijkwijzer.lock import held

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from wijkwijzer.lock import held
with held(Path(sys.argv[1]), datetime(2027, 3, 1, 7, 0, tzinfo=UTC)):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_second_process_learns_who_holds_the_lock_and_since_when(tmp_path: Path) -> None:
    lock = tmp_path / "refresh.lock"
    command = [sys.executable, "-c", HOLD, str(lock)]
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"

        with pytest.raises(LockHeld) as caught, held(lock, NOW):
            pass
        holder.kill()

    assert caught.value.holder == f"process {holder.pid}"
    assert caught.value.since == NOW


def test_lock_of_a_killed_process_is_free(tmp_path: Path) -> None:
    test_second_process_learns_who_holds_the_lock_and_since_when(tmp_path)

    with held(tmp_path / "refresh.lock", NOW):
        assert (tmp_path / "refresh.json").exists()

    assert not (tmp_path / "refresh.json").exists()
