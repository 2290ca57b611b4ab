"""How often Python looks for records that point at each other and that nobody needs."""

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager

USUAL = (700, 10, 10)
"""What Python itself begins with."""

AFTER = (5_000_000, 50, 1_000)
"""New records before a sweep of the new ones; and of such sweeps before older ones come along.
A build of 10,000 items makes a million records that stay, and few point at each other: to look
at all of them once takes 0.4 s, and finds 50 MB. At the usual 700 a third of the time of
planning goes to looking at them again and again."""


@contextmanager
def seldom_swept() -> Iterator[None]:
    """Let the sweeps be far apart until the block ends."""
    usual = gc.get_threshold()
    gc.set_threshold(*AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def end_unswept() -> None:
    """Let the sweeps of this process be far apart, and leave out the one at its end.

    Its memory goes as a whole. Python would first look at every record that is left, which
    takes a second after a build of 10,000 items.
    """
    gc.set_threshold(*AFTER)
    atexit.register(gc.freeze)


def stay_swept() -> None:
    """Let this process be swept as usual: it stays, and may not grow."""
    gc.set_threshold(*USUAL)
