"""A world for the daemon: a clock that only sleeping moves, refreshes that take their time."""

from collections.abc import Callable
from datetime import datetime, timedelta

from attrs import define, field

from wijkwijzer.operating.scheduling import Surroundings
from wijkwijzer.progress import Event

REFRESH_TAKES = timedelta(minutes=2)


@define
class FakeChild:
    """A scheduling.Child that ends at its own time, or when it is made to."""

    clock: Callable[[], datetime]
    ends_at: datetime
    exit_code: int = 0
    heeds_terminate: bool = True
    told: list[str] = field(factory=list)

    def poll(self) -> int | None:
        return self.exit_code if self.clock() >= self.ends_at else None

    def terminate(self) -> None:
        self.told.append("terminate")
        if self.heeds_terminate:
            self._end(-15)

    def kill(self) -> None:
        self.told.append("kill")
        self._end(-9)

    def _end(self, code: int) -> None:
        self.exit_code, self.ends_at = code, self.clock()


@define
class DaemonWorld:
    """Everything around the daemon.

    `stop_at` is when somebody asks it to stop; at `set_back_at` the clock loses a day, once.
    """

    now: datetime
    stop_at: datetime
    next_refresh: Callable[["DaemonWorld", datetime], datetime]
    takes: timedelta = REFRESH_TAKES
    exit_codes: list[int] = field(factory=list)
    heeds_terminate: bool = True
    watchdog_seconds: float | None = None
    set_back_at: datetime | None = None
    started: list[datetime] = field(factory=list)
    children: list[FakeChild] = field(factory=list)
    messages: list[str] = field(factory=list)
    events: list[Event] = field(factory=list)

    def clock(self) -> datetime:
        return self.now

    def sleep(self, seconds: float) -> None:
        # A real sleep always takes a moment, too.
        self.now += timedelta(seconds=max(seconds, 0.001))
        if self.set_back_at and self.now >= self.set_back_at:
            self.now -= timedelta(days=1)
            self.set_back_at = None

    def start(self) -> FakeChild:
        code = self.exit_codes.pop(0) if self.exit_codes else 0
        child = FakeChild(
            self.clock, self.now + self.takes, code, heeds_terminate=self.heeds_terminate
        )
        self.started.append(self.now)
        self.children.append(child)
        return child

    def surroundings(self) -> Surroundings:
        """Return what the daemon gets."""
        return Surroundings(
            clock=self.clock,
            sleep=self.sleep,
            is_stopping=lambda: self.now >= self.stop_at,
            next_refresh=lambda now: self.next_refresh(self, now),
            start=self.start,
            notify=self.messages.append,
            report=self.events.append,
            watchdog_seconds=self.watchdog_seconds,
        )

    @property
    def event_names(self) -> list[str]:
        """The names of what happened, in order."""
        return [event.name for event in self.events]
