"""The race: our program beside Hugo, Pelican and Eleventy over the same items.

    make bench                                   1,000 items, in memory, one run
    .venv/bin/python bench/run.py --sizes 1000,10000 --on tmpfs,disk --runs 3

The builders take turns (A B C A B C), so that a busy moment hits all of them. Each case prints
a line a builder: the median of wall and processor seconds, the peak of the memory of all its
processes (sum of PSS, read four times a second), the files and bytes of the site, and its wall
time over that of the first rival. `floor` writes the files of our site and does nothing else
(bench/floor.py): what our `full` costs more is what it does. `full` begins with the items alone
(in our store, in files for the others); `nothing`, `edited`, `inserted` and `percent` follow on
the site that stands. Ours is the whole program: `build` for `full`, and `refresh` for the
others, which reads the editors' files and, for `percent`, fetches the sources that changed.
`first` is our `refresh` from nothing, all fetching included. Rivals are installed below --tools
(PyPI and npm) when they are not there; one that cannot be is named as missing. Exit code 1 when
a builder fails.
"""

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

from attrs import asdict, define, frozen

from bench import rival
from bench.feed_server import serving
from bench.floor import floor
from bench.measured import Cost, run, size_of
from bench.ours import Ours
from bench.own_site import EDITORS_SHARE
from bench.rival import RIVALS, Rival
from bench.workload import entry

CASES = ("first", "full", "nothing", "edited", "inserted", "percent")
MEMORY_DISK = Path("/dev/shm")  # noqa: S108 - a file system in memory, on purpose
OURS = "wijkwijzer"
EDITED = 17 * EDITORS_SHARE
"""The editors' item that is changed; there is one in every workload of 1,000 and more."""


@frozen(kw_only=True)
class Line:
    """One line of the table: what one builder needed for one case, medians of its runs."""

    size: int
    place: str
    case: str
    builder: str
    wall: float
    processor: float
    memory: float
    files: int
    bytes: int
    runs: int
    steps: tuple[tuple[str, float], ...] = ()


@define
class Racer:
    """A builder with its inputs on the disk: `do` runs a case once, `site` is what it makes."""

    name: str
    do: Callable[[str, int], Cost]
    site: Path


def main(arguments: list[str]) -> int:
    """Run the race that was asked for and print its table."""
    chosen = _options(arguments)
    tools = chosen.tools.resolve()
    rivals = [one for one in RIVALS if one.name in chosen.builders]
    there = [one for one in rivals if rival.install(one, tools)]
    _say(_told_versions(rivals, there, tools))
    _say(
        "| items | on | case | builder | wall s | CPU s | peak MiB | files | MB | wall / "
        f"{there[0].name if there else '-'} |\n|" + "---|" * 10
    )
    failed = False
    for size in chosen.sizes:
        for place in chosen.places:
            work = _folder(chosen.work, place) / f"{place}-{size}"
            shutil.rmtree(work, ignore_errors=True)
            with serving(work / OURS / "lists") as port:
                racers = [*_rivals(there, work, size, tools)]
                racers += (
                    _ours(work, size, port, chosen.workers) if OURS in chosen.builders else []
                )
                for case in chosen.cases:
                    failed |= _race(racers, case, size, place, chosen.runs, chosen.json)
                    if case == "full" and OURS in chosen.builders:
                        _write_floor(racers[-1], size, place, chosen.runs)
            if not chosen.keep:
                shutil.rmtree(work, ignore_errors=True)
    return int(failed)


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    listed = partial(str.split, sep=",")
    parser.add_argument("--sizes", type=lambda text: [*map(int, listed(text))], default=[1000])
    parser.add_argument(
        "--on", "--places", dest="places", type=listed, default=["tmpfs"], help="tmpfs, disk"
    )
    parser.add_argument("--cases", type=listed, default=list(CASES))
    everyone = [OURS, *(one.name for one in RIVALS)]
    parser.add_argument("--builders", type=listed, default=everyone)
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--workers", type=int, default=0, help="Ours; 0 is one a core.")
    parser.add_argument("--work", type=Path, default=Path("output/bench"))
    parser.add_argument("--tools", type=Path, default=Path("output/bench/tools"))
    parser.add_argument("--json", type=Path, help="Add each line to this file, as JSON.")
    parser.add_argument("--keep", action="store_true", help="Leave the sites where they are.")
    return parser.parse_args(arguments)


def _folder(work: Path, place: str) -> Path:
    """Return where the race is held; below a folder of its own in memory, or on the disk."""
    return (MEMORY_DISK / "wijkwijzer-bench" if place == "tmpfs" else work).resolve()


