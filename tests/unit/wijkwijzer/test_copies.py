"""The titles under which other sources know the same thing."""

from enrich.duplicates import Duplicates
from hub.model import EnrichedItem, Item
from hub.vocabulary import Kind
from wijkwijzer.steps.copies import titles_of_copies


def item(key: str, title: str) -> EnrichedItem:
    return EnrichedItem(
        item=Item(id=key, source_id="s", kind=Kind.EVENT, title=title, content_hash="1")
    )


def test_each_of_a_group_has_the_titles_of_all() -> None:
    items = [item("a", "Koffie"), item("b", "Bakkie"), item("c", "Anders")]

    found = titles_of_copies(items, Duplicates(groups=(("a", "b"),)))

    assert found == {"a": ("Bakkie", "Koffie"), "b": ("Bakkie", "Koffie")}


def test_member_that_is_not_there_has_no_title() -> None:
    found = titles_of_copies([item("a", "Koffie")], Duplicates(groups=(("a", "gone"),)))

    assert found["a"] == ("Koffie",)
