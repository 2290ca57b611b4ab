from datetime import date

from lxml import etree

from site_builder.manifest import check_path
from site_builder.sitemap import SitemapEntry, robots, sitemap

NAMESPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
BASE = "https://hub.test/"


def page(name: str, day: int | None = None) -> SitemapEntry:
    changed = date(2027, 2, day) if day else None
    return SitemapEntry(url=f"https://hub.test/{name}/", changed_on=changed)


def texts(body: bytes, path: str) -> list[str]:
    return [found.text for found in etree.fromstring(body).findall(path, NAMESPACES)]


def test_pages_are_listed_in_order_with_their_last_change() -> None:
    (file,) = sitemap([page("b", 2), page("a")], BASE)

    assert file.path == "sitemap.xml"
    assert texts(file.body, "s:url/s:loc") == ["https://hub.test/a/", "https://hub.test/b/"]
    assert texts(file.body, "s:url/s:lastmod") == ["2027-02-02"]


def test_more_pages_than_one_file_may_hold_stand_in_an_index() -> None:
    pages = [page("c"), page("a", 3), page("b", 5)]

    index, first, second = sitemap(pages, BASE, most_urls=2)

    assert texts(index.body, "s:sitemap/s:loc") == [
        "https://hub.test/sitemap-1.xml",
        "https://hub.test/sitemap-2.xml",
    ]
    assert texts(index.body, "s:sitemap/s:lastmod") == ["2027-02-05"]
    assert texts(first.body, "s:url/s:loc") == ["https://hub.test/a/", "https://hub.test/b/"]
    assert texts(second.body, "s:url/s:loc") == ["https://hub.test/c/"]
    assert [check_path(file.path) for file in (index, first, second)] == [
        *("sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"),
    ]


def test_full_file_needs_no_index() -> None:
    files = sitemap([page("a"), page("b")], BASE, most_urls=2)

    assert len(files) == 1


def test_url_is_escaped() -> None:
    (file,) = sitemap([SitemapEntry(url="https://hub.test/?a=1&b=<2>")], BASE)

    assert texts(file.body, "s:url/s:loc") == ["https://hub.test/?a=1&b=<2>"]


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    assert robots("https://hub.test/sitemap.xml").body.decode() == (
        "User-agent: *\nAllow: /\n\nSitemap: https://hub.test/sitemap.xml\n"
    )


def test_site_that_is_not_to_be_found_names_no_sitemap() -> None:
    assert robots().body == b"User-agent: *\nAllow: /\n"
