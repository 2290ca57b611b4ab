"""A page that is asked for by itself is the page that the whole plan has."""

import pytest
from attrs import evolve

from site_builder.plan import OnDemand, on_demand
from tests.fakes.small_hub import World, make_world

KINDS = (
    "home",
    "area",
    "area_short",
    "agenda",
    "event",
    "organisation",
    "information",
    "product",
    "article",
    "subject",
    "list",
    "postcode",
    "place",
    "direct_help",
    "search",
    "search_hub",
    "sources",
    "who",
    "not_found",
)


@pytest.fixture(scope="module")
def world() -> World:
    return make_world()


@pytest.fixture(scope="module")
def site(world: World) -> OnDemand:
    return on_demand(world.hub, world.build)


@pytest.mark.parametrize("kind", KINDS)
def test_page_of_each_kind_is_as_in_the_plan(world: World, site: OnDemand, kind: str) -> None:
    page = next(one for one in world.plan.pages if one.template == f"{kind}.html.j2")

    assert site.page(page.url) == page


def test_page_in_an_area_of_a_national_text_is_as_in_the_plan(
    world: World, site: OnDemand
) -> None:
    page = next(
        one
        for one in world.plan.pages
        if one.template == "information.html.j2" and one.url.count("/") > 4
    )

    assert site.page(page.url) == page


def test_page_in_another_language_is_as_in_the_plan(world: World) -> None:
    english = world.with_hub(evolve(world.hub, languages=("nl", "en")))
    page = next(one for one in english.plan.pages if one.url.startswith("/en/almere/"))

    assert on_demand(english.hub, english.build).page(page.url) == page


@pytest.mark.parametrize("url", ["", "/", "/almere", "/nergens/", "/almere/agenda/nergens/"])
def test_there_is_a_page_only_where_the_plan_has_one(
    world: World, site: OnDemand, url: str
) -> None:
    assert (site.page(url) is not None) == world.has(url)


def test_address_of_an_item_is_known(world: World, site: OnDemand) -> None:
    _, item_id, url = world.plan.item_urls[0]

    assert url in site.urls(item_id)
