"""The search page without a script, and what it holds for the script."""

import json

import pytest
from attrs import evolve
from lxml import html

from hub.gemeente import LANGUAGES, CrisisNumber
from hub.vocabulary import Mode
from site_builder.search_pages import SearchFiles, with_search
from site_builder.views.search import SearchView
from tests.fakes.small_hub import NOW, World

SEARCH = "/almere/zoeken/"
FILES = SearchFiles(manifest='{"name":"</script>"}', base="/zoek/almere/")


def with_index(world: World, url: str = SEARCH) -> html.HtmlElement:
    planned = with_search(world.plan, {"GM0034": FILES})
    page = next(one for one in planned.pages if one.url == url)
    return html.document_fromstring(world.renderer.render(page).decode())


def settings(world: World, url: str = SEARCH) -> dict[str, object]:
    view = world.page(url).view
    assert isinstance(view, SearchView)
    found = json.loads(view.settings)
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module")
def everywhere(world: World) -> World:
    return world.with_hub(evolve(world.hub, languages=LANGUAGES))


def test_field_is_a_plain_form_with_a_label(world: World) -> None:
    form = world.tree(SEARCH).xpath("//main//form[@role='search']")[0]
    label = form.xpath(".//label")[0]

    assert (form.get("action"), form.get("method")) == (SEARCH, "get")
    assert form.xpath(".//input[@name='q']/@id") == [label.get("for")]
    assert label.text == "Wat zoekt u?"


def test_page_without_an_index_says_where_else_to_look_and_loads_no_script(
    world: World,
) -> None:
    page = world.markup(SEARCH)

    assert "Zoeken met een eigen woord werkt hier niet." in page
    assert "search/page.js" not in page
    assert "zoekpagina" not in page


@pytest.mark.parametrize("href", ["/almere/a-z/", "/almere/wonen/", "/almere/filmwijk/"])
def test_page_leads_to_names_subjects_and_wijken(world: World, href: str) -> None:
    assert href in world.tree(SEARCH).xpath("//main//a/@href")


def test_page_offers_postcodes_and_the_counter_with_its_number(world: World) -> None:
    assert "/almere/postcode/1325/" in world.tree(SEARCH).xpath("//main//a/@href")
    assert "Bel 036 – 000 00 00" in world.main(SEARCH)


def test_wijk_knows_its_code_and_its_dutch_address(everywhere: World) -> None:
    link = everywhere.tree("/en/almere/zoeken/").xpath("//main//a[@data-area='WK003416']")[0]

    assert (link.get("href"), link.get("data-path")) == (
        "/en/almere/filmwijk/",
        "/almere/filmwijk/",
    )


def test_area_where_nobody_lives_is_no_place_to_search_in(world: World) -> None:
    assert not world.tree(SEARCH).xpath("//main//a[@data-area='WK003419']")


def test_manifest_is_data_that_cannot_end_its_element(world: World) -> None:
    data = with_index(world).xpath("//script[@id='zoekmanifest']")[0]

    assert data.get("type") == "application/json"
    assert json.loads(data.text) == {"name": "</script>"}


def test_page_with_an_index_loads_the_script_and_says_where_the_index_is(world: World) -> None:
    tree = with_index(world)

    assert tree.xpath("//script[@src='/assets/search/page.js']")
    assert tree.xpath("//section[@data-base]/@data-base") == ["/zoek/almere/"]


def test_nothing_is_shown_of_results_before_there_are_any(world: World) -> None:
    tree = with_index(world)

    hidden = [one.get("class") for one in tree.xpath("//main/*[@hidden]")]

    assert hidden == ["help-now", "found"]
    assert tree.xpath("//main//*[@role='status']")[0].text is None


def test_numbers_stand_above_the_heading(world: World) -> None:
    first = with_index(world).xpath("//main/*")[0]

    assert first.get("class") == "help-now"
    assert first.xpath(".//a[@href='tel:112']")


