"""Leaving and printing a sensitive page, as a browser does it (CARE.md part 1.2)."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.fakes.chromium import IN_CHROMIUM

pytestmark = IN_CHROMIUM

SAFETY = "/almere/veilig/"
ELSEWHERE = "https://www.buienradar.nl/"


def opened(context: BrowserContext) -> Page:
    page = context.new_page()
    page.route(f"{ELSEWHERE}**", lambda route: route.fulfill(body="Het weer"))
    return page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield opened(context)
    context.close()


@pytest.fixture
def page_without_scripts(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False)
    yield opened(context)
    context.close()


def test_button_leaves_and_takes_the_page_out_of_the_history_of_the_tab(
    page: Page, base: str
) -> None:
    page.goto(f"{base}/over/")
    page.goto(base + SAFETY)

    page.locator(".exit-link").click()
    page.wait_for_url(ELSEWHERE)
    page.go_back()

    assert page.url == f"{base}/over/"


def test_button_is_a_plain_link_without_a_script(page_without_scripts: Page, base: str) -> None:
    page_without_scripts.goto(base + SAFETY)

    page_without_scripts.locator(".exit-link").click()

    assert page_without_scripts.url == ELSEWHERE


def test_second_stop_of_the_keyboard_leaves(page: Page, base: str) -> None:
    page.goto(base + SAFETY)

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    seen = page.locator(":focus").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url(ELSEWHERE)

    assert seen == "Verlaat deze site snel"


def test_shift_three_times_leaves_and_says_how_often_still(page: Page, base: str) -> None:
    page.goto(base + SAFETY)
    status = page.locator(".exit [role=status]")

    page.keyboard.press("Shift")
    once = status.text_content()
    page.keyboard.press("Shift")
    twice = status.text_content()
    page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)

    assert once == "Druk nog 2 keer op Shift om weg te gaan."
    assert twice == "Druk nog 1 keer op Shift om weg te gaan."


def test_shift_with_another_key_is_no_wish_to_leave(page: Page, base: str) -> None:
    page.goto(base + SAFETY)

    page.keyboard.press("Shift+A")
    page.keyboard.press("Shift+B")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")

    assert page.url == base + SAFETY


def test_page_is_empty_also_when_the_other_site_does_not_answer(page: Page, base: str) -> None:
    page.goto(base + SAFETY)

    page.route(f"{ELSEWHERE}**", lambda route: route.abort("aborted"))
    page.locator(".exit-link").click()
    page.locator("main").wait_for(state="hidden")

    assert page.locator("body").inner_text().strip() == ""


def test_sensitive_page_keeps_nothing_and_shows_no_wijk(page: Page, base: str) -> None:
    page.goto(f"{base}/almere/filmwijk/")
    page.locator("[data-wijk]").click()
    kept = page.evaluate("JSON.stringify(localStorage)")

    page.goto(base + SAFETY)

    assert page.evaluate("JSON.stringify(localStorage)") == kept
    assert page.evaluate("sessionStorage.length + document.cookie.length") == 0
    assert not page.locator(".your-wijk").is_visible()


@pytest.mark.parametrize("url", [SAFETY, "/almere/direct-hulp/"])
def test_sensitive_page_prints_the_question_alone(
    page_without_scripts: Page, base: str, url: str
) -> None:
    page_without_scripts.goto(base + url)

    page_without_scripts.emulate_media(media="print")

    assert not page_without_scripts.locator("main").is_visible()
    assert not page_without_scripts.locator("header").is_visible()
    assert page_without_scripts.locator("body").inner_text().strip() == (
        "Is het veilig om dit te printen? Zet dan eerst een vinkje onderaan de pagina."
    )


def test_sensitive_page_prints_once_somebody_says_that_it_is_safe(
    page_without_scripts: Page, base: str
) -> None:
    page_without_scripts.goto(base + SAFETY)

    page_without_scripts.get_by_label("Is het veilig om dit te printen?").check()
    page_without_scripts.emulate_media(media="print")

    assert page_without_scripts.locator("main").is_visible()
    assert not page_without_scripts.locator(".print-ask").is_visible()


def test_permission_to_print_is_not_kept(page: Page, base: str) -> None:
    page.goto(base + SAFETY)
    page.get_by_label("Is het veilig om dit te printen?").check()

    page.reload()

    assert not page.get_by_label("Is het veilig om dit te printen?").is_checked()


def test_ordinary_page_prints_with_its_address(page: Page, base: str) -> None:
    page.goto(f"{base}/almere/geld/")

    page.emulate_media(media="print")

    assert page.locator("main").is_visible()
    assert "https://wijkwijzer.example/almere/geld/" in page.locator("main").inner_text()


def test_paper_says_on_which_day_it_was_printed(page: Page, base: str) -> None:
    page.clock.set_fixed_time("2027-03-01T09:00:00+01:00")
    page.goto(f"{base}/almere/geld/")

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    assert page.locator(".printed").inner_text() == "Geprint op 1 maart 2027."
