"""Tag many items: here, or in chunks by the workers of an executor, with the same outcome."""

from collections.abc import Sequence
from concurrent.futures import Executor
from functools import lru_cache

import attrs
from attrs import field, frozen

from enrich.points import Shapes
from enrich.run import Step, enrich, gazetteer, steps
from enrich.word_lists import Vocabulary
from hub import codec
from hub.chunked import Inline, in_chunks
from hub.gemeente import Gemeente
from hub.identity import digest
from hub.model import EnrichedItem, Item
from wijkwijzer.kept.tags import Tags, tags_of, with_tags

CHUNK = 500
"""Items a task: some half a second of work. The words and places travel along with each, which
takes a few hundredths."""

FEWEST = 2_000
"""Below this a worker's start (imports and word lists, a second or two) costs more than it
brings; measured with `bench/stages.py` on two cores."""


@frozen(kw_only=True)
class EnrichChunk:
    """Tags a chunk of items. Two that know the same are equal, which `version` tells.

    A worker makes the steps once for all chunks that know the same.
    """

    version: str
    vocabulary: Vocabulary = field(eq=False)
    gemeenten: tuple[Gemeente, ...] = field(eq=False)
    shapes: Shapes = field(eq=False)

    def __call__(self, items: tuple[Item, ...]) -> tuple[EnrichedItem, ...]:
        """Return the items with their tags, in their order."""
        return tuple(enrich(items, _steps(self)))


@lru_cache(maxsize=1)
def _steps(knowing: EnrichChunk) -> tuple[Step, ...]:
    places = gazetteer(knowing.vocabulary, knowing.gemeenten, knowing.shapes)
    return steps(knowing.vocabulary, places)


@frozen(kw_only=True)
class SentChunk:
    """Tags a chunk in a worker: items come in and tags go out as the store writes them.

    A record is many small things to pack for the journey; its bytes are one.
    """

    task: EnrichChunk

    def __call__(self, written: tuple[bytes, ...]) -> tuple[bytes, ...]:
        """Return the tags of each item, in their order."""
        items = tuple(codec.decode(one, Item) for one in written)
        return tuple(codec.encode(tags_of(one)) for one in self.task(items))


def enrich_chunk(
    vocabulary: Vocabulary, gemeenten: tuple[Gemeente, ...], shapes: Shapes
) -> EnrichChunk:
    """Return the task that tags with these words and places."""
    # As plain fields: what a record remembers for itself is no part of what it says.
    written = (attrs.asdict(vocabulary), [attrs.asdict(one) for one in gemeenten])
    known = codec.encode((written, sorted(shapes.items())))
    return EnrichChunk(
        version=digest(known), vocabulary=vocabulary, gemeenten=gemeenten, shapes=shapes
    )


def enriched_by(
    executor: Executor, task: EnrichChunk, items: Sequence[Item]
) -> tuple[EnrichedItem, ...]:
    """Return every item with its tags and their evidence, in the order of the items."""
    if len(items) < FEWEST or isinstance(executor, Inline):
        return task(tuple(items))
    written = [*map(codec.encode, items)]
    found = in_chunks(executor, SentChunk(task=task), written, CHUNK)
    return tuple(
        with_tags(item, codec.decode(tags, Tags))
        for item, tags in zip(items, found, strict=True)
    )
