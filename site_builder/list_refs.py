"""What stands for an item in the address of somebody's list. Pure."""

from collections.abc import Iterable, Mapping

from hub.identity import digest
from hub.model import MergedItem
from hub.vocabulary import Kind

REF_LENGTH = 10
"""40 bits: of ten thousand items two are alike in one of twenty thousand gemeenten."""

_LEFT_OUT = frozenset({Kind.NEWS, Kind.OVERLAY})


def list_refs(items: Iterable[MergedItem]) -> Mapping[str, str]:
    """Return by item id what stands for it; of two that are alike the later is longer.

    It is made of the id alone, so that a list on paper still works when titles change.
    """
    refs: dict[str, str] = {}
    taken: set[str] = set()
    shown = (one for one in items if one.item.kind not in _LEFT_OUT)
    for merged in sorted(shown, key=lambda one: (one.first_seen, one.item.id)):
        whole = digest(merged.item.id.encode())
        ref = whole if whole[:REF_LENGTH] in taken else whole[:REF_LENGTH]
        taken.add(ref)
        refs[merged.item.id] = ref
    return refs
