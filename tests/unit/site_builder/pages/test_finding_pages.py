"""Start page, postcodes, lists, A to Z, search, numbers and the pages about the site."""

import pytest
from attrs import evolve

from hub.vocabulary import Kind
from tests.fakes.small_hub import MakeItem, World


def links(world: World, url: str) -> list[str]:
    return world.tree(url).xpath("//main//a/@href")


def test_start_page_offers_gemeenten_and_postcodes(world: World) -> None:
    assert links(world, "/") == [
        "/almere/",
        "/eindhoven/",
        "/almere/postcode/1325/",
        "/almere/postcode/1326/",
    ]


def test_certain_postcode_leads_to_its_wijk(world: World) -> None:
    assert links(world, "/almere/postcode/1325/")[0] == "/almere/filmwijk/"


def test_uncertain_postcode_lets_the_reader_choose(world: World) -> None:
    text = world.main("/almere/postcode/1326/")

    assert "Deze postcode ligt in meer wijken. Welke wijk is van u? Kies: Parkwijk" in text


def test_products_have_a_list_even_when_there_are_none(world: World) -> None:
    assert "Hier staat nu niets." in world.main("/eindhoven/regelen/")


def test_news_is_listed_with_the_newest_first(world: World, item: MakeItem) -> None:
    newer = item(Kind.NEWS, "Zebra's op straat", published=world.build.now)

    assert (
        links(world.with_items(newer), "/almere/nieuws/")[0]
        == "/almere/nieuws/zebras-op-straat/"
    )


def test_long_list_is_split_by_letter(world: World, item: MakeItem) -> None:
    many = [
        item(Kind.INFORMATION, f"{letter}{number}", areas=("NL",))
        for letter in "AÉ9"
        for number in range(12)
    ]

    headings = world.only(*many).tree("/almere/informatie/").xpath("//main//h2/text()")

    assert headings == ["0-9", "A", "E"]


def test_a_to_z_holds_organisations_places_and_wijken_but_no_events(world: World) -> None:
    found = links(world, "/almere/a-z/")

    assert {
        "/almere/organisaties/geldloket-almere/",
        "/almere/plek/buurthuis-het-filmdoek/",
        "/almere/filmwijk/",
    } <= set(found)
    assert not [one for one in found if one.startswith("/almere/agenda/")]


def test_search_page_leads_to_subjects_and_names(world: World) -> None:
    found = links(world, "/almere/zoeken/")

    assert {"/almere/a-z/", "/almere/wonen/", "/almere/veilig/"} <= set(found)


def test_numbers_of_the_gemeente_stand_after_police(world: World) -> None:
    names = world.tree("/almere/direct-hulp/").xpath(
        "//li[contains(@class, 'number')]/h2/text()"
    )

    assert names == ["Alarmnummer", "Politie", "Huisartsenpost", "113", "Veilig Thuis"]


def test_crisis_number_can_be_dialled(world: World) -> None:
    assert world.tree("/direct-hulp/").xpath("//main//a[@href='tel:08002000']")


@pytest.mark.parametrize(
    "words",
    [
        "Agenda bibliotheek",
        "Bron: Bibliotheek Voorbeeld",
        "9 februari 2027",
        "Het lukt nu niet om deze bron op te halen.",
        "Wij krijgen van deze bron niets nieuws sinds 9 februari 2027.",
        "Geschreven door onze redactie.",
        "Staat hier iets van u dat u niet wilt? Mail of bel ons.",
        "Wij halen het binnen 2 werkdagen weg.",
    ],
)
def test_sources_page_tells_how_each_source_is_doing(world: World, words: str) -> None:
    assert words in world.main("/bronnen/")


def test_accessibility_page_gives_no_status_by_itself(world: World) -> None:
    assert "Daarom noemen wij geen status." in world.main("/toegankelijkheid/")


def test_page_that_does_not_exist_is_kept_out_of_search_engines(world: World) -> None:
    assert world.page("/404.html").view.page.noindex
    assert not world.page("/404.html").indexable


def test_informal_site_says_je(world: World) -> None:
    informal = world.with_hub(evolve(world.hub, form_of_address="je"))

    assert "Twijfel je?" in informal.text("/almere/filmwijk/")


def test_list_does_not_say_the_same_words_twice(world: World, item: MakeItem) -> None:
    twice = item(Kind.PRODUCT, "Aangifte van geboorte", summary="Aangifte van geboorte")

    lists = world.with_items(twice).main("/almere/regelen/")

    assert lists.count("Aangifte van geboorte") == 1
