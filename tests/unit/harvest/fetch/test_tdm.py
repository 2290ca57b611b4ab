import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.crawling.tdm import (
    LONGEST_LOCATION,
    MOST_RULES,
    READ_BYTES,
    Rule,
    has_permission,
    is_reserved,
    read_reservations,
)
from harvest.crawling.verdict import Reply
from hub.source import Rights

HTML = ("content-type", "text/html; charset=utf-8")


def written(*rules: tuple[str, object]) -> Reply:
    lines = [{"location": where, "tdm-reservation": said} for where, said in rules]
    return Reply(status=200, body=json.dumps(lines).encode())


def reserves(path: str, *rules: tuple[str, object]) -> bool:
    return read_reservations(written(*rules)).reserves(f"https://www.example.nl{path}")


@pytest.mark.parametrize(
    ("location", "path", "fits"),
    [
        ("/", "/", True),
        ("/", "/rss?x=1", True),
        ("/agenda", "/agenda/vandaag", True),
        ("/agenda", "/nieuws", False),
        ("/agenda$", "/agenda", True),
        ("/agenda$", "/agenda/", False),
        ("/*.pdf", "/a/b.pdf", True),
        ("/*.pdf", "/a/b.pdf?x", True),
        ("/*.pdf$", "/a/b.pdf", True),
        ("/*.pdf$", "/a/b.pdf?x", False),
        ("/*.pdf$", "/a/b.pdf.pdf", True),
        ("/*/*.pdf$", "/b.pdf", False),
        ("*", "/iets", True),
        ("*.jpg", "/plaatjes/x.jpg", True),
        ("/a*b*c$", "/a-b-c", True),
        ("/a*b*c$", "/a-c-b", False),
        ("/ab*bc$", "/abc", False),
        ("$", "/", False),
    ],
)
def test_pattern_fits_paths(location: str, path: str, *, fits: bool) -> None:
    assert Rule(location=location, reserved=True).fits(path) is fits


def test_rule_reserves_what_it_names_and_no_more() -> None:
    assert reserves("/nieuws/1", ("/nieuws/", 1))
    assert not reserves("/agenda.ics", ("/nieuws/", 1))


def test_site_that_names_no_rule_for_a_page_reserves_nothing() -> None:
    assert not reserves("/rss")


@pytest.mark.parametrize(
    "rules",
    [
        (("/", 0), ("/nieuws/", 1)),
        (("/nieuws/", 1), ("/", 0)),
        (("/", 1), ("/nieuws/", 0)),
    ],
)
def test_of_two_readings_of_overlapping_rules_the_careful_one_holds(
    rules: tuple[tuple[str, int], ...],
) -> None:
    assert reserves("/nieuws/1", *rules)


def test_exception_that_comes_first_and_is_more_precise_is_believed() -> None:
    assert not reserves("/open/agenda.ics", ("/open/", 0), ("/", 1))


def test_location_may_be_a_whole_address_or_lack_its_slash() -> None:
    assert reserves("/nieuws/1", ("https://www.example.nl/nieuws/", 1))
    assert reserves("/nieuws/1", ("nieuws/", 1))


def test_location_may_be_written_with_percent_signs() -> None:
    assert reserves("/caf%C3%A9/1", ("/café/", 1))
    assert reserves("/café/1", ("/caf%C3%A9/", 1))


@pytest.mark.parametrize("said", [1, "1"])
def test_reservation_may_be_a_number_or_its_digits(said: object) -> None:
    assert reserves("/rss", ("/", said))


@pytest.mark.parametrize("said", [0, "0", 2, "ja", None, [1], {"x": 1}, 1.5])
def test_other_values_reserve_nothing(said: object) -> None:
    assert not reserves("/rss", ("/", said))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"1",
        b'"/"',
        b"<html>Niet gevonden</html>",
        b'[{"location": "/"',
        b'[{"location": "", "tdm-reservation": 1}]',
        b'[{"tdm-reservation": 1}]',
        b'["/", 1, null, [[]]]',
        b"[" * 100_000,
        b"\xff\xfe\x00",
        b'[{"location": "/", "tdm-reservation": ' + b"1" * 10_000 + b"}]",
    ],
)
def test_what_is_not_written_as_agreed_says_nothing(body: bytes) -> None:
    reservations = read_reservations(Reply(status=200, body=body))

    assert not reservations.reserves("https://www.example.nl/rss")


def test_one_bad_rule_does_not_spoil_the_others() -> None:
    assert reserves("/rss", ("/", "misschien"), ("/rss", 1))


