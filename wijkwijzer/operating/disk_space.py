"""How much of the disk the hub takes, and how much is left."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path


def used_bytes(folder: Path) -> int:
    """Return the size of all files below a folder.

    The copies of the site share unchanged files, and a shared file counts once. What vanishes
    while we look (another process may be writing) does not count.
    """
    return sum({(one.st_dev, one.st_ino): one.st_size for one in _files(str(folder))}.values())


def free_bytes(folder: Path) -> int:
    """Return what may still be written on the disk of a folder, or where it will stand."""
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    return shutil.disk_usage(there).free


def _files(folder: str) -> Iterator[os.stat_result]:
    ahead = [folder]
    while ahead:
        try:
            with os.scandir(ahead.pop()) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        ahead.append(entry.path)
                    else:
                        yield entry.stat(follow_symlinks=False)
        except FileNotFoundError:
            continue
