"""How often Python looks for records that point at each other and that nobody needs."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

AFTER = (100_000, 50, 1_000)
"""New records before a sweep of the new ones; and of such sweeps before older ones come along.
A build makes millions of records and keeps them, and next to none point at each other: at the
usual 700 a third of the time of planning goes to looking at them again and again."""


@contextmanager
def seldom_swept() -> Iterator[None]:
    """Let the sweeps be far apart until the block ends."""
    usual = gc.get_threshold()
    gc.set_threshold(*AFTER)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
