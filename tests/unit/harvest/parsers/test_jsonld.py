"""Web pages with JSON-LD or microdata: which things are items, and which item is which."""

import json
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harvest.links import page_id
from harvest.parsed import Parsed
from hub.errors import ParseError
from hub.model import Event, RawItem
from hub.vocabulary import EventStatus, Kind

Read = Callable[..., Parsed]
DETAIL = 'asked = "https://bron.example/agenda/feest"\n'


def page(*things: object) -> str:
    scripts = (json.dumps(one).replace("</", "<\\/") for one in things)
    return "<!doctype html><html>" + "".join(
        f'<script type="application/ld+json">{one}</script>' for one in scripts
    )


def thing(kind: str = "Event", **values: object) -> dict[str, object]:
    usual = {"name": "Feest", "startDate": "2027-03-03T10:00"}
    return {"@context": "https://schema.org", "@type": kind, **usual, **values}


def event_of(item: RawItem) -> Event:
    assert item.details.event
    return item.details.event


def statuses(item: RawItem) -> list[EventStatus]:
    return [one.status for one in event_of(item).occurrences]


# Which things are items.


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("Event", Kind.EVENT),
        ("http://schema.org/MusicEvent", Kind.EVENT),
        ("schema:Festival", Kind.EVENT),
        ("CourseInstance", Kind.EVENT),
        ("NGO", Kind.ORGANISATION),
        ("https://schema.org/Library", Kind.ORGANISATION),
        ("GovernmentService", Kind.SERVICE),
        ("Playground", Kind.PLACE),
    ],
)
def test_a_type_makes_an_item(read: Read, kind: str, expected: Kind) -> None:
    (item,) = read("jsonld", page(thing(kind, telephone="036 – 000 00 00"))).items

    assert item.kind is expected


@pytest.mark.parametrize(
    "kind", ["Person", "WebPage", "Article", "DeliveryEvent", "BroadcastEvent", "Product"]
)
def test_what_is_no_news_for_a_district_is_no_item(read: Read, kind: str) -> None:
    assert read("jsonld", page(thing(kind))).items == ()


def test_an_unknown_type_with_a_door_is_an_organisation(read: Read) -> None:
    (item,) = read("jsonld", page(thing("BikeStore", openingHours="Mo 09:00-10:00"))).items

    assert item.kind is Kind.ORGANISATION


def test_the_publisher_of_a_site_without_an_address_is_no_item(read: Read) -> None:
    site = {"@type": "WebSite", "publisher": {"@id": "#o"}}
    publisher = {"@type": "Organization", "@id": "#o", "name": "Bron", "logo": "/logo.png"}

    assert read("jsonld", page({"@graph": [site, publisher]})).items == ()


def test_the_place_and_the_organiser_of_an_event_are_no_items(read: Read) -> None:
    event = thing(location={"@id": "#p"}, organizer={"@id": "#o"})
    place = {"@type": "Place", "@id": "#p", "name": "Zaal", "address": "Almere"}
    organiser = {"@type": "NGO", "@id": "#o", "name": "Stichting Feest", "email": "a@b.nl"}

    (item,) = read("jsonld", page({"@graph": [event, place, organiser]})).items

    assert item.details.location
    assert item.details.location.name == "Zaal"
    assert item.details.organised_by == "Stichting Feest"
    assert item.details.contact.mails == ("a@b.nl",)


def test_a_person_is_never_read(read: Read) -> None:
    person = {"@type": "Person", "name": "Jan de Vries", "telephone": "06 00000000"}

    found = read(
        "jsonld",
        page(
            thing(organizer=person, performer=person, author=person, attendee=[person]),
            thing("Library", name="Bieb", employee=person, founder=person, email="a@b.nl"),
        ),
    )

    assert len(found.items) == 2
    assert "Vries" not in str(found)
    assert "06 000" not in str(found)


# Which item is which.


def test_a_moved_event_with_a_new_id_is_the_same_event(read: Read) -> None:
    (first,) = read("jsonld", page(thing(url="/feest/", **{"@id": "#1"}))).items
    (second,) = read(
        "jsonld", page(thing(url="/feest", startDate="2027-04-04", **{"@id": "#2"}))
    ).items

    assert first.external_id == second.external_id == page_id("https://bron.example/feest")


def test_an_event_without_a_page_is_known_by_its_id(read: Read) -> None:
    (item,) = read("jsonld", page(thing(**{"@id": "#feest"}))).items

    assert item.external_id == page_id("https://bron.example/lijst#feest")


