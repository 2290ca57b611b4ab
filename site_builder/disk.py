"""What publishing does to the disk: the seam at which a test lets the power fail."""

import os
import shutil
from pathlib import Path
from typing import Protocol

Where = str | Path
"""A place on the disk; of thousands of files plain text is the quicker one."""


class Disk(Protocol):
    """Every change that publishing makes; each may raise OSError.

    None follows a symlink in the last part of a path. None writes into a file that exists: the
    slots share files as hard links.
    """

    def write_new(self, path: Where, body: bytes) -> None:
        """Make a file; FileExistsError when something has that name."""
        ...

    def replace(self, source: Where, target: Where) -> None:
        """Give a file or symlink another name, in place of what has it."""
        ...

    def link(self, source: Where, target: Where) -> None:
        """Give a file a second name."""
        ...

    def symlink(self, to: str, path: Path) -> None:
        """Make a symlink."""
        ...

    def unlink(self, path: Where) -> None:
        """Remove a name of a file, or a symlink."""
        ...

    def make_folder(self, path: Where) -> None:
        """Make a folder in a folder that exists."""
        ...

    def remove_folder(self, path: Where) -> None:
        """Remove an empty folder."""
        ...

    def remove_tree(self, path: Path) -> None:
        """Remove a folder with all that is in it."""
        ...

    def sync(self, path: Path) -> None:
        """Wait until a file or folder is on the disk."""
        ...

    def sync_all(self) -> None:
        """Wait until everything written before is on the disk."""
        ...


class SystemDisk:
    """The disk itself."""

    def write_new(self, path: Where, body: bytes) -> None:
        """Make a file; FileExistsError when something has that name."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
        descriptor = os.open(path, flags, 0o666)
        try:
            left = memoryview(body)
            while left:
                left = left[os.write(descriptor, left) :]
        finally:
            os.close(descriptor)

    def replace(self, source: Where, target: Where) -> None:
        """Give a file or symlink another name, in place of what has it."""
        os.replace(source, target)

    def link(self, source: Where, target: Where) -> None:
        """Give a file a second name."""
        os.link(source, target, follow_symlinks=False)

    def symlink(self, to: str, path: Path) -> None:
        """Make a symlink."""
        path.symlink_to(to)

    def unlink(self, path: Where) -> None:
        """Remove a name of a file, or a symlink."""
        os.unlink(path)

    def make_folder(self, path: Where) -> None:
        """Make a folder in a folder that exists."""
        os.mkdir(path)

    def remove_folder(self, path: Where) -> None:
        """Remove an empty folder."""
        os.rmdir(path)

    def remove_tree(self, path: Path) -> None:
        """Remove a folder with all that is in it."""
        shutil.rmtree(path)

    def sync(self, path: Path) -> None:
        """Wait until a file or folder is on the disk."""
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)

    def sync_all(self) -> None:
        """Wait until everything written before is on the disk."""
        os.sync()


SYSTEM_DISK = SystemDisk()


def read(path: str) -> bytes:
    """Return what a file holds."""
    with open(path, "rb", buffering=0) as file:
        return file.read()


def write_atomically(disk: Disk, path: Path, body: bytes) -> None:
    """Put a file in the place of another; after a crash it is the old or the new one."""
    fresh = path.with_name(f"{path.name}.new")
    remove(disk, fresh)
    disk.write_new(fresh, body)
    disk.sync(fresh)
    disk.replace(fresh, path)
    disk.sync(path.parent)


def remove(disk: Disk, path: Path) -> None:
    """Remove whatever has this name, if anything; what a symlink points to stays."""
    if path.is_dir() and not path.is_symlink():
        disk.remove_tree(path)
    elif os.path.lexists(path):
        disk.unlink(path)


def make_folders(disk: Disk, path: Path) -> None:
    """Make a folder and those above it, as far as they are not there."""
    if not path.is_dir():
        make_folders(disk, path.parent)
        disk.make_folder(path)
