"""How pages of a list, pages behind its entries and changed pages are told apart."""

from collections.abc import Callable

import pytest

from harvest.parsed import Parsed
from hub.errors import ParseError

Reading = Callable[..., Parsed]

ENTRY = '<div class="i"><h2><a href="{href}">{title}</a></h2><p class="w">{when}</p></div>'
SOURCE = """
asked = "{asked}"
url = "https://bron.example/agenda/"
[html]
item = ".i"
volgende = ".v"
detail = true
[html.velden]
titel = "h2"
link = "a"
wanneer = ".w"
"""


def entry(title: str, href: str = "/agenda/x/", when: str = "5 maart 2027") -> str:
    return ENTRY.format(title=title, href=href, when=when)


def at(url: str) -> str:
    return SOURCE.format(asked=url)


@pytest.mark.parametrize(
    "path",
    ["", "?pagina=2", "pagina/2/", "page/2", "2", "2027/04/", "index.html"],
)
def test_an_address_like_that_of_the_list_is_a_page_of_it(read: Reading, path: str) -> None:
    parsed = read("html", entry("Schaken"), written=at(f"https://bron.example/agenda/{path}"))

    assert [item.title for item in parsed.items] == ["Schaken"]


def test_another_address_is_the_page_behind_an_entry_whatever_else_it_shows(
    read: Reading,
) -> None:
    page = (
        f"<main><p>Leer schaken van onze vrijwilligers.</p></main><h3>Ook:</h3>{entry('Yoga')}"
    )

    (item,) = read("html", page, written=at("https://bron.example/agenda/schaken/")).items

    assert item.body_html == "<p>Leer schaken van onze vrijwilligers.</p>"
    assert item.title == ""


def test_a_numbered_page_without_entries_is_the_page_behind_an_entry(read: Reading) -> None:
    page = "<main><p>Leer schaken van onze vrijwilligers.</p></main>"

    (item,) = read("html", page, written=at("https://bron.example/agenda/1234/")).items

    assert "Leer schaken" in item.body_html


def test_the_page_behind_an_entry_has_the_identity_of_the_entry(read: Reading) -> None:
    url = "https://bron.example/agenda/schaken/"

    (listed,) = read(
        "html", entry("Schaken", url), written=at("https://bron.example/agenda/")
    ).items
    (page,) = read("html", "<main><p>Leer schaken van ons.</p></main>", written=at(url)).items

    assert page.external_id == listed.external_id


def test_an_entry_that_is_shown_twice_is_one_item_with_its_page(read: Reading) -> None:
    twice = entry("Schaken") + entry("Schaken")

    parsed = read("html", twice, written=at("https://bron.example/agenda/"))

    assert (len(parsed.items), len(parsed.follows), parsed.lost) == (1, 1, 0)


def test_a_link_to_this_same_page_is_no_next_page(read: Reading) -> None:
    page = entry("Schaken") + '<a class="v" href="#">Volgende</a>'

    parsed = read("html", page, written=at("https://bron.example/agenda/"))

    assert [one.url for one in parsed.follows] == ["https://bron.example/agenda/x/"]


def test_a_line_break_in_the_page_parts_words(read: Reading) -> None:
    page = entry("Schaken<br>voor ouders", when="5 maart 2027<br/>10.00 uur")

    (item,) = read("html", page, written=at("https://bron.example/agenda/")).items

    assert item.title == "Schaken voor ouders"
    assert item.details.event is not None
    assert not item.details.event.occurrences[0].all_day


def test_a_field_that_five_entries_lack_is_reported(read: Reading) -> None:
    page = "".join(entry(f"Les {n}", f"/agenda/les-{n}/") for n in range(5))
    written = at("https://bron.example/agenda/") + 'kosten = ".prijs"\n'

    parsed = read("html", page, written=written)

    assert (parsed.losses, parsed.lost) == (("kosten: “.prijs” vindt nergens iets",), 0)


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("<h1>Nieuwe site</h1>", "“.i” vindt niets"),
        ('<div class="i"><h3>Schaken</h3></div>', "vindt niets"),
        (
            entry("Schaken").replace("</p>", '</p><p class="w">6 maart</p>'),
            "geen enkel item",
        ),
    ],
)
def test_a_page_that_has_changed_fails_and_does_not_empty_the_list(
    read: Reading, page: str, message: str
) -> None:
    with pytest.raises(ParseError, match=message):
        read("html", page, written=at("https://bron.example/agenda/"))


def test_without_an_entry_the_page_is_one_item_under_its_own_address(read: Reading) -> None:
    page = "<main><h1>Wijkloket</h1><p>Kom langs met al uw vragen over geld.</p></main>"

    (item,) = read("html", page, written='[html.velden]\ntitel = "h1"').items

    assert (item.title, item.url) == ("Wijkloket", "https://bron.example/lijst")
    assert item.body_html == "<p>Kom langs met al uw vragen over geld.</p>"