def test_number_of_one_subject_is_marked_with_it(world: World) -> None:
    hub = evolve(
        world.hub,
        crisis_numbers=(
            *world.hub.crisis_numbers,
            CrisisNumber(name="X", number="0800", when="Dan.", subjects=("a", "b")),
        ),
    )

    marks = with_index(world.with_hub(hub)).xpath("//li/@data-for")

    assert marks == ["", "", "a|b"]


def test_hub_without_numbers_of_its_own_has_the_two_that_no_page_may_lack(
    world: World,
) -> None:
    bare = world.with_hub(evolve(world.hub, crisis_numbers=()))

    calls = with_index(bare).xpath("//*[@class='help-now']//a[@class='call']/@href")

    assert calls == ["tel:112", "tel:08002000"]


def test_settings_hold_every_choice_with_how_the_address_says_it(world: World) -> None:
    groups = settings(world)["groups"]

    assert isinstance(groups, list)
    assert [one["param"] for one in groups] == ["onderwerp", "voor", "soort", "wanneer", "taal"]
    assert ["inkomen", "geld", "Geld en schulden"] in groups[0]["options"]


def test_choices_of_a_group_are_all_different_in_the_address(world: World) -> None:
    groups = settings(world)["groups"]

    assert isinstance(groups, list)
    slugs = [[option[1] for option in one["options"]] for one in groups]
    assert slugs == [list(dict.fromkeys(one)) for one in slugs]


def test_audiences_are_translated(everywhere: World) -> None:
    groups = settings(everywhere, "/en/almere/zoeken/")["groups"]

    assert isinstance(groups, list)
    assert ["ouders", "ouders", "Parents"] in groups[1]["options"]


def test_real_site_asks_the_device_which_day_it_is(world: World) -> None:
    assert settings(world)["today"] == ""


def test_sample_lives_on_its_own_day(world: World) -> None:
    assert settings(world.at(NOW, Mode.SAMPLE))["today"] == "2027-03-01"


@pytest.mark.parametrize("url", ["/", "/almere/", "/almere/filmwijk/", SEARCH])
def test_page_with_a_large_field_has_no_second_one(world: World, url: str) -> None:
    assert len(world.tree(url).xpath("//form[@role='search']")) == 1


@pytest.mark.parametrize(
    ("url", "action"),
    [
        ("/almere/wonen/", SEARCH),
        ("/almere/nieuws/nieuwe-bankjes-in-het-park/", SEARCH),
        ("/over/", "/zoeken/"),
        ("/404.html", "/zoeken/"),
    ],
)
def test_every_other_page_has_a_field_in_its_head(world: World, url: str, action: str) -> None:
    assert world.tree(url).xpath("//header//form[@role='search']/@action") == [action]


def test_search_from_a_wijk_tells_which_wijk(world: World) -> None:
    field = world.tree("/almere/filmwijk/").xpath("//input[@name='wijk']/@value")

    assert field == ["filmwijk"]


def test_start_page_of_one_gemeente_searches_in_it(world: World) -> None:
    first = world.hub.gemeenten[:1]
    alone = World(
        hub=evolve(world.hub, gemeenten=first),
        build=evolve(world.build, partitions=world.build.partitions[:1]),
    )

    assert alone.tree("/").xpath("//form[@role='search']/@action") == [SEARCH]


def test_search_page_of_the_hub_offers_the_gemeenten(world: World) -> None:
    links = world.tree("/zoeken/").xpath("//main//a/@href")

    assert links == ["/almere/zoeken/", "/eindhoven/zoeken/"]


@pytest.mark.parametrize("url", ["/en/almere/filmwijk/", "/ar/almere/zoeken/"])
def test_search_stays_in_the_language_of_the_page(everywhere: World, url: str) -> None:
    action = everywhere.tree(url).xpath("//main//form[@role='search']/@action")

    assert action == [f"{url[:3]}/almere/zoeken/"]
