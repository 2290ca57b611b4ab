"""Save what a hub cannot harvest again, and put it back.

    backup.py save --content DIR --output DIR --to FOLDER [--keep-days 14]
    backup.py restore ARCHIVE --content DIR --output DIR

Saved are content/, the database (items with their history, their URLs), the last good
settings and the list of what was forgotten (hashes, no words). Not saved: the site, the index
and raw answers, which the next refresh makes or fetches. A save may run during a refresh. A
restore holds the refresh lock and never overwrites: move what is there out of the way first.
Needs nothing but Python.
"""
# ruff: noqa: INP001
# A script beside others, not a package.

import argparse
import fcntl
import os
import sqlite3
import sys
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

PREFIX = "wijkwijzer-"
SUFFIX = ".tar.gz"
STAMP = "%Y%m%dT%H%M%SZ"
DATABASE = "state/hub.sqlite"
LAST_GOOD = "state/content"
BLOCKED = "state/blocked.json"
LOCKED = 75


class BackupError(Exception):
    """A save or restore that was not done; says why. `code` is for the shell."""

    def __init__(self, message: str, code: int = 1) -> None:
        super().__init__(message)
        self.code = code


def save(content: Path, output: Path, folder: Path, now: datetime) -> Path:
    """Write one archive and return it: whole, or not there at all.

    Raises:
        BackupError: there is no database, or it is damaged; then keep the older archives.
    """
    folder.mkdir(parents=True, exist_ok=True)
    archive = folder / f"{PREFIX}{now.strftime(STAMP)}{SUFFIX}"
    unfinished = folder / f".new-{archive.name}"
    with TemporaryDirectory(prefix="wijkwijzer-") as temporary:
        copy = Path(temporary) / "hub.sqlite"
        _copy_database(output / DATABASE, copy)
        _check_database(copy)
        # Texts of sources and names of editors: for the operator alone.
        descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            with tarfile.open(fileobj=file, mode="w:gz") as tar:
                tar.add(content, "content", filter=_plain)
                tar.add(copy, f"output/{DATABASE}")
                if (output / LAST_GOOD).is_dir():
                    tar.add(output / LAST_GOOD, f"output/{LAST_GOOD}", filter=_plain)
                if (output / BLOCKED).is_file():
                    tar.add(output / BLOCKED, f"output/{BLOCKED}", filter=_plain)
            file.flush()
            os.fsync(file.fileno())
    unfinished.replace(archive)
    return archive


def prune(folder: Path, now: datetime, keep: timedelta) -> tuple[Path, ...]:
    """Remove archives older than `keep`, but never the newest; return what went.

    Old archives hold what residents and editors asked the hub to forget.
    """
    archives = sorted(folder.glob(f"{PREFIX}*{SUFFIX}"))
    limit = f"{PREFIX}{(now - keep).strftime(STAMP)}"
    gone = tuple(archive for archive in archives[:-1] if archive.name < limit)
    for archive in gone:
        archive.unlink()
    return gone


def restore(archive: Path, content: Path, output: Path) -> None:
    """Put an archive's content and state back where there is none.

    Raises:
        BackupError: something is in the way, a refresh is running, or the archive is damaged.
    """
    for taken in (content, output / DATABASE, output / LAST_GOOD):
        if taken.exists():
            raise BackupError(f"{taken} exists: move it away first")
    state = output / "state"
    state.mkdir(parents=True, exist_ok=True)
    content.parent.mkdir(parents=True, exist_ok=True)
    with (
        _lock(state / "refresh.lock"),
        TemporaryDirectory(prefix=".restore-", dir=state) as here,
        TemporaryDirectory(prefix=".restore-", dir=content.parent) as there,
    ):
        saved = _unpack(archive, Path(here))
        _check_database(saved / "output" / DATABASE)
        # Content may lie on another disk, where a rename cannot reach.
        _unpack(archive, Path(there))
        (Path(there) / "content").rename(content)
        if (saved / "output" / LAST_GOOD).exists():
            (saved / "output" / LAST_GOOD).rename(output / LAST_GOOD)
        # A list that is there already knows who was forgotten since.
        if (saved / "output" / BLOCKED).exists() and not (output / BLOCKED).exists():
            (saved / "output" / BLOCKED).rename(output / BLOCKED)
        # The last step: with a database the restore is done, without one it can be repeated.
        (saved / "output" / DATABASE).rename(output / DATABASE)


def _unpack(archive: Path, folder: Path) -> Path:
    try:
        with tarfile.open(archive) as tar:
            tar.extractall(folder, filter="data")
    except (OSError, EOFError, tarfile.TarError) as exc:
        raise BackupError(f"{archive} cannot be read: {exc}") from exc
    return folder


def _copy_database(source: Path, target: Path) -> None:
    """Copy through SQLite, which gives one moment even while a refresh writes."""
    if not source.is_file():
        raise BackupError(f"there is no database at {source}")
    try:
        with (
            closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=60)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)
    except sqlite3.Error as exc:
        raise BackupError(f"{source} cannot be copied: {exc}") from exc


def _check_database(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
            answer = database.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as exc:
        raise BackupError(f"{path} is damaged: {exc}") from exc
    if answer != "ok":
        raise BackupError(f"{path} is damaged: {answer}")


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo | None:
    """Keep files and folders; a link could lead anywhere, and git keeps its own history."""
    is_git = Path(member.name).name == ".git"
    return member if (member.isfile() or member.isdir()) and not is_git else None


@contextmanager
def _lock(path: Path) -> Iterator[None]:
    """Hold the lock that a refresh holds, in the same way."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as exc:
            raise BackupError("a refresh is running; try again later", LOCKED) from exc
        yield


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Save a hub, or put it back.")
    commands = parser.add_subparsers(dest="command", required=True)
    saving = commands.add_parser("save")
    saving.add_argument("--to", type=Path, required=True)
    saving.add_argument("--keep-days", type=int, default=14)
    restoring = commands.add_parser("restore")
    restoring.add_argument("archive", type=Path)
    for command in (saving, restoring):
        command.add_argument("--content", type=Path, required=True)
        command.add_argument("--output", type=Path, required=True)
    return parser.parse_args()


def main() -> None:
    """Do what the command line asks."""
    given = _arguments()
    now = datetime.now(UTC)  # noqa: TID251 - a program of its own, with no hub to ask
    try:
        if given.command == "save":
            save(given.content, given.output, given.to, now)
            prune(given.to, now, timedelta(days=given.keep_days))
        else:
            restore(given.archive, given.content, given.output)
    except (BackupError, OSError) as exc:
        sys.stderr.write(f"backup.py: {exc}\n")
        sys.exit(exc.code if isinstance(exc, BackupError) else 1)


if __name__ == "__main__":
    main()
