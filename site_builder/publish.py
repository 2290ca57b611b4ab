"""Publish a build: whatever happens, the site is wholly the old one or wholly the new one.

The copy of the site that was published longest ago is brought up to date beside the live one,
synced to the disk and verified; then one symlink is replaced. A power cut before that leaves
the old site and an unfinished copy, which the next publication makes afresh. The caller holds
the refresh lock.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from attrs import evolve, frozen

from hub.errors import KeptFileMissing, PublishRefused
from hub.store import Slot, Store
from site_builder import manifest as manifests
from site_builder import slots
from site_builder.disk import SYSTEM_DISK, Disk, make_folders, read, remove, write_atomically
from site_builder.manifest import (
    BUILD_JSON,
    KeptFile,
    Manifest,
    ManifestEntry,
    OutputFile,
    check_path,
    entry_of,
    manifest_of,
    page_paths,
)
from site_builder.slots import Layout, Standing

DROP_PERCENT = 30
"""So many pages lost at once is rather a broken harvest than an editor's wish."""


@frozen(kw_only=True)
class Published:
    """What a publication did. `changed` is False when the live site already was this build."""

    changed: bool
    build: str
    slot: str
    pages: int
    written: int = 0


@frozen(kw_only=True)
class _Run:
    """What every step of one publication works with."""

    layout: Layout
    store: Store
    now: datetime
    disk: Disk
    live: Standing | None


@frozen(kw_only=True)
class _Candidate:
    """A build that may go live: its manifest, and where its new files wait, by path."""

    manifest: Manifest
    staged: dict[str, str]

    @property
    def build(self) -> str:
        return self.manifest.build

    @property
    def pages(self) -> frozenset[str]:
        return page_paths(entry.path for entry in self.manifest.entries)


@frozen(kw_only=True)
class _Change:
    """What makes a slot the new build: which files and folders go, and which come."""

    gone: tuple[str, ...]
    emptied: tuple[str, ...]
    folders: tuple[str, ...]
    added: tuple[ManifestEntry, ...]


def publish(
    files: Iterable[OutputFile | KeptFile],
    *,
    output: Path,
    store: Store,
    now: datetime,
    accept_drop: bool = False,
    expected_gone: frozenset[str] = frozenset(),
    disk: Disk = SYSTEM_DISK,
) -> Published:
    """Make these files the live site and return what was done.

    `expected_gone` are paths of pages that may leave (ended events, expired items): they do not
    count for the page-drop guard, which `accept_drop` puts off.

    Raises:
        PublishRefused: too many pages are gone, or the disk does not work; the old site stands.
        KeptFileMissing: the live site lost a file that was to be kept; render everything.
        BuildError: a path may not be published, or two files have the same one.
    """
    layout = Layout(output=output)
    live = slots.live_standing(layout, store)
    run = _Run(layout=layout, store=store, now=now, disk=disk, live=live)
    with _staging(run):
        candidate = _collect(run, files)
        if live and live.build == candidate.build:
            return _settle(run, candidate, live)
        if not accept_drop:
            _guard(candidate.pages, _live_pages(run), expected_gone)
        with _disk_errors():
            return _go_live(run, candidate)


@contextmanager
def _staging(run: _Run) -> Iterator[None]:
    """Clear what waits for publication, before (after a crash) and after."""
    site = run.layout.site
    if site.exists() and not site.is_symlink():
        raise PublishRefused(f"{site} is een map of bestand; haal die eerst weg")
    with _disk_errors():
        remove(run.disk, run.layout.staging)
    try:
        yield
    finally:
        with _disk_errors():
            remove(run.disk, run.layout.staging)


@contextmanager
def _disk_errors() -> Iterator[None]:
    try:
        yield
    except OSError as exc:
        raise PublishRefused(f"de site kan niet worden geschreven: {exc}") from exc


def _collect(run: _Run, files: Iterable[OutputFile | KeptFile]) -> _Candidate:
    """Read the new build, and put what the live site does not have on the disk."""
    entries: list[ManifestEntry] = []
    staged: dict[str, str] = {}
    waiting = str(run.layout.staging)
    for file in files:
        check_path(file.path)
        if isinstance(file, KeptFile):
            entries.append(_kept_entry(file, run.live))
            continue
        entry = entry_of(file)
        entries.append(entry)
        if not (run.live and run.live.holds(entry)):
            with _disk_errors():
                if not staged:
                    make_folders(run.disk, run.layout.staging)
                staged[file.path] = f"{waiting}/{len(entries):08}"
                run.disk.write_new(staged[file.path], file.body)
    return _Candidate(manifest=manifest_of(entries), staged=staged)


def _kept_entry(file: KeptFile, live: Standing | None) -> ManifestEntry:
    entry = live.sound.get(file.path) if live else None
    if entry is None or entry.sha256 != file.sha256:
        raise KeptFileMissing(file.path)
    same_input = entry.input_hash == file.input_hash
    return entry if same_input else evolve(entry, input_hash=file.input_hash)


def _live_pages(run: _Run) -> frozenset[str]:
    """Return the pages of the live site; from the disk when its manifest is lost."""
    if run.live is None:
        return frozenset()
    if run.live.manifest:
        return page_paths(entry.path for entry in run.live.manifest.entries)
    return page_paths(slots.scan(run.layout.slot(run.live.name)).files)


