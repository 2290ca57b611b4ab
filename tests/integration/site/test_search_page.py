"""The search page in a browser, with a worker that answers from a handful of items."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.fakes.chromium import IN_CHROMIUM
from tests.fakes.search_site import searchable, write_site
from tests.integration.site.served import serving

pytestmark = IN_CHROMIUM

SEARCH = "/almere/zoeken/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the small hub is served."""
    folder = tmp_path_factory.mktemp("search")
    write_site(searchable(), folder)
    with serving(folder) as served:
        yield served


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a new visitor; what goes wrong in a script fails the test."""
    context = browser.new_context(base_url=address, viewport={"width": 1100, "height": 800})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    context.close()
    assert errors == []


def field(page: Page) -> Locator:
    return page.locator("main form[role=search] input[name=q]")


def titles(page: Page) -> Locator:
    return page.locator(".results h3 a")


def choice(page: Page, name: str) -> Locator:
    return page.locator(".choices a", has_text=name)


def query(page: Page) -> str:
    return str(page.evaluate("location.search"))


def test_results_come_while_typing_and_the_address_follows(page: Page) -> None:
    page.goto(SEARCH)

    field(page).press_sequentially("geld")

    expect(titles(page)).to_have_count(4)
    expect(page.locator("#zoekstatus")).to_have_text("4 resultaten")
    expect(page).to_have_url(re.compile(r"\?q=geld$"))
    expect(field(page)).to_be_focused()


def test_answer_to_an_earlier_question_is_dropped(page: Page) -> None:
    page.goto(SEARCH)

    field(page).fill("wan")
    page.keyboard.press("Enter")
    field(page).fill("kinder")
    page.keyboard.press("Enter")

    expect(page.locator("#zoekstatus")).to_have_text("1 resultaat")
    expect(titles(page)).to_have_text(["Kinderopvang betalen"])


def test_words_are_marked_in_the_title_and_the_summary(page: Page) -> None:
    page.goto(f"{SEARCH}?q=geld")

    expect(page.locator(".results li").first.locator("mark")).to_have_text(["geld", "geld"])


def test_card_says_subject_kind_day_and_wijk(page: Page) -> None:
    page.goto(f"{SEARCH}?q=avond")

    card = page.locator(".results li")

    expect(card).to_contain_text("Geld en schulden · Activiteit")
    expect(card).to_contain_text("donderdag 4 maart 2027")
    expect(card).to_contain_text("Filmwijk")


def test_choice_is_a_link_that_keeps_the_focus_and_the_back_button_undoes(page: Page) -> None:
    page.goto(f"{SEARCH}?q=geld")

    choice(page, "Kinderen en opvoeden").focus()
    page.keyboard.press("Enter")

    expect(titles(page)).to_have_text(["Kinderopvang betalen"])
    expect(choice(page, "Kinderen en opvoeden")).to_be_focused()
    expect(choice(page, "Kinderen en opvoeden")).to_have_attribute("aria-current", "true")
    expect(page).to_have_url(re.compile(r"\?q=geld&onderwerp=kinderen$"))
    page.go_back()
    expect(titles(page)).to_have_count(4)


def test_address_with_a_choice_shows_it_and_what_else_was_searched_for(page: Page) -> None:
    page.goto(f"{SEARCH}?q=poen&taal=en")

    expect(titles(page)).to_have_text(["Talking about money"])
    expect(choice(page, "Engels")).to_have_attribute("aria-current", "true")
    expect(page.locator(".remarks")).to_contain_text("Wij zochten ook op: geld.")


def test_more_results_come_below_and_the_button_keeps_the_focus(page: Page) -> None:
    page.goto(f"{SEARCH}?q=wandelen")
    more = page.get_by_role("button", name="Meer laten zien")

    more.focus()
    page.keyboard.press("Enter")

    expect(titles(page)).to_have_count(20)
    expect(more).to_be_focused()
    expect(page.locator("#zoekstatus")).to_have_text("Er staan nu 20 van 23 resultaten.")
    page.keyboard.press("Enter")
    expect(titles(page)).to_have_count(23)
    expect(titles(page).nth(20)).to_be_focused()


def test_typing_error_is_told_and_can_be_taken_literally(page: Page) -> None:
    page.goto(f"{SEARCH}?q=kindropvang")

    expect(page.locator(".remarks")).to_contain_text(
        "U typte kindropvang. Wij zochten op kinderopvang."
    )
    page.get_by_role("link", name="Zoek precies op kindropvang").click()

    expect(page.locator(".nothing")).to_contain_text("Wij vonden niets voor kindropvang.")
    expect(page).to_have_url(re.compile("precies=1"))


def test_nothing_found_offers_the_number_and_another_word(page: Page) -> None:
    page.goto(f"{SEARCH}?q=xyzzy")

    expect(page.locator(".nothing")).to_contain_text("Bel 036 – 000 00 00")
    page.get_by_role("link", name="wandelen", exact=True).click()

    expect(titles(page)).to_have_count(10)


@pytest.mark.parametrize(
    ("typed", "number", "absent"),
    [("zelfmoord", "113", "0800-0432"), ("hij slaat mij", "0800-2000", "113")],
)
def test_sensitive_words_show_the_numbers_first_and_leave_no_trace(
    page: Page, typed: str, number: str, absent: str
) -> None:
    page.goto(f"{SEARCH}?q=geld")

    field(page).fill(typed)

    numbers = page.locator(".help-now")
    expect(numbers.get_by_text(f"Bel {number}", exact=True)).to_be_visible()
    expect(numbers.get_by_text(f"Bel {absent}", exact=True)).to_be_hidden()
    expect(page).to_have_url(re.compile(f"{SEARCH}$"))
    assert page.evaluate("[JSON.stringify(localStorage), JSON.stringify(sessionStorage)]") == [
        "{}",
        "{}",
    ]


def test_word_that_may_become_a_sensitive_one_waits_for_the_address(page: Page) -> None:
    page.goto(SEARCH)

    field(page).press_sequentially("mishan")

    expect(page.locator(".found")).to_be_visible()
    assert query(page) == ""


def test_sensitive_result_shows_no_summary_and_guards_its_query(page: Page) -> None:
    page.goto(SEARCH)

    field(page).fill("ruzie")

    card = page.locator(".results li")
    expect(page.locator(".help-now")).to_be_hidden()
    expect(card).to_contain_text("Op die pagina kunt u snel weg van deze site.")
    expect(card).not_to_contain_text("slaat")
    expect(card.locator("mark")).to_have_count(0)
    assert query(page) == ""


def test_sensitive_results_are_not_printed(page: Page) -> None:
    page.goto(SEARCH)
    field(page).fill("ruzie")
    expect(titles(page)).to_have_count(1)

    page.emulate_media(media="print")

    expect(titles(page)).to_be_hidden()


def test_address_with_sensitive_words_is_cleaned_at_once(page: Page) -> None:
    page.goto(f"{SEARCH}?q=zelfmoord")

    expect(page.locator(".help-now")).to_be_visible()
    assert query(page) == ""


def test_search_from_a_wijk_is_not_in_any_address_that_the_server_sees(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/almere/filmwijk/")

    field(page).fill("geld")
    page.keyboard.press("Enter")

    expect(page.locator(".remarks")).to_contain_text("Wat in Filmwijk is, staat eerst.")
    expect(titles(page).first).to_have_text("Avond over geld")
    assert [url for url in asked if "geld" in url] == []
    assert page.evaluate("window.name") == ""


def test_search_from_the_start_page_goes_on_after_the_choice_of_a_gemeente(page: Page) -> None:
    page.goto("/")

    field(page).fill("geld")
    page.keyboard.press("Enter")
    page.locator("main").get_by_role("link", name="Almere").click()

    expect(field(page)).to_have_value("geld")
    expect(titles(page)).to_have_count(4)


def test_wijk_that_the_device_remembers_comes_first(page: Page) -> None:
    page.goto("/almere/filmwijk/")
    page.evaluate("localStorage.wijk = JSON.stringify(['/en/almere/filmwijk/', 'Filmwijk'])")

    page.goto(f"{SEARCH}?q=geld")

    expect(titles(page).first).to_have_text("Avond over geld")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Money and debts · Activity"), ("ar", "المال والديون · نشاط")]
)
def test_page_speaks_its_own_language_and_marks_the_language_of_a_hit(
    page: Page, language: str, said: str
) -> None:
    page.goto(f"/{language}{SEARCH}?q=avond")

    card = page.locator(".results li")

    expect(card).to_contain_text(said)
    expect(card.locator("h3")).to_have_attribute("lang", "nl")
    expect(card.locator("h3")).to_have_attribute("dir", "ltr")


@pytest.mark.parametrize("width", [320, 1100])
def test_results_fit_the_width_of_the_screen(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 700})

    page.goto(f"{SEARCH}?q=kindropvang")

    expect(titles(page)).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_escape_empties_the_field_and_what_it_found(page: Page) -> None:
    page.goto(f"{SEARCH}?q=geld")
    expect(titles(page)).to_have_count(4)

    field(page).focus()
    page.keyboard.press("Escape")

    expect(page.locator(".found")).to_be_hidden()
    expect(field(page)).to_have_value("")
    expect(field(page)).to_be_focused()
    assert query(page) == ""


WIJK = "/almere/filmwijk/"


def test_page_of_a_wijk_fetches_nothing_before_its_field_is_used(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(WIJK, wait_until="networkidle")

    assert [url for url in asked if "worker.js" in url or "/zoek/" in url] == []


def test_page_of_a_wijk_answers_while_typing_and_leads_to_the_whole_gemeente(
    page: Page,
) -> None:
    page.goto(WIJK)

    field(page).press_sequentially("wandelen")

    near = page.locator(".near-search")
    expect(near.get_by_role("link", name="Wandelen")).to_have_count(5)
    expect(page.locator("#zoekstatus")).to_have_text("23 resultaten")
    expect(field(page)).to_be_focused()
    near.get_by_role("link", name="Zoek in heel Almere").click()
    expect(titles(page)).to_have_count(10)
    expect(page).to_have_url(re.compile(rf"{SEARCH}\?q=wandelen&wijk=filmwijk$"))


def test_escape_puts_the_answers_of_a_wijk_away(page: Page) -> None:
    page.goto(WIJK)
    field(page).press_sequentially("wandelen")
    near = page.locator(".near-search")
    near.get_by_role("link", name="Wandelen").first.focus()

    page.keyboard.press("Escape")

    expect(near).to_be_hidden()
    expect(field(page)).to_be_focused()


def test_page_of_a_wijk_says_when_nothing_is_there(page: Page) -> None:
    page.goto(WIJK)

    field(page).fill("xyzzy")

    expect(page.locator(".near-search")).to_contain_text("Hier vonden wij niets.")


def test_crisis_word_on_the_page_of_a_wijk_shows_the_numbers_first(page: Page) -> None:
    page.goto(WIJK)

    field(page).fill("hij slaat mij")

    numbers = page.locator(".help-now")
    expect(numbers.get_by_text("Bel 0800-2000", exact=True)).to_be_visible()
    expect(numbers.get_by_text("Bel 113", exact=True)).to_be_hidden()
    expect(page.locator(".near-search")).to_be_hidden()
    assert query(page) == ""
