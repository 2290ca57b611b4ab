"""The search service for products: the question, and its pages."""

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from harvest.first_request import first_url
from harvest.formats.sru_sc import cql
from harvest.parsed import Parsed
from hub.source import Query, Source
from hub.vocabulary import ListMode, SourceFormat

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
SERVICE = "https://zoekdienst.overheid.nl/sru/Search"
SOURCE = Source(
    id="almere-producten",
    title="Regelen",
    url=SERVICE,
    format=SourceFormat.SRU_SC,
    scope="GM0034",
    publisher="Gemeente Almere",
    list=ListMode.FULL,
    query=Query(authority="Almere"),
)


def parameters(url: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def records(number: int, total: str, prefix: str = "p") -> str:
    one = (
        "<record><recordData><meta><owmskern><identifier>https://x.example/{0}</identifier>"
        "<title>Product {0}</title></owmskern></meta></recordData></record>"
    )
    inside = "".join(one.format(f"{prefix}{count}") for count in range(number))
    return (
        f"<searchRetrieveResponse><numberOfRecords>{total}</numberOfRecords>"
        f"<records>{inside}</records></searchRetrieveResponse>"
    )


def test_the_first_question_is_for_the_products_of_one_gemeente() -> None:
    url = first_url(SOURCE, NOW)

    assert parameters(url) == {
        "version": "1.2",
        "operation": "searchRetrieve",
        "x-connection": "sc",
        "query": 'authority="Almere"',
        "startRecord": "1",
        "maximumRecords": "50",
    }


def test_a_question_of_ones_own_is_only_paged() -> None:
    url = "https://repository.overheid.nl/sru?query=dt.creator%3D%3D%22Almere%22"

    asked = first_url(evolve(SOURCE, url=url), NOW)

    assert parameters(asked) == {
        "query": 'dt.creator=="Almere"',
        "startRecord": "1",
        "maximumRecords": "50",
    }


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (Query(authority="Almere"), 'authority="Almere"'),
        (
            Query(authority="Den Haag", words="huur toeslag"),
            'authority="Den Haag" AND keyword="huur" AND keyword="toeslag"',
        ),
        (
            Query(authority='A"b\\c', topics=("Zorg", "Bouwen en wonen")),
            'authority="A\\"b\\\\c" AND (subject="Zorg" OR subject="Bouwen en wonen")',
        ),
        (
            Query(words='c.product-area==samenwerkendecatalogi AND dt.creator=="Almere"'),
            'c.product-area==samenwerkendecatalogi AND dt.creator=="Almere"',
        ),
    ],
)
def test_words_become_a_question_that_the_service_can_answer(
    query: Query, expected: str
) -> None:
    assert cql(query) == expected


@given(st.text(max_size=30))
def test_no_word_ends_its_own_quotes(words: str) -> None:
    asked = cql(Query(authority=words))

    inside = asked.removeprefix('authority="').removesuffix('"')

    assert '"' not in inside.replace("\\\\", "").replace('\\"', "")


def test_the_next_page_begins_after_what_this_one_held(
    read: Callable[..., Parsed],
) -> None:
    asked = f'asked = "{SERVICE}?query=a%20b&startRecord=51&maximumRecords=50"'

    found = read("sru-sc", records(50, "120"), written=asked)

    assert [parameters(one.url)["startRecord"] for one in found.follows] == ["101"]
    assert parameters(found.follows[0].url)["query"] == "a b"


@pytest.mark.parametrize("total", ["100", "", "veel", "-1"])
def test_the_last_page_has_no_next_one(read: Callable[..., Parsed], total: str) -> None:
    asked = f'asked = "{SERVICE}?startRecord=51"'

    found = read("sru-sc", records(50, total), written=asked)

    assert found.follows == ()


def test_every_page_is_asked_once_however_many_there_are(
    read: Callable[..., Parsed],
) -> None:
    first = read("sru-sc", records(2, "5"), written=f'asked = "{SERVICE}?startRecord=1"')
    second = read("sru-sc", records(2, "5"), written=f'asked = "{first.follows[0].url}"')
    third = read("sru-sc", records(1, "5"), written=f'asked = "{second.follows[0].url}"')

    assert (len(second.items), len(third.items), third.follows) == (2, 1, ())
