"""The example site, as all tests of pages read it."""

import re
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser, sync_playwright

from tests.fakes.chromium import CHROMIUM, FLAGS
from tests.fakes.example import Example
from tests.integration.site.served import serving

SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")


class Site:
    """A built site, read the way a browser without JavaScript would; each page once."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.root = output / "site"
        self._pages: dict[str, html.HtmlElement] = {}

    def page(self, url: str) -> html.HtmlElement:
        """Return the page at a URL, such as /almere/filmwijk/."""
        if url not in self._pages:
            path = url.lstrip("/") + ("index.html" if url.endswith("/") else "")
            self._pages[url] = html.fromstring((self.root / path).read_bytes())
        return self._pages[url]

    def text(self, url: str) -> str:
        """Return the words on a page, with single spaces."""
        return " ".join(self.page(url).text_content().split())

    @cached_property
    def sources(self) -> dict[str, str]:
        """Every HTML file as it is written, by URL."""
        return {
            "/" + path.relative_to(self.root).as_posix().removesuffix("index.html"): text
            for path in sorted(self.root.rglob("*.html"))
            for text in [path.read_text()]
        }

    @cached_property
    def words(self) -> dict[str, str]:
        """The visible words of every page, by URL."""
        return {url: TAG.sub(" ", SCRIPT.sub(" ", text)) for url, text in self.sources.items()}


@pytest.fixture(scope="session")
def site(example: Example) -> Site:
    """The example site."""
    return Site(example.output)


@pytest.fixture(scope="session")
def base(site: Site) -> Iterator[str]:
    """The address at which the example site is served."""
    with serving(site.root) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM or None, args=FLAGS)
        yield launched
        launched.close()
