"""The command `report`: all that needs an editor's care, on one page."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

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
from wijkwijzer import search_command
from wijkwijzer.held_run import held_run
from wijkwijzer.kept.findings import findings_of
from wijkwijzer.kept.passages import read_passages
from wijkwijzer.kept.sketches import kept_sketching
from wijkwijzer.kept.texts import kept_levels
from wijkwijzer.links.asking import found_links
from wijkwijzer.links.command import all_links
from wijkwijzer.links.memory import load_memory
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode
from wijkwijzer.report import sections as report_sections
from wijkwijzer.report.coverage import coverage, coverage_table, holes_table
from wijkwijzer.report.overdue import overdue
from wijkwijzer.report.page import write_report
from wijkwijzer.report.reading_report import read_texts
from wijkwijzer.report.table import Table
from wijkwijzer.report.table_html import counted
from wijkwijzer.report.upkeep import late_table, late_texts, numbers_table, owners_table
from wijkwijzer.run import Run
from wijkwijzer.sources.editors import editors_source, markdown_file
from wijkwijzer.steps.index import update_index
from wijkwijzer.steps.settings_read import read_content
from wijkwijzer.steps.sources_in_use import active_sources
from wijkwijzer.steps.tagged_items import enrich_items, same_things, visible_items


def report(options: Options) -> ExitCode:
    """Write the report and say where it is; nothing is harvested or published.

    The search index is brought in line first: an old one would miss words.
    """
    with held_run(options) as run:
        content = read_content(run)
        tables = tuple(_tables(options, run, content))
        try:
            day = in_words(local_date(run.now))
            page = write_report(run.workspace.reports, tables, day)
        except OSError as exc:
            click.echo(f"wijkwijzer: het rapport is niet te bewaren: {exc}", err=True)
            return ExitCode.NOT_PUBLISHED
    if options.as_json:
        counts = {one.id: len(one.rows) for one in tables}
        todo = {one.id: one.todo for one in tables if one.task[0]}
        facts = {"path": str(page), "counts": counts, "todo": todo}
        click.echo(json.dumps(facts, sort_keys=True))
    else:
        click.echo("\n".join(_told(tables, page)))
    return ExitCode.FINE


def _told(tables: tuple[Table, ...], page: Path) -> Iterator[str]:
    waiting = [counted(one) for one in tables if one.todo]
    yield "Doe dit eerst:" if waiting else "Er is nu niets dat op u wacht."
    yield from (f"- {words}" for words in waiting)
    yield f"Lees het rapport in uw browser: {page}"


def _tables(options: Options, run: Run, content: Content) -> Iterator[Table]:
    """Yield the parts of the report, those that cannot wait first."""
    today = local_date(run.now)
    stored = visible_items(run, content)
    present = {one.item.id for one in stored if one.withdrawn_at is None}
    enriched = tuple(
        one for one in enrich_items(run, content, stored) if one.item.id in present
    )
    items = [one.item for one in enriched]
    late = late_texts(_written(run, content, items), today)
    yield numbers_table(overdue(run.content, content.hub, today))
    yield report_sections.sources_table(
        active_sources(content, run.mode), run.store.source_states(), run.now
    )
    yield late_table(late)
    yield owners_table(late, today)
    yield _links(options, run, content, today)
    statuses = overlay_statuses(items, read_passages(run.workspace.passages))
    yield report_sections.overlays_table(statuses)
    yield report_sections.review_table(review_queue(enriched), today)
    kept = findings_of(run)
    found = same_things(content, enriched, kept_sketching(kept, run.revisions))
    yield report_sections.duplicates_table(enriched, found, today)
    covered = coverage(content.hub, enriched)
    yield holes_table(content.hub, covered)
    yield coverage_table(covered)
    yield report_sections.venues_table(_venues(run, content, enriched))
    index = update_index(run, content, stored, enriched, found)
    products = search_command.product_names(run.store)
    yield report_sections.searches_table(search_command.zero_hits(content, index, products))
    own = frozenset(editors_source(content.hub, one).id for one in content.hub.gemeenten)
    plain = load_plain_words(extra=run.content)
    yield report_sections.reading_table(read_texts(items, own, plain, kept_levels(kept)))


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
