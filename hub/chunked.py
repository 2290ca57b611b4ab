"""Do one thing for many records, in chunks, through any `concurrent.futures.Executor`.

A task is a function of a chunk alone, so the outcome never depends on how many workers there
are, where they run, or which of them was ready first.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from typing import ParamSpec, TypeVar

AHEAD = 8
"""Chunks that may be under way or wait to be fetched; so the memory does not grow with them."""

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


class Inline(Executor):
    """Runs each task at once, in the caller's own thread."""

    def submit(self, task: Callable[P, R], /, *given: P.args, **named: P.kwargs) -> Future[R]:
        """Run the task and return its future, which is done."""
        future: Future[R] = Future()
        try:
            future.set_result(task(*given, **named))
        except Exception as exc:  # noqa: BLE001 - the future tells it to who asks
            future.set_exception(exc)
        return future


def chunks(things: Sequence[T], size: int) -> Iterator[tuple[T, ...]]:
    """Yield the things in order, so many at a time."""
    for begin in range(0, len(things), size):
        yield tuple(things[begin : begin + size])


def in_chunks(
    executor: Executor,
    task: Callable[[tuple[T, ...]], tuple[R, ...]],
    things: Sequence[T],
    size: int,
) -> Iterator[R]:
    """Yield what the task makes of each thing, in the order of the things.

    The task and its records must be able to travel to another process (pickle); what a task
    raises is raised here.
    """
    under_way: deque[Future[tuple[R, ...]]] = deque()
    for chunk in chunks(things, size):
        under_way.append(executor.submit(task, chunk))
        if len(under_way) > AHEAD:
            yield from under_way.popleft().result()
    while under_way:
        yield from under_way.popleft().result()
