"""A saved text is on the screen at once, and nothing of it is published."""

import re
import shutil
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from attrs import frozen
from lxml import html
from playwright.sync_api import sync_playwright

from tests.fakes.chromium import CHROMIUM, FLAGS, IN_CHROMIUM
from tests.fakes.small_content import write_small_content
from wijkwijzer.options import SAMPLE_NOW, Options
from wijkwijzer.preview.command import REST, Watcher, watched
from wijkwijzer.preview.server import preview_handler, serving

COFFEE = """---
titel: Koffie en taal
begin: dinsdag 2 maart 2027, 10.00
einde: 12.00
herhaling: elke dinsdag
locatie: Buurthuis
werkgebied: Oostwijk
contact: bel 036 – 000 00 00
---
U oefent Nederlands met andere mensen.
"""
MARGIN = re.compile(r'<aside class="preview preview-side".*?</aside>', re.DOTALL)
_in_browser, _with_chromium = IN_CHROMIUM
URL = "/testdorp/agenda/koffie/"


@frozen(kw_only=True)
class Told:
    """An answer of the preview."""

    status: int
    location: str
    text: str


@frozen(kw_only=True)
class Shown:
    """A preview that runs, and the content folder it looks at."""

    content: Path
    watcher: Watcher
    port: int

    @property
    def text(self) -> Path:
        return self.content / "testdorp" / "agenda" / "koffie.md"

    def save(self, text: str, name: str = "agenda/koffie.md") -> None:
        path = self.content / "testdorp" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        self.watcher.turn(0.0)

    def ask(self, url: str, host: str = "") -> "Told":
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=10)) as connection:
            connection.request(
                "GET",
                url,
                headers={"Host": host or f"127.0.0.1:{self.port}", "Connection": "close"},
            )
            answer = connection.getresponse()
            return Told(
                status=answer.status,
                location=answer.headers.get("Location", ""),
                text=answer.read().decode(),
            )

    def page(self, url: str) -> html.HtmlElement:
        return html.fromstring(self.ask(url).text)

    def words(self, url: str) -> str:
        return " ".join(self.page(url).text_content().split())


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shown]:
    folder = tmp_path_factory.mktemp("preview")
    content = write_small_content(folder / "content")
    options = Options(content=content, output=folder / "output", now=SAMPLE_NOW, as_json=False)
    with (
        watched(options, sample=False) as watcher,
        serving(preview_handler(watcher.live), 0) as port,
    ):
        yield Shown(content=content, watcher=watcher, port=port)


@pytest.fixture
def shown(started: Shown) -> Iterator[Shown]:
    """The preview with one text, and without it afterwards."""
    started.save(COFFEE)
    yield started
    shutil.rmtree(started.content / "testdorp" / "agenda")
    started.watcher.turn(0.0)


def test_text_is_shown_without_any_harvest(shown: Shown) -> None:
    assert shown.page(URL).findtext(".//h1") == "Koffie en taal"


def test_saved_text_is_shown_at_once(shown: Shown) -> None:
    shown.save(COFFEE.replace("Koffie en taal", "Thee en taal"))

    assert shown.page(URL).findtext(".//h1") == "Thee en taal"
    assert "Thee en taal" in shown.words("/testdorp/oostwijk/")


def test_saved_text_is_shown_within_half_a_second(shown: Shown) -> None:
    started = time.perf_counter()
    shown.save(COFFEE.replace("Koffie en taal", "Thee en taal"))
    page = shown.words(URL)

    assert "Thee en taal" in page
    assert time.perf_counter() - started < 0.5


def test_concept_is_shown_and_marked(shown: Shown) -> None:
    shown.save(COFFEE.replace("titel:", "concept: ja\ntitel:"))

    assert shown.page(URL).findtext(".//h1") == "Concept: Koffie en taal"
    assert "Concept: Koffie en taal" in shown.words("/testdorp/agenda/")
    assert "Concept: staat niet op de site." in shown.words(URL)


def test_text_that_waits_for_its_second_reader_is_shown_and_marked(shown: Shown) -> None:
    shown.save(COFFEE.replace("titel:", "gevoelig: ja\neigenaar: Jan\ntitel:"))

    assert shown.page(URL).findtext(".//h1") == "Wacht op tweede lezer: Koffie en taal"


def test_coming_date_is_told(shown: Shown) -> None:
    shown.save(COFFEE.replace("2 maart 2027", "7 september 2027"))

    assert "Begint pas op dinsdag 7 september 2027." in shown.words(URL)


