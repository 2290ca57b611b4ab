"""Remember what was found, so that a check after an edit looks at that text alone.

A cache in output/state (`check.sqlite`), where a refresh has run: what is damaged or missing is
found again, with the same outcome. What a finding depends on is its key: the bytes of the text,
and for all texts the program, the day, the settings and what the last refresh left.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from attrs import frozen

from hub.identity import digest
from hub.libraries import versions
from wijkwijzer.check.findings import Finding, Looked
from wijkwijzer.check.scope import Scope
from wijkwijzer.kept.kept_findings import Find, Sort, keep_only, recalled
from wijkwijzer.unchanged.seen_files import package_folders
from wijkwijzer.workspace import Workspace

FILE = "check.sqlite"

LINKS = "links.json"
"""What wijkwijzer.links.memory keeps; naming it is quicker than loading that."""

LIBRARIES = (
    "PyStemmer", "attrs", "cattrs", "holidays", "markdown-it-py", "msgspec", "nh3",
    "rapidfuzz", "ruamel.yaml", "simplemma", "snowballstemmer", "tree-sitter",
    "tree-sitter-toml", "whoosh-reloaded",
)  # fmt: skip
"""What findings depend on that is not ours."""

PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"})
"""Of these it only matters that they are there."""

_NOT_OURS = frozenset({".git", "__pycache__"})
_OPEN = (".swp", ".swx", ".tmp", "~")
"""What editors of text keep beside a file that is open."""

_TEXT = ".md"
_WHOLE = "whole"

Recall = Callable[[Mapping[str, str], Find[Looked]], Mapping[str, Looked]]
"""Returns what is found in texts, by name; it is given a digest of each, and what finds it."""


def anew(keys: Mapping[str, str], find: Find[Looked]) -> Mapping[str, Looked]:
    """Look at every text: a recall that remembers nothing."""
    return find(tuple(keys))


@frozen(kw_only=True)
class Memory:
    """Where findings are kept.

    `settings` stands for all that the findings in a text depend on but that text, `everything`
    for all that this check looks at. `is_whole`: it looks at every text.
    """

    path: Path
    settings: str
    everything: str
    is_whole: bool

    def outcome(self, find: Callable[[], tuple[Finding, ...]]) -> tuple[Finding, ...]:
        """Return all that this check finds; when nothing changed, nothing is looked at."""
        sort = Sort(name=_WHOLE, record=Looked, version=self.settings)
        found = recalled(
            self.path,
            sort,
            {_WHOLE: self.everything},
            lambda asked: {one: Looked(findings=find()) for one in asked},
        )
        return found[_WHOLE].findings

    def texts(self, keys: Mapping[str, str], find: Find[Looked]) -> Mapping[str, Looked]:
        """Return what is found in texts (a Recall); only what is new is looked at."""
        sort = Sort(name="text", record=Looked, version=self.settings)
        found = recalled(self.path, sort, keys, find)
        if self.is_whole:
            # What is gone leaves the cache too.
            keep_only(self.path, (_WHOLE, *keys))
        return found


def memory_of(scope: Scope, today: date) -> Memory | None:
    """Return what is remembered of a check on this day; None where no refresh has run.

    Raises:
        OSError: a folder cannot be listed, or a file cannot be read.
    """
    workspace = scope.workspace
    if workspace is None or not workspace.state.is_dir():
        return None
    # What the program writes may lie below what people write.
    found = _entries(scope.root, without=str(workspace.root))
    files = sorted(found, key=lambda entry: entry.path)
    is_text = [entry.name.lower().endswith(_TEXT) for entry in files]
    texts = (entry for entry, is_one in zip(files, is_text, strict=True) if is_one)
    others = (entry for entry, is_one in zip(files, is_text, strict=True) if not is_one)
    return Memory(
        path=workspace.state / FILE,
        settings=_joined(
            (
                _program(),
                today.isoformat(),
                str(scope.root),
                *map(_said, others),
                *_lying(workspace.state, {LINKS}),
            )
        ),
        everything=_joined(
            (*_asked(scope.only), *map(_said, texts), *_left_by_refresh(workspace))
        ),
        is_whole=not scope.only,
    )


@cache
def _program() -> str:
    """Return what tells this program from an earlier one."""
    files = sorted(_lie(entry) for place in package_folders() for entry in _entries(place))
    return _joined((sys.version, *versions(LIBRARIES), *files))


def _asked(paths: Iterable[Path]) -> tuple[str, ...]:
    return tuple(str(path.absolute()) for path in paths)


def _left_by_refresh(workspace: Workspace) -> Iterator[str]:
    """Yield how all lies that the last refresh left and a check reads."""
    name = workspace.database.name
    yield from _lying(workspace.state, {name, f"{name}-wal"})
    for folder in (workspace.passages, workspace.index):
        if folder.is_dir():
            yield from sorted(map(_lie, _entries(folder)))


def _lying(folder: Path, names: set[str]) -> list[str]:
    with os.scandir(folder) as entries:
        return sorted(_lie(entry) for entry in entries if entry.name in names)


def _said(entry: "os.DirEntry[str]") -> str:
    """Return what a file says: of a picture it only matters that it is there."""
    if Path(entry.name).suffix.lower() in PICTURES:
        return entry.path
    return f"{entry.path} {digest(Path(entry.path).read_bytes())}"


def _lie(entry: "os.DirEntry[str]") -> str:
    """Return how a file lies on the disk, which changes whenever it is written."""
    status = entry.stat()
    return f"{entry.path} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"


def _entries(folder: Path | str, without: str = "") -> Iterator["os.DirEntry[str]"]:
    """Yield the files below a folder; what other programs keep there does not count."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name not in _NOT_OURS and entry.path != without:
                    yield from _entries(entry.path, without)
            elif entry.is_file() and not entry.name.endswith(_OPEN):
                yield entry


def _joined(parts: Iterable[str]) -> str:
    return digest("\0".join(parts).encode(errors="surrogateescape"))
