"""The scripts of guidance: the same rule as in Python, and nothing kept or sent."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from hub.hoe_gaat_het import Reply, overview
from hub.vocabulary import Domain
from tests.fakes.chromium import IN_CHROMIUM

pytestmark = IN_CHROMIUM

CHECK = "/almere/hoe-gaat-het/"
ASKED = tuple(one for one in Domain if one is not Domain.VEILIGHEID)
ANSWER = """(replies) => {
  for (const [id, reply] of replies) {
    const box = document.querySelector(`[name="${id}"][value="${reply}"]`);
    if (box) box.checked = true;
  }
  document.querySelector('[data-do="show"]').click();
}"""
TOLD = """() => {
  const names = (list) => {
    const line = document.querySelector(`[data-if="${list}"]`);
    return line.hidden ? [] : line.querySelector("span").textContent.split(" · ");
  };
  const chosen = [...document.querySelectorAll(".chosen h2")];
  return {
    good: names("goed"), mostly: names("meestal"), hard: names("lastig"),
    call: !document.querySelector('[data-if="call"]').hidden,
    helped: chosen.map((one) => one.textContent.trim()),
  };
}"""
NAMES = """() => Object.fromEntries([...document.querySelectorAll(".situation")].map(
  (one) => [one.id, one.querySelector("h2").textContent.trim()]
))"""

Replies = list[tuple[Domain, Reply]]


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "replies",
    [
        [],
        [(Domain.INKOMEN, Reply.LASTIG)],
        [(Domain.INKOMEN, Reply.LASTIG), (Domain.WONEN, Reply.LASTIG)],
        [(Domain.WONEN, Reply.GOED), (Domain.WERK, Reply.MEESTAL)],
        [(Domain.ZORG, Reply.LIEVER_NIET), (Domain.SAMENLEVEN, Reply.GOED)],
        [(Domain.VEILIGHEID, Reply.LASTIG), (Domain.ZORG, Reply.LASTIG)],
        [(domain, Reply.LASTIG) for domain in ASKED],
        [
            (domain, reply)
            for domain, reply in zip(ASKED, [*Reply, *Reply, Reply.GOED], strict=True)
        ],
    ],
)
def test_script_says_what_the_rule_says(visitor: Page, base: str, replies: Replies) -> None:
    visitor.goto(base + CHECK)
    names = visitor.evaluate(NAMES)
    expected = overview(replies)

    visitor.evaluate(ANSWER, [list(one) for one in replies])

    assert visitor.evaluate(TOLD) == {
        "good": [names[one] for one in expected.good],
        "mostly": [names[one] for one in expected.mostly],
        "hard": [names[one] for one in expected.hard],
        "call": expected.call_first,
        "helped": [names[one] for one in expected.hard],
    }


def test_answers_are_gone_after_leaving_and_were_kept_nowhere(visitor: Page, base: str) -> None:
    visitor.goto(base + CHECK)
    visitor.evaluate(ANSWER, [["inkomen", "lastig"]])
    address, kept = visitor.url, visitor.evaluate("localStorage.length + sessionStorage.length")

    visitor.goto(base + "/almere/")
    visitor.go_back()

    assert (address, kept) == (base + CHECK, 0)
    assert visitor.locator(".overview").is_hidden()
    assert visitor.locator("input:checked").count() == 0


def test_overview_of_everything_prints_on_two_sheets(visitor: Page, base: str) -> None:
    visitor.goto(base + CHECK)
    visitor.evaluate(ANSWER, [[one, "lastig"] for one in ASKED])

    printed = visitor.pdf(format="A4")

    assert len(re.findall(rb"/Type /Page\b", printed)) <= 2


def test_questions_keep_the_answers_on_the_page_and_go_back(visitor: Page, base: str) -> None:
    visitor.goto(base + "/almere/wegwijs/")
    visitor.click("text=Geld en schulden")
    visitor.wait_for_url("**/wegwijs/geld/")
    visitor.wait_for_selector(".given li")
    visitor.click("text=Ik kom niet rond")
    visitor.wait_for_selector("h1:has-text('te weinig geld')")
    given = visitor.locator(".given li").all_inner_texts()

    visitor.go_back()
    visitor.wait_for_selector("h1:has-text('Wat is er met')")

    assert given == [
        "Waar gaat uw vraag over? Geld en schulden",
        "Wat is er met uw geld? Ik kom niet rond",
    ]
    assert visitor.locator(".given li").count() == 1


def test_no_answer_comes_along_to_a_page_about_safety(visitor: Page, base: str) -> None:
    visitor.goto(base + "/almere/wegwijs/")
    visitor.click("text=Familie, vrienden en contact")
    visitor.wait_for_selector(".given li")
    visitor.click("text=Mijn familie")
    visitor.wait_for_selector("h1:has-text('familie')")

    visitor.click("text=Iemand wordt geslagen of bedreigd")
    visitor.wait_for_url("**/wegwijs/veilig/thuis-onveilig/")

    assert visitor.locator(".given").count() == 0
    assert "Mijn familie" not in visitor.locator("main").inner_text()
