"""The start, the numbers and the areas in English and Arabic."""

import re
from datetime import date, datetime, time
from itertools import product
from string import Formatter

import pytest
from attrs import evolve

from hub.clock import AMSTERDAM
from hub.gemeente import LANGUAGES, CrisisWords
from hub.model import Hours, Occurrence
from hub.vocabulary import EventStatus, Kind
from site_builder.bidi import as_elements, mark
from site_builder.languages import NAMES
from site_builder.views.dates import DUTCH_DATES, Dates, dates_in
from site_builder.wording import catalogue, load_words
from tests.fakes.small_hub import World, make_event, make_item, make_occurrence

OTHERS = ("en", "ar")
PAGES = (
    "/",
    "/direct-hulp/",
    "/almere/",
    "/almere/activiteit-aanmelden/",
    "/almere/almere-stad/",
    "/almere/bedrijventerrein-noord/",
    "/almere/direct-hulp/",
    "/almere/filmwijk/",
    "/almere/parkwijk/",
    "/eindhoven/",
    "/almere/zoeken/",
    "/zoeken/",
)
SERVED = [f"/{language}{url}" for language, url in product(OTHERS, PAGES)]
ONLY_ELSEWHERE = re.compile(r"^(audience|domain|domain_about|only_dutch|when)\.")
"""What the Dutch catalogue does not need: labels are content there, and dates our own code."""


@pytest.fixture(scope="module")
def everywhere(world: World) -> World:
    """The small hub in three languages, with its numbers in English but not in Arabic."""
    english = CrisisWords(
        language="en", name="Emergency", when="In danger.", bar_text="Danger:"
    )
    first, *rest = world.hub.crisis_numbers
    numbers = (evolve(first, translations=(english,)), *rest)
    hub = evolve(world.hub, languages=LANGUAGES, crisis_numbers=numbers)
    return world.with_hub(hub).with_items(
        make_item(Kind.NOTICE, "Changed", areas=("WK003416",), changed_on=date(2027, 2, 20)),
        make_event("Vol", make_occurrence("2027-03-02", status=EventStatus.FULL)),
        make_event("Vlakbij", make_occurrence("2027-03-05"), areas=("WK003418",)),
    )


def said_in(language: str) -> Dates:
    words = load_words("u", language)
    return dates_in(words("when.locale"), words)


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_a_hub_with_dutch_alone_has_no_choice_and_no_other_pages(world: World) -> None:
    page = world.markup("/almere/filmwijk/")

    assert [one.url for one in world.plan.pages if one.url.startswith(("/en/", "/ar/"))] == []
    assert 'class="languages"' not in page
    assert '<link rel="alternate" hreflang' not in page


def test_other_languages_have_the_start_the_numbers_and_the_areas(everywhere: World) -> None:
    found = {one.url for one in everywhere.plan.pages if one.url.startswith(("/en/", "/ar/"))}

    assert set(SERVED) <= found
    assert {url.count("/") for url in found} == {2, 3, 4}


@pytest.mark.parametrize("url", SERVED)
def test_page_says_its_language_and_direction(everywhere: World, url: str) -> None:
    root = everywhere.tree(url)

    assert root.get("lang") == url[1:3]
    assert root.get("dir") == {"en": None, "ar": "rtl"}[url[1:3]]


@pytest.mark.parametrize("language", OTHERS)
def test_other_language_has_the_same_keys_and_names_as_the_first(language: str) -> None:
    first, other, dutch = catalogue("en"), catalogue(language), catalogue("nl_u")
    wanted = {key: names(text) for key, text in first.items()}
    shared = {key: found for key, found in wanted.items() if not ONLY_ELSEWHERE.match(key)}

    assert {key: names(text) for key, text in other.items()} == wanted
    assert {key: names(dutch[key]) for key in shared} == shared


@pytest.mark.parametrize("url", SERVED)
def test_page_needs_no_sentence_that_its_language_lacks(everywhere: World, url: str) -> None:
    dutch, page = catalogue("nl_u"), everywhere.markup(url)
    lacking = set(dutch) - set(catalogue(url[1:3]))

    said = {key: max(re.split(r"\{\w+\}", dutch[key]), key=len) for key in lacking}

    assert [key for key, text in said.items() if len(text) > 12 and text in page] == []