def test_single_rule_without_its_list_is_read() -> None:
    body = b'{"location": "/", "tdm-reservation": 1, "tdm-policy": "https://x.nl/p.json"}'

    assert read_reservations(Reply(status=200, body=body)).reserves("https://x.nl/rss")


@pytest.mark.parametrize("status", [204, 301, 403, 404, 410, 451])
def test_site_without_the_file_reserves_nothing(status: int) -> None:
    body = written(("/", 1)).body

    assert read_reservations(Reply(status=status, body=body)).rules == ()


def test_endless_file_is_read_in_part() -> None:
    beyond = b" " * READ_BYTES + written(("/", 1)).body

    assert len(read_reservations(written(*[("/", 1)] * (MOST_RULES + 1))).rules) == MOST_RULES
    assert read_reservations(Reply(status=200, body=beyond)).rules == ()
    assert not reserves("/rss", ("/" + "*r" * LONGEST_LOCATION, 1))


@pytest.mark.parametrize(
    ("values", "reserved"),
    [(("1",), True), ((" 1 ",), True), (("0",), False), (("0", "1"), True), (("ja",), False)],
)
def test_header_of_an_answer_counts(values: tuple[str, ...], *, reserved: bool) -> None:
    lines = tuple(("tdm-reservation", value) for value in values)

    assert is_reserved(Reply(status=200, headers=lines)) is reserved


@pytest.mark.parametrize(
    ("page", "reserved"),
    [
        (b'<html><head><meta name="tdm-reservation" content="1">', True),
        (b"<META CONTENT=1 NAME='TDM-Reservation'/>", True),
        (b'<meta name = "tdm-reservation" content = "1" >', True),
        (b'<meta\nname="tdm-reservation"\ncontent="1">', True),
        (b'<meta name="tdm-reservation" content="0">', False),
        (b'<meta name="tdm-policy" content="1">', False),
        (b'<!-- <meta name="tdm-reservation" content="1"> -->', False),
        (b'<!-- <meta name="tdm-reservation" content="1">', False),
        (b"<p>tdm-reservation: 1</p>", False),
        (b"", False),
    ],
)
def test_page_may_say_it_in_its_head(page: bytes, *, reserved: bool) -> None:
    assert is_reserved(Reply(status=200, headers=(HTML,), body=page)) is reserved


def test_header_goes_before_the_page() -> None:
    page = b'<meta name="tdm-reservation" content="1">'
    headers = (HTML, ("tdm-reservation", "0"))

    assert not is_reserved(Reply(status=200, headers=headers, body=page))


def test_words_about_reservations_in_a_feed_are_only_words() -> None:
    feed = b'<rss><meta name="tdm-reservation" content="1"></rss>'
    headers = (("content-type", "application/rss+xml"),)

    assert not is_reserved(Reply(status=200, headers=headers, body=feed))


@pytest.mark.parametrize(
    "piece", [b"<!--", b"<meta ", b"<meta name=", b'<meta name="', b"<meta a=' ", b"<meta a=b "]
)
def test_page_full_of_half_tags_is_read_at_once(piece: bytes) -> None:
    page = piece * (READ_BYTES // len(piece))

    assert not is_reserved(Reply(status=200, headers=(HTML,), body=page))


@given(st.text(alphabet="/a*$", max_size=12), st.text(alphabet="/a*$", max_size=12))
def test_any_pattern_has_an_answer_for_any_path(location: str, path: str) -> None:
    assert isinstance(Rule(location=location, reserved=True).fits(path), bool)


@given(st.text(alphabet="/abc", max_size=8), st.text(alphabet="/abc", max_size=8))
def test_pattern_without_signs_is_a_beginning(location: str, path: str) -> None:
    assert Rule(location=location, reserved=True).fits(path) is path.startswith(location)


@given(st.binary(max_size=60))
def test_any_file_and_any_page_can_be_read(body: bytes) -> None:
    reply = Reply(status=200, headers=(HTML,), body=body)

    assert isinstance(read_reservations(reply).reserves("https://x.nl/"), bool)
    assert isinstance(is_reserved(reply), bool)


@pytest.mark.parametrize(
    ("rights", "permitted"),
    [
        (Rights(), False),
        (Rights(licentie="toestemming"), False),
        (Rights(bewijs="mail 2026-03-01"), False),
        (Rights(licentie="Onbekend", bewijs="mail 2026-03-01"), False),
        (Rights(licentie="toestemming", bewijs="mail 2026-03-01"), True),
        (Rights(licentie="CC-BY-4.0", bewijs="https://example.nl/licentie"), True),
    ],
)
def test_permission_needs_a_licence_and_its_proof(rights: Rights, *, permitted: bool) -> None:
    assert has_permission(rights) is permitted
