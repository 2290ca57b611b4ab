"""The command `report`: all that needs an editor's care, on one page."""

import json
from collections.abc import Iterator
from datetime import date

import click

from enrich.overlay_changes import overlay_statuses
from enrich.plain_words import load_plain_words
from enrich.review import review_queue
from enrich.run import gazetteer
from enrich.unplaced import UnplacedVenue, unplaced_venues
from enrich.word_lists import load_vocabulary
from hub.clock import local_date
from hub.content.area_geometry import read_geometry
from hub.content.settings import Content
from hub.dutch_dates import in_words
from hub.model import EnrichedItem, Item
from wijkwijzer import pipeline, search_command
from wijkwijzer.composition import Options, made_run, workspace_of
from wijkwijzer.editors import editors_source, markdown_file
from wijkwijzer.kept_passages import read_passages
from wijkwijzer.links.asking import found_links
from wijkwijzer.links.command import all_links
from wijkwijzer.links.memory import load_memory
from wijkwijzer.lock import held
from wijkwijzer.outcome import ExitCode
from wijkwijzer.pipeline import Run
from wijkwijzer.progress import reporting
from wijkwijzer.report import sections as report_sections
from wijkwijzer.report.coverage import coverage, coverage_table
from wijkwijzer.report.overdue import overdue
from wijkwijzer.report.page import write_report
from wijkwijzer.report.reading_report import read_texts
from wijkwijzer.report.table import Table
from wijkwijzer.report.upkeep import late_table, late_texts, numbers_table, owners_table


def report(options: Options) -> ExitCode:
    """Write the report and say where it is; nothing is harvested or published.

    The search index is brought in line first: an old one would miss words.
    """
    with (
        reporting() as tell,
        held(workspace_of(options).lock, options.moment()),
        made_run(options, tell) as run,
    ):
        content = pipeline.read_content(run)
        tables = tuple(_tables(options, run, content))
        try:
            day = in_words(local_date(run.now))
            page = write_report(run.workspace.reports, tables, day)
        except OSError as exc:
            click.echo(f"wijkwijzer: het rapport is niet te bewaren: {exc}", err=True)
            return ExitCode.NOT_PUBLISHED
    if options.as_json:
        counts = {one.id: len(one.rows) for one in tables}
        click.echo(json.dumps({"path": str(page), "counts": counts}, sort_keys=True))
    else:
        click.echo("\n".join((*(f"{one.title}: {len(one.rows)}" for one in tables), str(page))))
    return ExitCode.FINE


def _tables(options: Options, run: Run, content: Content) -> Iterator[Table]:
    """Yield the parts of the report, those that cannot wait first."""
    today = local_date(run.now)
    stored = pipeline.visible_items(run, content)
    present = {one.item.id for one in stored if one.withdrawn_at is None}
    enriched = tuple(
        one for one in pipeline.enrich_items(run, content, stored) if one.item.id in present
    )
    items = [one.item for one in enriched]
    late = late_texts(_written(run, content, items), today)
    yield numbers_table(overdue(run.content, content.hub, today))
    yield owners_table(late, today)
    yield late_table(late)
    yield report_sections.sources_table(
        pipeline.active_sources(content, run.mode), run.store.source_states(), run.now
    )
    yield coverage_table(coverage(content.hub, enriched))
    yield _links(options, run, content, today)
    statuses = overlay_statuses(items, read_passages(run.workspace.passages))
    yield report_sections.overlays_table(statuses)
    yield report_sections.review_table(review_queue(enriched), today)
    found = pipeline.same_things(content, enriched)
    yield report_sections.duplicates_table(enriched, found, today)
    yield report_sections.venues_table(_venues(run, content, enriched))
    index = pipeline.update_index(run, content, stored, enriched, found)
    products = search_command.product_names(run.store)
    yield report_sections.searches_table(search_command.zero_hits(content, index, products))
    own = frozenset(editors_source(content.hub, one).id for one in content.hub.gemeenten)
    plain = load_plain_words(extra=run.content)
    yield report_sections.reading_table(read_texts(items, own, plain))


def _written(run: Run, content: Content, items: list[Item]) -> Iterator[tuple[Item, str]]:
    """Yield the editors' items, each with its file."""
    for gemeente in content.hub.gemeenten:
        source, folder = editors_source(content.hub, gemeente), run.content / gemeente.folder
        for item in items:
            if item.source_id == source.id and not item.example:
                yield item, markdown_file(source, folder, item.id).as_posix()


def _links(options: Options, run: Run, content: Content, today: date) -> Table:
    places = tuple(all_links(options, content, run.store))
    found = found_links(load_memory(run.workspace), places)
    return report_sections.links_table(found, today)


def _venues(
    run: Run, content: Content, enriched: tuple[EnrichedItem, ...]
) -> tuple[UnplacedVenue, ...]:
    gemeenten = content.hub.gemeenten
    vocabulary = load_vocabulary(extra=run.content)
    places = gazetteer(vocabulary, gemeenten, read_geometry(run.content, gemeenten))
    return unplaced_venues(enriched, places)
