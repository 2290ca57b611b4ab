"""What a run takes over from the one before it: findings about items that did not change."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from attrs import frozen

from hub.identity import digest
from hub.libraries import versions
from wijkwijzer.kept.kept_findings import (
    FILE,
    WRITTEN,
    Find,
    Sort,
    recalled,
    recalled_as_written,
)
from wijkwijzer.run import Run
from wijkwijzer.unchanged.seen_files import package_folders

T = TypeVar("T")

READERS = ("attrs", "markdown-it-py", "msgspec", "rapidfuzz", "ruamel.yaml")
"""What reading editors' texts depends on that is not ours."""

CLEANERS = ("attrs", "msgspec", "nh3")
"""What cleaning depends on that is not ours."""

LIBRARIES = (
    "PyStemmer", "attrs", "msgspec", "numpy", "py3langid", "pyahocorasick", "rapidfuzz",
    "rensa", "shapely", "simplemma", "snowballstemmer",
)  # fmt: skip
"""What findings depend on that is not ours."""


@frozen(kw_only=True)
class Findings:
    """Where findings are kept, and which program finds them."""

    path: Path
    program: str

    def recalled(
        self, name: str, record: type[T], knowing: str, keys: Mapping[str, str], find: Find[T]
    ) -> Mapping[str, T]:
        """Return one sort of finding about items, by id; what is kept is not looked for again.

        `knowing` stands for what else the finding depends on, `keys` for each item.
        """
        return recalled(self.path, self._sort(name, record, knowing), keys, find)

    def recalled_as_written(
        self, name: str, record: type[T], knowing: str, keys: Mapping[str, str], find: Find[T]
    ) -> Mapping[str, tuple[T, bytes]]:
        """Return the same as `recalled`, each finding beside the bytes that are kept of it."""
        return recalled_as_written(self.path, self._sort(name, record, knowing), keys, find)

    def _sort(self, name: str, record: type[T], knowing: str) -> Sort[T]:
        known = digest(f"{self.program}\n{knowing}".encode())
        return Sort(name=name, record=record, version=known)


def findings_of(run: Run) -> Findings:
    """Return what is kept of tagging beside the database of a run."""
    return _findings(run, ("enrich", "hub"), LIBRARIES, FILE)


def cleaned_before(run: Run) -> Findings:
    """Return what is kept of cleaning beside the database of a run."""
    return _findings(run, ("harvest", "hub"), CLEANERS, FILE)


def read_before(run: Run) -> Findings:
    """Return what is kept of editors' texts, in a file of its own: some make no item."""
    return _findings(run, ("harvest", "hub"), READERS, WRITTEN)


def _findings(
    run: Run, packages: tuple[str, ...], libraries: tuple[str, ...], file: str
) -> Findings:
    program = run.seen.within(package_folders(packages)).digest
    return Findings(
        path=run.workspace.state / file,
        program=digest("\n".join((program, *versions(libraries))).encode()),
    )
