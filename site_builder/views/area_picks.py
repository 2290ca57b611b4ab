"""What the page of an area picks from all that is there: first, also handy, and nearby."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from attrs import frozen

from hub.areas import Area
from hub.model import MergedItem
from hub.relevance import relevance
from hub.vocabulary import Audience, Domain, Kind, Tier
from site_builder import urls
from site_builder.shelves import Neighbour, is_cancelled, tier_of
from site_builder.views.agenda import Entry
from site_builder.views.cards import (
    Listed,
    language_of,
    listed,
    local_areas,
)
from site_builder.views.context import Context
from site_builder.views.page import Link

USEFUL = 6

_LASTING = (Kind.SERVICE, Kind.ORGANISATION, Kind.PRODUCT, Kind.AID, Kind.INFORMATION)
_NEIGHBOURLY = (Kind.NOTICE, Kind.SAY, Kind.PLACE)
_WELCOME: Mapping[Kind, int] = {
    Kind.SERVICE: 0,
    Kind.ORGANISATION: 0,
    Kind.AID: 1,
    Kind.EVENT: 1,
    Kind.PRODUCT: 3,
}
"""Which kinds say best what a subject is about: help and activities before forms."""

_MOST_WELCOME = (False, 0, False)
"""Nothing is more welcome than this: in Dutch, of who helps, nearby."""

_HELPERS = frozenset({Kind.SERVICE, Kind.ORGANISATION})

_CLOSEST: Mapping[Tier | None, int] = {Tier.DICHTBIJ: 0, Tier.VERWIJZING: 1, None: 2}


@frozen(kw_only=True)
class BasicHelp:
    """Help that every area page offers, in the same order; without an item its subject."""

    subject: Link
    note: str
    found: tuple[Listed, ...]


def basics(ctx: Context, area: Area) -> Iterator[tuple[BasicHelp, str]]:
    """Yield the basic help with the id of its item: always the same subjects and order."""
    taken: set[str] = set()
    for key, domain, audience in (
        ("money", Domain.INKOMEN, None),
        ("safety", Domain.VEILIGHEID, None),
        ("parenting", Domain.OPVOEDING, None),
        ("language", Domain.ONDERWIJS, Audience.NIEUWKOMERS),
        ("caring", Domain.ZORG, Audience.MANTELZORGERS),
    ):
        best = _best_help(ctx, area, domain, audience, taken)
        item_id = best.item.id if best else ""
        taken.add(item_id)
        subject = Link(
            text=ctx.words(f"basic.{key}"),
            href=urls.subject_url(ctx.gemeente, area, ctx.label(domain)),
            hreflang=ctx.site.foreign,
        )
        found = listed(ctx, (best,), area) if best else ()
        note = "" if best else ctx.label(domain).explanation
        yield BasicHelp(subject=subject, note=note, found=found), item_id


def _best_help(
    ctx: Context, area: Area, domain: Domain, audience: Audience | None, taken: set[str]
) -> MergedItem | None:
    """Return the nearest lasting help on a subject that people can walk into or call."""
    if audience:
        everything = (*ctx.shelves.own.get(area.code, ()), *ctx.shelves.around(area.code))
        fits = tuple(one for one in everything if audience in one.enriched.audience_ids)
    else:
        fits = ctx.shelves.on_subject(area.code, domain)
    lasting = [
        (
            not language_of(one).startswith("nl"),
            domain is Domain.VEILIGHEID and not one.enriched.is_sensitive,
            _CLOSEST[tier_of(one)],
            _LASTING.index(one.item.kind) > 1,
            number,
            one,
        )
        for number, one in enumerate(fits)
        if one.item.kind in _LASTING and tier_of(one) in _CLOSEST and one.item.id not in taken
    ]
    return min(lasting, key=lambda found: found[:5])[5] if lasting else None


def useful(ctx: Context, area: Area, shown: set[str]) -> tuple[MergedItem, ...]:
    """Return what is also handy: an area's own loose ends, then one item of each subject."""
    chosen: dict[str, MergedItem] = {}
    for merged in _useful_candidates(ctx, area):
        if len(chosen) < USEFUL and merged.item.id not in shown:
            chosen.setdefault(merged.item.id, merged)
    return tuple(chosen.values())


