"""See that somebody saved a file, by looking at times and sizes a few times a second."""

from collections.abc import Iterator, Mapping
from os import scandir
from pathlib import Path

from attrs import frozen

TEXTS = (".md", ".txt", ".markdown")

Prints = Mapping[Path, tuple[int, int, int]]


@frozen(kw_only=True)
class Difference:
    """What differs between two looks at a folder."""

    texts: bool = False
    others: bool = False

    @property
    def is_any(self) -> bool:
        """Whether there is a difference at all."""
        return self.texts or self.others


def look(root: Path) -> Prints:
    """Return for each file below a folder what changes when it is saved; hidden ones not."""
    return dict(_files(root))


def difference(before: Prints, after: Prints) -> Difference:
    """Return what was saved, made or taken away between two looks."""
    changed = {path for path, _ in before.items() ^ after.items()}
    texts = {path for path in changed if path.suffix.lower() in TEXTS}
    return Difference(texts=bool(texts), others=bool(changed - texts))


def _files(folder: Path) -> Iterator[tuple[Path, tuple[int, int, int]]]:
    try:
        with scandir(folder) as entries:
            found = list(entries)
    except OSError:
        return
    for entry in found:
        # Editors keep their own files beside a text: .name.swp, name~, #name#.
        if entry.name.startswith((".", "#")) or entry.name.endswith("~"):
            continue
        try:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(Path(entry.path))
            else:
                stat = entry.stat(follow_symlinks=False)
                yield Path(entry.path), (stat.st_mtime_ns, stat.st_size, stat.st_ino)
        except FileNotFoundError:
            # Taken away between the two looks: it is seen as gone the next time.
            continue
