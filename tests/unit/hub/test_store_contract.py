"""What every store does; the one on disk and the one in memory are taken for each other."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hub.model import Details, Event, Item, Location, Occurrence, SafeHtml
from hub.source import SourceState, Validators
from hub.sqlite_store import SqliteStore
from hub.store import Changes, RawResponse, Slot, Store, StoredItem
from hub.vocabulary import Domain, EventStatus, Kind, Mode, SourceStatus
from tests.fakes.memory_store import MemoryStore

NOW = datetime(2027, 3, 1, 7, 0, 0, 123456, tzinfo=UTC)
DAY = timedelta(days=1)
IN_MEMORY = Path(":memory:")


@pytest.fixture(params=["sqlite", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    made: Store = (
        SqliteStore.open(tmp_path / "state" / "hub.sqlite", Mode.REAL)
        if request.param == "sqlite"
        else MemoryStore()
    )
    yield made
    made.close()


def stored(
    number: int = 1,
    *,
    source: str = "s",
    title: str = "Titel",
    withdrawn: datetime | None = None,
) -> StoredItem:
    item = Item(
        id=f"{source}:{number}",
        source_id=source,
        kind=Kind.EVENT,
        title=title,
        content_hash=f"hash {number}",
        body=SafeHtml(html="<p>é 🎬</p>"),
        details=Details(
            location=Location(name="Buurthuis", lon=5.2, lat=52.3),
            event=Event(
                occurrences=(
                    Occurrence(start=NOW, end=NOW + DAY, status=EventStatus.CANCELLED),
                )
            ),
        ),
    )
    return StoredItem(
        item=item,
        slug=f"titel-{number}",
        first_seen=NOW - 100 * DAY,
        last_seen=NOW,
        changed_at=NOW - DAY,
        withdrawn_at=withdrawn,
    )


def state(source: str = "s", status: SourceStatus = SourceStatus.OK) -> SourceState:
    return SourceState(
        source_id=source,
        status=status,
        last_success=NOW,
        validators=(Validators(url="https://a.test/", etag='W/"1"'),),
    )


def raw(
    number: int, *, url: str = "https://a.test/", days: float = 0, source: str = "s"
) -> RawResponse:
    moment = NOW - timedelta(days=days)
    return RawResponse(source_id=source, url=url, digest=f"digest {number}", fetched_at=moment)


def write(store: Store, *items: StoredItem) -> None:
    store.apply(Changes(source_id="s", write=items), state())


def test_empty_store_knows_nothing(store: Store) -> None:
    known = (store.items(), store.source_states(), store.slots(), store.raw("s"))

    assert known == ((), {}, {}, ())
    assert store.item("s:1") is None
    assert store.source_state("s") is None


def test_written_item_is_read_back(store: Store) -> None:
    write(store, stored())

    assert store.item("s:1") == stored()
    assert store.source_state("s") == state()


def test_items_are_sorted_by_id(store: Store) -> None:
    write(store, stored(2), stored(10), stored(1), stored(1, source="Z"), stored(1, source="é"))

    assert [one.item.id for one in store.items()] == ["Z:1", "s:1", "s:10", "s:2", "é:1"]


def test_items_of_one_source_are_those_alone(store: Store) -> None:
    write(store, stored(1), stored(1, source="t"))

    assert store.items("t") == (stored(1, source="t"),)
    assert store.items("unknown") == ()


def test_digest_of_the_items_tells_a_change_and_not_that_they_were_seen_again(
    store: Store,
) -> None:
    write(store, stored(1), stored(2))
    first = store.items_digest()

    write(store, evolve(stored(1), last_seen=NOW + DAY))
    seen_again = store.items_digest()
    write(store, stored(1, title="Anders"))

    assert seen_again == first
    assert store.items_digest() != first


def test_written_again_is_replaced(store: Store) -> None:
    write(store, stored(), stored(2))

    write(store, stored(title="Nieuw"))

    assert [one.item.title for one in store.items()] == ["Nieuw", "Titel"]


def test_withdrawn_items_are_still_there(store: Store) -> None:
    write(store, stored(withdrawn=NOW))

    assert store.items() == (stored(withdrawn=NOW),)


def test_state_is_saved_by_itself(store: Store) -> None:
    write(store, stored())

    store.save_state(state(status=SourceStatus.FAILED))
    store.save_state(state("a"))

    assert store.source_states() == {"a": state("a"), "s": state(status=SourceStatus.FAILED)}
    assert store.items() == (stored(),)


def test_slots_are_replaced_by_name(store: Store) -> None:
    store.save_slot(Slot(name="b", dirty=True))
    store.save_slot(Slot(name="a", dirty=True))

    store.save_slot(Slot(name="b", dirty=False, build="x", published_at=NOW))

    assert store.slots() == {
        "a": Slot(name="a", dirty=True),
        "b": Slot(name="b", dirty=False, build="x", published_at=NOW),
    }


def test_raw_answers_are_newest_first(store: Store) -> None:
    store.add_raw([raw(1, days=2), raw(3), raw(2, days=1)])
    store.add_raw([raw(3), raw(9, source="t")])

    assert store.raw("s") == (raw(3), raw(2, days=1), raw(1, days=2))


def test_domain_of_a_stored_item_is_still_an_enum(store: Store) -> None:
    one = stored()
    said = evolve(one.item.details.said, domains=(Domain.WERK,))
    details = evolve(one.item.details, said=said)
    write(store, evolve(one, item=evolve(one.item, details=details)))

    found = store.items()[0].item.details.said.domains

    assert found == (Domain.WERK,)
    assert isinstance(found[0], Domain)


class TestPruning:
    def test_three_raw_answers_stay_of_each_url(self, store: Store) -> None:
        store.add_raw([raw(number, days=number) for number in range(5)])
        store.add_raw([raw(7, url="https://a.test/2", days=9)])

        gone = store.prune(NOW)

        assert gone == ("digest 3", "digest 4")
        assert [one.digest for one in store.raw("s")] == [
            *("digest 0", "digest 1", "digest 2", "digest 7"),
        ]

    @pytest.mark.parametrize(("days", "gone"), [(29.9, ()), (30, ("digest 1",))])
    def test_raw_answers_leave_after_thirty_days(
        self, store: Store, days: float, gone: tuple[str, ...]
    ) -> None:
        store.add_raw([raw(1, days=days)])

        assert store.prune(NOW) == gone

    def test_bytes_that_another_answer_shares_are_wanted(self, store: Store) -> None:
        store.add_raw([raw(1, days=40), raw(1, source="t")])

        assert store.prune(NOW) == ()
        assert store.raw("s") == ()

    def test_withdrawn_content_goes_and_a_tombstone_stays(self, store: Store) -> None:
        gone = stored(withdrawn=NOW - 90 * DAY)
        write(store, gone)

        store.prune(NOW)

        bare = Item(id="s:1", source_id="s", kind=Kind.EVENT, title="", content_hash="hash 1")
        assert store.items() == (evolve(gone, item=bare),)

    @pytest.mark.parametrize("withdrawn", [None, NOW - 90 * DAY + timedelta(microseconds=1)])
    def test_other_items_keep_their_content(
        self, store: Store, withdrawn: datetime | None
    ) -> None:
        write(store, stored(withdrawn=withdrawn))

        store.prune(NOW)

        assert store.items() == (stored(withdrawn=withdrawn),)

    def test_pruning_twice_changes_nothing_more(self, store: Store) -> None:
        write(store, stored(withdrawn=NOW - 91 * DAY))
        store.prune(NOW)
        before = store.items()

        store.prune(NOW)

        assert store.items() == before

    def test_item_that_returns_after_pruning_has_its_content_again(self, store: Store) -> None:
        write(store, stored(withdrawn=NOW - 91 * DAY))
        store.prune(NOW)

        write(store, stored())

        assert store.items() == (stored(),)


class TestForgetting:
    def test_forgotten_item_leaves_nothing_behind(self, store: Store) -> None:
        write(store, stored(1), stored(2), stored(3, withdrawn=NOW - 100 * DAY))
        store.prune(NOW)

        store.forget(["s:1", "s:3", "s:unknown"], [])

        assert store.items() == (stored(2),)
        assert store.item("s:3") is None

    def test_forgotten_answer_is_forgotten_for_every_source(self, store: Store) -> None:
        store.add_raw([raw(1), raw(1, source="t"), raw(2)])

        store.forget([], ["digest 1", "digest 9"])

        assert store.raw("s") == (raw(2),)
        assert store.raw("t") == ()

    def test_forgetting_nothing_changes_nothing(self, store: Store) -> None:
        write(store, stored())
        store.save_slot(Slot(name="a", dirty=True))

        store.forget([], [])

        assert store.items() == (stored(),)
        assert store.source_states() == {"s": state()}
        assert store.slots() == {"a": Slot(name="a", dirty=True)}

    def test_item_may_be_written_again(self, store: Store) -> None:
        write(store, stored())
        store.forget(["s:1"], [])

        write(store, stored(title="Nieuw"))

        assert store.items() == (stored(title="Nieuw"),)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
NAMES = st.sampled_from(["s", "t", "é", ""])
MOMENTS = st.integers(0, 2 * 365 * 24).map(lambda hours: NOW + timedelta(hours=hours))
ITEMS = st.builds(
    StoredItem,
    item=st.builds(
        Item,
        id=TEXT,
        source_id=NAMES,
        kind=st.sampled_from(Kind),
        title=TEXT,
        content_hash=TEXT,
        published=st.none() | MOMENTS,
        details=st.builds(
            Details,
            subjects=st.tuples(TEXT),
            location=st.none() | st.builds(Location, lon=st.floats(3, 8)),
        ),
    ),
    slug=TEXT,
    first_seen=MOMENTS,
    last_seen=MOMENTS,
    changed_at=MOMENTS,
    withdrawn_at=st.none() | MOMENTS,
    maybe_lapsed=st.booleans(),
)
STATES = st.builds(SourceState, source_id=NAMES, status=st.sampled_from(SourceStatus))
RAW = st.builds(RawResponse, source_id=NAMES, url=NAMES, digest=NAMES, fetched_at=MOMENTS)
SLOTS = st.builds(
    Slot, name=NAMES, dirty=st.booleans(), build=TEXT, published_at=st.none() | MOMENTS
)


class Twins(RuleBasedStateMachine):
    """Both stores, told the same things, answer the same."""

    def __init__(self) -> None:
        super().__init__()
        self.disk = SqliteStore.open(IN_MEMORY, Mode.REAL)
        self.memory = MemoryStore()
        self.both: tuple[Store, Store] = (self.disk, self.memory)

    def teardown(self) -> None:
        self.disk.close()

    @rule(items=st.lists(ITEMS, max_size=4), state=STATES)
    def apply(self, items: list[StoredItem], state: SourceState) -> None:
        changes = Changes(source_id=state.source_id, write=tuple(items))
        for store in self.both:
            store.apply(changes, state)

    @rule(state=STATES)
    def save_state(self, state: SourceState) -> None:
        for store in self.both:
            store.save_state(state)

    @rule(responses=st.lists(RAW))
    def add_raw(self, responses: list[RawResponse]) -> None:
        for store in self.both:
            store.add_raw(responses)

    @rule(slot=SLOTS)
    def save_slot(self, slot: Slot) -> None:
        for store in self.both:
            store.save_slot(slot)

    @rule(ids=st.lists(TEXT), digests=st.lists(NAMES))
    def forget(self, ids: list[str], digests: list[str]) -> None:
        for store in self.both:
            store.forget(ids, digests)

    @rule(now=MOMENTS)
    def prune(self, now: datetime) -> None:
        assert self.disk.prune(now) == self.memory.prune(now)

    @invariant()
    def answers_are_equal(self) -> None:
        assert self.disk.items() == self.memory.items()
        assert self.disk.items("s") == self.memory.items("s")
        assert self.disk.source_states() == self.memory.source_states()
        assert self.disk.slots() == self.memory.slots()
        assert self.disk.raw("s") == self.memory.raw("s")


TestTwins = Twins.TestCase
TestTwins.settings = settings(max_examples=40, stateful_step_count=10, deadline=None)
