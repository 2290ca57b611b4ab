"""The operator's commands: `health` (is the hub well?) and `schedule` (keep it fresh)."""

import json
import os
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import click

from hub.clock import Clock
from hub.content.settings import Content, load_content
from hub.errors import ModeError, SettingsError, StoreError
from hub.gemeente import HealthLimits
from hub.source import Source, SourceState
from hub.vocabulary import Mode
from wijkwijzer.kept.last_good import LastGoodFiles
from wijkwijzer.operating.disk_space import free_bytes
from wijkwijzer.operating.due_times import History, next_refresh
from wijkwijzer.operating.health import Facts, judge, report_facts, report_lines, site_link
from wijkwijzer.operating.refresh_child import refresh_command, start
from wijkwijzer.operating.scheduling import Surroundings, run
from wijkwijzer.operating.status_report import read_status
from wijkwijzer.operating.stop_signals import stop_signals
from wijkwijzer.operating.systemd_notify import notifier, watchdog_seconds
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.outcome import ExitCode
from wijkwijzer.progress import Report
from wijkwijzer.remembered import Remembered, remember
from wijkwijzer.steps.sources_in_use import active_sources
from wijkwijzer.workspace import Workspace


def health(options: Options) -> ExitCode:
    """Print how the hub is doing; the exit code says whether a person must look."""

    def moment(mode: Mode) -> datetime:
        return options.moment(sample=mode is Mode.SAMPLE)

    found = judge(health_facts(options.content, workspace_of(options), moment))
    if options.as_json:
        click.echo(json.dumps(report_facts(found), ensure_ascii=False, sort_keys=True))
    else:
        for line in report_lines(found):
            click.echo(line)
    return ExitCode.FINE if found.is_well else ExitCode.CONTENT


def schedule(options: Options, *, clock: Clock, every: timedelta, report: Report) -> ExitCode:
    """Refresh whenever it is due, until SIGTERM or Ctrl-C.

    Raises:
        ModeError: the tree holds a sample, whose clock stands still.
    """
    workspace = workspace_of(options)
    _refuse_sample(workspace)
    with stop_signals() as signals:
        run(
            Surroundings(
                clock=clock,
                sleep=signals.sleep,
                is_stopping=signals.is_asked,
                next_refresh=partial(next_moment, options.content, workspace, every=every),
                start=partial(
                    start, refresh_command(options.content, options.output), os.environ
                ),
                notify=notifier(os.environ),
                report=report,
                watchdog_seconds=watchdog_seconds(os.environ, os.getpid()),
            )
        )
    return ExitCode.FINE


def next_moment(
    content: Path, workspace: Workspace, now: datetime, *, every: timedelta
) -> datetime:
    """Return when to refresh, by what is stored; without settings or store as if new.

    A refresh mends a broken store and tells what is wrong with the settings.
    """
    settings, _ = _settings(content, workspace)
    remembered, _ = _remembered(workspace)
    status = read_status(workspace)
    history = History(
        sources=_with_states(settings, remembered) if settings else (),
        refreshed_at=status.refreshed_at if status else None,
    )
    return next_refresh(history, now, every)


def health_facts(
    content: Path, workspace: Workspace, moment: Callable[[Mode], datetime]
) -> Facts:
    """Return all that health judges; `moment` tells the time for a kind of tree."""
    settings, content_error = _settings(content, workspace)
    remembered, store_error = _remembered(workspace)
    published = [slot.published_at for slot in remembered.slots if not slot.dirty]
    return Facts(
        now=moment(remembered.mode),
        limits=settings.hub.health if settings else HealthLimits(),
        site=site_link(workspace),
        free_bytes=free_bytes(workspace.root),
        status=read_status(workspace),
        published_at=max((one for one in published if one), default=None),
        dirty_slots=tuple(slot.name for slot in remembered.slots if slot.dirty),
        sources=_with_states(settings, remembered) if settings else (),
        store_error=store_error,
        content_error=content_error,
    )


def _with_states(
    content: Content, remembered: Remembered
) -> tuple[tuple[Source, SourceState | None], ...]:
    states: Mapping[str, SourceState] = remembered.states
    sources = active_sources(content, remembered.mode)
    return tuple((source, states.get(source.id)) for source in sources)


def _settings(content: Path, workspace: Workspace) -> tuple[Content | None, str]:
    """Return the settings (a bad file's last good version), or why there are none."""
    try:
        return load_content(content, LastGoodFiles(workspace.last_good).read), ""
    except SettingsError as exc:
        return None, exc.problems[0].message if exc.problems else str(exc)


def _remembered(workspace: Workspace) -> tuple[Remembered, str]:
    try:
        return remember(workspace), ""
    except StoreError as exc:
        return Remembered(), str(exc)


def _refuse_sample(workspace: Workspace) -> None:
    remembered, _ = _remembered(workspace)
    if remembered.mode is Mode.SAMPLE:
        raise ModeError(expected=Mode.REAL, found=Mode.SAMPLE)
