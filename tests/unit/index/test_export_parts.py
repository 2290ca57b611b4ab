"""The parts of the export: numbers, cuts and cards."""

import json
from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.card_shards import card, day_number
from index.encoding import packed, runs, varints
from index.lexicon_shards import base36
from index.shards import cut, shard_file
from tests.fakes.search_world import item

NUMBERS = st.lists(st.integers(min_value=0, max_value=2**40))


def read(body: bytes) -> list[int]:
    """Return the numbers as assets/search/engine.js reads them."""
    found, value, shift = [], 0, 0
    for byte in body:
        value |= (byte & 127) << shift
        shift = shift + 7 if byte > 127 else 0
        found += [] if byte > 127 else [value]
        value = value if byte > 127 else 0
    return found


@given(NUMBERS)
def test_numbers_are_read_as_they_were_written(numbers: list[int]) -> None:
    assert read(packed(numbers)) == numbers


@given(NUMBERS)
def test_every_number_begins_where_is_said(numbers: list[int]) -> None:
    found, starts = varints(np.array(numbers, dtype=np.int64))

    assert len(starts) == len(numbers) + 1
    assert starts[-1] == len(found)


@given(st.lists(st.integers(min_value=0, max_value=300), max_size=200))
def test_runs_tell_the_whole_row(row: list[int]) -> None:
    pairs = read(runs(np.array(row, dtype=np.int64)))

    values = zip(pairs[::2], pairs[1::2], strict=True)
    assert [value for value, often in values for _ in range(often)] == row


@given(st.lists(st.text(min_size=1, max_size=20)))
def test_cutting_keeps_everything_in_order(words: list[str]) -> None:
    groups = cut(words, name=str, size=len, usual=50)

    assert [word for group in groups for word in group] == words


@given(st.lists(st.text(min_size=1, max_size=20), min_size=1))
def test_no_group_is_larger_than_twice_the_usual_size(words: list[str]) -> None:
    groups = cut(words, name=str, size=len, usual=50)

    assert all(sum(map(len, group)) <= 100 for group in groups)


def test_something_new_moves_few_cuts() -> None:
    words = [f"woord{number}" for number in range(1000)]

    before = set(cut(words, name=str, size=len, usual=100))
    after = set(cut(["aap", *words], name=str, size=len, usual=100))

    assert len(after - before) <= 3


def test_name_of_a_file_follows_from_its_bytes() -> None:
    one, same, other = (shard_file("p", body) for body in (b"1", b"1", b"2"))

    assert one.path == same.path != other.path
    assert one.path.startswith("p-")


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (35, "z"), (36, "10"), (1295, "zz"), (1296, "100")]
)
def test_base36_is_what_a_browser_reads(number: int, text: str) -> None:
    assert base36(number) == text
    assert int(text, 36) == number


def test_card_of_a_sensitive_item_shows_its_title_only() -> None:
    hidden = item(1, "Opvang", summary="Waar u terecht kunt", area_name="Oost", sensitive=True)

    shown = json.dumps(card(hidden, "dorp"))

    assert "Opvang" in shown
    assert "terecht" not in shown
    assert "Oost" not in shown


def test_card_knows_the_first_dates() -> None:
    event = item(1, "Koffie", days=tuple(date(2027, 3, day) for day in range(1, 20)))

    days = card(event, "dorp")[8]

    assert days == [day_number(date(2027, 3, day)) for day in range(1, 7)]
