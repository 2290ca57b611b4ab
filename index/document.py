"""What the index knows of an item: a flat record, made from an enriched item. Pure."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import attrs
from attrs import frozen

from hub.areas import LAND
from hub.codec import encode
from hub.gemeente import Gemeente
from hub.identity import digest
from hub.model import EnrichedItem
from hub.page_text import text_of
from hub.vocabulary import Audience


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
    copies: str = ""


def document(
    enriched: EnrichedItem, gemeenten: tuple[Gemeente, ...], copies: Iterable[str] = ()
) -> Document:
    """Return the document of an item; equal items give equal hashes.

    `copies` are the titles of the same thing in other sources: they find this item as well.
    """
    item = enriched.item
    event = item.details.event
    areas = _with_ancestors(enriched.area_codes, gemeenten)
    bare = Document(
        id=item.id,
        hash="",
        title=item.title,
        summary=item.summary,
        body=text_of(item.body),
        subjects="\n".join(_subjects(enriched, areas, gemeenten)),
        kind=item.kind.value,
        areas=areas,
        domains=tuple(domain.value for domain in enriched.domain_ids),
        audiences=tuple(audience.value for audience in enriched.audience_ids),
        tier=enriched.tier_id.value if enriched.tier_id else "",
        language=enriched.language.value if enriched.language else item.language,
        starts=event.occurrences[0].start if event and event.occurrences else None,
        sensitive=enriched.is_sensitive,
        copies="\n".join(sorted({*copies} - {item.title})),
    )
    return attrs.evolve(bare, hash=digest(encode(bare)))


def _subjects(
    enriched: EnrichedItem, areas: tuple[str, ...], gemeenten: tuple[Gemeente, ...]
) -> Iterator[str]:
    """Yield what an item is about beside its text: who typed "koffie filmwijk" means this."""
    details = enriched.item.details
    yield from details.subjects
    yield from details.service.product_names if details.service else ()
    yield details.organised_by
    yield details.location.name if details.location else ""
    # Where a sensitive thing is may be a secret (CARE.md part 1.3): no wijk leads to it.
    for gemeente in () if enriched.is_sensitive else gemeenten:
        yield from (gemeente.areas[code].name for code in areas if code in gemeente.areas)
    for audience in enriched.audience_ids:
        if audience is not Audience.IEDEREEN:
            yield audience.value.replace("-", " ")


def _with_ancestors(codes: tuple[str, ...], gemeenten: tuple[Gemeente, ...]) -> tuple[str, ...]:
    """Return the codes and all areas above them, so that a facet of a wijk counts upwards."""
    found = set(codes) or {LAND}
    for gemeente in gemeenten:
        for code in codes:
            found.update(area.code for area in gemeente.areas.ancestors(code))
    return tuple(sorted(found))
