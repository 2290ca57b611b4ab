"""Merge three layers for one gemeente: the national text, the gemeente's, the wijk's. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from attrs import frozen

from enrich.copies import Precedence, families
from enrich.passages import is_version, version
from enrich.placeholders import fill, fill_html, unknown, words_of
from hub.areas import LAND
from hub.clock import local_date
from hub.errors import ItemRefused
from hub.gemeente import Gemeente
from hub.model import (
    Copy,
    EnrichedItem,
    LocalLayer,
    LocalMatch,
    LocalText,
    MergedItem,
    SafeHtml,
)
from hub.store import StoredItem
from hub.vocabulary import Audience, EventStatus, Kind

Related = Callable[[EnrichedItem, str], tuple[tuple[str, float], ...]]
"""Returns the ids of a gemeente's local items that resemble an item, with scores; pure."""

NATIONAL_KINDS = frozenset({Kind.INFORMATION, Kind.AID, Kind.PRODUCT})
LOCAL_KINDS = frozenset({Kind.ORGANISATION, Kind.SERVICE, Kind.EVENT})
"""What helps with a subject: a counter, people, an evening. News and notices do not."""

LEAST_SHARE = 0.35
"""Of the best local match's score; below it the words agree by chance."""

MOST_MATCHES = 5
"""For one item and area: what a reader takes in at a glance."""


@frozen(kw_only=True)
class Chosen:
    """What is known or decided about the items of a gemeente beside the items themselves.

    `groups` are items that are one thing; `own` are the sources of the editors; `hidden` are
    items that this gemeente does not show; `pins` are (item, area).
    """

    groups: tuple[tuple[str, ...], ...] = ()
    own: frozenset[str] = frozenset()
    hidden: frozenset[str] = frozenset()
    pins: tuple[tuple[str, str], ...] = ()


NOTHING_CHOSEN = Chosen()


def merge(
    gemeente: Gemeente,
    enriched: tuple[EnrichedItem, ...],
    stored: Mapping[str, StoredItem],
    related: Related,
    now: datetime,
    chosen: Chosen = NOTHING_CHOSEN,
) -> tuple[MergedItem, ...]:
    """Return the items that a gemeente shows, sorted by id, with their local layers.

    Of items that are one thing one is shown and the others are its copies. Overlays are in the
    layers, not in the result. Left out are items of elsewhere, items that the store does not
    know, what the editors hid, and those of `refusals`.
    """
    seen = tuple(one for one in enriched if _is_seen(one, gemeente) and one.item.id in stored)
    refused = {error.item_id for error in refusals(gemeente, seen)}
    allowed = tuple(one for one in seen if one.item.id not in refused)
    shown = _together(allowed, gemeente, stored, now, chosen)
    overlays = _overlays(allowed, shown, stored, now, chosen)
    originals = {one.item.id: one for one in allowed}
    local = {one.item.id: one for one, _ in shown.values() if _helps(one, stored, now)}
    merged = (
        _merged(
            one,
            gemeente,
            stored,
            tuple(
                _layers(
                    one, gemeente, stored, overlays.get(item_id, ()), originals, local, related
                )
            ),
            copies,
            _pinned(item_id, copies, chosen),
        )
        for item_id, (one, copies) in shown.items()
    )
    return tuple(sorted(merged, key=lambda one: one.item.id))


Shown = Mapping[str, tuple[EnrichedItem, tuple[Copy, ...]]]
"""What is shown, by id, with the copies of it that are not."""


def _together(
    allowed: tuple[EnrichedItem, ...],
    gemeente: Gemeente,
    stored: Mapping[str, StoredItem],
    now: datetime,
    chosen: Chosen,
) -> Shown:
    """Return what is shown. Who hides a thing hides its copies, which look the same."""
    precedence = Precedence(
        own=chosen.own,
        wanted=frozenset(_targets(allowed)),
        today=local_date(now),
    )
    items = tuple(one for one in allowed if one.item.kind is not Kind.OVERLAY)
    shown: dict[str, tuple[EnrichedItem, tuple[Copy, ...]]] = {
        one.item.id: (one, ()) for one in items
    }
    for family in families(items, chosen.groups, stored, gemeente.areas, precedence):
        for copy in family.copies:
            del shown[copy.item_id]
        copies = tuple(one for one in family.copies if one.item_id not in chosen.hidden)
        shown[family.shown.item.id] = (family.shown, copies)
    return {item_id: one for item_id, one in shown.items() if item_id not in chosen.hidden}


