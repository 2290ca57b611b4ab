"""Is the hub well? A judgement over facts, in plain Dutch for whoever keeps it running."""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta

from attrs import frozen

from hub.clock import local_date
from hub.gemeente import HealthLimits
from hub.source import Source, SourceState
from hub.vocabulary import SourceStatus
from site_builder.dutch_words import clock, day_with_year
from site_builder.slots import Layout, live_name
from wijkwijzer.operating.status_report import SITE_IS_RIGHT, Status
from wijkwijzer.workspace import Workspace

CLOCK_SLACK = timedelta(minutes=5)
"""A moment so far ahead of the clock is no rounding: the clock has been changed."""

_MEGABYTE = 1_000_000


@frozen(kw_only=True)
class SiteLink:
    """Where output/site leads: `exists`, and the name of the copy when it leads to one."""

    exists: bool
    live: str = ""


@frozen(kw_only=True)
class Facts:
    """All that health looks at. `sources` are those in use, each with its state."""

    now: datetime
    limits: HealthLimits
    site: SiteLink
    free_bytes: int
    status: Status | None = None
    published_at: datetime | None = None
    dirty_slots: tuple[str, ...] = ()
    sources: tuple[tuple[Source, SourceState | None], ...] = ()
    store_error: str = ""
    content_error: str = ""


@frozen(kw_only=True)
class Finding:
    """One thing that is not as it should be; `bad` ones make health fail.

    `about` is for machines. `age_seconds` says how old the newest good answer is, if any.
    """

    about: str
    text: str
    bad: bool = True
    source: str = ""
    age_seconds: int | None = None


@frozen(kw_only=True)
class Health:
    """What was found, over which facts."""

    facts: Facts
    findings: tuple[Finding, ...]

    @property
    def is_well(self) -> bool:
        """Whether nobody needs to look."""
        return not any(finding.bad for finding in self.findings)


def source_limit(limits: HealthLimits, source: Source) -> timedelta:
    """Return how old the last good answer of a source may be."""
    return max(limits.max_age, limits.source_cadences * source.cadence)


def judge(facts: Facts) -> Health:
    """Return what is wrong, the site first, then the refresh, the sources and the disk."""
    found = (
        *_settings(facts),
        *_site(facts),
        *_refresh(facts),
        *_sources(facts),
        *_disk(facts),
    )
    return Health(facts=facts, findings=found)


def report_lines(health: Health) -> Iterator[str]:
    """Yield what a person reads: the verdict, what is wrong, and how things stand."""
    facts, status = health.facts, health.facts.status
    yield "Alles is in orde." if health.is_well else "Er is iets mis."
    for finding in health.findings:
        yield f"- {'' if finding.bad else 'Let op: '}{finding.text}"
    refreshed = status.refreshed_at if status else None
    yield f"Laatste verversing: {_moment(refreshed, facts.now)}."
    yield f"Laatste publicatie: {_moment(facts.published_at, facts.now)}."
    if status:
        yield f"De site telt {status.pages} pagina's en {status.items} items."
        yield f"Schijf: {_size(status.disk_bytes)} in gebruik, {_size(facts.free_bytes)} vrij."
    else:
        yield f"Schijf: {_size(facts.free_bytes)} vrij."


def report_facts(health: Health) -> dict[str, object]:
    """Return the same for machines."""
    facts, status = health.facts, health.facts.status
    return {
        "healthy": health.is_well,
        "findings": [
            {
                "about": finding.about,
                "text": finding.text,
                "bad": finding.bad,
                "source": finding.source,
                "age_seconds": finding.age_seconds,
            }
            for finding in health.findings
        ],
        "last_refresh": _iso(status.refreshed_at if status else None),
        "last_success": _iso(_right_at(facts)),
        "last_publication": _iso(facts.published_at),
        "exit_code": status.exit_code if status else None,
        "live_slot": facts.site.live,
        "dirty_slots": list(facts.dirty_slots),
        "disk_bytes": status.disk_bytes if status else None,
        "disk_free_bytes": facts.free_bytes,
    }


def site_link(workspace: Workspace) -> SiteLink:
    """Return where the link that the web server follows leads."""
    live = live_name(Layout(output=workspace.root))
    return SiteLink(exists=os.path.lexists(workspace.site), live=live or "")


