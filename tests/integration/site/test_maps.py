"""The map of the wijken in the system's Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.fakes.chromium import IN_CHROMIUM

pytestmark = IN_CHROMIUM


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 320, "height": 640}, locale="nl-NL")
    yield context.new_page()
    context.close()


def test_keyboard_walks_past_the_map_to_the_list(phone: Page, base: str) -> None:
    phone.goto(f"{base}/almere/")
    skip = phone.locator(".map-skip a")
    skip.focus()

    phone.keyboard.press("Enter")
    phone.keyboard.press("Tab")

    assert phone.evaluate("document.activeElement.closest('#wijken-lijst') !== null")


def test_area_of_the_map_is_reached_by_keyboard(phone: Page, base: str) -> None:
    phone.goto(f"{base}/almere/")
    phone.locator(".map-skip a").focus()

    phone.keyboard.press("Tab")
    name = phone.evaluate("document.activeElement.getAttribute('aria-label')")
    phone.keyboard.press("Enter")
    phone.wait_for_load_state()

    assert phone.locator("h1").inner_text() == name


def test_map_fits_on_a_narrow_phone(phone: Page, base: str) -> None:
    phone.goto(f"{base}/almere/")

    box = phone.locator(".area-map").bounding_box()

    assert box is not None
    assert box["x"] + box["width"] <= 320


def test_page_of_a_wijk_shows_it_among_its_neighbours(phone: Page, base: str) -> None:
    phone.goto(f"{base}/almere/filmwijk/")

    assert phone.get_by_role("img", name="Filmwijk: deze pagina").is_visible()
