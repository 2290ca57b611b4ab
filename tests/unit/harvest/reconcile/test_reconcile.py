from datetime import UTC, date, datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.reconcile import Listing, reconcile
from hub.model import Details, Event, Item, Occurrence, Upkeep
from hub.source import Expect, Source, SourceState
from hub.store import Changes, StoredItem
from hub.vocabulary import EventStatus, ListMode, SourceFormat, SourceStatus
from tests.fakes.harvest_records import DAY, NOW, a_source, an_event, an_item, stored

FULL = a_source()
ROLLING = a_source(list=ListMode.ROLLING, keep_days=30)
WELL = SourceState(source_id="bron", status=SourceStatus.OK, last_success=NOW - DAY)


def compare(
    known: tuple[StoredItem, ...],
    *answer: Item,
    source: Source = FULL,
    state: SourceState | None = WELL,
    now: datetime = NOW,
    **more: object,
) -> tuple[Changes, SourceState]:
    listing = Listing(items=answer, **more)  # type: ignore[arg-type]  # typed by each test
    return reconcile(known, listing, source=source, state=state, now=now)


def applied(known: tuple[StoredItem, ...], changes: Changes) -> tuple[StoredItem, ...]:
    """Return what the store holds after the changes."""
    after = {record.item.id: record for record in known}
    after.update({record.item.id: record for record in changes.write})
    return tuple(after[key] for key in sorted(after))


def live(records: tuple[StoredItem, ...]) -> tuple[Item, ...]:
    return tuple(record.item for record in records if record.withdrawn_at is None)


def test_first_answer_is_added() -> None:
    changes, state = compare((), an_item("1"), state=None)

    assert changes.added == ("bron:1",)
    assert changes.write[0].first_seen == changes.write[0].changed_at == NOW
    assert (state.status, state.items, state.changed) == (SourceStatus.OK, 1, True)


def test_slug_is_the_words_at_first_sight_and_a_few_signs_of_the_id() -> None:
    changes, _ = compare((), an_item("1", title="Koffie & taal"))

    assert changes.write[0].slug.startswith("koffie-taal-")


def test_slug_of_what_editors_write_is_the_name_of_their_file() -> None:
    source = a_source(format=SourceFormat.MARKDOWN)

    changes, _ = compare((), an_item("agenda/koffie-en-taal"), source=source)

    assert changes.write[0].slug == "koffie-en-taal"


def test_changed_item_keeps_its_slug_and_first_day() -> None:
    old = stored(an_item("1"))

    changes, _ = compare((old,), an_item("1", title="Anders"))

    assert changes.changed == ("bron:1",)
    assert changes.write == (
        attrs.evolve(old, item=an_item("1", title="Anders"), last_seen=NOW, changed_at=NOW),
    )


def test_item_that_is_seen_again_did_not_change() -> None:
    old = stored(an_item("1"))

    changes, state = compare((old,), an_item("1"))

    assert changes.is_empty
    assert changes.write == (attrs.evolve(old, last_seen=NOW),)
    assert state.changed is False


def test_date_that_moves_at_every_fetch_is_not_taken_over() -> None:
    old = stored(an_item("1", published=NOW - 9 * DAY))

    changes, _ = compare((old,), an_item("1", published=NOW, updated=NOW))

    assert changes.write == (attrs.evolve(old, last_seen=NOW),)


def test_window_of_a_calendar_moves_without_a_change() -> None:
    weekly = [NOW + timedelta(weeks=week) for week in range(-1, 54)]
    old = stored(an_event("1", *weekly[:53]), last_seen=NOW - DAY)

    changes, _ = compare((old,), an_event("1", *weekly[1:54]))

    assert changes.is_empty
    assert changes.write[0].item == an_event("1", *weekly[1:54])


@pytest.mark.parametrize(
    "weeks", [[0, 1, 2, 3], [1, 3], [1, 2]], ids=["one more", "one less", "end"]
)
def test_other_dates_within_the_window_are_a_change(weeks: list[int]) -> None:
    old = stored(an_event("1", *(NOW + timedelta(weeks=week) for week in (1, 2, 3))))

    changes, _ = compare(
        (old,), an_event("1", *(NOW + timedelta(weeks=week) for week in weeks))
    )

    assert changes.changed == ("bron:1",)


def test_cancelled_date_is_a_change() -> None:
    old = an_event("1", NOW + DAY)
    date_off = Occurrence(
        start=NOW + DAY, end=NOW + DAY + timedelta(hours=1), status=EventStatus.CANCELLED
    )
    new = an_item("1", kind=old.kind, details=Details(event=Event(occurrences=(date_off,))))

    changes, _ = compare((stored(old),), new)

    assert changes.changed == ("bron:1",)


