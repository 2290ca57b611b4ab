"""Which pages of a sitemap are asked for, and in which order."""

from collections.abc import Callable

import pytest

from harvest.formats.sitemap import MAX_SITEMAPS
from harvest.parsed import Parsed
from hub.errors import ParseError

Reading = Callable[..., Parsed]

SOURCE = 'url = "https://bron.example/sitemap.xml"\n'


def urls(*paths: str) -> str:
    each = "".join(f"<url><loc>https://bron.example{path}</loc></url>" for path in paths)
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{each}</urlset>'


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/foto.JPG", ""),
        ("/author/jan/", ""),
        ("/nieuws/page/2/", ""),
        ("/category/zorg/", ""),
        ("/nieuws/x", '[sitemap]\nalleen = ["/hulp/"]'),
        ("/hulp/oud/x", '[sitemap]\nniet = ["/hulp/oud/"]'),
    ],
)
def test_a_page_that_is_not_wanted_is_not_asked_for(
    read: Reading, path: str, written: str
) -> None:
    parsed = read("sitemap", urls(path), written=SOURCE + written)

    assert parsed.follows == ()


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/hulp/geld", ""),
        ("/tag/zorg/", '[sitemap]\nalleen = ["/tag/"]'),
        ("/hulp/caf%C3%A9", '[sitemap]\nalleen = ["/hulp/café"]'),
    ],
)
def test_a_page_that_is_wanted_is_asked_for_as_a_detail(
    read: Reading, path: str, written: str
) -> None:
    (follow,) = read("sitemap", urls(path), written=SOURCE + written).follows

    assert follow.url == f"https://bron.example{path}"
    assert follow.detail_of


def test_a_page_has_the_identity_under_which_it_was_asked_for(read: Reading) -> None:
    (follow,) = read("sitemap", urls("/hulp/geld/"), written=SOURCE).follows
    page = "<main><h1>Geld</h1><p>Bel ons gerust met al uw vragen over geld.</p></main>"

    (item,) = read("sitemap", page, written=f'{SOURCE}asked = "{follow.url}"').items

    assert item.external_id == follow.detail_of


def test_a_sitemap_of_an_index_that_is_no_sitemap_fails(read: Reading) -> None:
    written = SOURCE + 'asked = "https://bron.example/page-sitemap.xml"'

    with pytest.raises(ParseError, match="geen sitemap"):
        read(
            "sitemap",
            "<html><body><p>Inloggen om verder te gaan</p></body></html>",
            written=written,
        )


def test_an_index_of_too_many_sitemaps_is_not_whole(read: Reading) -> None:
    each = "".join(
        f"<sitemap><loc>https://bron.example/s{n}.xml</loc></sitemap>"
        for n in range(MAX_SITEMAPS + 1)
    )

    parsed = read("sitemap", f"<sitemapindex>{each}</sitemapindex>", written=SOURCE)

    assert (len(parsed.follows), parsed.cut_off) == (MAX_SITEMAPS, True)
