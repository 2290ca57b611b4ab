"""How hard a Dutch text is to read: a signal for editors, never a verdict on the text. Pure.

LIX (words a sentence, and the share of long words), the sentences that are too long, and the
words that are hard or rare, named so that somebody can do something about them.
"""

import re
from collections.abc import Iterator, Sequence

from attrs import frozen

from enrich.plain_words import AS_WRITTEN, PlainWords
from hub.dutch import Token, lemma, parts, spans, stem, tokens

LONGEST_SENTENCE = 15
"""Words; CARE.md part 2.4."""

LONG_WORD = 6
"""A word of more letters than this is long, in the definition of LIX."""

SHORTEST_RARE = 7
"""Shorter words are seldom what makes a text hard, and often names."""

EASY_LIX, HARD_LIX = 30.0, 40.0
"""Below the first the short letters of a good municipality lie, above the second its laws."""

LEAST_WORDS = 20
"""Of fewer words the figure says nothing."""

_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)]*\s+(?=[\"'“‘(]*[A-ZÀ-Þ0-9])|\n+")
_ABBREVIATION = re.compile(
    r"\b(?:bijv|bv|dhr|mevr|mw|dr|drs|mr|ir|prof|nr|tel|max|min|ca|evt|incl|excl|art|blz|"
    r"o\.a|d\.w\.z|e\.d|i\.v\.m|t\.a\.v|a\.u\.b|m\.b\.t|z\.s\.m)\.$",
    re.IGNORECASE,
)


@frozen(kw_only=True)
class HardWord:
    """A hard word as it stands at [start, end) of the text, and what one may write instead."""

    text: str
    instead: str
    start: int
    end: int


@frozen(kw_only=True)
class ReadingLevel:
    """What makes a text easy or hard. `long_sentences` and words are in the text's order."""

    words: int
    sentences: int
    lix: float
    long_sentences: tuple[str, ...]
    hard_words: tuple[HardWord, ...]
    rare_words: tuple[str, ...]

    @property
    def signal(self) -> str:
        """One word for editors; empty when the text is too short to say anything."""
        if self.words < LEAST_WORDS:
            return ""
        if self.lix >= HARD_LIX:
            return "moeilijk"
        return "makkelijk" if self.lix < EASY_LIX and not self.long_sentences else "gemiddeld"


def reading_level(text: str, plain: PlainWords) -> ReadingLevel:
    """Return how hard a plain text is to read."""
    found = tuple(sentences(text))
    words = _words(text)
    hard = tuple(_hard_words(text, words, plain))
    return ReadingLevel(
        words=len(words),
        sentences=len(found),
        lix=lix(words, len(found)),
        long_sentences=tuple(one for one in found if _length(one) > LONGEST_SENTENCE),
        hard_words=hard,
        rare_words=tuple(dict.fromkeys(_rare_words(text, words, plain, hard))),
    )


def hard_words(text: str, plain: PlainWords) -> tuple[HardWord, ...]:
    """Return the hard expressions of a text in their order."""
    return tuple(_hard_words(text, _words(text), plain))


def _words(text: str) -> tuple[Token, ...]:
    return tuple(token for token in tokens(text) if not token.text[0].isdigit())


def lix(words: Sequence[Token], sentence_count: int) -> float:
    """Return the words a sentence plus the percentage of words of more than six letters."""
    if not words or not sentence_count:
        return 0.0
    long = sum(len(token.text) > LONG_WORD for token in words)
    return round(len(words) / sentence_count + 100 * long / len(words), 1)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text; a line (a heading, an item of a list) ends one too."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        piece = text[start : match.start()].strip()
        if "\n" not in match[0] and _ABBREVIATION.search(piece):
            continue
        if _length(piece):
            yield piece
        start = match.end()
    rest = text[start:].strip()
    if _length(rest):
        yield rest


def _length(sentence: str) -> int:
    return len(spans(sentence))


def _hard_words(text: str, words: Sequence[Token], plain: PlainWords) -> Iterator[HardWord]:
    """Yield the hard expressions, the longest where several begin."""
    texts = [token.text for token in words]
    lemmas = [*map(lemma, texts)]
    at = 0
    while at < len(words):
        size, instead = _expression(lemmas, texts, at, plain)
        if size:
            start, end = words[at].start, words[at + size - 1].end
            yield HardWord(text=text[start:end], instead=instead, start=start, end=end)
        at += size or 1


def _expression(
    lemmas: list[str], texts: list[str], at: int, plain: PlainWords
) -> tuple[int, str]:
    """Return how many words from `at` are a hard expression, 0 for none, and the plain one."""
    sizes = plain.lengths.get(lemmas[at], ()) + plain.lengths.get(texts[at], ())
    if not sizes:
        return 0, ""
    for size in sorted(sizes, reverse=True):
        instead = plain.hard.get(tuple(lemmas[at : at + size])) or plain.hard.get(
            (AS_WRITTEN, *texts[at : at + size])
        )
        if instead:
            return min(size, len(texts) - at), instead
    return 0, ""


def _rare_words(
    text: str, words: Sequence[Token], plain: PlainWords, hard: Sequence[HardWord]
) -> Iterator[str]:
    """Yield the words that few people use, without names and what was called hard before."""
    named = {at for one in hard for at in range(one.start, one.end)}
    for token in words:
        is_name = text[token.start].isupper()
        is_short = len(token.text) < SHORTEST_RARE
        if not (is_name or is_short or token.start in named or _is_common(token, plain)):
            yield token.text


def _is_common(token: Token, plain: PlainWords) -> bool:
    word = token.text
    forms = (word, lemma(word), stem(word))
    return any(form in plain.common for form in forms) or bool(parts(word))
