"""What was found about items before is not looked for again, and any edits end the same."""

import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from attrs import define, field
from hypothesis import given, settings
from hypothesis import strategies as st

from enrich.duplicates import Duplicates, find_duplicates
from enrich.plain_words import PlainWords
from enrich.review import MissedWord, missed_words
from hub.model import EnrichedItem, Item, SafeHtml, Tag
from hub.vocabulary import Domain, Kind
from wijkwijzer.kept.findings import Findings
from wijkwijzer.kept.kept_findings import FILE, Sort, keep_only, recalled
from wijkwijzer.kept.revisions import ItemRevisions
from wijkwijzer.kept.sketches import kept_sketching
from wijkwijzer.kept.texts import kept_levels, kept_reading
from wijkwijzer.report.reading_report import Read, read_texts

PLAIN = PlainWords(common=frozenset({"kop", "koffie"}), hard={("derhalve",): "daarom"})
TEXTS = (
    "Derhalve drinken wij koffie met de mensen uit de straat. " * 3,
    "Elke week lezen wij samen een verhaal voor aan kinderen. " * 3,
    "Kort.",
)
TITLES = ("Koffie in de buurt", "Samen voorlezen", "Breien en haken", "Koffie in onze buurt")


@define
class Counter:
    """Finds something of each id, and remembers what it was asked."""

    asked: list[str] = field(factory=list)

    def __call__(self, ids: tuple[str, ...]) -> Mapping[str, str]:
        self.asked += ids
        return {one: f"found {one}" for one in ids}


def sort(name: str = "lengths", version: str = "1") -> Sort[str]:
    return Sort(name=name, record=str, version=version)


def an_item(number: int, title: int, text: int, *, has_domain: bool = False) -> EnrichedItem:
    tag = Tag(value=Domain.WERK.value, score=1.0, because=())
    item = Item(
        id=f"s{number % 3}:{number}",
        source_id=f"s{number % 3}",
        kind=Kind.NEWS,
        title=TITLES[title],
        content_hash="x",
        body=SafeHtml(html=f"<p>{TEXTS[text]}</p>"),
    )
    return EnrichedItem(item=item, domains=(tag,) if has_domain else ())


ITEMS = st.builds(
    an_item,
    st.integers(0, 8),
    st.integers(0, len(TITLES) - 1),
    st.integers(0, len(TEXTS) - 1),
    has_domain=st.booleans(),
)
HUBS = st.lists(ITEMS, max_size=8, unique_by=lambda one: one.item.id)


@pytest.fixture
def kept() -> Iterator[Findings]:
    with TemporaryDirectory() as folder:
        yield Findings(path=Path(folder) / FILE, program="p")


Told = tuple[Duplicates, tuple[MissedWord, ...], tuple[Read, ...]]


def told_by(hub: list[EnrichedItem]) -> Told:
    """What is told about a hub when nothing was kept."""
    own = frozenset({"s0", "s1"})
    items = [one.item for one in hub]
    return find_duplicates(hub), missed_words(hub), read_texts(items, own, PLAIN)


def told_with(kept: Findings, hub: list[EnrichedItem]) -> Told:
    own = frozenset({"s0", "s1"})
    items = [one.item for one in hub]
    return (
        find_duplicates(hub, sketching=kept_sketching(kept, ItemRevisions())),
        missed_words(hub, kept_reading(kept)),
        read_texts(items, own, PLAIN, kept_levels(kept)),
    )


@settings(max_examples=15)
@given(st.lists(HUBS, min_size=1, max_size=3))
def test_any_edits_end_as_from_nothing(hubs: list[list[EnrichedItem]]) -> None:
    with TemporaryDirectory() as folder:
        kept = Findings(path=Path(folder) / FILE, program="p")

        told = [told_with(kept, hub) for hub in hubs]

    assert told == [told_by(hub) for hub in hubs]


def test_what_is_kept_is_not_looked_for_again(kept: Findings) -> None:
    recalled(kept.path, sort(), {"a": "1", "b": "1", "c": "1"}, Counter())
    again = Counter()

    found = recalled(kept.path, sort(), {"a": "1", "b": "2", "d": "1"}, again)

    assert again.asked == ["b", "d"]
    assert found == {"a": "found a", "b": "found b", "d": "found d"}


def test_each_sort_of_finding_is_kept_by_itself(kept: Findings) -> None:
    recalled(kept.path, sort("one"), {"a": "1"}, Counter())
    again, other = Counter(), Counter()

    recalled(kept.path, sort("one"), {"a": "1"}, again)
    recalled(kept.path, sort("other"), {"a": "1"}, other)

    assert (again.asked, other.asked) == ([], ["a"])


def test_what_is_gone_leaves_every_sort(kept: Findings) -> None:
    recalled(kept.path, sort("one"), {"a": "1", "Xandrine": "1"}, Counter())
    recalled(kept.path, sort("other"), {"Xandrine": "1"}, Counter())

    keep_only(kept.path, ["a"])

    assert b"Xandrine" not in kept.path.read_bytes()


def test_a_line_that_cannot_be_read_is_found_again(kept: Findings) -> None:
    recalled(kept.path, sort(), {"a": "1", "b": "1"}, Counter())
    with closing(sqlite3.connect(kept.path)) as connection, connection:
        connection.execute("UPDATE findings SET found = X'68616C66' WHERE id = 'a'")
    again = Counter()

    found = recalled(kept.path, sort(), {"a": "1", "b": "1"}, again)

    assert again.asked == ["a"]
    assert found == {"a": "found a", "b": "found b"}


def test_a_file_of_an_earlier_program_is_no_hindrance(kept: Findings) -> None:
    with closing(sqlite3.connect(kept.path)) as connection, connection:
        connection.execute("CREATE TABLE tags (id TEXT)")

    recalled(kept.path, sort(), {"a": "1"}, Counter())
    again = Counter()
    recalled(kept.path, sort(), {"a": "1"}, again)

    assert again.asked == []


def test_a_folder_that_is_gone_costs_only_time(kept: Findings) -> None:
    shutil.rmtree(kept.path.parent)

    found = recalled(kept.path, sort(), {"a": "1"}, Counter())
    kept.path.parent.mkdir()

    assert found == {"a": "found a"}
