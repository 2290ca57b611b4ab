"""The words that the lists miss, found without reading what cannot matter."""

from collections import Counter, defaultdict

from hypothesis import given
from hypothesis import strategies as st

from enrich.review import COMMON, LEAST_ITEMS, MOST_WORDS, MissedWord, missed_words, words_of
from hub.model import EnrichedItem, Item, Tag
from hub.vocabulary import Domain, Kind

WORDS = st.sampled_from(["breien", "haken", "gemeente", "koffie", "naailes", "2027", "op"])


def an_item(number: int, title: str, *, tagged: bool) -> EnrichedItem:
    tag = Tag(value=Domain.WERK.value, score=1.0, because=())
    item = Item(id=f"s:{number}", source_id="s", kind=Kind.NEWS, title=title, content_hash="x")
    return EnrichedItem(item=item, domains=(tag,) if tagged else ())


def missed_by_reading_everything(items: list[EnrichedItem]) -> tuple[MissedWord, ...]:
    untagged: dict[str, list[str]] = defaultdict(list)
    tagged = Counter(word for one in items if one.domains for word in words_of(one))
    count = sum(1 for one in items if one.domains)
    for one in items:
        for word in () if one.domains else words_of(one):
            untagged[word].append(one.item.title)
    found = (
        MissedWord(word=word, items=len(titles), example=min(titles))
        for word, titles in untagged.items()
        if len(titles) >= LEAST_ITEMS and tagged[word] <= count * COMMON
    )
    return tuple(sorted(found, key=lambda one: (-one.items, one.word))[:MOST_WORDS])


@given(st.lists(st.tuples(st.lists(WORDS, min_size=1, max_size=4), st.booleans()), max_size=12))
def test_missed_words_are_those_of_reading_everything(
    drawn: list[tuple[list[str], bool]],
) -> None:
    items = [
        an_item(number, " ".join(words), tagged=tagged)
        for number, (words, tagged) in enumerate(drawn)
    ]

    assert missed_words(items) == missed_by_reading_everything(items)
