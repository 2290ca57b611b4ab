"""Write a file so that a reader sees the old bytes or the new ones, never half of them."""

import os
from pathlib import Path
from tempfile import NamedTemporaryFile


def write_atomically(path: Path, data: bytes) -> None:
    """Write `data` to `path`: a temporary file in the same folder, synced, then renamed.

    Raises:
        OSError: the disk refuses; the old file, if any, is untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, prefix=".new-", delete=False) as file:
        temporary = Path(file.name)
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            # NamedTemporaryFile makes private files; what we publish is for all to read.
            temporary.chmod(0o644)
            temporary.replace(path)
        except OSError:
            temporary.unlink(missing_ok=True)
            raise
