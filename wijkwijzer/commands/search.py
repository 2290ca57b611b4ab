"""The `search` command."""

from datetime import datetime

import click

from hub.vocabulary import Audience, Domain, Kind, Tier
from index.engine import Filters
from wijkwijzer import search_command
from wijkwijzer.check import checking
from wijkwijzer.commands.answers import say
from wijkwijzer.commands.options import Moment, with_options
from wijkwijzer.composition import opened_store
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.outcome import ExitCode
from wijkwijzer.steps.index import search_index


@click.command()
@click.argument("words", nargs=-1)
@click.option("--area", default="", help="Code of an area, such as WK003408.")
@click.option("--domain", type=click.Choice([one.value for one in Domain]), default=None)
@click.option("--audience", type=click.Choice([one.value for one in Audience]), default=None)
@click.option("--kind", type=click.Choice([one.value for one in Kind]), default=None)
@click.option("--tier", type=click.Choice([one.value for one in Tier]), default=None)
@click.option("--language", default="", help="Language of the text, such as nl.")
@click.option("--since", type=Moment(), help="Events from this moment.")
@click.option("--before", type=Moment(), help="Events before this moment.")
@click.option("--gemeente", default="", help="This gemeente (name or code) and national.")
@click.option("--coverage", is_flag=True, help="Report where there is nothing for the words.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000))
@with_options
def search(
    options: Options,
    *,
    words: tuple[str, ...],
    area: str,
    domain: str | None,
    audience: str | None,
    kind: str | None,
    tier: str | None,
    language: str,
    since: datetime | None,
    before: datetime | None,
    gemeente: str,
    coverage: bool,
    limit: int,
) -> ExitCode:
    """Search all items; without words everything that fits the filters."""
    content, workspace = checking.settings(options.content), workspace_of(options)
    question = search_command.Question(
        words=" ".join(words),
        filters=Filters(
            area=area,
            domain=domain or "",
            audience=audience or "",
            kind=kind or "",
            tier=tier or "",
            language=language,
            since=since,
            before=before,
        ),
        gemeente=gemeente,
        limit=limit,
        as_json=options.as_json,
    )
    index = search_index(workspace, content)
    if not coverage:
        return search_command.search(content, index, question)
    with opened_store(workspace, None, say) as opened:
        products = search_command.product_names(opened.store)
    return search_command.report(content, index, question, products)
