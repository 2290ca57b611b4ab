"""When nothing changed that the site is made from, nothing is made."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.clock import local_date
from hub.model import Details, Event, Item, Occurrence, SafeHtml
from hub.source import SourceState
from hub.store import StoredItem
from hub.vocabulary import Kind, SourceStatus
from wijkwijzer.unchanged.made_from import (
    MadeFrom,
    inputs_digest,
    next_change,
    read_made_from,
    write_made_from,
)
from wijkwijzer.workspace import Workspace

NOW = datetime(2027, 3, 1, 7, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
MONTH = timedelta(days=30)
MADE = MadeFrom(
    inputs="a", build="b", pages=3, items=2, documents=2, since=NOW, until=NOW + HOUR
)
STATE = SourceState(source_id="bieb", status=SourceStatus.OK, last_success=NOW)


def stored(*, ends: datetime | None = None, withdrawn: datetime | None = None) -> StoredItem:
    dates = (Occurrence(start=ends - HOUR, end=ends),) if ends else ()
    item = Item(
        id="s:1",
        source_id="s",
        kind=Kind.EVENT,
        title="Koffie",
        content_hash="x",
        body=SafeHtml(html=""),
        details=Details(event=Event(occurrences=dates)),
    )
    return StoredItem(
        item=item,
        slug="koffie",
        first_seen=NOW - MONTH,
        last_seen=NOW,
        changed_at=NOW - MONTH,
        withdrawn_at=withdrawn,
    )


def digest_of(
    state: SourceState = STATE,
    *,
    files: str = "files",
    items: str = "items",
    other: str = "day",
) -> str:
    return inputs_digest(files, items, (state,), (other,))


@pytest.mark.parametrize(
    ("inputs", "now", "holds"),
    [
        ("a", NOW, True),
        ("a", NOW + HOUR - timedelta.resolution, True),
        ("a", NOW + HOUR, False),
        ("a", NOW - timedelta.resolution, False),
        ("c", NOW, False),
    ],
)
def test_a_build_holds_for_its_inputs_and_its_time(
    inputs: str, now: datetime, *, holds: bool
) -> None:
    assert MADE.holds(inputs, now) is holds


def test_what_was_noted_is_read_back_and_damage_is_nothing(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path)
    workspace.state.mkdir()

    write_made_from(workspace, MADE)
    read = read_made_from(workspace)
    (workspace.state / "made-from.json").write_bytes(b"1 {")

    assert read == MADE
    assert read_made_from(workspace) is None


@pytest.mark.parametrize("what", ["files", "items", "other"])
def test_other_files_items_or_another_day_are_a_change(what: str) -> None:
    assert digest_of(**{what: "anders"}) != digest_of()


def test_a_later_success_on_the_same_day_is_no_change() -> None:
    later = SourceState(source_id="bieb", status=SourceStatus.OK, last_success=NOW + HOUR)
    failed = SourceState(source_id="bieb", status=SourceStatus.FAILED, last_success=NOW)

    assert digest_of(later) == digest_of()
    assert digest_of(failed) != digest_of()


def test_the_site_changes_when_an_event_ends() -> None:
    assert next_change((stored(ends=NOW + HOUR),), NOW, MONTH) == NOW + HOUR


def test_the_site_changes_when_the_page_of_a_withdrawn_item_goes() -> None:
    withdrawn = stored(withdrawn=NOW - MONTH + HOUR)

    assert next_change((withdrawn,), NOW, MONTH) == NOW + HOUR


@given(
    now=st.datetimes(
        min_value=datetime(2020, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
        max_value=datetime(2030, 1, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    hours=st.lists(st.integers(-100, 100), max_size=5),
)
def test_the_next_change_is_later_and_never_on_another_day(
    now: datetime, hours: list[int]
) -> None:
    items = tuple(stored(ends=now + hour * HOUR) for hour in hours)

    found = next_change(items, now, MONTH)

    assert now < found
    assert local_date(found - timedelta.resolution) == local_date(now)
