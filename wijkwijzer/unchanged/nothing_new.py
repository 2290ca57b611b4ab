"""Whether a refresh has anything to do: seen at a glance, before anything heavy is loaded.

After a refresh it is noted what the site was then made from, until when that holds by itself
(a source becomes due, an event ends, a day begins), and how it ended. As long as nothing of it
moved, another refresh would do nothing and end likewise; so it is left out. What it costs does
not grow with the items. What somebody did to the upper folders of the live site is noticed; a
file taken out further down is put back by the next refresh with anything to do, on the next day
at the latest.
"""

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from attrs import frozen

from hub import codec
from hub.atomic_file import write_atomically
from hub.clock import Clock
from hub.errors import Problem, StoreError
from hub.identity import digest
from hub.store import Store
from hub.vocabulary import Mode
from site_builder.printable import can_print
from site_builder.slots import Layout, live_name
from wijkwijzer.operating.watcher import Watcher
from wijkwijzer.outcome import Outcome
from wijkwijzer.unchanged.live_look import upper_folders
from wijkwijzer.unchanged.seen_files import SeenFiles, look, package_folders, read_seen
from wijkwijzer.workspace import Workspace

FILE = "last-refresh.json"
NOTHING_NEW = "Niets nieuws: de site blijft zoals hij is."


@frozen(kw_only=True)
class LastRefresh:
    """How a refresh ended, and as long as what another one would end likewise.

    `standing` stands for what the site was made from, `files` for content/ and the program in
    it, [since, until) for the stretch of time; `sources` are the ids of those in use.
    """

    standing: str
    files: str
    since: datetime
    until: datetime
    build: str
    pages: int
    items: int
    sources: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    watcher: Watcher = Watcher()


def seen_now(content: Path, workspace: Workspace, clock: Clock) -> SeenFiles:
    """Return the files of content/ and of the program as they are; nothing is written."""
    return look((content, *package_folders()), clock(), read_seen(workspace))


def standing(workspace: Workspace, store: Store, mode: Mode, files: str) -> str:
    """Return a digest of all that a refresh starts from; `files` is that of the files."""
    states = tuple(store.source_states().values())
    slots = tuple(slot for _, slot in sorted(store.slots().items()))
    told = (
        files,
        mode.value,
        store.items_digest(),
        digest(codec.encode((states, slots))),
        str(can_print()),
        str(live_name(Layout(output=workspace.root))),
        *_lying(Layout(output=workspace.root).manifests),
        *_lying(workspace.index),
        *(upper_folders(workspace.site.resolve()) if workspace.site.exists() else ()),
        _read(workspace.block_list),
    )
    return digest("\n".join(told).encode())


def unchanged_since(
    workspace: Workspace, store: Store, mode: Mode, files: str, now: datetime
) -> LastRefresh | None:
    """Return the last refresh when another one would end likewise; None when it may not."""
    last = read_last_refresh(workspace)
    if last is None or not last.since <= now < last.until:
        return None
    return last if last.standing == standing(workspace, store, mode, files) else None


def outcome_of(last: LastRefresh, store: Store) -> Outcome:
    """Return the outcome of a refresh that found nothing to do."""
    states = store.source_states()
    return Outcome(
        published=False,
        build=last.build,
        pages=last.pages,
        items=last.items,
        written=0,
        states=tuple(states[one] for one in last.sources if one in states),
        problems=last.problems,
    )


def read_last_refresh(workspace: Workspace) -> LastRefresh | None:
    """Return what the last refresh noted; None when it is missing or damaged."""
    try:
        return codec.unpack((workspace.state / FILE).read_bytes(), LastRefresh)
    except (OSError, StoreError):
        return None


def note_last_refresh(workspace: Workspace, last: LastRefresh) -> None:
    """Note how a refresh ended.

    Raises:
        OSError: the disk refuses; the next refresh then looks at everything.
    """
    write_atomically(workspace.state / FILE, codec.pack(last))


def _read(path: Path) -> str:
    return digest(path.read_bytes()) if path.exists() else ""


def _lying(folder: Path) -> Iterator[str]:
    """Yield a line for each file of a folder: its name, size and time of change."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.is_file():
                status = entry.stat()
                yield f"{entry.name} {status.st_size} {status.st_mtime_ns}"
