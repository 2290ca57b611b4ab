"""One refresh at a time: a lock that the kernel frees when its holder dies."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from hub.atomic_file import write_atomically
from hub.errors import LockHeld


@contextmanager
def held(path: Path, now: datetime) -> Iterator[None]:
    """Hold the lock at `path` for the length of a with block.

    Raises:
        LockHeld: somebody else has it; says who and since when.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    note = path.with_suffix(".json")
    lock = FileLock(path)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise LockHeld(*_holder(note)) from None
    try:
        facts = {"pid": os.getpid(), "since": now.isoformat(timespec="seconds")}
        write_atomically(note, json.dumps(facts).encode())
        yield
    finally:
        note.unlink(missing_ok=True)
        lock.release()


def _holder(note: Path) -> tuple[str, datetime | None]:
    """Return who holds the lock, as far as its note tells."""
    try:
        facts = json.loads(note.read_bytes())
        return f"process {facts['pid']}", datetime.fromisoformat(facts["since"])
    except (OSError, ValueError, KeyError):
        return "another process", None
