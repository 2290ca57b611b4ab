"""Where a build spends its seconds: each function that the pipeline calls, with its share.

    .venv/bin/python -m bench.stages CONTENT OUTPUT [--now ISO] [--full] [--edit N] [--rows N]

Builds what the store in OUTPUT holds and prints a table: how often, how long with all that it
calls, and how long by itself. With --full the site, the index and all notes are made from
nothing. With --edit one of the editors' texts is first changed to its Nth revision (in a hub of
bench/own_site.py), and it is a refresh. The functions are those that `wijkwijzer.pipeline` and
its steps call by name; timing them costs nothing that shows. (A profiler that follows every
call makes a build two to three times slower, and makes small functions look larger than they
are.)
"""

import argparse
import shutil
import sys
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from time import perf_counter, process_time
from types import FunctionType, ModuleType
from typing import ParamSpec, TypeVar

from attrs import define, field

from bench.own_site import EDITORS_SHARE, write_file
from bench.workload import entry
from hub.sweeping import end_unswept
from wijkwijzer import pipeline, search_export
from wijkwijzer.composition import made_run
from wijkwijzer.kept import sketches as kept_sketches
from wijkwijzer.kept import texts as kept_texts
from wijkwijzer.options import Options
from wijkwijzer.outcome import Outcome
from wijkwijzer.progress import silent
from wijkwijzer.run import Run
from wijkwijzer.steps import harvest as harvest_step
from wijkwijzer.steps import index as index_step
from wijkwijzer.steps import merge as merge_step
from wijkwijzer.steps import publish as publish_step
from wijkwijzer.steps import tagged_items, telling_editors
from wijkwijzer.steps.settings_read import read_content

MADE = (
    "site",
    "slots",
    "index",
    "state/manifests",
    "state/tags.sqlite",
    "state/written.sqlite",
)
EDITED = 17 * EDITORS_SHARE
"""The editors' text that is changed; every workload has one."""

WATCHED = (
    pipeline,
    harvest_step,
    tagged_items,
    kept_sketches,
    kept_texts,
    telling_editors,
    index_step,
    merge_step,
    publish_step,
    search_export,
)

P = ParamSpec("P")
T = TypeVar("T")


@define
class Watch:
    """Adds up the seconds of functions; those that one calls are taken from its own."""

    total: dict[str, float] = field(factory=lambda: defaultdict(float))
    own: dict[str, float] = field(factory=lambda: defaultdict(float))
    calls: dict[str, int] = field(factory=lambda: defaultdict(int))
    _open: list[float] = field(factory=list)

    def timed(self, name: str, function: Callable[P, T]) -> Callable[P, T]:
        """Return the function, with its calls timed under this name."""

        @wraps(function)
        def call(*positional: P.args, **named: P.kwargs) -> T:
            begin = perf_counter()
            self._open.append(0.0)
            try:
                return function(*positional, **named)
            finally:
                spent = perf_counter() - begin
                inside = self._open.pop()
                self.calls[name] += 1
                self.total[name] += spent
                self.own[name] += spent - inside
                if self._open:
                    self._open[-1] += spent

        return call


def watch(module: ModuleType, times: Watch) -> None:
    """Time every function that a module calls by name."""
    for name, found in sorted(vars(module).items()):
        if isinstance(found, FunctionType):
            setattr(module, name, times.timed(name, found))


def forget_site(output: Path) -> None:
    """Remove the site and the index, so that they are made from nothing."""
    (output / "site").unlink(missing_ok=True)
    for name in MADE[1:]:
        if (output / name).is_dir():
            shutil.rmtree(output / name)
        else:
            (output / name).unlink(missing_ok=True)


def main(arguments: list[str]) -> int:
    """Build, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("content", type=Path)
    parser.add_argument("output", type=Path)
    parser.add_argument("--now", type=datetime.fromisoformat)
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--edit", type=int, default=0, metavar="N")
    parser.add_argument("--rows", type=int, default=30)
    chosen = parser.parse_args(arguments)
    end_unswept()
    if chosen.full:
        forget_site(chosen.output)
    if chosen.edit:
        write_file(chosen.content, entry(EDITED, revision=chosen.edit))
    times = Watch()
    for module in WATCHED:
        watch(module, times)
    options = Options(
        content=chosen.content, output=chosen.output, now=chosen.now, as_json=False
    )
    begin, processor = perf_counter(), process_time()
    with made_run(options, silent) as run:
        outcome = _made(run, edited=bool(chosen.edit))
    sys.stdout.write(
        f"{outcome.items} items, {outcome.pages} pages, {outcome.written} files written, "
        f"{perf_counter() - begin:.2f} s wall, {process_time() - processor:.2f} s CPU\n"
    )
    sys.stdout.write("\n".join(table(times, chosen.rows)) + "\n")
    return 0


def _made(run: Run, *, edited: bool) -> Outcome:
    return pipeline.refresh(run) if edited else pipeline.build(run, read_content(run))


def table(times: Watch, rows: int) -> list[str]:
    """Return the functions that took longest by themselves, as lines of a Markdown table."""
    longest = sorted(times.own, key=lambda name: (-times.own[name], name))[:rows]
    return [
        "| function | calls | seconds with what it calls | seconds by itself |",
        "|---|---|---|---|",
        *(
            f"| `{name}` | {times.calls[name]} | {times.total[name]:.3f} "
            f"| {times.own[name]:.3f} |"
            for name in longest
        ),
    ]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