def test_the_name_of_a_thing_within_the_page_is_no_identity(read: Read) -> None:
    (first,) = read("jsonld", page(thing(**{"@id": "_:b1"}))).items
    (second,) = read("jsonld", page(thing(**{"@id": "_:b2"}))).items

    assert first.external_id == second.external_id


def test_an_event_without_page_and_id_stays_itself_on_another_date(read: Read) -> None:
    (first,) = read("jsonld", page(thing())).items
    (second,) = read("jsonld", page(thing(startDate="2027-05-05"))).items

    assert first.external_id == second.external_id


def test_the_list_is_nobodys_own_page(read: Read) -> None:
    (first,) = read("jsonld", page(thing(url="https://bron.example/lijst"))).items
    (second,) = read("jsonld", page(thing(url="/lijst", name="Iets anders"))).items

    assert first.external_id != second.external_id


def test_events_of_one_page_and_another_name_are_told_apart(read: Read) -> None:
    found = read("jsonld", page(thing(url="/week"), thing(url="/week", name="Anders")))

    assert len(found.items) == 2


def test_one_event_in_two_places_is_two_events(read: Read) -> None:
    found = read("jsonld", page(thing(location="De Ster"), thing(location="De Maan")))

    assert len(found.items) == 2


def test_the_order_on_the_page_plays_no_part(read: Read) -> None:
    things = [thing(url=f"/{number}", name=f"Feest {number}") for number in range(4)]

    assert read("jsonld", page(things)).items == read("jsonld", page(things[::-1])).items


def test_dates_of_one_page_are_dates_of_one_event(read: Read) -> None:
    (item,) = read(
        "jsonld", page(thing(url="/taal"), thing(url="/taal", startDate="2027-03-10T10:00"))
    ).items

    assert len(event_of(item).occurrences) == 2


def test_an_event_in_json_ld_and_in_microdata_is_one(read: Read) -> None:
    microdata = (
        '<div itemscope itemtype="https://schema.org/Event"><b itemprop="name">Feest</b>'
        '<time itemprop="startDate" datetime="2027-03-03T10:00"></time>'
        '<p itemprop="description">Met muziek.</p></div>'
    )

    (item,) = read(
        "jsonld", page(thing(url="/feest", endDate="2027-03-03T12:00")) + microdata
    ).items

    assert item.url == "https://bron.example/feest"
    assert item.summary_html == "<p>Met muziek.</p>"
    assert len(event_of(item).occurrences) == 1


# Lists and the pages behind them.


def test_a_list_of_links_is_followed(read: Read) -> None:
    entries = [
        {"@type": "ListItem", "position": 1, "url": "/agenda/feest"},
        {"@type": "ListItem", "position": 2, "item": thing(url="/agenda/markt", name="Markt")},
    ]

    found = read("jsonld", page({"@type": "ItemList", "itemListElement": entries}))

    assert [one.title for one in found.items] == ["Markt"]
    assert [(one.url, one.detail_of) for one in found.follows] == [
        ("https://bron.example/agenda/feest", page_id("https://bron.example/agenda/feest"))
    ]


@pytest.mark.parametrize(
    "things",
    [
        [thing()],
        [thing(), thing("NGO", name="Stichting Bron", telephone="036 – 000 00 00")],
        [thing(name="Ook leuk", url="/agenda/markt"), thing(url="/agenda/feest/")],
        [thing(name="Ook leuk", url="/agenda/markt"), thing(url="/agenda/feest#tijd")],
        [thing(name="Ook leuk", url="/agenda/markt"), thing(**{"@id": "/agenda/feest#e"})],
        [thing(name="Ook leuk"), {"@type": "WebPage", "mainEntity": thing()}],
    ],
)
def test_a_page_behind_the_list_has_the_id_that_the_list_gave_it(
    read: Read, things: list[object]
) -> None:
    found = read("jsonld", page(*things), written=DETAIL)

    wanted = page_id("https://bron.example/agenda/feest")
    assert [one.title for one in found.items if one.external_id == wanted] == ["Feest"]


def test_a_page_about_several_things_has_the_id_of_none(read: Read) -> None:
    found = read("jsonld", page(thing(), thing(name="Markt")), written=DETAIL)

    ids = {one.external_id for one in found.items}
    assert len(ids) == 2
    assert page_id("https://bron.example/agenda/feest") not in ids


def test_a_list_on_a_page_behind_the_list_is_not_followed(read: Read) -> None:
    entries = [{"@type": "ListItem", "url": "/agenda/markt"}]

    found = read(
        "jsonld", page({"@type": "ItemList", "itemListElement": entries}), written=DETAIL
    )

    assert found.follows == ()


