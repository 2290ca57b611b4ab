from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from hub.errors import StoreError
from tests.fakes.daemon_world import REFRESH_TAKES, DaemonWorld
from wijkwijzer.operating.scheduling import (
    GRACE,
    LONG_PAUSE,
    SHORT_PAUSE,
    TICK_SECONDS,
    ended_text,
    pause_after,
    run,
)

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
TICK = timedelta(seconds=TICK_SECONDS)


def hourly(world: DaemonWorld, now: datetime) -> datetime:
    return world.started[-1] + HOUR if world.started else now


def always(_: DaemonWorld, now: datetime) -> datetime:
    return now


def never(_: DaemonWorld, now: datetime) -> datetime:
    return now + timedelta(days=9)


def gaps(world: DaemonWorld) -> list[timedelta]:
    return [later - earlier for earlier, later in pairwise(world.started)]


def test_refresh_starts_when_the_store_says_so() -> None:
    due = NOON + 50 * MINUTE
    world = DaemonWorld(NOON, NOON + HOUR, lambda w, _: due if not w.started else due + HOUR)

    run(world.surroundings())

    assert [due <= start <= due + TICK for start in world.started] == [True]


def test_two_refreshes_never_run_at_once() -> None:
    world = DaemonWorld(NOON, NOON + HOUR, always, takes=10 * MINUTE)

    run(world.surroundings())

    assert len(world.started) > 3
    assert min(gaps(world)) >= 10 * MINUTE + SHORT_PAUSE


@pytest.mark.parametrize(
    "evening",
    [
        pytest.param(datetime(2027, 3, 27, 20, 0, tzinfo=UTC), id="an hour is skipped"),
        pytest.param(datetime(2027, 10, 30, 20, 0, tzinfo=UTC), id="an hour comes twice"),
    ],
)
def test_refreshes_are_an_hour_apart_when_the_clocks_change(evening: datetime) -> None:
    world = DaemonWorld(evening, evening + 12 * HOUR, hourly)

    run(world.surroundings())

    assert len(world.started) == 12
    assert max(gaps(world)) <= HOUR + TICK
    assert min(gaps(world)) >= HOUR


def test_clock_that_is_set_back_a_day_does_not_stop_the_daemon() -> None:
    world = DaemonWorld(NOON, NOON + HOUR, always, set_back_at=NOON + 30 * MINUTE)

    run(world.surroundings())

    back = NOON + 30 * MINUTE - timedelta(days=1)
    assert min(world.started) <= back + REFRESH_TAKES + LONG_PAUSE


@pytest.mark.parametrize("error", [StoreError("stuk"), OSError("vol"), KeyError("fout")])
def test_error_in_a_look_is_survived_and_reported(error: Exception) -> None:
    errors = [error]

    def fails_once(_: DaemonWorld, now: datetime) -> datetime:
        if errors:
            raise errors.pop()
        return now

    world = DaemonWorld(NOON, NOON + LONG_PAUSE + MINUTE, fails_once)
    run(world.surroundings())

    assert "schedule-error" in world.event_names
    assert world.started[0] >= NOON + LONG_PAUSE


@pytest.mark.parametrize(
    ("exit_code", "pause"),
    [
        (0, SHORT_PAUSE),
        (1, SHORT_PAUSE),
        (3, SHORT_PAUSE),
        (75, SHORT_PAUSE),
        (2, LONG_PAUSE),
        (4, LONG_PAUSE),
        (-9, LONG_PAUSE),
    ],
)
def test_pause_depends_on_how_the_refresh_ended(exit_code: int, pause: timedelta) -> None:
    world = DaemonWorld(NOON, NOON + HOUR, always, exit_codes=[exit_code])

    run(world.surroundings())

    assert pause_after(exit_code) == pause
    assert pause <= gaps(world)[0] - REFRESH_TAKES <= pause + 2 * TICK


@pytest.mark.parametrize(
    ("exit_code", "text"),
    [
        (0, "De verversing is klaar."),
        (3, "De verversing is klaar, maar er is iets om na te kijken (code 3)."),
        (75, "Er liep al een verversing."),
        (4, "De verversing kon niet publiceren (code 4). De oude site staat er nog."),
    ],
)
def test_end_of_a_refresh_is_told_in_words(exit_code: int, text: str) -> None:
    assert ended_text(exit_code) == text


def test_stop_waits_for_the_refresh_that_runs() -> None:
    world = DaemonWorld(NOON, NOON + MINUTE, hourly, takes=90 * timedelta(seconds=1))

    run(world.surroundings())

    assert world.children[0].told == []
    assert world.event_names[-2:] == ["refresh-ended", "schedule-stopped"]


def test_refresh_that_takes_too_long_is_asked_to_stop() -> None:
    world = DaemonWorld(NOON, NOON + MINUTE, hourly, takes=HOUR)

    run(world.surroundings())

    assert world.children[0].told == ["terminate"]
    assert world.children[0].ends_at >= NOON + MINUTE + GRACE


def test_refresh_that_does_not_listen_is_killed() -> None:
    world = DaemonWorld(NOON, NOON + MINUTE, hourly, takes=HOUR, heeds_terminate=False)

    run(world.surroundings())

    assert world.children[0].told == ["terminate", "kill"]


def test_systemd_hears_start_watchdog_and_stop() -> None:
    world = DaemonWorld(NOON, NOON + MINUTE, never, watchdog_seconds=15.0)

    run(world.surroundings())

    assert world.messages[0] == "READY=1"
    assert world.messages[1:-1] == ["WATCHDOG=1"] * 3
    assert world.messages[-1] == "STOPPING=1"


def test_watchdog_hears_nothing_when_nobody_waits_for_it() -> None:
    world = DaemonWorld(NOON, NOON + MINUTE, never)

    run(world.surroundings())

    assert world.messages == ["READY=1", "STOPPING=1"]
