"""Apply what editors decided about items: it goes before all that the enricher found. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs
from attrs import frozen

from enrich.domain_doubt import NO_DOMAIN, WEAK_DOMAIN
from enrich.fields import stated
from hub.areas import LAND
from hub.curation import CorrectedField, Correction, Curation, Decision
from hub.identity import digest
from hub.model import Contact, Details, EnrichedItem, Evidence, Item, Location, Service, Tag
from hub.source import Rights

_CERTAIN = 1.0


@frozen(kw_only=True)
class RefusedCorrection:
    """Corrections that a source's rights do not allow (CARE.md part 3)."""

    item_id: str
    by: str
    fields: tuple[CorrectedField, ...]

    def __str__(self) -> str:
        """Return the sentence for an editor."""
        names = ", ".join(self.fields)
        return (
            f"{self.item_id}: de bron staat niet toe dat u dit verandert ({names}). "
            "Schrijf een aanvulling."
        )


class Curate:
    """The step that applies the decisions of one gemeente; what is hidden stays in the list.

    `rights` are those of the items' sources, by source id. Corrections whose last day lies
    before `today` are left out; without it all count.
    """

    def __init__(
        self, curation: Curation, rights: Mapping[str, Rights], today: date | None = None
    ) -> None:
        self._by_item = {decision.item: decision for decision in curation.decisions}
        self._rights = rights
        self._today = today

    def __call__(self, enriched: EnrichedItem) -> EnrichedItem:
        """Return the item as the editors want it."""
        decision = self._by_item.get(enriched.item.id)
        if decision is None:
            return enriched
        rights = self._rights.get(enriched.item.source_id, Rights())
        item = enriched.item
        if rights.wijzigen:
            item = corrected(item, decision, self._today)
        return decided(attrs.evolve(enriched, item=item), decision)


def decided(enriched: EnrichedItem, decision: Decision) -> EnrichedItem:
    """Return the item with the tags of a decision in the place of its own."""
    why = _signed(decision)
    found = enriched
    if decision.domains is not None:
        found = attrs.evolve(
            found,
            domains=_tags(decision.domains, why),
            queue=tuple(one for one in found.queue if one not in {NO_DOMAIN, WEAK_DOMAIN}),
        )
    if decision.audiences is not None:
        found = attrs.evolve(found, audiences=_tags(decision.audiences, why))
    if decision.tier is not None:
        found = attrs.evolve(found, tier=_tag(decision.tier, why))
    if decision.sensitive:
        found = attrs.evolve(found, sensitive=_tag("ja", why))
    if decision.sensitive is False and decision.reason:
        found = attrs.evolve(found, sensitive=_tag("nee", why))
    return found


def corrected(item: Item, decision: Decision, today: date | None = None) -> Item:
    """Return the item with its corrected fields, and a hash that tells so.

    What the source changed since, and what has had its last day, is left as the source says.
    """
    holding = [
        one
        for one in decision.corrections
        if one.holds_on(today) and one.holds_for(value_of(item, one.field))
    ]
    if not holding:
        return item
    changed = item
    for correction in holding:
        changed = _with(changed, correction)
    said = "\0".join(f"{one.field}={one.value}" for one in holding)
    return attrs.evolve(changed, content_hash=digest(f"{item.content_hash}\0{said}".encode()))


def value_of(item: Item, field: CorrectedField) -> str:
    """Return what an item says in a field, as an editor would write it; "" when nothing."""
    details = item.details
    contact, location = details.contact, details.location or Location()
    values: Mapping[CorrectedField, str] = {
        CorrectedField.TITLE: item.title,
        CorrectedField.SUMMARY: item.summary,
        CorrectedField.ORGANISED_BY: details.organised_by,
        CorrectedField.COST: details.cost,
        CorrectedField.SIGNUP: details.signup,
        CorrectedField.AGE: details.age,
        CorrectedField.ACCESS: details.service.access if details.service else "",
        CorrectedField.ACCESSIBILITY: details.accessibility,
        CorrectedField.VENUE: location.name,
        CorrectedField.ADDRESS: location.address,
        CorrectedField.POSTCODE: location.postcode,
        CorrectedField.PHONE: ", ".join(contact.phones),
        CorrectedField.MAIL: ", ".join(contact.mails),
        CorrectedField.WEBSITE: contact.website,
    }
    return values[field]


