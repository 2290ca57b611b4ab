"""Pages of organisations, places, information and products."""

import pytest

from hub.model import Details, Location, SafeHtml
from hub.vocabulary import Domain, Kind
from site_builder.views.item import headings_from
from tests.fakes.small_hub import MakeItem, World

HOUSE = "/almere/organisaties/buurthuis-het-filmdoek/"
SLEEP = "/almere/informatie/mijn-kind-slaapt-slecht/"
SLEEP_HERE = "/almere/filmwijk/informatie/mijn-kind-slaapt-slecht/"
PRODUCT = "/almere/regelen/hulp-in-het-huishouden/"


def test_hours_are_a_table_of_the_whole_week(world: World) -> None:
    rows = world.tree(HOUSE).xpath("//table/tbody/tr")

    assert [row.text_content() for row in rows][3:6] == [
        "Donderdag9.00 tot 17.00 uur",
        "Vrijdag9.00 tot 17.00 uur",
        "Zaterdaggesloten",
    ]


def test_organisation_shows_what_it_does(world: World) -> None:
    section = world.tree(HOUSE).get_element_by_id("doet").getparent()

    assert "Koffie en taal" in section.text_content()


def test_organisation_that_was_not_checked_in_time_says_so(world: World) -> None:
    text = world.main(HOUSE)

    assert "Dit is langer dan 3 maanden niet nagekeken. Bel voor u gaat." in text
    assert "Nagekeken op 15 november 2026." in text


def test_reader_can_tell_that_something_is_wrong(world: World) -> None:
    text = world.main(HOUSE)

    assert "Klopt dit niet? Bel 036 – 000 00 00 of mail redactie@voorbeeld.nl." in text
    assert "Zet geen persoonlijke gegevens in de mail." in text


def test_item_without_a_phone_shows_the_counter(world: World, item: MakeItem) -> None:
    quiet = world.with_items(item(Kind.SERVICE, "Repaircafé", details=Details()))

    assert "Loket Almere Bel 036 – 000 00 00" in quiet.main("/almere/organisaties/repaircafe/")


def test_advice_to_do_it_yourself_always_has_a_counter_beside_it(world: World) -> None:
    assert "Liever met iemand praten? Loket Almere Bel 036 – 000 00 00" in world.main(SLEEP)


def test_titles_tell_two_of_one_name_apart_by_their_place(world: World, item: MakeItem) -> None:
    here, there = (
        item(
            Kind.SERVICE,
            "Formulierenhulp",
            item_id=f"redactie:{place.lower()}",
            slug=f"formulierenhulp-{place.lower()}",
            details=Details(location=Location(name=place)),
        )
        for place in ("Hier", "Daar")
    )

    both = world.with_items(here, there)

    assert both.tree("/almere/organisaties/formulierenhulp-hier/").findtext(".//title") == (
        "Formulierenhulp, Hier – Almere – Wijkwijzer"
    )


def test_place_shows_who_sits_there_and_what_is_on(world: World) -> None:
    tree = world.tree("/almere/plek/buurthuis-het-filmdoek/")

    assert "Buurthuis Het Filmdoek" in tree.get_element_by_id("wie").getparent().text_content()
    assert "Koffie en taal" in tree.get_element_by_id("wat").getparent().text_content()
    assert tree.xpath("//main//a[@href='/almere/filmwijk/']")


def test_sensitive_item_is_not_named_at_its_place(world: World) -> None:
    assert "Praatgroep" not in world.main("/almere/plek/buurthuis-het-filmdoek/")


def test_local_page_adds_what_the_wijk_has_after_the_national_text(world: World) -> None:
    text = world.main(SLEEP_HERE)

    assert text.index("Houd elke avond dezelfde volgorde aan.") < text.index("In Filmwijk")
    assert text.index("In Filmwijk") < text.index("Slaapspreekuur in Filmwijk")


def test_local_text_stands_under_the_name_of_its_sender(world: World) -> None:
    block = world.tree(SLEEP_HERE).find_class("local")[0].text_content()

    assert "Van JGZ Almere" in block
    assert "Dit hoort bij: Wanneer vraagt u hulp?" in block
    assert "De landelijke tekst is gewijzigd op 20 februari 2027." in block


def test_national_text_is_not_mixed_with_local_text(world: World) -> None:
    prose = world.tree(SLEEP_HERE).find_class("prose")[0].text_content()

    assert "spreekuur" not in prose.lower()


def test_page_of_the_gemeente_leads_to_the_page_of_the_wijk(world: World) -> None:
    assert world.tree(SLEEP).xpath(f"//main//a[@href='{SLEEP_HERE}']")


def test_product_says_how_to_arrange_and_to_follow_it(world: World) -> None:
    tree = world.tree(PRODUCT)

    assert tree.xpath("//a[@href='https://almere.example/wmo']")[0].text == "Regel het"
    assert (
        tree.xpath("//a[@href='https://almere.example/volgen']")[0].text == "Volg uw aanvraag"
    )


def test_product_that_needs_a_decision_names_the_rights_and_free_support(world: World) -> None:
    text = world.main(PRODUCT)

    assert "U mag iemand meenemen naar het gesprek." in text
    assert "Meedenkers Almere Bel 036 – 000 00 00" in text


def test_notice_far_from_care_names_no_rights(world: World) -> None:
    assert "bezwaar" not in world.main("/almere/vraag-en-aanbod/maatje-gezocht/")


def test_text_in_another_language_is_marked_as_such(world: World) -> None:
    heading = world.tree("/almere/informatie/arabisch/").find(".//h1")

    assert (heading.get("lang"), heading.get("dir")) == ("ar", "rtl")


def test_source_is_named(world: World) -> None:
    text = world.main("/almere/agenda/avond-over-pubers-en-geld/")

    assert "Bron: Bibliotheek Voorbeeld" in text


def test_hostile_title_cannot_leave_its_place(world: World, item: MakeItem) -> None:
    hostile = item(Kind.NEWS, "<script>alert(1)</script>", slug="raar", domains=(Domain.WERK,))

    markup = world.with_items(hostile).markup("/almere/nieuws/raar/")

    assert "<script>alert" not in markup
    assert markup.count("</script>") == markup.count("<script ")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>a</p>", "<p>a</p>"),
        ("<h1>a</h1><h2>b</h2>", "<h2>a</h2><h3>b</h3>"),
        ("<h3>a</h3><h5>b</h5><h3>c</h3>", "<h2>a</h2><h3>b</h3><h2>c</h2>"),
        ("<h4>a</h4><h3>b</h3>", "<h2>a</h2><h2>b</h2>"),
    ],
)
def test_headings_of_a_text_follow_the_heading_of_its_page(html: str, expected: str) -> None:
    assert headings_from(SafeHtml(html=html), 2).html == expected


def test_paper_has_the_address_of_this_page_and_not_of_the_original(world: World) -> None:
    paper = world.tree(SLEEP).xpath("//main/p[@class='print-only']")[0]

    assert paper.text_content().strip() == f"{world.hub.base_url}{SLEEP}"
