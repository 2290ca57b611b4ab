"""Dates and times of spreadsheets in the words of editors."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.formats.row_document import Row
from harvest.formats.row_moments import Dates, clock_words, date_words, read_dates
from harvest.loss import Refused
from hub.dutch_dates import Moment, parse_moment
from hub.vocabulary import RowField

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)


def row(**cells: str) -> Row:
    values = tuple((RowField(name), text) for name, text in cells.items())
    return Row(values=values, where="rij 2")


@pytest.mark.parametrize(
    ("cells", "begin", "end"),
    [
        ({"begin": "2-3-2027"}, "2-3-2027", ""),
        ({"begin": "02-03-27"}, "02-03-2027", ""),
        ({"begin": "2.3.2027"}, "2-3-2027", ""),
        ({"begin": "2-mrt-27"}, "2 mrt 2027", ""),
        ({"begin": "2027/03/02"}, "2027-03-02", ""),
        ({"begin": "2027-03-02 00:00:00"}, "2027-03-02", ""),
        ({"begin": "2027-03-02T19:30:00+01:00"}, "2027-03-02, 19.30", ""),
        ({"begin": "2027-03-02T18:30:00Z"}, "2027-03-02, 19.30", ""),
        ({"begin": "2-3-2027 10:00:00"}, "2-3-2027 10:00", ""),
        ({"begin": "2-3-2027", "begintijd": "10:00:00"}, "2-3-2027, 10:00", ""),
        ({"begin": "2-3-2027", "begintijd": "1000"}, "2-3-2027, 10.00", ""),
        ({"begin": "2-3-2027", "begintijd": "10"}, "2-3-2027, 10.00", ""),
        ({"begin": "2-3-2027", "begintijd": "10-12"}, "2-3-2027, 10.00", "12.00"),
        (
            {"begin": "2-3-2027", "begintijd": "10.00 - 12.00 uur"},
            "2-3-2027, 10.00",
            "12.00 uur",
        ),
        ({"begin": "2 maart 2027 van 10.00 tot 12.00"}, "2 maart 2027, 10.00", "12.00"),
        ({"begin": "2-3-2027 10.00", "einde": "2-3-2027"}, "2-3-2027 10.00", ""),
        (
            {"begin": "2027-03-05 00:00", "einde": "2027-03-07 23:59"},
            "2027-03-05",
            "2027-03-07",
        ),
        ({"begin": "5 t/m 7 maart 2027"}, "2027-03-05", "2027-03-07"),
        (
            {"begin": "2027-03-02 19:00", "einde": "2027-03-03 00:00"},
            "2027-03-02, 19.00",
            "2027-03-03, 00.00",
        ),
    ],
)
def test_cells_become_what_an_editor_would_write(
    cells: dict[str, str], begin: str, end: str
) -> None:
    assert read_dates(row(**cells), NOW) == Dates(begin=begin, end=end)


def test_two_different_times_are_refused() -> None:
    with pytest.raises(Refused, match="twee verschillende tijden"):
        read_dates(row(begin="2-3-2027 10.00", begintijd="11.00"), NOW)


def test_the_end_of_a_series_is_not_taken_for_the_end_of_each_date() -> None:
    cells = row(begin="2-3-2027", einde="29-6-2027", herhaling="elke dinsdag")

    with pytest.raises(Refused, match="elke dinsdag t/m 29-6-2027"):
        read_dates(cells, NOW)


def test_a_year_of_two_digits_far_away_is_left_for_the_reader_to_refuse() -> None:
    assert date_words("01-12-99", NOW) == "01-12-99"


@pytest.mark.parametrize("form", ["%d-%m-%y %H:%M", "%d/%m/%Y, %H.%M", "%Y-%m-%dT%H:%M:%S"])
@given(st.dates(date(2023, 1, 1), date(2031, 12, 31)), st.times())
def test_a_date_and_a_time_read_back_the_same_in_every_form(
    form: str, day: date, at: time
) -> None:
    begin = datetime.combine(day, at).strftime(form)
    cells = row(begin=begin, einde="2099-01-01 12.00")

    found = parse_moment(read_dates(cells, NOW).begin)

    assert found == Moment(day=day, at=time(at.hour, at.minute))


@given(st.text(max_size=300), st.text(max_size=300))
def test_no_text_breaks_the_reader_of_dates(one: str, other: str) -> None:
    cells = row(begin=one, begintijd=other, einde=other, eindtijd=one)

    outcome = _outcome(cells)

    assert isinstance(outcome, Dates | Refused)


def _outcome(cells: Row) -> Dates | Refused:
    try:
        return read_dates(cells, NOW)
    except Refused as exc:
        return exc


@given(st.times())
def test_a_time_reads_back_the_same(at: time) -> None:
    assert parse_moment(clock_words(f"{at:%H:%M:%S}")).at == at.replace(second=0, microsecond=0)