def refused(
    curation: Curation, items: Iterable[Item], rights: Mapping[str, Rights]
) -> Iterator[RefusedCorrection]:
    """Yield the corrections that are not applied because the source forbids changes."""
    by_item = {one.item: one for one in curation.decisions if one.corrections}
    for item in items:
        decision = by_item.get(item.id)
        if decision and not rights.get(item.source_id, Rights()).wijzigen:
            yield RefusedCorrection(
                item_id=item.id,
                by=decision.by,
                fields=tuple(one.field for one in decision.corrections),
            )


def everywhere(curations: Iterable[Curation], items: Iterable[Item]) -> Curation:
    """Return what counts before the items are divided over gemeenten.

    A gemeente decides about the items that speak for it. Of an item of the whole country only
    "gevoelig" counts everywhere, whoever said it; the rest counts in the gemeente that said it.
    """
    scopes = {item.id: item.scope for item in items}
    kept: dict[str, Decision] = {}
    for curation in curations:
        for decision in curation.decisions:
            scope = scopes.get(decision.item, "")
            if _speaks_for(scope, curation.gemeente):
                kept[decision.item] = attrs.evolve(decision, hidden=False, pinned=())
            elif scope == LAND and decision.sensitive:
                kept[decision.item] = Decision(
                    item=decision.item,
                    by=decision.by,
                    on=decision.on,
                    reason=decision.reason,
                    sensitive=True,
                )
    return Curation(decisions=tuple(kept[item] for item in sorted(kept)))


def _speaks_for(scope: str, gemeente: str) -> bool:
    """Return whether an area code (GM0034, WK003408, SD00341) is a gemeente's own."""
    return bool(scope) and scope[2:6] == gemeente[2:6]


def _signed(decision: Decision) -> tuple[Evidence, ...]:
    reason = f": {decision.reason}" if decision.reason else ""
    return (stated(f"redactie ({decision.by}, {decision.on:%d-%m-%Y}){reason}"),)


def _tag(value: str, why: tuple[Evidence, ...]) -> Tag:
    return Tag(value=str(value), score=_CERTAIN, because=why)


def _tags(values: Iterable[str], why: tuple[Evidence, ...]) -> tuple[Tag, ...]:
    return tuple(_tag(value, why) for value in values)


def _with(item: Item, correction: Correction) -> Item:
    """Return the item with one field as it should be."""
    value = correction.value
    match correction.field:
        case CorrectedField.TITLE:
            return attrs.evolve(item, title=value)
        case CorrectedField.SUMMARY:
            return attrs.evolve(item, summary=value)
        case _:
            return attrs.evolve(item, details=_details(item.details, correction.field, value))


def _details(details: Details, field: CorrectedField, value: str) -> Details:
    match field:
        case CorrectedField.PHONE | CorrectedField.MAIL | CorrectedField.WEBSITE:
            return attrs.evolve(details, contact=_contact(details.contact, field, value))
        case CorrectedField.VENUE | CorrectedField.ADDRESS | CorrectedField.POSTCODE:
            return attrs.evolve(details, location=_location(details.location, field, value))
        case CorrectedField.ACCESS:
            service = details.service or Service()
            return attrs.evolve(details, service=attrs.evolve(service, access=value))
        case CorrectedField.ORGANISED_BY:
            return attrs.evolve(details, organised_by=value)
        case CorrectedField.COST:
            return attrs.evolve(details, cost=value)
        case CorrectedField.SIGNUP:
            return attrs.evolve(details, signup=value)
        case CorrectedField.AGE:
            return attrs.evolve(details, age=value)
        case _:
            return attrs.evolve(details, accessibility=value)


def _contact(contact: Contact, field: CorrectedField, value: str) -> Contact:
    match field:
        case CorrectedField.PHONE:
            return attrs.evolve(contact, text="", phones=(value,) if value else ())
        case CorrectedField.MAIL:
            return attrs.evolve(contact, text="", mails=(value,) if value else ())
        case _:
            return attrs.evolve(contact, website=value)


def _location(known: Location | None, field: CorrectedField, value: str) -> Location:
    """Return the place as corrected; coordinates of the wrong place go with it."""
    location = attrs.evolve(known or Location(), lon=None, lat=None)
    match field:
        case CorrectedField.VENUE:
            return attrs.evolve(location, name=value)
        case CorrectedField.ADDRESS:
            return attrs.evolve(location, address=value)
        case _:
            return attrs.evolve(location, postcode=value)
