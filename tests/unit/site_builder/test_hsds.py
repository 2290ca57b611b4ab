"""The files under /data/: HSDS 3 that holds together, and nothing that may not leave."""

import json
from datetime import time

import pytest

from hub.model import Contact, Details, Hours, Location, Organisation, Service
from hub.vocabulary import Kind
from tests.fakes.small_hub import World, make_item, make_world


@pytest.fixture(scope="module")
def world() -> World:
    desk = make_item(
        Kind.SERVICE,
        "Loket",
        details=Details(
            contact=Contact(phones=("036 – 000 00 00",), mails=("info@voorbeeld.nl",)),
            location=Location(
                name="De Hal",
                address="Dorpsstraat 1",
                postcode="1325 AB",
                city="Almere",
                lon=5.2,
                lat=52.3,
            ),
            organisation=Organisation(
                hours=(
                    Hours(day=0, opens=time(9), closes=time(12)),
                    Hours(day=2, opens=time(9), closes=time(12)),
                )
            ),
            service=Service(access="zonder afspraak", bring="brieven", term="3 weken"),
            organised_by="Buurthuis Het Filmdoek",
            cost="€ 2,50",
            age="6 tot 10 jaar",
            spoken=("Nederlands",),
            accessibility="rolstoel",
        ),
    )
    return make_world().with_items(desk)


def files(world: World) -> dict[str, object]:
    return {
        path: json.loads(body)
        for data in world.plan.data
        if data.folder == "data/almere"
        for path, body in data.files()
    }


def contents(world: World, name: str) -> list[dict[str, object]]:
    return files(world)[f"data/almere/{name}.json"]["contents"]  # type: ignore[index,call-overload,no-any-return]  # parsed JSON


def test_service_says_when_it_is_open_and_what_to_bring(world: World) -> None:
    desk = next(one for one in contents(world, "services") if one["name"] == "Loket")

    assert desk["status"] == "active"
    assert desk["application_process"] == "zonder afspraak"
    assert (desk["minimum_age"], desk["maximum_age"]) == (6, 10)
    assert [one["byday"] for one in desk["schedules"]] == ["MO,WE"]  # type: ignore[attr-defined]  # a list
    assert [one["amount"] for one in desk["cost_options"]] == [2.5]  # type: ignore[attr-defined]  # a list


def test_service_belongs_to_the_organisation_that_is_named(world: World) -> None:
    desk = next(one for one in contents(world, "services") if one["name"] == "Loket")
    house = next(
        one
        for one in contents(world, "organizations")
        if one["name"] == "Buurthuis Het Filmdoek"
    )

    assert desk["organization_id"] == house["id"]


def test_every_reference_leads_to_a_record(world: World) -> None:
    at = contents(world, "service_at_locations")
    services = {one["id"] for one in contents(world, "services")}
    locations = {one["id"] for one in contents(world, "locations")}

    assert {one["service_id"] for one in at} <= services
    assert {one["location_id"] for one in at} <= locations


def test_list_is_one_page_with_everything(world: World) -> None:
    page = files(world)["data/almere/services.json"]

    assert page["total_items"] == len(page["contents"])  # type: ignore[index,call-overload]  # parsed JSON
    assert page["last_page"] is True  # type: ignore[index,call-overload]  # parsed JSON


def test_whose_text_it_is_goes_with_it(world: World) -> None:
    desk = next(one for one in contents(world, "services") if one["name"] == "Loket")

    assert desk["source"]["name"] == "Redactie Almere"  # type: ignore[index,call-overload]  # parsed JSON


def test_nothing_sensitive_or_closed_is_passed_on(world: World) -> None:
    text = json.dumps(files(world), ensure_ascii=False)

    assert "Praatgroep" not in text
    assert "Avond over pubers en geld" not in text


def test_sensitive_service_is_left_out(world: World) -> None:
    hidden = world.with_items(make_item(Kind.SERVICE, "Opvang", sensitive=True))

    assert "Opvang" not in [one["name"] for one in contents(hidden, "services")]


def test_events_have_a_row_for_each_coming_date(world: World) -> None:
    rows = files(world)["data/almere/events.json"]

    coffee = [one for one in rows if one["title"] == "Koffie en taal"]  # type: ignore[attr-defined]  # parsed JSON
    assert len(coffee) == 10
    assert coffee[0]["start"] == "2027-03-02T10:00:00+01:00"
    assert coffee[1]["status"] == "cancelled"


def test_every_file_that_the_page_names_is_there(world: World) -> None:
    named = world.tree("/data/").xpath("//main//ul//a/@href")
    planned = {f"/{path}" for data in world.plan.data for path, _ in data.files()}

    assert named
    assert set(named) <= planned
