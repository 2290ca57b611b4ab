"""Which pages and feeds the site has."""

from datetime import date, datetime

import pytest
from attrs import evolve

from hub.areas import Areas
from hub.clock import AMSTERDAM
from hub.errors import UrlCollision
from hub.vocabulary import Kind, Mode
from site_builder.plan import PlannedFeed, plan
from tests.fakes.small_hub import MakeItem, MakeOccurrence, World


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/404.html",
        "/almere/",
        "/almere/a-z/",
        "/almere/agenda/",
        "/almere/agenda/koffie-en-taal/",
        "/almere/almere-stad/",
        "/almere/bedrijventerrein-noord/",
        "/almere/direct-hulp/",
        "/almere/filmwijk/",
        "/almere/filmwijk/agenda/",
        "/almere/filmwijk/informatie/mijn-kind-slaapt-slecht/",
        "/almere/filmwijk/kinderen/",
        "/almere/hulpmiddelen/cursus-rekenen/",
        "/almere/informatie/mijn-kind-slaapt-slecht/",
        "/almere/kinderen/",
        "/almere/meepraten/praat-mee-over-het-plein/",
        "/almere/nieuws/nieuwe-bankjes-in-het-park/",
        "/almere/organisaties/buurthuis-het-filmdoek/",
        "/almere/organisaties/geldloket-almere/",
        "/almere/plek/buurthuis-het-filmdoek/",
        "/almere/postcode/1325/",
        "/almere/regelen/",
        "/almere/regelen/hulp-in-het-huishouden/",
        "/almere/vraag-en-aanbod/maatje-gezocht/",
        "/almere/zoeken/",
        "/bronnen/",
        "/direct-hulp/",
        "/eindhoven/",
        "/eindhoven/centrum/",
        "/over/",
        "/privacy/",
        "/toegankelijkheid/",
    ],
)
def test_site_has_the_pages_of_the_design(world: World, url: str) -> None:
    assert world.has(url)


def test_pages_are_sorted_and_each_address_is_there_once(world: World) -> None:
    addresses = [page.url for page in world.plan.pages]

    assert addresses == sorted(set(addresses))


def test_buurt_has_no_page_of_its_own(world: World) -> None:
    assert not world.has("/almere/filmwijk-west/")


def test_area_without_residents_has_no_subjects_and_no_agenda(world: World) -> None:
    below = [
        page.url
        for page in world.plan.pages
        if page.url.startswith("/almere/bedrijventerrein-noord/")
    ]

    assert below == ["/almere/bedrijventerrein-noord/"]


def test_two_areas_with_one_address_are_refused(world: World) -> None:
    almere, eindhoven = world.hub.gemeenten
    twins = tuple(
        evolve(area, slug="filmwijk") if area.name == "Parkwijk" else area
        for area in almere.areas.all
    )
    changed = world.with_hub(
        evolve(world.hub, gemeenten=(evolve(almere, areas=Areas(twins)), eindhoven))
    )

    with pytest.raises(UrlCollision, match="/almere/filmwijk/"):
        plan(changed.hub, changed.build)


def test_hash_of_a_page_follows_what_it_shows(world: World, item: MakeItem) -> None:
    changed = world.with_items(item(Kind.ORGANISATION, "Nieuwe club", areas=("WK003416",)))

    assert changed.page("/almere/a-z/").input_hash != world.page("/almere/a-z/").input_hash


def test_hash_of_a_page_ignores_what_it_does_not_show(world: World, item: MakeItem) -> None:
    changed = world.with_items(item(Kind.ORGANISATION, "Nieuwe club", areas=("WK003416",)))

    assert changed.page("/over/").input_hash == world.page("/over/").input_hash


def test_plan_depends_on_the_date_and_not_on_the_time(world: World) -> None:
    evening = world.at(datetime(2027, 3, 1, 22, 59, tzinfo=AMSTERDAM))

    assert evening.plan == world.plan


def test_order_of_the_items_changes_nothing(world: World) -> None:
    first, *others = world.build.partitions
    turned = evolve(first, items=tuple(reversed(first.items)))
    build = evolve(world.build, partitions=(turned, *others))

    assert plan(world.hub, build) == world.plan


