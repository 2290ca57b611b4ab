"""Turns of phrase that say where something is not."""

import pytest

from enrich.turns import is_turned_away

NAME = "Lijsterveld"


def around(text: str) -> tuple[str, str]:
    before, _, after = text.partition(NAME)
    return before, after


@pytest.mark.parametrize(
    "text",
    [
        "De les is niet in Lijsterveld",
        "De les is niet meer in de wijk Lijsterveld",
        "Geen markt in Lijsterveld maar in Kromhoek",
        "De kapper zat tot nu toe in Lijsterveld",
        "De club speelde vroeger op het veld in Lijsterveld",
        "De winkel is verhuisd van Lijsterveld naar Kromhoek",
        "Zwemmers moeten uitwijken naar Lijsterveld",
        "Bij onweer wijken wij uit naar Lijsterveld",
        "Bij slecht weer, zegt de leiding, gaan we naar Lijsterveld",
        "Alle wijken behalve Lijsterveld doen mee",
        "Net als eerder in Lijsterveld komt er een tuin",
        "In plaats van Lijsterveld kiest de raad Kromhoek",
    ],
)
def test_a_place_where_something_is_not_is_turned_away(text: str) -> None:
    before, after = around(text)

    assert is_turned_away(before, after)


@pytest.mark.parametrize(
    "text",
    [
        "De les is in Lijsterveld",
        "De les is niet in Kromhoek maar in Lijsterveld",
        "Niet alleen in Lijsterveld maar ook in Kromhoek",
        "Geen hondenpoep meer in Lijsterveld",
        "De winkel is verhuisd naar Lijsterveld",
        "Tot nu toe waren wij in Kromhoek, nu in Lijsterveld",
        "Vroeger was hier een fabriek. Nu wonen er mensen in Lijsterveld",
        "Het weer was mooi bij het feest in Lijsterveld",
        "In de wijk Lijsterveld",
        "",
    ],
)
def test_a_place_where_something_is_stays(text: str) -> None:
    before, after = around(text)

    assert not is_turned_away(before, after)
