"""The page of a wijk: the order of EXAMPLES.md, the ten subjects, and honest borrowing."""

import pytest
from attrs import evolve

from hub.model import Details
from hub.vocabulary import Domain, EventStatus, Kind, Tier
from tests.fakes.small_hub import MakeItem, MakeOccurrence, World

FILMWIJK = "/almere/filmwijk/"


def headings(world: World, url: str) -> list[str]:
    shown = world.tree(url).xpath("//main//h2[not(ancestor::*[@data-bundle])]")
    return [" ".join(one.text_content().split()) for one in shown]


def test_sections_stand_in_the_agreed_order(world: World) -> None:
    assert headings(world, FILMWIJK) == [
        "Bellen of langsgaan",
        "Deze week in Filmwijk",
        "Kies een onderwerp",
        "Ook handig in Filmwijk",
        "Net buiten de wijk",
        "Nieuws",
        "Woont u in Filmwijk?",
        "Abonneren",
        "Bronnen",
    ]


def test_search_comes_before_the_first_section(world: World) -> None:
    shown = world.tree(FILMWIJK).xpath("//main/*[not(@hidden)]")

    assert [child.tag for child in shown][:5] == ["h1", "p", "form", "p", "section"]
    assert shown[3].get("role") == "status"


def test_answers_of_a_wijk_come_from_its_bundle(world: World) -> None:
    (near,) = world.tree(FILMWIJK).xpath("//main/*[@data-bundle]")

    assert near.get("data-bundle") == "/almere/zoek/wijk-wk003416.bin"
    assert near.xpath(".//a/@href") == ["/almere/zoeken/"]


def test_numbers_wait_above_everything_on_the_page_of_a_wijk(world: World) -> None:
    first = world.tree(FILMWIJK).find(".//main")[0]

    assert first.get("class") == "help-now"
    assert first.get("hidden") is not None
    assert first.xpath(".//a[@href='tel:112']")


def test_page_of_a_gemeente_has_no_bundle(world: World) -> None:
    assert not world.tree("/almere/").xpath("//*[@data-bundle]")


def test_search_goes_to_the_search_page_of_the_gemeente(world: World) -> None:
    form = world.tree(FILMWIJK).find(".//form")

    assert (form.get("action"), form.get("method")) == ("/almere/zoeken/", "get")


def test_counter_says_its_hours_in_words(world: World) -> None:
    counter = " ".join(world.tree(FILMWIJK).find_class("counter")[0].text_content().split())

    assert "Buurthuis Het Filmdoek Bel 036 – 000 00 00" in counter
    assert "Open: maandag tot en met vrijdag, 9.00 tot 17.00 uur." in counter


def test_invented_number_cannot_be_dialled(world: World) -> None:
    counter = world.tree(FILMWIJK).find_class("counter")[0]

    assert counter.xpath(".//a[starts-with(@href, 'tel:')]") == []


def test_all_ten_subjects_are_there_in_their_order_with_an_icon(world: World) -> None:
    tree = world.tree(FILMWIJK)

    assert [one.text for one in tree.find_class("subject-name")] == [
        label.name for label in world.hub.domains
    ]
    assert [one.get("href") for one in tree.xpath("//ul[@class='subjects']//use")] == [
        f"/assets/icons.svg#{label.id}" for label in world.hub.domains
    ]


def test_sensitive_item_is_no_example_of_a_subject(world: World) -> None:
    subjects = world.tree(FILMWIJK).find_class("subjects")[0].text_content()

    assert "Rustig blijven bij ruzie" not in subjects
    assert "Praatgroep" not in subjects


def test_week_shows_three_and_folds_the_rest(world: World) -> None:
    lists = world.tree(FILMWIJK).find_class("entries")

    assert [len(one.findall("li")) for one in lists] == [3, 1]


def test_week_names_its_first_and_last_day(world: World) -> None:
    assert "Van maandag 1 maart tot en met zondag 7 maart 2027." in world.main(FILMWIJK)


def test_event_of_the_week_says_day_time_place_and_cost(world: World) -> None:
    first = world.tree(FILMWIJK).find_class("entries")[0].find("li")

    assert " ".join(first.text_content().split()) == (
        "Dinsdag 2 maart, 10.00 uur Koffie en taal, Buurthuis Het Filmdoek. Gratis."
    )