def test_the_path_to_a_page_is_no_list(read: Read) -> None:
    entries = [{"@type": "ListItem", "item": "/"}, {"@type": "ListItem", "item": "/agenda"}]

    found = read("jsonld", page({"@type": "BreadcrumbList", "itemListElement": entries}))

    assert found.follows == ()


# What is said of an item.


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, EventStatus.SCHEDULED),
        ({"eventStatus": "https://schema.org/EventScheduled"}, EventStatus.SCHEDULED),
        ({"eventStatus": "http://schema.org/EventCancelled"}, EventStatus.CANCELLED),
        ({"eventStatus": "eventcancelled"}, EventStatus.CANCELLED),
        ({"eventStatus": {"@id": "schema:EventPostponed"}}, EventStatus.MOVED),
        ({"eventStatus": ["EventRescheduled"]}, EventStatus.MOVED),
        ({"eventStatus": "EventMovedOnline"}, EventStatus.SCHEDULED),
        ({"name": "Feest (afgelast)"}, EventStatus.CANCELLED),
        ({"offers": {"availability": "https://schema.org/SoldOut"}}, EventStatus.FULL),
        (
            {"offers": [{"availability": "SoldOut"}, {"availability": "InStock"}]},
            EventStatus.SCHEDULED,
        ),
        (
            {"offers": {"availability": "SoldOut"}, "eventStatus": "EventCancelled"},
            EventStatus.CANCELLED,
        ),
        ({"remainingAttendeeCapacity": 0}, EventStatus.FULL),
    ],
)
def test_going_ahead_or_not_is_read(
    read: Read, said: dict[str, object], status: EventStatus
) -> None:
    (item,) = read("jsonld", page(thing(**said))).items

    assert statuses(item) == [status]


def test_a_postponed_event_says_that_its_date_is_open(read: Read) -> None:
    (item,) = read("jsonld", page(thing(eventStatus="EventPostponed"))).items

    assert event_of(item).note == "Dit is uitgesteld. De nieuwe datum is nog niet bekend."


def test_an_event_that_moved_online_is_online(read: Read) -> None:
    said = thing(eventStatus="EventMovedOnline", location={"@type": "Place", "name": "Zaal"})

    (item,) = read("jsonld", page(said)).items

    assert item.details.location
    assert (item.details.location.name, event_of(item).note) == (
        "Online",
        "Dit gaat online door.",
    )


@pytest.mark.parametrize(
    ("said", "cost"),
    [
        ({"isAccessibleForFree": True}, "gratis"),
        ({"isAccessibleForFree": "https://schema.org/True"}, "gratis"),
        ({"isAccessibleForFree": False}, ""),
        ({"offers": {"price": 0, "priceCurrency": "USD"}}, "gratis"),
        ({"offers": {"price": "0.00"}}, "gratis"),
        ({"offers": {"price": "Gratis"}}, "gratis"),
        ({"offers": {"price": 5, "priceCurrency": "EUR"}}, "€ 5"),
        ({"offers": {"price": 5.5, "priceCurrency": "EUR"}}, "€ 5,50"),
        ({"offers": {"price": "€ 5,-"}}, "€ 5"),
        ({"offers": {"price": "7,50"}}, "€ 7,50"),
        ({"offers": {"price": "5", "priceCurrency": "GBP"}}, "5 GBP"),
        (
            {"offers": {"price": "5", "priceCurrency": "USD"}},
            "dit kost geld; de prijs staat op de website",
        ),
        ({"offers": {"price": "naar draagkracht"}}, "naar draagkracht"),
        ({"offers": {"lowPrice": 5, "highPrice": 10, "priceCurrency": "EUR"}}, "€ 5 tot € 10"),
        ({"offers": [{"price": 5}, {"price": "5.00"}]}, "€ 5"),
        ({"offers": [{"price": 5, "name": "Kind"}, {"price": 8}]}, "€ 5 (Kind), € 8"),
        ({"offers": [{"price": n} for n in range(1, 9)]}, "€ 1 tot € 8"),
        ({"offers": {"priceSpecification": {"price": "3", "priceCurrency": "EUR"}}}, "€ 3"),
        ({"offers": "https://bron.example/kaarten"}, ""),
        ({"offers": {"price": {"a": 1}}}, ""),
    ],
)
def test_what_it_costs_is_said_in_words(read: Read, said: dict[str, object], cost: str) -> None:
    (item,) = read("jsonld", page(thing(**said))).items

    assert item.details.cost == cost


