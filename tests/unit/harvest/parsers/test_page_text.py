"""What a web page says: title, text and dates, without the frame around it."""

from datetime import datetime

import pytest

from harvest.formats.html_page import MAX_BYTES, MAX_ELEMENTS, NoPage, WrongSelector
from harvest.formats.page_kind import PageKind, kind_of
from harvest.formats.page_text import Article, article

URL = "https://www.wijkhuis-almere.example/hulp/geld/"
MENU = (
    '<header><nav><ul><li><a href="/">Home</a><li><a href="/a">Agenda</a></ul></nav></header>'
)
TEXT = "<p>Heeft u schulden? Bel ons gerust. Wij kijken samen met u naar uw brieven.</p>"


def read(main: str, head: str = "", selector: str = "", body: str = "") -> Article:
    page = (
        f"<!doctype html><html lang='nl-NL'><head>{head}</head><body>{MENU}{body}{main}</body>"
    )
    return article(page.encode(), URL, selector)


@pytest.mark.parametrize(
    ("head", "main", "title"),
    [
        ("<title>Hulp bij geld | Wijkhuis Almere</title>", "", "Hulp bij geld"),
        ("<title>Wijkhuis Almere – Hulp bij geld</title>", "", "Hulp bij geld"),
        ("<title>Geld: wat nu? - Wijkhuis Almere</title>", "", "Geld: wat nu?"),
        ("<title>Zorg - thuis en in de wijk</title>", "", "Zorg - thuis en in de wijk"),
        ("<title>Iets | Wijkhuis Almere</title>", "<h1>Hulp bij geld</h1>", "Hulp bij geld"),
        ("<title>Hulp bij geld</title>", "<h1>Wijkhuis Almere</h1>", "Hulp bij geld"),
        ("<title>Hulp bij geld</title>", "<h1>Een</h1><h1>Twee</h1>", "Hulp bij geld"),
        (
            '<meta property="og:site_name" content="ABC"><title>Hulp bij geld | ABC</title>',
            "",
            "Hulp bij geld",
        ),
        ('<meta property="og:title" content="Hulp"><title>X</title>', "", "Hulp"),
        ("", "", ""),
    ],
)
def test_the_title_is_without_the_name_of_the_site(head: str, main: str, title: str) -> None:
    found = read(main + TEXT, head)

    assert found.title == title


def test_menus_and_footers_are_no_text() -> None:
    found = read(
        f"<main><h1>Geld</h1>{TEXT}</main><footer>© 2027 <a href='/p'>Privacy</a></footer>"
    )

    assert found.html == TEXT


def test_a_page_that_needs_javascript_is_empty_and_not_its_menu() -> None:
    found = read('<main><div id="app"></div></main><footer>Bel 036 – 000 00 00</footer>')

    assert kind_of(found) is PageKind.EMPTY


def test_links_are_whole_and_steps_keep_their_numbers() -> None:
    found = read(
        f"<main>{TEXT}<ol><li>Bel <a href='../contact'>ons</a></li><li>Kom</li></ol></main>"
    )

    assert '<a href="https://www.wijkhuis-almere.example/hulp/contact">ons</a>' in found.html
    assert "<ol>" in found.html


def test_a_base_element_decides_what_links_are_relative_to() -> None:
    base = '<base href="https://elders.example/map/">'

    found = read(f"<main>{TEXT}<p>Lees <a href='meer'>meer</a> hierover.</p></main>", base)

    assert 'href="https://elders.example/map/meer"' in found.html


def test_a_selector_names_the_text() -> None:
    found = read('<div class="t"><p>Dit.</p><script>x</script></div><p>Niet dit.</p>', "", ".t")

    assert found.html == "<p>Dit.</p>"