def _settings(facts: Facts) -> Iterator[Finding]:
    if facts.content_error:
        text = f"De instellingen zijn niet te lezen: {facts.content_error}"
        yield Finding(about="settings", text=text)
    if facts.store_error:
        text = f"De database is niet te lezen: {facts.store_error}"
        yield Finding(about="store", text=text)


def _site(facts: Facts) -> Iterator[Finding]:
    if not facts.site.exists:
        yield Finding(about="site", text="Er is nog geen site. Start wijkwijzer refresh.")
    elif not facts.site.live:
        text = "De koppeling output/site wijst nergens heen. Start wijkwijzer refresh."
        yield Finding(about="site", text=text)
    for name in facts.dirty_slots:
        text = f"Kopie {name} van de site is niet af. De volgende publicatie maakt hem opnieuw."
        yield Finding(about="slot", text=text, bad=False)


def _refresh(facts: Facts) -> Iterator[Finding]:
    right_at = _right_at(facts)
    if right_at is None:
        yield Finding(about="refresh", text="Er is nog geen verversing gelukt.")
    elif facts.now - right_at > facts.limits.max_age:
        age = facts.now - right_at
        text = f"De laatste goede verversing is {age_words(age)} oud."
        yield Finding(about="refresh", text=text, age_seconds=_seconds(age))
    elif right_at - facts.now > CLOCK_SLACK:
        text = "De laatste verversing ligt in de toekomst. Kijk of de klok goed staat."
        yield Finding(about="clock", text=text)
    if facts.status and facts.status.exit_code not in SITE_IS_RIGHT:
        why = (facts.status.message or "geen reden bekend").splitlines()[0]
        text = f"De laatste verversing kon niet publiceren ({why})."
        yield Finding(about="publication", text=text, bad=False)


def _sources(facts: Facts) -> Iterator[Finding]:
    for source, state in sorted(facts.sources, key=lambda pair: pair[0].id):
        if state is None or state.last_attempt is None:
            text = f"Bron {source.id} is nog niet opgehaald."
            yield Finding(about="source", text=text, bad=False, source=source.id)
        elif state.last_success is None:
            text = f"Bron {source.id} is nog nooit gelukt. {_why(state)}"
            yield Finding(about="source", text=text, source=source.id)
        elif facts.now - state.last_success > source_limit(facts.limits, source):
            age = facts.now - state.last_success
            text = f"Bron {source.id} is {age_words(age)} oud. {_why(state)}"
            yield Finding(
                about="source", text=text, source=source.id, age_seconds=_seconds(age)
            )


def _disk(facts: Facts) -> Iterator[Finding]:
    if facts.free_bytes < facts.limits.disk_free_mb * _MEGABYTE:
        text = (
            f"De schijf raakt vol: nog {_size(facts.free_bytes)} vrij. "
            f"Er moet {facts.limits.disk_free_mb} MB vrij zijn."
        )
        yield Finding(about="disk", text=text)


def _right_at(facts: Facts) -> datetime | None:
    """Return when the site was last right; `build` publishes too, without a refresh."""
    moments = (facts.status.right_at if facts.status else None, facts.published_at)
    return max((moment for moment in moments if moment), default=None)


def _why(state: SourceState) -> str:
    status = "" if state.status is SourceStatus.OK else f"Stand: {state.status.value}."
    return f"{status} {state.message}".strip()


def age_words(age: timedelta) -> str:
    """Return how long that is, in the largest unit that says enough."""
    minutes = max(0, _seconds(age) // 60)
    if minutes < 120:
        return "1 minuut" if minutes == 1 else f"{minutes} minuten"
    if minutes < 48 * 60:
        return f"{minutes // 60} uur"
    return f"{minutes // (24 * 60)} dagen"


def _moment(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return "nog nooit"
    said = f"{day_with_year(local_date(moment))}, {clock(moment)}"
    return said if moment > now else f"{said} ({age_words(now - moment)} geleden)"


def _size(count: int) -> str:
    if count < 10_000 * _MEGABYTE:
        return f"{count // _MEGABYTE} MB"
    return f"{count // (1000 * _MEGABYTE)} GB"


def _seconds(age: timedelta) -> int:
    return int(age.total_seconds())


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
