from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from harvest.due import definition_hash
from hub.clock import local
from hub.source import Source, SourceState
from hub.vocabulary import ListMode, SourceFormat, SourceStatus
from wijkwijzer.operating.due_times import FIRST_RETRY, History, next_refresh

NOW = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SOURCE = Source(
    id="bieb",
    title="Bibliotheek",
    url="https://example.org/agenda.ics",
    format=SourceFormat.ICS,
    scope="GM0034",
    publisher="Bibliotheek",
    list=ListMode.FULL,
    cadence=6 * HOUR,
)


def state(attempt: datetime, success: datetime | None) -> SourceState:
    return SourceState(
        source_id=SOURCE.id,
        status=SourceStatus.OK if success == attempt else SourceStatus.FAILED,
        last_attempt=attempt,
        last_success=success,
        definition_hash=definition_hash(SOURCE),
    )


def moment(
    known: SourceState | None, refreshed_at: datetime, *, every: timedelta = 30 * DAY
) -> datetime:
    history = History(sources=((SOURCE, known),), refreshed_at=refreshed_at)
    return next_refresh(history, NOW, every)


def test_hub_that_never_ran_is_refreshed_at_once() -> None:
    assert next_refresh(History(), NOW, HOUR) == NOW


def test_source_is_due_a_cadence_after_its_own_last_success() -> None:
    success = NOW - 2 * HOUR

    assert moment(state(success, success), NOW - HOUR) == success + SOURCE.cadence


def test_missed_source_is_due_since_its_own_moment() -> None:
    success = NOW - 7 * HOUR

    assert moment(state(success, success), success) == NOW - HOUR


def test_new_source_is_asked_soon_after_the_last_refresh() -> None:
    assert moment(None, NOW - HOUR) == NOW - HOUR + FIRST_RETRY


def test_source_with_a_new_definition_does_not_wait_for_its_cadence() -> None:
    old = evolve(state(NOW - HOUR, NOW - HOUR), definition_hash="other")

    assert moment(old, NOW - HOUR) == NOW - HOUR + FIRST_RETRY


def test_refresh_that_crashed_before_it_asked_is_not_repeated_at_once() -> None:
    long_ago = NOW - 2 * DAY

    assert moment(state(long_ago, long_ago), NOW - MINUTE) == NOW - MINUTE + FIRST_RETRY


@pytest.mark.parametrize(
    ("overdue", "wait"),
    [
        (timedelta(0), FIRST_RETRY),
        (15 * MINUTE, 15 * MINUTE),
        (30 * MINUTE, 30 * MINUTE),
        (2 * HOUR, 2 * HOUR),
        (3 * DAY, SOURCE.cadence),
    ],
)
def test_failing_source_waits_as_long_as_it_is_overdue(
    overdue: timedelta, wait: timedelta
) -> None:
    attempt = NOW - MINUTE
    failing = state(attempt, attempt - overdue - SOURCE.cadence)

    assert moment(failing, attempt) == attempt + wait


def test_source_that_never_worked_is_tried_each_hour() -> None:
    assert moment(state(NOW - MINUTE, None), NOW - MINUTE) == NOW - MINUTE + HOUR


def test_server_that_asked_for_patience_gets_it() -> None:
    asked = evolve(state(NOW - MINUTE, NOW - 7 * HOUR), retry_at=NOW + 3 * HOUR)

    assert moment(asked, NOW - MINUTE) == NOW + 3 * HOUR


def test_patience_beyond_all_reason_does_not_freeze_a_source() -> None:
    asked = evolve(state(NOW - MINUTE, NOW - 7 * HOUR), retry_at=NOW + 400 * DAY)

    assert moment(asked, NOW - MINUTE) == NOW - MINUTE + HOUR


def test_what_editors_write_is_read_after_so_long() -> None:
    success = NOW - HOUR

    found = moment(state(success, success), NOW - 50 * MINUTE, every=HOUR)

    assert found == NOW + 10 * MINUTE


def test_new_day_in_amsterdam_is_a_reason() -> None:
    success = datetime(2027, 3, 1, 22, 50, tzinfo=UTC)
    history = History(sources=((SOURCE, state(success, success)),), refreshed_at=success)

    found = next_refresh(history, success + MINUTE, 30 * DAY)

    assert found == datetime(2027, 3, 1, 23, 0, tzinfo=UTC)


def test_moment_by_a_clock_that_ran_ahead_is_put_right() -> None:
    ahead = NOW + 30 * DAY

    assert moment(state(ahead, ahead), ahead) == NOW


@pytest.mark.parametrize(
    "evening",
    [datetime(2027, 3, 27, 12, 0, tzinfo=UTC), datetime(2027, 10, 30, 12, tzinfo=UTC)],
)
@pytest.mark.parametrize("hours", range(1, 30))
def test_cadence_is_an_hour_of_real_time_in_both_nights(evening: datetime, hours: int) -> None:
    success = evening + hours * HOUR
    known = state(success, success)
    hourly = evolve(SOURCE, cadence=HOUR)
    same = evolve(known, definition_hash=definition_hash(hourly))

    found = next_refresh(
        History(sources=((hourly, same),), refreshed_at=success), success + MINUTE, DAY
    )

    assert found == success + HOUR


@given(st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_each_day_of_the_year_gets_its_own_refresh(refreshed_at: datetime) -> None:
    found = next_refresh(History(refreshed_at=refreshed_at), refreshed_at, 30 * DAY)

    assert local(found).date() == local(refreshed_at).date() + DAY
    assert local(found - timedelta(microseconds=1)).date() == local(refreshed_at).date()