def test_moved_event_says_so_in_words(world: World) -> None:
    assert (
        "Avond over pubers en geld, Buurthuis Het Filmdoek. Gratis. Verplaatst"
        in world.main(FILMWIJK)
    )


def test_wijk_without_events_shows_those_of_its_stadsdeel_and_says_so(
    world: World,
) -> None:
    text = world.main("/almere/parkwijk/")

    assert "In Parkwijk zelf is er deze week niets. Dit is er in Almere Stad." in text
    assert "Deze week in Almere Stad" in text
    assert "Koffie en taal" in text


def test_week_is_left_out_when_nothing_happens_anywhere(world: World) -> None:
    assert "Deze week" not in world.main("/eindhoven/centrum/")


@pytest.mark.parametrize("url", [FILMWIJK, "/almere/parkwijk/", "/eindhoven/centrum/"])
def test_basic_help_is_the_same_on_every_wijk_page(world: World, url: str) -> None:
    names = [
        " ".join(one.text_content().split()) for one in world.tree(url).find_class("basic-name")
    ]

    assert names == [
        "Geld en schulden",
        "Veilig thuis",
        "Kinderen opvoeden",
        "Nederlands leren",
        "Zorgen voor een ander",
    ]


def test_basic_help_names_who_helps(world: World) -> None:
    basics = world.tree(FILMWIJK).find_class("basics")[0].text_content()

    assert all(
        name in basics for name in ("Geldloket Almere", "Taalhuis", "Steunpunt mantelzorg")
    )


def test_advice_to_do_it_yourself_is_never_the_basic_help(world: World) -> None:
    basics = world.tree(FILMWIJK).find_class("basics")[0].text_content()

    assert "Rustig blijven bij ruzie" not in basics


def test_item_without_a_subject_stands_on_the_page_of_its_area(
    world: World, item: MakeItem
) -> None:
    loose = item(Kind.SERVICE, "Fietsen maken", areas=("WK003416",))

    assert "Fietsen maken" in world.with_items(loose).main(FILMWIJK)


def test_item_of_the_gemeente_tells_why_it_is_here(world: World) -> None:
    assert "Dit is voor heel Almere, dus ook voor Filmwijk." in world.main(FILMWIJK)


def test_national_item_names_the_organisation_that_helps_here(world: World) -> None:
    text = world.main(FILMWIJK)

    assert "Deze informatie geldt in heel Nederland." in text
    assert "Buurthuis Het Filmdoek helpt hiermee in Filmwijk." in text


def test_event_of_the_neighbours_tells_that_it_is_near(world: World) -> None:
    text = world.main(FILMWIJK)

    assert "Lentefeest" in text
    assert "Dit is net buiten Filmwijk, vlak bij u." in text


def test_help_of_the_neighbours_that_stands_above_is_not_told_again(
    world: World, item: MakeItem
) -> None:
    club = item(
        Kind.ORGANISATION, "Buren helpen", areas=("WK003418", "GM0034"), pinned=("WK003416",)
    )

    tree = world.with_items(club).tree(FILMWIJK)

    assert len(tree.xpath("//main//h3//a[contains(., 'Buren helpen')]")) == 1


def test_page_links_to_the_neighbours(world: World) -> None:
    near = world.tree(FILMWIJK).get_element_by_id("vlakbij").getparent()

    assert near.xpath(".//a[@href='/almere/parkwijk/']")


def test_text_that_changed_lately_is_mentioned(world: World, item: MakeItem) -> None:
    changed = item(
        Kind.SERVICE,
        "Spreekuur huur",
        areas=("WK003416",),
        changed_on=world.build.now.date(),
    )

    assert "Wat is er veranderd" in headings(world.with_items(changed), FILMWIJK)


def test_sensitive_item_has_no_reason(world: World) -> None:
    tree = world.tree("/almere/filmwijk/veilig/")
    folds = [one.getparent() for one in tree.xpath("//summary[contains(., 'Rustig blijven')]")]

    assert ["geldt in heel Nederland" in one.text_content() for one in folds] == [False]


