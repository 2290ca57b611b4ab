"""The steps of the enricher, in their order, and how items go through them. Pure."""

from collections.abc import Callable, Iterable, Iterator

from enrich.areas import FindAreas
from enrich.classify import FindAudiences, FindDomains, FindTier
from enrich.gazetteer import Gazetteer
from enrich.language import FindLanguage
from enrich.lexicon import Lexicon
from enrich.points import Shapes
from enrich.sensitive import sensitive_step
from enrich.word_lists import Vocabulary
from hub.gemeente import Gemeente
from hub.model import EnrichedItem, Item

Step = Callable[[EnrichedItem], EnrichedItem]
"""Adds what it concludes to an item; pure, never raises, never touches the item itself."""


def gazetteer(
    vocabulary: Vocabulary, gemeenten: Iterable[Gemeente], shapes: Shapes | None = None
) -> Gazetteer:
    """Return what is known about the places of these gemeenten.

    `shapes` are the GeoJSON geometries of areas by code, where `Area.geometry` names a file.
    """
    known = tuple(gemeenten)
    return Gazetteer(known, vocabulary.elsewhere, shapes or {})


def steps(vocabulary: Vocabulary, places: Gazetteer) -> tuple[Step, ...]:
    """Return the steps, ready to be shared by all items of a run."""
    return (
        FindAreas(gazetteer=places),
        FindDomains(lexicon=Lexicon(vocabulary.domains), gazetteer=places),
        FindAudiences(lexicon=Lexicon(vocabulary.audiences)),
        FindTier(lexicon=Lexicon(vocabulary.tiers)),
        sensitive_step(vocabulary),
        FindLanguage(),
    )


def enrich(items: Iterable[Item], through: tuple[Step, ...]) -> Iterator[EnrichedItem]:
    """Yield each item with what the steps concluded, in the order of the items."""
    for item in items:
        enriched = EnrichedItem(item=item)
        for step in through:
            enriched = step(enriched)
        yield enriched
