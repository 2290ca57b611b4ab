"""Opening hours with their special days, channels in order, who is who, and the way there."""

import pytest
from attrs import evolve

from hub.model import Contact, Details, Location
from hub.vocabulary import Kind
from tests.fakes.small_hub import MakeItem, MakeOccurrence, World

HOUSE = "/almere/organisaties/buurthuis-het-filmdoek/"
PRODUCT = "/almere/regelen/hulp-in-het-huishouden/"
WHO = "/almere/filmwijk/wie-is-wie/"


@pytest.fixture
def helped(world: World, item: MakeItem) -> World:
    """A world with a service that can be reached in every way."""
    contact = Contact(
        website="https://hulp.example/",
        video="ja, op afspraak",
        chat="https://hulp.example/chat",
        mails=("info@voorbeeld.nl",),
        post="Postbus 1, 1300 AA Almere",
        phones=("036 – 000 00 00",),
    )
    details = Details(contact=contact, location=Location(name="Het Filmdoek"))
    return world.with_items(item(Kind.SERVICE, "Hulplijn", details=details))


def test_text_stands_before_the_hours(world: World) -> None:
    text = world.main(HOUSE)

    assert text.index("Loop gewoon binnen.") < text.index("Openingstijden")


def test_closed_days_are_told_as_dates(world: World) -> None:
    lines = [one.text_content() for one in world.tree(HOUSE).xpath("//ul[@class='special']/li")]

    assert "Maandag 29 maart 2027 (tweede paasdag): gesloten" in lines
    assert "Woensdag 5 mei 2027 (bevrijdingsdag): bel eerst" in lines


def test_open_now_is_hidden_until_a_script_fills_it(world: World) -> None:
    place = world.tree(HOUSE).find_class("open-now")[0]

    assert place.get("hidden") is not None
    assert place.text is None
    assert place.get("data-week").startswith("0 09:00 17:00,1 09:00 17:00")
    assert "2027-03-29" in place.get("data-shut").split(",")
    assert "2027-05-05" in place.get("data-ask").split(",")


def test_channels_stand_in_one_order(helped: World) -> None:
    text = helped.tree("/almere/organisaties/hulplijn/").get_element_by_id("contact")
    shown = " ".join(text.getparent().text_content().split())
    order = ["Bel 036", "Langsgaan:", "Post:", "Mail:", "Chat met", "Beeldbellen:", "Website"]
    assert sorted(order, key=shown.index) == order
    assert "Maak eerst een afspraak. U krijgt dan een link." in shown


def test_who_is_who_names_the_counter_and_the_organisations(world: World) -> None:
    text = world.main(WHO)

    assert text.index("Bellen of langsgaan") < text.index("In Filmwijk")
    assert "Helpt met: samen in de wijk." in text
    assert text.index("In Filmwijk") < text.index("Voor heel Almere")
    assert "Geldloket Almere" in text


def test_wijk_page_leads_to_who_is_who(world: World) -> None:
    assert world.tree("/almere/filmwijk/").xpath(f"//main//a[@href='{WHO}']")


def test_event_says_where_it_is_and_how_to_get_there(
    world: World, event: MakeItem, occurrence: MakeOccurrence
) -> None:
    place = Location(name="De Hal", address="Dorpsstraat 1", postcode="1325 AB", city="Almere")
    fair = event("Markt", occurrence("2027-03-03"), location=place, areas=("WK003416",))
    tree = world.with_items(fair).tree("/almere/agenda/markt/")

    where = tree.get_element_by_id("waar").getparent()
    assert "Dorpsstraat 1, 1325 AB Almere" in where.text_content()
    assert where.xpath(".//a/@href") == [
        "/almere/filmwijk/",
        "https://www.openstreetmap.org/search?query=Dorpsstraat%201%2C%20Almere",
    ]


def test_way_to_a_sensitive_event_is_not_asked_elsewhere(
    world: World, event: MakeItem, occurrence: MakeOccurrence
) -> None:
    place = Location(name="De Hal", address="Dorpsstraat 1", city="Almere")
    group = event("Groep", occurrence("2027-03-03"), location=place, sensitive=True)

    markup = world.with_items(group).markup("/almere/agenda/groep/")
    assert "openstreetmap" not in markup


def test_product_link_says_what_it_arranges(world: World) -> None:
    link = world.tree(PRODUCT).xpath("//a[@class='button']")[0]

    assert link.text_content().startswith("Regel het: ")


def test_product_always_says_that_one_may_object(world: World, item: MakeItem) -> None:
    plain = world.with_items(item(Kind.PRODUCT, "Paspoort"))

    text = plain.main("/almere/regelen/paspoort/")
    assert "Dan mag u bezwaar maken. Doe dat binnen 6 weken." in text


@pytest.mark.parametrize("words", ["bij mooi weer", "schoolvakanties"])
def test_nothing_is_computed_when_closing_is_not_clear(world: World, words: str) -> None:
    house = next(
        one for one in world.build.partitions[0].items if one.title == "Buurthuis Het Filmdoek"
    )
    details = house.item.details
    organisation = evolve(details.organisation, closed=(words,))
    changed = evolve(house.item, details=evolve(details, organisation=organisation))
    merged = evolve(house, enriched=evolve(house.enriched, item=changed))

    tree = world.only(merged).tree(HOUSE)

    assert tree.find_class("open-now") == []
    assert words in world.only(merged).main(HOUSE)


def test_each_channel_has_its_own_drawing_beside_the_word(helped: World) -> None:
    panel = helped.tree("/almere/organisaties/hulplijn/").get_element_by_id("contact")
    drawings = panel.getparent().xpath(".//use/@href")
    assert [one.partition("#")[2] for one in drawings] == [
        "phone",
        "visit",
        "post",
        "mail",
        "chat",
        "video",
        "website",
    ]


def test_line_of_an_editor_about_contact_begins_with_a_capital(
    world: World, item: MakeItem
) -> None:
    details = Details(contact=Contact(text="bel op maandag"))

    helped = world.with_items(item(Kind.SERVICE, "Hulplijn", details=details))

    assert "Bel op maandag" in helped.main("/almere/organisaties/hulplijn/")
