"""Tell a person on a terminal, or a log on a machine, what is going on."""

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from attrs import frozen
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

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
def reporting(stream: TextIO = sys.stderr) -> Iterator[Report]:
    """Yield a report to this stream: a bar on a terminal, a JSON line an event elsewhere."""
    if not stream.isatty():
        yield lambda event: print(as_json_line(event), file=stream, flush=True)
        return
    with _bar(Console(file=stream)) as bar:
        task = bar.add_task("", total=None)

        def report(event: Event) -> None:
            if event.total:
                bar.update(
                    task, completed=event.done, total=event.total, description=event.text
                )
            else:
                bar.console.print(event.text, markup=False, highlight=False)

        yield report


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
    )
