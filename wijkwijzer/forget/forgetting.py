"""Take something out of all that the hub keeps, and keep it out (CARE.md part 4).

First it is blocked, so that nothing can bring it back; then store, raw answers, index, reports
and every copy of the site are cleared, and the site is made anew without it. Every step may be
done twice: when one of them fails, the same command finishes the work.
"""

import shutil

import attrs
from attrs import frozen

from hub.clock import local_date
from hub.content.settings import Content
from hub.errors import ForgetRefused, Problem
from hub.gemeente import CrisisNumber
from hub.source import SourceState
from hub.store import Slot, Store
from site_builder.disk import SYSTEM_DISK, remove
from site_builder.slots import SLOTS, Layout, live_name
from wijkwijzer import pipeline
from wijkwijzer.check import memory
from wijkwijzer.forget.block_list import load_block_list, save_block_list
from wijkwijzer.forget.needle import Needle
from wijkwijzer.forget.traces import (
    Traces,
    files_with,
    find_traces,
    items_with,
    known_sources,
    paths_with,
)
from wijkwijzer.kept import kept_findings
from wijkwijzer.links import memory as link_memory
from wijkwijzer.operating.readings import readings, texts_in
from wijkwijzer.operating.status_files import write_status
from wijkwijzer.operating.status_report import Status, read_status
from wijkwijzer.outcome import ExitCode
from wijkwijzer.run import Run
from wijkwijzer.sources.raw_archive import RawArchive
from wijkwijzer.unchanged import nothing_new, seen_files
from wijkwijzer.workspace import Workspace


@frozen(kw_only=True)
class Forgotten:
    """What was done. `left` are files that still hold it; `refused` is why the site stands."""

    needle: Needle
    found: Traces
    left: tuple[str, ...] = ()
    refused: str = ""
    published: bool = False

    @property
    def written(self) -> tuple[Problem, ...]:
        """The places that editors must mend."""
        return self.found.written

    @property
    def exit_code(self) -> ExitCode:
        """The worst that there is to tell."""
        if self.refused:
            return ExitCode.NOT_PUBLISHED
        if self.written:
            return ExitCode.CONTENT
        return ExitCode.NOT_PUBLISHED if self.left else ExitCode.FINE


def traces(run: Run, content: Content, needle: Needle) -> Traces:
    """Return where it stands; nothing is changed.

    Raises:
        ForgetRefused: it is a number that people must always find; or the store is empty, so
            that the new site would be empty as well.
    """
    if any(needle.is_in(one.number) for one in _crisis_numbers(content)):
        raise ForgetRefused("dit nummer staat in direct-hulp.toml en mag nooit verdwijnen")
    if not run.store.source_states():
        raise ForgetRefused(
            "de database is nog leeg, of was beschadigd. Draai eerst `wijkwijzer refresh`"
        )
    return find_traces(run, content, needle)


def _crisis_numbers(content: Content) -> tuple[CrisisNumber, ...]:
    local = (one for gemeente in content.hub.gemeenten for one in gemeente.crisis_numbers)
    return (*content.hub.crisis_numbers, *local)


def forget(
    run: Run, content: Content, needle: Needle, found: Traces, *, reason: str, salt: str
) -> Forgotten:
    """Block it, remove it from this tree and publish the site without it.

    Raises:
        OSError: the disk refuses; do it again.
        WijkwijzerError: the site cannot be made; what could be removed is removed.
    """
    block(run, needle, reason=reason, salt=salt)
    clear_store(run, content, needle, found)
    clear_working_files(run.workspace)
    clear_other_copies(run.workspace, run.store)
    # What an operator asked for is no accident: the guard against lost pages stands aside.
    outcome = pipeline.build(attrs.evolve(run, accept_drop=True), content)
    if not outcome.refused:
        # The copy that was live until now.
        clear_other_copies(run.workspace, run.store)
    clear_settings_and_reports(run.workspace, needle, found)
    return Forgotten(
        needle=needle,
        found=found,
        left=_left(run, needle),
        refused=outcome.refused,
        published=outcome.published,
    )


