"""Templates as Python runs them, kept from one build to the next: compiling takes a while.

What is kept holds the digest of its source and the version of Jinja and Python, so that no
other template or program gets it. It is a cache: what is missing or damaged is made again, and
a disk that refuses costs only time.
"""

import os
from contextlib import suppress
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache


class CompiledTemplates(BytecodeCache):
    """The compiled templates of one language in a folder; no folder, nothing kept."""

    def __init__(self, folder: Path | None, prefix: str) -> None:
        self._folder = folder
        self._prefix = prefix

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the bucket what was kept, when it is of the same source."""
        if self._folder is None:
            return
        try:
            with self._path(self._folder, bucket).open("rb") as file:
                bucket.load_bytecode(file)
        except OSError:
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if self._folder is None:
            return
        path = self._path(self._folder, bucket)
        fresh = path.with_suffix(f".{os.getpid()}")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            # Not synced: after a power cut an empty file is no compiled template.
            fresh.write_bytes(bucket.bytecode_to_string())
            fresh.replace(path)
        except OSError:
            with suppress(OSError):
                fresh.unlink()

    def _path(self, folder: Path, bucket: Bucket) -> Path:
        return folder / f"{self._prefix}-{bucket.key}.bin"
