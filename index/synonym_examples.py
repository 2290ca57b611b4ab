"""Try the examples that editors wrote beside a group of synonyms. Pure."""

from collections.abc import Iterator

from attrs import frozen

from hub.dutch import folded_words
from hub.synonyms import SynonymGroup
from index.analysis import Variants, content_words, written_term


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
        for examples, fits in ((group.fits, True), (group.does_not_fit, False)):
            for query in examples:
                if finds(variants, query, group) != fits:
                    yield FailedExample(group=number, query=query, fits=fits)


def finds(variants: Variants, query: str, group: SynonymGroup) -> bool:
    """Return whether a query asks for any word of a group, or for a phrase of it."""
    wanted = {written_term(word) for word in group.words}
    return bool(wanted & set(asked_terms(variants, query)))


def asked_terms(variants: Variants, query: str) -> Iterator[str]:
    """Yield every term that may answer a query."""
    words = folded_words(query)
    for word in content_words(words):
        yield from (term for term, _ in variants(word))
    for phrase in variants.phrases(words):
        yield from (term for term, _ in phrase.variants)
