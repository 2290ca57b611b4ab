"""Merge three layers for one gemeente: the national text, the gemeente's, the wijk's. Pure."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime

from enrich.passages import is_version, version
from enrich.placeholders import fill, fill_html, unknown, words_of
from hub.areas import LAND
from hub.clock import local_date
from hub.errors import ItemRefused
from hub.gemeente import Gemeente
from hub.model import EnrichedItem, LocalLayer, LocalMatch, LocalText, MergedItem, SafeHtml
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


def merge(
    gemeente: Gemeente,
    enriched: tuple[EnrichedItem, ...],
    stored: Mapping[str, StoredItem],
    related: Related,
    now: datetime,
) -> tuple[MergedItem, ...]:
    """Return the items that a gemeente shows, sorted by id, with their local layers.

    Overlays are in the layers, not in the result. Left out are items of elsewhere, items that
    the store does not know, and those of `refusals`.
    """
    seen = tuple(one for one in enriched if _is_seen(one, gemeente) and one.item.id in stored)
    refused = {error.item_id for error in refusals(gemeente, seen)}
    overlays = _overlays(seen, stored, now)
    local = {one.item.id: one for one in seen if _helps(one, stored, now)}
    merged = (
        _merged(
            one,
            gemeente,
            stored,
            tuple(_layers(one, gemeente, stored, overlays, local, related)),
        )
        for one in seen
        if one.item.kind is not Kind.OVERLAY and one.item.id not in refused
    )
    return tuple(sorted(merged, key=lambda one: one.item.id))


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
    )


def _overlays(
    seen: Iterable[EnrichedItem], stored: Mapping[str, StoredItem], now: datetime
) -> Mapping[str, tuple[EnrichedItem, ...]]:
    """Return the overlays that hold today, by the id of the national item."""
    found: dict[str, list[EnrichedItem]] = defaultdict(list)
    for one in sorted(seen, key=lambda one: one.item.id):
        target = one.item.details.overlay
        if one.item.kind is Kind.OVERLAY and target and _is_current(one, stored, now):
            found[target.item_id].append(one)
    return {item_id: tuple(overlays) for item_id, overlays in found.items()}


def _layers(
    one: EnrichedItem,
    gemeente: Gemeente,
    stored: Mapping[str, StoredItem],
    overlays: Mapping[str, tuple[EnrichedItem, ...]],
    local: Mapping[str, EnrichedItem],
    related: Related,
) -> Iterator[LocalLayer]:
    """Yield what each area adds to an item, in the order of the codes."""
    texts: dict[str, list[LocalText]] = defaultdict(list)
    for overlay in overlays.get(one.item.id, ()):
        for code in _codes(overlay, gemeente):
            texts[code].append(_local_text(overlay, one, stored))
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
    overlay: EnrichedItem, national: EnrichedItem, stored: Mapping[str, StoredItem]
) -> LocalText:
    """Return an overlay, with the day on which the passage it was written for changed."""
    target = overlay.item.details.overlay
    under = target.under if target else ""
    written = target.version if target else ""
    has_changed = bool(written) and not is_version(written, version(national.item, under))
    changed_at = stored[national.item.id].changed_at
    return LocalText(
        item=overlay,
        under=under,
        changed_on=local_date(changed_at) if has_changed else None,
    )


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
