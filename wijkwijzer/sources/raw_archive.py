"""Raw answers on disk, so that parse, clean and enrich can be rerun without the network."""

import gzip
import zlib
from collections.abc import Collection, Iterable
from pathlib import Path

from attrs import frozen

from hub.atomic_file import write_atomically
from hub.identity import digest
from hub.source import Fetched
from hub.store import RawResponse


@frozen
class RawArchive:
    """A folder of gzip files named by the digest of what is inside."""

    folder: Path

    def keep(self, fetched: Fetched) -> RawResponse:
        """Write an answer, once for equal bytes, and return what the store should note."""
        name = digest(fetched.body)
        path = self._path(name)
        if not path.exists():
            # mtime 0: equal answers give equal files.
            write_atomically(path, gzip.compress(fetched.body, mtime=0))
        return RawResponse(
            source_id=fetched.source_id,
            url=fetched.url,
            digest=name,
            fetched_at=fetched.fetched_at,
        )

    def read(self, name: str) -> bytes | None:
        """Return the bytes with this digest, or None when they are gone or damaged."""
        try:
            return gzip.decompress(self._path(name).read_bytes())
        except (OSError, EOFError, zlib.error):
            return None

    def remove(self, names: Iterable[str]) -> None:
        """Delete the answers that retention no longer wants."""
        for name in names:
            self._path(name).unlink(missing_ok=True)

    def keep_only(self, names: Collection[str]) -> None:
        """Delete all but these answers, also what a run that was cut short left behind."""
        wanted = {self._path(name) for name in names}
        if self.folder.is_dir():
            for path in sorted(set(self.folder.iterdir()) - wanted):
                path.unlink()

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.gz"