def block(run: Run, needle: Needle, *, reason: str, salt: str) -> None:
    """Keep it out from now on; only its hash is written.

    Raises:
        ForgetRefused: the reason holds what must be forgotten.
    """
    if any(map(needle.is_in, readings(reason))):
        raise ForgetRefused("zet in de reden niet wat er vergeten moet worden")
    blocks = load_block_list(run.workspace)
    added = blocks.adding(needle, since=local_date(run.now), reason=reason, salt=salt)
    if added != blocks:
        save_block_list(run.workspace, added)


def clear_store(run: Run, content: Content, needle: Needle, found: Traces) -> None:
    """Remove items and raw answers, messages that name them, and set-aside databases."""
    for _, state in sorted(run.store.source_states().items()):
        clear = without(state, needle, found)
        if clear != state:
            run.store.save_state(clear)
    known = known_sources(run.store, content)
    answers = {answer.digest for one in known for answer in run.store.raw(one)}
    RawArchive(run.workspace.raw).keep_only(answers.difference(found.answers))
    # After the states: it also clears the bytes of what was written over.
    run.store.forget((one.item.id for one in found.items), found.answers)
    for aside in sorted(run.workspace.state.glob(f"{run.workspace.database.name}.damaged-*")):
        aside.unlink()


def without(state: SourceState, needle: Needle, found: Traces) -> SourceState:
    """Return a source's state in which nothing names what was forgotten."""
    addresses = any(map(needle.is_in, texts_in(state.validators)))
    return attrs.evolve(
        state,
        message="" if is_named(state.message, needle, found) else state.message,
        validators=() if addresses else state.validators,
    )


def is_named(message: str, needle: Needle, found: Traces) -> bool:
    """Return whether a message names it, or one of the items that hold it."""
    ids = (one.item.id for one in found.items)
    return any(one in message for one in ids) or any(map(needle.is_in, readings(message)))


def clear_working_files(workspace: Workspace) -> None:
    """Remove what the next run makes anew: index with old segments, notes, crawl files."""
    notes = (nothing_new.FILE, seen_files.FILE, kept_findings.FILE, kept_findings.WRITTEN)
    for name in (*notes, memory.FILE):
        (workspace.state / name).unlink(missing_ok=True)
    for folder in (workspace.index, workspace.crawl):
        if folder.is_dir():
            shutil.rmtree(folder)


def clear_other_copies(workspace: Workspace, store: Store) -> None:
    """Remove every copy of the site but the live one, so that none can be put back."""
    layout = Layout(output=workspace.root)
    live = live_name(layout)
    others = tuple(name for name in SLOTS if name != live)
    for name in others:
        store.save_slot(Slot(name=name, dirty=True))
    for folder, kept in ((layout.slots, live), (layout.manifests, f"{live}.json")):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name != kept:
                remove(SYSTEM_DISK, path)
    for name in others:
        # Finished and empty: nothing to go back to and nothing to mend.
        store.save_slot(Slot(name=name, dirty=False))


def clear_settings_and_reports(workspace: Workspace, needle: Needle, found: Traces) -> None:
    """Remove it from the reports, and the kept settings and passages that hold it."""
    status = read_status(workspace)
    if status:
        write_status(workspace.reports, _without_names(status, needle, found))
    for folder in (workspace.reports, workspace.last_good, workspace.passages):
        for path in tuple(paths_with(folder, needle)):
            path.unlink()
    # Links are asked anew at the next run of `links`.
    (workspace.state / link_memory.FILE).unlink(missing_ok=True)


def _without_names(status: Status, needle: Needle, found: Traces) -> Status:
    """Return the status with messages that name nothing; health still knows how it went."""

    def told(message: str) -> str:
        return "" if is_named(message, needle, found) else message

    sources = tuple(
        attrs.evolve(source, message=told(source.message)) for source in status.sources
    )
    return attrs.evolve(status, sources=sources, message=told(status.message))


def _left(run: Run, needle: Needle) -> tuple[str, ...]:
    """Return what still holds it after all: the proof that the work is done."""
    stored = (f"het item {one.item.id}" for one in items_with(run.store, needle))
    return (*stored, *files_with(run.workspace, needle))