def _useful_candidates(ctx: Context, area: Area) -> Iterator[MergedItem]:
    own = ctx.shelves.own.get(area.code, ())
    around = ctx.shelves.around(area.code)
    # What the editors put first.
    yield from (one for one in (*own, *around) if area.code in one.pinned)
    # Nothing disappears: what has no subject can only be found here.
    lasting = (*_LASTING, *_NEIGHBOURLY)
    yield from (one for one in own if one.item.kind in lasting and not one.enriched.domain_ids)
    yield from (one for one in around if area.code in local_areas(ctx, one))
    yield from (one for one in own if one.item.kind in _NEIGHBOURLY)
    seen: set[Domain] = set()
    weigh = partial(
        relevance,
        area=area.code,
        areas=ctx.gemeente.areas,
        today=ctx.today,
        weights=ctx.site.hub.weights,
        population=ctx.population(area.code),
    )
    best = _most_welcome(around)
    ranked = sorted(best, key=lambda one: (*_welcome(one), -weigh(one), one.item.id))
    for merged in ranked:
        domain = merged.enriched.domain_ids[0]
        if domain not in seen:
            seen.add(domain)
            yield merged


def _most_welcome(items: Iterable[MergedItem]) -> list[MergedItem]:
    """Return of each subject the lasting items that say best what it is about.

    Only these need be weighed, and weighing is dear.
    """
    found: dict[Domain, tuple[tuple[bool, int, bool], list[MergedItem]]] = {}
    for merged in items:
        domains = merged.enriched.domain_ids[:1]
        if merged.item.kind not in _LASTING or merged.enriched.is_sensitive or not domains:
            continue
        welcome = _welcome(merged)
        known = found.get(domains[0])
        if known is None or welcome < known[0]:
            found[domains[0]] = welcome, [merged]
        elif welcome == known[0]:
            known[1].append(merged)
    return [merged for _, items in found.values() for merged in items]


def example(items: Iterable[MergedItem], domain: Domain) -> MergedItem | None:
    """Return the first of the items that say best what a subject is about."""
    best: tuple[tuple[bool, int, bool], MergedItem] | None = None
    for one in items:
        if one.enriched.is_sensitive or not _is_example(one, domain):
            continue
        welcome = _welcome(one)
        if best is None or welcome < best[0]:
            best = welcome, one
        if welcome == _MOST_WELCOME:
            break
    return best[1] if best else None


def _is_example(merged: MergedItem, domain: Domain) -> bool:
    """Return whether an item says what a subject is about; of safety only those who help do."""
    if domain is Domain.VEILIGHEID:
        return merged.item.kind in _HELPERS
    return merged.item.kind is not Kind.NEWS


def _welcome(merged: MergedItem) -> tuple[bool, int, bool]:
    """Return how well an item shows what a subject is about; the lowest does it best."""
    return (
        not language_of(merged).startswith("nl"),
        _WELCOME.get(merged.item.kind, 2),
        tier_of(merged) is not Tier.DICHTBIJ,
    )


def not_shown_yet(
    near: Iterable[Neighbour], week: tuple[Entry, ...], useful: tuple[MergedItem, ...]
) -> tuple[Neighbour, ...]:
    """Return what is near and stands nowhere else on the page: nobody reads it twice."""
    shown = {one.item_id for one in week} | {one.item.id for one in useful}
    return tuple(one for one in near if one.merged.item.id not in shown)


def near_events(ctx: Context, near: tuple[Neighbour, ...]) -> list[Neighbour]:
    """Return the events of the neighbours that go on, soonest first."""
    coming = []
    for one in near:
        dates = ctx.shelves.dates.get(one.merged.item.id, ())
        if dates and not is_cancelled(dates[0]):
            coming.append((dates[0].start, one.merged.item.id, one))
    return [one for *_, one in sorted(coming, key=lambda found: found[:2])]


def near_organisations(near: tuple[Neighbour, ...]) -> list[Neighbour]:
    """Return who helps or meets near by, and is no event."""
    kinds = {Kind.ORGANISATION, Kind.SERVICE}
    return [one for one in near if one.merged.item.kind in kinds]