def test_item_that_leaves_a_full_list_is_withdrawn_at_once() -> None:
    changes, state = compare((stored(an_item("1")), stored(an_item("2"))), an_item("2"))

    assert changes.withdrawn == ("bron:1",)
    assert state.items == 1


def test_nothing_is_missing_from_an_answer_that_is_cut_off() -> None:
    known = tuple(stored(an_item(str(number))) for number in range(10))

    changes, state = compare(known, an_item("0"), an_item("new"), lost=1, cut_off=True)

    assert (changes.added, changes.withdrawn, changes.held) == (("bron:new",), (), "")
    assert state.status is SourceStatus.DEGRADED


def test_coming_event_is_first_perhaps_off_and_then_withdrawn() -> None:
    known = (stored(an_event("1", NOW + 9 * DAY)), stored(an_item("2")))

    first, state = compare(known, an_item("2"))
    second, _ = compare(applied(known, first), an_item("2"), state=state, now=NOW + DAY)

    assert (first.lapsing, first.withdrawn) == (("bron:1",), ())
    assert (second.lapsing, second.withdrawn) == ((), ("bron:1",))


def test_event_that_comes_back_is_no_longer_perhaps_off() -> None:
    event = an_event("1", NOW + 9 * DAY)

    changes, _ = compare((stored(event, maybe_lapsed=True),), event)

    assert changes.write[0].maybe_lapsed is False
    assert changes.changed == ("bron:1",)


def test_file_that_an_editor_took_away_is_gone_at_once() -> None:
    source = a_source(format=SourceFormat.MARKDOWN, expect=Expect(min_items=0))

    changes, _ = compare((stored(an_event("1", NOW + DAY)),), source=source)

    assert changes.withdrawn == ("bron:1",)


def test_past_event_stays_ninety_days() -> None:
    known = (stored(an_event("1", NOW - 89 * DAY)), stored(an_event("2", NOW - 91 * DAY)))

    changes, _ = compare(known, an_item("3"))

    assert changes.withdrawn == ("bron:2",)


def test_event_of_long_ago_is_not_added() -> None:
    changes, _ = compare((), an_event("1", NOW - 91 * DAY), an_item("2"))

    assert changes.added == ("bron:2",)


@pytest.mark.parametrize(("last_day", "withdrawn"), [(1, ()), (28, ("bron:1",))])
def test_item_leaves_after_the_last_day_its_editor_gave(
    last_day: int, withdrawn: tuple[str, ...]
) -> None:
    month = 3 if last_day == 1 else 2
    upkeep = Upkeep(expires_on=date(2027, month, last_day))
    item = an_item("1", details=Details(upkeep=upkeep))

    changes, _ = compare((stored(item),), item)

    assert changes.withdrawn == withdrawn


def test_withdrawn_item_that_comes_back_keeps_its_slug_and_first_day() -> None:
    old = stored(an_item("1"), withdrawn_at=NOW - DAY)

    changes, _ = compare((old,), an_item("1"))

    assert changes.added == ("bron:1",)
    assert changes.write == (attrs.evolve(old, withdrawn_at=None, last_seen=NOW),)


def test_absence_from_a_rolling_list_means_nothing() -> None:
    changes, _ = compare((stored(an_item("1")),), an_item("2"), source=ROLLING)

    assert changes.withdrawn == ()


def test_item_leaves_a_rolling_list_when_it_was_not_seen_for_long() -> None:
    known = (
        stored(an_item("1"), last_seen=NOW - 29 * DAY),
        stored(an_item("2"), last_seen=NOW - 30 * DAY),
    )

    changes, _ = compare(known, an_item("3"), source=ROLLING)

    assert changes.withdrawn == ("bron:2",)


def test_coming_event_stays_in_a_rolling_list_until_its_own_end() -> None:
    known = (stored(an_event("1", NOW + 9 * DAY), last_seen=NOW - 200 * DAY),)

    changes, _ = compare(known, an_item("3"), source=ROLLING)

    assert changes.withdrawn == ()


def test_refused_item_leaves_at_once() -> None:
    known = (stored(an_event("1", NOW + DAY)), stored(an_item("2")))

    changes, _ = compare(known, an_item("2"), refused=frozenset({"bron:1"}))

    assert changes.withdrawn == ("bron:1",)


def test_broken_file_keeps_its_last_good_version() -> None:
    known = (stored(an_item("1")), stored(an_item("2")))

    changes, state = compare(known, an_item("2"), unreadable=frozenset({"bron:1"}))

    assert changes.withdrawn == ()
    assert state.status is SourceStatus.DEGRADED


