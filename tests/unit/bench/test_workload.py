import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.own_site import is_editors, rows
from bench.rival import pelican_text, yaml_text
from bench.workload import DISTRICTS, Entry, entries, entry


def test_item_is_always_the_same() -> None:
    assert entry(17) == entry(17)


def test_edited_item_has_other_words_in_the_same_place() -> None:
    before, after = entry(17), entry(17, revision=1)

    assert (before.title, before.body) != (after.title, after.body)
    assert (before.slug, before.districts, before.published) == (
        after.slug,
        after.districts,
        after.published,
    )


@given(st.integers(0, 10_000))
def test_item_stands_in_known_districts(number: int) -> None:
    found = entry(number)

    assert 1 <= len(found.districts) <= 3
    assert set(found.districts) <= set(range(DISTRICTS))


def test_items_are_as_long_as_those_of_a_real_source() -> None:
    sizes = [len(one.body) for one in entries(50)]

    assert min(sizes) >= 1_500
    assert max(sizes) < 3_000


def test_list_holds_each_item_once() -> None:
    made = list(entries(5))

    found = list(csv.DictReader(io.StringIO(rows(made))))

    assert [row["kenmerk"] for row in found] == [one.slug for one in made]
    assert [row["tekst"] for row in found] == [one.body for one in made]


@pytest.mark.parametrize("text", [yaml_text, pelican_text])
def test_rivals_get_the_same_words(text: Callable[[Entry], str]) -> None:
    made = entry(3)

    written = text(made)

    assert made.title in written
    assert written.endswith(made.body + "\n")


def test_editors_keep_no_more_files_than_people_do() -> None:
    assert sum(map(is_editors, range(100_000))) == 2_000
