"""Whether the live site is what a build would make, so that nothing need be made."""

from collections.abc import Mapping
from contextlib import suppress

import attrs

from harvest.due import rests_until
from hub import codec
from hub.clock import local_date
from hub.content.settings import Content
from hub.errors import Problem
from hub.identity import digest
from hub.store import StoredItem
from hub.vocabulary import Mode
from site_builder.printable import can_print
from site_builder.publish import Published
from site_builder.slots import Layout, live_standing
from wijkwijzer.forget.block_list import load_block_list
from wijkwijzer.guidance import structure_problems
from wijkwijzer.operating.afterwards import watcher_of
from wijkwijzer.operating.watcher import Watcher
from wijkwijzer.outcome import Outcome
from wijkwijzer.progress import event
from wijkwijzer.run import Run
from wijkwijzer.steps.index import search_index
from wijkwijzer.steps.sources_in_use import active_sources, source_states
from wijkwijzer.steps.tagged_items import WITHDRAWN_PAGE
from wijkwijzer.theme_file import load_theme
from wijkwijzer.unchanged.made_from import (
    MadeFrom,
    inputs_digest,
    next_change,
    read_made_from,
    write_made_from,
)
from wijkwijzer.unchanged.nothing_new import (
    NOTHING_NEW,
    LastRefresh,
    note_last_refresh,
    read_last_refresh,
    standing,
)
from wijkwijzer.unchanged.seen_files import note_seen


def inputs_of(run: Run, content: Content) -> str:
    """Return a digest of all that the site is made from."""
    return inputs_digest(
        run.seen.digest,
        run.store.items_digest(),
        source_states(run, content),
        (
            run.mode.value,
            local_date(run.now).isoformat(),
            digest(codec.encode(load_block_list(run.workspace))),
            digest(codec.encode(content.hub)),
            str(can_print()),
        ),
    )


def standing_build(run: Run, content: Content, inputs: str) -> MadeFrom | None:
    """Return the live build when a new one would be the same, and it still stands whole."""
    made = read_made_from(run.workspace)
    if made is None or not made.holds(inputs, run.now):
        return None
    live = live_standing(Layout(output=run.workspace.root), run.store)
    index = search_index(run.workspace, content)
    is_whole = live is not None and live.build == made.build
    return made if is_whole and index.count() == made.documents else None


def unchanged(
    run: Run, content: Content, problems: tuple[Problem, ...], standing: MadeFrom
) -> Outcome:
    """Return the outcome of a refresh that found nothing to do."""
    run.report(event("published", NOTHING_NEW, build=standing.build, pages=standing.pages))
    return Outcome(
        published=False,
        build=standing.build,
        pages=standing.pages,
        items=standing.items,
        written=0,
        states=source_states(run, content),
        problems=all_problems(run, content, problems),
        refused="",
    )


def note_made_from(
    run: Run, inputs: str, published: Published, stored: tuple[StoredItem, ...]
) -> None:
    """Note what the live build was made from; a disk that refuses costs only time."""
    present = sum(1 for one in stored if one.withdrawn_at is None)
    made = MadeFrom(
        inputs=inputs,
        build=published.build,
        pages=published.pages,
        items=present,
        documents=present,
        since=run.now,
        until=next_change(stored, run.now, WITHDRAWN_PAGE),
    )
    try:
        note_seen(run.workspace, run.seen)
        write_made_from(run.workspace, made)
        _note_made_again(run, made)
    except OSError as exc:
        run.report(event("made-from", f"De volgende verversing maakt alles opnieuw: {exc}"))


def _note_made_again(run: Run, made: MadeFrom) -> None:
    """Note a build from the files of the last refresh as what that refresh would end with."""
    last = read_last_refresh(run.workspace)
    if last is None or last.files != run.seen.digest or run.now < last.since:
        return
    again = attrs.evolve(
        last,
        standing=standing(run.workspace, run.store, run.mode, run.seen.digest),
        since=run.now,
        until=min(last.until, made.until),
        build=made.build,
        pages=made.pages,
        items=made.items,
    )
    note_last_refresh(run.workspace, again)


def note_ended(run: Run, content: Content, outcome: Outcome, hashes: Mapping[str, str]) -> None:
    """Note how a refresh ended, so that the next one sees at a glance whether it has work.

    `hashes` are those of the samples by source id. A disk that refuses costs only time.
    """
    made = read_made_from(run.workspace)
    if made is None or outcome.refused or made.build != outcome.build:
        return
    sources = active_sources(content, run.mode)
    rest = (
        rests_until(
            one, run.store.source_state(one.id), run.now, sample_hash=hashes.get(one.id, "")
        )
        for one in sources
    )
    last = LastRefresh(
        standing=standing(run.workspace, run.store, run.mode, run.seen.digest),
        files=run.seen.digest,
        since=run.now,
        until=min((made.until, *rest)),
        build=made.build,
        pages=made.pages,
        items=made.items,
        sources=tuple(source.id for source in sources),
        problems=outcome.problems,
        watcher=watcher_of(content.hub) if run.mode is Mode.REAL else Watcher(),
    )
    with suppress(OSError):
        note_seen(run.workspace, run.seen)
        note_last_refresh(run.workspace, last)


def all_problems(
    run: Run, content: Content, problems: tuple[Problem, ...]
) -> tuple[Problem, ...]:
    """Return all mistakes of editors, those in texts that were read before among them."""
    return (
        *content.problems,
        *problems,
        *load_theme(run.content, content).problems,
        *(one for one in structure_problems(content.hub) if not one.warning),
    )
