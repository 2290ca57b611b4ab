"""Clean all that one source answered: what may be shown, and what was refused or removed."""

from collections.abc import Callable, Iterable

from attrs import frozen

from harvest.cleaning.clean import Cleaned, clean, identity
from harvest.reconcile import Listing
from hub.errors import ItemRefused
from hub.model import Item, RawItem
from hub.source import Source
from hub.store import StoredItem
from wijkwijzer.forget.block_list import NOTHING_BLOCKED, BlockList

Clean = Callable[[RawItem, Source], Cleaned]
"""Makes the item of a raw one; pure. Raises ItemRefused when it may not be shown."""

Cleaning = Callable[[tuple[RawItem, ...], Source, Iterable[StoredItem]], Clean]
"""Returns what cleans the raw items of an answer, given what the store holds of the source."""

FORGOTTEN = "Iets dat op verzoek vergeten is, is niet teruggezet"


@frozen(kw_only=True)
class CleanedAll:
    """What may be shown of an answer, and what was refused or removed, for editors.

    `blocked` are the ids of items that were refused since they, or words in them, had to be
    forgotten; no note names them.
    """

    listing: Listing
    notes: tuple[str, ...] = ()
    blocked: frozenset[str] = frozenset()


def cleaning_anew(
    _raws: tuple[RawItem, ...], _source: Source, _known: Iterable[StoredItem]
) -> Clean:
    """Return what cleans every item: a Cleaning that remembers nothing."""
    return clean


def clean_all(
    raws: Iterable[RawItem],
    source: Source,
    *,
    cleaning: Clean = clean,
    lost: int = 0,
    cut_off: bool = False,
    unreadable: frozenset[str] = frozenset(),
    blocks: BlockList = NOTHING_BLOCKED,
) -> CleanedAll:
    """Return the items of an answer as they may be shown, and what was left out."""
    items: list[Item] = []
    refused: set[str] = set()
    blocked: set[str] = set()
    notes: list[str] = []
    for raw in raws:
        try:
            cleaned = cleaning(raw, source)
        except ItemRefused as exc:
            refused.add(identity(raw))
            notes.append(blocks.without_hidden(str(exc)))
            continue
        if blocks.refuses(cleaned.item):
            blocked.add(cleaned.item.id)
            continue
        items.append(cleaned.item)
        notes.extend(
            blocks.without_hidden(f"{cleaned.item.id}: {removed}")
            for removed in cleaned.removed
        )
    if blocked:
        notes.append(f"{FORGOTTEN} ({len(blocked)})")
    listing = Listing(
        items=tuple(items),
        lost=lost,
        cut_off=cut_off,
        unreadable=unreadable,
        refused=frozenset(refused | blocked),
    )
    return CleanedAll(listing=listing, notes=tuple(notes), blocked=frozenset(blocked))
