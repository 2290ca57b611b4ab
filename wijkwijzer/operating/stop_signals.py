"""Sleep that ends when somebody asks the program to stop (SIGTERM, Ctrl-C)."""

import os
import select
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from attrs import define

STOP = (signal.SIGTERM, signal.SIGINT)


@define
class StopSignals:
    """Whether somebody asked, and a sleep that such a question ends at once."""

    wakeup: int
    asked: bool = False

    def is_asked(self) -> bool:
        """Return whether the program must stop."""
        return self.asked

    def sleep(self, seconds: float) -> None:
        """Sleep so long, or until a signal comes."""
        if select.select([self.wakeup], [], [], max(0.0, seconds))[0]:
            os.read(self.wakeup, 4096)

    def hear(self, _signal: int, _frame: FrameType | None) -> None:
        """Note the question; the handler of the signals."""
        self.asked = True


@contextmanager
def stop_signals() -> Iterator[StopSignals]:
    """Yield what hears the signals; afterwards they do what they did before."""
    # The kernel's side writes each signal to a pipe, so that none is lost between a look at
    # `asked` and the sleep after it; locks (threading.Event) are not safe in a handler.
    wakeup, writing = os.pipe()
    os.set_blocking(writing, False)
    signals = StopSignals(wakeup=wakeup)
    before_fd = signal.set_wakeup_fd(writing)
    before = {one: signal.signal(one, signals.hear) for one in STOP}
    try:
        yield signals
    finally:
        for one, handler in before.items():
            signal.signal(one, handler)
        signal.set_wakeup_fd(before_fd)
        os.close(wakeup)
        os.close(writing)
