"""What every refresh leaves behind, whatever came of it: reports, and word to a watcher."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from attrs import define, frozen

from harvest.due import next_due
from hub.atomic_file import write_atomically
from hub.content.settings import Content, load_content
from hub.errors import ModeError, SettingsError, StoreError, WijkwijzerError
from hub.gemeente import HealthLimits, Hub
from hub.source import Source, SourceState
from hub.vocabulary import Mode
from wijkwijzer.last_good import LastGoodFiles
from wijkwijzer.operating import status_report
from wijkwijzer.operating.disk_space import free_bytes, used_bytes
from wijkwijzer.operating.health import source_limit
from wijkwijzer.operating.ping import ping
from wijkwijzer.operating.prometheus import PROM, as_prometheus
from wijkwijzer.operating.status_report import STATUS_JSON, Disk, Ending, SourceReport, Status
from wijkwijzer.outcome import Outcome
from wijkwijzer.pipeline import active_sources
from wijkwijzer.progress import Report, event
from wijkwijzer.remembered import Remembered, remember
from wijkwijzer.workspace import Workspace


@frozen(kw_only=True)
class Aftercare:
    """What the reports on a refresh need to know. `now` is the moment of the refresh.

    `sample` is whether a sample was asked for; what the store holds decides.
    """

    content: Path
    workspace: Workspace
    now: datetime
    report: Report
    sample: bool = False


@define
class Ended:
    """Where the refresh puts its outcome."""

    outcome: Outcome | None = None


@contextmanager
def reported(care: Aftercare) -> Iterator[Ended]:
    """Write the reports and tell the watcher when the block ends, also when it fails.

    Neither can break a refresh: what goes wrong with them is an event. A refresh that refused
    to touch this tree (ModeError) leaves it alone.
    """
    ended = Ended()
    try:
        yield ended
    except ModeError:
        raise
    except WijkwijzerError as exc:
        tell(care, Ending(error=str(exc)))
        raise
    except Exception as exc:
        tell(care, Ending(error=f"{type(exc).__name__}: {exc}"))
        raise
    tell(care, Ending(outcome=ended.outcome))


def tell(care: Aftercare, ending: Ending) -> None:
    """Write status.json and wijkwijzer.prom, and call the ping URL of a real hub."""
    content = _settings(care)
    status = _status(care, ending, content)
    _write_reports(care, status)
    if content and status.mode is Mode.REAL:
        call_watcher(content.hub, care.report, right=ending.is_right)


def write_reports(folder: Path, status: Status) -> None:
    """Write both reports, each wholly or not at all.

    Raises:
        OSError: the disk refuses.
    """
    write_atomically(folder / STATUS_JSON, status_report.as_json(status))
    write_atomically(folder / PROM, as_prometheus(status))


def source_reports(
    sources: tuple[Source, ...], states: Mapping[str, SourceState], limits: HealthLimits
) -> tuple[SourceReport, ...]:
    """Return the report on each source."""
    return tuple(
        status_report.source_report(
            source,
            states.get(source.id),
            next_due(source, states.get(source.id)),
            int(source_limit(limits, source).total_seconds()),
        )
        for source in sources
    )


def _write_reports(care: Aftercare, status: Status) -> None:
    try:
        write_reports(care.workspace.reports, status)
    except OSError as exc:
        text = f"De rapporten zijn niet geschreven: {exc.strerror}."
        care.report(event("reports", text))


def call_watcher(hub: Hub, report: Report, *, right: bool) -> None:
    """Tell the hub's watcher, if it has one, whether the site is right."""
    if not hub.health.ping_url:
        return
    failed = ping(hub.health.ping_url, right=right, proxy=hub.proxy)
    if failed:
        report(event("ping", f"De melding aan de bewaker lukte niet: {failed}."))


def _status(care: Aftercare, ending: Ending, content: Content | None) -> Status:
    remembered = _remembered(care)
    limits = content.hub.health if content else HealthLimits()
    sources = active_sources(content, remembered.mode) if content else ()
    root = care.workspace.root
    return status_report.status_of(
        ending,
        care.now,
        status_report.read_status(care.workspace),
        remembered,
        source_reports(sources, remembered.states, limits),
        Disk(used=used_bytes(root), free=free_bytes(root)),
    )


def _remembered(care: Aftercare) -> Remembered:
    nothing = Remembered(mode=Mode.SAMPLE if care.sample else Mode.REAL)
    if not care.workspace.database.exists():
        return nothing
    try:
        return remember(care.workspace)
    except StoreError as exc:
        care.report(event("store", f"De database is niet te lezen: {exc}"))
        return nothing


def _settings(care: Aftercare) -> Content | None:
    """Return the settings, or None when there are none: then nobody can be told either."""
    try:
        return load_content(care.content, LastGoodFiles(care.workspace.last_good).read)
    except SettingsError:
        return None
