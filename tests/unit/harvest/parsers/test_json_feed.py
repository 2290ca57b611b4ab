"""JSON Feed, which comes where RSS is expected."""

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvest.formats.json_feed import read as read_feed
from harvest.parsed import Parsed
from hub.errors import ParseError

Read = Callable[..., Parsed]
VERSION = "https://jsonfeed.org/version/1.1"
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)
NAMES = st.sampled_from([
    "id", "url", "external_url", "title", "content_html", "content_text", "summary",
    "date_published", "tags", "language", "authors",
])  # fmt: skip


def feed(*items: object, **more: object) -> str:
    return json.dumps({"version": VERSION, "items": items, **more})


def test_an_entry_keeps_its_identity_when_its_id_changes(read: Read) -> None:
    first, second = (
        read("rss", feed({"id": number, "url": "https://bron.example/1", "title": "Een"}))
        for number in ("1", "2")
    )

    assert first.items[0].external_id == second.items[0].external_id


def test_the_next_page_is_asked_for(read: Read) -> None:
    found = read("rss", feed(next_url="/lijst?page=2"))

    assert [one.url for one in found.follows] == ["https://bron.example/lijst?page=2"]
    assert not found.follows[0].detail_of


def test_an_author_is_never_read(read: Read) -> None:
    person = {"name": "Jan de Vries", "url": "mailto:jan@bron.example"}

    found = read("rss", feed({"id": "1", "title": "x", "author": person, "authors": [person]}))

    assert "Vries" not in str(found)


def test_plain_text_keeps_its_paragraphs(read: Read) -> None:
    found = read("rss", feed({"id": "1", "title": "x", "content_text": "Een <3\n\nTwee"}))

    assert found.items[0].body_html == "<p>Een &lt;3</p><p>Twee</p>"


@pytest.mark.parametrize(
    "body",
    [
        '{"error": 1}',
        '{"version": "2.0", "items": []}',
        '{"version": "https://jsonfeed.org/version/1.1"}',
        '{"version": "https://jsonfeed.org/version/1.1", "items": null}',
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"',
        "[]",
        "{" * 5_000,
    ],
)
def test_what_is_json_but_no_feed_is_an_error(read: Read, body: str) -> None:
    with pytest.raises(ParseError, match="geen feed"):
        read("rss", body)


@settings(max_examples=60)
@given(st.lists(st.dictionaries(NAMES, ANYTHING, max_size=5) | ANYTHING, max_size=4), ANYTHING)
def test_no_shape_of_an_entry_breaks_it(items: list[object], other: object) -> None:
    body = json.dumps(
        {"version": VERSION, "items": items, "next_url": other, "language": other}
    )

    found = read_feed(body, "https://bron.example/")

    assert found is None or len(found.entries) == len(items)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.dictionaries(NAMES, st.text(max_size=12), max_size=5), max_size=4))
def test_no_words_of_an_entry_break_it(read: Read, items: list[object]) -> None:
    found = read("rss", feed(*items))

    assert len(found.items) + found.lost <= len(items)
