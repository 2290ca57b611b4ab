"""The tags of items without the items, as they are kept and sent."""

from attrs import frozen

from hub import codec
from hub.identity import digest
from hub.model import EnrichedItem, Item, Tag


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
