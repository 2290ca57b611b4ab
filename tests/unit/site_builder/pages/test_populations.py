"""What key figures may do on a page: the order of what is handy, and two sentences."""

import pytest
from attrs import evolve

from hub.population import Population
from hub.vocabulary import Audience, Domain, Kind
from tests.fakes.small_hub import World, make_item

FILMWIJK = "/almere/filmwijk/"
FAMILIES = "In Filmwijk wonen veel gezinnen met kinderen."
ELDERLY = "Er is veel te doen voor 65-plussers in Filmwijk."


def lived_in(world: World, population: Population) -> World:
    first, *others = world.build.partitions
    changed = evolve(first, populations=(("WK003416", population),))
    return World(hub=world.hub, build=evolve(world.build, partitions=(changed, *others)))


@pytest.fixture(scope="module")
def texts(world: World) -> World:
    return world.only(
        make_item(
            Kind.AID,
            "Gezond eten met uw gezin",
            areas=("NL",),
            domains=(Domain.GEZONDHEID,),
            audiences=(Audience.OUDERS,),
        ),
        make_item(
            Kind.AID,
            "Gezond eten na uw 65ste",
            areas=("NL",),
            domains=(Domain.GEZONDHEID,),
            audiences=(Audience.OUDEREN,),
        ),
    )


def test_without_figures_no_sentence_speaks_of_residents(texts: World) -> None:
    assert FAMILIES not in texts.main(FILMWIJK)


def test_a_wijk_with_many_families_says_so_beside_a_text_for_parents(texts: World) -> None:
    families = lived_in(texts, Population(families=2.0, elderly=0.4))

    text = families.main(FILMWIJK)

    assert FAMILIES in text
    assert FAMILIES not in families.main("/almere/parkwijk/")


def test_what_suits_the_residents_is_the_one_of_its_subject(texts: World) -> None:
    young = lived_in(texts, Population(families=2.0, elderly=0.4))
    old = lived_in(texts, Population(families=0.4, elderly=2.0))

    cards = [one.tree(FILMWIJK).find_class("card")[0].text_content() for one in (young, old)]

    assert "met uw gezin" in cards[0]
    assert "na uw 65ste" in cards[1]


@pytest.mark.parametrize(("count", "told"), [(5, True), (4, False)])
def test_much_for_older_people_is_told_when_it_is_there(
    world: World,
    count: int,
    told: bool,  # noqa: FBT001
) -> None:
    clubs = (
        make_item(
            Kind.ORGANISATION, f"Club {n}", areas=("WK003416",), audiences=(Audience.OUDEREN,)
        )
        for n in range(count)
    )
    text = make_item(
        Kind.AID,
        "Blijven bewegen",
        areas=("NL",),
        domains=(Domain.GEZONDHEID,),
        audiences=(Audience.OUDEREN,),
    )

    page = world.only(*clubs, text).main(FILMWIJK)

    assert (ELDERLY in page) is told
