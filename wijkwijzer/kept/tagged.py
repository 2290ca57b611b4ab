"""The tags of items as they were found before, so that only what changed is tagged again."""

from collections.abc import Callable, Mapping, Sequence

from hub.model import EnrichedItem, Item
from wijkwijzer.kept.findings import Findings
from wijkwijzer.kept.revisions import ItemRevisions
from wijkwijzer.kept.tags import Tags, tags_of, with_tags

Tagging = Callable[[Sequence[Item]], tuple[EnrichedItem, ...]]
"""Tags items, in their order; pure."""


def tagged(
    kept: Findings,
    knowing: str,
    items: Sequence[Item],
    tag: Tagging,
    revisions: ItemRevisions,
) -> tuple[EnrichedItem, ...]:
    """Return the items with their tags, in their order; what is kept is not tagged again.

    `knowing` stands for the words and places that the tags depend on. The `revisions` know all
    of them afterwards.
    """
    known = {item.id: item for item in items}

    def find(ids: tuple[str, ...]) -> Mapping[str, Tags]:
        return {one.item.id: tags_of(one) for one in tag([known[item_id] for item_id in ids])}

    keys = {item.id: revisions.of_item(item) for item in items}
    found = kept.recalled_as_written("tags", Tags, knowing, keys, find)

    def with_found(item: Item) -> EnrichedItem:
        tags, written = found[item.id]
        enriched = with_tags(item, tags)
        revisions.note(enriched, written)
        return enriched

    return tuple(map(with_found, items))
