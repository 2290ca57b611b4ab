"""What holds for every format."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvest.parsed import Parsed
from hub.errors import ParseError

Read = Callable[..., Parsed]
FORMATS = [
    "rss",
    "ics",
    "jsonld",
    "opvoeden",
    "sc-feed",
    "rijksoverheid",
    "schoolvakanties",
    "sru-sc",
    "hsds",
    "tec",
]
PIECES = [
    "BEGIN:VCALENDAR\n", "BEGIN:VEVENT\n", "END:VEVENT\n", "END:VCALENDAR\n", "END:\n",
    "UID:1\n",
    "DTSTART:20270411T080000Z\n", "DTSTART;VALUE=DATE:20270411\n", "DTSTART:00010101\n",
    "RECURRENCE-ID:20270412\n", "EXDATE:20270413\n", "DURATION:-P1D\n", "SUMMARY:x\n",
    "RRULE:FREQ=DAILY\n", "RRULE:FREQ=YEARLY;UNTIL=99991231\n", "DTEND:99991231\n",
    '<rss version="2.0">', "<channel>", "<item>", "<title>x", "</title>", "</item>",
    "<scproducten>", "<meta>", "<owmskern>", "<identifier>x</identifier>", "</meta>",
    '[{"externalReference":1,"articleText":"x","title":', '"x"', "}", "]", "&x;", "<",
]  # fmt: skip


def test_content_of_editors_is_not_fetched(read: Read) -> None:
    with pytest.raises(ParseError, match="markdown"):
        read("markdown", "titel: x")


def test_the_order_of_the_source_plays_no_part(read: Read) -> None:
    one = '{"externalReference": 1, "title": "Een", "articleText": "a"}'
    two = '{"externalReference": 2, "title": "Twee", "articleText": "b"}'

    assert read("opvoeden", f"[{one},{two}]") == read("opvoeden", f"[{two},{one}]")


def test_fifty_losses_are_named_and_all_are_counted(read: Read) -> None:
    broken = "BEGIN:VEVENT\nUID:1\nEND:VEVENT\n" * 60

    found = read("ics", f"BEGIN:VCALENDAR\n{broken}END:VCALENDAR\n")

    assert (found.lost, len(found.losses)) == (60, 50)


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize(
    "body", ["", "<!doctype html><p>Onderhoud</p>", '{"error": 1}', "\x00\xff"]
)
def test_what_is_not_the_format_is_an_error(read: Read, kind: str, body: str) -> None:
    with pytest.raises(ParseError):
        read(kind, body)


@pytest.mark.parametrize("kind", FORMATS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=14))
def test_no_text_breaks_a_parser_but_with_a_parse_error(
    read: Read, kind: str, pieces: list[str]
) -> None:
    try:
        found = read(kind, "".join(pieces))
    except ParseError as exc:
        found = Parsed(losses=(str(exc),))

    assert found.lost >= 0
