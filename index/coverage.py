"""Which areas have an item for a question, and which words find nothing. For editors."""

from collections.abc import Iterable

from attrs import frozen

from hub.areas import LAND
from hub.gemeente import Gemeente
from hub.vocabulary import Level
from index.engine import Filters, Reader


@frozen(kw_only=True)
class Coverage:
    """How many items a gemeente has for a question, and in which wijken it has none.

    `everywhere` counts those for the whole country; `here` those of the gemeente with all that
    lies in it. A wijk has its own when an item names it; `empty` are the codes of the others.
    """

    gemeente: str
    here: int
    everywhere: int
    wijken: int
    empty: tuple[str, ...]


def coverage(reader: Reader, gemeente: Gemeente, words: str, filters: Filters) -> Coverage:
    """Return how a question is covered in a gemeente; no words means only the filters."""
    counts = reader.counted_areas(words, filters)
    wijken = [
        area.code for area in gemeente.areas.all if area.level is Level.WIJK and area.inhabited
    ]
    return Coverage(
        gemeente=gemeente.code,
        here=counts.get(gemeente.code, 0),
        everywhere=counts.get(LAND, 0),
        wijken=len(wijken),
        empty=tuple(code for code in wijken if not counts.get(code, 0)),
    )


def without_hits(
    reader: Reader, questions: Iterable[tuple[str, tuple[str, ...]]]
) -> tuple[str, ...]:
    """Return the names of the questions of which no query finds an item, each once."""
    nothing = (
        name
        for name, queries in questions
        if not any(reader.finds_any(query) for query in queries)
    )
    return tuple(dict.fromkeys(nothing))
