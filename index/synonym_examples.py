"""Try the examples that editors wrote beside a group of synonyms. Pure."""

from collections.abc import Iterator

from attrs import frozen

from hub.dutch import folded_words
from hub.synonyms import SynonymGroup
from index.analysis import ASKED_WEIGHT, Variants, content_words, written_term


@frozen(kw_only=True)
class FailedExample:
    """A query that should have found a group and did not (`fits`), or the other way round."""

    group: int
    query: str
    fits: bool


def failed_examples(groups: tuple[SynonymGroup, ...]) -> Iterator[FailedExample]:
    """Yield the examples that do not hold, in the order of the groups."""
    variants = Variants(groups=groups)
    for number, group in enumerate(groups):
        for query in group.fits:
            if not finds(variants, query, group):
                yield FailedExample(group=number, query=query, fits=True)
        for query in group.does_not_fit:
            if finds(variants, query, group, ASKED_WEIGHT):
                yield FailedExample(group=number, query=query, fits=False)


def finds(
    variants: Variants, query: str, group: SynonymGroup, least_weight: float = 0.0
) -> bool:
    """Return whether a query asks for any word of a group, or for a phrase of it.

    With the weight of a synonym as the least, half of a compound does not count: who types
    "pestcontrole" may see what is about "pesten" when nothing fits better, but did not ask it.
    """
    wanted = {written_term(word) for word in group.words}
    return bool(wanted & set(_asked_terms(variants, query, least_weight)))


def _asked_terms(variants: Variants, query: str, least_weight: float) -> Iterator[str]:
    words = folded_words(query)
    for word in content_words(words):
        yield from (term for term, weight in variants(word) if weight >= least_weight)
    for phrase in variants.phrases(words):
        yield from (term for term, _ in phrase.variants)
