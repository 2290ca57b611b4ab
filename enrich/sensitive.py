"""Mark what may put a reader in danger. Pure, and usable without all that finds places."""

from collections.abc import Iterator

import attrs
from attrs import frozen

from enrich.fields import Field, evidence, fields, stated
from enrich.hints import Hints
from enrich.lexicon import Hit, Lexicon
from enrich.word_lists import Vocabulary
from hub.model import EnrichedItem, Evidence, Tag

SENSITIVE_LEAST = 0.0
"""One word is enough: CARE.md part 1.2 errs towards yes."""

_SURE = 1.0
_BY_EDITOR = "redactie of bron"


@frozen(kw_only=True)
class FindSensitive:
    """The step that marks items of which the reader may be in danger. Errs towards yes."""

    lexicon: Lexicon
    hints: Hints = Hints()

    def __call__(self, enriched: EnrichedItem) -> EnrichedItem:
        """Return the item with "ja", with "nee" when an editor gave a reason, or unmarked."""
        said = enriched.item.details.said
        if said.sensitive:
            return attrs.evolve(enriched, sensitive=_said("ja", _BY_EDITOR))
        if said.sensitive is False and said.sensitive_reason:
            return attrs.evolve(
                enriched, sensitive=_said("nee", f"redactie: {said.sensitive_reason}")
            )
        because = tuple(self._because(fields(enriched.item)))
        if not because:
            return enriched
        return attrs.evolve(enriched, sensitive=Tag(value="ja", score=_SURE, because=because))

    def _because(self, texts: tuple[Field, ...]) -> Iterator[Evidence]:
        """Yield the words that are enough alone, then those that are enough together."""
        for one in self.lexicon(texts):
            if one.score > SENSITIVE_LEAST:
                yield from (_evidence(hit, f"gevoelig {hit.label}") for hit in one.hits)
        for label, hits in self.hints(texts):
            yield from (_evidence(hit, f"gevoelig {label}, samen") for hit in hits)


def sensitive_step(vocabulary: Vocabulary) -> FindSensitive:
    """Return the step that marks what may put a reader in danger."""
    return FindSensitive(
        lexicon=Lexicon(vocabulary.sensitive),
        hints=Hints(
            lexicon=Lexicon((*vocabulary.word_fields, *vocabulary.tones)),
            tones=frozenset(label.id for label in vocabulary.tones),
            combinations=vocabulary.combinations,
        ),
    )


def _said(value: str, who: str) -> Tag:
    return Tag(value=value, score=_SURE, because=(stated(who),))


def _evidence(hit: Hit, name: str) -> Evidence:
    return evidence(hit.field, hit.start, hit.end, f"{name}: {hit.term.written}")