def test_gemeente_lists_its_wijken_under_their_stadsdeel(world: World) -> None:
    section = world.tree("/almere/").get_element_by_id("wijken").getparent()

    assert [one.get("href") for one in section.findall(".//a")] == [
        "/almere/almere-stad/",
        "/almere/bedrijventerrein-noord/",
        "/almere/filmwijk/",
        "/almere/parkwijk/",
    ]


def test_area_without_residents_points_to_its_neighbours(world: World) -> None:
    tree = world.tree("/almere/bedrijventerrein-noord/")

    assert tree.xpath("//main//a[@href='/almere/parkwijk/']")
    assert "Loket Almere" in tree.text_content()


def test_gemeente_without_a_counter_shows_the_number_of_the_site(world: World) -> None:
    assert "Gemeente Eindhoven Bel 036 – 000 00 00" in world.main("/eindhoven/centrum/")


def test_hub_without_crisis_numbers_still_shows_the_two_that_may_not_lack(world: World) -> None:
    bare = world.with_hub(evolve(world.hub, crisis_numbers=()))

    bar = bare.tree(FILMWIJK).find_class("help-bar")[0].text_content()

    assert "112" in bar
    assert "0800-2000" in bar


def test_cancelled_event_is_struck_through(
    world: World, event: MakeItem, occurrence: MakeOccurrence
) -> None:
    off = event(
        "Buurtmaal",
        occurrence("2027-03-02", status=EventStatus.CANCELLED),
        areas=("WK003416",),
    )
    tree = world.only(off).tree(FILMWIJK)

    assert [one.text for one in tree.xpath("//ul[@class='entries']//del")][-1] == "Buurtmaal"
    assert "Gaat niet door" in tree.text_content()


def test_own_phone_stands_on_the_card(world: World, item: MakeItem) -> None:
    real = Details(contact=evolve(Details().contact, phones=("088-0767000",)))
    service = item(Kind.SERVICE, "Hulp", areas=("WK003416",), details=real, tier=Tier.DICHTBIJ)

    tree = world.with_items(service).tree(FILMWIJK)

    assert tree.xpath("//a[@href='tel:+31880767000']")


def test_domain_of_an_item_gives_the_example_of_a_subject(world: World, item: MakeItem) -> None:
    home = item(Kind.AID, "Huur betalen", areas=("WK003416",), domains=(Domain.WONEN,))

    subjects = world.with_items(home).tree(FILMWIJK).find_class("subjects")[0]

    assert "Huur betalen" in subjects.text_content()


def test_event_of_every_day_stands_in_the_week_once_with_its_dates(
    world: World, event: MakeItem, occurrence: MakeOccurrence
) -> None:
    daily = event("Inloop", *(occurrence(f"2027-03-0{day}") for day in range(1, 6)))

    shown = [
        " ".join(one.text_content().split())
        for one in world.only(daily).tree(FILMWIJK).xpath("//ul[@class='entries']/li")
    ]

    assert len(shown) == 1
    assert shown[0].startswith("Maandag 1 maart, 10.00 uur Inloop")
    assert shown[0].endswith("Ook op 2, 3, 4 en 5 maart.")


def test_date_of_the_week_that_is_called_off_stands_apart(
    world: World, event: MakeItem, occurrence: MakeOccurrence
) -> None:
    off = occurrence("2027-03-03", status=EventStatus.CANCELLED)
    daily = event("Inloop", occurrence("2027-03-02"), off, occurrence("2027-03-04"))

    tree = world.only(daily).tree(FILMWIJK)

    assert [one.text_content() for one in tree.xpath("//ul[@class='entries']//del")] == [
        "Woensdag 3 maart, 10.00 uur",
        "Inloop",
    ]
    assert "Ook op 4 maart." in tree.text_content()


def test_example_of_safety_is_somebody_who_helps(world: World, item: MakeItem) -> None:
    form = item(Kind.PRODUCT, "Dode vissen melden", domains=(Domain.VEILIGHEID,))
    helper = item(Kind.SERVICE, "Buren in gesprek", domains=(Domain.VEILIGHEID,))

    subjects = world.with_items(form, helper).tree(FILMWIJK).find_class("subjects")[0]

    assert "Buren in gesprek" in subjects.text_content()
    assert "Dode vissen" not in subjects.text_content()
