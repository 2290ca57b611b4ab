"""Where the parts of a hub are refreshed: on this machine, or on a Dask cluster.

Both are a `concurrent.futures.Executor`, and a part is a `wijkwijzer refresh --gemeente`: here
in a process that does one part after another, on a cluster in a process of its own. There each
worker must see content and output under the same paths.
"""

import io
import logging
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from importlib import import_module
from pathlib import Path

from attrs import frozen

from hub.areas import LAND
from hub.errors import PartRefused
from wijkwijzer import cli
from wijkwijzer.outcome import ExitCode
from wijkwijzer.parts.engine import Engine
from wijkwijzer.parts.warm import WarmProcesses

RETRY_SECONDS = 1.0
MOST_TRIES = 600
"""Ten minutes: what a part whose first worker died may still be busy with."""


class EngineMissing(PartRefused):
    """The engine is not installed, or nobody answers at its address."""


@frozen(kw_only=True)
class PartEnded:
    """How the refresh of a part ended, and the last that it said when it went wrong."""

    code: str
    exit_code: int
    told: str = ""


@frozen(kw_only=True)
class Ran:
    """How a command ended, and what it said on standard error."""

    exit_code: int
    told: str


RunCommand = Callable[[Sequence[str]], Ran]
"""Runs `wijkwijzer` with these words, to its end; never raises."""


def in_new_process(words: Sequence[str]) -> Ran:
    """Run a command in a process of its own."""
    done = subprocess.run(  # noqa: S603 - our own command, no shell
        (sys.executable, "-m", "wijkwijzer", *words),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    return Ran(exit_code=done.returncode, told=done.stderr)


def in_this_process(words: Sequence[str]) -> Ran:
    """Run a command here; what earlier ones loaded is there already."""
    told, code = io.StringIO(), 0
    with redirect_stdout(io.StringIO()), redirect_stderr(told):
        # The log of an earlier command went to what that one told.
        logging.basicConfig(level=logging.WARNING, format=cli.LOG_FORMAT, force=True)
        try:
            cli.main(words, prog_name="wijkwijzer")
        except SystemExit as ended:
            code = int(ended.code or 0)
    return Ran(exit_code=code, told=told.getvalue())


@frozen(kw_only=True)
class RefreshPart:
    """Refreshes a part by its code; may be tried more than once."""

    content: Path
    parts: Path
    options: tuple[str, ...] = ()
    folder: str = ""
    """The folder of a sample below a part's output."""

    run: RunCommand = in_new_process

    def output(self, code: str) -> Path:
        """Return the tree of a part."""
        return self.parts / code / self.folder

    def command(self, code: str) -> tuple[str, ...]:
        """Return the words of the command for a part."""
        national = () if code == LAND else ("--landelijk", str(self.output(LAND)))
        folders = ("--content", str(self.content), "--output", str(self.parts / code))
        return ("refresh", "--gemeente", code, *folders, *national, *self.options)

    def __call__(self, code: str) -> PartEnded:
        """Refresh the part and return how it ended.

        A worker that dies leaves its process behind, which goes on and holds the lock; another
        worker waits for it, and then finds that there is nothing left to do.
        """
        done = self.run(self.command(code))
        for _ in range(MOST_TRIES):
            if done.exit_code != ExitCode.LOCKED:
                break
            time.sleep(RETRY_SECONDS)
            done = self.run(self.command(code))
        lines = done.told.splitlines()[-3:] if done.exit_code else ()
        return PartEnded(code=code, exit_code=done.exit_code, told=" ".join(lines))


@contextmanager
def engine_of(kind: Engine, scheduler: str, count: int) -> Iterator[Executor]:
    """Yield what runs the parts: so many at a time here, or the workers of a Dask cluster.

    Raises:
        EngineMissing: Dask is not installed, or no scheduler answers.
    """
    if kind is Engine.LOCAL:
        processes = WarmProcesses(count)
        try:
            yield processes
        finally:
            # Who is interrupted does not want the parts that have not begun.
            processes.shutdown(cancel_futures=True)
        return
    try:
        distributed = import_module("distributed")
    except ImportError as exc:
        raise EngineMissing(
            "Dask ontbreekt; installeer het met: pip install distributed"
        ) from exc
    try:
        client = distributed.Client(scheduler)
    except OSError as exc:
        raise EngineMissing(f"op {scheduler} antwoordt geen Dask-scheduler: {exc}") from exc
    with client, client.get_executor(pure=False) as cluster:
        yield cluster


def refresh_parts(
    executor: Executor, task: RefreshPart, codes: Sequence[str]
) -> tuple[PartEnded, ...]:
    """Refresh the national sources and then every gemeente; return how each ended, by code."""
    first = _ended(LAND, executor.submit(task, LAND))
    if first.exit_code not in _GOES_ON:
        return (first,)
    started = [(code, executor.submit(task, code)) for code in sorted(codes)]
    return (first, *(_ended(code, part) for code, part in started))


def _ended(code: str, part: Future[PartEnded]) -> PartEnded:
    """Wait for a part and return how it ended; when its process died, that is all there is."""
    try:
        return part.result()
    except BrokenExecutor:
        told = "Het proces van dit deel stierf."
        return PartEnded(code=code, exit_code=ExitCode.NOT_PUBLISHED, told=told)


_GOES_ON = frozenset({ExitCode.FINE, ExitCode.CONTENT, ExitCode.SOURCES})
"""With these there is a right answer to go on with, be it an older one."""