def test_subjects_have_their_name_in_the_language_of_the_page(everywhere: World) -> None:
    shown = [
        one.text for one in everywhere.tree("/en/almere/filmwijk/").find_class("subject-name")
    ]

    assert shown[0] == "Children and parenting"
    assert len(shown) == 10


def test_area_is_called_by_its_dutch_name_and_marked_as_dutch(everywhere: World) -> None:
    heading = everywhere.tree("/ar/almere/filmwijk/").find(".//h1")

    assert (heading.text, heading.get("lang"), heading.get("dir")) == ("Filmwijk", "nl", "ltr")


def test_dutch_name_inside_a_sentence_is_marked(everywhere: World) -> None:
    lead = everywhere.tree("/ar/almere/filmwijk/").find_class("lead")[0].find("bdi")

    assert (lead.text, lead.get("lang")) == ("Filmwijk", "nl")


def test_phone_number_stays_from_left_to_right(everywhere: World) -> None:
    number = everywhere.tree("/ar/almere/filmwijk/").xpath(
        "//*[@class='call call-plain']//bdi"
    )[0]

    assert (number.text, number.get("dir")) == ("036 – 000 00 00", "ltr")


def test_titles_and_links_of_items_are_marked_as_dutch(everywhere: World) -> None:
    tree = everywhere.tree("/en/almere/filmwijk/")
    links = tree.xpath("//main//a[text()='Koffie en taal']")

    assert {(one.get("lang"), one.get("hreflang")) for one in links} == {("nl", "nl")}


def test_items_stand_under_the_line_that_they_are_only_in_dutch(everywhere: World) -> None:
    week = everywhere.tree("/en/almere/filmwijk/").get_element_by_id("deze-week").getparent()

    assert "These texts are only in Dutch." in week.text_content()


def test_links_to_areas_stay_in_the_language(everywhere: World) -> None:
    tree = everywhere.tree("/ar/almere/")

    assert "/ar/almere/filmwijk/" in tree.xpath("//main//a/@href")
    assert "/almere/filmwijk/" not in tree.xpath("//main//a/@href")


def test_number_with_words_in_the_language_says_them(everywhere: World) -> None:
    assert "Emergency Call 112 In danger." in everywhere.main("/en/direct-hulp/")


def test_number_without_words_in_the_language_is_marked_as_dutch(everywhere: World) -> None:
    card = everywhere.tree("/ar/direct-hulp/").find_class("number")[0]

    assert [one.get("lang") for one in card.xpath("./h2 | ./p[text()='Bij gevaar.']")] == [
        "nl"
    ] * 2


@pytest.mark.parametrize("url", SERVED)
def test_every_language_shows_the_two_numbers_of_the_bar(everywhere: World, url: str) -> None:
    text = everywhere.text(url)

    assert "112" in text
    assert "0800-2000" in text


@pytest.mark.parametrize("url", [*SERVED, *PAGES])
def test_versions_of_a_page_name_each_other(everywhere: World, url: str) -> None:
    base = everywhere.hub.base_url

    def versions(at: str) -> set[tuple[str, str]]:
        links = everywhere.tree(at).xpath("//head/link[@rel='alternate'][@hreflang]")
        return {(one.get("hreflang"), one.get("href")) for one in links}

    found = versions(url)

    assert {language for language, _ in found} == {*LANGUAGES, "x-default"}
    assert base + url in {href for _, href in found}
    assert [one for _, one in found if versions(one.removeprefix(base)) != found] == []


def test_choice_of_languages_is_in_the_languages_themselves(everywhere: World) -> None:
    links = everywhere.tree("/ar/almere/").xpath("//nav[@class='languages']//a")

    assert [(one.text, one.get("lang"), one.get("href")) for one in links] == [
        ("Nederlands", "nl", "/almere/"),
        ("English", "en", "/en/almere/"),
        ("العربية", None, "/ar/almere/"),
    ]
    assert [one.text for one in links if one.get("aria-current")] == ["العربية"]


