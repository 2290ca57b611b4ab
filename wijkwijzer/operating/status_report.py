"""output/reports/status.json: how the last refresh went, for machines and for the next run."""

import json
from collections.abc import Mapping
from datetime import datetime

import msgspec
from attrs import frozen

from hub.source import Source, SourceState
from hub.store import Slot
from hub.vocabulary import Mode, SourceStatus
from wijkwijzer.outcome import ExitCode, Outcome
from wijkwijzer.remembered import Remembered
from wijkwijzer.workspace import Workspace

STATUS_JSON = "status.json"

SITE_IS_RIGHT = frozenset({ExitCode.FINE, ExitCode.CONTENT, ExitCode.SOURCES})
"""After these the site shows what the hub knows; a person may still have to look."""


@frozen(kw_only=True)
class SourceReport:
    """How one source is doing. `max_age_seconds`: older than that, health complains."""

    id: str
    title: str
    cadence_seconds: int
    max_age_seconds: int
    status: SourceStatus | None = None
    message: str = ""
    items: int = 0
    lost: int = 0
    changed: bool = False
    last_attempt: datetime | None = None
    last_success: datetime | None = None
    last_change: datetime | None = None
    next_due: datetime | None = None


@frozen(kw_only=True)
class Status:
    """What a refresh left behind. Times are UTC and those of the start of a refresh.

    `right_at` is the last refresh that left the site right, `published_at` the last that put
    something new on it. `pages` and `items` describe the site that stands.
    """

    refreshed_at: datetime
    exit_code: int
    mode: Mode
    message: str = ""
    right_at: datetime | None = None
    published_at: datetime | None = None
    build: str = ""
    pages: int = 0
    items: int = 0
    content_errors: int = 0
    content_warnings: int = 0
    disk_bytes: int = 0
    disk_free_bytes: int = 0
    sources: tuple[SourceReport, ...] = ()
    slots: tuple[Slot, ...] = ()


@frozen(kw_only=True)
class Ending:
    """How a refresh ended: with an outcome, or with the error that stopped it."""

    outcome: Outcome | None = None
    error: str = ""

    @property
    def exit_code(self) -> ExitCode:
        """The exit code of the program."""
        return self.outcome.exit_code if self.outcome else ExitCode.NOT_PUBLISHED

    @property
    def is_right(self) -> bool:
        """Whether the site shows what the hub knows."""
        return self.exit_code in SITE_IS_RIGHT


@frozen(kw_only=True)
class Disk:
    """Bytes that the hub takes and bytes that are left."""

    used: int
    free: int


def status_of(
    ending: Ending,
    now: datetime,
    before: Status | None,
    remembered: Remembered,
    sources: tuple[SourceReport, ...],
    disk: Disk,
) -> Status:
    """Return the status after a refresh; what a failed one does not know stays as it was."""
    outcome = ending.outcome
    problems = outcome.problems if outcome else ()
    standing = outcome if ending.is_right else before
    published = [slot for slot in remembered.slots if slot.published_at and not slot.dirty]
    newest = max(published, key=lambda slot: (slot.published_at, slot.name), default=None)
    return Status(
        refreshed_at=now,
        exit_code=ending.exit_code,
        mode=remembered.mode,
        message=outcome.refused if outcome else ending.error,
        right_at=_right_at(ending, now, before),
        published_at=newest.published_at if newest else None,
        build=newest.build if newest else "",
        pages=standing.pages if standing else 0,
        items=standing.items if standing else 0,
        content_errors=sum(1 for problem in problems if not problem.warning),
        content_warnings=sum(1 for problem in problems if problem.warning),
        disk_bytes=disk.used,
        disk_free_bytes=disk.free,
        sources=tuple(sorted(sources, key=lambda source: source.id)),
        slots=remembered.slots,
    )


def _right_at(ending: Ending, now: datetime, before: Status | None) -> datetime | None:
    if ending.is_right:
        return now
    return before.right_at if before else None


def source_report(
    source: Source, state: SourceState | None, next_due: datetime | None, max_age_seconds: int
) -> SourceReport:
    """Return the report on one source."""
    bare = SourceReport(
        id=source.id,
        title=source.title,
        cadence_seconds=int(source.cadence.total_seconds()),
        max_age_seconds=max_age_seconds,
        next_due=next_due,
    )
    if state is None:
        return bare
    return SourceReport(
        id=bare.id,
        title=bare.title,
        cadence_seconds=bare.cadence_seconds,
        max_age_seconds=max_age_seconds,
        next_due=next_due,
        status=state.status,
        message=state.message,
        items=state.items,
        lost=state.lost,
        changed=state.changed,
        last_attempt=state.last_attempt,
        last_success=state.last_success,
        last_change=state.last_change,
    )


def as_json(status: Status) -> bytes:
    """Return the status as JSON that a person can read too: sorted keys, one fact a line."""
    facts: Mapping[str, object] = msgspec.to_builtins(status)
    return json.dumps(facts, ensure_ascii=False, indent=1, sort_keys=True).encode() + b"\n"


def read_status(workspace: Workspace) -> Status | None:
    """Return what the last refresh left, or None when it is missing or not to be read."""
    try:
        data = (workspace.reports / STATUS_JSON).read_bytes()
        return msgspec.json.decode(data, type=Status)
    except (OSError, msgspec.DecodeError):
        return None
