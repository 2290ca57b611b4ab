"""Names of persons and clubs that hold the name of a place."""

import pytest

from enrich.persons import is_organisation, is_person


@pytest.mark.parametrize(
    "before",
    [
        "Mevrouw ",
        "dhr. ",
        "Jan van ",
        "wethouder Petra van de ",
        "familie Van ",
        "J. van der ",
        "Karel ",
    ],
)
def test_a_title_or_a_first_name_makes_a_person(before: str) -> None:
    assert is_person(before)


@pytest.mark.parametrize(
    "before", ["in ", "Bewoners van ", "de bibliotheek van ", "Wijkteam ", "", "Nieuws uit de "]
)
def test_other_words_make_no_person(before: str) -> None:
    assert not is_person(before)


@pytest.mark.parametrize(
    "before", ["Stichting ", "Stichting De ", "voetbalclub ", "SV ", "Café "]
)
def test_a_club_or_a_business_may_be_anywhere(before: str) -> None:
    assert is_organisation(before)


@pytest.mark.parametrize("before", ["Wijkvereniging ", "buurthuis ", "Wijkteam ", "in de "])
def test_what_belongs_to_a_wijk_is_no_club(before: str) -> None:
    assert not is_organisation(before)
