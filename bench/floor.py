"""The least that any builder must do: write the files of a site, each in its own folder.

    .venv/bin/python -m bench.floor SITE TARGET

Reads a site into memory, and only then writes the same bytes under the same names into an empty
folder: every folder is made, every file is opened, written and closed, and nothing is synced.
Prints the wall and processor seconds of the writing alone, as JSON.
"""

import json
import shutil
import sys
from pathlib import Path
from time import perf_counter, process_time

from attrs import asdict, frozen


@frozen(kw_only=True)
class Floor:
    """What writing a site cost."""

    wall: float
    processor: float
    files: int
    bytes: int


def floor(site: Path, target: Path) -> Floor:
    """Write the files of a site into a folder that is made, and return what that cost."""
    shutil.rmtree(target, ignore_errors=True)
    found = sorted(path for path in site.resolve().rglob("*") if path.is_file())
    bodies = [(str(path.relative_to(site.resolve())), path.read_bytes()) for path in found]
    folders = sorted({path.rpartition("/")[0] for path, _ in bodies})
    begin, processor = perf_counter(), process_time()
    for folder in folders:
        (target / folder).mkdir(parents=True, exist_ok=True)
    for path, body in bodies:
        with open(f"{target}/{path}", "xb") as file:  # noqa: PTH123 - the cheapest way there is
            file.write(body)
    cost = Floor(
        wall=perf_counter() - begin,
        processor=process_time() - processor,
        files=len(bodies),
        bytes=sum(len(body) for _, body in bodies),
    )
    shutil.rmtree(target)
    return cost


if __name__ == "__main__":
    sys.stdout.write(json.dumps(asdict(floor(Path(sys.argv[1]), Path(sys.argv[2])))) + "\n")
