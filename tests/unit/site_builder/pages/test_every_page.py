"""What holds for each page of the site, one of every kind."""

import re
from itertools import pairwise

import pytest

from site_builder.asset_files import ASSETS, NEAR
from tests.fakes.small_hub import World

PAGES = (
    "/",
    "/404.html",
    "/almere/",
    "/almere/a-z/",
    "/almere/agenda/",
    "/almere/agenda/avond-over-pubers-en-geld/",
    "/almere/agenda/koffie-en-taal/",
    "/almere/agenda/praatgroep-veilig-thuis/",
    "/almere/almere-stad/",
    "/almere/bedrijventerrein-noord/",
    "/almere/direct-hulp/",
    "/almere/filmwijk/",
    "/almere/filmwijk/informatie/mijn-kind-slaapt-slecht/",
    "/almere/filmwijk/kinderen/",
    "/almere/filmwijk/veilig/",
    "/almere/informatie/arabisch/",
    "/almere/nieuws/nieuwe-bankjes-in-het-park/",
    "/almere/organisaties/buurthuis-het-filmdoek/",
    "/almere/plek/",
    "/almere/plek/buurthuis-het-filmdoek/",
    "/almere/postcode/1325/",
    "/almere/postcode/1326/",
    "/almere/regelen/hulp-in-het-huishouden/",
    "/almere/zoeken/",
    "/bronnen/",
    "/direct-hulp/",
    "/eindhoven/centrum/werk/",
    "/over/",
    "/privacy/",
    "/toegankelijkheid/",
)
JARGON = re.compile(
    r"\b(levensdomein|hulplijn|tier|krachtwijzer|doelgroep|sociale kaart|aanvulling)\b",
    re.IGNORECASE,
)

pytestmark = pytest.mark.parametrize("url", PAGES)


def test_page_has_one_heading_of_the_first_level(world: World, url: str) -> None:
    assert len(world.tree(url).findall(".//h1")) == 1


def test_page_skips_no_level_of_headings(world: World, url: str) -> None:
    levels = [
        int(one.tag[1])
        for one in world.tree(url).xpath(
            "//main//*[self::h1|self::h2|self::h3|self::h4|self::h5]"
        )
    ]

    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_page_names_the_numbers_for_danger_and_violence(world: World, url: str) -> None:
    bar = world.tree(url).find_class("help-bar")[0].text_content()

    assert "112" in bar
    assert "0800-2000" in bar


def test_page_says_that_it_decides_nothing(world: World, url: str) -> None:
    footer = " ".join(world.tree(url).find(".//footer").text_content().split())

    assert (
        "Deze site geeft informatie, geen besluit. Twijfelt u? Bel 036 – 000 00 00." in footer
    )


def test_page_has_a_language_a_description_and_a_canonical(world: World, url: str) -> None:
    tree = world.tree(url)

    assert tree.get("lang") == "nl"
    assert tree.xpath("string(//meta[@name='description']/@content)")
    assert tree.xpath("string(//link[@rel='canonical']/@href)").startswith("https://")


def test_page_sends_no_referrer_and_runs_our_own_scripts_alone(world: World, url: str) -> None:
    tree = world.tree(url)
    scripts = tree.xpath("//script[not(@type='application/ld+json')]")
    own = {f"/assets/{name}" for name in (*ASSETS, NEAR)}
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")

    assert {script.get("src") for script in scripts} <= own
    assert [script for script in scripts if script.text or script.get("defer") is None] == []
    assert tree.xpath("//@*[starts-with(name(), 'on')]") == []
    assert "default-src 'none'; script-src 'self';" in policy
    assert tree.xpath("string(//meta[@name='referrer']/@content)") == "no-referrer"


def test_first_link_of_the_page_skips_to_the_content(world: World, url: str) -> None:
    tree = world.tree(url)

    assert tree.find(".//a").get("href") == "#inhoud"
    assert tree.get_element_by_id("inhoud").tag == "main"


def test_ids_on_the_page_are_unique(world: World, url: str) -> None:
    ids = world.tree(url).xpath("//@id")

    assert len(ids) == len(set(ids))


def test_page_has_no_inline_style(world: World, url: str) -> None:
    assert world.tree(url).xpath("//@style | //style") == []


def test_page_holds_no_jargon(world: World, url: str) -> None:
    assert JARGON.findall(world.markup(url)) == []


def test_every_link_inside_the_site_leads_to_a_page_or_a_feed(world: World, url: str) -> None:
    known = {page.url for page in world.plan.pages} | {one.url for one in world.plan.feeds}
    links = world.tree(url).xpath("//a/@href | //form/@action")
    pages = [one.partition("#")[0] for one in links if one.startswith("/")]

    assert [one for one in pages if one not in known] == []


def test_page_is_light(world: World, url: str) -> None:
    assert len(world.markup(url).encode()) < 60_000


def test_page_shows_no_empty_list(world: World, url: str) -> None:
    assert world.tree(url).xpath("//ul[not(li)] | //ol[not(li)]") == []