def test_broken_text_shows_line_and_caret_and_the_last_good_text(shown: Shown) -> None:
    shown.save(COFFEE.replace("begin:", "beginn:").replace("U oefent", "U leert"))

    page = shown.page(URL)
    top = page.find_class("preview-top")[0]
    assert "Bedoelde u `begin`?" in top.text_content()
    assert "beginn: dinsdag 2 maart 2027, 10.00\n^" in top.text_content()
    assert "U oefent Nederlands" in page.find(".//main").text_content()


def test_new_text_that_is_broken_has_a_page_with_its_mistakes(shown: Shown) -> None:
    shown.save("titel: zonder streepjes", "nieuws/kapot.md")

    words = shown.words("/_preview/tekst/testdorp/nieuws/kapot.md")
    assert "Er staat een fout in dit bestand." in words
    assert "---" in words


def test_mended_text_is_shown_again(shown: Shown) -> None:
    shown.save(COFFEE.replace("begin:", "beginn:"))
    shown.save(COFFEE)

    assert not shown.page(URL).find_class("preview-top")


def test_margin_has_check_tags_and_evidence(shown: Shown) -> None:
    shown.save(COFFEE.replace("U oefent", "Klik hier. U oefent"))

    margin = shown.page(URL).find_class("preview-side")[0].text_content()
    assert "testdorp/agenda/koffie.md" in margin
    assert "Let op, regel 10:" in margin
    assert "Oostwijk (WK999901)" in margin
    assert "Wat het programma vond" in margin


def test_list_of_texts_leads_to_each(shown: Shown) -> None:
    link = shown.page("/_preview/").xpath("//td/a[text()='Koffie en taal']/@href")[0]

    answer = shown.ask(link)

    assert (answer.status, answer.location) == (302, URL)


def test_text_that_is_taken_away_is_gone(shown: Shown) -> None:
    shown.text.unlink()
    shown.watcher.turn(0.0)

    assert "Koffie en taal" not in shown.words("/testdorp/agenda/")


def test_changed_settings_are_shown(shown: Shown) -> None:
    settings = shown.content / "wijkwijzer.toml"
    before = settings.read_text()
    settings.write_text(before.replace("Testhub", "Andere hub"))
    shown.watcher.turn(0.0)

    words = shown.words("/")
    settings.write_text(before)
    shown.watcher.turn(0.0)

    assert "Andere hub" in words


def test_rest_brings_the_index_in_line_once(shown: Shown) -> None:
    number = shown.watcher.live.number

    shown.watcher.turn(REST)
    shown.watcher.turn(REST + REST)

    assert shown.watcher.live.number == number + 1
    assert shown.page(URL).findtext(".//h1") == "Koffie en taal"


def test_another_name_is_refused(shown: Shown) -> None:
    answer = shown.ask(URL, host=f"kwaad.example:{shown.port}")

    assert answer.status == 403
    assert "Koffie" not in answer.text


def test_localhost_is_a_name_of_this_computer(shown: Shown) -> None:
    assert shown.ask(URL, host=f"localhost:{shown.port}").status == 200


@pytest.mark.parametrize(
    "url", ["/../wijkwijzer.toml", "/_preview/tekst/../wijkwijzer.toml", "/assets/../plan.py"]
)
def test_no_other_file_can_be_read(shown: Shown, url: str) -> None:
    answer = shown.ask(url)

    assert answer.status == 404
    assert "base_url" not in answer.text


def test_page_is_that_of_the_site_but_for_the_margin(shown: Shown) -> None:
    page = shown.ask(URL).text

    without = re.sub(
        r'<aside class="preview preview-side".*?</aside>', "", page, flags=re.DOTALL
    )
    planned = shown.watcher.live.newest.site.page(URL)
    assert planned
    own = shown.watcher.live.newest.renderer.render(planned).decode()
    added = (
        '<link rel="stylesheet" href="/_preview/preview.css">'
        f'<script src="/_preview/preview.js" data-number="{shown.watcher.live.number}">'
        "</script>"
    )
    assert without.replace(added, "").replace(' class="with-preview"', "") == own


def test_output_is_not_touched(shown: Shown) -> None:
    shown.page(URL)

    assert not (shown.content.parent / "output").exists()


@_in_browser
@_with_chromium
def test_browser_loads_the_page_again_by_itself(shown: Shown) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM or None, args=FLAGS)
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{shown.port}{URL}")
        with page.expect_navigation():
            shown.save(COFFEE.replace("Koffie en taal", "Soep en taal"))
        heading = page.text_content("h1")
        browser.close()

    assert heading == "Soep en taal"
