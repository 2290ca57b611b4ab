"""Guidance as people use it: with a keyboard, without JavaScript, and on paper.

docs/guidance.md says which walk shows what.
"""

import json
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdf
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.fakes.chromium import IN_CHROMIUM

pytestmark = IN_CHROMIUM

START, CHECK, TALK = "/almere/wegwijs/", "/almere/hoe-gaat-het/", "/almere/gesprek/"
LIST = "/almere/lijstje/"
UNSAFE = "/almere/wegwijs/veilig/thuis-onveilig/"
WAY = ("Geld en schulden", "Ik kan rekeningen niet betalen", "Ik krijg brieven")
LINKS = (
    START,
    CHECK,
    "/almere/levensgebeurtenis/",
    "/almere/thema/",
    TALK,
    LIST,
    "/almere/voor/ouderen/",
    "/almere/vraag-en-aanbod/",
    "/almere/hulpmiddelen/",
    "/almere/meepraten/",
)
MARKED = """() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  const { top, bottom } = document.activeElement.getBoundingClientRect();
  const marked = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
  return marked && top < innerHeight && bottom > 0;
}"""
FAR = 80
"""Tab stops; who has not arrived after so many is lost."""


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context()
    yield made
    made.close()


@pytest.fixture
def visitor(context: BrowserContext) -> Iterator[Page]:
    page = context.new_page()
    yield page
    page.close()


@pytest.fixture(scope="module")
def plain(browser: Browser) -> Iterator[Page]:
    """A visitor without JavaScript."""
    made = browser.new_context(java_script_enabled=False)
    yield made.new_page()
    made.close()


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until an element has the focus; see the mark at every stop."""
    for _ in range(FAR):
        page.keyboard.press("Tab")
        assert page.evaluate(MARKED)
        if wanted.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"no way by Tab to {wanted}")


def chosen(page: Page, wanted: Locator) -> None:
    """Go to a link or a button by Tab and press Enter."""
    tab_to(page, wanted)
    page.keyboard.press("Enter")


def refs(site: Any, *, sensitive: bool, count: int) -> list[str]:
    """Return the names behind the # of the items with the longest texts."""
    known = json.loads((site.root / "almere/lijstje/keuze.json").read_text())
    fitting = [one for one in known if one["sensitive"] is sensitive]
    fitting.sort(key=lambda one: (-len(one["title"] + one["where"] + one["when"]), one["ref"]))
    return [one["ref"] for one in fitting[:count]]


def printed(page: Page) -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(page.pdf(format="A4")))


def words(paper: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in paper.pages)


# By keyboard


def test_way_from_the_first_question_to_help_goes_by_keyboard(visitor: Page, base: str) -> None:
    visitor.goto(base + START)

    chosen(visitor, visitor.get_by_role("link", name=WAY[0], exact=True))
    expect(visitor.locator("h1")).to_be_focused()
    chosen(visitor, visitor.locator(".answers").get_by_text(WAY[1]))
    expect(visitor.locator("h1")).to_be_focused()
    chosen(visitor, visitor.locator(".answers").get_by_text(WAY[2]))
    expect(visitor.locator(".answers")).to_have_count(0)

    expect(visitor.locator("h1")).to_be_focused()
    expect(visitor.locator(".counter .call")).not_to_have_count(0)
    expect(visitor.locator(".given li")).to_have_count(3)


def test_check_is_filled_in_told_and_printed_by_keyboard(visitor: Page, base: str) -> None:
    visitor.goto(base + CHECK)

    tab_to(visitor, visitor.locator('[name="whom"]').first)
    visitor.keyboard.press("Space")
    tab_to(visitor, visitor.locator('[name="inkomen"]').first)
    visitor.keyboard.press("ArrowDown")
    visitor.keyboard.press("ArrowDown")
    chosen(visitor, visitor.locator('[data-do="show"]'))
    expect(visitor.locator("#overzicht")).to_be_focused()
    told = visitor.locator('[data-if="lastig"]').inner_text()
    chosen(visitor, visitor.locator('[data-do="print"]'))

    assert told == "Dit is lastig: Geld en schulden."
    assert visitor.locator(".printed").text_content().startswith("Geprint op")  # type: ignore[union-attr]  # the element is there


def test_list_is_made_and_asks_about_what_is_sensitive_by_keyboard(
    visitor: Page, base: str, site: Any
) -> None:
    (open_ref,) = refs(site, sensitive=False, count=1)
    (guarded,) = refs(site, sensitive=True, count=1)

    visitor.goto(f"{base}{LIST}#{open_ref}.{guarded}")
    expect(visitor.locator("#veilig-vraag")).to_be_focused()
    before = visitor.locator(".chosen-items li").count()
    chosen(visitor, visitor.locator('[data-do="keep"]'))
    expect(visitor.locator(".chosen-items li")).to_have_count(2)

    assert before == 1
    assert visitor.locator(".exit-link").is_visible()
    assert visitor.url.endswith(f"#{open_ref}.{guarded}")


