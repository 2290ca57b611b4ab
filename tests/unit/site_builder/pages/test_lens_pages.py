"""The pages for a group of people: in its own order, and never with what is sensitive."""

import pytest
from attrs import evolve

from hub.gemeente import AudienceLabel
from hub.vocabulary import Audience, Kind
from tests.fakes.small_hub import MakeItem, MakeOccurrence, World, make_event

ELDERLY, YOUNG, GIVING = (
    "/almere/voor/ouderen/",
    "/almere/voor/jongeren/",
    "/almere/voor/geven/",
)


@pytest.fixture(scope="module")
def grouped(world: World, item: MakeItem, occurrence: MakeOccurrence) -> World:
    labels = (
        AudienceLabel(id=Audience.OUDEREN, name="Ouderen", slug="ouderen"),
        AudienceLabel(id=Audience.JEUGD, name="Kinderen en jongeren", slug="jongeren"),
        AudienceLabel(id=Audience.VRIJWILLIGERS, name="Vrijwilligers", slug="geven"),
    )
    old = (Audience.OUDEREN,)
    return world.with_hub(evolve(world.hub, audiences=labels)).with_items(
        item(Kind.SERVICE, "Klussendienst", audiences=old),
        item(Kind.SERVICE, "Stille hulp", audiences=old, sensitive=True),
        make_event(
            "Computerles",
            occurrence("2027-03-08"),
            occurrence("2027-03-15"),
            audiences=old,
        ),
    )


def ids_in_order(world: World, url: str) -> list[str]:
    return world.tree(url).xpath("//main//*[self::section or self::nav]/@aria-labelledby")


def test_every_group_has_its_page(grouped: World) -> None:
    assert all(grouped.has(url) for url in (ELDERLY, YOUNG, GIVING))


def test_for_older_people_telephone_numbers_come_before_the_agenda(grouped: World) -> None:
    order = ids_in_order(grouped, ELDERLY)

    assert order[:3] == ["bellen", "wie", "agenda"]
    assert grouped.tree(ELDERLY).find_class("large")


def test_young_people_are_addressed_with_je_on_the_whole_page(grouped: World) -> None:
    text = grouped.text(YOUNG)

    assert "Weet je" in text or "met wie kun je praten" in text
    assert " u " not in text
    assert "Twijfel je?" in text


def test_other_groups_are_addressed_as_the_hub_says(grouped: World) -> None:
    assert "Twijfelt u?" in grouped.text(ELDERLY)


def test_volunteers_first_see_what_they_can_take_part_in(grouped: World) -> None:
    order = ids_in_order(grouped, GIVING)

    assert order[:2] == ["bellen", "meedoen"]
    assert "Maatje gezocht" in grouped.main(GIVING)
    assert grouped.tree(GIVING).xpath("//a[@href='/almere/activiteit-aanmelden/']")


def test_nothing_sensitive_stands_on_the_page_of_a_group(grouped: World) -> None:
    text = grouped.main(ELDERLY)

    assert "Klussendienst" in text
    assert "Stille hulp" not in text


def test_event_stands_once_however_often_it_is_held(grouped: World) -> None:
    found = grouped.tree(ELDERLY).xpath("//main//a[contains(., 'Computerles')]")

    assert len(found) == 1


def test_gemeente_leads_to_the_pages_of_groups(grouped: World) -> None:
    links = grouped.tree("/almere/").xpath("//section[@aria-labelledby='voor-wie']//a/@href")

    assert links == [ELDERLY, YOUNG, GIVING]


def test_group_has_the_numbers_that_content_gives_it_below_the_counter(
    grouped: World,
) -> None:
    (first, *others) = grouped.hub.audiences
    numbered = (evolve(first, numbers=("0800-2000", "0800-0000")), *others)

    shown = grouped.with_hub(evolve(grouped.hub, audiences=numbered))

    assert ids_in_order(shown, ELDERLY)[:2] == ["bellen", "praten"]
    assert shown.tree(ELDERLY).xpath(
        "//*[@aria-labelledby='praten']//a[contains(@class, 'call')]/@href"
    ) == ["tel:08002000"]
    assert "praten" not in ids_in_order(shown, YOUNG)
