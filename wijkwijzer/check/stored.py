"""Find local texts whose national text changed, from what the last refresh left behind."""

from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import frozen

from enrich.overlay_changes import OverlayState, OverlayStatus, overlay_statuses
from harvest.written.document import Document
from harvest.written.front_matter import split
from hub.atomic_file import write_atomically
from hub.errors import ModeError, Problem, StoreError
from hub.gemeente import Hub
from hub.model import Item
from hub.sqlite_store import SqliteStore
from hub.store import Store
from hub.vocabulary import Kind, Mode
from wijkwijzer.check.findings import Edit, edited
from wijkwijzer.kept.passages import read_passages
from wijkwijzer.report.overlay_report import overlay_problems
from wijkwijzer.workspace import Workspace

Ask = Callable[[str], bool]
"""Puts a question to the editor, answered with yes or no."""


@frozen(kw_only=True)
class Overlays:
    """How the local texts of a hub stand, and in which folder those of a source are."""

    statuses: tuple[OverlayStatus, ...] = ()
    folders: tuple[tuple[str, Path], ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """A warning for each local text beside a national text that changed."""
        return overlay_problems(self.statuses, dict(self.folders))


def read_overlays(root: Path, hub: Hub, workspace: Workspace) -> Overlays:
    """Return how the local texts stand; nothing when no refresh has run here."""
    if not workspace.database.is_file():
        return Overlays()
    folders = tuple((f"{one.folder}-redactie", root / one.folder) for one in hub.gemeenten)
    try:
        store = open_store(workspace.database)
    except StoreError:
        # A damaged database is for the next refresh; the texts can be checked without.
        return Overlays()
    try:
        items = tuple(_items(store, tuple(source for source, _ in folders)))
    except StoreError:
        return Overlays()
    finally:
        store.close()
    statuses = overlay_statuses(items, read_passages(workspace.passages))
    return Overlays(statuses=statuses, folders=folders)


def open_store(path: Path) -> SqliteStore:
    """Return the store of a workspace, whichever kind of data it holds.

    Raises:
        StoreError: it cannot be read.
    """
    try:
        return SqliteStore.open(path, Mode.REAL)
    except ModeError:
        return SqliteStore.open(path, Mode.SAMPLE)


def _items(store: Store, sources: tuple[str, ...]) -> Iterator[Item]:
    """Yield the local texts and the items they stand beside."""
    local = [
        one.item
        for source in sources
        for one in store.items(source)
        if one.item.kind is Kind.OVERLAY and one.withdrawn_at is None
    ]
    yield from local
    targets = {one.details.overlay.item_id for one in local if one.details.overlay}
    for item_id in sorted(targets - {one.id for one in local}):
        found = store.item(item_id)
        if found and found.withdrawn_at is None:
            yield found.item


def confirm_versions(overlays: Overlays, ask: Ask) -> Iterator[str]:
    """Note the present version in each text that its editor says still holds; yield what.

    Raises:
        OSError: a file cannot be read or written.
    """
    for status in overlays.statuses:
        problems = overlay_problems((status,), dict(overlays.folders))
        if status.state is not OverlayState.CHANGED or not problems:
            continue
        path = Path(problems[0].path)
        data = path.read_bytes()
        document, _ = split(path.as_posix(), data)
        change = version_edit(document, status.version) if document else None
        if change and ask(f"{problems[0]}\nKlopt uw tekst nog?"):
            write_atomically(path, edited(data.decode("utf-8"), (change,)).encode("utf-8"))
            yield f"{path.as_posix()}: landelijke_versie: {status.version}"


def version_edit(document: Document, version: str) -> Edit | None:
    """Return the change that notes a version; None when it cannot be placed for certain."""
    entry = document.entry("landelijke_versie")
    if entry is None or len(entry.texts) != 1:
        return None
    place = entry.texts[0]
    line = document.lines[place.line - 1]
    if not line.startswith(place.text, place.column - 1) or place.text == version:
        return None
    return Edit(line=place.line, column=place.column, length=len(place.text), text=version)
