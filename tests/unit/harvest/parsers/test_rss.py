"""What the parser of feeds promises about identity and hostile input."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from harvest.parsed import Parsed
from hub.errors import ParseError

Read = Callable[..., Parsed]


def entry(title: str, link: str = "", guid: str = "", more: str = "") -> str:
    linked = f"<link>{link}</link>" if link else ""
    known = f'<guid isPermaLink="false">{guid}</guid>' if guid else ""
    return f"<item><title>{title}</title>{linked}{known}{more}</item>"


def feed(*entries: str) -> str:
    return (
        '<rss version="2.0"><channel><title>Nieuws</title><link>https://nieuws.example/</link>'
        f"{''.join(entries)}</channel></rss>"
    )


def identities(parsed: Parsed) -> list[str]:
    return [item.external_id for item in parsed.items]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            entry("Soep", "https://nieuws.example/1", "guid-1"),
            entry("Soep", "https://nieuws.example/1", "guid-1798"),
            id="the guid changes at every fetch",
        ),
        pytest.param(
            entry("Soep", "http://nieuws.example/1?utm_source=a", "http://nieuws.example/1"),
            entry("Soep", "https://nieuws.example/1/?fbclid=b", "https://nieuws.example/1"),
            id="http becomes https and the link follows visitors",
        ),
        pytest.param(
            entry("Soep", "https://nieuws.example/1"),
            entry("Soep met brood", "https://nieuws.example/1"),
            id="no guid and another title",
        ),
        pytest.param(
            entry("Soep", "", "guid-1"), entry("Soep met brood", "", "guid-1"), id="no link"
        ),
        pytest.param(entry("Soep"), entry("Soep"), id="no link and no guid"),
    ],
)
def test_an_entry_keeps_its_identity(read: Read, first: str, second: str) -> None:
    assert identities(read("rss", feed(first))) == identities(read("rss", feed(second)))


def test_entries_with_one_guid_are_told_apart_by_their_links(read: Read) -> None:
    entries = [
        entry(f"Soep {number}", f"https://nieuws.example/{number}", "zelfde")
        for number in range(5)
    ]

    assert len(set(identities(read("rss", feed(*entries))))) == 5


def test_entries_with_one_link_are_told_apart_by_their_guids(read: Read) -> None:
    entries = [
        entry(f"Soep {number}", "https://nieuws.example/lijst", f"guid-{number}")
        for number in range(5)
    ]

    assert len(set(identities(read("rss", feed(*entries))))) == 5


def test_an_entry_that_stands_twice_comes_once(read: Read) -> None:
    twice = entry("Soep", "https://nieuws.example/1", "1")

    assert len(read("rss", feed(twice, twice)).items) == 1


def test_of_two_versions_the_newest_is_kept(read: Read) -> None:
    old = "<pubDate>Mon, 01 Feb 2027 09:00:00 GMT</pubDate>"
    new = "<pubDate>Tue, 02 Feb 2027 09:00:00 GMT</pubDate>"
    link = "https://nieuws.example/1"

    (item,) = read(
        "rss", feed(entry("Oud", link, "1", old), entry("Nieuw", link, "1", new))
    ).items

    assert item.title == "Nieuw"


def test_an_author_full_of_dots_costs_nothing(read: Read) -> None:
    slow = entry(
        "Soep", "https://nieuws.example/1", more=f"<author>a@{'a.' * 60_000}!</author>"
    )

    assert len(read("rss", feed(slow)).items) == 1


def test_an_author_is_never_read(read: Read) -> None:
    named = entry(
        "Soep", "https://nieuws.example/1", more="<author>j.voorbeeld@x.example</author>"
    )

    assert "voorbeeld" not in repr(read("rss", feed(named)))


def test_entities_do_not_grow(read: Read) -> None:
    names = "abcdefghij"
    declared = '<!ENTITY a "lol">' + "".join(
        f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in pairwise(names)
    )
    body = f"<!DOCTYPE rss [{declared}]>" + feed(entry("&j;", "https://nieuws.example/1"))

    (item,) = read("rss", body).items

    assert item.title == "&j;"


def test_text_of_an_old_editor_in_a_utf8_feed_is_readable(read: Read) -> None:
    body = feed(
        entry("Café é", "https://nieuws.example/1"), entry("CAFE", "https://nieuws.example/2")
    )

    found = read("rss", body.encode().replace(b"CAFE", b"caf\xe9 \x80 5"))

    assert sorted(item.title for item in found.items) == ["Café é", "café € 5"]


@pytest.mark.parametrize(
    "date", ["", "-1", "1e309", "0000-00-00", "Sat, 30 Feb 2027 10:00:00 GMT", "31 dec 9999"]
)
def test_an_unreadable_date_never_loses_the_entry(read: Read, date: str) -> None:
    dated = entry("Soep", "https://nieuws.example/1", more=f"<pubDate>{date}</pubDate>")

    (item,) = read("rss", feed(dated)).items

    assert item.published is None


def test_an_entry_that_says_nothing_is_counted(read: Read) -> None:
    found = read("rss", feed(entry("", "https://nieuws.example/1"), entry("Soep")))

    assert found.lost == 1
    assert len(found.items) == 1


@pytest.mark.parametrize(
    "body", ["", " \n ", '{"error": "quota"}', "<html><body>Onderhoud</body></html>", "\x89PNG"]
)
def test_what_is_no_feed_is_an_error(read: Read, body: str) -> None:
    with pytest.raises(ParseError, match="dit is geen feed"):
        read("rss", body)


@pytest.mark.parametrize("reference", ["&#xD800;", "&#x110000;", "&#99999999999999999999;"])
def test_reference_that_no_character_has_costs_only_itself(read: Read, reference: str) -> None:
    parsed = read("rss", feed(entry(f"Koffie {reference}", "https://nieuws.example/1")))

    assert [item.title for item in parsed.items] == ["Koffie \N{REPLACEMENT CHARACTER}"]