def _guard(
    after: frozenset[str], before: frozenset[str], expected_gone: frozenset[str]
) -> None:
    """Refuse a build that has far fewer pages than the live site."""
    counted = before - (expected_gone - after)
    lost = len(counted) - len(after)
    if lost > 0 and lost * 100 >= DROP_PERCENT * len(counted):
        raise PublishRefused(
            f"de nieuwe site heeft {len(after)} pagina's en de site van nu {len(counted)}; "
            "de oude site blijft staan. Klopt het toch? Gebruik dan --accept-drop"
        )


def _settle(run: _Run, candidate: _Candidate, live: Standing) -> Published:
    """Remember what a build that is already live was made from, and that it is finished."""
    if candidate.manifest != live.manifest:
        path = run.layout.manifest(live.name)
        with _disk_errors():
            write_atomically(run.disk, path, manifests.encode(candidate.manifest))
    _mark_finished(run, live.name, live.build)
    return _published(candidate, live.name, changed=False)


def _go_live(run: _Run, candidate: _Candidate) -> Published:
    if run.live and run.live.build:
        # Marked dirty still, when the power failed right after it went live.
        _mark_finished(run, run.live.name, run.live.build)
    name = slots.oldest(run.store, run.live.name if run.live else None)
    _build_slot(run, candidate, name)
    slots.switch(run.layout, name, run.disk)
    _mark_finished(run, name, candidate.build)
    return _published(candidate, name, changed=True)


def _published(candidate: _Candidate, name: str, *, changed: bool) -> Published:
    return Published(
        changed=changed,
        build=candidate.build,
        slot=name,
        pages=len(candidate.pages),
        written=len(candidate.staged),
    )


def _mark_finished(run: _Run, name: str, build: str) -> None:
    """Note that a slot is finished, unless that is known."""
    known = run.store.slots().get(name)
    if known is None or known.dirty or known.build != build:
        run.store.save_slot(Slot(name=name, dirty=False, build=build, published_at=run.now))


def _build_slot(run: _Run, candidate: _Candidate, name: str) -> None:
    """Turn a slot into a complete copy of the new build, on the disk and verified."""
    folder, disk = run.layout.slot(name), run.disk
    old = slots.reusable_manifest(run.layout, name, run.store)
    run.store.save_slot(Slot(name=name, dirty=True))
    if old:
        disk.unlink(folder / BUILD_JSON)
    else:
        remove(disk, folder)
        make_folders(disk, folder)
    change = _change(old or manifest_of(()), candidate.manifest)
    _remove_gone(folder, change, disk)
    _add_files(run, candidate, folder, change)
    public = manifests.public_json(candidate.manifest)
    disk.write_new(folder / BUILD_JSON, public)
    make_folders(disk, run.layout.manifests)
    disk.sync_all()
    _verify(candidate, folder, change, public)
    write_atomically(disk, run.layout.manifest(name), manifests.encode(candidate.manifest))


def _change(old: Manifest, new: Manifest) -> _Change:
    """Return what becomes of a slot that is exactly `old`."""
    there = {entry.path: entry.sha256 for entry in old.entries}
    wanted = {entry.path: entry.sha256 for entry in new.entries}
    before, after = old.folders, new.folders
    return _Change(
        gone=tuple(path for path, held in there.items() if wanted.get(path) != held),
        # In reverse, so that what is in a folder goes before the folder itself.
        emptied=tuple(sorted(before - after, reverse=True)),
        folders=tuple(sorted(after - before)),
        added=tuple(one for one in new.entries if there.get(one.path) != one.sha256),
    )


def _remove_gone(folder: Path, change: _Change, disk: Disk) -> None:
    """Remove the files that the new build does not have as they are, and emptied folders."""
    for path in change.gone:
        disk.unlink(f"{folder}/{path}")
    for emptied in change.emptied:
        disk.remove_folder(f"{folder}/{emptied}")


def _add_files(run: _Run, candidate: _Candidate, folder: Path, change: _Change) -> None:
    """Add what the slot lacks: new files by name, unchanged ones shared with the live slot."""
    live = run.live and run.layout.slot(run.live.name)
    for parent in change.folders:
        run.disk.make_folder(f"{folder}/{parent}")
    for entry in change.added:
        if staged := candidate.staged.get(entry.path):
            run.disk.replace(staged, f"{folder}/{entry.path}")
        elif live:
            _share(f"{live}/{entry.path}", f"{folder}/{entry.path}", run.disk)


def _share(source: str, target: str, disk: Disk) -> None:
    try:
        disk.link(source, target)
    except OSError:
        # Not every file system has hard links, and the number of names of a file has a limit.
        disk.write_new(target, read(source))


def _verify(candidate: _Candidate, folder: Path, change: _Change, public: bytes) -> None:
    """Refuse a slot that is not exactly the new build.

    What was there before was looked at before the change. Of the change everything must be
    there at its size, and what is new is read back; nothing of what goes may be there.
    """
    gone = {*change.gone, *change.emptied} - {entry.path for entry in change.added}
    gone.difference_update(change.folders)
    is_complete = (
        read(f"{folder}/{BUILD_JSON}") == public
        and not any(os.path.lexists(f"{folder}/{path}") for path in gone)
        and all(_is_sound(candidate, folder, entry) for entry in change.added)
    )
    if not is_complete:
        raise PublishRefused(
            "de nieuwe site staat niet goed op de schijf; de oude blijft staan"
        )


def _is_sound(candidate: _Candidate, folder: Path, entry: ManifestEntry) -> bool:
    path = f"{folder}/{entry.path}"
    if entry.path in candidate.staged:
        return sha256(read(path)).hexdigest() == entry.sha256
    return slots.file_size(path) == entry.size
