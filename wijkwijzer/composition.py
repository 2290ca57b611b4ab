"""The composition root: make a Run from the command line's options."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from attrs import frozen

from harvest.parse_pool import ParsePool
from hub.clock import AMSTERDAM, system_clock
from hub.errors import ModeError, StoreUnreadable
from hub.sqlite_store import SqliteStore, set_aside
from hub.vocabulary import Mode
from wijkwijzer.executors import workers
from wijkwijzer.pipeline import Run
from wijkwijzer.progress import Report, event
from wijkwijzer.workspace import Workspace

SAMPLE_NOW = datetime(2027, 3, 1, 8, 0, tzinfo=AMSTERDAM)
"""The day of the sample: its events lie around it, so that a sample never grows old."""

SAMPLE_FOLDER = "voorbeeld"


@frozen(kw_only=True)
class Options:
    """What every command takes."""

    content: Path
    output: Path
    now: datetime | None
    as_json: bool

    def moment(self, *, sample: bool = False) -> datetime:
        """Return the time of this run in UTC: as given, the sample's own, or the real one."""
        if self.now is not None:
            return self.now.astimezone(UTC)
        return SAMPLE_NOW.astimezone(UTC) if sample else system_clock()


def workspace_of(options: Options, *, sample: bool = False) -> Workspace:
    """Return the tree that a command works on."""
    return Workspace(options.output / SAMPLE_FOLDER if sample else options.output)


@frozen(kw_only=True)
class OpenStore:
    """A store and the kind of data it holds."""

    store: SqliteStore
    mode: Mode


@contextmanager
def opened_store(
    workspace: Workspace, wanted: Mode | None, report: Report
) -> Iterator[OpenStore]:
    """Yield the store of a workspace; without `wanted` it may hold either kind of data.

    Raises:
        ModeError: the store holds the other kind of data.
    """
    workspace.state.mkdir(parents=True, exist_ok=True)
    opened = _opened(workspace.database, wanted, report)
    try:
        yield opened
    finally:
        opened.store.close()


def _opened(path: Path, wanted: Mode | None, report: Report) -> OpenStore:
    """Open the store; an unreadable one is set aside, for the next harvest fills a new one."""
    mode = wanted or Mode.REAL
    try:
        return OpenStore(store=SqliteStore.open(path, mode), mode=mode)
    except ModeError as exc:
        if wanted:
            raise
        found = Mode(exc.found)
        return OpenStore(store=SqliteStore.open(path, found), mode=found)
    except StoreUnreadable as exc:
        kept = set_aside(path)
        report(event("store", f"De database was beschadigd en staat nu in {kept}: {exc}"))
        return OpenStore(store=SqliteStore.open(path, mode), mode=mode)


@contextmanager
def made_run(
    options: Options,
    report: Report,
    *,
    wanted: Mode | None = None,
    accept_drop: bool = False,
    processes: int = 1,
) -> Iterator[Run]:
    """Yield a run over the sample, over real data, or over whatever the given tree holds.

    `processes` is how many of them share the work where there is much of it.

    Raises:
        ModeError: the tree holds the other kind of data than is wanted.
    """
    workspace = workspace_of(options, sample=wanted is Mode.SAMPLE)
    with (
        opened_store(workspace, wanted, report) as opened,
        ParsePool() as parse,
        workers(processes) as executor,
    ):
        yield Run(
            content=options.content,
            workspace=workspace,
            store=opened.store,
            now=options.moment(sample=opened.mode is Mode.SAMPLE),
            mode=opened.mode,
            report=report,
            parse=parse,
            accept_drop=accept_drop,
            executor=executor,
        )
