"""The release that is live now, with where each page of an item is from: for an archive."""

import attrs

from hub import codec
from hub.content.settings import Content
from hub.errors import ArchiveError
from hub.source import Source
from hub.store import StoredItem
from hub.vocabulary import Mode
from site_builder.manifest import BUILD_JSON
from site_builder.slots import Layout, live_standing
from wijkwijzer.archive.warc_archive import Release
from wijkwijzer.run import Run
from wijkwijzer.steps.index import update_index
from wijkwijzer.steps.merge import merge_partitions
from wijkwijzer.steps.publish import build_input, plan_site
from wijkwijzer.steps.sources_in_use import all_sources
from wijkwijzer.steps.tagged_items import enrich_items, visible_items
from wijkwijzer.version import VERSION

REAL = "Pagina's van de site, met per item waar het vandaan komt"
SAMPLE = "Voorbeeldgegevens: geen echte site"


@attrs.frozen(kw_only=True)
class PageProvenance:
    """Where the item on a page is from. Times are UTC.

    `changed_at` is the fetch that brought these words; `first_seen` the first fetch with the
    item in it. `changed_since`: the item has changed or left after this release was published,
    so that hash and dates are those of a later version.
    """

    item_id: str
    title: str
    source_id: str
    source_title: str
    source_url: str
    item_url: str
    publisher: str
    licence: str
    attribution: str
    proof: str
    validated: bool
    first_seen: str
    changed_at: str
    content_hash: str
    changed_since: bool


def live_release(run: Run, content: Content) -> Release:
    """Return what is published now. The search index is brought in line on the way.

    Raises:
        ArchiveError: there is no site, or it is not whole.
    """
    layout = Layout(output=run.workspace.root)
    live = live_standing(layout, run.store)
    slot = run.store.slots().get(live.name) if live else None
    if live is None or slot is None:
        raise ArchiveError(str(layout.site), "er staat nog geen site")
    if not live.manifest or not live.build or slot.published_at is None:
        raise ArchiveError(
            str(layout.site), "de site is niet volledig. Draai eerst `wijkwijzer refresh`"
        )
    paths = tuple(entry.path for entry in live.manifest.entries)
    # The site is a function of the moment: plan it as it was planned then.
    then = attrs.evolve(run, now=slot.published_at)
    return Release(
        base_url=content.hub.base_url,
        build=live.build,
        published_at=slot.published_at,
        software=f"Wijkwijzer/{VERSION}",
        description=SAMPLE if run.mode is Mode.SAMPLE else REAL,
        paths=(*paths, BUILD_JSON),
        provenance=_provenance(then, content, frozenset(paths)),
    )


def _provenance(
    run: Run, content: Content, paths: frozenset[str]
) -> tuple[tuple[str, bytes], ...]:
    stored = visible_items(run, content)
    enriched = enrich_items(run, content, stored)
    search = update_index(run, content, stored, enriched)
    partitions = merge_partitions(run, content, stored, enriched, search)
    planned = plan_site(run, content, build_input(run, content, partitions))
    history = {one.item.id: one for one in stored}
    sources = {source.id: source for source in all_sources(content, run.mode)}
    return tuple(
        (page.path, codec.encode(_facts(history[page.item_id], sources, run)) + b"\n")
        for page in planned.pages
        if page.item_id and page.path in paths
    )


def _facts(stored: StoredItem, sources: dict[str, Source], run: Run) -> PageProvenance:
    item = stored.item
    source = sources[item.source_id]
    last_touched = max(stored.changed_at, stored.withdrawn_at or stored.changed_at)
    return PageProvenance(
        item_id=item.id,
        title=item.title,
        source_id=source.id,
        source_title=source.title,
        source_url=source.url,
        item_url=item.url,
        publisher=item.publisher or source.publisher,
        licence=source.rights.licentie,
        attribution=source.rights.naamsvermelding,
        proof=source.rights.bewijs,
        validated=item.validated,
        first_seen=stored.first_seen.isoformat(timespec="seconds"),
        changed_at=stored.changed_at.isoformat(timespec="seconds"),
        content_hash=item.content_hash,
        changed_since=last_touched > run.now,
    )
