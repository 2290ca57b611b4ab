"""Measure how fast `wijkwijzer check` reads and looks at an editor's texts.

    .venv/bin/python bench/check.py [--files N] [--most SECONDS]

Writes N texts (events, organisations and information, each a little different) to a temporary
hub, and prints: the processor time of the best check in one process (waiting does not count),
the time on the clock of the best check that is shared by all cores, and of the whole command
`wijkwijzer check` with starting Python the best and the median on the clock and the processor
time of the best, in four cases: `first` with nothing remembered and nothing kept, `kept` the
same where a refresh has run (it notes what it finds), `same` when nothing changed since, and
`edited` after an edit of one text. Last the processor time of reading all front matter in two
ways: the quick reader and YAML's own loader. Exit code 1 when the check in one process takes
over --most.
"""

import argparse
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from os import times
from pathlib import Path
from shutil import rmtree
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time

from harvest.written.front_matter_quick import read_quickly
from harvest.written.front_matter_yaml import read_entries
from wijkwijzer.check.checking import check
from wijkwijzer.check.memory import FILE
from wijkwijzer.cores import usable_cores

NOW = datetime(2027, 3, 1, 7, tzinfo=UTC)
ROUNDS = 5
MOST_SECONDS = 1.0

Cost = tuple[float, float]
"""Seconds on the clock, and seconds of processor time."""

HUB = 'name = "T"\nbase_url = "https://t.example"\ngemeenten = ["testdorp"]\nvoorbeeld = true\n'
GEMEENTE = (
    'name = "Testdorp"\ncode = "GM9999"\n[[counters]]\nname = "Loket"\nareas = ["GM9999"]\n'
    'phone = "036 – 000 00 00"\n[client_support]\nname = "Hulp"\nphone = "036 – 000 00 00"\n'
)
AREAS = (
    'edition = 2025\n[[area]]\ncode = "GM9999"\nlevel = "gemeente"\n'
    'name = "Testdorp"\nslug = "testdorp"\n'
)
COMMON = (
    "voor_wie: iedereen\nonderwerpen: samenleven\nkosten: gratis\n"
    "contact: bel 036 – 000 00 00 (ma t/m do, 9.00 tot 12.00)\n"
    "eigenaar: redactie@voorbeeld.nl\ngecontroleerd: 15-2-2027\nvoorbeeld: ja\n"
)
EVENT = (
    "begin: dinsdag 6 april 2027, 10.00\neinde: 12.00\nherhaling: elke dinsdag\n"
    "behalve: feestdagen\nlocatie: Buurthuis nummer {n}\ntalen: Nederlands, Arabisch\n"
)
ORGANISATION = (
    "toegang: zonder afspraak\nopeningstijden:\n  - ma, wo 9.00-12.00\n  - do 13.00-16.30\n"
    "gesloten: feestdagen\nwerkgebied: heel Testdorp\n"
)
BODY = (
    "U bent welkom in huis {n}. De koffie staat klaar. Neem gerust een buur mee.\n\n"
    "## Wat neemt u mee?\n\n- een pen\n- papier\n\nHeeft u een vraag? Bel ons.\n"
)
SHAPES = (("agenda", EVENT), ("organisaties", ORGANISATION), ("informatie", ""))


def main(arguments: list[str]) -> int:
    """Print the figures and return 1 when checking is slower than asked."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--files", type=int, default=1000)
    options.add_argument("--most", type=float, default=MOST_SECONDS)
    chosen = options.parse_args(arguments)
    with TemporaryDirectory() as folder:
        root = Path(folder)
        blocks = write_hub(root, chosen.files)
        found = check(root, NOW)
        _say(f"{chosen.files} files, {len(found)} problems")
        times = [_seconds(lambda: check(root, NOW, cores=1)) for _ in range(ROUNDS)]
        shared = [_seconds(lambda: check(root, NOW), perf_counter) for _ in range(ROUNDS)]
        commands = tuple(_commands(root))
    _say(f"check, best of {ROUNDS}: {min(times):.2f} s of processor time in one process")
    _say(f"shared by {usable_cores()} cores: {min(shared):.2f} s on the clock")
    for name, costs in commands:
        wall, processor = min(costs)
        middle = median(cost[0] for cost in costs)
        _say(
            f"the whole command, {name}: best {wall:.2f}, median {middle:.2f} s on the clock; "
            f"{processor:.2f} s of processor time"
        )
    quick = min(_seconds(lambda: [read_quickly(one, 1) for one in blocks]) for _ in range(2))
    slow = _seconds(lambda: [read_entries(one, 1) for one in blocks])
    _say(f"front matter: quick {quick:.2f} s, YAML's loader {slow:.2f} s")
    _say(f"ratio: {slow / quick:.0f} times as fast")
    return int(min(times) > chosen.most)


def write_hub(root: Path, files: int) -> list[tuple[str, ...]]:
    """Write a hub with so many texts; return the front matter of each, as lines."""
    place = root / "testdorp"
    for folder, _ in SHAPES:
        (place / folder).mkdir(parents=True)
    (root / "wijkwijzer.toml").write_text(HUB, "utf-8")
    (place / "gemeente.toml").write_text(GEMEENTE, "utf-8")
    (place / "gebieden.toml").write_text(AREAS, "utf-8")
    blocks = []
    for number in range(files):
        folder, own = SHAPES[number % len(SHAPES)]
        front = f"titel: Samen in huis {number}\n{own.format(n=number)}{COMMON}"
        text = f"---\n{front}---\n{BODY.format(n=number)}"
        (place / folder / f"tekst-{number}.md").write_text(text, "utf-8")
        blocks.append(tuple(front.rstrip("\n").split("\n")))
    return blocks


def _commands(root: Path) -> Iterator[tuple[str, list[Cost]]]:
    """Yield what the command costs, by what it can remember."""
    kept = root.parent / f"{root.name}-uit"
    state, memory = kept / "state", kept / "state" / FILE
    state.mkdir(parents=True)
    yield "first", [_cost(root, root.parent / "none") for _ in range(ROUNDS)]
    with_memory = []
    for _ in range(ROUNDS):
        memory.unlink(missing_ok=True)
        with_memory.append(_cost(root, kept))
    yield "kept", with_memory
    yield "same", [_cost(root, kept) for _ in range(ROUNDS)]
    text = root / "testdorp" / SHAPES[0][0] / "tekst-0.md"
    edited = []
    for number in range(ROUNDS):
        with text.open("a", encoding="utf-8") as file:
            file.write(f"Er is plek voor {number + 10} mensen.\n")
        edited.append(_cost(root, kept))
    yield "edited", edited
    rmtree(kept)


def _cost(root: Path, output: Path) -> Cost:
    before, began = times(), perf_counter()
    _command(root, output)
    wall, after = perf_counter() - began, times()
    processor = after.children_user + after.children_system
    return wall, processor - before.children_user - before.children_system


def _command(root: Path, output: Path) -> None:
    """Run the command as an editor does; mistakes in the texts are no failure here."""
    words = (
        "check",
        "--content",
        str(root),
        "--output",
        str(output),
        "--now",
        "2027-03-01",
    )
    subprocess.run(  # noqa: S603 - our own command, on our own files
        (sys.executable, "-m", "wijkwijzer", *words), capture_output=True, check=False
    )


def _seconds(work: Callable[[], object], clock: Callable[[], float] = process_time) -> float:
    before = clock()
    work()
    return clock() - before


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
