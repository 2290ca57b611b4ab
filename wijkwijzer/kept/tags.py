"""The tags of items as they were found before, so that only what changed is tagged again."""

from collections.abc import Callable, Mapping, Sequence

from attrs import frozen

from hub import codec
from hub.identity import digest
from hub.model import EnrichedItem, Item, Tag
from wijkwijzer.kept.findings import Findings

Tagging = Callable[[Sequence[Item]], tuple[EnrichedItem, ...]]
"""Tags items, in their order; pure."""


@frozen(kw_only=True)
class Tags:
    """What was concluded about an item, without the item (see hub.model.EnrichedItem)."""

    located_in: tuple[Tag, ...]
    serves: tuple[Tag, ...]
    domains: tuple[Tag, ...]
    audiences: tuple[Tag, ...]
    tier: Tag | None
    sensitive: Tag | None
    language: Tag | None
    queue: tuple[str, ...]


def tagged(
    kept: Findings, knowing: str, items: Sequence[Item], tag: Tagging
) -> tuple[EnrichedItem, ...]:
    """Return the items with their tags, in their order; what is kept is not tagged again.

    `knowing` stands for the words and places that the tags depend on.
    """
    known = {item.id: item for item in items}

    def find(ids: tuple[str, ...]) -> Mapping[str, Tags]:
        return {one.item.id: tags_of(one) for one in tag([known[item_id] for item_id in ids])}

    keys = {item.id: item_key(item) for item in items}
    found = kept.recalled("tags", Tags, knowing, keys, find)
    return tuple(with_tags(item, found[item.id]) for item in items)


def item_key(item: Item) -> str:
    """Return a digest of all of an item."""
    return digest(codec.encode(item))


def tags_of(enriched: EnrichedItem) -> Tags:
    """Return what was concluded about an item."""
    return Tags(
        located_in=enriched.located_in,
        serves=enriched.serves,
        domains=enriched.domains,
        audiences=enriched.audiences,
        tier=enriched.tier,
        sensitive=enriched.sensitive,
        language=enriched.language,
        queue=enriched.queue,
    )


def with_tags(item: Item, tags: Tags) -> EnrichedItem:
    """Return the item with what was concluded about it."""
    return EnrichedItem(
        item=item,
        located_in=tags.located_in,
        serves=tags.serves,
        domains=tags.domains,
        audiences=tags.audiences,
        tier=tags.tier,
        sensitive=tags.sensitive,
        language=tags.language,
        queue=tags.queue,
    )
