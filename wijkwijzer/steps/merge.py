"""The step from tagged items to one partition a gemeente: national and local together."""

from collections.abc import Mapping
from functools import partial

from enrich.curated import Curate, refused
from enrich.curation_notes import notes
from enrich.duplicates import Duplicates
from enrich.merge import Chosen, Related, merge, orphans, refusals
from hub.clock import local_date
from hub.content import key_figures
from hub.content.settings import Content
from hub.gemeente import Gemeente
from hub.model import EnrichedItem
from hub.partition import Partition
from hub.population import Population, populations
from hub.source import Rights
from hub.store import StoredItem
from index.engine import Filters, Reader, SearchIndex
from wijkwijzer.progress import event
from wijkwijzer.run import Run, tell_step
from wijkwijzer.steps.sources_in_use import own_sources, rights_by_source
from wijkwijzer.steps.tagged_items import same_things

RELATED = 20
"""More than a page shows; the merge keeps those that fit by topic and area."""


def merge_partitions(
    run: Run,
    content: Content,
    stored: tuple[StoredItem, ...],
    enriched: tuple[EnrichedItem, ...],
    search: SearchIndex,
    duplicates: Duplicates | None = None,
) -> tuple[Partition, ...]:
    """Return a partition for each gemeente: its items with national and local put together.

    Items that are one thing are shown as one; without `duplicates` they are looked for here.
    """
    tell_step(run, 4)
    same = duplicates or same_things(content, enriched)
    with search.reading() as reader:
        related = partial(related_in, reader)
        return merged_with(run, content, stored, enriched, same, related)


def merged_with(
    run: Run,
    content: Content,
    stored: tuple[StoredItem, ...],
    enriched: tuple[EnrichedItem, ...],
    same: Duplicates,
    related: Related,
) -> tuple[Partition, ...]:
    """Return a partition for each gemeente; `related` says which items are alike."""
    history = {one.item.id: one for one in stored}
    partitions = []
    for gemeente in content.hub.gemeenten:
        shown = _curated(run, content, gemeente, enriched)
        for refusal in refusals(gemeente, shown):
            run.report(event("refused", f"{gemeente.name}: {refusal}", item=refusal.item_id))
        chosen = _chosen(run, content, gemeente, same)
        partitions.append(
            Partition(
                gemeente=gemeente,
                items=merge(gemeente, shown, history, related, run.now, chosen),
                populations=_populations(run, gemeente),
            )
        )
    _tell_curations(run, content, stored)
    for orphan in orphans(enriched):
        run.report(event("orphan", _told_orphan(orphan), item=orphan.item.id))
    return tuple(partitions)


def _curated(
    run: Run, content: Content, gemeente: Gemeente, enriched: tuple[EnrichedItem, ...]
) -> tuple[EnrichedItem, ...]:
    """Return what a gemeente shows, as its editors decided; the rights of a source go first."""
    curation, rights = content.curation(gemeente.code), rights_by_source(run, content)
    allowed = [one for one in enriched if _may_show(rights, one, gemeente)]
    for refusal in refused(curation, (one.item for one in allowed), rights):
        run.report(event("refused", f"{gemeente.name}: {refusal}", item=refusal.item_id))
    curate = Curate(curation, rights, local_date(run.now))
    return tuple(map(curate, allowed))


def _may_show(rights: Mapping[str, Rights], one: EnrichedItem, gemeente: Gemeente) -> bool:
    """Return whether a source's rights let this gemeente publish its items (CARE.md part 3)."""
    allowed = rights[one.item.source_id].gemeenten
    return not allowed or gemeente.code in allowed


def related_in(
    reader: Reader, one: EnrichedItem, gemeente: str
) -> tuple[tuple[str, float], ...]:
    """Return local items that are like a national one and share a subject, best first."""
    words = " ".join((one.item.title, *one.item.details.subjects))
    # What has no subject in common is never shown; leaving it out saves most of the work.
    found = dict(
        pair
        for domain in one.domain_ids
        for pair in reader.related(words, Filters(area=gemeente, domain=domain), RELATED)
    )
    return tuple(sorted(found.items(), key=lambda pair: (-round(pair[1], 6), pair[0])))


def _chosen(run: Run, content: Content, gemeente: Gemeente, duplicates: Duplicates) -> Chosen:
    curation = content.curation(gemeente.code)
    return Chosen(
        groups=duplicates.groups,
        own=own_sources(content),
        hidden=curation.hidden,
        pins=curation.pins(local_date(run.now)),
    )


def _populations(run: Run, gemeente: Gemeente) -> tuple[tuple[str, Population], ...]:
    """Return who live in the areas of a gemeente; without key figures say what that means."""
    path = run.content / gemeente.folder / key_figures.FILE
    found = populations(key_figures.read_key_figures(path), gemeente.areas, gemeente.code)
    if not found:
        run.report(event("figures", _told_no_figures(gemeente), gemeente=gemeente.code))
    return found


def _told_no_figures(gemeente: Gemeente) -> str:
    """Return the sentence for editors about an order of lists that knows no residents."""
    return (
        f"{gemeente.name} heeft geen {key_figures.FILE}. Wat vooraan staat, hangt nu niet af "
        "van wie er wonen. Maak het bestand met: wijkwijzer areas import --kerncijfers."
    )


def _tell_curations(run: Run, content: Content, stored: tuple[StoredItem, ...]) -> None:
    """Tell which decisions in curatie.toml have no item, or no longer count."""
    items, today = [one.item for one in stored], local_date(run.now)
    rights = rights_by_source(run, content)
    for curation in content.curations:
        for note in notes(curation, items, rights, today):
            run.report(event("curation", str(note), item=note.item_id))


def _told_orphan(overlay: EnrichedItem) -> str:
    """Return the sentence about a local text whose national text is not there (any more)."""
    target = overlay.item.details.overlay
    return (
        f"{overlay.item.id} hoort bij {target.item_id if target else '?'}, maar dat is er niet."
    )
