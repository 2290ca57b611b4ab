"""What a browser shows of the criteria that Dutch government sites fail most.

docs/accessibility.md names for each criterion the template's guarantee and the test here.
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from attrs import frozen
from playwright.sync_api import Browser, Page

from tests.fakes.chromium import IN_CHROMIUM
from tests.integration.site.served import TEMPLATES

on_every_template = pytest.mark.parametrize("url", TEMPLATES.values(), ids=TEMPLATES.keys())
pytestmark = IN_CHROMIUM

TOO_WIDE = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
SPACING = """
* { line-height: 1.5 !important; letter-spacing: .12em !important }
* { word-spacing: .16em !important }
p { margin-bottom: 2em !important }
"""
"""The distances of WCAG 1.4.12."""

CUT_OFF = """() => [...document.querySelectorAll("main *, header *")].filter(element => {
  const style = getComputedStyle(element);
  return ["hidden", "clip"].includes(style.overflowX) && element.clientWidth > 1
    && element.scrollWidth > element.clientWidth + 1;
}).map(element => element.outerHTML.slice(0, 80))"""

USED = "a[href], button, input, summary"

NAMELESS = """(used) => [...document.querySelectorAll(used)].filter(element => {
  const named = element.getAttribute("aria-label") || element.textContent.trim()
    || (element.labels && element.labels.length);
  return !named && element.checkVisibility();
}).map(element => element.outerHTML.slice(0, 80))"""

SMALL = """(used) => {
const largeTwin = (element) => element.closest("svg")
  && [...document.querySelectorAll(".areas a")].some(other => {
    const box = other.getBoundingClientRect();
    return other.getAttribute("href") === element.getAttribute("href")
      && box.width >= 24 && box.height >= 24;
  });
return [...document.querySelectorAll(used)].filter(element => {
  const box = element.getBoundingClientRect();
  const inText = getComputedStyle(element).display === "inline"
    && element.closest("p, li, dd, td, span, h1, h2, h3");
  return element.checkVisibility() && !inText && box.width > 1
    && (box.width < 24 || box.height < 24) && !largeTwin(element);
}).map(element => element.outerHTML.slice(0, 80));
}"""
"""Targets below 24 by 24 pixels outside a sentence (WCAG 2.5.8).

A small shape on the map is excused by a large link to the same page in the list beside it.
"""

FOCUSED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const marked = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const seen = box.width > 1 && box.bottom > 0 && box.top < innerHeight;
  return element === document.body ? null : [marked && seen, element.outerHTML.slice(0, 80)];
}"""

SAME_WORDS = """() => [...document.querySelectorAll("[aria-label]")].filter(element =>
  element.matches("a, button, input") && element.textContent.trim() && !element.closest("svg")
    && !element.getAttribute("aria-label").includes(element.textContent.trim())
).map(element => element.outerHTML.slice(0, 80))"""


@frozen(kw_only=True)
class Narrow:
    """What one visit with a narrow phone showed."""

    too_wide: int
    too_wide_when_spaced: int
    cut_off: list[str]
    small: list[str]


@frozen(kw_only=True)
class Wide:
    """What one visit with a keyboard and a wide screen showed; a stop is marked or not."""

    nameless: list[str]
    other_words: list[str]
    stops: list[tuple[bool, str]]
    said: list[str]
    asked: list[str]


class Visits:
    """Opens each page once in each mode, however many tests ask what was seen there."""

    def __init__(self, browser: Browser, base: str) -> None:
        self._base = base
        self._contexts = (
            browser.new_context(viewport={"width": 320, "height": 640}, locale="nl-NL"),
            browser.new_context(viewport={"width": 1280, "height": 900}, locale="nl-NL"),
        )
        self._phone, self.desktop = (context.new_page() for context in self._contexts)
        self._narrow: dict[str, Narrow] = {}
        self._wide: dict[str, Wide] = {}
        self._said: list[str] = []
        self._asked: list[str] = []
        self.desktop.on("console", lambda message: self._said.append(message.text))
        self.desktop.on("pageerror", lambda error: self._said.append(str(error)))
        self.desktop.on("request", lambda request: self._asked.append(request.url))

    def narrow(self, url: str) -> Narrow:
        """Return what a phone of 320 pixels shows of a page, also with larger distances."""
        if url not in self._narrow:
            page = self._phone
            page.goto(self._base + url)
            too_wide, small = page.evaluate(TOO_WIDE), page.evaluate(SMALL, USED)
            page.add_style_tag(content=SPACING)
            self._narrow[url] = Narrow(
                too_wide=too_wide,
                small=small,
                too_wide_when_spaced=page.evaluate(TOO_WIDE),
                cut_off=page.evaluate(CUT_OFF),
            )
        return self._narrow[url]

    def wide(self, url: str) -> Wide:
        """Return what a wide screen shows of a page, and where Tab leads to."""
        if url not in self._wide:
            page = self.desktop
            self._said.clear()
            self._asked.clear()
            page.goto(self._base + url)
            self._wide[url] = Wide(
                nameless=page.evaluate(NAMELESS, USED),
                other_words=page.evaluate(SAME_WORDS),
                stops=focus_stops(page, 20),
                said=list(self._said),
                asked=[one for one in self._asked if not one.startswith(self._base)],
            )
        return self._wide[url]

    def close(self) -> None:
        """Close the windows."""
        for context in self._contexts:
            context.close()


