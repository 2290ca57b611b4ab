"""Links to others: where they stand, when they are asked again, and what is believed."""

from datetime import UTC, datetime, timedelta

import pytest

from harvest.crawling.link_probe import LinkState, Probe
from wijkwijzer.links.memory import KnownLink, due, only, updated
from wijkwijzer.links.outgoing import links_of_text

NOW = datetime(2027, 3, 1, 7, tzinfo=UTC)
URL = "https://www.hulp.nl/pagina"
BASE = "https://wijkwijzer.nl"


def probe(state: LinkState) -> Probe:
    return Probe(url=URL, state=state)


def after(*states: LinkState, apart: timedelta = timedelta(days=1)) -> KnownLink:
    memory: dict[str, KnownLink] = {}
    for number, state in enumerate(states):
        memory = updated(memory, (probe(state),), NOW + number * apart)
    return memory[URL]


@pytest.mark.parametrize(
    ("line", "urls"),
    [
        ("Lees [meer](https://www.hulp.nl/a).", ["https://www.hulp.nl/a"]),
        ("Kijk op www.hulp.nl, of bel.", ["https://www.hulp.nl"]),
        ("website: https://hulp.nl/a_(b)", ["https://hulp.nl/a_(b)"]),
        ("(zie https://hulp.nl/a)", ["https://hulp.nl/a"]),
        ("[onze site](https://wijkwijzer.nl/almere/)", []),
        ("https://iets.example/pagina", []),
        ("mail info@www.hulp.nl", []),
        ("http://localhost:8000/", []),
    ],
)
def test_links_to_others_are_found_in_a_line(line: str, urls: list[str]) -> None:
    assert [one.url for one in links_of_text("a.md", line, BASE)] == urls


def test_a_link_knows_its_line_and_column() -> None:
    (found,) = links_of_text("a.md", "---\ntitel: A\n---\nZie https://hulp.nl/a", BASE)

    assert str(found) == "a.md:4:5"


def test_a_remark_in_toml_is_no_link() -> None:
    text = '# https://hulp.nl/a\nwebsite = "https://hulp.nl/b"'

    assert [one.url for one in links_of_text("a.toml", text, BASE)] == ["https://hulp.nl/b"]


@pytest.mark.parametrize("state", [LinkState.GONE, LinkState.LOOKS_GONE, LinkState.CERTIFICATE])
def test_a_page_that_is_gone_is_broken_at_once(state: LinkState) -> None:
    found = after(state)

    assert found.is_broken
    assert found.broken_since == NOW


@pytest.mark.parametrize(
    "state", [LinkState.TIMEOUT, LinkState.NO_HOST, LinkState.SERVER_ERROR]
)
def test_silence_is_believed_on_the_second_day(state: LinkState) -> None:
    once, twice = after(state), after(state, state)

    assert (once.is_broken, once.is_doubtful) == (False, True)
    assert (twice.is_broken, twice.broken_since) == (True, NOW)


def test_a_link_that_works_again_is_not_broken() -> None:
    found = after(LinkState.GONE, LinkState.FINE)

    assert (found.is_broken, found.broken_since) == (False, None)


def test_what_could_not_be_asked_stays_as_it_was() -> None:
    found = after(LinkState.GONE, LinkState.UNKNOWN)

    assert (found.is_broken, found.broken_since) == (True, NOW)


@pytest.mark.parametrize(
    ("state", "days", "asked"),
    [
        (LinkState.FINE, 6, False),
        (LinkState.FINE, 7, True),
        (LinkState.MOVED, 6, False),
        (LinkState.UNKNOWN, 6, False),
        (LinkState.GONE, 1, True),
        (LinkState.TIMEOUT, 1, True),
    ],
)
def test_only_what_is_broken_is_asked_again_within_a_week(
    state: LinkState, days: int, *, asked: bool
) -> None:
    memory = {URL: after(state)}

    found = due([URL], memory, NOW + timedelta(days=days), 10)

    assert bool(found) is asked


def test_new_links_go_first_and_there_is_a_most() -> None:
    memory = {URL: after(LinkState.GONE)}
    new = ["https://b.nl/", "https://a.nl/"]

    assert due([URL, *new], memory, NOW, 2) == ("https://a.nl/", "https://b.nl/")


def test_what_is_no_longer_linked_to_is_forgotten() -> None:
    memory = {URL: after(LinkState.GONE)}

    assert only(memory, ["https://a.nl/"]) == {}
