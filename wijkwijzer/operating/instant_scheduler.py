"""The `schedule` library on a clock that is given and that counts instants.

The library compares naive local times: in the night when the clocks go back, every job would
stand still for an hour. Here a job's next run is an aware moment from the clock that the caller
passes in. Only the two members that look at the time are replaced.
"""

from datetime import timedelta

from schedule import Job, Scheduler

from hub.clock import Clock


class InstantScheduler(Scheduler):
    """A scheduler whose jobs repeat every so many seconds, whatever the wall clock does."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock

    def every(self, interval: int = 1) -> Job:
        """Return a job to configure: `every(30).seconds.do(work)`."""
        return InstantJob(interval, self, self._clock)

    def seconds_left(self) -> float:
        """Return how long until the first job must run, 0 when that is now."""
        first = self.get_next_run()
        return max(0.0, (first - self._clock()).total_seconds()) if first else 0.0


class InstantJob(Job):
    """A job that runs when its interval has passed."""

    def __init__(self, interval: int, scheduler: Scheduler, clock: Clock) -> None:
        super().__init__(interval, scheduler)
        self._clock = clock

    @property
    def should_run(self) -> bool:
        """Whether it is time, or the clock was set back so that it never would be."""
        now = self._clock()
        return self.next_run is None or not now < self.next_run <= now + self._period()

    def _schedule_next_run(self) -> None:
        self.next_run = self._clock() + self._period()

    def _period(self) -> timedelta:
        return timedelta(seconds=self.interval)
