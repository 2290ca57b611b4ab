"""The three copies of the site on disk: which is live, what they hold, switching to another.

The symlink output/site alone says what is live, and it is switched only to a finished copy. The
store says which other copies are finished.
"""

import os
import stat
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from attrs import evolve, frozen

from hub.errors import NothingToRollBack
from hub.store import Slot, Store
from site_builder import manifest as manifests
from site_builder.disk import SYSTEM_DISK, Disk, remove
from site_builder.manifest import BUILD_JSON, Manifest, ManifestEntry

SLOTS = ("a", "b", "c")

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
_NOT_A_FILE = -1


@frozen(kw_only=True)
class Layout:
    """Where publishing keeps its things inside the output folder."""

    output: Path

    @property
    def site(self) -> Path:
        """The symlink that the web server follows."""
        return self.output / "site"

    @property
    def slots(self) -> Path:
        """The folder of the copies."""
        return self.output / "slots"

    @property
    def staging(self) -> Path:
        """Where new files wait until the build is known to be good; on the slots' disk."""
        return self.slots / "nieuw"

    @property
    def manifests(self) -> Path:
        """The folder of the manifests."""
        return self.output / "state" / "manifests"

    def slot(self, name: str) -> Path:
        """Return the folder of one copy."""
        return self.slots / name

    def manifest(self, name: str) -> Path:
        """Return the file that lists what one copy holds."""
        return self.manifests / f"{name}.json"


@frozen(kw_only=True)
class Tree:
    """What really is in a folder: files with their sizes, and folders; links not followed."""

    files: Mapping[str, int]
    folders: frozenset[str]


@frozen(kw_only=True)
class Standing:
    """A slot with its manifest and those of its files that are still there at full size."""

    name: str
    manifest: Manifest | None
    sound: Mapping[str, ManifestEntry]

    @property
    def build(self) -> str:
        """The build that it holds, or "" when anything of it is missing."""
        whole = self.manifest and len(self.sound) == len(self.manifest.entries)
        return self.manifest.build if self.manifest and whole else ""

    def holds(self, entry: ManifestEntry) -> bool:
        """Return whether it has a file with this path and these bytes."""
        mine = self.sound.get(entry.path)
        return mine is not None and mine.sha256 == entry.sha256


def live_manifest(output: Path, store: Store) -> Manifest | None:
    """Return what the live site holds, or None when that is not certain.

    A page whose input hash stands in it need not be rendered again; publish it as a KeptFile.
    """
    layout = Layout(output=output)
    name = live_name(layout)
    return _trusted_manifest(layout, name, store) if name else None


def live_standing(layout: Layout, store: Store) -> Standing | None:
    """Return the live slot as it is on the disk, or None when no site is live."""
    name = live_name(layout)
    return _standing(layout, name, _trusted_manifest(layout, name, store)) if name else None


def live_name(layout: Layout) -> str | None:
    """Return the name of the live slot, or None when the symlink leads to no slot."""
    if not layout.site.is_symlink():
        return None
    leads_to = layout.site.resolve()
    is_slot = leads_to.parent == layout.slots.resolve() and leads_to.name in SLOTS
    return leads_to.name if is_slot and leads_to.is_dir() else None


def oldest(store: Store, live: str | None) -> str:
    """Return the slot to build in: an unfinished one, else the one published longest ago."""
    known = store.slots()

    def age(name: str) -> tuple[bool, datetime, str]:
        slot = known.get(name)
        finished = slot is not None and not slot.dirty
        return finished, (slot and slot.published_at) or _LONG_AGO, name

    return min((name for name in SLOTS if name != live), key=age)


def reusable_manifest(layout: Layout, name: str, store: Store) -> Manifest | None:
    """Return what a slot holds when it is finished and exactly as it was left, else None."""
    slot = store.slots().get(name)
    if slot is None or slot.dirty or not _is_real_folder(layout.slot(name)):
        return None
    manifest = _trusted_manifest(layout, name, store)
    return manifest if manifest and scan(layout.slot(name)) == expected(manifest) else None


def expected(manifest: Manifest) -> Tree:
    """Return what must be in the folder of a slot with this manifest."""
    files = {entry.path: entry.size for entry in manifest.entries}
    public = {BUILD_JSON: len(manifests.public_json(manifest))}
    return Tree(files=files | public, folders=manifest.folders)


def scan(folder: Path) -> Tree:
    """Return what is in a folder."""
    files: dict[str, int] = {}
    folders: set[str] = set()
    ahead = [""]
    while ahead:
        below = ahead.pop()
        with os.scandir(f"{folder}/{below}") as found:
            for entry in found:
                path = below + entry.name
                if entry.is_dir(follow_symlinks=False):
                    folders.add(path)
                    ahead.append(f"{path}/")
                else:
                    files[path] = file_size(entry.path)
    return Tree(files=files, folders=frozenset(folders))


def switch(layout: Layout, name: str, disk: Disk) -> None:
    """Make a slot live, at once and on the disk."""
    fresh = layout.output / "site.new"
    remove(disk, fresh)
    disk.symlink(f"{layout.slots.name}/{name}", fresh)
    disk.replace(fresh, layout.site)
    disk.sync(layout.output)


def rollback(output: Path, store: Store, now: datetime, *, disk: Disk = SYSTEM_DISK) -> Slot:
    """Switch to the newest other finished copy of the site and return it.

    Raises:
        NothingToRollBack: there is none.
    """
    layout = Layout(output=output)
    live = live_name(layout)
    others = [slot for slot in store.slots().values() if slot.name != live and not slot.dirty]
    for slot in sorted(
        others, key=lambda s: (s.published_at or _LONG_AGO, s.name), reverse=True
    ):
        manifest = _trusted_manifest(layout, slot.name, store)
        if _standing(layout, slot.name, manifest).build:
            switch(layout, slot.name, disk)
            switched = evolve(slot, published_at=now)
            store.save_slot(switched)
            return switched
    raise NothingToRollBack(
        "er is geen andere volledige versie van de site om naar terug te gaan"
    )


def _standing(layout: Layout, name: str, manifest: Manifest | None) -> Standing:
    folder = str(layout.slot(name))
    entries = manifest.entries if manifest else ()
    sound = {
        entry.path: entry
        for entry in entries
        if file_size(f"{folder}/{entry.path}") == entry.size
    }
    return Standing(name=name, manifest=manifest, sound=sound)


def _trusted_manifest(layout: Layout, name: str, store: Store) -> Manifest | None:
    """Return the manifest kept for a slot when store, manifest and slot tell the same story."""
    try:
        manifest = manifests.decode(layout.manifest(name).read_bytes())
        public = (layout.slot(name) / BUILD_JSON).read_bytes()
    except OSError:
        return None
    if manifest is None or manifests.public_json(manifest) != public:
        return None
    slot = store.slots().get(name)
    # A live slot may still be marked dirty: the power failed right after the switch.
    agrees = slot is None or slot.dirty or slot.build == manifest.build
    return manifest if agrees else None


def _is_real_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def file_size(path: str) -> int:
    """Return the size of a file; what is none has the size -1."""
    try:
        found = os.lstat(path)
    except OSError:
        return _NOT_A_FILE
    return found.st_size if stat.S_ISREG(found.st_mode) else _NOT_A_FILE
