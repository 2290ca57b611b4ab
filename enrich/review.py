"""What an editor should look at, and which words the word lists miss. Pure.

The queue shows the text itself with the words that spoke for something marked, so that a
decision takes seconds.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import frozen

from enrich.fields import LOCATION, TITLE, Field, fields
from hub.dutch import folded_words, lemma
from hub.model import EnrichedItem, Evidence, Tag

NOTHING_FOUND = "geen onderwerp"
SENSITIVE_FOUND = "gevoelig volgens de woordenlijst"

AROUND = 60
"""Characters of text shown on either side of a marked word."""

MOST_FRAGMENTS = 4
LONGEST_START = 200
"""What is shown of a text in which nothing was found."""

LEAST_ITEMS = 2
"""A word of one item says nothing about what the lists miss."""

CLEARLY_SENSITIVE = 3
"""So many different words leave no doubt that a text is about a gevoelig subject."""

SHORTEST_WORD = 4
MOST_WORDS = 500


@frozen(kw_only=True)
class Piece:
    """A stretch of text; marked when it spoke for a tag."""

    text: str
    marked: bool = False


@frozen(kw_only=True)
class Fragment:
    """A part of one field of an item, in pieces."""

    field: str
    pieces: tuple[Piece, ...]


@frozen(kw_only=True)
class Row:
    """One item of the queue."""

    item_id: str
    title: str
    source_id: str
    url: str
    reasons: tuple[str, ...]
    guesses: tuple[tuple[str, float], ...]
    fragments: tuple[Fragment, ...]


@frozen(kw_only=True)
class MissedWord:
    """A word of items without a domain: in how many it stands, and one of them."""

    word: str
    items: int
    example: str


def review_queue(items: Iterable[EnrichedItem]) -> tuple[Row, ...]:
    """Return the items that an editor should look at, most reasons first, then by id.

    An item is in it for what its steps noted, and when little in it made the word lists call it
    gevoelig: that errs towards yes and only an editor takes it away.
    """
    rows = [_row(one, reasons) for one in items if (reasons := _reasons(one))]
    return tuple(sorted(rows, key=lambda row: (-len(row.reasons), row.item_id)))


Reading = Callable[[Sequence[EnrichedItem]], Iterable[frozenset[str]]]
"""Returns the words of each item: `read_each`, or what was kept of it; pure."""


def read_each(items: Sequence[EnrichedItem]) -> Iterator[frozenset[str]]:
    """Yield the words of each item, in their order."""
    return map(words_of, items)


def missed_words(
    items: Iterable[EnrichedItem], read: Reading = read_each
) -> tuple[MissedWord, ...]:
    """Return the words that stand in several items without a domain, most frequent first.

    Words that also stand in most tagged items say nothing about a subject and are left out.
    """
    untagged: dict[str, list[str]] = defaultdict(list)
    every = tuple(items)
    silent = tuple(one for one in every if not one.domains)
    others = tuple(one for one in every if one.domains)
    for one, words in zip(silent, read(silent), strict=True):
        for word in words:
            untagged[word].append(one.item.title)
    asked = frozenset(word for word, titles in untagged.items() if len(titles) >= LEAST_ITEMS)
    # The words of the other items, mostly far more, matter only where there is a word to judge.
    said = read(others) if asked else ()
    tagged = Counter(word for words in said for word in words & asked)
    missed = (
        MissedWord(word=word, items=len(untagged[word]), example=min(untagged[word]))
        for word in asked
        if tagged[word] <= len(others) * COMMON
    )
    return tuple(sorted(missed, key=lambda one: (-one.items, one.word))[:MOST_WORDS])


COMMON = 0.05
"""The share of tagged items in which an ordinary word ("gemeente") stands."""


def _reasons(one: EnrichedItem) -> tuple[str, ...]:
    found = [*one.queue]
    if _is_hardly_sensitive(one):
        found.append(SENSITIVE_FOUND)
    return tuple(dict.fromkeys(found))


def _is_hardly_sensitive(one: EnrichedItem) -> bool:
    """Return whether only a passing word ("Bel 113" at the end) made an item gevoelig.

    Where the title says it, or many words do, a person would decide the same.
    """
    if not one.sensitive or not one.is_sensitive:
        return False
    spoke = [found for found in one.sensitive.because if found.text]
    words = {found.text.lower() for found in spoke}
    is_clear = len(words) >= CLEARLY_SENSITIVE or any(found.field == TITLE for found in spoke)
    return bool(spoke) and not is_clear


def _row(one: EnrichedItem, reasons: tuple[str, ...]) -> Row:
    return Row(
        item_id=one.item.id,
        title=one.item.title,
        source_id=one.item.source_id,
        url=one.item.url,
        reasons=reasons,
        guesses=tuple((tag.value, tag.score) for tag in one.domains),
        fragments=tuple(_fragments(one)),
    )


def _fragments(one: EnrichedItem) -> Iterator[Fragment]:
    """Yield the parts of the item's texts around the evidence, or how its text begins."""
    texts = fields(one.item)
    marks = _marks(one)
    found = [part for field in texts for part in _marked(field, marks.get(field.name, ()))]
    if found:
        yield from found[:MOST_FRAGMENTS]
        return
    for field in texts[1:2]:
        yield Fragment(field=field.name, pieces=(Piece(text=field.text[:LONGEST_START]),))


def _marks(one: EnrichedItem) -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for evidence in _evidence(one):
        if evidence.end > evidence.start:
            found[evidence.field].add((evidence.start, evidence.end))
    return {name: tuple(sorted(spans)) for name, spans in found.items()}


def _evidence(one: EnrichedItem) -> Iterator[Evidence]:
    tags: tuple[Tag, ...] = (*one.domains, *((one.sensitive,) if one.sensitive else ()))
    for tag in tags:
        yield from tag.because


def _marked(field: Field, spans: tuple[tuple[int, int], ...]) -> Iterator[Fragment]:
    """Yield a fragment for each group of marks that stand close together."""
    group: list[tuple[int, int]] = []
    for start, end in spans:
        if group and start > group[-1][1] + 2 * AROUND:
            yield _fragment(field, group)
            group = []
        if group and start < group[-1][1]:
            group[-1] = (group[-1][0], max(end, group[-1][1]))
        else:
            group.append((start, end))
    if group:
        yield _fragment(field, group)


def _fragment(field: Field, spans: list[tuple[int, int]]) -> Fragment:
    at = max(0, spans[0][0] - AROUND)
    stop = min(len(field.text), spans[-1][1] + AROUND)
    pieces = [Piece(text="…")] if at else []
    for start, end in spans:
        pieces += [
            Piece(text=field.text[at:start]),
            Piece(text=field.text[start:end], marked=True),
        ]
        at = end
    pieces.append(Piece(text=field.text[at:stop] + ("…" if stop < len(field.text) else "")))
    return Fragment(field=field.name, pieces=tuple(piece for piece in pieces if piece.text))


def words_of(one: EnrichedItem) -> frozenset[str]:
    """Return the lemmas of an item's words, without numbers and short ones."""
    said = frozenset(
        word
        for field in fields(one.item)
        if field.name != LOCATION
        for word in folded_words(field.text)
    )
    return frozenset(
        lemma(word)
        for word in said
        if len(word) >= SHORTEST_WORD and not any(map(str.isdigit, word))
    )
