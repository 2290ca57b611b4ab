"""How the live site lies on the disk, told by its upper folders: that does not grow with it.

A folder tells by its time of change that something in it came or went. Of a folder with more
than `MOST` entries (all texts of a gemeente, say) the entries are not looked at one by one.
"""

import os
from collections.abc import Iterator
from pathlib import Path

DEEP = 2
"""The front page, a gemeente, and the wijken and subjects in it."""

MOST = 500
"""A gemeente with its wijken, subjects and lists has some 100 entries; to look at so many
costs a few thousandths of a second."""


def upper_folders(folder: Path, deep: int = DEEP) -> Iterator[str]:
    """Yield a line for a folder and for what is in it, so many levels deep, in order."""
    yield f"{folder.name} {folder.stat().st_mtime_ns}"
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries if len(entries) <= MOST else ():
        if entry.is_dir(follow_symlinks=False) and deep > 1:
            yield from upper_folders(Path(entry.path), deep - 1)
        else:
            status = entry.stat(follow_symlinks=False)
            yield f"{entry.name} {status.st_size} {status.st_mtime_ns}"
