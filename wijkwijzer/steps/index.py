"""The step from tagged items to the search index."""

from enrich.duplicates import Duplicates
from hub.content.settings import Content
from hub.model import EnrichedItem
from hub.store import StoredItem
from index.document import Documents
from index.engine import SearchIndex
from index.program import program
from wijkwijzer.run import Run, tell_step
from wijkwijzer.steps.copies import titles_of_copies
from wijkwijzer.steps.tagged_items import same_things
from wijkwijzer.workspace import Workspace


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
    tell_step(run, 3)
    search = search_index(run.workspace, content)
    present = {one.item.id for one in stored if one.withdrawn_at is None}
    copies = titles_of_copies(enriched, duplicates or same_things(content, enriched))
    made = Documents(
        gemeenten=content.hub.gemeenten, program=program(), revision_of=run.revisions
    )
    wanted = {one.item.id: one for one in enriched if one.item.id in present}

    def titles(item_id: str) -> tuple[str, ...]:
        return copies.get(item_id, ())

    search.renew(
        {item_id: made.hash_of(one, titles(item_id)) for item_id, one in wanted.items()},
        lambda item_id: made(wanted[item_id], titles(item_id)),
    )
    return search


def search_index(workspace: Workspace, content: Content) -> SearchIndex:
    """Return the index of this workspace with the editors' synonyms."""
    return SearchIndex(workspace.index, content.synonyms)
