"""Run one command and tell what it cost: wall, processor, memory of its processes, steps."""

import json
import os
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import perf_counter

from attrs import define, field, frozen

SAMPLE_SECONDS = 0.25
"""How often the memory is read; reading costs about a hundredth of a processor."""

TICKS = os.sysconf("SC_CLK_TCK")


@define
class Seen:
    """What was seen of processes while they ran: KiB at most, seconds by process number."""

    memory: int = 0
    processor: dict[int, float] = field(factory=dict)


@frozen(kw_only=True)
class Cost:
    """What a command cost. `memory` is the highest sum of PSS over its processes, in MiB.

    `steps` are the steps that it reported on standard error, with their seconds.
    """

    wall: float
    processor: float
    memory: float
    code: int
    steps: tuple[tuple[str, float], ...] = ()
    told: str = ""


def run(command: Sequence[str], folder: Path, more: Mapping[str, str] | None = None) -> Cost:
    """Run a command in a folder, with more environment, and return what it cost."""
    process = subprocess.Popen(  # noqa: S603 - the benchmark's own commands
        [*command],
        cwd=folder,
        env={**os.environ, **(more or {})},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    begin = perf_counter()
    lines: list[tuple[float, str]] = []
    seen = Seen()
    ended = threading.Event()
    reader = threading.Thread(target=_read, args=(process, lines))
    sampler = threading.Thread(target=_sample, args=(process.pid, seen, ended))
    reader.start()
    sampler.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(status)
    ended.set()
    sampler.join()
    reader.join()
    return Cost(
        wall=wall,
        # The first counts what was waited for; what a fork server starts is only seen.
        processor=max(usage.ru_utime + usage.ru_stime, sum(seen.processor.values())),
        memory=max(seen.memory, usage.ru_maxrss) / 1024,
        code=process.returncode,
        steps=steps(lines, begin + wall),
        told="".join(line for _, line in lines[-8:]),
    )


def _read(process: subprocess.Popen[str], lines: list[tuple[float, str]]) -> None:
    if process.stderr:
        with process.stderr as told:
            lines.extend((perf_counter(), line) for line in told)


def _sample(pid: int, seen: Seen, ended: threading.Event) -> None:
    while not ended.wait(SAMPLE_SECONDS):
        family = _family(pid)
        seen.memory = max(seen.memory, sum(map(_share, family)))
        for one in family:
            seen.processor[one] = max(seen.processor.get(one, 0.0), _seconds(one))


def _family(pid: int) -> list[int]:
    """Return a process and all that it started."""
    found = [pid]
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            numbers = children.read_text().split()
        except OSError:  # it ended meanwhile
            continue
        found += [one for number in numbers for one in _family(int(number))]
    return found


def _seconds(pid: int) -> float:
    """Return the processor seconds of a process itself."""
    try:
        facts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:  # it ended meanwhile
        return 0.0
    return (int(facts[11]) + int(facts[12])) / TICKS


def _share(pid: int) -> int:
    """Return the KiB that a process takes; what it shares is divided over those sharing it."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it ended meanwhile
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


def steps(lines: Sequence[tuple[float, str]], end: float) -> tuple[tuple[str, float], ...]:
    """Return each reported step with the seconds until the next one, or until the end."""
    begun = [(moment, name) for moment, line in lines if (name := _step(line))]
    ends = [moment for moment, _ in (*begun[1:], (end, ""))]
    return tuple(
        (name, after - moment) for (moment, name), after in zip(begun, ends, strict=False)
    )


def _step(line: str) -> str:
    try:
        told = json.loads(line)
    except ValueError:
        return ""
    is_step = isinstance(told, dict) and told.get("event") == "step"
    return str(told["text"]) if is_step else ""


@frozen(kw_only=True)
class Size:
    """The files below a folder and their bytes; links to the same file count once."""

    files: int
    bytes: int


def size_of(folder: Path) -> Size:
    """Return how large a tree is."""
    seen: dict[tuple[int, int], int] = {}
    files = 0
    for place, _, names in os.walk(folder.resolve()):
        for name in names:
            found = os.lstat(f"{place}/{name}")
            files += 1
            seen[found.st_dev, found.st_ino] = found.st_size
    return Size(files=files, bytes=sum(seen.values()))
