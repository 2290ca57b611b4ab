"""Tag items by domain, audience and tier with the lexicons. Pure."""

import re
from collections.abc import Iterable, Iterator

import attrs
from attrs import frozen

from enrich.domain_doubt import NO_DOMAIN, WEAK_DOMAIN
from enrich.fields import Field, evidence, fields, stated
from enrich.gazetteer import Gazetteer
from enrich.lexicon import Hit, Lexicon, Scored, Spans
from enrich.place_names import NameKind
from hub.model import EnrichedItem, Evidence, Item, Tag
from hub.vocabulary import Audience, Kind, Tier

_SURE = 1.0
_BY_EDITOR = "redactie of bron"


@frozen(kw_only=True)
class Threshold:
    """When a score is enough.

    `least`: the score a label needs; `share`: the part of the strongest label's score that it
    needs; `most`: labels kept; `alone`: enough for the strongest when nothing reaches `least`
    (0: never).
    """

    least: float
    share: float
    most: int
    alone: float = 0.0


DOMAINS = Threshold(least=2.0, share=0.32, most=3, alone=1.0)
"""From `EVEN_CHANCE` a label is more often right than wrong: that is published.

Chosen on halves of the labelled items for the best F1 at a precision of at least .92: 2.0 four
times of six, else 1.6. On the other halves 2.0 gave a precision of .925 to .97 and an F1 of .90
to .93.
"""

AUDIENCES = Threshold(least=1.5, share=0.5, most=2)
"""One passing word ("uw kind") in a usual text stays below it; a word in the title does not."""

TIERS = Threshold(least=1.2, share=1.0, most=1)

EVEN_CHANCE = 2.0
STEEPNESS = 3.4
"""Make scores read as chances: a logistic curve over the logarithm of the score.

Fitted on the 431 tags of the labelled items (midpoint 1.8, slope 3.8; on its two halves 1.9 and
4.3, 1.7 and 3.4), taken a little lower and flatter because unseen texts are harder. The mean
error is then 0.04. The curve only rises, so that it changes no order.
"""

YOUNG_UNTIL = 23
OLD_FROM = 55
"""Ages as Dutch help is divided: jeugd until 23 (leerplicht and jeugdhulp end there)."""


def chosen(scored: tuple[Scored, ...], threshold: Threshold) -> tuple[Scored, ...]:
    """Return the labels that reach the threshold, strongest first."""
    if not scored:
        return ()
    top = scored[0]
    enough = max(threshold.least, threshold.share * top.score)
    found = tuple(one for one in scored if one.score >= enough)[: threshold.most]
    if not found and threshold.alone and top.score >= threshold.alone:
        return (top,)
    return found


def chance(score: float) -> float:
    """Return between 0 and 1 how likely a label with this score is right."""
    if score <= 0:
        return 0.0
    power: float = score**STEEPNESS
    even: float = EVEN_CHANCE**STEEPNESS
    return round(power / (power + even), 3)


def tag(scored: Scored, name: str) -> Tag:
    """Return the tag for a label, with a score between 0 and 1 and all its evidence."""
    return Tag(
        value=scored.label,
        score=chance(scored.score),
        because=tuple(_evidence(hit, name) for hit in scored.hits),
    )


@frozen(kw_only=True)
class FindDomains:
    """The step that adds the domains. What an editor or a source said wins."""

    lexicon: Lexicon
    gazetteer: Gazetteer

    def __call__(self, enriched: EnrichedItem) -> EnrichedItem:
        """Return the item with its domains, or with a place in the queue."""
        said = enriched.item.details.said.domains
        if said:
            return attrs.evolve(enriched, domains=tuple(_said(domain) for domain in said))
        texts = fields(enriched.item)
        scored = self.lexicon(texts, without=_names(texts, self.gazetteer))
        found = chosen(scored, DOMAINS)
        queue = () if found else (NO_DOMAIN,)
        if found and found[0].score < EVEN_CHANCE:
            queue = (WEAK_DOMAIN,)
        return attrs.evolve(
            enriched,
            domains=tuple(tag(one, "onderwerp") for one in found),
            queue=(*enriched.queue, *queue),
        )


