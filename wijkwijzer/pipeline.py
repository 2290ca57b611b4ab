"""How a feed entry becomes a line on a district page: the whole road, in order.

    content/ ──load──▶ hub and sources
    sources ──fetch, parse, clean, reconcile──▶ store          (harvest)
    store ──tag by area, domain, audience, tier──▶ enriched    (enrich)
    enriched ──▶ search index                                  (index)
    enriched + index ──fill in, put local beside national──▶ one partition a gemeente
    partitions ──plan, render, publish──▶ output/site          (site_builder)

Each step is a function of what the one before it gave. Disk, network, database and clock come
in through `Run`, so that the same road is taken for real, for a sample and in tests.
"""

from collections.abc import Mapping
from concurrent.futures import Executor
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

import attrs
from attrs import frozen

from enrich.curated import Curate, everywhere, refused
from enrich.curation_notes import notes
from enrich.duplicates import Duplicates, find_duplicates
from enrich.gazetteer import Gazetteer
from enrich.merge import Chosen, Related, merge, orphans, refusals
from enrich.overlay_changes import overlay_statuses, passages_to_keep
from enrich.plain_words import load_plain_words
from enrich.run import gazetteer
from enrich.unplaced import unplaced_venues
from enrich.word_lists import Vocabulary, load_vocabulary
from harvest.crawling.fetch import crawl
from harvest.parsed import Parse
from hub import codec, school_holidays
from hub.chunked import Inline
from hub.clock import local_date
from hub.content import key_figures
from hub.content.area_geometry import read_geometry
from hub.content.settings import Content, load_content
from hub.curation import joined
from hub.errors import KeptFileMissing, Problem, PublishRefused
from hub.gemeente import Gemeente, Hub
from hub.identity import digest
from hub.model import EnrichedItem, Item
from hub.outlines import outlines
from hub.partition import BuildInput, Partition, Provenance
from hub.population import Population, populations
from hub.source import Rights, Source, SourceState
from hub.store import Store, StoredItem
from hub.vocabulary import Mode, SourceFormat
from index.document import document
from index.engine import Filters, Reader, SearchIndex
from site_builder.build import removable_paths, site_files
from site_builder.plan import SitePlan, plan
from site_builder.press import can_print
from site_builder.publish import Published, publish
from site_builder.slots import Layout, live_manifest, live_standing
from wijkwijzer import sample_server
from wijkwijzer.copies import titles_of_copies
from wijkwijzer.editors import editors_source, read_written, store_written
from wijkwijzer.endpoints import Endpoints, own
from wijkwijzer.enriching import enrich_chunk, enriched_by
from wijkwijzer.forget.block_list import load_block_list
from wijkwijzer.guarded_words import guarded_words
from wijkwijzer.guidance import empty_in, structure_problems
from wijkwijzer.harvesting import Fetch, Harvester
from wijkwijzer.kept_passages import keep_passages, read_passages
from wijkwijzer.last_good import LastGoodFiles
from wijkwijzer.made_from import (
    MadeFrom,
    inputs_digest,
    next_change,
    read_made_from,
    write_made_from,
)
from wijkwijzer.outcome import Outcome
from wijkwijzer.progress import Report, event, step
from wijkwijzer.raw_archive import RawArchive
from wijkwijzer.removable import load_removable, save_removable
from wijkwijzer.report.accessibility_report import write_accessibility_report
from wijkwijzer.report.duplicates_report import write_duplicates
from wijkwijzer.report.editor_reports import write_reports
from wijkwijzer.report.overlay_report import write_overlays
from wijkwijzer.report.reading_report import read_texts, write_reading
from wijkwijzer.search_export import SearchMade, make_search
from wijkwijzer.theme_file import load_theme
from wijkwijzer.workspace import Workspace

VERSION = "0.1"
SAMPLE_CREDIT = "Dit is een voorbeeldtekst"
_EXAMPLE = " (voorbeeld)"
STEPS = ("Inhoud lezen", "Bronnen ophalen", "Onderwerpen en wijken bepalen", "Zoekindex",
         "Landelijk en lokaal samenvoegen", "Pagina's maken", "Publiceren")  # fmt: skip


@frozen(kw_only=True)
class Run:
    """One run of the pipeline and all that it may touch."""

    content: Path
    workspace: Workspace
    store: Store
    now: datetime
    mode: Mode
    report: Report
    parse: Parse
    accept_drop: bool = False
    executor: Executor = attrs.field(factory=Inline)


