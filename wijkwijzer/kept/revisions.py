"""What tells of an item whether it is another one than before, worked out once a run.

Each step asks this of all items, to leave alone what did not change. To write a record and
digest it takes longer than most of what a step then does with it.
"""

from attrs import define, field

from hub import codec
from hub.identity import digest
from hub.model import EnrichedItem, Item
from wijkwijzer.kept.tags import item_key, tags_of


@define(frozen=True)
class ItemRevisions:
    """Gives the revision of an item, and of an item with its tags, as a digest.

    Equal revisions, equal records, in any run. What was asked for before is looked up, as long
    as it is that very record: an item that editors corrected has a revision of its own.
    """

    _items: dict[str, tuple[Item, str]] = field(factory=dict, init=False)
    _tagged: dict[str, tuple[EnrichedItem, str]] = field(factory=dict, init=False)

    def of_item(self, item: Item) -> str:
        """Return the revision of an item without tags."""
        known = self._items.get(item.id)
        if known and known[0] is item:
            return known[1]
        revision = item_key(item)
        self._items[item.id] = item, revision
        return revision

    def __call__(self, enriched: EnrichedItem) -> str:
        """Return the revision of an item with its tags and their evidence."""
        known = self._tagged.get(enriched.item.id)
        if known and known[0] is enriched:
            return known[1]
        return self.note(enriched, codec.pack(tags_of(enriched)))

    def note(self, enriched: EnrichedItem, tags: bytes) -> str:
        """Return the revision of an item of which the tags, as they are kept, are at hand."""
        revision = digest(self.of_item(enriched.item).encode() + tags)
        self._tagged[enriched.item.id] = enriched, revision
        return revision
