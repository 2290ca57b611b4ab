"""Every page type in the system's Chromium with JavaScript off, as residents may read it."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request

from tests.fakes.chromium import IN_CHROMIUM
from tests.integration.site.served import TEMPLATES

pytestmark = IN_CHROMIUM


@pytest.fixture(scope="module")
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 320, "height": 640}, locale="nl-NL"
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("url", TEMPLATES.values(), ids=TEMPLATES.keys())
def test_page_is_read_without_javascript_on_a_narrow_phone(
    phone: Page, base: str, url: str
) -> None:
    requests: list[str] = []

    def note(request: Request) -> None:
        requests.append(request.url)

    phone.on("request", note)
    phone.goto(base + url)
    phone.remove_listener("request", note)

    bar = phone.get_by_text("0800-2000").first
    main = phone.locator("main").bounding_box()
    assert phone.locator("h1").count() == 1
    assert phone.locator("h1").is_visible()
    assert bar.is_visible()
    assert main is not None
    assert main["x"] + main["width"] <= 320
    assert all(request.startswith(base) for request in requests)


def test_information_page_with_local_layer_reads_in_order(
    phone: Page, base: str, site: Any
) -> None:
    url = next(url for url in site.sources if url.startswith("/almere/") and _is_local(url))

    phone.goto(base + url)

    headings = [heading.inner_text() for heading in phone.locator("h2").all()]
    assert any(heading.startswith("In ") for heading in headings)


def test_resident_walks_from_the_home_page_to_an_event(phone: Page, base: str) -> None:
    phone.goto(base + "/")
    phone.locator("main").get_by_role("link", name="Almere", exact=True).click()
    phone.locator("main").get_by_role("link", name="Filmwijk", exact=True).first.click()
    phone.get_by_role("link", name="Koffie en taal", exact=True).first.click()

    assert phone.url.endswith("/almere/agenda/koffie-en-taal/")
    assert "Buurthuis Het Filmdoek" in phone.locator("main").inner_text()


def _is_local(url: str) -> bool:
    parts = url.strip("/").split("/")
    return len(parts) == 4 and parts[2] == "informatie"
