"""What the index knows of an item: a flat record, made from an enriched item. Pure."""

from datetime import datetime

import attrs
from attrs import frozen

from hub.areas import LAND
from hub.codec import encode
from hub.gemeente import Gemeente
from hub.identity import digest
from hub.model import EnrichedItem
from hub.page_text import text_of


@frozen(kw_only=True)
class Document:
    """One item as the index stores it. `areas` holds its areas and everything above them."""

    id: str
    hash: str
    title: str
    summary: str
    body: str
    subjects: str
    kind: str
    areas: tuple[str, ...]
    domains: tuple[str, ...]
    audiences: tuple[str, ...]
    tier: str
    language: str
    starts: datetime | None
    sensitive: bool


def document(enriched: EnrichedItem, gemeenten: tuple[Gemeente, ...]) -> Document:
    """Return the document of an item; equal items give equal hashes."""
    item = enriched.item
    details = item.details
    event = details.event
    where = details.location.name if details.location else ""
    bare = Document(
        id=item.id,
        hash="",
        title=item.title,
        summary=item.summary,
        body=text_of(item.body),
        subjects=" ".join((*details.subjects, details.organised_by, where)).strip(),
        kind=item.kind.value,
        areas=_with_ancestors(enriched.area_codes, gemeenten),
        domains=tuple(domain.value for domain in enriched.domain_ids),
        audiences=tuple(audience.value for audience in enriched.audience_ids),
        tier=enriched.tier_id.value if enriched.tier_id else "",
        language=enriched.language.value if enriched.language else item.language,
        starts=event.occurrences[0].start if event and event.occurrences else None,
        sensitive=enriched.is_sensitive,
    )
    return attrs.evolve(bare, hash=digest(encode(bare)))


def _with_ancestors(codes: tuple[str, ...], gemeenten: tuple[Gemeente, ...]) -> tuple[str, ...]:
    """Return the codes and all areas above them, so that a facet of a wijk counts upwards."""
    found = set(codes) or {LAND}
    for gemeente in gemeenten:
        for code in codes:
            found.update(area.code for area in gemeente.areas.ancestors(code))
    return tuple(sorted(found))
