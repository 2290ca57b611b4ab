"""Lists by sort: what is asked and offered, aids with what they ask, ways to have a say."""

from datetime import datetime

import pytest
from attrs import evolve

from hub.clock import AMSTERDAM
from hub.model import Contact, Details, Offer, Upkeep
from hub.vocabulary import Form, Kind
from tests.fakes.small_hub import EXAMPLE_PHONE, TODAY, MakeItem, World

NOTICES, AIDS = "/almere/vraag-en-aanbod/", "/almere/hulpmiddelen/"


@pytest.fixture(scope="module")
def offered(world: World, item: MakeItem) -> World:
    return world.with_items(
        item(
            Kind.NOTICE,
            "Oude fietsen",
            areas=("WK003416",),
            details=Details(
                offer=Offer(form=Form.VRAAG),
                organised_by="Buurthuis Het Filmdoek",
                upkeep=Upkeep(expires_on=TODAY),
            ),
        ),
        item(
            Kind.NOTICE,
            "Naaimachine",
            details=Details(
                contact=Contact(phones=(EXAMPLE_PHONE,)), offer=Offer(form=Form.AANBOD)
            ),
        ),
        item(
            Kind.AID,
            "Klusapp",
            details=Details(
                cost="gratis",
                offer=Offer(
                    form=Form.APP,
                    account="ja, met een mailadres",
                    privacy="buren zien uw wijk",
                    offline="bel ons",
                ),
            ),
        ),
        item(
            Kind.AID,
            "Luisterlijn",
            sensitive=True,
            summary="Iemand luistert.",
            details=Details(offer=Offer(form=Form.TELEFOONLIJN)),
        ),
    )


def facts(world: World, url: str) -> dict[str, str]:
    rows = world.tree(url).xpath("//main//dl/div")
    return {row[0].text_content(): row[1].text_content() for row in rows}


def test_list_goes_by_sort_and_keeps_what_has_none_for_last(offered: World) -> None:
    headings = offered.tree(NOTICES).xpath("//main//h2/text()")

    assert headings[:3] == ["Wie kan helpen?", "Wie kan dit gebruiken?", "Nog meer"]


def test_what_needs_no_screen_comes_first(offered: World) -> None:
    headings = offered.tree(AIDS).xpath("//main//h2/text()")

    assert headings[:2] == ["Bellen en praten", "Apps"]


def test_notice_names_its_area_its_end_and_its_organisation(offered: World) -> None:
    found = facts(offered, "/almere/vraag-en-aanbod/oude-fietsen/")

    assert found["Gebied"] == "Filmwijk"
    assert found["Tot wanneer"] == "Tot en met 1 maart 2027"
    assert found["Van wie"] == "Buurthuis Het Filmdoek"


def test_notice_without_a_number_has_that_of_its_organisation(offered: World) -> None:
    contact = offered.tree("/almere/vraag-en-aanbod/oude-fietsen/").get_element_by_id("contact")

    assert EXAMPLE_PHONE in contact.getparent().text_content()


def test_aid_tells_what_it_costs_and_asks_and_how_it_goes_without(offered: World) -> None:
    found = facts(offered, "/almere/hulpmiddelen/klusapp/")

    assert found == {
        "Kosten": "Gratis",
        "Account": "Ja, met een mailadres",
        "Privacy": "Buren zien uw wijk",
        "Zonder internet": "Bel ons",
    }


def test_page_and_cards_name_the_sort_itself(offered: World) -> None:
    kind = offered.tree("/almere/hulpmiddelen/klusapp/").find_class("kind")[0].text_content()

    assert kind == "App"


def test_of_a_sensitive_aid_a_list_has_the_name_alone(offered: World) -> None:
    text = offered.main(AIDS)

    assert "Luisterlijn" in text
    assert "Iemand luistert" not in text


def test_notice_stands_there_on_its_last_day_and_not_the_day_after(offered: World) -> None:
    late = datetime(2027, 3, 1, 23, 59, tzinfo=AMSTERDAM)
    after = datetime(2027, 3, 2, 0, 1, tzinfo=AMSTERDAM)

    assert "Oude fietsen" in offered.at(late).main(NOTICES)
    assert "Oude fietsen" not in offered.at(after).main(NOTICES)


def test_list_says_je_on_a_hub_that_does(offered: World) -> None:
    hub = evolve(offered.hub, form_of_address="je")

    text = offered.with_hub(hub).main(NOTICES)

    assert "Wil je meedoen?" in text
