"""The daemon behind `wijkwijzer schedule`: start a refresh when one is due, one at a time.

The refresh itself runs in a child process, so that whatever it does (crash, leak, hang) the
daemon goes on. What is due comes from the store, never from this loop; the loop only looks.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol

from attrs import define, field, frozen

from hub.clock import Clock, local
from hub.errors import WijkwijzerError
from wijkwijzer.operating.instant_scheduler import InstantScheduler
from wijkwijzer.operating.status_report import SITE_IS_RIGHT
from wijkwijzer.operating.systemd_notify import Notify
from wijkwijzer.outcome import ExitCode
from wijkwijzer.progress import Report, event

TICK_SECONDS = 10
"""How often to see whether a child ended or a moment has come: cheap, it reads no disk."""

LOOK_AGAIN = timedelta(minutes=15)
"""How long the answer of the store is trusted: a refresh by hand may have changed it."""

SHORT_PAUSE = timedelta(minutes=1)
"""Between a good refresh (or somebody else's) and the next one."""

LONG_PAUSE = timedelta(minutes=15)
"""After a refresh that could not publish: at once again would most likely fail again."""

GRACE = timedelta(seconds=60)
"""How long a refresh may go on after the daemon was asked to stop."""

LAST_GRACE = timedelta(seconds=10)
"""How long it may go on after it was itself asked to stop."""

STOP_POLL_SECONDS = 0.2


class Child(Protocol):
    """A refresh that was started. The methods never raise, also when it is gone already."""

    def poll(self) -> int | None:
        """Return its exit code, or None while it runs."""
        ...

    def terminate(self) -> None:
        """Ask it, and what it started, to stop."""
        ...

    def kill(self) -> None:
        """Make it stop."""
        ...


@frozen(kw_only=True)
class Surroundings:
    """What the daemon touches. `sleep` may end early; `is_stopping` then says why.

    `next_refresh` tells for a moment when to refresh; it and `start` may raise.
    """

    clock: Clock
    sleep: Callable[[float], None]
    is_stopping: Callable[[], bool]
    next_refresh: Callable[[datetime], datetime]
    start: Callable[[], Child]
    notify: Notify
    report: Report
    watchdog_seconds: float | None = None


@define
class Daemon:
    """The state of the loop: the child that runs, and when to look again."""

    around: Surroundings
    child: Child | None = None
    look_at: datetime | None = field(default=None)

    def tick(self) -> None:
        """Do what the moment asks for: note an ended child, look, or start a refresh.

        Never raises: whatever went wrong is reported, and tried again after a pause.
        """
        now = self.around.clock()
        try:
            self._tick(now)
        except (WijkwijzerError, OSError) as exc:
            self._survive(exc, now)
        except Exception as exc:  # noqa: BLE001 - a fault in one tick must not end the daemon
            self._survive(exc, now)

    def _tick(self, now: datetime) -> None:
        if self.child is not None:
            self._reap(self.child, now)
            return
        if self.look_at and now < self.look_at <= now + LOOK_AGAIN:
            return
        due = self.around.next_refresh(now)
        if due > now:
            self.look_at = min(due, now + LOOK_AGAIN)
            return
        self.child = self.around.start()
        self.around.report(event("refresh-started", "De verversing is begonnen."))

    def _reap(self, child: Child, now: datetime) -> None:
        code = child.poll()
        if code is None:
            return
        self.child = None
        self.look_at = now + pause_after(code)
        self.around.report(event("refresh-ended", ended_text(code), exit_code=code))

    def _survive(self, exc: Exception, now: datetime) -> None:
        self.look_at = now + LONG_PAUSE
        text = f"Dit ging mis: {type(exc).__name__}: {exc}. Over een kwartier weer."
        self.around.report(event("schedule-error", text))


def run(around: Surroundings) -> None:
    """Refresh whenever it is due, until asked to stop; then wait for the refresh that runs."""
    daemon = Daemon(around=around)
    scheduler = InstantScheduler(around.clock)
    scheduler.every(TICK_SECONDS).seconds.do(daemon.tick)
    if around.watchdog_seconds:
        seconds = max(1, int(around.watchdog_seconds))
        scheduler.every(seconds).seconds.do(around.notify, "WATCHDOG=1")
    around.notify("READY=1")
    around.report(event("schedule-started", "De planner draait."))
    daemon.tick()
    while not around.is_stopping():
        scheduler.run_pending()
        around.sleep(min(scheduler.seconds_left(), TICK_SECONDS))
    around.notify("STOPPING=1")
    if daemon.child is not None:
        _finish(daemon.child, around)
    around.report(event("schedule-stopped", "De planner is gestopt."))


def pause_after(exit_code: int) -> timedelta:
    """Return how long to wait at least after a refresh that ended so."""
    is_usual = exit_code in SITE_IS_RIGHT or exit_code == ExitCode.LOCKED
    return SHORT_PAUSE if is_usual else LONG_PAUSE


def ended_text(exit_code: int) -> str:
    """Return how a refresh went, for a person."""
    if exit_code == ExitCode.FINE:
        return "De verversing is klaar."
    if exit_code in SITE_IS_RIGHT:
        return f"De verversing is klaar, maar er is iets om na te kijken (code {exit_code})."
    if exit_code == ExitCode.LOCKED:
        return "Er liep al een verversing."
    return f"De verversing kon niet publiceren (code {exit_code}). De oude site staat er nog."


def waiting_text(until: datetime) -> str:
    """Return why the daemon does not stop at once."""
    return f"De verversing mag nog afmaken, tot {local(until):%H:%M:%S}."


def _finish(child: Child, around: Surroundings) -> None:
    """Wait for the refresh that runs; pass the request on when it takes too long."""
    until = around.clock() + GRACE
    around.report(event("schedule-waiting", waiting_text(until)))
    if not _ended_within(child, around, GRACE):
        child.terminate()
        if not _ended_within(child, around, LAST_GRACE):
            child.kill()
            _ended_within(child, around, LAST_GRACE)
    code = child.poll()
    if code is not None:
        around.report(event("refresh-ended", ended_text(code), exit_code=code))


def _ended_within(child: Child, around: Surroundings, limit: timedelta) -> bool:
    # Counted in sleeps, not by the clock: somebody may set that back meanwhile.
    for _ in range(round(limit.total_seconds() / STOP_POLL_SECONDS)):
        if child.poll() is not None:
            return True
        around.sleep(STOP_POLL_SECONDS)
    return child.poll() is not None
