"""The order of help on a subject: CARE.md part 1."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.model import MergedItem
from hub.vocabulary import Domain, Kind, Tier
from site_builder.views.subject import tiers_in_order
from tests.fakes.small_hub import MakeItem, World, make_item

HEADINGS = {
    Tier.ACUUT: "Hulp die niet kan wachten",
    Tier.ZELF: "Zelf en met mensen om u heen",
    Tier.DICHTBIJ: "Hier kunt u zo naartoe",
    Tier.VERWIJZING: "Hiervoor is een verwijzing of besluit nodig",
}


def sections(world: World, url: str) -> list[str]:
    found = world.tree(url).xpath("//main/section[ul[@class='cards']]/h2")
    return [" ".join(one.text_content().split()) for one in found]


def of_all_tiers(item: MakeItem, domain: Domain, *, sensitive: bool) -> list[MergedItem]:
    return [
        item(Kind.SERVICE, f"Hulp {tier}", domains=(domain,), tier=tier, sensitive=sensitive)
        for tier in Tier
    ]


def test_help_goes_from_near_to_far(world: World, item: MakeItem) -> None:
    only = world.only(*of_all_tiers(item, Domain.WONEN, sensitive=False))

    assert sections(only, "/almere/filmwijk/wonen/") == [
        HEADINGS[Tier.ACUUT],
        HEADINGS[Tier.ZELF],
        HEADINGS[Tier.DICHTBIJ],
        HEADINGS[Tier.VERWIJZING],
    ]


@pytest.mark.parametrize(
    ("domain", "slug", "sensitive"),
    [(Domain.VEILIGHEID, "veilig", False), (Domain.GEZONDHEID, "gezondheid", True)],
)
def test_on_sensitive_subjects_what_people_do_themselves_comes_last(
    world: World, item: MakeItem, domain: Domain, slug: str, *, sensitive: bool
) -> None:
    only = world.only(*of_all_tiers(item, domain, sensitive=sensitive))

    assert sections(only, f"/almere/filmwijk/{slug}/")[-1] == HEADINGS[Tier.ZELF]


def test_advice_to_do_it_yourself_stands_beside_a_counter(world: World, item: MakeItem) -> None:
    alone = world.only(item(Kind.AID, "Tips", domains=(Domain.WONEN,), tier=Tier.ZELF))

    section = alone.tree("/almere/filmwijk/wonen/").get_element_by_id("zelf").getparent()

    assert "Bel 036 – 000 00 00" in section.text_content()


@given(tiers=st.lists(st.sampled_from((*Tier, None)), max_size=6))
def test_self_help_comes_last_on_the_safety_page_whatever_there_is(
    tiers: list[Tier | None],
) -> None:
    items = [
        make_item(Kind.AID, f"Hulp {number}", tier=tier) for number, tier in enumerate(tiers)
    ]

    assert tiers_in_order(Domain.VEILIGHEID, items)[-1] is Tier.ZELF


@pytest.mark.parametrize("area", ["", "almere-stad/", "filmwijk/", "parkwijk/"])
def test_no_self_help_stands_above_an_acute_number_on_a_safety_page(
    world: World, area: str
) -> None:
    main = world.main(f"/almere/{area}veilig/")

    assert main.index("Bel 112") < main.index("Bel 0800-2000")
    assert main.index("Bel 0800-2000") < main.index("Rustig blijven bij ruzie")


def test_safety_page_gives_the_numbers_first_in_the_agreed_order(world: World) -> None:
    names = world.tree("/almere/veilig/").xpath("//li[contains(@class, 'number')]/h3/text()")

    assert names == ["Alarmnummer", "Politie", "Huisartsenpost", "113", "Veilig Thuis"]


def test_safety_page_can_be_left_quickly_without_a_script(world: World) -> None:
    link = world.tree("/almere/veilig/").find_class("exit-link")[0]

    assert (link.text, link.get("href"), link.get("rel")) == (
        "Verlaat deze site snel",
        world.hub.exit_url,
        "noreferrer",
    )


def test_safety_page_says_what_others_can_see(world: World) -> None:
    assert "Een nummer dat u belt, staat in uw bellijst." in world.main("/almere/veilig/")


def test_ordinary_page_has_no_exit(world: World) -> None:
    assert world.tree("/almere/wonen/").find_class("exit-link") == []


def test_subject_without_items_says_so_and_gives_a_counter(world: World) -> None:
    text = world.only().main("/almere/filmwijk/werk/")

    assert "Hier staat nog niets over dit onderwerp. Bel gerust." in text
    assert "Buurthuis Het Filmdoek Bel 036 – 000 00 00" in text


def test_wijk_page_leads_to_everything_in_the_gemeente(world: World) -> None:
    tree = world.tree("/almere/filmwijk/kinderen/")

    assert tree.xpath("//main//a[@href='/almere/kinderen/']")


def test_gemeente_page_lists_what_does_not_fit_on_cards(world: World, item: MakeItem) -> None:
    many = [
        item(Kind.INFORMATION, f"Tekst {number:02}", domains=(Domain.WERK,))
        for number in range(25)
    ]

    tree = world.only(*many).tree("/almere/werk/")

    assert len(tree.xpath("//li[@class='card']")) == 20
    assert len(tree.xpath("//details//ul[@class='link-list']/li")) == 5