def _told_versions(asked: Sequence[Rival], there: Sequence[Rival], tools: Path) -> str:
    told = [f"{one.name} ({rival.version(one, tools)})" for one in there]
    missing = [one.name for one in asked if one not in there]
    return f"Builders: {', '.join(told) or 'none'}. Missing: {', '.join(missing) or 'none'}.\n"


def _rivals(there: Sequence[Rival], work: Path, size: int, tools: Path) -> Iterator[Racer]:
    for one in there:
        rival.write_site(one, work, size, tools)
        output = work / f"{one.name}-site"
        do = partial(_do_rival, one, work, output, size, tools)
        yield Racer(name=one.name, do=do, site=output)


def _do_rival(
    one: Rival, work: Path, output: Path, size: int, tools: Path, case: str, turn: int
) -> Cost:
    write = partial(rival.write_item, one, work)
    if case == "full":
        shutil.rmtree(output, ignore_errors=True)
    elif case == "edited":
        write(entry(EDITED, revision=turn + 1))
    elif case == "inserted":
        write(entry(size + turn))
    elif case == "percent":
        for number in hundredth(size):
            write(entry(number, revision=turn + 1))
    return run(one.command(tools, output), one.site(work), one.environment(output))


def _ours(work: Path, size: int, port: int, workers: int) -> list[Racer]:
    ours = Ours(work / OURS, size, port, work / OURS / "output", workers)
    ours.write()
    # The items must be in the store, also when `first` is not raced.
    ours.call("harvest")
    return [Racer(name=OURS, do=partial(_do_ours, ours), site=ours.site)]


def _do_ours(ours: Ours, case: str, turn: int) -> Cost:
    if case == "first":
        ours.forget_all()
    elif case == "full":
        ours.forget_all_but_items()
        return ours.call("build")
    elif case == "nothing":
        # `full` left no word of a refresh; the next one does, as it would in life.
        ours.call("refresh")
    elif case == "edited":
        ours.edit(EDITED, turn + 1)
    elif case == "inserted":
        ours.edit(ours.size + turn, 0)
    elif case == "percent":
        ours.change(dict.fromkeys(hundredth(ours.size), turn + 1))
    return ours.call("refresh")


def hundredth(size: int) -> range:
    """Return the items that change when one in a hundred does; none is an editors' file."""
    return range(1, size, 100)


def _race(
    racers: Sequence[Racer], case: str, size: int, place: str, runs: int, log: Path | None
) -> bool:
    """Let the builders take turns at one case; return whether one failed."""
    running = [one for one in racers if case != "first" or one.name == OURS]
    costs: dict[str, list[Cost]] = {one.name: [] for one in running}
    for turn in range(runs):
        for one in running:
            os.sync()
            costs[one.name].append(one.do(case, turn))
    lines = [_line(one, costs[one.name], case, size, place) for one in running]
    first = next((line.wall for line in lines if line.builder != OURS), 0.0)
    for line in lines:
        _say(told(line, first))
        if log:
            log.parent.mkdir(parents=True, exist_ok=True)
            with log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(asdict(line)) + "\n")
    wrong = [(name, cost) for name, made in costs.items() for cost in made if cost.code]
    for name, cost in wrong:
        sys.stderr.write(f"{name} failed at {case} ({cost.code}): {cost.told}\n")
    return bool(wrong)


def _write_floor(ours: Racer, size: int, place: str, runs: int) -> None:
    """Print what it costs to write our site and nothing else."""
    target = ours.site.resolve().parents[1] / "floor"
    found = [floor(ours.site, target) for _ in range(runs)]
    line = Line(
        size=size,
        place=place,
        case="full",
        builder="floor",
        wall=median(cost.wall for cost in found),
        processor=median(cost.processor for cost in found),
        memory=0,
        files=found[0].files,
        bytes=found[0].bytes,
        runs=runs,
    )
    _say(told(line, 0.0))


def _line(one: Racer, costs: Sequence[Cost], case: str, size: int, place: str) -> Line:
    made = size_of(one.site)
    return Line(
        size=size,
        place=place,
        case=case,
        builder=one.name,
        wall=median(cost.wall for cost in costs),
        processor=median(cost.processor for cost in costs),
        memory=max(cost.memory for cost in costs),
        files=made.files,
        bytes=made.bytes,
        runs=len(costs),
        steps=costs[-1].steps,
    )


def told(line: Line, first: float) -> str:
    """Return a line of the table; `first` is the wall time that it is compared with."""
    ratio = f"{line.wall / first:.2f}" if first else "-"
    return (
        f"| {line.size:,} | {line.place} | {line.case} | {line.builder} | {line.wall:.2f} "
        f"| {line.processor:.2f} | {line.memory:.0f} | {line.files:,} "
        f"| {line.bytes / 1e6:.1f} | {ratio} |"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
