"""A merged item with as little in it as possible."""

from datetime import date

from hub.model import Details, EnrichedItem, Item, MergedItem, SafeHtml, Tag
from hub.vocabulary import Kind


def merged_item(
    item_id: str = "almere-agenda:1",
    *,
    title: str = "Koffie en taal",
    summary: str = "",
    kind: Kind = Kind.EVENT,
    details: Details | None = None,
    changed_on: date = date(2027, 2, 20),
    sensitive: bool = False,
    withdrawn: bool = False,
    publisher: str = "Buurthuis Het Filmdoek",
) -> MergedItem:
    """Return an item of Almere, first seen on 1 December 2026."""
    item = Item(
        id=item_id,
        source_id=item_id.partition(":")[0],
        kind=kind,
        title=title,
        content_hash="hash",
        summary=summary,
        language="nl",
        publisher=publisher,
        details=details or Details(),
    )
    tag = Tag(value="ja", score=1.0, because=()) if sensitive else None
    return MergedItem(
        enriched=EnrichedItem(item=item, sensitive=tag),
        gemeente="GM0034",
        title=title,
        summary=summary,
        body=SafeHtml(),
        slug="koffie-en-taal-abcde",
        first_seen=date(2026, 12, 1),
        changed_on=changed_on,
        withdrawn=withdrawn,
    )
