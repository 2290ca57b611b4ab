"""The step from the store to tagged items, and which of them are one thing."""

from datetime import timedelta
from functools import partial

from enrich.curated import Curate, everywhere
from enrich.duplicates import Duplicates, Sketching, drawn, find_duplicates
from enrich.gazetteer import Gazetteer
from enrich.run import gazetteer
from enrich.word_lists import Vocabulary
from hub.clock import local_date
from hub.content.area_geometry import read_geometry
from hub.content.settings import Content
from hub.curation import joined
from hub.model import EnrichedItem
from hub.store import StoredItem
from wijkwijzer.forget.block_list import load_block_list
from wijkwijzer.kept.findings import findings_of
from wijkwijzer.kept.kept_findings import FILE, keep_only
from wijkwijzer.kept.tagged import tagged
from wijkwijzer.run import Run, tell_step
from wijkwijzer.steps.enriching import enrich_chunk, enriched_by
from wijkwijzer.steps.known_words import known_words
from wijkwijzer.steps.sources_in_use import all_sources, rights_by_source

WITHDRAWN_PAGE = timedelta(days=30)
"""How long the page of a withdrawn item says so, before its URL is not found."""


def visible_items(run: Run, content: Content) -> tuple[StoredItem, ...]:
    """Return the stored items of sources that are still in use, with their history.

    A withdrawn one is among them for as long as its page says that it is gone. What was
    forgotten is not, also when a backup put it back.
    """
    blocks = load_block_list(run.workspace)
    known = {source.id for source in all_sources(content, run.mode)}
    gone = run.now - WITHDRAWN_PAGE
    return tuple(
        stored
        for stored in run.store.items()
        if stored.item.source_id in known
        and (stored.withdrawn_at is None or stored.withdrawn_at > gone)
        and not blocks.refuses(stored.item)
    )


def enrich_items(
    run: Run, content: Content, stored: tuple[StoredItem, ...]
) -> tuple[EnrichedItem, ...]:
    """Return every item with its tags and their evidence."""
    tell_step(run, 2)
    gemeenten = content.hub.gemeenten
    task = enrich_chunk(known_words(run), gemeenten, read_geometry(run.content, gemeenten))
    with run.workers() as executor:
        found = tagged(
            findings_of(run),
            task.version,
            [one.item for one in stored],
            partial(enriched_by, executor, task),
            run.revisions,
        )
    return curated_everywhere(run, content, found)


def forget_findings_of_others(run: Run, stored: tuple[StoredItem, ...]) -> None:
    """Keep what was found about these items for the next run, and about no others."""
    keep_only(run.workspace.state / FILE, (one.item.id for one in stored))


def curated_everywhere(
    run: Run, content: Content, found: tuple[EnrichedItem, ...]
) -> tuple[EnrichedItem, ...]:
    """Return the items with what the editors decided about them for every gemeente."""
    items, today = [one.item for one in found], local_date(run.now)
    curation = everywhere(content.curations, items)
    return tuple(map(Curate(curation, rights_by_source(run, content), today), found))


def known_places(run: Run, content: Content, vocabulary: Vocabulary) -> Gazetteer:
    """Return what the tags of areas are found with."""
    gemeenten = content.hub.gemeenten
    return gazetteer(vocabulary, gemeenten, read_geometry(run.content, gemeenten))


def same_things(
    content: Content, enriched: tuple[EnrichedItem, ...], sketching: Sketching = drawn
) -> Duplicates:
    """Return which items are one thing; what the editors of any gemeente said goes first."""
    return find_duplicates(enriched, joined(content.curations), sketching)