def _targets(items: Iterable[EnrichedItem]) -> Iterator[str]:
    yield from (one.item.details.overlay.item_id for one in items if one.item.details.overlay)


def _pinned(item_id: str, copies: tuple[Copy, ...], chosen: Chosen) -> tuple[str, ...]:
    ids = {item_id, *(copy.item_id for copy in copies)}
    return tuple(sorted({area for pinned, area in chosen.pins if pinned in ids}))


def refusals(gemeente: Gemeente, enriched: Iterable[EnrichedItem]) -> tuple[ItemRefused, ...]:
    """Return the national items that a gemeente may not show: no words for a placeholder."""
    words = words_of(gemeente)
    found: list[ItemRefused] = []
    for one in sorted(enriched, key=lambda one: one.item.id):
        missing = unknown(one.item, words) if one.item.scope == LAND else ()
        if missing:
            names = ", ".join(f"{{{name}}}" for name in missing)
            reason = f"{gemeente.name} heeft geen woorden voor {names} (zie gemeente.toml)"
            found.append(ItemRefused(one.item.id, reason))
    return tuple(found)


def orphans(enriched: Iterable[EnrichedItem]) -> tuple[EnrichedItem, ...]:
    """Return the overlays whose national item is not there (any more)."""
    items = tuple(enriched)
    known = {one.item.id for one in items}
    return tuple(
        one
        for one in items
        if one.item.details.overlay and one.item.details.overlay.item_id not in known
    )


def _is_seen(one: EnrichedItem, gemeente: Gemeente) -> bool:
    return any(code == LAND or code in gemeente.areas for code in one.area_codes)


def _merged(
    one: EnrichedItem,
    gemeente: Gemeente,
    stored: Mapping[str, StoredItem],
    layers: tuple[LocalLayer, ...],
    copies: tuple[Copy, ...],
    pinned: tuple[str, ...],
) -> MergedItem:
    item, kept = one.item, stored[one.item.id]
    words = words_of(gemeente) if item.scope == LAND else {}
    return MergedItem(
        enriched=one,
        gemeente=gemeente.code,
        title=fill(item.title, words),
        summary=fill(item.summary, words),
        body=fill_html(item.body, words) if item.body.html else SafeHtml(),
        slug=kept.slug,
        first_seen=local_date(kept.first_seen),
        changed_on=local_date(kept.changed_at),
        withdrawn=kept.withdrawn_at is not None,
        maybe_lapsed=kept.maybe_lapsed,
        layers=layers,
        copies=copies,
        pinned=pinned,
    )


def _overlays(
    allowed: Iterable[EnrichedItem],
    shown: Shown,
    stored: Mapping[str, StoredItem],
    now: datetime,
    chosen: Chosen,
) -> Mapping[str, tuple[EnrichedItem, ...]]:
    """Return the overlays that hold today, by the id of the item that is shown."""
    stands_for = {
        copy.item_id: item_id for item_id, (_, copies) in shown.items() for copy in copies
    }
    found: dict[str, list[EnrichedItem]] = defaultdict(list)
    for one in sorted(allowed, key=lambda one: one.item.id):
        target = one.item.details.overlay
        is_overlay = one.item.kind is Kind.OVERLAY and one.item.id not in chosen.hidden
        if is_overlay and target and _is_current(one, stored, now):
            found[stands_for.get(target.item_id, target.item_id)].append(one)
    return {item_id: tuple(overlays) for item_id, overlays in found.items()}


