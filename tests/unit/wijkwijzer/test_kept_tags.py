"""Tags that were found before are not looked for again, and are the same."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from attrs import define, evolve, field
from hypothesis import given
from hypothesis import strategies as st

from hub import codec
from hub.model import EnrichedItem, Evidence, Item, SafeHtml, Tag
from hub.vocabulary import Kind
from wijkwijzer.kept.findings import Findings
from wijkwijzer.kept.kept_findings import FILE, keep_only
from wijkwijzer.kept.revisions import ItemRevisions
from wijkwijzer.kept.tagged import tagged
from wijkwijzer.kept.tags import Tags, tags_of, with_tags


@define
class Tagger:
    """Tags an item with its own words, and remembers what it was asked."""

    asked: list[str] = field(factory=list)

    def __call__(self, items: Sequence[Item]) -> tuple[EnrichedItem, ...]:
        self.asked += [item.id for item in items]
        return tuple(map(self.one, items))

    def one(self, item: Item) -> EnrichedItem:
        because = Evidence(field="title", start=0, end=3, text=item.title, rule="woord é")
        tag = Tag(value=item.title, score=len(item.title) / 3, because=(because,))
        return EnrichedItem(item=item, domains=(tag,), sensitive=tag, queue=(item.title,))


def made(number: int, title: str = "Koffie") -> Item:
    return Item(
        id=f"s:{number}",
        source_id="s",
        kind=Kind.NEWS,
        title=title,
        content_hash="x",
        body=SafeHtml(html="<p>Tekst</p>"),
    )


def kept_in(folder: Path) -> Findings:
    return Findings(path=folder / FILE, program="p")


def recalled_by(
    kept: Findings, knowing: str, items: Sequence[Item], tagger: Tagger
) -> tuple[EnrichedItem, ...]:
    """The tags in a run of its own."""
    return tagged(kept, knowing, items, tagger, ItemRevisions())


ITEMS = tuple(made(number) for number in range(5))


def test_only_what_changed_is_tagged_again(tmp_path: Path) -> None:
    recalled_by(kept_in(tmp_path), "1", ITEMS, Tagger())
    edited = (*ITEMS[:2], made(2, "Thee"), *ITEMS[3:], made(9))
    again = Tagger()

    found = recalled_by(kept_in(tmp_path), "1", edited, again)

    assert again.asked == ["s:2", "s:9"]
    assert found == Tagger()(edited)


def test_another_version_tags_everything(tmp_path: Path) -> None:
    recalled_by(kept_in(tmp_path), "1", ITEMS, Tagger())
    again = Tagger()

    recalled_by(kept_in(tmp_path), "2", ITEMS, again)

    assert again.asked == [item.id for item in ITEMS]


def test_another_program_tags_everything(tmp_path: Path) -> None:
    recalled_by(kept_in(tmp_path), "1", ITEMS, Tagger())
    again = Tagger()

    recalled_by(evolve(kept_in(tmp_path), program="q"), "1", ITEMS, again)

    assert again.asked == [item.id for item in ITEMS]


def test_a_change_that_no_reader_sees_counts_too(tmp_path: Path) -> None:
    recalled_by(kept_in(tmp_path), "1", ITEMS, Tagger())
    again = Tagger()

    recalled_by(kept_in(tmp_path), "1", (evolve(ITEMS[0], scope="GM9999"),), again)

    assert again.asked == ["s:0"]


def test_a_few_items_leave_the_tags_of_the_others(tmp_path: Path) -> None:
    recalled_by(kept_in(tmp_path), "1", ITEMS, Tagger())
    again = Tagger()

    recalled_by(kept_in(tmp_path), "1", ITEMS[3:4], again)
    recalled_by(kept_in(tmp_path), "1", ITEMS, again)

    assert again.asked == []


def test_what_is_gone_leaves_no_trace(tmp_path: Path) -> None:
    recalled_by(kept_in(tmp_path), "1", (*ITEMS, made(7, "Xandrine")), Tagger())

    keep_only(tmp_path / FILE, (item.id for item in ITEMS))

    assert b"Xandrine" not in (tmp_path / FILE).read_bytes()


@pytest.mark.parametrize("damage", [b"", b"nothing that SQLite reads", b"SQLite format 3\0"])
def test_a_damaged_cache_is_made_again(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / FILE).write_bytes(damage)

    found = recalled_by(kept_in(tmp_path), "1", ITEMS, Tagger())
    again = Tagger()
    recalled_by(kept_in(tmp_path), "1", ITEMS, again)

    assert found == Tagger()(ITEMS)
    assert again.asked == []


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    found = recalled_by(kept_in(tmp_path / "missing"), "1", ITEMS, Tagger())

    assert found == Tagger()(ITEMS)


def test_kept_and_found_tags_have_the_revision_of_their_record(tmp_path: Path) -> None:
    first, second = ItemRevisions(), ItemRevisions()

    found = tagged(kept_in(tmp_path), "1", ITEMS, Tagger(), first)
    kept = tagged(kept_in(tmp_path), "1", ITEMS, Tagger(), second)

    assert [*map(first, found)] == [*map(ItemRevisions(), found)] == [*map(second, kept)]


@given(st.text(max_size=20))
def test_kept_tags_are_those_that_were_found(title: str) -> None:
    one = Tagger().one(made(1, title))

    assert with_tags(one.item, codec.unpack(codec.pack(tags_of(one)), Tags)) == one
