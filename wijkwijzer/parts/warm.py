"""Processes that stay for the next task, so that what the first one loaded need not be again.

A part of a few hundred items takes as long as starting Python, reading the word lists and
loading the dictionary; a country has hundreds of parts.
"""

import gc
import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from typing import ParamSpec, TypeVar

MOST_MEMORY = 700 * 2**10
"""KiB. A process that once took more makes place for a new one: what a large part needed does
not stay, and two of them with the one that waits stay below 2 GiB as long as the parts do."""

P = ParamSpec("P")
T = TypeVar("T")


class WarmProcesses(Executor):
    """Runs tasks in so many processes, one at a time in each, until they end or grow large.

    Unlike in a `ProcessPoolExecutor`, a process that dies takes only its own task with it
    (which raises `BrokenProcessPool`); the next task gets a new one.
    """

    def __init__(self, count: int, *, most_memory: int = MOST_MEMORY) -> None:
        self._most_memory = most_memory
        # Each thread only waits for the process of its task.
        self._threads = ThreadPoolExecutor(max_workers=count)
        self._idle: SimpleQueue[ProcessPoolExecutor] = SimpleQueue()
        for _ in range(count):
            self._idle.put(_process())

    def submit(
        self, fn: Callable[P, T], /, *positional: P.args, **named: P.kwargs
    ) -> Future[T]:
        """Run a function in the first process that is free."""
        return self._threads.submit(self._run, partial(fn, *positional, **named))

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: FBT001, FBT002 - its parent's
        """End the threads, and the processes as soon as they are free."""
        self._threads.shutdown(wait=wait, cancel_futures=cancel_futures)
        while not self._idle.empty():
            self._idle.get().shutdown(wait=wait)

    def _run(self, task: Callable[[], T]) -> T:
        process = self._idle.get()
        try:
            result, memory = process.submit(_measured, task).result()
        except BrokenProcessPool:
            process = _process()
            raise
        else:
            if memory > self._most_memory:
                process.shutdown()
                process = _process()
            return result
        finally:
            self._idle.put(process)


def _process() -> ProcessPoolExecutor:
    """Return one process, which starts at its first task.

    It is a fresh Python: a fork of a process with threads may hang.
    """
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(max_workers=1, mp_context=context)


def _measured(task: Callable[[], T]) -> tuple[T, int]:
    """Return what a task returns, and the most KiB that this process ever took."""
    result = task()
    # During a refresh the sweeps are far apart (hub/sweeping.py).
    gc.collect()
    return result, _peak(_STATUS.read_text("ascii"))


_STATUS = Path("/proc/self/status")
"""Of Linux. `getrusage` begins with the peak of the process that started this one."""


def _peak(status: str) -> int:
    (line,) = (one for one in status.splitlines() if one.startswith("VmHWM:"))
    return int(line.split()[1])
