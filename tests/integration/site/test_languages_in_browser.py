"""The other languages in Chromium: mirrored, reached by keyboard, and read aloud."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.fakes.chromium import IN_CHROMIUM

pytestmark = IN_CHROMIUM

SERVED = ("/", "/direct-hulp/", "/almere/direct-hulp/", "/almere/", "/almere/filmwijk/")
ARABIC = ["/ar" + url for url in SERVED]
MIRRORED = (".brand a", ".search button", ".subject-icon", ".languages")
VOICES = """
const said = [];
const speech = new EventTarget();
Object.assign(speech, {
  getVoices: () => [
    { lang: "nl-NL", localService: true, name: "Fenna" },
    { lang: "nl-BE", localService: false, name: "far away" },
  ],
  speak: (one) => { said.push(one); speech.speaking = true; },
  cancel: () => { speech.speaking = false; },
});
Object.defineProperty(window, "speechSynthesis", { value: speech });
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
window.said = said;
"""
"""A device with one Dutch voice of its own and one that lives elsewhere."""


@pytest.fixture(scope="module")
def narrow(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640})
    yield context.new_page()
    context.close()


@pytest.fixture
def speaking(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(VOICES)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("url", ARABIC)
def test_arabic_page_fits_a_narrow_phone(narrow: Page, base: str, url: str) -> None:
    narrow.goto(base + url)

    assert narrow.evaluate("document.documentElement.scrollWidth") == 320


def test_arabic_page_is_a_mirror_of_the_english_one(browser: Browser, base: str) -> None:
    page = browser.new_page(viewport={"width": 1200, "height": 900})

    def middles(url: str) -> list[float]:
        page.goto(base + url)
        boxes = [page.locator(one).first.bounding_box() for one in MIRRORED]
        return [box["x"] + box["width"] / 2 if box else -1 for box in boxes]

    english, arabic = (middles(f"/{one}/almere/filmwijk/") for one in ("en", "ar"))
    page.close()

    pairs = zip(english, arabic, strict=True)
    assert [left < 600 < right or right < 600 < left for left, right in pairs] == [True] * 4


def test_number_in_arabic_text_reads_from_the_left(narrow: Page, base: str) -> None:
    narrow.goto(base + "/ar/almere/filmwijk/")

    number = narrow.locator(".counter .call bdi").first

    assert number.inner_text() == "036 – 000 00 00"
    assert number.evaluate("one => getComputedStyle(one).direction") == "ltr"


def test_language_is_chosen_with_the_keyboard(narrow: Page, base: str) -> None:
    narrow.goto(base + "/almere/filmwijk/")
    narrow.get_by_role("link", name="Nederlands", exact=True).focus()
    narrow.keyboard.press("Tab")
    narrow.keyboard.press("Enter")
    narrow.wait_for_url("**/en/almere/filmwijk/")

    assert narrow.locator("html").get_attribute("lang") == "en"
    assert narrow.get_by_role("heading", level=1).inner_text() == "Filmwijk"


def test_each_language_can_be_reached_from_each_other_one(narrow: Page, base: str) -> None:
    narrow.goto(base + "/almere/")
    narrow.get_by_role("link", name="العربية", exact=True).click()
    narrow.get_by_role("link", name="English", exact=True).click()
    narrow.get_by_role("link", name="Nederlands", exact=True).click()

    assert narrow.url == base + "/almere/"


def test_nothing_is_offered_to_read_aloud_without_a_voice(narrow: Page, base: str) -> None:
    narrow.goto(base + "/almere/filmwijk/")

    assert narrow.get_by_role("button", name="Lees voor").count() == 0


def test_nothing_is_read_aloud_by_a_voice_of_another_language(
    speaking: Page, base: str
) -> None:
    speaking.goto(base + "/ar/almere/filmwijk/")

    assert speaking.locator(".read").is_hidden()


def test_main_text_is_read_aloud_by_a_voice_of_the_device(speaking: Page, base: str) -> None:
    speaking.goto(base + "/almere/filmwijk/")
    before = speaking.evaluate("said.length")
    speaking.get_by_role("button", name="Lees voor").press("Enter")

    first = speaking.evaluate("[said[0].text.trim(), said[0].lang, said[0].voice.name]")
    assert before == 0
    assert first == ["Filmwijk", "nl", "Fenna"]
    assert speaking.get_by_role("button", name="Pauze").is_visible()


def test_reading_aloud_goes_on_where_it_paused(speaking: Page, base: str) -> None:
    speaking.goto(base + "/almere/filmwijk/")
    speaking.get_by_role("button", name="Lees voor").click()
    speaking.evaluate("said[0].onend()")
    speaking.get_by_role("button", name="Pauze").click()
    silent = speaking.evaluate("speechSynthesis.speaking")
    speaking.get_by_role("button", name="Lees verder").click()

    assert silent is False
    assert speaking.evaluate("said[1].text") == speaking.evaluate("said[2].text")


def test_reading_aloud_stops_and_gives_the_focus_back(speaking: Page, base: str) -> None:
    speaking.goto(base + "/almere/filmwijk/")
    speaking.get_by_role("button", name="Lees voor").click()
    speaking.get_by_role("button", name="Stop").press("Enter")

    assert speaking.evaluate("speechSynthesis.speaking") is False
    assert speaking.evaluate("document.activeElement.textContent").strip() == "Lees voor"
    assert speaking.get_by_role("button", name="Stop").count() == 0
