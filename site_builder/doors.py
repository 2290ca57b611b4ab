"""Which items open a door for a question: those of a subject that its words fit. Pure."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from attrs import frozen

from hub.areas import LAND
from hub.dutch import terms
from hub.model import MergedItem
from hub.vocabulary import Domain, Kind, Tier
from site_builder.shelves import Shelves

LASTING: Mapping[Kind, int] = {
    Kind.SERVICE: 0,
    Kind.ORGANISATION: 0,
    Kind.AID: 1,
    Kind.PRODUCT: 2,
    Kind.INFORMATION: 3,
}
"""What stays: people first, then forms and texts."""

MOST_LOCAL = 3
"""More choice is no help to somebody who asks the way."""

MOST_NATIONAL = 3

_KEPT_TEXTS = 20_000
"""Enough for the items of a large gemeente; each is asked for by many pages."""

_NEAR_FIRST: Mapping[Tier | None, int] = {
    Tier.ACUUT: 0,
    Tier.DICHTBIJ: 1,
    None: 2,
    Tier.VERWIJZING: 3,
    Tier.ZELF: 4,
}
"""Somebody to talk to first: what people do themselves is said in the page's own words."""


@frozen(kw_only=True)
class Doors:
    """What a page may lead to: help of the gemeente, and texts for the whole country.

    `fits`: the words chose what is local. Else it is what there is on the subject.
    """

    local: tuple[MergedItem, ...] = ()
    national: tuple[MergedItem, ...] = ()
    fits: bool = False


def doors(
    shelves: Shelves,
    code: str,
    domain: Domain,
    words: Iterable[str],
    *,
    sensitive: bool = False,
    most: int = MOST_LOCAL,
) -> Doors:
    """Return what an area has on a subject, the items that the words fit before others.

    On a sensitive page nothing is shown that people would have to do alone; on other pages
    nothing sensitive is.
    """
    wanted = _stems(" ".join(words))
    fitting = [
        (_fit(merged, wanted), merged)
        for merged in shelves.on_subject(code, domain)
        if merged.item.kind in LASTING and _may_stand(merged, sensitive=sensitive)
    ]
    local = [pair for pair in fitting if LAND not in shelves.codes(pair[1])]
    national = [pair for pair in fitting if LAND in shelves.codes(pair[1]) and pair[0]]
    return Doors(
        local=_best(_chosen(local), most),
        national=_best(national, MOST_NATIONAL),
        fits=any(fit for fit, _ in local),
    )


def live_domains(items: Iterable[MergedItem]) -> frozenset[Domain]:
    """Return the subjects on which there is something lasting to show."""
    return frozenset(
        domain
        for one in items
        if one.item.kind in LASTING and not one.withdrawn
        for domain in one.enriched.domain_ids
    )


def _chosen(found: list[tuple[int, MergedItem]]) -> list[tuple[int, MergedItem]]:
    """Return what the words fit, else the people of the subject, else anything on it."""
    fitting = [pair for pair in found if pair[0]]
    people = [pair for pair in found if LASTING[pair[1].item.kind] == 0]
    return fitting or people or found


def _best(found: list[tuple[int, MergedItem]], most: int) -> tuple[MergedItem, ...]:
    """Return what fits best; of that, what is nearest first."""
    fitting = sorted(found, key=lambda pair: (-pair[0], *_order(pair[1])))[:most]
    return tuple(sorted((merged for _, merged in fitting), key=_order))


def _order(merged: MergedItem) -> tuple[bool, int, int, str, str]:
    return (
        not (merged.item.language or "nl").startswith("nl"),
        _NEAR_FIRST[merged.enriched.tier_id],
        LASTING[merged.item.kind],
        merged.title.casefold(),
        merged.item.id,
    )


def _may_stand(merged: MergedItem, *, sensitive: bool) -> bool:
    if sensitive:
        return merged.enriched.tier_id is not Tier.ZELF
    return not merged.enriched.is_sensitive


def _fit(merged: MergedItem, wanted: frozenset[str]) -> int:
    """Return how many of the words an item has; its title counts twice."""
    subjects = " ".join(merged.item.details.subjects)
    text = _stems(f"{merged.title} {merged.summary} {subjects}")
    return len(wanted & text) + len(wanted & _stems(merged.title))


@lru_cache(maxsize=_KEPT_TEXTS)
def _stems(text: str) -> frozenset[str]:
    return frozenset(terms(text))
