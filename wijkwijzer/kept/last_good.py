"""The settings files as they were when they were last right."""

from collections.abc import Iterable
from pathlib import Path

from attrs import frozen

from hub.atomic_file import write_atomically


@frozen
class LastGoodFiles:
    """A folder of copies; `read` fits hub.content.files.LastGood."""

    folder: Path

    def read(self, name: str) -> bytes | None:
        """Return the last good bytes of a file, or None."""
        try:
            return (self.folder / name).read_bytes()
        except OSError:
            return None

    def keep(self, files: Iterable[tuple[str, bytes]]) -> None:
        """Copy the files that are right now; equal ones are left alone."""
        for name, data in files:
            if self.read(name) != data:
                write_atomically(self.folder / name, data)
