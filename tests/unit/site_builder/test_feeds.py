import io
from datetime import date

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from site_builder.feeds import Feed, FeedEntry, atom, feed_entries
from tests.fakes.merged import merged_item

ATOM = "{http://www.w3.org/2005/Atom}"
URL = "https://hub.test/almere/agenda/koffie/"


def feed(*entries: FeedEntry) -> Feed:
    return Feed(
        title="Agenda van Filmwijk",
        url="https://hub.test/almere/filmwijk/agenda/",
        self_url="https://hub.test/almere/filmwijk/agenda/atom.xml",
        author="Almere",
        empty_on=date(2027, 3, 1),
        entries=entries,
    )


def entry(**changes: str) -> FeedEntry:
    values = {"id": "tag:hub.test,2027-01-01:1", "url": URL, "title": "Titel"} | changes
    return FeedEntry(changed_on=date(2027, 2, 20), published_on=date(2026, 12, 1), **values)


def test_feed_reader_understands_the_feed() -> None:
    entries = feed_entries([(merged_item(summary="Praat & drink <koffie>."), URL)])

    read = feedparser.parse(io.BytesIO(atom(feed(*entries))))

    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.title == "Agenda van Filmwijk"
    found = read.entries[0]
    assert found.title == "Koffie en taal"
    assert found.link == URL
    assert found.id == "tag:hub.test,2026-12-01:almere-agenda:1"
    assert found.updated == "2027-02-19T23:00:00Z"
    assert found.published == "2026-11-30T23:00:00Z"
    assert found.author == "Buurthuis Het Filmdoek"
    assert found.summary_detail.type == "text/plain"


def test_feed_has_what_atom_requires() -> None:
    root = etree.fromstring(atom(feed(entry())))

    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert links == {
        "self": "https://hub.test/almere/filmwijk/agenda/atom.xml",
        "alternate": "https://hub.test/almere/filmwijk/agenda/",
    }
    assert root.findtext(f"{ATOM}id") == "https://hub.test/almere/filmwijk/agenda/atom.xml"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Almere"
    assert root.findtext(f"{ATOM}updated") == "2027-02-19T23:00:00Z"


def test_empty_feed_has_the_date_that_the_caller_knows() -> None:
    root = etree.fromstring(atom(feed()))

    assert root.findtext(f"{ATOM}updated") == "2027-02-28T23:00:00Z"


def test_same_items_in_another_order_give_the_same_bytes() -> None:
    items = [(merged_item(f"s:{number}"), f"{URL}{number}") for number in range(3)]

    assert atom(feed(*feed_entries(items))) == atom(feed(*feed_entries(reversed(items))))


def test_last_changed_item_comes_first() -> None:
    old = merged_item("s:1", changed_on=date(2027, 1, 1))
    new = merged_item("s:2", changed_on=date(2027, 2, 1))

    entries = feed_entries([(old, "https://hub.test/1/"), (new, "https://hub.test/2/")])

    assert [one.url for one in entries] == ["https://hub.test/2/", "https://hub.test/1/"]


def test_sensitive_and_withdrawn_items_are_left_out() -> None:
    items = [(merged_item(sensitive=True), URL), (merged_item(withdrawn=True), URL)]

    assert feed_entries(items) == ()


def test_id_stays_when_title_and_url_move() -> None:
    before = feed_entries([(merged_item(title="Oud"), "https://hub.test/oud/")])
    after = feed_entries([(merged_item(title="Nieuw"), "https://hub.test/nieuw/")])

    assert before[0].id == after[0].id


def test_strange_id_becomes_a_valid_uri() -> None:
    entries = feed_entries([(merged_item('s:http://a b/"é'), URL)])

    assert entries[0].id == "tag:hub.test,2026-12-01:s:http:%2F%2Fa%20b%2F%22%C3%A9"


@pytest.mark.parametrize("name", ["title", "summary", "author", "url", "id"])
@given(text=st.text(min_size=1))
def test_any_text_gives_well_formed_xml(name: str, text: str) -> None:
    document = atom(feed(entry(**{name: f"x{text}"})))

    assert etree.fromstring(document) is not None


@pytest.mark.parametrize("text", ["]]>", "<script>alert(1)</script>", "&lt;b&gt;", '"><x'])
def test_text_arrives_as_it_was(text: str) -> None:
    root = etree.fromstring(atom(feed(entry(title=text, url=text))))

    assert root.findtext(f"{ATOM}entry/{ATOM}title") == text
    assert root.find(f"{ATOM}entry/{ATOM}link").get("href") == text
