"""Guidance on the site: the question tree, "Hoe gaat het met u?" and steps."""

import re

import pytest
from attrs import evolve

from hub.guide import Guide
from hub.hoe_gaat_het import Assessment, Situation
from hub.life_event import LifeEvent, Step
from hub.spot import Spot
from hub.vocabulary import Domain, Kind, Tier
from hub.wegwijs import Answer, Outcome, Question, Tree
from site_builder.doors import doors
from site_builder.shelves import Shelves
from tests.fakes.small_hub import TODAY, MakeItem, World

AT = Spot(path="wegwijs/begin.toml")
START = "/almere/wegwijs/"
MONEY = "/almere/wegwijs/schulden/"
SAFE = "/almere/wegwijs/veilig/"
CHECK = "/almere/hoe-gaat-het/"


def answer(text: str, to: str) -> Answer:
    return Answer(text=text, to=to, at=AT)


TREE = Tree(
    questions=(
        Question(
            id="begin",
            text="Waar gaat uw vraag over?",
            answers=(
                answer("Geld", "schulden"),
                answer("Veiligheid", "veilig"),
                answer("Iets anders", "bestaat-niet"),
            ),
            at=AT,
        ),
        Question(
            id="veilig",
            text="Is er nu gevaar?",
            answers=(answer("Ja", "gevaar"),),
            domain=Domain.VEILIGHEID,
            sensitive=True,
            at=AT,
        ),
    ),
    outcomes=(
        Outcome(
            id="schulden",
            title="Hulp bij schulden",
            domain=Domain.INKOMEN,
            text=("Leg alle brieven bij elkaar.",),
            bring=("Alle brieven",),
            words=("schulden",),
            rights=True,
            at=AT,
        ),
        Outcome(
            id="gevaar",
            title="Er is gevaar",
            domain=Domain.VEILIGHEID,
            numbers=("112",),
            sensitive=True,
            at=AT,
        ),
    ),
)
SITUATIONS = tuple(
    Situation(domain=domain, text=f"Over {domain}.", hard="dit lastig is", alone="Begin klein.")
    for domain in Domain
    if domain is not Domain.VEILIGHEID
)
GUIDE = Guide(
    trees=(("nl", TREE), ("en", TREE)),
    assessments=(("nl", Assessment(situations=SITUATIONS, safety="Is het niet veilig? Bel.")),),
    life_events=(
        LifeEvent(
            slug="ontslag",
            title="U verliest uw werk",
            intro="Stap voor stap.",
            steps=(
                Step(title="Kijk naar geld", text=("Schrijf op.",), domain=Domain.INKOMEN),
                Step(title="Zoek werk", text=("Vraag hulp.",), domain=Domain.WERK, rights=True),
            ),
        ),
    ),
)


@pytest.fixture(scope="module")
def guided(world: World) -> World:
    return world.with_hub(evolve(world.hub, guide=GUIDE, languages=("nl", "en")))


def test_hub_without_guidance_has_no_pages_for_it(world: World) -> None:
    assert not any(world.has(url) for url in (START, CHECK, "/almere/levensgebeurtenis/"))


def test_answers_are_plain_links(guided: World) -> None:
    links = guided.tree(START).xpath("//ul[@class='answers']//a/@href")

    assert links == [MONEY, SAFE, "/almere/wegwijs/bestaat-niet/"]
    assert all(guided.has(link) for link in links)


def test_outcome_has_the_counter_what_to_bring_and_the_rights(guided: World) -> None:
    text = guided.main(MONEY)

    assert "Loket Almere" in text
    assert "Alle brieven" in text
    assert "U mag iemand meenemen naar het gesprek." in text
    assert "Geldloket Almere" in text


def test_missing_end_has_a_page_with_the_counter(guided: World) -> None:
    assert "Loket Almere" in guided.main("/almere/wegwijs/bestaat-niet/")


def test_crisis_outcome_shows_the_number_first(guided: World) -> None:
    main = guided.main(f"{SAFE}gevaar/")

    assert main.index("112") < main.index("Bellen of langsgaan")


@pytest.mark.parametrize("url", [SAFE, f"{SAFE}gevaar/"])
def test_page_about_safety_is_guarded_and_keeps_no_answer(guided: World, url: str) -> None:
    tree = guided.tree(url)

    assert tree.xpath("//body[@class='guarded']")
    assert not tree.xpath(
        "//*[contains(@class, 'given')] | //script[contains(@src, 'wegwijs')]"
    )


@pytest.mark.parametrize("url", [SAFE, f"{SAFE}gevaar/", f"/en{SAFE}", f"/en{SAFE}gevaar/"])
def test_page_about_safety_can_be_left_and_asks_before_it_is_printed(
    guided: World, url: str
) -> None:
    tree = guided.tree(url)

    assert [one.get("href") for one in tree.find_class("leave")] == [guided.hub.exit_url] * 2
    assert tree.get_element_by_id("printen").get("type") == "checkbox"
    assert tree.xpath("//script[contains(@src, 'leave')]")
    assert tree.xpath("//script[contains(@src, 'wijk')]") == []
    assert tree.xpath("//link[@rel='alternate'][@type]") == []


def test_answer_towards_safety_is_marked_for_the_script(guided: World) -> None:
    marked = guided.tree(START).xpath("//a[@data-sensitive]/@href")

    assert marked == [SAFE]


