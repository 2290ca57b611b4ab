"""National passages as they were when a local text was written: output/state/passages.

Only passages that have a local text are kept, so that editors can see what changed.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from enrich.passages import is_version
from hub.atomic_file import write_atomically

SUFFIX = ".txt"


def read_passages(folder: Path) -> Mapping[str, str]:
    """Return the kept passages: text by version. A file that cannot be read is left out."""
    found = {}
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        try:
            found[path.stem] = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError):
            continue
    return found


def keep_passages(folder: Path, present: Mapping[str, str], written: Iterable[str]) -> None:
    """Keep the present passages, and of the earlier ones those a local text was written for.

    Raises:
        OSError: the disk refuses; what was kept stays.
    """
    wanted = tuple(written)
    known = {path.stem: path for path in sorted(folder.glob(f"*{SUFFIX}"))}
    for version, text in sorted(present.items()):
        if version not in known:
            write_atomically(folder / f"{version}{SUFFIX}", text.encode())
    for version, path in known.items():
        if version not in present and not any(is_version(one, version) for one in wanted):
            path.unlink(missing_ok=True)
