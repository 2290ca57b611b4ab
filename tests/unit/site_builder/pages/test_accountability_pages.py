"""What the site tells of itself: privacy, accessibility, sources and origins."""

from datetime import date

import pytest
from attrs import evolve

from hub.accountability import Accessibility, Privacy
from hub.model import Contact
from hub.vocabulary import Kind
from tests.fakes.small_hub import MakeItem, World

STUDY = Accessibility(
    status="B",
    studied_on=date(2026, 12, 1),
    report_url="https://onderzoek.example/rapport",
    statement_url="https://register.example/123",
    problems=("Een filmpje heeft geen ondertitels.",),
)


def privacy(world: World, settings: Privacy) -> World:
    return world.with_hub(evolve(world.hub, privacy=settings))


def studied(world: World, settings: Accessibility) -> World:
    return world.with_hub(evolve(world.hub, accessibility=settings))


def test_privacy_page_names_who_runs_the_site_and_how_long_the_log_is_kept(
    world: World,
) -> None:
    text = world.main("/privacy/")

    assert "Deze site is van Stichting Voorbeeld." in text
    assert "7 dagen lang" in text


def test_privacy_page_names_the_officer_of_the_settings(world: World) -> None:
    settings = Privacy(officer="De FG van Almere", contact=Contact(mails=("fg@voorbeeld.nl",)))

    text = privacy(world, settings).main("/privacy/")

    assert "De FG van Almere" in text
    assert "fg@voorbeeld.nl" in text


def test_privacy_page_without_an_officer_leaves_the_heading_out(world: World) -> None:
    assert "Wie let op privacy?" not in world.main("/privacy/")


def test_privacy_page_of_a_server_without_a_log_says_so(world: World) -> None:
    text = privacy(world, Privacy(log_days=0)).main("/privacy/")

    assert "De server schrijft daar niets van op." in text
    assert "dagen lang" not in text


def test_privacy_page_says_how_to_forget_the_wijk(world: World) -> None:
    assert "Vergeet mijn wijk" in world.main("/privacy/")


def test_accessibility_page_gives_no_status_without_a_study(world: World) -> None:
    text = world.main("/toegankelijkheid/")

    assert "Er is nog geen volledig onderzoek gedaan. Daarom noemen wij geen status." in text
    assert "Status" not in text


def test_accessibility_page_gives_status_date_report_and_statement(world: World) -> None:
    tree = studied(world, STUDY).tree("/toegankelijkheid/")
    text = " ".join(tree.find(".//main").text_content().split())

    assert "Status B: de site voldoet aan een deel van de eisen." in text
    assert "De site is onderzocht op 1 december 2026." in text
    assert tree.xpath("//main//a[@href='https://onderzoek.example/rapport']")
    assert tree.xpath("//main//a[@href='https://register.example/123']")


def test_accessibility_page_drops_the_status_of_an_old_study(world: World) -> None:
    old = evolve(STUDY, studied_on=date(2023, 1, 1))

    assert "Status" not in studied(world, old).main("/toegankelijkheid/")


def test_accessibility_page_lists_known_problems_and_where_to_report(world: World) -> None:
    text = studied(world, STUDY).main("/toegankelijkheid/")

    assert "Een filmpje heeft geen ondertitels." in text
    assert "Bel 036 – 000 00 00" in text
    assert "redactie@voorbeeld.nl" in text


def test_sources_page_tells_how_to_have_something_removed(world: World) -> None:
    text = world.main("/bronnen/")

    assert (
        "Staat hier iets van u dat u niet wilt? Mail of bel ons. "
        "Wij halen het binnen 2 werkdagen weg." in text
    )
    assert "Het lukt nu niet om deze bron op te halen." in text


def test_silent_source_is_dated_on_the_page_of_its_item(world: World) -> None:
    text = world.main("/almere/agenda/avond-over-pubers-en-geld/")

    assert "Wij krijgen van deze bron niets nieuws sinds 9 februari 2027." in text


def test_card_tells_why_it_stands_there_and_that_all_see_the_same(world: World) -> None:
    fold = world.tree("/almere/filmwijk/samen/").xpath("//li[@class='card']/details")[0]
    text = " ".join(fold.text_content().split())

    assert text.startswith("Waarom zie ik dit?")
    assert "Dit is in Filmwijk." in text
    assert "Wij weten niet wie u bent. Iedereen ziet op deze pagina hetzelfde." in text


def test_national_text_points_to_its_original(world: World) -> None:
    tree = world.tree("/almere/informatie/mijn-kind-slaapt-slecht/")

    assert tree.xpath("string(//link[@rel='canonical']/@href)") == (
        "https://opvoeden.example/slapen"
    )


@pytest.mark.parametrize("kind", [Kind.SERVICE, Kind.NEWS, Kind.NOTICE, Kind.SAY])
def test_every_item_says_whose_it_is_and_how_to_tell_that_it_is_wrong(
    world: World, item: MakeItem, kind: Kind
) -> None:
    made = item(kind, "Iets nieuws", slug="iets-nieuws")
    page = next(
        page for page in world.with_items(made).plan.pages if page.item_id == made.item.id
    )

    text = " ".join(world.renderer.render(page).decode().split())

    assert "Bron: Redactie Almere." in text
    assert "Klopt dit niet?" in text
