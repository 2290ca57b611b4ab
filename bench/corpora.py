"""Parse every feed and calendar of a corpus, and tell what became of them.

    .venv/bin/python bench/corpora.py [--losses] [--now ISO] FOLDER…

Reads *.xml, *.rss and *.atom as feeds and *.ics as calendars. Prints a line a folder; with
--losses also every refusal and loss and how often it came. Of calendars only the year after
--now is worked out. Exit code 1 when a parser raised anything but ParseError, or took longer
than a parse may.
"""

import argparse
import resource
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter

from attrs import frozen

from harvest.parse_pool import SECONDS
from harvest.parsers import parse
from hub.errors import ParseError
from hub.source import Fetched, Source
from hub.vocabulary import ListMode, SourceFormat

FORMATS = {
    ".xml": SourceFormat.RSS,
    ".rss": SourceFormat.RSS,
    ".atom": SourceFormat.RSS,
    ".ics": SourceFormat.ICS,
}
NOW = "2027-03-20T08:00:00+00:00"
URL = "https://corpus.example/"


@frozen(kw_only=True)
class Outcome:
    """What became of one file; `refusal` and `crash` are empty when there was none."""

    path: Path
    seconds: float
    items: int = 0
    lost: int = 0
    losses: tuple[str, ...] = ()
    refusal: str = ""
    crash: str = ""


def main(arguments: list[str]) -> int:
    """Parse the corpora and return 1 when a file broke or hung a parser."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="+", type=Path)
    options.add_argument("--losses", action="store_true")
    options.add_argument("--now", type=datetime.fromisoformat, default=NOW)
    chosen = options.parse_args(arguments)
    fine = True
    for folder in chosen.folder:
        outcomes = list(_outcomes(folder, chosen.now))
        sys.stdout.write(f"{_told(folder, outcomes)}\n")
        sys.stdout.writelines(f"  {line}\n" for line in _named(outcomes, losses=chosen.losses))
        fine = fine and bool(outcomes) and not any(map(_is_bad, outcomes))
    return 0 if fine else 1


def _outcomes(folder: Path, now: datetime) -> Iterator[Outcome]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() in FORMATS:
            yield _parsed(path, now)


def _parsed(path: Path, now: datetime) -> Outcome:
    source = Source(
        id="corpus",
        title="Corpus",
        url=URL,
        format=FORMATS[path.suffix.lower()],
        scope="NL",
        publisher="Corpus",
        list=ListMode.FULL,
        cadence=timedelta(days=1),
    )
    fetched = Fetched(
        source_id=source.id,
        url=URL,
        status=200,
        headers=(),
        body=path.read_bytes(),
        fetched_at=now,
    )
    started = perf_counter()
    try:
        found = parse(source, fetched)
    except ParseError as exc:
        return Outcome(path=path, seconds=perf_counter() - started, refusal=exc.message)
    except Exception as exc:  # noqa: BLE001 - that is what this looks for
        crash = f"{type(exc).__name__}: {exc}"
        return Outcome(path=path, seconds=perf_counter() - started, crash=crash)
    return Outcome(
        path=path,
        seconds=perf_counter() - started,
        items=len(found.items),
        lost=found.lost,
        losses=found.losses,
    )


def _told(folder: Path, outcomes: list[Outcome]) -> str:
    if not outcomes:
        return f"{folder}: no feeds or calendars"
    slowest = max(outcomes, key=lambda one: one.seconds)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"{folder}: {len(outcomes)} files, {sum(one.items for one in outcomes)} items, "
        f"{sum(bool(one.refusal) for one in outcomes)} refused as a whole, "
        f"{sum(one.lost for one in outcomes)} entries lost in "
        f"{sum(one.lost > 0 for one in outcomes)} files, "
        f"{sum(bool(one.crash) for one in outcomes)} exceptions; "
        f"slowest {slowest.seconds:.2f} s ({slowest.path.relative_to(folder)}), "
        f"{memory:.0f} MB"
    )


def _named(outcomes: list[Outcome], *, losses: bool) -> Iterator[str]:
    for one in outcomes:
        if _is_bad(one):
            yield f"{one.path}: {one.crash or f'{one.seconds:.1f} s'}"
    if losses:
        refusals = Counter(f"refused: {one.refusal}" for one in outcomes if one.refusal)
        lost = Counter(f"lost: {loss}" for one in outcomes for loss in one.losses)
        counted = (refusals + lost).items()
        for what, number in sorted(counted, key=lambda pair: (-pair[1], pair[0])):
            yield f"{number} × {what}"


def _is_bad(one: Outcome) -> bool:
    return bool(one.crash) or one.seconds > SECONDS


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
