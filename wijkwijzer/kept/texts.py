"""How hard items are to read and which words they have, kept of those that did not change."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from enrich.plain_words import PlainWords
from enrich.reading_level import ReadingLevel
from enrich.review import Reading, words_of
from hub import codec
from hub.identity import digest
from hub.model import EnrichedItem, Item
from wijkwijzer.kept.findings import Findings
from wijkwijzer.kept.tags import item_key
from wijkwijzer.report.reading_report import Levels, levels_of


@frozen(kw_only=True)
class Words:
    """The words of an item, a line each: one text takes less room than many."""

    text: str


def kept_levels(kept: Findings) -> Levels:
    """Return what tells how hard items are to read, and reads only those that changed."""

    def recall(items: tuple[Item, ...], plain: PlainWords) -> Mapping[str, ReadingLevel]:
        known = {item.id: item for item in items}

        def find(ids: tuple[str, ...]) -> Mapping[str, ReadingLevel]:
            return levels_of(map(known.__getitem__, ids), plain)

        keys = {item.id: item_key(item) for item in items}
        return kept.recalled("levels", ReadingLevel, _said_by(plain), keys, find)

    return recall


def _said_by(plain: PlainWords) -> str:
    return digest(codec.encode((sorted(plain.common), sorted(plain.hard.items()))))


def kept_reading(kept: Findings) -> Reading:
    """Return what gives the words of items, and reads only those that changed."""

    def recall(items: Sequence[EnrichedItem]) -> Iterator[frozenset[str]]:
        known = {one.item.id: one for one in items}

        def find(ids: tuple[str, ...]) -> Mapping[str, Words]:
            return {one: Words(text="\n".join(sorted(words_of(known[one])))) for one in ids}

        keys = {one.item.id: item_key(one.item) for one in items}
        found = kept.recalled("words", Words, "", keys, find)
        return (frozenset(found[one.item.id].text.splitlines()) for one in items)

    return recall