def test_a_wrong_selector_is_named() -> None:
    with pytest.raises(WrongSelector, match="p::"):
        read(TEXT, "", "p::[")


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        (
            '<meta property="article:published_time" content="2027-02-01T10:00:00+01:00">',
            "2027-02-01T09:00+00:00",
        ),
        (
            '<meta name="DCTERMS.issued" content="2027-02-01T09:00:00Z">',
            "2027-02-01T09:00+00:00",
        ),
        (
            '<script type="application/ld+json">{"datePublished":"2027-02-01T09:00Z"}</script>',
            "2027-02-01T09:00+00:00",
        ),
        (
            '<script type="application/ld+json">[{"datePublished":"2027-02-01"}]</script>',
            "2027-01-31T23:00+00:00",
        ),
        (
            '<meta itemprop="datePublished" content="2027-02-01T09:00:00Z">',
            "2027-02-01T09:00+00:00",
        ),
    ],
)
def test_the_date_is_read_wherever_it_stands(head: str, moment: str) -> None:
    found = read(f"<main>{TEXT}</main>", head)

    assert found.published == datetime.fromisoformat(moment)


def test_bad_json_ld_and_bad_dates_are_as_if_they_were_absent() -> None:
    head = (
        '<script type="application/ld+json">{"datePublished": </script>'
        f'<script type="application/ld+json">{"[" * 5_000}</script>'
        '<meta property="article:published_time" content="gisteren">'
    )

    found = read(f"<main>{TEXT}</main>", head)

    assert found.published is None


def test_language_description_and_canonical_are_kept() -> None:
    head = '<meta name="description" content=" Kort. "><link rel="canonical" href="/hulp/geld">'

    found = read(f"<main>{TEXT}</main>", head)

    assert (found.language, found.description) == ("nl-NL", "Kort.")
    assert found.canonical == "https://www.wijkhuis-almere.example/hulp/geld"


def test_a_canonical_that_is_no_web_address_is_none() -> None:
    found = read(f"<main>{TEXT}</main>", '<link rel="canonical" href="javascript:x">')

    assert found.canonical == ""


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Pagina niet gevonden", PageKind.NOT_FOUND),
        ("404", PageKind.NOT_FOUND),
        ("Oeps! Deze pagina bestaat niet (meer)", PageKind.NOT_FOUND),
        ("Fout 404 - Page not found", PageKind.NOT_FOUND),
        ("Helaas, deze pagina is niet meer beschikbaar.", PageKind.NOT_FOUND),
        ("Sleutels gevonden", PageKind.TEXT),
        ("De pagina in het trouwboekje", PageKind.TEXT),
        ("Uw aanvraag is niet gevonden: wat nu?", PageKind.TEXT),
    ],
)
def test_an_error_page_is_known_by_its_title(title: str, expected: PageKind) -> None:
    assert kind_of(Article(title=title, words=500)) is expected


def test_a_long_text_with_a_login_form_beside_it_is_a_text() -> None:
    assert kind_of(Article(title="Hulp", words=900, asks_password=True)) is PageKind.TEXT


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b'{"error": 1}',
        b"<!-- -->",
        b"<p>" + b"x" * MAX_BYTES,
        b"<br>" * (MAX_ELEMENTS + 1),
    ],
    ids=["nothing", "spaces", "json", "comment", "too large", "too many elements"],
)
def test_what_is_no_page_is_refused(body: bytes) -> None:
    with pytest.raises(NoPage):
        article(body, URL)


@pytest.mark.parametrize(
    ("body", "word"),
    [
        (
            "<meta charset=windows-1252><main><p>Café voor ouders in de wijk.".encode("cp1252"),
            "Café",
        ),
        ("<meta charset='iso-8859-15'><p>Kost 5 € per keer.".encode("iso-8859-15"), "€"),
        ("<p>Café voor ouders in de wijk.".encode("utf-16"), "Café"),
    ],
)
def test_the_page_says_in_which_encoding_it_is(body: bytes, word: str) -> None:
    assert word in article(body, URL).html
