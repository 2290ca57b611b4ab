"""Measure the synthetic country part by part, at growing sizes: the curve, and what it costs.

    .venv/bin/python -m bench.grow WORK --gemeenten 1,2,5 [--per-gemeente 2924]
        [--national 5000] [--engine]

For each size: a country of so many gemeenten, the national harvest, every part one after the
other in a process of its own (`refresh --gemeente`, all on one core), `join`, and `join` again
with nothing new. With --engine parts and join are one `refresh --engine local` on all cores;
its memory is that of all processes together. Prints a line a size for a Markdown table, and
with --parts one for each part. 2,924 items is what 1,000,000 are for 342 gemeenten, and 5,000
national items is what all of them see; without --national a small country has its share.
"""

import argparse
import shutil
import sys
from functools import partial
from pathlib import Path

from attrs import frozen

from bench.country import Town, national_items, towns, write
from bench.feed_server import serving
from bench.measured import Cost, Size, run, size_of
from hub.areas import LAND

ROOT = Path(__file__).parents[1]
NOW = "2026-11-21T08:00+01:00"
USUAL = 2_924


@frozen(kw_only=True)
class Grown:
    """What a country of one size cost: all its parts together, and the joining of them.

    By an engine `parts` is one cost with the joining in it.
    """

    parts: tuple[Cost, ...]
    joined: Cost | None
    again: Cost
    site: Size


def main(arguments: list[str]) -> int:
    """Measure every size and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", type=Path)
    parser.add_argument("--gemeenten", default="1,2,5")
    parser.add_argument("--per-gemeente", type=int, default=USUAL)
    parser.add_argument("--national", type=int, default=0)
    parser.add_argument("--parts", action="store_true")
    parser.add_argument("--engine", action="store_true")
    chosen = parser.parse_args(arguments)
    _say(
        "| gemeenten | items | parts: wall s | CPU s | largest MiB | join s | MiB | again s "
        "| files | MB | files a s |\n|" + "---|" * 11
    )
    for number in map(int, chosen.gemeenten.split(",")):
        made = towns(number, number * chosen.per_gemeente)
        work = chosen.work / str(number)
        grow = _grow_by_engine if chosen.engine else partial(_grow, made, told=chosen.parts)
        shutil.rmtree(work, ignore_errors=True)
        with serving(work / "lists") as port:
            write(work, made, port, chosen.national)
            grown = grow(work)
        national = chosen.national or national_items(number)
        _say(_line(number, sum(town.items for town in made) + national, grown))
    return 0


def _grow(made: tuple[Town, ...], work: Path, *, told: bool) -> Grown:
    costs = [_part(work, LAND)]
    for town in made:
        costs.append(_part(work, town.code))
        if told:
            _tell_part(work, town, costs[-1])
    joined, again = _join(work, "parts", "joined"), _join(work, "parts", "joined")
    return Grown(
        parts=tuple(costs),
        joined=joined,
        again=again,
        site=size_of(work / "joined" / "site"),
    )


def _grow_by_engine(work: Path) -> Grown:
    cost = _ours(work, "refresh", "--engine", "local", "--output", str(work / "output"))
    return Grown(
        parts=(cost,),
        joined=None,
        again=_join(work, "output/delen", "output"),
        site=size_of(work / "output" / "site"),
    )


def _part(work: Path, code: str) -> Cost:
    national = () if code == LAND else ("--landelijk", str(work / "parts" / LAND))
    options = ("--gemeente", code, "--workers", "1", *national)
    return _ours(work, "refresh", "--output", str(work / "parts" / code), *options)


def _join(work: Path, parts: str, joined: str) -> Cost:
    folders = sorted(str(one) for one in (work / parts).iterdir())
    return _ours(work, "join", "--output", str(work / joined), *folders)


def _ours(work: Path, *words: str) -> Cost:
    command = (sys.executable, "-m", "wijkwijzer", *words)
    common = ("--content", str(work / "content"), "--now", NOW)
    cost = run((*command, *common), ROOT, {"PYTHONPATH": str(ROOT)})
    if cost.code:
        sys.stderr.write(f"{' '.join(words)}: exit code {cost.code}\n{cost.told}")
    return cost


def _tell_part(work: Path, town: Town, cost: Cost) -> None:
    """Print what one part cost, with the seconds of its steps."""
    made = size_of(work / "parts" / town.code / "site")
    steps = ", ".join(f"{name} {seconds:.1f}" for name, seconds in cost.steps)
    _say(
        f"  {town.code}: {town.items} items, {town.wijken} wijken, {cost.wall:.1f} s wall, "
        f"{cost.processor:.1f} s CPU, {cost.memory:.0f} MiB, {made.files} files, "
        f"{made.bytes / 1e6:.1f} MB ({steps})"
    )


def _line(number: int, items: int, grown: Grown) -> str:
    wall = sum(cost.wall for cost in grown.parts)
    processor = sum(cost.processor for cost in grown.parts)
    largest = max(cost.memory for cost in grown.parts)
    joined = grown.joined
    join = f"{joined.wall:.1f} | {joined.memory:.0f}" if joined else "- | -"
    return (
        f"| {number} | {items:,} | {wall:.0f} | {processor:.0f} | {largest:.0f} "
        f"| {join} | {grown.again.wall:.1f} "
        f"| {grown.site.files:,} | {grown.site.bytes / 1e6:.0f} "
        f"| {grown.site.files / wall:.0f} |"
    )


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