def test_no_to_what_is_sensitive_leaves_it_out_of_the_list_and_its_address(
    visitor: Page, base: str, site: Any
) -> None:
    (guarded,) = refs(site, sensitive=True, count=1)

    visitor.goto(f"{base}{LIST}#{guarded}")
    expect(visitor.locator("#veilig-vraag")).to_be_focused()
    chosen(visitor, visitor.locator('[data-do="leave-out"]'))
    expect(visitor.locator(".list-ask")).to_be_hidden()

    assert visitor.locator(".chosen-items li").count() == 0
    assert visitor.url == base + LIST


# Without JavaScript


def test_same_way_goes_by_plain_links(plain: Page, base: str) -> None:
    plain.goto(base + START)

    for text in WAY:
        plain.locator(".answers").get_by_text(text).click()

    assert plain.locator(".answers").count() == 0
    assert plain.locator(".counter .call").first.is_visible()


@pytest.mark.parametrize("url", LINKS)
def test_page_has_a_number_and_links_onward_without_a_script(
    plain: Page, base: str, url: str
) -> None:
    plain.goto(base + url)

    assert plain.locator("main .call:visible").count() > 0
    assert plain.locator("main a:visible").count() > 0
    assert plain.locator("main button:visible").count() == 0


def test_check_without_a_script_is_a_list_with_help_at_each_sentence(
    plain: Page, base: str
) -> None:
    plain.goto(base + CHECK)

    assert plain.locator(".situation .sentence:visible").count() == 9
    assert plain.locator(".situation .near li:visible").count() >= 9
    assert plain.locator("input[type=radio]:visible").count() == 0


def test_list_without_a_script_says_so_and_has_lines_to_write_on(
    plain: Page, base: str
) -> None:
    plain.goto(base + LIST)

    assert plain.locator(".by-hand li:visible").count() == 5
    assert "Zonder JavaScript werkt dit lijstje" in plain.locator("main").inner_text()


# On paper


@pytest.mark.parametrize("language", ["", "/en", "/ar"])
def test_overview_takes_two_sheets_in_every_language(
    visitor: Page, base: str, language: str
) -> None:
    visitor.goto(base + language + CHECK)

    visitor.evaluate(
        """() => {
  for (const box of document.querySelectorAll('[value="lastig"], [value="ander"]')) {
    box.checked = true;
  }
  document.querySelector('[data-do="show"]').click();
}"""
    )

    assert len(printed(visitor).pages) <= 2


def test_nothing_about_safety_is_printed_with_the_overview(visitor: Page, base: str) -> None:
    visitor.goto(base + CHECK)

    visitor.locator('[name="inkomen"][value="lastig"]').check()
    visitor.locator('[data-do="show"]').click()

    paper = words(printed(visitor))
    assert "Geld en schulden" in paper
    assert "Veilig thuis en op straat" not in paper
    assert "Over veiligheid" not in paper


def test_talk_sheet_takes_one_sheet_on_both_sides(visitor: Page, base: str) -> None:
    visitor.goto(base + TALK)

    assert len(printed(visitor).pages) == 2


@pytest.mark.parametrize(("items", "pages"), [(1, 1), (5, 1), (12, 1), (13, 2), (40, 4)])
def test_list_of_twelve_fits_on_one_page_with_its_numbers_and_code(
    visitor: Page, base: str, site: Any, items: int, pages: int
) -> None:
    chosen_refs = refs(site, sensitive=False, count=items)
    visitor.goto(f"{base}{LIST}#{'.'.join(chosen_refs)}")
    expect(visitor.locator(".chosen-items li")).to_have_count(len(chosen_refs))

    paper = printed(visitor)

    assert len(paper.pages) <= pages
    assert words(paper).count("Bel 0") >= len(chosen_refs)
    assert "Scan dit met een telefoon" in words(paper)


def test_outcome_about_safety_prints_a_question_and_keeps_no_answer(
    visitor: Page, base: str
) -> None:
    visitor.goto(base + UNSAFE)

    paper = words(printed(visitor))

    assert "Is het veilig om dit te printen?" in paper
    assert "Veilig Thuis" not in paper
    assert visitor.evaluate("localStorage.length + sessionStorage.length") == 0
    assert visitor.locator(".given").count() == 0