def test_ended_event_keeps_its_page_out_of_the_search_engines(
    world: World, event: MakeItem, occurrence: MakeOccurrence
) -> None:
    page = world.with_items(event("Winterfeest", occurrence("2027-01-10"))).page(
        "/almere/agenda/winterfeest/"
    )

    assert (page.indexable, page.removable) == (False, True)


def test_event_that_ended_long_ago_has_no_page(
    world: World, event: MakeItem, occurrence: MakeOccurrence
) -> None:
    old = world.with_items(event("Zomerfeest", occurrence("2026-07-01")))

    assert not old.has("/almere/agenda/zomerfeest/")


def test_withdrawn_item_keeps_a_page_that_says_so(world: World, item: MakeItem) -> None:
    gone = world.with_items(item(Kind.ORGANISATION, "Oude club", withdrawn=True))

    assert "De bron heeft dit weggehaald." in gone.main("/almere/organisaties/oude-club/")
    assert "Oude club" not in gone.text("/almere/organisaties/")


def test_page_with_a_canonical_elsewhere_is_not_ours_to_list(world: World) -> None:
    page = world.page("/almere/filmwijk/informatie/mijn-kind-slaapt-slecht/")

    assert not page.indexable
    assert page.view.page.canonical == "https://opvoeden.example/slapen"


def test_example_site_is_planned_as_a_real_one_but_kept_out_of_search_engines(
    world: World,
) -> None:
    page = world.with_hub(evolve(world.hub, example=True)).page("/almere/filmwijk/")

    assert (page.indexable, page.view.page.noindex) == (True, True)


def test_item_page_says_when_it_changed(world: World) -> None:
    assert world.page("/almere/agenda/koffie-en-taal/").lastmod == date(2027, 2, 1)


def test_every_item_has_its_address_in_the_plan(world: World) -> None:
    assert (
        "GM0034",
        "redactie:koffie-en-taal",
        "/almere/agenda/koffie-en-taal/",
    ) in world.plan.item_urls


def feed(world: World, url: str) -> PlannedFeed:
    return next(one for one in world.plan.feeds if one.url == url)


def test_area_has_a_feed_and_a_calendar(world: World) -> None:
    calendar = feed(world, "/almere/filmwijk/agenda.ics")

    assert (calendar.title, calendar.area) == ("Agenda van Filmwijk", "WK003416")
    assert "redactie:koffie-en-taal" in calendar.item_ids


@pytest.mark.parametrize(
    "name", ["atom.xml", "agenda.ics", "agenda/atom.xml", "agenda/agenda.ics"]
)
def test_no_feed_holds_anything_sensitive(world: World, name: str) -> None:
    ids = feed(world, f"/almere/{name}").item_ids

    assert "redactie:praatgroep-veilig-thuis" not in ids


def test_sensitive_event_has_no_calendar_file(world: World) -> None:
    addresses = [one.url for one in world.plan.feeds]

    assert "/almere/agenda/praatgroep-veilig-thuis/agenda.ics" not in addresses
    assert "agenda.ics" not in world.markup("/almere/agenda/praatgroep-veilig-thuis/")


def test_feed_leaves_out_what_its_source_does_not_pass_on(world: World) -> None:
    ids = feed(world, "/almere/filmwijk/atom.xml").item_ids

    assert "bieb:avond-over-pubers-en-geld" not in ids


def test_every_feed_that_a_page_names_is_planned(world: World) -> None:
    named = {one.href for page in world.plan.pages for one in page.view.page.feeds}

    assert named <= {one.url for one in world.plan.feeds}


def test_old_address_of_a_subject_leads_to_the_new_one(world: World) -> None:
    labels = tuple(
        evolve(label, old_slugs=("gezin",)) if label.slug == "kinderen" else label
        for label in world.hub.domains
    )
    moved = world.with_hub(evolve(world.hub, domains=labels))

    link = moved.tree("/almere/gezin/").find(".//main//a")

    assert link.get("href") == "/almere/kinderen/"


def test_sample_says_that_it_shows_example_data_and_of_which_day(world: World) -> None:
    sample = world.at(datetime(2027, 3, 1, 8, 0, tzinfo=AMSTERDAM), Mode.SAMPLE)

    text = sample.text("/almere/filmwijk/")

    assert "Deze site toont voorbeeldgegevens van 1 maart 2027." in text
