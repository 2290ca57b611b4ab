"""What every refresh leaves behind, whatever came of it: reports, and word to a watcher."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from attrs import define, evolve, frozen

from harvest.due import next_due
from hub.areas import LAND
from hub.content.settings import Content, load_content
from hub.errors import ModeError, PartRefused, SettingsError, StoreError, WijkwijzerError
from hub.gemeente import HealthLimits, Hub
from hub.source import Source, SourceState
from hub.vocabulary import Mode
from wijkwijzer.kept.last_good import LastGoodFiles
from wijkwijzer.operating import status_report
from wijkwijzer.operating.disk_space import free_bytes, used_bytes
from wijkwijzer.operating.health import source_limit
from wijkwijzer.operating.status_files import write_status
from wijkwijzer.operating.status_report import Disk, Ending, SourceReport, Status
from wijkwijzer.operating.watcher import Watcher, tell_watcher
from wijkwijzer.outcome import Outcome
from wijkwijzer.progress import Report, event
from wijkwijzer.remembered import Remembered, remember
from wijkwijzer.steps.sources_in_use import active_sources
from wijkwijzer.workspace import Workspace


@frozen(kw_only=True)
class Aftercare:
    """What the reports on a refresh need to know. `now` is the moment of the refresh.

    `sample` is whether a sample was asked for; what the store holds decides. `part` is the code
    of the part that was refreshed, empty for a whole hub; of a part no watcher is told, since
    what counts is whether they can be joined.
    """

    content: Path
    workspace: Workspace
    now: datetime
    report: Report
    sample: bool = False
    part: str = ""


@define
class Ended:
    """Where the refresh puts its outcome."""

    outcome: Outcome | None = None


@contextmanager
def reported(care: Aftercare) -> Iterator[Ended]:
    """Write the reports and tell the watcher when the block ends, also when it fails.

    Neither can break a refresh: what goes wrong with them is an event. A refresh that refused
    to touch this tree (ModeError, PartRefused) leaves it alone.
    """
    ended = Ended()
    try:
        yield ended
    except (ModeError, PartRefused):
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
    if content and status.mode is Mode.REAL and not care.part:
        call_watcher(content.hub, care.report, right=ending.is_right)


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
        write_status(care.workspace.reports, status)
    except OSError as exc:
        text = f"De rapporten zijn niet geschreven: {exc.strerror}."
        care.report(event("reports", text))


def call_watcher(hub: Hub, report: Report, *, right: bool) -> None:
    """Tell the hub's watcher, if it has one, whether the site is right."""
    tell_watcher(watcher_of(hub), report, right=right)


def watcher_of(hub: Hub) -> Watcher:
    """Return whom this hub tells how a refresh ended."""
    return Watcher(url=hub.health.ping_url, proxy=hub.proxy)


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
    read = LastGoodFiles(care.workspace.last_good).read
    try:
        if care.part != LAND:
            return load_content(care.content, read, care.part)
        whole = load_content(care.content, read)
    except SettingsError:
        return None
    return evolve(whole, sources=tuple(one for one in whole.sources if one.scope == LAND))