@pytest.mark.parametrize(
    ("said", "age"),
    [
        ({"typicalAgeRange": "6-12"}, "6 tot en met 12 jaar"),
        ({"typicalAgeRange": "55+"}, "vanaf 55 jaar"),
        ({"typicalAgeRange": "4-"}, "vanaf 4 jaar"),
        ({"typicalAgeRange": "-12"}, "tot en met 12 jaar"),
        ({"typicalAgeRange": "peuters"}, "peuters"),
        ({"audience": {"suggestedMinAge": 8, "suggestedMaxAge": 12}}, "8 tot en met 12 jaar"),
        ({}, ""),
    ],
)
def test_ages_are_said_in_words(read: Read, said: dict[str, object], age: str) -> None:
    (item,) = read("jsonld", page(thing(**said))).items

    assert item.details.age == age


@pytest.mark.parametrize(
    ("said", "spoken"),
    [
        ("nl", ()),
        ("nl-NL", ()),
        (["nl", "ar"], ("Nederlands", "Arabisch")),
        ({"@type": "Language", "name": "Turks"}, ("Turks",)),
        ({"@type": "Language", "name": "Engels", "alternateName": "en"}, ("Engels",)),
        (7, ()),
    ],
)
def test_languages_that_are_spoken(read: Read, said: object, spoken: tuple[str, ...]) -> None:
    (item,) = read("jsonld", page(thing(inLanguage=said))).items

    assert item.details.spoken == spoken


@pytest.mark.parametrize(
    "where",
    [
        "Buurthuis, Voorbeeldlaan 1, 1325 AB Almere",
        {"@type": "Place", "name": "Buurthuis", "address": "Voorbeeldlaan 1, 1325AB Almere"},
        {
            "@type": "Place",
            "name": "Buurthuis",
            "address": {
                "@type": "PostalAddress",
                "streetAddress": "Voorbeeldlaan 1",
                "postalCode": "1325ab",
                "addressLocality": "Almere",
                "addressCountry": "NL",
            },
        },
        {
            "name": "Buurthuis",
            "address": {
                "streetAddress": "Voorbeeldlaan 1, 1325 AB Almere",
                "addressLocality": "Almere",
            },
        },
        [
            {"@type": "VirtualLocation", "url": "/live"},
            "Buurthuis, Voorbeeldlaan 1, 1325 AB Almere",
        ],
    ],
)
def test_a_place_is_written_in_many_ways(read: Read, where: object) -> None:
    (item,) = read("jsonld", page(thing(location=where))).items

    place = item.details.location
    assert place
    assert (place.name, place.address, place.postcode, place.city) == (
        "Buurthuis",
        "Voorbeeldlaan 1",
        "1325 AB",
        "Almere",
    )


@pytest.mark.parametrize("nowhere", [None, False, "", {}, [], {"@type": "Place", "name": ""}])
def test_a_place_that_says_nothing_is_no_place(read: Read, nowhere: object) -> None:
    (item,) = read("jsonld", page(thing(location=nowhere))).items

    assert item.details.location is None


def test_mark_up_that_was_escaped_is_mark_up(read: Read) -> None:
    (item,) = read(
        "jsonld", page(thing(description="&lt;p&gt;Kom &amp; praat.&lt;/p&gt;"))
    ).items

    assert item.summary_html == "<p>Kom & praat.</p>"


def test_dutch_goes_before_another_language(read: Read) -> None:
    names = [{"@value": "Party", "@language": "en"}, {"@value": "Feest", "@language": "nl-NL"}]

    (item,) = read("jsonld", page(thing(name=names))).items

    assert item.title == "Feest"


def test_a_part_of_an_event_takes_what_it_does_not_say(read: Read) -> None:
    part = {"@type": "Event", "name": "Workshop", "startDate": "2027-03-03T11:00"}
    whole = thing(url="/feest", location="Zaal", isAccessibleForFree=True, subEvent=part)

    found = {one.title: one for one in read("jsonld", page(whole)).items}

    assert found["Workshop"].details.location == found["Feest"].details.location
    assert found["Workshop"].details.cost == "gratis"
    assert found["Workshop"].external_id != found["Feest"].external_id


def test_parts_that_are_only_dates_are_dates(read: Read) -> None:
    dates = [{"@type": "Event", "startDate": f"2027-03-{day:02}T10:00"} for day in (3, 10)]

    (item,) = read(
        "jsonld", page(thing("EventSeries", startDate="2027-03-03", subEvent=dates))
    ).items

    assert [one.all_day for one in event_of(item).occurrences] == [False, False]


