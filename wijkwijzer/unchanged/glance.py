"""A refresh that finds at a glance that there is nothing to do, and says so."""

from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import attrs

from hub.clock import system_clock
from hub.errors import StoreError
from hub.sqlite_store import SqliteStore
from hub.vocabulary import Mode
from wijkwijzer.operating.disk_space import free_bytes
from wijkwijzer.operating.status_files import write_status
from wijkwijzer.operating.status_report import SITE_IS_RIGHT, Status, read_status
from wijkwijzer.operating.watcher import tell_watcher
from wijkwijzer.outcome import Outcome
from wijkwijzer.progress import Report, event
from wijkwijzer.unchanged.nothing_new import (
    NOTHING_NEW,
    LastRefresh,
    outcome_of,
    read_last_refresh,
    seen_now,
    unchanged_since,
)
from wijkwijzer.unchanged.seen_files import note_seen
from wijkwijzer.workspace import Workspace


def at_a_glance(
    content: Path, workspace: Workspace, mode: Mode, now: datetime, report: Report
) -> Outcome | None:
    """Return the outcome when nothing is due and nothing changed; None when that is not sure.

    The reports on the refresh are written then, and a watcher is told. What is wrong with the
    database or the notes is left for the refresh itself to tell.
    """
    status = read_status(workspace)
    if status is None or read_last_refresh(workspace) is None:
        return None
    try:
        found = _found(content, workspace, mode, now)
    except StoreError:
        return None
    if found is None:
        return None
    last, outcome = found
    report(event("published", NOTHING_NEW, build=last.build, pages=last.pages))
    _leave_word(workspace, status, last, outcome, now, report)
    return outcome


def _found(
    content: Path, workspace: Workspace, mode: Mode, now: datetime
) -> tuple[LastRefresh, Outcome] | None:
    files = seen_now(content, workspace, system_clock)
    with closing(SqliteStore.open(workspace.database, mode)) as store:
        last = unchanged_since(workspace, store, mode, files.digest, now)
        outcome = outcome_of(last, store) if last else None
    # Files that had just changed at the last look need not be read at the next one.
    with suppress(OSError):
        note_seen(workspace, files)
    return (last, outcome) if last and outcome else None


def _leave_word(
    workspace: Workspace,
    status: Status,
    last: LastRefresh,
    outcome: Outcome,
    now: datetime,
    report: Report,
) -> None:
    right = outcome.exit_code in SITE_IS_RIGHT
    after = attrs.evolve(
        status,
        refreshed_at=now,
        right_at=now if right else status.right_at,
        exit_code=outcome.exit_code,
        message="",
        disk_free_bytes=free_bytes(workspace.root),
    )
    try:
        write_status(workspace.reports, after)
    except OSError as exc:
        report(event("reports", f"De rapporten zijn niet geschreven: {exc.strerror}."))
    tell_watcher(last.watcher, report, right=right)
