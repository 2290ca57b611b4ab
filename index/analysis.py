"""The Dutch word chain of hub.dutch, in the shape that Whoosh wants."""

from collections.abc import Iterator

from whoosh.analysis import Token, Tokenizer

from hub.dutch import parts, stem, tokens

PART_BOOST = 0.6
"""A word found inside a compound counts less than the word itself: "zorg" in "mantelzorg"."""


class DutchAnalyzer(Tokenizer):  # type: ignore[misc] # whoosh has no types
    """Yields the stem of each word; when indexing also the stems of a compound's parts.

    Whoosh keeps an instance in the schema on disk, so it has no state.
    """

    def __call__(
        self,
        value: str,
        positions: bool = False,  # noqa: FBT001, FBT002 - Whoosh's signature
        chars: bool = False,  # noqa: FBT001, FBT002
        start_pos: int = 0,
        start_char: int = 0,
        mode: str = "",
        **_: object,
    ) -> Iterator[Token]:
        """Yield one and the same token again and again, changed, as Whoosh expects."""
        token = Token(positions, chars, removestops=True, mode=mode)
        for position, word in enumerate(tokens(value), start=start_pos):
            token.stopped = False
            token.original = word.text
            token.pos = position
            token.startchar = start_char + word.start
            token.endchar = start_char + word.end
            token.boost = 1.0
            token.text = stem(word.text)
            yield token
            if mode == "index":
                token.boost = PART_BOOST
                for part in parts(word.text):
                    token.text = stem(part)
                    yield token


def query_terms(text: str) -> tuple[str, ...]:
    """Return the stems of a query, in order, each once."""
    return tuple(dict.fromkeys(stem(word.text) for word in tokens(text)))


def part_terms(word: str) -> tuple[str, ...]:
    """Return the stems of the parts of a folded query word, when it is a compound."""
    return tuple(stem(part) for part in parts(word))
