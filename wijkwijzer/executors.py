"""Who does the work: this process alone, or one process for each core that we may use."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager

from hub.chunked import Inline


@contextmanager
def workers(count: int) -> Iterator[Executor]:
    """Yield an executor with so many processes; one means this process itself.

    A process starts at the first task that needs it, so an executor that nobody uses costs
    nothing. The processes come from a fork server, which has no threads: a fork of a process
    with threads may hang.
    """
    if count <= 1:
        yield Inline()
        return
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(max_workers=count, mp_context=context) as pool:
        yield pool
