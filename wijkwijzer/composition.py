"""The composition root: make a Run from the command line's options."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from attrs import frozen

from harvest.parse_pool import ParsePool
from hub.clock import system_clock
from hub.errors import ModeError, StoreUnreadable
from hub.sqlite_store import SqliteStore, set_aside
from hub.sweeping import seldom_swept
from hub.vocabulary import Mode
from wijkwijzer.executors import workers
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.progress import Report, event
from wijkwijzer.run import Run
from wijkwijzer.unchanged.nothing_new import seen_now
from wijkwijzer.workspace import Workspace


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
        seldom_swept(),
        opened_store(workspace, wanted, report) as opened,
        ParsePool() as parse,
    ):
        yield Run(
            content=options.content,
            workspace=workspace,
            store=opened.store,
            now=options.moment(sample=opened.mode is Mode.SAMPLE),
            mode=opened.mode,
            report=report,
            parse=parse,
            warm_up=parse.warm_up,
            accept_drop=accept_drop,
            seen=seen_now(options.content, workspace, system_clock),
            workers=partial(workers, processes),
        )
