"""Which items stand on which area's pages."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from attrs import evolve

from hub.clock import AMSTERDAM
from hub.model import Details, MergedItem, Occurrence, Upkeep
from hub.vocabulary import Domain, Kind
from site_builder.shelves import (
    Shelves,
    has_page,
    is_over,
    last_day,
    months_late,
    upcoming,
)
from tests.fakes.small_hub import MakeItem, MakeOccurrence, World

TODAY = date(2027, 3, 1)


@pytest.fixture
def shelve(world: World) -> Callable[..., Shelves]:
    return lambda *items: Shelves(world.hub.gemeenten[0], items, TODAY)


def titles(items: tuple[MergedItem, ...]) -> list[str]:
    return [one.title for one in items]


@pytest.mark.parametrize("code", ["WK003416", "SD00342", "GM0034"])
def test_item_of_a_buurt_stands_in_all_areas_around_it(
    item: MakeItem, shelve: Callable[..., Shelves], code: str
) -> None:
    shelves = shelve(item(Kind.NEWS, "Bankjes", areas=("BU00341601",)))

    assert titles(shelves.own[code]) == ["Bankjes"]


def test_item_of_the_gemeente_is_around_a_wijk_and_not_its_own(
    item: MakeItem, shelve: Callable[..., Shelves]
) -> None:
    shelves = shelve(item(Kind.NEWS, "Markt", areas=("GM0034",)))

    assert titles(shelves.around("WK003416")) == ["Markt"]
    assert "WK003416" not in shelves.own


def test_nearest_areas_come_first_around_a_wijk(
    item: MakeItem, shelve: Callable[..., Shelves]
) -> None:
    shelves = shelve(
        item(Kind.NEWS, "A land", areas=("NL",)),
        item(Kind.NEWS, "B gemeente", areas=("GM0034",)),
        item(Kind.NEWS, "C stadsdeel", areas=("SD00342",)),
    )

    assert titles(shelves.around("WK003416")) == ["C stadsdeel", "B gemeente", "A land"]


def test_item_of_the_neighbours_is_near(item: MakeItem, shelve: Callable[..., Shelves]) -> None:
    shelves = shelve(item(Kind.NEWS, "Park", areas=("WK003418",)))

    near = shelves.near("WK003416")

    assert [(one.merged.title, one.area.name) for one in near] == [("Park", "Parkwijk")]


def test_item_in_both_wijken_is_not_near(
    item: MakeItem, shelve: Callable[..., Shelves]
) -> None:
    shelves = shelve(item(Kind.NEWS, "Loop", areas=("WK003416", "WK003418")))

    assert shelves.near("WK003416") == ()


@pytest.mark.parametrize("areas", [("OTHER",), ("GM0363",)])
def test_item_outside_all_known_areas_is_never_listed(
    item: MakeItem, shelve: Callable[..., Shelves], areas: tuple[str, ...]
) -> None:
    shelves = shelve(item(Kind.NEWS, "Elders", areas=areas))

    assert shelves.listed == ()


def test_item_without_any_evidence_stands_on_the_page_of_its_scope(
    item: MakeItem, shelve: Callable[..., Shelves]
) -> None:
    shelves = shelve(item(Kind.NEWS, "Ergens", areas=()))

    assert titles(shelves.own["GM0034"]) == ["Ergens"]


def test_own_items_come_first_on_a_subject(
    item: MakeItem, shelve: Callable[..., Shelves]
) -> None:
    shelves = shelve(
        item(Kind.AID, "A land", areas=("NL",), domains=(Domain.WONEN,)),
        item(Kind.AID, "B wijk", areas=("WK003416",), domains=(Domain.WONEN,)),
    )

    assert titles(shelves.on_subject("WK003416", Domain.WONEN)) == ["B wijk", "A land"]


def test_item_that_is_twice_too_old_stands_last(
    item: MakeItem, shelve: Callable[..., Shelves]
) -> None:
    old = Details(upkeep=Upkeep(checked_on=TODAY - timedelta(days=400)))
    shelves = shelve(
        item(Kind.SERVICE, "A oud", details=old),
        item(Kind.SERVICE, "B nieuw", details=Details()),
    )

    assert titles(shelves.listed) == ["B nieuw", "A oud"]


@pytest.mark.parametrize(
    ("kind", "days", "months"),
    [
        (Kind.ORGANISATION, 90, 0),
        (Kind.ORGANISATION, 91, 3),
        (Kind.SERVICE, 181, 6),
        (Kind.PRODUCT, 180, 0),
        (Kind.INFORMATION, 366, 12),
        (Kind.NEWS, 900, 0),
    ],
)
def test_item_is_late_when_it_was_not_checked_in_time(
    item: MakeItem, kind: Kind, days: int, months: int
) -> None:
    checked = Details(upkeep=Upkeep(checked_on=TODAY - timedelta(days=days)))

    assert months_late(item(kind, "Iets", details=checked), TODAY) == months


def test_all_day_occurrence_ends_on_the_day_before_midnight() -> None:
    start = datetime(2027, 3, 5, tzinfo=AMSTERDAM)

    whole_day = Occurrence(start=start, end=start + timedelta(days=1), all_day=True)

    assert last_day(whole_day) == date(2027, 3, 5)


def test_event_of_this_morning_is_still_upcoming(
    event: MakeItem, occurrence: MakeOccurrence
) -> None:
    morning = event("Ontbijt", occurrence("2027-03-01", "07:00", "07:30"))

    assert len(upcoming(morning, TODAY)) == 1


def test_event_of_yesterday_is_over(event: MakeItem, occurrence: MakeOccurrence) -> None:
    assert is_over(event("Feest", occurrence("2027-02-28")), TODAY)


@pytest.mark.parametrize(("day", "kept"), [("2026-12-01", True), ("2026-11-30", False)])
def test_page_of_an_event_lives_ninety_days(
    event: MakeItem, occurrence: MakeOccurrence, day: str, *, kept: bool
) -> None:
    assert has_page(event("Feest", occurrence(day)), TODAY) is kept


def test_expired_item_is_not_listed(item: MakeItem, shelve: Callable[..., Shelves]) -> None:
    expired = item(
        Kind.NEWS, "Actie", details=Details(upkeep=Upkeep(expires_on=date(2027, 2, 1)))
    )

    assert shelve(expired).listed == ()


def test_withdrawn_item_is_not_listed(item: MakeItem, shelve: Callable[..., Shelves]) -> None:
    withdrawn = evolve(item(Kind.NEWS, "Weg"), withdrawn=True)

    assert shelve(withdrawn).listed == ()
