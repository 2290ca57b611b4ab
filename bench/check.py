"""Measure how fast `wijkwijzer check` reads and looks at an editor's texts.

    .venv/bin/python bench/check.py [--files N] [--most SECONDS]

Writes N texts (events, organisations and information, each a little different) to a temporary
hub, and prints the processor time (waiting does not count) of: the first check in this process,
the best of the next ones, and reading the front matter of all of them in two ways in the same
run: the quick reader and YAML's own loader. Exit code 1 when the best check takes over --most.
"""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from harvest.written.front_matter_quick import read_quickly
from harvest.written.front_matter_yaml import read_entries
from wijkwijzer.check.checking import check

NOW = datetime(2027, 3, 1, 7, tzinfo=UTC)
ROUNDS = 4
MOST_SECONDS = 1.0

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
        times = [_seconds(lambda: check(root, NOW)) for _ in range(ROUNDS)]
    _say(f"check, best of {ROUNDS}: {min(times):.2f} s of processor time")
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


def _seconds(work: Callable[[], object]) -> float:
    before = process_time()
    work()
    return process_time() - before


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
