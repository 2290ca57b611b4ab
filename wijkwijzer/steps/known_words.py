"""The word lists of a run, which are read and checked once."""

from functools import lru_cache
from pathlib import Path

from enrich.word_lists import Vocabulary, load_vocabulary
from wijkwijzer.run import Run


def known_words(run: Run) -> Vocabulary:
    """Return the words that tags are found with: the shipped ones and those of the editors."""
    return _loaded(run.content, run.seen.digest)


@lru_cache(maxsize=1)
def _loaded(content: Path, files: str) -> Vocabulary:  # noqa: ARG001 - other files, other words
    return load_vocabulary(extra=content)
