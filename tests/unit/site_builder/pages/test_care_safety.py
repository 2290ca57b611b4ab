"""Every line of CARE.md part 1 that pages must keep, one test each.

Its neighbours: the order of help (test_subject_page), secret addresses (test_secrecy), the
age of crisis numbers (test_overdue), and leaving and printing as a browser does them
(test_leaving).
"""

import pytest
from attrs import evolve

from hub.model import Details
from hub.vocabulary import Domain, Kind, Tier
from site_builder.build import site_files
from tests.fakes.small_hub import MakeItem, World

SENSITIVE_PAGES = (
    "/almere/agenda/praatgroep-veilig-thuis/",
    "/almere/direct-hulp/",
    "/almere/filmwijk/veilig/",
    "/almere/informatie/rustig-blijven-bij-ruzie/",
    "/almere/veilig/",
    "/direct-hulp/",
)

on_sensitive_pages = pytest.mark.parametrize("url", SENSITIVE_PAGES)


@on_sensitive_pages
def test_sensitive_page_loads_the_script_that_leaves_and_no_other(
    world: World, url: str
) -> None:
    scripts = world.tree(url).xpath("//script/@src")

    assert "/assets/leave.js" in scripts
    assert "/assets/wijk.js" not in scripts
    assert "/assets/postcode.js" not in scripts


@on_sensitive_pages
def test_sensitive_page_can_be_left_by_a_plain_link_near_the_top(
    world: World, url: str
) -> None:
    links = world.tree(url).find_class("leave")

    assert [link.get("href") for link in links] == [world.hub.exit_url] * 2
    assert [link.get("rel") for link in links] == ["noreferrer"] * 2
    assert [link.getparent().tag for link in links] == ["header", "aside"]


@on_sensitive_pages
def test_sensitive_page_asks_before_it_is_printed(world: World, url: str) -> None:
    tree = world.tree(url)

    assert "guarded" in tree.find("body").get("class")
    assert tree.get_element_by_id("printen").get("type") == "checkbox"
    assert "checked" not in tree.get_element_by_id("printen").attrib
    assert (
        tree.xpath("string(//label[@for='printen'])")
        == "Is het veilig om dit te printen? Zet dan hier een vinkje."
    )


@on_sensitive_pages
def test_sensitive_page_gives_others_a_neutral_text_to_share(world: World, url: str) -> None:
    shared = {
        one.get("property"): one.get("content")
        for one in world.tree(url).xpath("//meta[starts-with(@property, 'og:')]")
    }

    assert shared == {
        "og:title": "Wijkwijzer",
        "og:description": "Hulp en informatie in uw wijk.",
    }


@on_sensitive_pages
def test_sensitive_page_tells_no_reason(world: World, url: str) -> None:
    text = world.text(url)

    assert "Waarom zie ik dit?" not in text
    assert world.tree(url).find_class("reason") == []


@on_sensitive_pages
def test_sensitive_page_offers_no_calendar_and_names_no_feed(world: World, url: str) -> None:
    tree = world.tree(url)

    assert (
        tree.xpath("//main//a[contains(@href, '.ics') or starts-with(@href, 'webcal')]") == []
    )
    assert tree.xpath("//link[@rel='alternate'][@type]") == []


def test_ordinary_page_on_the_same_subject_tells_its_reason(
    world: World, item: MakeItem
) -> None:
    ordinary = item(Kind.SERVICE, "Buurtpreventie", domains=(Domain.WERK,))

    assert world.with_items(ordinary).tree("/almere/werk/").find_class("reason")


def test_ordinary_item_tells_no_reason_on_a_sensitive_page(
    world: World, item: MakeItem
) -> None:
    ordinary = item(Kind.SERVICE, "Buurtpreventie", domains=(Domain.VEILIGHEID,))

    tree = world.with_items(ordinary).tree("/almere/veilig/")

    assert "Buurtpreventie" in tree.text_content()
    assert tree.find_class("reason") == []


def test_nothing_sensitive_is_in_any_feed_or_file_for_others(world: World) -> None:
    hub = world.hub
    pages = {page.path for page in world.plan.pages}

    telling = [
        file.path
        for file in site_files(hub, world.build, world.plan, None)
        if file.path not in pages
        and not file.path.startswith("sitemap")
        and b"Praatgroep veilig thuis" in getattr(file, "body", b"")
    ]

    assert telling == []


def test_sensitive_event_has_no_structured_data_but_its_breadcrumb(world: World) -> None:
    data = world.tree(SENSITIVE_PAGES[0]).xpath("//script[@type='application/ld+json']/text()")

    assert [one for one in data if '"Event"' in one] == []


def test_page_of_a_sensitive_copy_is_as_careful_as_the_item(world: World) -> None:
    moved = [
        page
        for page in world.plan.pages
        if page.template == "moved.html.j2" and page.view.page.sensitive
    ]

    assert all("guarded" in world.markup(page.url) for page in moved)


def test_advice_to_do_it_yourself_never_stands_without_a_number_to_call(
    world: World, item: MakeItem
) -> None:
    alone = world.only(
        item(Kind.AID, "Tips", domains=(Domain.GEZONDHEID,), tier=Tier.ZELF, details=Details())
    )

    assert "Bel 036 – 000 00 00" in alone.main("/almere/gezondheid/")
    assert "Bel 036 – 000 00 00" in alone.main("/almere/hulpmiddelen/tips/")


def test_without_a_counter_the_number_of_the_gemeente_stands_beside_it(
    world: World, item: MakeItem
) -> None:
    first, second = world.hub.gemeenten
    bare = world.with_hub(
        evolve(world.hub, gemeenten=(evolve(first, counters=()), second))
    ).only(item(Kind.AID, "Tips", domains=(Domain.WONEN,), tier=Tier.ZELF))

    section = bare.tree("/almere/wonen/").get_element_by_id("zelf").getparent()

    assert "Bel 036 – 000 00 00" in section.text_content()


def test_crisis_numbers_stand_in_the_agreed_order_on_the_help_page(world: World) -> None:
    names = world.tree("/almere/direct-hulp/").xpath("//li[contains(@class, 'number')]/h2")

    assert [name.text for name in names] == [
        "Alarmnummer",
        "Politie",
        "Huisartsenpost",
        "113",
        "Veilig Thuis",
    ]


def test_harvested_item_never_feeds_the_help_page(world: World, item: MakeItem) -> None:
    urgent = item(
        Kind.SERVICE,
        "Crisislijn",
        domains=(Domain.VEILIGHEID,),
        tier=Tier.ACUUT,
        sensitive=True,
    )

    assert "Crisislijn" not in world.with_items(urgent).main("/almere/direct-hulp/")


@pytest.mark.parametrize(
    "line",
    [
        "Deze site blijft in de geschiedenis van uw telefoon of computer staan.",
        "Een nummer dat u belt, staat in uw bellijst.",
        "Soms staat het nummer ook op de rekening.",
        "Gebruikt u dit apparaat met anderen? Gebruik dan liever een ander apparaat.",
    ],
)
def test_safety_page_says_what_stays_behind(world: World, line: str) -> None:
    assert line in world.main("/almere/filmwijk/veilig/")
    assert line in world.main("/direct-hulp/")


def test_target_of_leaving_is_a_setting(world: World) -> None:
    other = world.with_hub(evolve(world.hub, exit_url="https://weer.example/"))

    links = other.tree("/almere/veilig/").find_class("leave")

    assert {link.get("href") for link in links} == {"https://weer.example/"}
