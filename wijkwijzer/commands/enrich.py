"""The `enrich` command."""

import click

from wijkwijzer.commands.answers import print_json
from wijkwijzer.commands.options import with_options
from wijkwijzer.held_run import held_run
from wijkwijzer.kept.findings import findings_of
from wijkwijzer.kept.sketches import kept_sketching
from wijkwijzer.options import Options
from wijkwijzer.outcome import ExitCode
from wijkwijzer.steps.index import update_index
from wijkwijzer.steps.settings_read import read_content
from wijkwijzer.steps.tagged_items import enrich_items, same_things, visible_items
from wijkwijzer.steps.telling_editors import tell_editors


@click.command()
@with_options
def enrich(options: Options) -> ExitCode:
    """Tag all items afresh and bring the search index in line; publish nothing."""
    with held_run(options) as run:
        content = read_content(run)
        stored = visible_items(run, content)
        enriched = enrich_items(run, content, stored)
        same = same_things(content, enriched, kept_sketching(findings_of(run), run.revisions))
        tell_editors(run, content, enriched, same)
        update_index(run, content, stored, enriched, same)
    queue = {one.item.id: list(one.queue) for one in enriched if one.queue}
    if options.as_json:
        print_json({"items": len(enriched), "queue": queue})
    else:
        for item_id, reasons in queue.items():
            click.echo(f"{item_id}: {', '.join(reasons)}")
        click.echo(f"{len(enriched)} items, {len(queue)} voor de redactie.")
    return ExitCode.FINE