@frozen(kw_only=True)
class FindAudiences:
    """The step that adds for whom an item is: everybody, when nothing says otherwise."""

    lexicon: Lexicon

    def __call__(self, enriched: EnrichedItem) -> EnrichedItem:
        """Return the item with its audiences."""
        said = enriched.item.details.said.audiences
        if said:
            return attrs.evolve(enriched, audiences=tuple(_said(one) for one in said))
        found = chosen(self.lexicon(fields(enriched.item)), AUDIENCES)
        tags = tuple(tag(one, "voor wie") for one in found)
        by_age = _by_age(enriched.item.details.age)
        if by_age and by_age.value not in {one.value for one in tags}:
            tags = (by_age, *tags)
        return attrs.evolve(enriched, audiences=tags or (_everybody(),))


@frozen(kw_only=True)
class FindTier:
    """The step that adds how far from home the help is; `acuut` only by an editor."""

    lexicon: Lexicon

    def __call__(self, enriched: EnrichedItem) -> EnrichedItem:
        """Return the item with its tier: said, by the way in, by the words, by its kind."""
        item = enriched.item
        if item.details.said.tier is not None:
            return attrs.evolve(enriched, tier=_said(item.details.said.tier))
        if item.kind in _WITHOUT_TIER:
            return enriched
        found = self._by_access(item) or self._by_words(item) or _by_kind(item.kind)
        return attrs.evolve(enriched, tier=found)

    def _by_access(self, item: Item) -> Tag | None:
        """Return the tier that the way in ("zonder afspraak") says, whatever the text says."""
        access = item.details.service.access if item.details.service else ""
        scored = self.lexicon((Field(name="body", text=access),)) if access else ()
        if not scored:
            return None
        return Tag(value=scored[0].label, score=_SURE, because=(stated(f"toegang: {access}"),))

    def _by_words(self, item: Item) -> Tag | None:
        found = chosen(self.lexicon(fields(item)), TIERS)
        return tag(found[0], "hulplijn") if found else None


_WITHOUT_TIER = frozenset({Kind.SAY, Kind.PLACE, Kind.NOTICE})
"""Nobody looks for help in these, so they have no place in the order of help."""

_TIER_BY_KIND = {
    Kind.EVENT: Tier.ZELF,
    Kind.INFORMATION: Tier.ZELF,
    Kind.AID: Tier.ZELF,
    Kind.ORGANISATION: Tier.DICHTBIJ,
    Kind.SERVICE: Tier.DICHTBIJ,
    Kind.PRODUCT: Tier.VERWIJZING,
}


def _by_kind(kind: Kind) -> Tag | None:
    tier = _TIER_BY_KIND.get(kind)
    if tier is None:
        return None
    return Tag(value=str(tier), score=0.5, because=(stated(f"soort: {kind}"),))


def _by_age(age: str) -> Tag | None:
    """Return the audience that an age ("6 tot 10 jaar", "55+") says, if it says one."""
    years = [int(number) for number in _YEARS.findall(age)]
    if not years:
        return None
    because = (stated(f"leeftijd: {age}"),)
    if min(years) >= OLD_FROM:
        return Tag(value=str(Audience.OUDEREN), score=_SURE, because=because)
    is_open_ended = len(years) == 1 and not _UNTIL.search(age)
    if max(years) <= YOUNG_UNTIL and not is_open_ended:
        return Tag(value=str(Audience.JEUGD), score=_SURE, because=because)
    return None


_YEARS = re.compile(r"\d{1,3}")
_UNTIL = re.compile(r"\b(?:tot|t/m|onder|jonger)\b", re.IGNORECASE)


def _everybody() -> Tag:
    return Tag(
        value=str(Audience.IEDEREEN), score=0.5, because=(stated("niets anders gevonden"),)
    )


def _said(value: str) -> Tag:
    return Tag(value=str(value), score=_SURE, because=(stated(_BY_EDITOR),))


def _evidence(hit: Hit, name: str) -> Evidence:
    return evidence(hit.field, hit.start, hit.end, f"{name}: {hit.term.written}")


def _names(texts: Iterable[Field], gazetteer: Gazetteer) -> dict[str, Spans]:
    """Return where names of areas stand, by field: Muziekwijk is not about music."""
    return {field.name: tuple(_names_in(field.text, gazetteer)) for field in texts}


def _names_in(text: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    for mention in gazetteer.finder(text):
        if mention.text[:1].isupper() and any(
            name.kind is NameKind.AREA and not name.common for name in mention.means
        ):
            yield mention.start, mention.end