def refresh(run: Run) -> Outcome:
    """Take the whole road once: what is new in the world is on the site afterwards.

    Raises:
        SettingsError: content/ holds no hub at all; the old site stands.
        StoreError: the database cannot be used; the old site stands.
    """
    content = read_content(run)
    problems = harvest(run, content)
    return build(run, content, problems)


def read_content(run: Run, only: str = "") -> Content:
    """Return the settings; files that are right are kept for the day on which they are not.

    `only` is the code of the one gemeente that is wanted; without it all are.
    """
    _step(run, 0)
    last_good = LastGoodFiles(run.workspace.last_good)
    content = load_content(run.content, last_good.read, only)
    last_good.keep(content.good)
    return content


def harvest(run: Run, content: Content) -> tuple[Problem, ...]:
    """Bring the store in line with what editors and sources say; return editors' mistakes."""
    _step(run, 1)
    problems: list[Problem] = []
    blocks = load_block_list(run.workspace)
    hub = with_school_holidays(run, content)
    for gemeente in hub.gemeenten:
        written = read_written(run.content, hub, gemeente, run.now)
        forgotten = store_written(written, run.store, run.now, blocks)
        problems.extend((*written.problems, *forgotten))
    with _endpoints(run, content) as endpoints:
        harvester = Harvester(
            store=run.store,
            archive=RawArchive(run.workspace.raw),
            fetch=_fetch(run),
            parse=run.parse,
            endpoints=endpoints,
            user_agent=user_agent(content),
            now=run.now,
            report=run.report,
            proxy=content.hub.proxy,
            blocks=blocks,
        )
        sources = active_sources(content, run.mode)
        harvester.run(sources, _sample_hashes(run, sources))
    RawArchive(run.workspace.raw).remove(run.store.prune(run.now))
    return tuple(problems)


def with_school_holidays(run: Run, content: Content) -> Hub:
    """Return the hub with the school holidays that were harvested before those in content/."""
    items = (
        stored.item
        for source in active_sources(content, run.mode)
        if source.format is SourceFormat.SCHOOLVAKANTIES
        for stored in run.store.items(source.id)
        if stored.withdrawn_at is None
    )
    holidays = school_holidays.known(
        content.hub.school_holidays, school_holidays.holidays(items)
    )
    return attrs.evolve(content.hub, school_holidays=holidays)


def build(run: Run, content: Content, problems: tuple[Problem, ...] = ()) -> Outcome:
    """Make and publish the site from what the store holds; no network.

    When nothing changed that the site is made from, nothing is made.
    """
    inputs = _inputs(run, content)
    standing = _standing_build(run, content, inputs)
    if standing:
        return _unchanged(run, content, problems, standing)
    stored = visible_items(run, content)
    enriched = enrich_items(run, content, stored)
    duplicates = same_things(content, enriched)
    tell_editors(run, content, enriched, duplicates)
    tell_accessibility(run, content)
    search = update_index(run, content, stored, enriched, duplicates)
    partitions = merge_partitions(run, content, stored, enriched, search, duplicates)
    tell_guidance(run, content, partitions)
    made = search_site(run, search, plan_site(run, content, partitions))
    planned = made.planned
    refused = ""
    published = None
    try:
        published = publish_site(run, content, partitions, made)
    except PublishRefused as exc:
        refused = str(exc)
    present = sum(1 for one in stored if one.withdrawn_at is None)
    if published:
        _note_made_from(run, inputs, published, stored)
    return Outcome(
        published=bool(published and published.changed),
        build=published.build if published else "",
        pages=len(planned.pages),
        items=present,
        written=published.written if published else 0,
        states=_states(run, content),
        problems=_problems(run, content, problems),
        refused=refused,
    )


def _states(run: Run, content: Content) -> tuple[SourceState, ...]:
    return tuple(
        state
        for source in active_sources(content, run.mode)
        if (state := run.store.source_state(source.id))
    )


