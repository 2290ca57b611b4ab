"""The titles under which other sources know the same thing. Pure."""

from collections.abc import Iterable, Mapping

from enrich.duplicates import Duplicates
from hub.model import EnrichedItem


def titles_of_copies(
    enriched: Iterable[EnrichedItem], duplicates: Duplicates
) -> Mapping[str, tuple[str, ...]]:
    """Return for each item of a group the titles of the others, by its id."""
    titles = {one.item.id: one.item.title for one in enriched}
    return {
        item_id: tuple(sorted(titles[other] for other in group if other in titles))
        for group in duplicates.groups
        for item_id in group
    }
