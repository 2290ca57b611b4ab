"""Values of an API, whatever their type."""

import pytest

from harvest.formats.json_values import entries, flag, number, records, text, whole, word


@pytest.mark.parametrize(
    ("value", "expected"),
    [(" x ", "x"), (3, "3"), (True, ""), (None, ""), (1.5, ""), ([], ""), (10**40, "")],
)
def test_a_word_is_a_text_or_a_whole_number(value: object, expected: str) -> None:
    assert word(value) == expected


@pytest.mark.parametrize(("value", "expected"), [(" x ", "x"), (3, ""), (None, ""), ({}, "")])
def test_a_text_is_never_a_number(value: object, expected: str) -> None:
    assert text(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (5, 5.0), ("5,5", 5.5), (" 52.37 ", 52.37), (True, None), ("x", None), ("nan", None),
        ("inf", None), (10**400, None), ({}, None),
    ],
)  # fmt: skip
def test_a_number_may_be_written_as_text(value: object, expected: float | None) -> None:
    assert number(value) == expected


@pytest.mark.parametrize(("value", "expected"), [("3", 3), (3.0, 3), (3.5, None), ("", None)])
def test_a_whole_number_has_no_fraction(value: object, expected: int | None) -> None:
    assert whole(value) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, True), ("false", False), ("True", True), (1, True), ("0", False), ("ja", None)],
)
def test_a_yes_or_no_may_be_written_as_text(value: object, expected: object) -> None:
    assert flag(value) is expected


def test_the_entries_of_a_list_keep_their_places() -> None:
    assert entries([{"a": 1}, "x", {}], 9) == ({"a": 1}, None, {})


@pytest.mark.parametrize(
    ("value", "expected"),
    [({"a": 1}, 1), ([{"a": 1}, "x", {}, {"b": 2}], 2), ("x", 0), (None, 0)],
)
def test_records_are_the_objects_that_say_something(value: object, expected: int) -> None:
    assert len(records(value, 9)) == expected


def test_no_more_records_are_read_than_asked() -> None:
    assert len(records([{"a": 1}] * 9, 3)) == 3
