"""Of several copies the best one is shown, and it learns what is safe to know."""

from collections.abc import Callable
from datetime import datetime, timedelta

import attrs
import pytest

from enrich.copies import Family, Precedence, families
from hub.gemeente import Gemeente
from hub.model import Details, EnrichedItem, Event, Occurrence, Upkeep
from hub.store import StoredItem
from hub.vocabulary import EventStatus, Kind

Make = Callable[..., EnrichedItem]
Keep = Callable[..., StoredItem]
Join = Callable[..., Family]


@pytest.fixture
def join(gemeente: Gemeente, keep: Keep, now: datetime) -> Join:
    def joined(
        *items: EnrichedItem, stored: dict[str, StoredItem] | None = None, **more: object
    ) -> Family:
        kept = {one.item.id: keep(one.item) for one in items} | (stored or {})
        precedence = Precedence(today=now.date(), **more)  # type: ignore[arg-type]  # a builder
        ids = tuple(one.item.id for one in items)
        (family,) = families(items, (ids,), kept, gemeente.areas, precedence)
        return family

    return joined


def event(now: datetime, *days: int, **more: object) -> Details:
    dates = (
        Occurrence(
            start=now + timedelta(days=day),
            end=now + timedelta(days=day, hours=2),
            **more,  # type: ignore[arg-type]  # a builder
        )
        for day in days
    )
    return Details(event=Event(occurrences=tuple(dates)))


@pytest.mark.parametrize(
    "better",
    [
        {"source_id": "redactie"},
        {"validated": True},
        {"language": "nl", "summary": ""},
        {"summary": "Meer", "url": "https://x.example/a"},
        {"id": "a:0"},
    ],
)
def test_editors_then_experts_then_dutch_then_the_most_complete_is_shown(
    make_enriched: Make, join: Join, better: dict[str, object]
) -> None:
    plain: dict[str, object] = {"id": "m:1", "language": "en", "scope": "GM9001"}
    fields = plain | {"id": "z:1"} | better

    family = join(make_enriched(**plain), make_enriched(**fields), own=frozenset({"redactie"}))

    assert family.shown.item.id == fields["id"]


def test_a_local_copy_goes_before_a_national_one(make_enriched: Make, join: Join) -> None:
    family = join(
        make_enriched(id="a:1", scope="NL", summary="Lang verhaal", url="https://x.example/"),
        make_enriched(id="b:1", scope="GM9001"),
    )

    assert family.shown.item.id == "b:1"


def test_what_has_a_local_text_goes_before_what_has_none(
    make_enriched: Make, join: Join
) -> None:
    family = join(
        make_enriched(id="a:1", summary="Meer"),
        make_enriched(id="b:1"),
        wanted=frozenset({"b:1"}),
    )

    assert family.shown.item.id == "b:1"


def test_what_is_gone_or_expired_is_shown_last(
    make_enriched: Make, join: Join, keep: Keep, now: datetime
) -> None:
    expired = Details(upkeep=Upkeep(expires_on=(now - timedelta(days=1)).date()))
    gone = make_enriched(id="a:1", validated=True)
    late = make_enriched(id="b:1", validated=True, details=expired)
    kept = {"a:1": keep(gone.item, withdrawn_at=now)}

    family = join(gone, late, make_enriched(id="c:1"), stored=kept)

    assert family.shown.item.id == "c:1"
    assert [(one.item_id, one.withdrawn) for one in family.copies] == [
        ("a:1", True),
        ("b:1", False),
    ]


def test_the_copies_keep_their_source_and_their_address(
    make_enriched: Make, join: Join
) -> None:
    other = make_enriched(
        id="b:1", source_id="b", url="https://b.example/1", publisher="Bieb", kind=Kind.EVENT
    )

    (copy,) = join(make_enriched(id="a:1", validated=True), other).copies

    assert (copy.source_id, copy.url, copy.publisher, copy.slug) == (
        "b",
        "https://b.example/1",
        "Bieb",
        "b-1",
    )


def test_a_copy_that_knows_the_wijk_is_believed(make_enriched: Make, join: Join) -> None:
    whole = make_enriched(located_in=("GM9001",), id="a:1", validated=True)

    inside = join(whole, make_enriched(located_in=("WK900101",), id="b:1"))
    elsewhere = join(whole, make_enriched(located_in=("WK777701",), id="b:1"))

    assert inside.shown.area_codes == ("WK900101",)
    assert elsewhere.shown.area_codes == ("GM9001",)


def test_where_a_sensitive_item_is_stays_as_vague_as_it_was(
    make_enriched: Make, join: Join
) -> None:
    secret = make_enriched(located_in=("GM9001",), sensitive=True, id="a:1", validated=True)

    family = join(secret, make_enriched(located_in=("WK900101",), id="b:1"))

    assert family.shown.area_codes == ("GM9001",)


def test_one_sensitive_copy_makes_the_item_sensitive(make_enriched: Make, join: Join) -> None:
    family = join(
        make_enriched(id="a:1", validated=True), make_enriched(id="b:1", sensitive=True)
    )

    assert family.shown.is_sensitive


def test_a_cancelled_date_in_any_copy_is_cancelled(
    make_enriched: Make, join: Join, now: datetime
) -> None:
    cancelled = event(now, 8, status=EventStatus.CANCELLED)
    first = make_enriched(id="a:1", kind=Kind.EVENT, validated=True, details=event(now, 1, 8))

    family = join(first, make_enriched(id="b:1", kind=Kind.EVENT, details=cancelled))

    assert family.shown.item.details.event is not None
    assert [one.status for one in family.shown.item.details.event.occurrences] == [
        EventStatus.SCHEDULED,
        EventStatus.CANCELLED,
    ]


def test_a_withdrawn_copy_cancels_nothing(
    make_enriched: Make, join: Join, keep: Keep, now: datetime
) -> None:
    first = make_enriched(id="a:1", kind=Kind.EVENT, details=event(now, 1))
    gone = make_enriched(
        id="b:1", kind=Kind.EVENT, details=event(now, 1, status=EventStatus.CANCELLED)
    )

    family = join(first, gone, stored={"b:1": keep(gone.item, withdrawn_at=now)})

    assert family.shown == first


def test_further_dates_of_the_series_are_added_in_order(
    make_enriched: Make, join: Join, now: datetime
) -> None:
    first = make_enriched(id="a:1", kind=Kind.EVENT, validated=True, details=event(now, 8, 15))

    family = join(first, make_enriched(id="b:1", kind=Kind.EVENT, details=event(now, 1, 8, 22)))

    assert family.shown.item.details.event is not None
    days = [(one.start - now).days for one in family.shown.item.details.event.occurrences]
    assert days == [1, 8, 15, 22]


def test_the_text_of_the_shown_item_stays_its_own(make_enriched: Make, join: Join) -> None:
    first = make_enriched(id="a:1", validated=True, body="<p>Kort</p>")

    family = join(first, make_enriched(id="b:1", body="<p>Veel langer</p>" * 40))

    assert attrs.evolve(family.shown, located_in=first.located_in) == first


def test_a_group_of_which_one_is_here_is_no_family(
    make_enriched: Make, gemeente: Gemeente, keep: Keep, now: datetime
) -> None:
    one = make_enriched(id="a:1")
    kept = {"a:1": keep(one.item)}

    found = families(
        (one,), (("a:1", "b:1"),), kept, gemeente.areas, Precedence(today=now.date())
    )

    assert found == ()
