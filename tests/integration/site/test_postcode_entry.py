"""From a postcode to a wijk, which this device then remembers until it must forget it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.fakes.chromium import IN_CHROMIUM

pytestmark = IN_CHROMIUM


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def typed(page: Page, text: str) -> None:
    page.get_by_role("textbox", name="Uw postcode").fill(text)
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    "text", ["1325", "1325AB", "1325 ab", " 1325-Ab ", "(1325 AB)", "1 3 2 5"]
)
def test_postcode_leads_to_its_wijk_however_it_is_written(
    page: Page, base: str, text: str
) -> None:
    page.goto(f"{base}/")

    typed(page, text)

    page.wait_for_url(f"{base}/almere/filmwijk/")


def test_postcode_of_more_wijken_leads_to_a_choice(page: Page, base: str) -> None:
    page.goto(f"{base}/almere/")

    typed(page, "1351")
    page.wait_for_url(f"{base}/almere/postcode/1351/")

    assert page.get_by_role("heading", name="Kies:").is_visible()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Vul uw postcode in, bijvoorbeeld 1325 AB."),
        (
            "12",
            "Dit is geen postcode. Een postcode heeft 4 cijfers en 2 letters, zoals 1325 AB.",
        ),
        ("0325 AB", "Dit is geen postcode."),
        ("9999 ZZ", "Deze postcode staat niet op deze site. Kijk of de cijfers kloppen."),
    ],
)
def test_wrong_postcode_is_told_at_the_field_and_announced(
    page: Page, base: str, text: str, message: str
) -> None:
    page.goto(f"{base}/")

    typed(page, text)

    field = page.get_by_role("textbox", name="Uw postcode")
    alert = page.get_by_role("alert")
    assert " ".join((alert.text_content() or "").split()).startswith(message)
    assert field.get_attribute("aria-invalid") == "true"
    assert (alert.get_attribute("id") or "") in (field.get_attribute("aria-describedby") or "")
    assert field.evaluate("field => field === document.activeElement")


def test_field_is_for_a_postcode_and_is_never_sent(page: Page, base: str) -> None:
    page.goto(f"{base}/")

    field = page.get_by_role("textbox", name="Uw postcode")

    assert field.get_attribute("autocomplete") == "postal-code"
    assert field.get_attribute("name") is None


def test_whole_way_goes_by_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}/")

    page.get_by_role("textbox", name="Uw postcode").focus()
    page.keyboard.type("1325")
    page.keyboard.press("Tab")
    button = page.locator(":focus").inner_text()
    page.keyboard.press("Space")

    page.wait_for_url(f"{base}/almere/filmwijk/")
    assert button == "Ga naar mijn wijk"


def test_without_a_script_the_postcodes_are_a_list(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{base}/")
    form_is_shown = page.locator("form.postcode").is_visible()
    page.get_by_role("link", name="1325").click()

    assert not form_is_shown
    assert page.url == f"{base}/almere/postcode/1325/"
    context.close()


def test_chosen_wijk_stands_in_the_menu_of_the_next_page(page: Page, base: str) -> None:
    page.goto(f"{base}/")
    typed(page, "1325")
    page.wait_for_url(f"{base}/almere/filmwijk/")

    page.goto(f"{base}/eindhoven/")
    page.get_by_role("link", name="Uw wijk: Filmwijk").click()

    assert page.url == f"{base}/almere/filmwijk/"


def test_wijk_is_remembered_from_its_own_page_when_asked(page: Page, base: str) -> None:
    page.goto(f"{base}/almere/filmwijk/")

    page.get_by_role("button", name="Onthoud Filmwijk").click()

    assert page.get_by_role("link", name="Uw wijk: Filmwijk").is_visible()
    assert page.locator(":focus").inner_text().startswith("Uw wijk staat nu")


def test_visit_alone_is_not_remembered(page: Page, base: str) -> None:
    page.goto(f"{base}/almere/filmwijk/")

    assert page.evaluate("localStorage.length") == 0


def test_wijk_is_forgotten_with_one_button(page: Page, base: str) -> None:
    page.goto(f"{base}/almere/filmwijk/")
    page.get_by_role("button", name="Onthoud Filmwijk").click()

    page.get_by_role("button", name="Vergeet mijn wijk").click()

    assert page.evaluate("localStorage.length") == 0
    assert not page.locator(".your-wijk").is_visible()
    assert "weet niet meer" in page.locator(":focus").inner_text()


@pytest.mark.parametrize(
    "kept", ["kapot", "[]", '["https://kwaad.example/", "X"]', '["//kwaad.example/a/", "X"]']
)
def test_what_is_no_wijk_of_this_site_is_not_shown(page: Page, base: str, kept: str) -> None:
    page.goto(f"{base}/over/")
    page.evaluate("text => localStorage.setItem('wijk', text)", kept)

    page.reload()

    assert not page.locator(".your-wijk").is_visible()
