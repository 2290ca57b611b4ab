"""What the index knows of an item: a flat record, made from an enriched item. Pure."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from attrs import field, frozen

from hub.areas import LAND
from hub.codec import encode
from hub.gemeente import Gemeente
from hub.identity import digest
from hub.model import EnrichedItem, Item
from hub.page_text import text_of
from hub.vocabulary import Audience


@frozen(kw_only=True)
class Document:
    """One item as the index stores it. `areas` holds its areas and everything above them.

    `hash` stands for all that it was made of.
    """

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


def whole(enriched: EnrichedItem) -> str:
    """Return a digest of all of an item."""
    return digest(encode(enriched))


@frozen(kw_only=True)
class Documents:
    """Makes the documents of items, and tells beforehand by its hash which is another one.

    `program` stands for what makes documents and their terms. `revision_of` tells items apart:
    equal revisions, equal items.
    """

    gemeenten: tuple[Gemeente, ...]
    program: str = ""
    revision_of: Callable[[EnrichedItem], str] = whole
    _beside_items: bytes = field(init=False, repr=False, eq=False)

    @_beside_items.default
    def _program_and_areas(self) -> bytes:
        areas = (area for gemeente in self.gemeenten for area in gemeente.areas.all)
        return encode((self.program, [(area.code, area.parent, area.name) for area in areas]))

    def hash_of(self, enriched: EnrichedItem, copies: Iterable[str] = ()) -> str:
        """Return the hash of a document that need not be made: equal items give equal ones."""
        made_of = encode((self.revision_of(enriched), _others(enriched.item, copies)))
        return digest(self._beside_items + made_of)

    def __call__(self, enriched: EnrichedItem, copies: Iterable[str] = ()) -> Document:
        """Return the document of an item.

        `copies` are the titles of the same thing in other sources: they find it as well.
        """
        made = self.hash_of(enriched, copies)
        return _document(enriched, self.gemeenten, _others(enriched.item, copies), made)


def _others(item: Item, copies: Iterable[str]) -> tuple[str, ...]:
    """Return the titles that an item does not have itself, each once, sorted."""
    return tuple(sorted({*copies} - {item.title}))


def _document(
    enriched: EnrichedItem, gemeenten: tuple[Gemeente, ...], copies: tuple[str, ...], made: str
) -> Document:
    item = enriched.item
    event = item.details.event
    areas = _with_ancestors(enriched.area_codes, gemeenten)
    return Document(
        id=item.id,
        hash=made,
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
        copies="\n".join(copies),
    )


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
