"""Put the sites of gemeenten together: one start page, one sitemap, one manifest."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from attrs import frozen

from hub.content.settings import Content
from hub.errors import PublishRefused
from hub.source import SourceState
from site_builder.joining import SitePart, joined_files
from site_builder.publish import Published, publish
from site_builder.slots import live_manifest
from wijkwijzer.composition import opened_store
from wijkwijzer.outcome import Outcome
from wijkwijzer.parts.notes import note_parts
from wijkwijzer.progress import event
from wijkwijzer.removable import load_removable, save_removable
from wijkwijzer.run import Run
from wijkwijzer.steps.publish import build_input
from wijkwijzer.steps.settings_read import read_content
from wijkwijzer.steps.sources_in_use import active_sources
from wijkwijzer.workspace import Workspace

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@frozen(kw_only=True)
class Part:
    """What one output holds: the sites of gemeenten, and how its sources are doing."""

    sites: tuple[SitePart, ...]
    states: tuple[SourceState, ...]
    removable: frozenset[str]


def join(run: Run, folders: Sequence[Path]) -> Outcome:
    """Make the parts in these outputs one site, and publish it wholly or not at all."""
    content = read_content(run)
    note_parts(run.workspace, folders)
    parts = tuple(_part(run, content, folder) for folder in sorted(folders))
    states = newest(state for part in parts for state in part.states)
    for state in states:
        if run.store.source_state(state.source_id) != state:
            run.store.save_state(state)
    asked = {source.id for source in active_sources(content, run.mode)}
    sites = tuple(site for part in parts for site in part.sites)
    refused, published = "", None
    try:
        _refuse_gaps(content, sites)
        published = _publish(run, content, parts, sites)
    except PublishRefused as exc:
        refused = str(exc)
    return Outcome(
        published=bool(published and published.changed),
        build=published.build if published else "",
        pages=published.pages if published else 0,
        items=sum(state.items for state in states),
        written=published.written if published else 0,
        states=tuple(state for state in states if state.source_id in asked),
        problems=content.problems,
        refused=refused,
    )


def _part(run: Run, content: Content, folder: Path) -> Part:
    workspace = Workspace(folder)
    with opened_store(workspace, run.mode, run.report) as there:
        manifest = live_manifest(folder, there.store)
        states = tuple(there.store.source_states().values())
    paths = {entry.path for entry in manifest.entries} if manifest else set()
    sites = tuple(
        # Through the link it may become another copy while we read.
        SitePart(gemeente=one, folder=workspace.site.resolve(), manifest=manifest)
        for one in content.hub.gemeenten
        if manifest and f"{one.slug}/index.html" in paths
    )
    return Part(sites=sites, states=states, removable=load_removable(workspace))


def newest(states: Iterator[SourceState]) -> tuple[SourceState, ...]:
    """Return the newest state of each source, by its id; parts share the national ones."""
    found: dict[str, SourceState] = {}
    for state in states:
        known = found.get(state.source_id)
        if known is None or _asked(known) < _asked(state):
            found[state.source_id] = state
    return tuple(found[source_id] for source_id in sorted(found))


def _asked(state: SourceState) -> datetime:
    return state.last_attempt or _NEVER


def _refuse_gaps(content: Content, sites: tuple[SitePart, ...]) -> None:
    """Refuse a site whose start page would lead to gemeenten that are not there."""
    there = {site.gemeente.code for site in sites}
    missing = [one.name for one in content.hub.gemeenten if one.code not in there]
    if missing:
        raise PublishRefused(f"van deze gemeenten is er geen deel: {', '.join(missing)}")


def _publish(
    run: Run, content: Content, parts: tuple[Part, ...], sites: tuple[SitePart, ...]
) -> Published:
    output = run.workspace.root
    removable = frozenset(path for part in parts for path in part.removable)
    inputs = build_input(run, content, ())
    live = live_manifest(output, run.store)
    published = publish(
        joined_files(content.hub, inputs, sites, live),
        output=output,
        store=run.store,
        now=run.now,
        accept_drop=run.accept_drop,
        expected_gone=load_removable(run.workspace),
    )
    save_removable(run.workspace, removable)
    told = f"Samengevoegd: {len(sites)} gemeenten, {published.pages} pagina's."
    run.report(event("joined", told, build=published.build, pages=published.pages))
    return published
