"""A disk that can fail in the ways that disks do, at each change and in the middle of it."""

from collections.abc import Callable
from pathlib import Path

from site_builder.disk import SystemDisk, Where


class PowerCut(BaseException):
    """The power fails: no handler of the program runs to its end."""


def cut_power() -> None:
    """Raise what nothing catches."""
    raise PowerCut


class FragileDisk:
    """site_builder.disk.Disk that does `changes` changes and then nothing ever again.

    It notes what it was asked to do, and does not really wait for the disk. `stores` says what
    becomes of the bytes that are written, `dies` how it ends.
    """

    def __init__(
        self,
        changes: int | None = None,
        *,
        has_links: bool = True,
        stores: Callable[[bytes], bytes] = bytes,
        dies: Callable[[], None] = cut_power,
    ) -> None:
        self._left = changes
        self._has_links = has_links
        self._stores = stores
        self._dies = dies
        self._disk = SystemDisk()
        self.log: list[tuple[str, str]] = []

    def write_new(self, path: Where, body: bytes) -> None:
        if self._fails("write_new", path):
            self._disk.write_new(path, body[: len(body) // 2])
        self._go_on()
        self._disk.write_new(path, self._stores(body))

    def replace(self, source: Where, target: Where) -> None:
        self._change("replace", target)
        self._disk.replace(source, target)

    def link(self, source: Where, target: Where) -> None:
        self._change("link", target)
        if not self._has_links:
            raise PermissionError(source, target)
        self._disk.link(source, target)

    def symlink(self, to: str, path: Path) -> None:
        self._change("symlink", path)
        self._disk.symlink(to, path)

    def unlink(self, path: Where) -> None:
        self._change("unlink", path)
        self._disk.unlink(path)

    def make_folder(self, path: Where) -> None:
        self._change("make_folder", path)
        self._disk.make_folder(path)

    def remove_folder(self, path: Where) -> None:
        self._change("remove_folder", path)
        self._disk.remove_folder(path)

    def remove_tree(self, path: Path) -> None:
        if self._fails("remove_tree", path):
            for file in sorted(file for file in path.rglob("*") if file.is_file())[::2]:
                file.unlink()
        self._go_on()
        self._disk.remove_tree(path)

    def sync(self, path: Path) -> None:
        self._change("sync", path)

    def sync_all(self) -> None:
        self._change("sync_all", Path())

    def _change(self, what: str, path: Where) -> None:
        self._fails(what, path)
        self._go_on()

    def _fails(self, what: str, path: Where) -> bool:
        """Count one change; True for the very one in which the power fails."""
        self.log.append((what, str(path)))
        self._left = None if self._left is None else self._left - 1
        return self._left == -1

    def _go_on(self) -> None:
        if self._left is not None and self._left < 0:
            self._dies()


class until_power_cut:  # noqa: N801 - reads as a sentence: with until_power_cut(disk)
    """A block that a power cut may end, seen from outside: the program is gone."""

    def __init__(self, disk: FragileDisk) -> None:
        self._disk = disk

    def __enter__(self) -> FragileDisk:
        return self._disk

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> bool:
        return kind is PowerCut