@pytest.fixture(scope="module")
def visits(browser: Browser, base: str) -> Iterator[Visits]:
    opened = Visits(browser, base)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def forced(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(forced_colors="active", color_scheme="dark")
    yield context.new_page()
    context.close()


def focus_stops(page: Page, most: int) -> list[tuple[bool, str]]:
    """Return what each press of Tab leads to: marked and in sight, and which element."""
    found = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUSED)
        if stop is None:
            break
        found.append((stop[0], stop[1]))
    return found


@on_every_template
def test_page_is_as_wide_as_a_narrow_phone(visits: Visits, url: str) -> None:
    assert visits.narrow(url).too_wide <= 1


@on_every_template
def test_larger_distances_between_letters_cut_nothing_off(visits: Visits, url: str) -> None:
    seen = visits.narrow(url)

    assert seen.too_wide_when_spaced <= 1
    assert seen.cut_off == []


@on_every_template
def test_focus_is_marked_and_in_sight_at_every_stop(visits: Visits, url: str) -> None:
    stops = visits.wide(url).stops

    assert len(stops) > 5
    assert [element for marked, element in stops if not marked] == []


@on_every_template
def test_targets_are_large_enough_for_a_finger(visits: Visits, url: str) -> None:
    assert visits.narrow(url).small == []


@on_every_template
def test_everything_that_can_be_used_has_a_name(visits: Visits, url: str) -> None:
    seen = visits.wide(url)

    assert seen.nameless == []
    assert seen.other_words == []


@on_every_template
def test_scripts_run_without_a_mistake_or_a_request_elsewhere(visits: Visits, url: str) -> None:
    seen = visits.wide(url)

    assert seen.said == []
    assert seen.asked == []


@pytest.mark.parametrize("url", ["/almere/filmwijk/", "/almere/veilig/", "/"])
def test_skip_link_is_first_and_leads_past_the_menu(
    visits: Visits, base: str, url: str
) -> None:
    desktop = visits.desktop
    desktop.goto(base + url)

    desktop.keyboard.press("Tab")
    first = desktop.locator(":focus")
    name, box = first.inner_text(), first.bounding_box()
    desktop.keyboard.press("Enter")

    assert name == "Naar de inhoud"
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    assert desktop.evaluate("document.activeElement.id") == "inhoud"


@pytest.mark.parametrize("url", ["/almere/filmwijk/", "/almere/veilig/", "/"])
def test_forced_colours_leave_buttons_and_fields_visible(
    forced: Page, base: str, url: str
) -> None:
    forced.goto(base + url)

    bare = forced.evaluate(
        """() => [...document.querySelectorAll(".call, .button, button, .exit-link, input")]
        .filter(element => element.checkVisibility() && element.type !== "checkbox"
          && parseFloat(getComputedStyle(element).borderTopWidth) < 1)
        .map(element => element.outerHTML.slice(0, 80))"""
    )

    assert bare == []


def test_focus_follows_the_order_of_the_page(site: Any) -> None:
    jumping = [url for url, text in site.sources.items() if 'tabindex="1' in text]

    assert jumping == []


def test_no_two_pages_of_a_language_have_one_title(site: Any) -> None:
    titles = Counter(
        (page.get("lang"), page.xpath("string(//title)"))
        for url in site.sources
        for page in [site.page(url)]
    )

    assert [title for title, count in titles.items() if count > 1] == []


def test_every_table_names_its_rows_and_columns(site: Any) -> None:
    bare = [
        url
        for url, text in site.sources.items()
        if "<table" in text
        and site.page(url).xpath(
            "//main//table[not(.//th[@scope])][not(ancestor::*[@class='prose'])]"
        )
    ]

    assert bare == []


def test_every_drawing_says_what_it_is_or_that_it_is_decoration(site: Any) -> None:
    silent = [
        url
        for url in TEMPLATES.values()
        if site.page(url).xpath(
            "//svg[not(@aria-hidden='true')][not(@role)] | //img[not(@alt)]"
        )
    ]

    assert silent == []


def test_no_page_plays_sound_or_film_by_itself(site: Any) -> None:
    playing = [
        url for url, text in site.sources.items() if "<video" in text or "<audio" in text
    ]

    assert playing == []


def test_text_in_another_language_says_which(site: Any) -> None:
    foreign = [
        page.xpath("//h1/@lang | //main//*[@class='prose']/@lang")
        for url in site.sources
        for page in [site.page(url)]
        if "Deze tekst is niet in het Nederlands." in site.text(url)
    ]

    assert [one for one in foreign if not one] == []


def test_cancelled_event_says_so_in_words_beside_the_line(site: Any) -> None:
    silent = [
        url
        for url, text in site.sources.items()
        if "<h1><del>" in text and "Gaat niet door" not in text
    ]

    assert silent == []