def _problems(run: Run, content: Content, problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return all mistakes of editors, those in texts that were read before among them."""
    return (
        *content.problems,
        *problems,
        *load_theme(run.content, content).problems,
        *(one for one in structure_problems(content.hub) if not one.warning),
    )


def _inputs(run: Run, content: Content) -> str:
    """Return a digest of all that the site is made from."""
    return inputs_digest(
        run.content,
        run.store.items_digest(),
        _states(run, content),
        (
            run.mode.value,
            local_date(run.now).isoformat(),
            digest(codec.encode(load_block_list(run.workspace))),
            digest(codec.encode(content.hub)),
            str(can_print()),
        ),
    )


def _standing_build(run: Run, content: Content, inputs: str) -> MadeFrom | None:
    """Return the live build when a new one would be the same, and it still stands whole."""
    made = read_made_from(run.workspace)
    if made is None or not made.holds(inputs, run.now):
        return None
    live = live_standing(Layout(output=run.workspace.root), run.store)
    index = search_index(run.workspace, content)
    is_whole = live is not None and live.build == made.build
    return made if is_whole and index.count() == made.documents else None


def _unchanged(
    run: Run, content: Content, problems: tuple[Problem, ...], standing: MadeFrom
) -> Outcome:
    """Return the outcome of a refresh that found nothing to do."""
    run.report(event("published", _NOTHING_NEW, build=standing.build, pages=standing.pages))
    return Outcome(
        published=False,
        build=standing.build,
        pages=standing.pages,
        items=standing.items,
        written=0,
        states=_states(run, content),
        problems=_problems(run, content, problems),
        refused="",
    )


def _note_made_from(
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
        write_made_from(run.workspace, made)
    except OSError as exc:
        run.report(event("made-from", f"De volgende verversing maakt alles opnieuw: {exc}"))


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
    _step(run, 2)
    vocabulary = load_vocabulary(extra=run.content)
    gemeenten = content.hub.gemeenten
    task = enrich_chunk(vocabulary, gemeenten, read_geometry(run.content, gemeenten))
    found = enriched_by(run.executor, task, [one.item for one in stored])
    return curated_everywhere(run, content, found)


def curated_everywhere(
    run: Run, content: Content, found: tuple[EnrichedItem, ...]
) -> tuple[EnrichedItem, ...]:
    """Return the items with what the editors decided about them for every gemeente."""
    items, today = [one.item for one in found], local_date(run.now)
    curation = everywhere(content.curations, items)
    return tuple(map(Curate(curation, _rights(run, content), today), found))


def known_places(run: Run, content: Content, vocabulary: Vocabulary) -> Gazetteer:
    """Return what the tags of areas are found with."""
    gemeenten = content.hub.gemeenten
    return gazetteer(vocabulary, gemeenten, read_geometry(run.content, gemeenten))


def same_things(content: Content, enriched: tuple[EnrichedItem, ...]) -> Duplicates:
    """Return which items are one thing; what the editors of any gemeente said goes first."""
    return find_duplicates(enriched, joined(content.curations))


def tell_editors(
    run: Run, content: Content, enriched: tuple[EnrichedItem, ...], duplicates: Duplicates
) -> None:
    """Write the lists for editors; a disk that refuses costs only these."""
    reports, today = run.workspace.reports, local_date(run.now)
    items = [one.item for one in enriched]
    plain = load_plain_words(extra=run.content)
    try:
        places = known_places(run, content, load_vocabulary(extra=run.content))
        write_reports(reports, today, enriched, unplaced_venues(enriched, places))
        write_duplicates(reports, today, enriched, duplicates)
        write_reading(reports, read_texts(items, _own(content), plain))
        _tell_overlays(run, items)
    except OSError as exc:
        run.report(event("reports", f"De lijsten voor de redactie zijn niet geschreven: {exc}"))


def _tell_overlays(run: Run, items: list[Item]) -> None:
    """Write what changed beside local texts, and keep the passages for the next change."""
    folder = run.workspace.passages
    write_overlays(run.workspace.reports, overlay_statuses(items, read_passages(folder)))
    written = (one.details.overlay.version for one in items if one.details.overlay)
    keep_passages(folder, passages_to_keep(items), written)


def tell_guidance(run: Run, content: Content, partitions: tuple[Partition, ...]) -> None:
    """Tell which ends of the question tree have only the counter of a gemeente to show."""
    for problem in empty_in(content.hub, partitions):
        run.report(event("wegwijs", f"{problem.message} De pagina toont nu het loket."))


def tell_accessibility(run: Run, content: Content) -> None:
    """Write the input for the accessibility statement; a disk that refuses costs only that."""
    sources = all_sources(content, run.mode)
    try:
        write_accessibility_report(run.workspace.reports, content.hub, sources)
    except OSError as exc:
        told = f"Het bestand over toegankelijkheid is niet geschreven: {exc}"
        run.report(event("reports", told))


def _rights(run: Run, content: Content) -> dict[str, Rights]:
    return {source.id: source.rights for source in all_sources(content, run.mode)}


def update_index(
    run: Run,
    content: Content,
    stored: tuple[StoredItem, ...],
    enriched: tuple[EnrichedItem, ...],
    duplicates: Duplicates | None = None,
) -> SearchIndex:
    """Bring the search index in line with the items that are still there and return it.

    An item is also found by the titles of its copies in other sources; without `duplicates`
    they are looked for here.
    """
    _step(run, 3)
    search = search_index(run.workspace, content)
    present = {one.item.id for one in stored if one.withdrawn_at is None}
    copies = titles_of_copies(enriched, duplicates or same_things(content, enriched))
    search.update(
        document(one, content.hub.gemeenten, copies.get(one.item.id, ()))
        for one in enriched
        if one.item.id in present
    )
    return search


def search_index(workspace: Workspace, content: Content) -> SearchIndex:
    """Return the index of this workspace with the editors' synonyms."""
    return SearchIndex(workspace.index, content.synonyms)


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
    _step(run, 4)
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


def _tell_curations(run: Run, content: Content, stored: tuple[StoredItem, ...]) -> None:
    """Tell which decisions in curatie.toml have no item, or no longer count."""
    items = [one.item for one in stored]
    for curation in content.curations:
        for note in notes(curation, items, _rights(run, content), local_date(run.now)):
            run.report(event("curation", str(note), item=note.item_id))


def _chosen(run: Run, content: Content, gemeente: Gemeente, duplicates: Duplicates) -> Chosen:
    curation = content.curation(gemeente.code)
    return Chosen(
        groups=duplicates.groups,
        own=_own(content),
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


def _own(content: Content) -> frozenset[str]:
    """Return the sources of the editors themselves."""
    return frozenset(editors_source(content.hub, one).id for one in content.hub.gemeenten)


def plan_site(run: Run, content: Content, partitions: tuple[Partition, ...]) -> SitePlan:
    """Return every page and feed that the site will have."""
    _step(run, 5)
    return plan(content.hub, build_input(run, content, partitions))


def search_site(run: Run, search: SearchIndex, planned: SitePlan) -> SearchMade:
    """Return the plan with the search of every gemeente; tell what is suggested in vain."""
    made = make_search(search, run.workspace.index, planned, local_date(run.now))
    for code, word in made.silent:
        told = f"De site noemt het zoekwoord '{word}', maar dat vindt niets."
        run.report(event("search", told, gemeente=code))
    return made


def publish_site(
    run: Run, content: Content, partitions: tuple[Partition, ...], made: SearchMade
) -> Published:
    """Render what changed and make it the live site, wholly or not at all.

    Raises:
        PublishRefused: the new site looks wrong or the disk does not work; the old one stands.
    """
    _step(run, 6)
    output = run.workspace.root
    planned = made.planned
    inputs = build_input(run, content, partitions)
    publish_files = partial(
        publish,
        output=output,
        store=run.store,
        now=run.now,
        accept_drop=run.accept_drop,
        expected_gone=load_removable(run.workspace),
    )
    made_files = partial(
        site_files, content.hub, inputs, planned, search=made.files, executor=run.executor
    )
    live = live_manifest(output, run.store)
    try:
        published = publish_files(made_files(live))
    except KeptFileMissing:
        # Somebody took a file out of the live site: make everything anew.
        published = publish_files(made_files(None))
    save_removable(run.workspace, removable_paths(planned.pages))
    run.report(
        event("published", _told(published), build=published.build, pages=published.pages)
    )
    return published


def build_input(run: Run, content: Content, partitions: tuple[Partition, ...]) -> BuildInput:
    """Return all that the site is a function of."""
    return BuildInput(
        now=run.now,
        mode=run.mode,
        partitions=partitions,
        provenance=tuple(
            Provenance(source=source, state=run.store.source_state(source.id))
            for source in all_sources(content, run.mode)
        ),
        outlines=tuple(
            outline
            for gemeente in content.hub.gemeenten
            for outline in outlines(read_geometry(run.content, (gemeente,)))
        ),
        theme=load_theme(run.content, content).css,
        guarded=guarded_words(load_vocabulary(extra=run.content).sensitive),
        paper=can_print(),
        standing=_standing(run),
    )


def _standing(run: Run) -> frozenset[str]:
    """Return the files of the live site, when there is one."""
    live = live_manifest(run.workspace.root, run.store)
    return frozenset(entry.path for entry in live.entries) if live else frozenset()


def active_sources(content: Content, mode: Mode) -> tuple[Source, ...]:
    """Return the sources to harvest: the enabled ones, or those with a sample."""
    if mode is Mode.SAMPLE:
        return tuple(sampled(source) for source in content.sources if source.sample.file)
    return tuple(source for source in content.sources if source.enabled)


def sampled(source: Source) -> Source:
    """Return a source as the sample uses it: no key, and no text in somebody else's name."""
    return attrs.evolve(
        source,
        enabled=True,
        api_key_env="",
        publisher=_as_example(source.publisher),
        rights=attrs.evolve(source.rights, naamsvermelding=SAMPLE_CREDIT),
    )


def _as_example(publisher: str) -> str:
    """Return a name that says that its texts are examples, once."""
    return publisher if publisher.endswith(_EXAMPLE) else publisher + _EXAMPLE


def all_sources(content: Content, mode: Mode) -> tuple[Source, ...]:
    """Return the sources whose items may be shown: harvested ones and the editors' own."""
    own_ones = (editors_source(content.hub, one) for one in content.hub.gemeenten)
    return (*active_sources(content, mode), *own_ones)


def _fetch(run: Run) -> Fetch:
    run.workspace.crawl.mkdir(parents=True, exist_ok=True)
    return partial(crawl, workdir=run.workspace.crawl)


def _endpoints(run: Run, content: Content) -> AbstractContextManager[Endpoints]:
    if run.mode is Mode.SAMPLE:
        sources = active_sources(content, run.mode)
        return sample_server.serving(run.content, sources, run.now)
    return nullcontext(own)


def _sample_hashes(run: Run, sources: tuple[Source, ...]) -> Mapping[str, str]:
    if run.mode is not Mode.SAMPLE:
        return {}
    return {source.id: sample_server.sample_hash(run.content, source) for source in sources}


def user_agent(content: Content) -> str:
    """Return how the hub calls itself to servers: its name and whom to write to."""
    contact = content.hub.user_agent_contact or content.hub.base_url
    return f"Wijkwijzer/{VERSION} (+{contact})"


def _curated(
    run: Run, content: Content, gemeente: Gemeente, enriched: tuple[EnrichedItem, ...]
) -> tuple[EnrichedItem, ...]:
    """Return what a gemeente shows, as its editors decided; the rights of a source go first."""
    curation, rights = content.curation(gemeente.code), _rights(run, content)
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
    """Return local items that are like a national one, best first: what the index answers."""
    words = " ".join((one.item.title, *one.item.details.subjects))
    return reader.related(words, Filters(area=gemeente), limit=RELATED)


_NOTHING_NEW = "Niets nieuws: de site blijft zoals hij is."

WITHDRAWN_PAGE = timedelta(days=30)
"""How long the page of a withdrawn item says so, before its URL is not found."""

RELATED = 20
"""More than a page shows; the merge keeps those that fit by topic and area."""


def _told_no_figures(gemeente: Gemeente) -> str:
    """Return the sentence for editors about an order of lists that knows no residents."""
    return (
        f"{gemeente.name} heeft geen {key_figures.FILE}. Wat vooraan staat, hangt nu niet af "
        "van wie er wonen. Maak het bestand met: wijkwijzer areas import --kerncijfers."
    )


def _told_orphan(overlay: EnrichedItem) -> str:
    """Return the sentence about a local text whose national text is not there (any more)."""
    target = overlay.item.details.overlay
    return (
        f"{overlay.item.id} hoort bij {target.item_id if target else '?'}, maar dat is er niet."
    )


def _step(run: Run, number: int) -> None:
    run.report(step("step", STEPS[number], number, len(STEPS)))


def _told(published: Published) -> str:
    if not published.changed:
        return _NOTHING_NEW
    return (
        f"Gepubliceerd: {published.pages} pagina's, {published.written} bestanden geschreven."
    )
