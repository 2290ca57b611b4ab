"""Read the lists of common words and of hard words with the plain ones to write instead."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from attrs import evolve, frozen

from enrich.word_lists import SHIPPED
from hub.dutch import fold, lemma, stem, tokens
from hub.dutch_words import PARTS
from hub.toml_file import parse

COMMON = "gewone_woorden.toml"
HARD = "moeilijke_woorden.toml"
TABLE = "woorden"
AS_WRITTEN = "="
"""The first part of a key that counts for exactly these words."""


@frozen(kw_only=True)
class PlainWords:
    """Stems of words that nearly everybody knows, and hard words by their lemmas.

    A key that begins with AS_WRITTEN holds words in one form instead.
    """

    common: frozenset[str]
    hard: Mapping[tuple[str, ...], str]

    @cached_property
    def lengths(self) -> Mapping[str, tuple[int, ...]]:
        """How many words the hard expressions have that begin with a lemma or a word."""
        found: dict[str, set[int]] = {}
        for key in self.hard:
            words = key[1:] if key[0] == AS_WRITTEN else key
            found.setdefault(words[0], set()).add(len(words))
        return {first: tuple(sorted(sizes, reverse=True)) for first, sizes in found.items()}


def load_plain_words(shipped: Path = SHIPPED, extra: Path | None = None) -> PlainWords:
    """Return the shipped lists; a moeilijke_woorden.toml in `extra` (content/) adds to them.

    An expression with an empty replacement in `extra` is no longer called hard.
    """
    common = tomllib.loads((shipped / COMMON).read_text("utf-8"))
    return evolve(
        load_hard_words(shipped, extra),
        common=frozenset(
            form
            for words in (*map(str, common.values()), " ".join(PARTS))
            for token in tokens(words)
            for form in (stem(token.text), lemma(token.text), token.text)
        ),
    )


def load_hard_words(shipped: Path = SHIPPED, extra: Path | None = None) -> PlainWords:
    """Return the hard words alone, for who does not ask which words are common."""
    written = dict(_hard(shipped / HARD))
    if extra is not None:
        written.update(_hard(extra / HARD))
    return PlainWords(
        common=frozenset(),
        hard={_key(words): instead for words, instead in sorted(written.items()) if instead},
    )


def _key(words: str) -> tuple[str, ...]:
    """Return what an expression is found by: its lemmas, or its words as they stand.

    A word that is no dictionary form means something of its own: `doorgaans` is no form of
    `doorgaan`, and `bedragen` as a verb no more than one `bedrag`.
    """
    texts = tuple(token.text for token in tokens(words))
    lemmas = tuple(map(lemma, texts))
    return lemmas if lemmas == texts else (AS_WRITTEN, *texts)


def _hard(path: Path) -> Iterator[tuple[str, str]]:
    """Yield the entries of a list; none when it is absent or cannot be read."""
    if not path.is_file():
        return
    document, _ = parse(str(path), path.read_bytes())
    table = document.values.get(TABLE) if document else None
    if isinstance(table, dict):
        yield from ((fold(str(words)), str(instead)) for words, instead in table.items())
