"""Our program in the race: its real commands over a hub whose sources are really fetched."""

import shutil
import sys
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from attrs import define, field

from bench import own_site
from bench.measured import Cost, run
from bench.workload import entry
from hub.clock import AMSTERDAM

ROOT = Path(__file__).parents[1]
FIRST = datetime(2026, 11, 21, 6, 0, tzinfo=AMSTERDAM)
CADENCE = timedelta(minutes=31)
"""A little more than the cadence of the sources: then all of them are due."""

SHARED = ("build", "refresh")
"""The commands whose work can be shared."""

KEPT = ("state",)
KEPT_IN_STATE = ("hub.sqlite", "raw", "content")


@define
class Ours:
    """One hub on the disk with the moment that its next command pretends that it is."""

    work: Path
    size: int
    port: int
    output: Path
    workers: int = 0
    now: datetime = FIRST
    revisions: dict[int, int] = field(factory=dict)

    @property
    def content(self) -> Path:
        """What people wrote."""
        return self.work / "content"

    @property
    def lists(self) -> Path:
        """What the server serves."""
        return self.work / "lists"

    @property
    def site(self) -> Path:
        """The site that was made."""
        return self.output / "site"

    def write(self) -> None:
        """Write the hub, and the lists of its sources."""
        own_site.write_content(self.content, self.size, self.port)
        own_site.write_lists(self.lists, self.size)

    def forget_all_but_items(self) -> None:
        """Remove all that is made from the items: the site, the index and every memory."""
        for place in (self.output, self.output / "state"):
            kept = KEPT if place is self.output else KEPT_IN_STATE
            for entry_ in sorted(place.iterdir()) if place.is_dir() else ():
                if entry_.name not in kept:
                    _remove(entry_)

    def forget_all(self) -> None:
        """Remove everything that the program wrote."""
        shutil.rmtree(self.output, ignore_errors=True)
        self.output.mkdir(parents=True)

    def edit(self, number: int, revision: int) -> None:
        """Change or add an editors' file."""
        own_site.write_file(self.content, entry(number, revision))

    def change(self, revisions: Mapping[int, int]) -> None:
        """Change items at their sources, and let time pass until these are due."""
        self.revisions |= revisions
        own_site.write_lists(self.lists, self.size, self.revisions)
        self.now += CADENCE

    def call(self, command: str) -> Cost:
        """Run one of our commands and return what it cost."""
        options = ("--workers", str(self.workers)) if command in SHARED else ()
        return run(
            (
                *(sys.executable, "-m", "wijkwijzer", command),
                *("--content", str(self.content), "--output", str(self.output)),
                *("--now", self.now.isoformat(), *options),
            ),
            ROOT,
            {"PYTHONPATH": str(ROOT)},
        )


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
