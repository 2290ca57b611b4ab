"""What a build tells editors: lists to read, and what the site shows for want of better."""

from enrich.duplicates import Duplicates
from enrich.overlay_changes import overlay_statuses, passages_to_keep
from enrich.plain_words import load_plain_words
from enrich.unplaced import unplaced_venues
from hub.clock import local_date
from hub.content.settings import Content
from hub.model import EnrichedItem, Item
from hub.partition import Partition
from wijkwijzer.guidance import empty_in
from wijkwijzer.kept.findings import findings_of
from wijkwijzer.kept.passages import keep_passages, read_passages
from wijkwijzer.kept.texts import kept_levels, kept_reading
from wijkwijzer.progress import event
from wijkwijzer.report.accessibility_report import write_accessibility_report
from wijkwijzer.report.duplicates_report import write_duplicates
from wijkwijzer.report.editor_reports import write_reports
from wijkwijzer.report.overlay_report import write_overlays
from wijkwijzer.report.reading_report import read_texts, write_reading
from wijkwijzer.run import Run
from wijkwijzer.steps.known_words import known_words
from wijkwijzer.steps.sources_in_use import all_sources, own_sources
from wijkwijzer.steps.tagged_items import known_places


def tell_editors(
    run: Run, content: Content, enriched: tuple[EnrichedItem, ...], duplicates: Duplicates
) -> None:
    """Write the lists for editors; a disk that refuses costs only these."""
    reports, today = run.workspace.reports, local_date(run.now)
    items = [one.item for one in enriched]
    plain, kept = load_plain_words(extra=run.content), findings_of(run)
    try:
        venues = unplaced_venues(enriched, known_places(run, content, known_words(run)))
        write_reports(reports, today, enriched, venues, kept_reading(kept))
        write_duplicates(reports, today, enriched, duplicates)
        texts = read_texts(items, own_sources(content), plain, kept_levels(kept))
        write_reading(reports, texts)
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
