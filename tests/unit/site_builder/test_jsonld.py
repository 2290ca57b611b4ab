import json
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.clock import midnight
from hub.model import Contact, Details, Event, Hours, Location, Occurrence, Organisation
from hub.vocabulary import EventStatus, Kind
from site_builder.jsonld import breadcrumb_jsonld, event_jsonld, organisation_jsonld
from tests.fakes.merged import merged_item

URL = "https://hub.test/almere/agenda/koffie/"
MORNING = Occurrence(
    start=datetime(2027, 3, 2, 9, 0, tzinfo=UTC), end=datetime(2027, 3, 2, 11, 0, tzinfo=UTC)
)


def event(occurrence: Occurrence = MORNING, **details: object) -> dict[str, object]:
    merged = merged_item(
        details=Details(event=Event(occurrences=(occurrence,)), **details),
    )
    read: dict[str, object] = json.loads(event_jsonld(merged, url=URL, town="Almere"))
    return read


def organisation(**details: object) -> dict[str, object]:
    merged = merged_item(kind=Kind.ORGANISATION, title="Buurthuis", details=Details(**details))
    read: dict[str, object] = json.loads(organisation_jsonld(merged, url=URL))
    return read


def test_breadcrumb_counts_from_one() -> None:
    steps = [("Start", "https://hub.test/"), ("Almere", "https://hub.test/almere/")]

    read = json.loads(breadcrumb_jsonld(steps))

    assert (read["@context"], read["@type"]) == ("https://schema.org", "BreadcrumbList")
    assert [(one["position"], one["name"], one["item"]) for one in read["itemListElement"]] == [
        (1, "Start", "https://hub.test/"),
        (2, "Almere", "https://hub.test/almere/"),
    ]


def test_event_has_its_time_with_offset_and_its_place() -> None:
    location = Location(name="Buurthuis", address="Plein 1", postcode="1325", city="Almere")

    read = event(location=location, organised_by="De Buurt")

    assert read["@type"] == "Event"
    assert read["startDate"] == "2027-03-02T10:00:00+01:00"
    assert read["endDate"] == "2027-03-02T12:00:00+01:00"
    assert read["eventStatus"] == "https://schema.org/EventScheduled"
    assert read["organizer"] == {"@type": "Organization", "name": "De Buurt"}
    assert read["location"] == {
        "@type": "Place",
        "name": "Buurthuis",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "Plein 1",
            "postalCode": "1325",
            "addressLocality": "Almere",
            "addressCountry": "NL",
        },
    }


def test_event_without_a_place_is_in_its_town() -> None:
    assert event()["location"]["name"] == "Almere"


def test_whole_days_end_on_their_last_day() -> None:
    days = Occurrence(
        start=midnight(date(2027, 3, 27)), end=midnight(date(2027, 3, 29)), all_day=True
    )

    read = event(days)

    assert (read["startDate"], read["endDate"]) == ("2027-03-27", "2027-03-28")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (EventStatus.CANCELLED, "https://schema.org/EventCancelled"),
        (EventStatus.MOVED, "https://schema.org/EventRescheduled"),
        (EventStatus.FULL, "https://schema.org/EventScheduled"),
    ],
)
def test_status_of_a_date_is_said(status: EventStatus, said: str) -> None:
    read = event(Occurrence(start=MORNING.start, end=MORNING.end, status=status))

    assert read["eventStatus"] == said


@pytest.mark.parametrize(
    ("cost", "price"),
    [
        *(
            ("gratis", "0"),
            ("Gratis.", "0"),
            ("€ 2", "2"),
            ("2.50", "2.50"),
            ("€ 2,50", "2.50"),
        ),
        *(("€ 5,-", "5"), ("3 euro", "3"), ("€ 0,00", "0")),
    ],
)
def test_known_price_is_offered(cost: str, price: str) -> None:
    read = event(cost=cost)

    assert read["offers"]["price"] == price
    assert read["offers"]["priceCurrency"] == "EUR"
    assert read.get("isAccessibleForFree", False) is (price == "0")


@pytest.mark.parametrize(
    "cost", ["", "€ 2 tot € 5", "vrije gift", "€ 5, met pas gratis", "65+"]
)
def test_unknown_price_is_not_made_up(cost: str) -> None:
    read = event(cost=cost)

    assert "offers" not in read
    assert "isAccessibleForFree" not in read


def test_full_event_is_sold_out() -> None:
    full = Occurrence(start=MORNING.start, end=MORNING.end, status=EventStatus.FULL)

    read = event(full, cost="gratis")

    assert read["offers"]["availability"] == "https://schema.org/SoldOut"


def test_dates_of_an_event_stand_side_by_side() -> None:
    merged = merged_item(details=Details(event=Event(occurrences=(MORNING, MORNING))))

    read = json.loads(event_jsonld(merged, url=URL))

    assert [one["@type"] for one in read["@graph"]] == ["Event", "Event"]


def test_only_the_dates_asked_for_are_said() -> None:
    merged = merged_item(details=Details(event=Event(occurrences=(MORNING, MORNING))))

    read = json.loads(event_jsonld(merged, url=URL, occurrences=(MORNING,)))

    assert read["@type"] == "Event"


@pytest.mark.parametrize("details", [Details(), Details(event=Event(occurrences=()))])
def test_event_without_a_date_says_nothing(details: Details) -> None:
    assert event_jsonld(merged_item(details=details), url=URL) == ""


def test_organisation_says_how_to_reach_it_and_when_it_is_open() -> None:
    monday = Hours(day=0, opens=time(9), closes=time(12, 30))

    read = organisation(
        contact=Contact(phones=("036 – 000 00 00", "036 – 123 45 67"), mails=("info@a.test",)),
        location=Location(address="Plein 1"),
        organisation=Organisation(hours=(monday, monday)),
    )

    assert read["@type"] == "Organization"
    assert read["telephone"] == "+31361234567"
    assert read["email"] == "info@a.test"
    assert read["location"]["address"]["streetAddress"] == "Plein 1"
    assert read["location"]["openingHoursSpecification"] == [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": "https://schema.org/Monday",
            "opens": "09:00",
            "closes": "12:30",
        }
    ]


def test_what_is_unknown_about_an_organisation_is_left_out() -> None:
    assert organisation() == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "Buurthuis",
        "url": URL,
        "mainEntityOfPage": URL,
    }


@given(st.text())
def test_text_can_neither_end_the_script_nor_get_lost(text: str) -> None:
    written = breadcrumb_jsonld([(text, URL)])

    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written)["itemListElement"][0]["name"] == text


def test_script_tag_in_a_title_is_harmless() -> None:
    merged = merged_item(
        title="</script><script>alert(1)</script><!--",
        details=Details(event=Event(occurrences=(MORNING,))),
    )

    assert "<" not in event_jsonld(merged, url=URL)
