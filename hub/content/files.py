"""The TOML files of a content folder: read once, each with its last good version behind it."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from attrs import define, field

from hub import toml_file
from hub.errors import Problem
from hub.toml_file import TomlDocument

T = TypeVar("T")

LastGood = Callable[[str], bytes | None]
"""Returns the bytes that a file had when it was last right, or None. Never raises."""

Check = Callable[[TomlDocument, T], tuple[Problem, ...]]
"""Returns what is wrong with a well-formed file; an error (not a warning) makes it bad."""


def no_last_good(_: str) -> bytes | None:
    """Know no earlier version: for `check` and for a first run."""
    return None


@define
class ContentFiles:
    """Reads files below `root` and collects what is wrong and what was right.

    A bad file is replaced by its last good version, so that one mistake costs one change.
    """

    root: Path
    last_good: LastGood
    problems: list[Problem] = field(factory=list)
    good: dict[str, bytes] = field(factory=dict)

    def read(self, name: str, kind: type[T], check: Check[T]) -> T | None:
        """Return the record in a file, its last good version, or None without either."""
        found = self.read_placed(name, kind, check)
        return found[0] if found else None

    def read_placed(
        self, name: str, kind: type[T], check: Check[T]
    ) -> tuple[T, TomlDocument] | None:
        """Return the same record as `read`, with the document that knows its lines."""
        path = self.root / name
        if not path.is_file():
            return None
        data = path.read_bytes()
        found, problems = _load(str(path), data, kind, check)
        self.problems.extend(problems)
        if found is not None:
            self.good[name] = data
            return found
        earlier = self.last_good(name)
        if earlier is None:
            return None
        return _load(str(path), earlier, kind, check)[0]

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of the TOML files in a folder, sorted, without symbolic links."""
        paths = sorted((self.root / folder).glob("*.toml"))
        return tuple(f"{folder}/{path.name}" for path in paths if not path.is_symlink())

    def complain(self, name: str, message: str, hint: str = "") -> None:
        """Note a problem with a file as a whole, such as that it is missing."""
        path = str(self.root / name)
        self.problems.append(Problem(path=path, line=1, column=1, message=message, hint=hint))


def _load(
    path: str, data: bytes, kind: type[T], check: Check[T]
) -> tuple[tuple[T, TomlDocument] | None, tuple[Problem, ...]]:
    document, problems = toml_file.parse(path, data)
    if document is None:
        return None, problems
    record, problems = toml_file.structure(document, kind)
    if record is None:
        return None, problems
    problems = check(document, record)
    if all(problem.warning for problem in problems):
        return (record, document), problems
    return None, problems
