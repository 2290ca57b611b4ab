"""What cleaning made of raw items before, so that only what changed is cleaned again.

No text is kept: a note tells by digests which raw item made which item. The item itself is that
of the store, as long as it is that very one there. What had to be forgotten gets no note.
"""

from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from harvest.cleaning.clean import Cleaned, clean, identity
from harvest.due import definition_hash
from hub import codec
from hub.errors import ItemRefused
from hub.identity import digest
from hub.model import RawItem
from hub.source import Source
from hub.store import StoredItem
from wijkwijzer.forget.block_list import BlockList
from wijkwijzer.kept.findings import Findings
from wijkwijzer.kept.tags import item_key
from wijkwijzer.sources.cleaning import Clean, Cleaning


@frozen(kw_only=True)
class CleanNote:
    """What came of a raw item: a digest of the item, or why it was refused (in Dutch)."""

    item: str = ""
    removed: tuple[str, ...] = ()
    refused: str = ""


def kept_cleaning(kept: Findings, blocks: BlockList) -> Cleaning:
    """Return what cleans the items of an answer; what was cleaned before is taken over."""

    def cleaning(
        raws: tuple[RawItem, ...], source: Source, known: Iterable[StoredItem]
    ) -> Clean:
        by_id = {identity(raw): raw for raw in raws}
        fresh: dict[str, Cleaned | ItemRefused] = {}

        def find(ids: tuple[str, ...]) -> Mapping[str, CleanNote]:
            fresh.update((one, _outcome(by_id[one], source)) for one in ids)
            return {one: _note(fresh[one]) for one in ids if _may_note(one, fresh[one], blocks)}

        keys = dict(_keys(by_id))
        notes = kept.recalled("cleaned", CleanNote, definition_hash(source), keys, find)
        ready = _taken_over(notes, known) | fresh

        def recall(raw: RawItem, source: Source) -> Cleaned:
            item_id = identity(raw)
            if by_id[item_id] is not raw or item_id not in ready:
                return clean(raw, source)
            outcome = ready[item_id]
            if isinstance(outcome, ItemRefused):
                raise outcome
            return outcome

        return recall

    return cleaning


def _keys(raws: Mapping[str, RawItem]) -> Iterator[tuple[str, str]]:
    """Yield a digest of all of each item; what holds half a pair of signs cannot be written."""
    for item_id, raw in raws.items():
        try:
            yield item_id, digest(codec.encode(raw))
        except UnicodeEncodeError:
            continue


def _outcome(raw: RawItem, source: Source) -> Cleaned | ItemRefused:
    try:
        return clean(raw, source)
    except ItemRefused as exc:
        return exc


def _note(outcome: Cleaned | ItemRefused) -> CleanNote:
    if isinstance(outcome, ItemRefused):
        return CleanNote(refused=outcome.reason)
    return CleanNote(item=item_key(outcome.item), removed=outcome.removed)


def _may_note(item_id: str, outcome: Cleaned | ItemRefused, blocks: BlockList) -> bool:
    """Return whether nothing of it had to be forgotten, its name included."""
    if isinstance(outcome, ItemRefused):
        return not blocks.hides_id(item_id) and not blocks.hides(item_id)
    return not blocks.refuses(outcome.item)


def _taken_over(
    notes: Mapping[str, CleanNote], known: Iterable[StoredItem]
) -> dict[str, Cleaned | ItemRefused]:
    """Return what was refused, and the items that the store holds exactly as they were made."""
    refused = {
        one: ItemRefused(one, note.refused) for one, note in notes.items() if note.refused
    }
    there = {
        item.id: Cleaned(item=item, removed=notes[item.id].removed)
        for item in (one.item for one in known)
        if item.id in notes and notes[item.id].item == item_key(item)
    }
    return {**refused, **there}
