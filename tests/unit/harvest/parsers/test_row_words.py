"""Prices, numbers, postcodes and coordinates of a list."""

import pytest

from harvest.formats.row_document import Row, listed
from harvest.formats.row_location import read_place
from harvest.formats.row_words import money, telephone
from hub.model import Location
from hub.vocabulary import RowField


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("0", "gratis"),
        ("0,00", "gratis"),
        ("2.5", "€ 2,50"),
        ("2,50", "€ 2,50"),
        ("€ 10", "€ 10"),
        ("10 euro", "€ 10"),
        ("10,-", "€ 10"),
        ("€ 2,50 per keer", "€ 2,50 per keer"),
        ("gratis", "gratis"),
        ("2,50 - 5,00", "2,50 - 5,00"),
    ],
)
def test_a_bare_number_is_an_amount(written: str, shown: str) -> None:
    assert money(written) == shown


@pytest.mark.parametrize(
    ("written", "number"),
    [("362345678", "0362345678"), ("036 234 56 78", "036 234 56 78"), ("8002000", "8002000")],
)
def test_the_zero_that_excel_takes_off_comes_back(written: str, number: str) -> None:
    assert telephone(written) == number


def test_a_list_in_a_cell_is_taken_apart_and_each_part_counts_once() -> None:
    assert listed("Filmwijk; Parkwijk,\nFilmwijk / Danswijk") == (
        "Filmwijk",
        "Parkwijk",
        "Danswijk",
    )


def test_an_address_in_one_cell_is_taken_apart() -> None:
    address = (RowField.ADRES, "Voorbeeldstraat 1, 1234 AB Almere")
    row = Row(values=((RowField.LOCATIE, "Zaal 3"), address), where="rij 2")

    place, wrong = read_place(row)

    assert place == Location(
        name="Zaal 3", address="Voorbeeldstraat 1", postcode="1234 AB", city="Almere"
    )
    assert wrong == ()


def test_coordinates_with_commas_are_read() -> None:
    row = Row(values=((RowField.LAT, "52,37"), (RowField.LON, "5,21")), where="rij 2")

    assert read_place(row) == (Location(lat=52.37, lon=5.21), ())


def test_coordinates_of_another_grid_are_no_place() -> None:
    row = Row(values=((RowField.LAT, "487000"), (RowField.LON, "144000")), where="rij 2")

    place, wrong = read_place(row)

    assert (place, len(wrong)) == (None, 1)
