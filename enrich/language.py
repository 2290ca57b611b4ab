"""Decide in which language an item is written. The only module that knows py3langid."""

from functools import cache

import attrs
from attrs import define
from py3langid.langid import MODEL_FILE, LanguageIdentifier

from enrich.fields import BODY, SUMMARY, Field, fields, stated
from enrich.words import words
from hub.model import EnrichedItem, Tag

DEFAULT = "nl"

LANGUAGES = ("nl", "en", "ar", "de", "es", "fa", "fr", "pl", "ru", "tr", "uk")
"""What Dutch municipalities publish in and py3langid knows; fewer choices, fewer mistakes."""

SHORTEST = 40
"""Characters beside the title that are needed to judge: titles alone were wrong one in five."""

CERTAIN = 0.9
"""What another language than the source's own must reach."""

DUTCH_SHARE = 0.12
"""Texts with this share of Dutch function words are Dutch; English and German stay below it."""

_DUTCH = frozenset(
    {
        "aan", "bij", "dat", "de", "deze", "die", "dit", "een", "en", "er", "het", "hij",
        "ik", "is", "je", "kunt", "maar", "met", "naar", "niet", "nog", "of", "om", "ook",
        "op", "te", "tot", "u", "uit", "uw", "van", "voor", "waar", "wat", "we", "wij",
        "wordt", "ze", "zich", "zij", "zijn",
    }
)  # fmt: skip


@cache
def restricted_identifier() -> LanguageIdentifier:
    """Return the identifier with no other languages than ours to choose from.

    Its model takes half a second to unpack, so it is read once, by the first text that needs
    it: a refresh with nothing but Dutch never does.
    """
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(LANGUAGES))
    return identifier


@define(frozen=True)
class FindLanguage:
    """The step that adds the language."""

    def __call__(self, enriched: EnrichedItem) -> EnrichedItem:
        """Return the item with its language: the source's own, unless the text is certain."""
        prior = enriched.item.language or DEFAULT
        texts = fields(enriched.item)
        beside_title = sum(len(one.text) for one in texts if one.name in {SUMMARY, BODY})
        if beside_title < SHORTEST:
            return _with(enriched, prior, 0.5, "taal van de bron: de tekst is te kort")
        if prior == DEFAULT and _dutch_share(texts) >= DUTCH_SHARE:
            return _with(enriched, DEFAULT, 0.99, "Nederlandse woorden")
        whole = " ".join(one.text for one in texts)
        language, certainty = restricted_identifier().classify(whole)
        found, sure = str(language), round(float(certainty), 3)
        if found == prior or sure >= CERTAIN:
            return _with(enriched, found, sure, "woorden en letters")
        return _with(enriched, prior, 0.5, "taal van de bron: de tekst is onzeker")


def _dutch_share(texts: tuple[Field, ...]) -> float:
    found = [word for one in texts for word in words(one.text).whole]
    return sum(map(_DUTCH.__contains__, found)) / len(found) if found else 0.0


def _with(enriched: EnrichedItem, language: str, score: float, rule: str) -> EnrichedItem:
    found = Tag(value=language, score=score, because=(stated(rule),))
    return attrs.evolve(enriched, language=found)
