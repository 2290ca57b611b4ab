"""A revision tells an item from any other one, in every run alike."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from hub.model import EnrichedItem, Item, Tag
from hub.vocabulary import Kind
from wijkwijzer.kept.revisions import ItemRevisions

WORDS = st.sampled_from(("", "a", "ab", "b", '","', "é"))
TAGS = st.builds(Tag, value=WORDS, score=st.sampled_from((0.5, 1.0)), because=st.just(()))
ITEMS = st.builds(
    Item,
    id=st.just("s:1"),
    source_id=st.just("s"),
    kind=st.just(Kind.NEWS),
    title=WORDS,
    content_hash=WORDS,
    summary=WORDS,
)
TAGGED = st.builds(
    EnrichedItem,
    item=ITEMS,
    domains=st.lists(TAGS, max_size=1).map(tuple),
    language=st.none() | TAGS,
    queue=st.lists(WORDS, max_size=2).map(tuple),
)


@given(TAGGED, TAGGED)
def test_equal_revisions_are_of_equal_items(one: EnrichedItem, other: EnrichedItem) -> None:
    revisions = ItemRevisions()

    first, second = revisions(one), revisions(other)

    assert (first == second) == (one == other)
    assert revisions(one) == first == ItemRevisions()(evolve(one))


def test_an_item_that_editors_corrected_has_a_revision_of_its_own() -> None:
    item = Item(id="s:1", source_id="s", kind=Kind.NEWS, title="Koffie", content_hash="x")
    revisions = ItemRevisions()
    known = revisions.of_item(item)

    corrected = revisions.of_item(evolve(item, title="Thee"))

    assert corrected != known
    assert revisions.of_item(item) == known
