"""What assets/open.js says by the clock, in the system's Chromium."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.fakes.chromium import IN_CHROMIUM

pytestmark = IN_CHROMIUM

URL = "/almere/organisaties/geldloket-almere/"


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Page]:
    # A reader abroad: the door keeps the time of Amsterdam.
    context = browser.new_context(locale="nl-NL", timezone_id="America/New_York")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2027-03-01T09:30:00+01:00", "Nu open. Tot 12.00 uur."),
        ("2027-03-01T08:30:00+01:00", "Nu gesloten. Vandaag open vanaf 9.00 uur."),
        ("2027-03-01T12:00:00+01:00", "Nu gesloten."),
        ("2027-03-02T10:00:00+01:00", "Nu gesloten."),
        ("2027-03-29T10:00:00+02:00", "Nu gesloten."),
    ],
)
def test_page_says_whether_the_door_is_open(
    visitor: Page,
    base: str,
    moment: str,
    said: str,
) -> None:
    visitor.clock.set_fixed_time(moment)

    visitor.goto(base + URL)

    assert visitor.locator(".open-now").inner_text() == said


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("/en/almere/filmwijk/", "Open now, until 17:00."),
        ("/ar/almere/filmwijk/", "مفتوح الآن، حتى الساعة 17:00."),
    ],
)
def test_counter_says_in_the_language_of_the_page_whether_it_is_open(
    visitor: Page, base: str, url: str, said: str
) -> None:
    visitor.clock.set_fixed_time("2027-03-01T09:30:00+01:00")

    visitor.goto(base + url)

    assert visitor.locator(".open-now").inner_text() == said


def test_page_says_nothing_about_days_it_does_not_know(
    visitor: Page,
    base: str,
) -> None:
    visitor.clock.set_fixed_time("2027-09-01T10:00:00+02:00")

    visitor.goto(base + URL)

    assert visitor.locator(".open-now").is_hidden()


def test_choices_of_the_agenda_work_by_keyboard(
    visitor: Page,
    base: str,
) -> None:
    visitor.goto(base + "/almere/agenda/")

    visitor.locator(".choices summary").focus()
    visitor.keyboard.press("Enter")
    visitor.keyboard.press("Tab")
    visitor.keyboard.press("Enter")
    visitor.wait_for_url("**/agenda/gratis/")

    assert visitor.locator(".lead").inner_text().startswith("U ziet nu alleen: gratis.")