def test_item_that_may_be_among_the_lost_entries_stays() -> None:
    known = (stored(an_item("1")), stored(an_item("2")))

    first, state = compare(known, an_item("2"), lost=1)
    second, _ = compare(applied(known, first), an_item("2"), lost=1, state=state, now=NOW + DAY)

    assert first.withdrawn == second.withdrawn == ()
    assert state.message == "1 items waren niet te lezen."


def test_entry_that_was_always_lost_keeps_nothing_alive() -> None:
    known = (stored(an_item("1")), stored(an_item("2")))
    state = attrs.evolve(WELL, lost=1)

    changes, _ = compare(known, an_item("2"), lost=1, state=state)

    assert changes.withdrawn == ("bron:1",)


def test_of_two_items_with_one_id_the_last_updated_counts() -> None:
    old = an_item("1", title="Oud", updated=NOW - DAY)
    new = an_item("1", title="Nieuw", updated=NOW)

    changes, _ = compare((), new, old)

    assert [record.item.title for record in changes.write] == ["Nieuw"]


KEYS = st.sampled_from([str(number) for number in range(12)])
MOMENTS = st.sampled_from([NOW + days * DAY for days in (-100, -2, 1, 30)])
ITEMS = st.one_of(
    st.builds(an_item, KEYS, title=st.sampled_from(["a", "b"])),
    st.builds(an_event, KEYS, MOMENTS),
)
ANSWERS = st.lists(ITEMS, max_size=12).map(tuple)
PLAIN = st.lists(
    st.builds(an_item, KEYS, title=st.sampled_from(["a", "b"])), unique_by=lambda i: i.id
)
BELIEVED = attrs.evolve(WELL, accepted=True)


@st.composite
def stores(draw: st.DrawFn) -> tuple[StoredItem, ...]:
    items = draw(st.lists(ITEMS, max_size=12, unique_by=lambda item: item.id))
    off = draw(st.lists(st.booleans(), min_size=12, max_size=12))
    gone = [NOW - DAY if flag else None for flag in off]
    return tuple(
        stored(item, withdrawn_at=when) for item, when in zip(items, gone, strict=False)
    )


@given(PLAIN.map(tuple), PLAIN.map(tuple))
def test_full_list_becomes_the_answer(old: tuple[Item, ...], new: tuple[Item, ...]) -> None:
    known = tuple(map(stored, old))

    changes, _ = compare(known, *new, state=BELIEVED)

    assert live(applied(known, changes)) == tuple(sorted(new, key=lambda item: item.id))


@given(stores(), ANSWERS, st.sampled_from([FULL, ROLLING]), st.randoms())
def test_order_is_irrelevant(
    known: tuple[StoredItem, ...], answer: tuple[Item, ...], source: Source, order: object
) -> None:
    mixed_known, mixed_answer = list(known), list(answer)
    order.shuffle(mixed_known)  # type: ignore[attr-defined]  # hypothesis' own Random
    order.shuffle(mixed_answer)  # type: ignore[attr-defined]  # hypothesis' own Random

    once = compare(known, *answer, source=source)

    assert compare(tuple(mixed_known), *mixed_answer, source=source) == once


@given(stores(), ANSWERS, st.sampled_from([FULL, ROLLING]))
def test_same_answer_once_more_changes_nothing_but_lapsed_events(
    known: tuple[StoredItem, ...], answer: tuple[Item, ...], source: Source
) -> None:
    first, state = compare(known, *answer, source=source)
    after = applied(known, first)

    again, _ = compare(after, *answer, source=source, state=state)

    assert (again.added, again.changed, again.lapsing) == ((), (), ())
    assert set(again.withdrawn) <= {record.item.id for record in after if record.maybe_lapsed}


@given(stores(), ANSWERS, st.sampled_from([FULL, ROLLING]))
def test_slug_and_first_day_never_change(
    known: tuple[StoredItem, ...], answer: tuple[Item, ...], source: Source
) -> None:
    changes, _ = compare(known, *answer, source=source)

    after = {record.item.id: record for record in applied(known, changes)}

    assert [(after[old.item.id].slug, after[old.item.id].first_seen) for old in known] == [
        (old.slug, old.first_seen) for old in known
    ]


@given(stores(), ANSWERS, st.sampled_from([FULL, ROLLING]))
def test_held_answer_writes_nothing(
    known: tuple[StoredItem, ...], answer: tuple[Item, ...], source: Source
) -> None:
    changes, state = compare(known, *answer, source=source)

    assert bool(changes.held) is (state.status is SourceStatus.HELD)
    assert not (changes.held and changes.write)


def test_zone_of_the_records_is_utc() -> None:
    changes, state = compare((), an_item("1"))

    assert changes.write[0].first_seen.tzinfo is UTC
    assert state.last_success == NOW
