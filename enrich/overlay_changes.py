"""What changed in the national text since a local one was written beside it. Pure.

Three texts belong together: the national passage as it was, as it is, and the local text.
"""

import enum
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher

from attrs import frozen

from enrich.passages import Passage, is_version, passage
from enrich.reading_level import sentences
from hub.dutch import tokens
from hub.model import Item
from hub.page_text import text_of
from hub.vocabulary import Kind

MOST_SENTENCES = 400
"""What is compared of a passage; comparing costs the square of it."""


class OverlayState(enum.StrEnum):
    """How a local text stands to its national one."""

    SAME = "gelijk"
    CHANGED = "gewijzigd"
    PASSAGE_GONE = "kop weg"
    NO_VERSION = "versie onbekend"
    ORPHAN = "tekst weg"


class Mark(enum.StrEnum):
    """What happened to a sentence."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@frozen(kw_only=True)
class Line:
    """One sentence of a difference."""

    text: str
    mark: Mark


@frozen(kw_only=True)
class OverlayStatus:
    """One local text beside its national one; `version` is that of the present passage.

    `before` and `after` are the passage then and now, empty when not known. `outdated` are
    the numbers in the local text that the national one no longer has.
    """

    overlay: Item
    national: Item | None
    state: OverlayState
    under: str = ""
    version: str = ""
    before: str = ""
    after: str = ""
    outdated: tuple[str, ...] = ()

    @property
    def difference(self) -> tuple[Line, ...]:
        """What went and what came, sentence by sentence; nothing when one is not known."""
        return tuple(difference(self.before, self.after)) if self.before else ()


def overlay_statuses(
    items: Iterable[Item], kept: Mapping[str, str]
) -> tuple[OverlayStatus, ...]:
    """Return how every local text stands, sorted by id; `kept` are passages by version."""
    known = {item.id: item for item in items}
    overlays = (known[item_id] for item_id in sorted(known))
    return tuple(_status(one, known, kept) for one in overlays if one.kind is Kind.OVERLAY)


def passages_to_keep(items: Iterable[Item]) -> Mapping[str, str]:
    """Return the present passages beside which a local text stands: text by version."""
    known = {item.id: item for item in items}
    targets = (one.details.overlay for one in known.values() if one.details.overlay)
    found = (
        passage(known[target.item_id], target.under)
        for target in targets
        if target.item_id in known
    )
    return {one.version: one.text for one in found if one}


def difference(before: str, after: str) -> Iterator[Line]:
    """Yield the sentences of two texts: kept, gone or new, in their order."""
    old = [*sentences(before)][:MOST_SENTENCES]
    new = [*sentences(after)][:MOST_SENTENCES]
    matcher = SequenceMatcher(
        a=[" ".join(one.split()) for one in old],
        b=[" ".join(one.split()) for one in new],
        autojunk=False,
    )
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield from (Line(text=one, mark=Mark.KEPT) for one in new[c:d])
        else:
            yield from (Line(text=one, mark=Mark.GONE) for one in old[a:b])
            yield from (Line(text=one, mark=Mark.NEW) for one in new[c:d])


def _status(overlay: Item, known: Mapping[str, Item], kept: Mapping[str, str]) -> OverlayStatus:
    target = overlay.details.overlay
    national = known.get(target.item_id) if target else None
    if target is None or national is None:
        return OverlayStatus(overlay=overlay, national=None, state=OverlayState.ORPHAN)
    found = passage(national, target.under)
    before = _kept(kept, target.version)
    after = found.text if found else ""
    return OverlayStatus(
        overlay=overlay,
        national=national,
        state=_state(found, target.version),
        under=target.under,
        version=found.version if found else "",
        before=before,
        after=after,
        outdated=_outdated(text_of(overlay.body), before, after),
    )


def _state(found: Passage | None, written: str) -> OverlayState:
    if found is None:
        return OverlayState.PASSAGE_GONE
    if not written.strip():
        return OverlayState.NO_VERSION
    same = is_version(written, found.version)
    return OverlayState.SAME if same else OverlayState.CHANGED


def _kept(kept: Mapping[str, str], written: str) -> str:
    return next(
        (text for known, text in sorted(kept.items()) if is_version(written, known)), ""
    )


def _outdated(local: str, before: str, after: str) -> tuple[str, ...]:
    """Return the numbers that went from the national text and still stand in the local one."""
    gone = _numbers(before) - _numbers(after) if before else set()
    return tuple(sorted(gone & _numbers(local)))


def _numbers(text: str) -> set[str]:
    return {token.text for token in tokens(text) if token.text[0].isdigit()}
