"""Tell a person on a terminal, or a log on a machine, what is going on."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from attrs import frozen

if TYPE_CHECKING:
    from rich.progress import Progress

Fact = str | int | float | bool


@frozen
class Event:
    """Something that happened: `name` for machines, `text` in Dutch for people.

    `done` and `total` count the steps of a long command; a total of 0 means no count.
    """

    name: str
    text: str
    facts: tuple[tuple[str, Fact], ...] = ()
    done: int = 0
    total: int = 0


Report = Callable[[Event], None]
"""Takes an event. Never raises; order matters."""


def event(name: str, text: str, **facts: Fact) -> Event:
    """Return an event without a count."""
    return Event(name=name, text=text, facts=tuple(sorted(facts.items())))


def step(name: str, text: str, done: int, total: int) -> Event:
    """Return an event that moves the bar: `done` steps of `total` are finished."""
    return Event(name=name, text=text, done=done, total=total)


def silent(_: Event) -> None:
    """Say nothing."""


def as_json_line(event: Event) -> str:
    """Return the event as one line of JSON with sorted keys."""
    facts: dict[str, Fact] = {"event": event.name, "text": event.text, **dict(event.facts)}
    if event.total:
        facts |= {"done": event.done, "total": event.total}
    return json.dumps(facts, ensure_ascii=False, sort_keys=True)


@contextmanager
def reporting(stream: TextIO | None = None) -> Iterator[Report]:
    """Yield a report to a stream: a bar on a terminal, a JSON line an event elsewhere.

    Without a stream it is standard error as it is when the report begins.
    """
    stream = stream or sys.stderr
    if not stream.isatty():
        yield lambda event: print(as_json_line(event), file=stream, flush=True)
        return
    with _bar(stream) as bar:
        task = bar.add_task("", total=None)

        def report(event: Event) -> None:
            if event.total:
                bar.update(
                    task, completed=event.done, total=event.total, description=event.text
                )
            else:
                bar.console.print(event.text, markup=False, highlight=False)

        yield report


def _bar(stream: TextIO) -> "Progress":
    # Most commands never show a bar, and should not wait for what draws it.
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
    )

    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(file=stream),
        transient=True,
    )
