from datetime import datetime, timedelta

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvest.due import definition_hash, is_due, next_due, rests_until
from hub.source import SourceState
from hub.vocabulary import SourceFormat, SourceStatus
from tests.fakes.harvest_records import DAY, NOW, a_source

SOURCE = a_source(cadence=timedelta(hours=6))
HOUR = timedelta(hours=1)
SECOND = timedelta(seconds=1)


def state(**overrides: object) -> SourceState:
    fields: dict[str, object] = {
        "source_id": "bron",
        "status": SourceStatus.OK,
        "last_success": NOW,
        "definition_hash": definition_hash(SOURCE),
    }
    return SourceState(**(fields | overrides))  # type: ignore[arg-type]  # a dict has one value type


def test_source_that_was_never_fetched_is_due() -> None:
    assert is_due(SOURCE, None, NOW)
    assert next_due(SOURCE, None) is None


def test_source_that_never_succeeded_is_due() -> None:
    assert is_due(SOURCE, state(last_success=None), NOW)


@pytest.mark.parametrize(
    ("after", "due"), [(6 * HOUR - SECOND, False), (6 * HOUR, True), (9 * DAY, True)]
)
def test_source_is_due_when_its_cadence_passed(after: timedelta, due: bool) -> None:  # noqa: FBT001 - a parameter
    assert is_due(SOURCE, state(), NOW + after) is due


def test_next_time_is_a_cadence_after_the_last_success() -> None:
    assert next_due(SOURCE, state()) == NOW + 6 * HOUR


def test_changed_definition_is_due() -> None:
    changed = attrs.evolve(SOURCE, url="https://bron.example/nieuw/")

    assert is_due(changed, state(), NOW)


def test_changed_sample_file_is_due() -> None:
    assert is_due(SOURCE, state(sample_hash="a"), NOW, sample_hash="b")
    assert not is_due(SOURCE, state(sample_hash="a"), NOW, sample_hash="a")


def test_clock_that_jumped_back_makes_everything_due() -> None:
    assert is_due(SOURCE, state(last_success=NOW + SECOND), NOW)


def test_server_that_asks_for_patience_gets_it() -> None:
    waiting = state(last_success=None, retry_at=NOW + HOUR)

    assert not is_due(SOURCE, waiting, NOW)
    assert is_due(SOURCE, waiting, NOW + HOUR)
    assert next_due(SOURCE, waiting) == NOW + HOUR


def test_patience_has_an_end() -> None:
    assert is_due(SOURCE, state(last_success=None, retry_at=NOW + 30 * DAY), NOW)


def test_next_time_is_not_before_the_server_wants() -> None:
    assert next_due(SOURCE, state(retry_at=NOW + DAY)) == NOW + DAY


def test_what_editors_write_is_always_due() -> None:
    source = a_source(format=SourceFormat.MARKDOWN)

    assert is_due(source, state(retry_at=NOW + HOUR), NOW)
    assert next_due(source, None) is None


MOMENTS = st.none() | st.timedeltas(-9 * DAY, 9 * DAY).map(lambda after: NOW + after)


@given(last=MOMENTS, retry=MOMENTS, data=st.data())
def test_source_rests_until_it_may_be_due(
    last: datetime | None, retry: datetime | None, data: st.DataObject
) -> None:
    known = state(last_success=last, retry_at=retry)

    until = rests_until(SOURCE, known, NOW)

    if until > NOW:
        before = data.draw(st.datetimes(*_naive(NOW, until - timedelta.resolution)))
        assert not is_due(SOURCE, known, before.replace(tzinfo=NOW.tzinfo))
        assert not is_due(SOURCE, known, NOW)


def _naive(*moments: datetime) -> tuple[datetime, ...]:
    return tuple(moment.replace(tzinfo=None) for moment in moments)


@pytest.mark.parametrize("known", [None, state(last_success=None), state(sample_hash="a")])
def test_source_that_is_due_does_not_rest(known: SourceState | None) -> None:
    assert rests_until(SOURCE, known, NOW) == NOW