def test_page_in_dutch_alone_offers_the_home_page_of_the_others(everywhere: World) -> None:
    tree = everywhere.tree("/almere/filmwijk/agenda/")

    assert tree.xpath("//nav[@class='languages']//a/@href")[1:] == ["/en/", "/ar/"]
    assert tree.xpath("//head/link[@hreflang]") == []


def test_every_language_that_settings_allow_has_a_name() -> None:
    assert set(LANGUAGES) == set(NAMES)


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "Tuesday 2 March, 10:00 to 12:00"), ("ar", "الثلاثاء 2 مارس، من 10:00 إلى 12:00")],
)
def test_moment_is_said_in_the_language(language: str, said: str) -> None:
    assert said_in(language).span(make_occurrence("2027-03-02")) == said


@pytest.mark.parametrize(
    ("first", "last", "all_day", "said"),
    [
        ((2027, 3, 2), (2027, 3, 3), True, "Tuesday 2 March"),
        ((2027, 3, 2), (2027, 3, 4), True, "Tuesday 2 March to Wednesday 3 March"),
        ((2027, 3, 2, 10), (2027, 3, 2, 10), False, "Tuesday 2 March, 10:00"),
        (
            (2027, 12, 31, 20),
            (2028, 1, 1, 2),
            False,
            "Friday 31 December 2027, 20:00 to Saturday 1 January 2028, 02:00",
        ),
        ((2027, 3, 2, 0), (2027, 3, 3, 0), False, "Tuesday 2 March, day and night"),
        ((2027, 3, 2, 20), (2027, 3, 3, 0), False, "Tuesday 2 March, 20:00 to 24:00"),
    ],
)
def test_longer_moments_are_said_in_full(
    first: tuple[int, int, int], last: tuple[int, int, int], *, all_day: bool, said: str
) -> None:
    start, end = (datetime(*one, tzinfo=AMSTERDAM) for one in (first, last))

    assert said_in("en").span(Occurrence(start=start, end=end, all_day=all_day)) == said


def test_opening_hours_are_said_in_the_language() -> None:
    mornings = tuple(Hours(day=day, opens=time(9), closes=time(12)) for day in (0, 1, 2, 4))
    evening = Hours(day=4, opens=time(18), closes=time(21))

    assert said_in("en").weekly_hours((*mornings, evening)) == (
        "Monday to Wednesday, 09:00 to 12:00",
        "Friday, 09:00 to 12:00 and 18:00 to 21:00",
    )


def test_dutch_dates_are_said_as_before() -> None:
    assert DUTCH_DATES.plain(date(2026, 11, 15)) == "15 november 2026"


def test_marks_become_elements_in_text_and_stay_plain_in_attributes() -> None:
    name = mark("area", "Filmwijk")

    page = as_elements(f'<title>{name}</title><p title="{name}">In {name}.</p>', "ltr")

    assert page == (
        '<title>Filmwijk</title><p title="Filmwijk">'
        'In <bdi lang="nl" dir="ltr">Filmwijk</bdi>.</p>'
    )


def test_marks_stay_in_attributes_that_are_read_from_the_right() -> None:
    number = mark("number", "112")

    assert as_elements(f'<p title="{number}">', "rtl") == f'<p title="{number}">'


def test_mark_in_a_harvested_text_opens_no_element() -> None:
    assert as_elements("<p>a\u2069b\u2068c</p>", "rtl") == "<p>a\u2069b\u2068c</p>"


def test_title_of_a_page_is_another_one_in_each_language(everywhere: World) -> None:
    titles = {
        everywhere.tree(f"{start}/almere/filmwijk/").findtext(".//title")
        for start in ("", "/en", "/ar")
    }

    assert len(titles) == 3


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Open now, until *."), ("ar", "مفتوح الآن، حتى الساعة *.")]
)
def test_open_now_is_said_in_the_language(everywhere: World, language: str, said: str) -> None:
    place = everywhere.tree(f"/{language}/almere/filmwijk/").find_class("open-now")[0]

    assert (place.get("data-open"), place.get("data-sign")) == (said, ":")


def test_further_dates_are_said_in_the_language() -> None:
    days = [date(2027, 3, 2), date(2027, 3, 3), date(2027, 3, 4)]

    assert said_in("en").listed(days) == "2 March, 3 March and 4 March"