def _layers(
    one: EnrichedItem,
    gemeente: Gemeente,
    stored: Mapping[str, StoredItem],
    overlays: tuple[EnrichedItem, ...],
    originals: Mapping[str, EnrichedItem],
    local: Mapping[str, EnrichedItem],
    related: Related,
) -> Iterator[LocalLayer]:
    """Yield what each area adds to an item, in the order of the codes."""
    texts: dict[str, list[LocalText]] = defaultdict(list)
    for overlay in overlays:
        for code in _codes(overlay, gemeente):
            texts[code].append(_local_text(overlay, originals, stored))
    matches: dict[str, list[LocalMatch]] = defaultdict(list)
    for match in _matches(one, gemeente, local, related):
        matches[match.area].append(match)
    for code in sorted({*texts, *matches}):
        yield LocalLayer(
            area=code,
            texts=tuple(texts[code]),
            matches=tuple(matches[code][:MOST_MATCHES]),
        )


def _local_text(
    overlay: EnrichedItem,
    originals: Mapping[str, EnrichedItem],
    stored: Mapping[str, StoredItem],
) -> LocalText:
    """Return an overlay, with the day on which the passage it was written for changed."""
    target = overlay.item.details.overlay
    under = target.under if target else ""
    written = target.version if target else ""
    national = originals.get(target.item_id) if target else None
    if national is None or not written:
        return LocalText(item=overlay, under=under)
    if is_version(written, version(national.item, under)):
        return LocalText(item=overlay, under=under)
    changed_at = stored[national.item.id].changed_at
    return LocalText(item=overlay, under=under, changed_on=local_date(changed_at))


def _matches(
    one: EnrichedItem,
    gemeente: Gemeente,
    local: Mapping[str, EnrichedItem],
    related: Related,
) -> Iterator[LocalMatch]:
    """Yield the local items that fit by topic, for each area they belong to, best first."""
    if one.item.scope != LAND or one.item.kind not in NATIONAL_KINDS or not one.domains:
        return
    found = sorted(related(one, gemeente.code), key=lambda pair: (-pair[1], pair[0]))
    fitting = [(item_id, score) for item_id, score in found if _fits(one, local.get(item_id))]
    least = LEAST_SHARE * fitting[0][1] if fitting else 0.0
    for item_id, score in fitting:
        if score >= least:
            for code in _codes(local[item_id], gemeente):
                yield LocalMatch(item_id=item_id, area=code, score=score)


def _fits(national: EnrichedItem, local: EnrichedItem | None) -> bool:
    """Return whether a local item shares the subject and the readers of a national one."""
    if local is None or local.item.id == national.item.id:
        return False
    # A sensitive item is never brought to a page without the care of CARE.md part 1.2.
    if local.is_sensitive and not national.is_sensitive:
        return False
    shares_subject = bool(set(local.domain_ids) & set(national.domain_ids))
    return shares_subject and _share_readers(local, national)


def _share_readers(one: EnrichedItem, other: EnrichedItem) -> bool:
    mine, theirs = set(one.audience_ids), set(other.audience_ids)
    for_all = not mine or not theirs or Audience.IEDEREEN in mine | theirs
    return for_all or bool(mine & theirs)


def _codes(one: EnrichedItem, gemeente: Gemeente) -> tuple[str, ...]:
    return tuple(code for code in one.area_codes if code in gemeente.areas)


def _helps(one: EnrichedItem, stored: Mapping[str, StoredItem], now: datetime) -> bool:
    """Return whether a local item can be offered beside a national one today."""
    return (
        one.item.scope != LAND
        and one.item.kind in LOCAL_KINDS
        and _is_current(one, stored, now)
        and (one.item.kind is not Kind.EVENT or _is_coming(one, now))
    )


def _is_current(one: EnrichedItem, stored: Mapping[str, StoredItem], now: datetime) -> bool:
    """Return whether an item is neither withdrawn, nor unsure, nor past its own date."""
    kept = stored[one.item.id]
    expires = one.item.details.upkeep.expires_on
    has_expired = expires is not None and expires < local_date(now)
    return kept.withdrawn_at is None and not kept.maybe_lapsed and not has_expired


def _is_coming(one: EnrichedItem, now: datetime) -> bool:
    event = one.item.details.event
    return event is not None and any(
        date.end > now and date.status is not EventStatus.CANCELLED
        for date in event.occurrences
    )
