"""Which of the content sets of Stichting Opvoeden is read."""

import json
from collections.abc import Callable

import pytest

from harvest.parsed import Parsed
from hub.errors import ParseError

Read = Callable[..., Parsed]
SETS = [
    {"id": 1, "name": "Kort", "description": "", "isDefault": "0"},
    {"id": "7", "name": "Allé artikelen", "description": "", "isDefault": True},
]
URL = "https://api.opvoeden.example/rest/v2/contentset"


def followed(found: Parsed) -> list[str]:
    return [one.url for one in found.follows]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("", "7"), ("kort", "1"), ("1", "1"), ("alle artikelen", "7")],
    ids=["default", "name", "number", "without accents"],
)
def test_the_named_set_is_read_else_the_default_one(
    read: Read, words: str, expected: str
) -> None:
    written = f'url = "{URL}/?x=1"\n[vraag]\nwoorden = "{words}"'

    found = read("opvoeden", json.dumps(SETS), written=written)

    assert followed(found) == [f"{URL}/{expected}"]


def test_a_single_set_needs_no_default(read: Read) -> None:
    found = read("opvoeden", json.dumps(SETS[:1]), written=f'url = "{URL}"')

    assert followed(found) == [f"{URL}/1"]


def test_two_sets_without_a_default_are_an_error_that_names_them(read: Read) -> None:
    sets = json.dumps([SETS[0], {**SETS[0], "id": 2, "name": "Lang"}])

    with pytest.raises(ParseError, match="Kort; Lang"):
        read("opvoeden", sets)


def test_the_number_of_a_set_stays_one_part_of_the_address(read: Read) -> None:
    sets = json.dumps([{"id": "../x?y", "name": "Vreemd", "isDefault": 1}])

    found = read("opvoeden", sets, written=f'url = "{URL}"')

    assert followed(found) == [f"{URL}/..%2Fx%3Fy"]
