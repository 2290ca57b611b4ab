"""What rijksoverheid.nl is asked: which days, in which blocks, and how a full block is cut."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from harvest.first_request import first_url
from harvest.formats.rijksoverheid_question import (
    asked_days,
    asking,
    block,
    earlier_blocks,
    first_day,
    halves,
)
from hub.dutch_dates import DateRange
from hub.source import Query, Source
from hub.vocabulary import ListMode, SourceFormat

API = "https://www.rijksoverheid.nl/api/rss"
SOURCE = Source(
    id="rijk",
    title="Rijk",
    url=API,
    format=SourceFormat.RIJKSOVERHEID,
    scope="NL",
    publisher="Rijksoverheid",
    list=ListMode.ROLLING,
    query=Query(
        words="mantelzorg & “thuis”",
        types=("pro:newsDocument",),
        topics=("Duurzame energie",),
        days=30,
    ),
)
DAYS = st.dates(date(2000, 1, 2), date(2100, 1, 1))


def days(first: str, end: str) -> DateRange:
    return DateRange(start=date.fromisoformat(first), end=date.fromisoformat(end))


def question(url: str) -> dict[str, Any]:
    (written,) = parse_qs(urlsplit(url).query)["query"]
    return dict(json.loads(written))


def period(url: str) -> tuple[str, str]:
    (one,) = [one for one in question(url)["filters"] if one["field"] == "sort_date"]
    (value,) = one["values"]
    return value["from"], value["to"]


def test_the_question_is_in_the_words_of_the_service() -> None:
    url = first_url(SOURCE, datetime(2027, 3, 1, 7, tzinfo=UTC))

    assert question(url) == {
        "filters": [
            {"field": "content_type", "values": ["pro:newsDocument"], "type": "all"},
            {"field": "topic", "values": ["Duurzame energie"], "type": "all"},
            {
                "field": "sort_date",
                "type": "all",
                "values": [
                    {
                        "name": "specificPeriod",
                        "from": "2027-02-28T23:00:00.000Z",
                        "to": "2027-03-31T21:59:59.999Z",
                    }
                ],
            },
        ],
        "resultSearchTerm": "mantelzorg & “thuis”",
        "pageTitle": "Nieuws",
    }


def test_the_question_is_the_same_all_month() -> None:
    morning = first_url(SOURCE, datetime(2027, 2, 28, 23, 1, tzinfo=UTC))
    evening = first_url(SOURCE, datetime(2027, 3, 31, 21, 59, tzinfo=UTC))

    assert morning == evening


def test_a_question_in_the_address_itself_stays() -> None:
    own = f"{API}?query=%7B%22filters%22%3A%5B%5D%7D"

    assert first_url(evolve(SOURCE, url=own), datetime(2027, 3, 1, tzinfo=UTC)) == own


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2027-03-27", ("2027-03-26T23:00:00.000Z", "2027-03-27T22:59:59.999Z")),
        ("2027-03-28", ("2027-03-27T23:00:00.000Z", "2027-03-28T21:59:59.999Z")),
        ("2027-10-31", ("2027-10-30T22:00:00.000Z", "2027-10-31T22:59:59.999Z")),
        ("2027-11-01", ("2027-10-31T23:00:00.000Z", "2027-11-01T22:59:59.999Z")),
    ],
)
def test_a_day_is_a_day_in_amsterdam(day: str, expected: tuple[str, str]) -> None:
    first = date.fromisoformat(day)

    url = asking(API, DateRange(start=first, end=first + timedelta(days=1)))

    assert period(url) == expected


@given(DAYS, st.integers(1, 400))
def test_the_days_are_read_back_from_the_address(first: date, number: int) -> None:
    asked = DateRange(start=first, end=first + timedelta(days=number))

    assert asked_days(asking(API, asked)) == asked


@given(DAYS, st.integers(1, 4000))
def test_the_blocks_cover_the_period_without_gap_or_overlap(today: date, number: int) -> None:
    newest, first = block(today, number), first_day(today, number)

    blocks = (newest, *earlier_blocks(newest, first, number))

    assert today in newest
    assert blocks[-1].start <= first < blocks[-1].end
    assert [one.start for one in blocks[:-1]] == [one.end for one in blocks[1:]]


@given(DAYS, st.integers(2, 366))
def test_halves_are_whole_days_that_cover_the_same(first: date, number: int) -> None:
    whole = DateRange(start=first, end=first + timedelta(days=number))

    early, late = halves(whole)

    assert (early.start, early.end, late.end) == (whole.start, late.start, whole.end)
    assert early.start < early.end < late.end


def test_one_day_has_no_halves() -> None:
    assert halves(days("2027-03-28", "2027-03-29")) == ()


@given(st.text(max_size=40))
def test_an_address_without_days_has_none(text: str) -> None:
    assert asked_days(f"{API}?query={text}") is None


@pytest.mark.parametrize(
    "value",
    [
        '{"from": "2027-03-02T00:00:00Z", "to": "2027-03-01T00:00:00Z"}',
        '{"from": "ooit", "to": "2027-03-01T00:00:00Z"}',
        '{"from": "9999-12-31T23:59:00Z", "to": "9999-12-31T23:59:00Z"}',
        '"lastYear"',
        "7",
    ],
)
def test_days_that_make_no_sense_are_none(value: str) -> None:
    filters = f'{{"filters": [{{"field": "sort_date", "values": [{value}]}}]}}'

    assert asked_days(f"{API}?query={filters}") is None
