"""Where an item is and for whom: the order of evidence, and the traps of names."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from enrich.areas import FindAreas
from enrich.gazetteer import Gazetteer
from enrich.names import MOST_MENTIONS
from hub.areas import Succession
from hub.gemeente import Gemeente
from hub.model import Details, EnrichedItem, Item, Location, Said
from hub.page_text import text_of
from hub.vocabulary import Kind

MakeItem = Callable[..., Item]


@pytest.fixture(scope="session")
def find(gazetteer: Gazetteer) -> FindAreas:
    return FindAreas(gazetteer=gazetteer)


def areas_of(find: FindAreas, item: Item) -> tuple[str, ...]:
    return find(EnrichedItem(item=item)).area_codes


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Koffie in Filmwijk", "", ("WK900101",)),
        ("Koffie", "Bewoners van de Filmwijk zijn welkom.", ("WK900101",)),
        ("Koffie in Waterstad Haven", "", ("SD90011",)),
        ("Nieuwe bank", "De bank staat in Haven.", ("SD90011",)),
        ("HAVEN - Zwembad dicht", "Het bad gaat dicht.", ("SD90011",)),
        ("Markt", "Bij de haven is een markt.", ("GM9001",)),
        ("Haven krijgt een markt", "", ("GM9001",)),
        ("Feest in De Velden", "", ("WK900102",)),
        ("Gras", "De velden zijn nat.", ("GM9001",)),
        ("Sport in Sterrenkamp", "", ("WK900103", "WK900104")),
        ("Sport in Sterrenkamp-Zuid", "", ("WK900104",)),
        ("Werk aan de Filmwijkstraat", "", ("GM9001",)),
        ("Niet in Filmwijk maar in Kromhoek", "", ("SD90013",)),
        ("Filmwijk", "Het feest in Haven, Filmwijk en Kromhoek.", ("SD90013", "WK900101")),
        ("Haven, Zilverdam, Kromhoek en Lijsterveld", "", ("GM9001",)),
        ("In Haven, Zilverdam, Kromhoek en Lijsterveld", "", ("GM9001",)),
        ("Haven en Kromhoek vieren feest", "", ("SD90011", "SD90013")),
        ("Haven en Poort vieren feest", "", ("GM9001",)),
        ("Bloemenbuurt viert feest", "", ("WK900105",)),
        ("Bloemenbuurt in Utrecht viert feest", "", ("GM9001",)),
        ("Mevrouw Van Haven is voorzitter", "", ("GM9001",)),
        ("Geen naam", "Helemaal niets.", ("GM9001",)),
        ("De inloop is verhuisd van Filmwijk naar Kromhoek", "", ("SD90013",)),
        ("Feest in Filmwijk", "Bij regen zitten wij in Kromhoek.", ("WK900101",)),
        ("Niet alleen in Filmwijk, maar ook in Kromhoek", "", ("SD90013", "WK900101")),
        ("Geen zwerfvuil meer in Filmwijk", "", ("WK900101",)),
        ("Jan van Kromhoek is voorzitter", "", ("GM9001",)),
        ("Bewoners van Kromhoek vieren feest", "", ("SD90013",)),
        ("Stichting Filmwijk helpt de hele stad", "", ("GM9001",)),
        ("Wijkvereniging Filmwijk zoekt leden", "", ("WK900101",)),
        ("Huis te koop aan de Kromhoek 12", "", ("GM9001",)),
        ("Kromhoek 12 jaar", "", ("SD90013",)),
        ("Werk aan de Filmwijk Ringweg", "", ("GM9001",)),
        ("Wat. Haven: koffie", "", ("SD90011",)),
        ("Zwembad Sterrenkamp is dicht", "", ("SD90012",)),
        ("Filmwijk Utrecht krijgt een park", "De wijk Filmwijk is groen.", ("GM9001",)),
        ("Glasvezel", "Wij werken in postcodegebied 2001.", ("WK900101",)),
        ("Glasvezel", "Wij werken in postcodes 2003 en 2004.", ("SD90012", "WK900105")),
        ("Terugblik", "In 2001 begon het.", ("GM9001",)),
    ],
)
def test_a_named_area_counts_only_when_it_is_meant(
    find: FindAreas, make_item: MakeItem, title: str, body: str, expected: tuple[str, ...]
) -> None:
    item = make_item(title, body)

    assert areas_of(find, item) == expected


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        ("Zorgtoeslag", "De toeslag stijgt.", ("NL",)),
        ("Haven groeit", "In Haven is meer werk.", ("NL",)),
        ("Feest in Filmwijk", "", ("WK900101",)),
        ("Bloemenbuurt viert feest", "", ("NL",)),
        ("Bloemenbuurt in Waterstad viert feest", "", ("WK900105",)),
        ("Nieuw park in Waterstad", "", ("GM9001",)),
        ("Utrecht opent een taalhuis", "", ("OTHER",)),
        ("Wonen", "In Utrecht, Lelystad en de gemeente Best wordt gebouwd.", ("NL",)),
        ("Best een mooie dag", "Best veel mensen kwamen.", ("NL",)),
        ("Waterstadse kinderen winnen prijs", "", ("GM9001",)),
        ("Feest in het Brabantse Best", "", ("OTHER",)),
    ],
)
def test_national_news_needs_more_to_land_in_a_wijk(
    find: FindAreas, make_item: MakeItem, title: str, body: str, expected: tuple[str, ...]
) -> None:
    item = make_item(title, body, scope="NL")

    assert areas_of(find, item) == expected


def test_national_information_holds_everywhere_whatever_town_it_names(
    find: FindAreas, make_item: MakeItem
) -> None:
    item = make_item("Huur", "Zo doen ze het in Utrecht.", scope="NL", kind=Kind.INFORMATION)

    assert areas_of(find, item) == ("NL",)


def test_a_local_source_that_writes_about_another_town_stays_out(
    find: FindAreas, make_item: MakeItem
) -> None:
    item = make_item("Lelystad viert feest", "Het plein van Lelystad is vol.")

    assert areas_of(find, item) == ("OTHER",)


def test_a_trip_to_another_town_stays_with_the_town(
    find: FindAreas, make_item: MakeItem
) -> None:
    item = make_item("Dagje uit naar Utrecht", "We gaan met de bus.")

    assert areas_of(find, item) == ("GM9001",)


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ({"lon": 5.05, "lat": 52.05}, ("WK900101",)),
        ({"lon": 5.15, "lat": 52.05}, ("WK900102",)),
        ({"lon": 6.5, "lat": 53.0}, ("OTHER",)),
        ({"name": "Het Filmdoek"}, ("WK900101",)),
        ({"name": "zaal 2", "address": "Doekplein 3"}, ("WK900101",)),
        ({"postcode": "2001 CD"}, ("WK900101",)),
        ({"postcode": "2002 AB"}, ("WK900101",)),
        ({"postcode": "2002"}, ("WK900102",)),
        ({"postcode": "2003"}, ("SD90012",)),
        ({"name": "Café De Velden Bar"}, ("GM9001",)),
        ({"name": "Plein", "city": "Utrecht"}, ("OTHER",)),
        ({"name": "Het Filmdoek", "city": "Waterstad"}, ("WK900101",)),
        ({"name": "Het Filmdoek", "city": "Waterstad, Nederland"}, ("WK900101",)),
        ({"name": "Het Filmdoek", "city": "Nergenshuizen"}, ("GM9001",)),
        ({"name": "Het Filmdoek, zaal 2"}, ("WK900101",)),
        ({"name": "zaal", "address": "Doekplein 3, 9999 ZZ Waterstad"}, ("WK900101",)),
        ({"name": "zaal", "address": "Pad 3, 2001 CD Waterstad"}, ("WK900101",)),
        ({"name": "zaal", "postcode": "9999 ZZ"}, ("OTHER",)),
        ({"name": "zaal", "postcode": "2099 ZZ"}, ("GM9001",)),
        ({"name": "online"}, ("GM9001",)),
    ],
)
def test_a_location_decides_before_the_text(
    find: FindAreas,
    make_item: MakeItem,
    at: Callable[..., Details],
    where: dict[str, object],
    expected: tuple[str, ...],
) -> None:
    item = make_item("Koffie", "Kom langs.", details=at(**where))

    assert areas_of(find, item) == expected


def test_a_source_of_another_gemeente_does_not_speak_of_ours(
    find: FindAreas, make_item: MakeItem
) -> None:
    item = make_item("Feest in Filmwijk", scope="GM0001")

    assert areas_of(find, item) == ("GM0001",)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("regio noord", ("GM9001",)),
        ("regio zuid", ("OTHER",)),
        ("2021WK900102", ("SD90012",)),
        ("WK900102", ("WK900102",)),
        ("WK900177", ("SD90013",)),
    ],
)
def test_a_region_and_an_old_code_lead_to_present_areas(
    gemeente: Gemeente, make_item: MakeItem, written: str, expected: tuple[str, ...]
) -> None:
    earlier = tuple(
        Succession(code=code, edition=2021, successors=(now,), successor_edition=2025)
        for code, now in (("WK900102", "SD90012"), ("WK900177", "SD90013"))
    )
    known = attrs.evolve(gemeente, regions=(("schoolvakantie", "noord"),), succession=earlier)
    item = make_item(scope="NL", details=Details(said=Said(serves=(written,))))

    assert areas_of(FindAreas(gazetteer=Gazetteer((known,))), item) == expected


def test_coordinates_win_from_a_name_in_the_text(
    find: FindAreas, make_item: MakeItem, at: Callable[..., Details]
) -> None:
    item = make_item("Bewoners van Bloemenbuurt", details=at(lon=5.05, lat=52.05))

    assert areas_of(find, item) == ("WK900101",)


def test_location_without_words_and_without_known_coordinates_goes_up(
    make_item: MakeItem, at: Callable[..., Details], gemeente: Gemeente
) -> None:
    without_shapes = FindAreas(gazetteer=Gazetteer((gemeente,)))
    item = make_item("Foodtrucks", details=at(lon=5.05, lat=52.05))

    assert areas_of(without_shapes, item) == (item.scope,)


def test_a_postcode_of_two_wijken_is_narrowed_by_a_name(
    find: FindAreas, make_item: MakeItem, at: Callable[..., Details]
) -> None:
    item = make_item("Koffie in Sterrenkamp Zuid", details=at(postcode="2003"))

    assert areas_of(find, item) == ("WK900104",)


def test_what_an_editor_says_overrules_everything(find: FindAreas, make_item: MakeItem) -> None:
    details = Details(
        location=Location(name="Het Filmdoek"), said=Said(areas=("Bloemenbuurt", "WK900102"))
    )

    found = find(EnrichedItem(item=make_item("Koffie in Filmwijk", details=details)))

    assert found.area_codes == ("WK900102", "WK900105")
    assert found.serves == ()


def test_where_it_is_and_whom_it_serves_are_kept_apart(
    find: FindAreas, make_item: MakeItem
) -> None:
    details = Details(
        location=Location(name="Het Filmdoek"), said=Said(serves=("heel Waterstad",))
    )

    found = find(EnrichedItem(item=make_item("Geldloket", details=details)))

    assert [tag.value for tag in found.located_in] == ["WK900101"]
    assert [tag.value for tag in found.serves] == ["GM9001"]


def test_an_unknown_name_of_an_editor_goes_to_the_queue(
    find: FindAreas, make_item: MakeItem
) -> None:
    details = Details(said=Said(serves=("Nergenshuizen",)))

    found = find(EnrichedItem(item=make_item("Koffie", details=details)))

    assert found.queue == ("gebied onbekend: Nergenshuizen",)
    assert found.area_codes == ("GM9001",)


def test_evidence_stands_where_it_says(find: FindAreas, make_item: MakeItem) -> None:
    item = make_item("Koffie", "<p>Voor <b>iedereen</b> &amp; altijd</p><p>in Filmwijk.</p>")

    evidence = find(EnrichedItem(item=item)).located_in[0].because[0]

    assert text_of(item.body)[evidence.start : evidence.end] == "Filmwijk" == evidence.text


NAMES = ("Filmwijk", "Haven", "De Velden", "Utrecht", "Waterstad", "Kromhoek", "Sterrenkamp")
WORDS = (
    "niet in",
    "maar",
    "van",
    "de",
    "gemeente",
    "Stichting",
    "Jan",
    ",",
    ".",
    "postcode 2003",
)


@given(words=st.lists(st.sampled_from(NAMES + WORDS) | st.text(max_size=4), max_size=25))
def test_any_text_gives_areas_with_evidence_that_stands_in_it(
    find: FindAreas, make_item: MakeItem, words: list[str]
) -> None:
    text = " ".join(words)

    found = find(EnrichedItem(item=make_item(text, scope="NL")))

    because = [why for tag in found.located_in for why in tag.because]
    assert all(text[why.start : why.end] == why.text for why in because)
    assert len(found.area_codes) > 0


def test_a_word_before_a_word_before_an_area_does_not_break_the_list(
    find: FindAreas, make_item: MakeItem
) -> None:
    item = make_item("Haven Haven Filmwijk", scope="NL")

    assert areas_of(find, item) == ("WK900101",)


def test_of_a_text_with_very_many_names_the_first_ones_count(gazetteer: Gazetteer) -> None:
    found = gazetteer.finder("Filmwijk, " * 5000)

    assert len(found) == MOST_MENTIONS
