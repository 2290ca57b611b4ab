"""Words that are nearest to one that nobody wrote."""

import pytest

from index.spelling import nearest

KNOWN = {"huisarts": 9, "huisdier": 1, "schulden": 5, "schuldig": 7, "gas": 3, "rolstoel": 2}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("huisrats", "huisarts"), ("uhisarts", "huisarts"), ("roltsoel", "rolstoel")],
)
def test_swapped_letters_are_one_mistake(typed: str, meant: str) -> None:
    assert nearest(typed, KNOWN)[0] == meant


def test_of_two_that_are_as_near_the_more_usual_goes_first() -> None:
    assert nearest("schuldin", KNOWN)[:2] == ("schuldig", "schulden")


def test_short_word_is_not_changed() -> None:
    assert nearest("was", KNOWN) == ()


def test_word_that_is_far_from_all_finds_none() -> None:
    assert nearest("vergunning", KNOWN) == ()
