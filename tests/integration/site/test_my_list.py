"""The list for a conversation, in a real browser: it has a tab of its own."""

import pytest
from playwright.sync_api import Browser, Page, expect

FIRST, SECOND = (
    "/almere/organisaties/beweegclub-haven/",
    "/almere/organisaties/buren-in-gesprek/",
)


def add(page: Page) -> None:
    page.locator("a[data-ref]").click()


@pytest.mark.browser
def test_two_items_stand_on_one_list_and_nothing_is_kept(browser: Browser, base: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(base + FIRST)

    with context.expect_page() as opened:
        add(page)
    page.goto(base + SECOND)
    add(page)

    expect(opened.value.locator(".list-count")).to_contain_text("2")
    assert len(context.pages) == 2
    assert context.cookies() == []
    assert opened.value.evaluate("localStorage.length + sessionStorage.length") == 0
    context.close()