def test_an_event_at_a_place_is_there(read: Read) -> None:
    place = {"@type": "Place", "name": "Zaal", "event": {"name": "Bal", **thing(name="Bal")}}

    found = {one.title: one for one in read("jsonld", page(place)).items}

    assert found["Bal"].details.location
    assert found["Bal"].details.location.name == "Zaal"


def test_areas_that_are_served_are_names(read: Read) -> None:
    served = [
        {"@type": "City", "name": "Almere"},
        "Filmwijk",
        {"@type": "Country", "name": "Nederland"},
    ]

    (item,) = read("jsonld", page(thing("NGO", areaServed=served))).items

    assert item.details.said.serves == ("Almere", "Filmwijk", "NL")


# What cannot be read.


@pytest.mark.parametrize(
    ("said", "loss"),
    [
        ({"name": ""}, "een activiteit zonder naam"),
        ({"startDate": ""}, "Feest: er staat geen datum bij"),
        ({"startDate": "binnenkort"}, "Feest: de datum binnenkort is niet te lezen"),
    ],
)
def test_one_bad_event_costs_one_loss(read: Read, said: dict[str, object], loss: str) -> None:
    found = read("jsonld", page(thing(**said), thing(name="Goed", url="/goed")))

    assert [one.title for one in found.items] == ["Goed"]
    assert (found.lost, found.losses) == (1, (loss,))


def test_a_schedule_that_cannot_be_read_leaves_the_date_that_can(read: Read) -> None:
    found = read("jsonld", page(thing(eventSchedule={"repeatFrequency": "PT1S"})))

    assert len(event_of(found.items[0]).occurrences) == 1
    assert (found.lost, len(found.losses)) == (0, 1)


def test_schedules_that_cost_too_much_lose_only_their_own_event(read: Read) -> None:
    old = {"startDate": "1900-01-01", "repeatFrequency": "P1D", "repeatCount": 9_999}

    found = read(
        "jsonld", page(thing(eventSchedule=[old] * 20), thing(name="Goed", url="/goed"))
    )

    assert [one.title for one in found.items] == ["Goed"]
    assert found.losses == ("Feest: op de pagina staan te veel herhalingen",)


def test_an_event_that_refers_to_itself_is_read_once(read: Read) -> None:
    me = {"@id": "#feest"}

    found = read("jsonld", page(thing(**me, subEvent=me, superEvent=me, location=me)))

    assert len(found.items) == 1


@pytest.mark.parametrize("body", ["[" * 100_000, '{"@type":' * 50_000, "<a>" * 5_000])
def test_no_depth_breaks_it(read: Read, body: str) -> None:
    with pytest.raises(ParseError):
        read("jsonld", body)


@pytest.mark.parametrize(
    "body",
    [
        "<!doctype html><form><input name=wachtwoord></form>",
        '{"error": "x"}',
        '<html><script type="application/ld+json">[{"@type": "Event"',
    ],
)
def test_what_says_nothing_for_machines_is_an_error(read: Read, body: str) -> None:
    with pytest.raises(ParseError):
        read("jsonld", body)


WORDS = st.sampled_from([
    "Event", "Library", "Service", "Schedule", "ItemList", "2027-03-03", "2027-03-03T10:00",
    "https://bron.example/1", "#a", "P1W", "Monday", "10:00", "Mo 09:00-10:00",
    "EventCancelled", "\ud800", "http://[", "-1", "nl",
])  # fmt: skip
NAMES = st.sampled_from([
    "@type", "@id", "@graph", "@value", "@list", "@language", "@context", "name", "url",
    "startDate", "endDate", "duration", "eventStatus", "eventSchedule", "subEvent",
    "location", "address",
    "geo", "latitude", "offers", "price", "organizer", "openingHours",
    "openingHoursSpecification",
    "dayOfWeek", "opens", "closes", "validFrom", "itemListElement", "item", "repeatFrequency",
    "startTime", "byDay", "exceptDate", "inLanguage", "typicalAgeRange", "areaServed",
    "description",
])  # fmt: skip
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=20,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANYTHING)
def test_no_json_breaks_it_but_with_a_parse_error(read: Read, value: object) -> None:
    try:
        found = read("jsonld", page(value))
    except ParseError as exc:
        found = Parsed(losses=(str(exc),))

    assert found.lost >= 0
    assert len({one.external_id for one in found.items}) == len(found.items)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.dictionaries(NAMES, ANYTHING, max_size=6),
    st.sampled_from(["Event", "Library", "Service"]),
)
def test_no_thing_breaks_it(read: Read, values: dict[str, object], kind: str) -> None:
    found = read("jsonld", page(thing(kind, telephone="036 – 000 00 00", **values)))

    assert all(one.external_id for one in found.items)
