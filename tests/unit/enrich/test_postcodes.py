"""Postcodes in addresses and sentences."""

import pytest

from enrich.postcodes import MOST, in_address, in_sentence, normal


def test_a_postcode_is_compared_without_spaces_and_in_capitals() -> None:
    assert normal(" 2001 ab ") == "2001AB"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("Doekplein 3, 2001 AB Waterstad", "2001AB"),
        ("Doekplein 3 2001AB", "2001AB"),
        ("Doekplein 3", ""),
        ("Doekplein 2001", ""),
        ("2001 AB en 2002 CD", ""),
        ("kamer-2001 AB", ""),
    ],
)
def test_an_address_gives_the_one_postcode_it_holds(address: str, expected: str) -> None:
    assert in_address(address) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wij komen in postcodegebied 2001.", ["2001"]),
        ("Voor postcodes 2001, 2002 en 2003 AB", ["2001", "2002", "2003 AB"]),
        ("In 2001 begon het.", []),
        ("postcode 20011", []),
        ("postcode 0123", []),
    ],
)
def test_a_number_is_a_postcode_when_the_sentence_says_so(
    text: str, expected: list[str]
) -> None:
    found = list(in_sentence(text))

    assert [one.text for one in found] == expected
    assert [text[one.start : one.end] for one in found] == expected


def test_a_long_list_of_postcodes_is_cut_off() -> None:
    text = "postcode 2001, " * 500

    assert len(list(in_sentence(text))) == MOST