def test_tree_is_there_in_other_languages(guided: World) -> None:
    tree = guided.tree(f"/en{MONEY}")

    assert tree.get("lang") == "en"
    assert tree.xpath("//h1/span/@lang") == ["nl"]
    assert (
        guided.tree(f"/en{START}").xpath("//ul[@class='answers']//a/@href")[0] == f"/en{MONEY}"
    )


def test_check_without_a_script_is_a_list_of_sentences_with_links(guided: World) -> None:
    tree = guided.tree(CHECK)

    assert len(tree.xpath("//section[contains(@class, 'situation')]")) == 9
    assert tree.xpath("//fieldset[not(@hidden)]") == []
    assert tree.xpath("//div[@class='options']//a")


def test_check_asks_nothing_about_safety_and_prints_none_of_it(guided: World) -> None:
    tree = guided.tree(CHECK)
    section = tree.xpath("//section[@aria-labelledby='veilig']")[0]

    assert section.get("class") == "unprinted"
    assert section.xpath(".//input") == []
    assert tree.xpath("//input[@name='veiligheid']") == []
    assert "0800-2000" in section.text_content()


def test_check_has_a_contact_beside_what_people_do_themselves(guided: World) -> None:
    options = guided.tree(CHECK).xpath("//div[@class='options']")

    assert all(
        re.search(r"Hier kunt u zo naartoe\.\s*\S", one.text_content()) for one in options
    )
    assert all(one.xpath(".//ul[@class='near']/li") for one in options)


def test_every_step_names_the_counter_of_the_gemeente(guided: World) -> None:
    steps = guided.tree("/almere/levensgebeurtenis/ontslag/").xpath("//ol[@class='steps']/li")

    assert len(steps) == 2
    assert all("Loket Almere" in one.text_content() for one in steps)


@pytest.mark.parametrize("url", ["/almere/", "/almere/filmwijk/"])
def test_area_page_leads_to_guidance(guided: World, url: str) -> None:
    links = guided.tree(url).xpath("//section[@aria-labelledby='onderwerpen']//a/@href")

    assert links[-5:] == [
        START,
        CHECK,
        "/almere/levensgebeurtenis/",
        "/almere/gesprek/",
        "/almere/lijstje/",
    ]


def shelves_of(world: World, *items: object) -> Shelves:
    gemeente = world.hub.gemeenten[0]
    return Shelves(gemeente, items, TODAY)  # type: ignore[arg-type]  # items of the fakes


def test_item_that_the_words_fit_goes_before_others(world: World, item: MakeItem) -> None:
    fits = item(Kind.SERVICE, "Hulp bij schulden", domains=(Domain.INKOMEN,))
    other = item(Kind.SERVICE, "Belastinghulp", domains=(Domain.INKOMEN,))

    found = doors(shelves_of(world, fits, other), "GM0034", Domain.INKOMEN, ("schuld",))

    assert [one.title for one in found.local] == ["Hulp bij schulden"]


def test_without_a_fitting_item_the_people_of_the_subject_stand_there(
    world: World, item: MakeItem
) -> None:
    desk = item(Kind.SERVICE, "Geldloket", domains=(Domain.INKOMEN,))
    text = item(Kind.INFORMATION, "Over geld", domains=(Domain.INKOMEN,))

    found = doors(shelves_of(world, desk, text), "GM0034", Domain.INKOMEN, ("zeilboot",))

    assert [one.title for one in found.local] == ["Geldloket"]


@pytest.mark.parametrize(
    ("sensitive", "titles"), [(True, ["Praathulp"]), (False, ["Zelf beginnen"])]
)
def test_sensitive_and_other_pages_do_not_mix(
    world: World, item: MakeItem, *, sensitive: bool, titles: list[str]
) -> None:
    hidden = item(
        Kind.SERVICE,
        "Praathulp",
        domains=(Domain.GEZONDHEID,),
        tier=Tier.DICHTBIJ,
        sensitive=True,
    )
    alone = item(Kind.SERVICE, "Zelf beginnen", domains=(Domain.GEZONDHEID,), tier=Tier.ZELF)
    shelves = shelves_of(world, hidden, alone)

    found = doors(shelves, "GM0034", Domain.GEZONDHEID, (), sensitive=sensitive)

    assert [one.title for one in found.local] == titles


def test_step_that_no_item_fits_names_the_counter_alone(guided: World, item: MakeItem) -> None:
    club = item(Kind.SERVICE, "Zeilclub", domains=(Domain.INKOMEN, Domain.WERK))
    step = guided.only(club).tree("/almere/levensgebeurtenis/ontslag/").find_class("steps")[0]

    assert "Zeilclub" not in step.text_content()
    assert "Loket Almere" in step.text_content()


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Hulp bij schulden", "Dit kan passen bij uw vraag."),
        ("Zeilclub", "Dit is er over: Geld en schulden. Bel gerust, ook als het niet past."),
    ],
)
def test_outcome_says_whether_its_help_fits_the_question(
    guided: World, item: MakeItem, title: str, said: str
) -> None:
    shown = guided.only(item(Kind.SERVICE, title, domains=(Domain.INKOMEN,)))

    assert said in shown.main(MONEY)
