"""What the files of content/ and of the program say, without reading those that we know.

A file whose size, time of change and number on the disk are as they were noted is not read
again. A file can be written twice within one tick of the disk's clock, so what had changed
shortly before we looked is read once more (git does the same).
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

from attrs import frozen

from hub import codec
from hub.atomic_file import write_atomically
from hub.errors import StoreError
from hub.identity import digest
from wijkwijzer.workspace import Workspace

FILE = "seen-files.json"
PACKAGES = ("enrich", "harvest", "hub", "index", "site_builder", "wijkwijzer")
TICK = timedelta(seconds=2)
"""The coarsest clock of a disk that is still in use (FAT)."""

_NOT_OURS = frozenset({"__pycache__", ".git"})
_SECOND = 1_000_000_000


@frozen(kw_only=True)
class SeenFile:
    """One file: how it lay on the disk, and a digest of its bytes.

    `name` is a digest of its path below the folder `root`: a name may be a person's.
    """

    root: str
    name: str
    size: int
    changed: int
    number: int
    digest: str


@frozen(kw_only=True)
class SeenFiles:
    """The files of some folders, in order, and when we looked (nanoseconds)."""

    looked_at: int = 0
    files: tuple[SeenFile, ...] = ()

    @property
    def digest(self) -> str:
        """A digest of all names and bytes."""
        return digest("\n".join(f"{one.name} {one.digest}" for one in self.files).encode())

    def within(self, folders: Iterable[Path]) -> "SeenFiles":
        """Return those that were found below some of the folders."""
        roots = frozenset(map(str, folders))
        mine = (one for one in self.files if one.root in roots)
        return SeenFiles(looked_at=self.looked_at, files=tuple(mine))


def package_folders(names: Iterable[str] = PACKAGES) -> tuple[Path, ...]:
    """Return where the packages of the program lie."""
    specs = (find_spec(name) for name in names)
    places = (spec.submodule_search_locations or () if spec else () for spec in specs)
    return tuple(Path(place) for found in places for place in found)


def look(folders: Iterable[Path], moment: datetime, before: SeenFiles) -> SeenFiles:
    """Return the files below some folders; `moment` is the real time, now."""
    known = {(one.root, one.name): one for one in before.files if _is_settled(one, before)}
    files = [
        _seen(str(root), entry, known)
        for root in folders
        if root.is_dir()
        for entry in _entries(root)
    ]
    return SeenFiles(
        looked_at=int(moment.timestamp() * _SECOND),
        files=tuple(sorted(files, key=lambda one: (one.root, one.name))),
    )


def read_seen(workspace: Workspace) -> SeenFiles:
    """Return what was noted before; nothing when it is missing or damaged."""
    try:
        return codec.unpack((workspace.state / FILE).read_bytes(), SeenFiles)
    except (OSError, StoreError):
        return SeenFiles()


def note_seen(workspace: Workspace, seen: SeenFiles) -> None:
    """Note the files, unless the note says it all already.

    Raises:
        OSError: the disk refuses; the next run then reads every file.
    """
    before = read_seen(workspace)
    if before.files != seen.files or not all(_is_settled(one, before) for one in seen.files):
        write_atomically(workspace.state / FILE, codec.pack(seen))


def _is_settled(one: SeenFile, noted: SeenFiles) -> bool:
    """Return whether nobody can have written this file unseen since it was noted."""
    return one.changed + int(TICK.total_seconds() * _SECOND) < noted.looked_at


def _seen(
    root: str, entry: "os.DirEntry[str]", known: Mapping[tuple[str, str], SeenFile]
) -> SeenFile:
    name = digest(entry.path.removeprefix(root).encode(errors="surrogateescape"))
    status, before = entry.stat(), known.get((root, name))
    lies = (status.st_size, status.st_mtime_ns, status.st_ino)
    if before and lies == (before.size, before.changed, before.number):
        return before
    return SeenFile(
        root=root,
        name=name,
        size=status.st_size,
        changed=status.st_mtime_ns,
        number=status.st_ino,
        digest=digest(Path(entry.path).read_bytes()),
    )


def _entries(folder: Path | str) -> Iterator["os.DirEntry[str]"]:
    """Yield the files below a folder; what other programs keep there does not count."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name in _NOT_OURS:
                continue
            if entry.is_dir():
                yield from _entries(entry.path)
            elif entry.is_file():
                yield entry
