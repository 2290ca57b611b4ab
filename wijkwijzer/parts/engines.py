"""Where the parts of a hub are refreshed: on this machine, or on a Dask cluster.

Both are a `concurrent.futures.Executor`, and a part is a `wijkwijzer refresh --gemeente` in a
process of its own. On a cluster each worker must see content and output under the same paths.
"""

import enum
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from attrs import frozen

from hub.areas import LAND
from hub.errors import PartRefused
from wijkwijzer.outcome import ExitCode

RETRY_SECONDS = 1.0
MOST_TRIES = 600
"""Ten minutes: what a part whose first worker died may still be busy with."""


class Engine(enum.StrEnum):
    """Who refreshes the parts."""

    LOCAL = "local"
    DASK = "dask"


class EngineMissing(PartRefused):
    """The engine is not installed, or nobody answers at its address."""


@frozen(kw_only=True)
class PartEnded:
    """How the refresh of a part ended, and the last that it said when it went wrong."""

    code: str
    exit_code: int
    told: str = ""


@frozen(kw_only=True)
class RefreshPart:
    """Refreshes a part by its code, in a process of its own; may be tried more than once."""

    content: Path
    parts: Path
    options: tuple[str, ...] = ()
    folder: str = ""
    """The folder of a sample below a part's output."""

    def output(self, code: str) -> Path:
        """Return the tree of a part."""
        return self.parts / code / self.folder

    def command(self, code: str) -> tuple[str, ...]:
        """Return the command line for a part."""
        national = () if code == LAND else ("--landelijk", str(self.output(LAND)))
        folders = ("--content", str(self.content), "--output", str(self.parts / code))
        refresh = (sys.executable, "-m", "wijkwijzer", "refresh", "--gemeente", code)
        return (*refresh, *folders, *national, *self.options)

    def __call__(self, code: str) -> PartEnded:
        """Refresh the part and return how it ended.

        A worker that dies leaves its process behind, which goes on and holds the lock; another
        worker waits for it, and then finds that there is nothing left to do.
        """
        done = self._run(code)
        for _ in range(MOST_TRIES):
            if done.returncode != ExitCode.LOCKED:
                break
            time.sleep(RETRY_SECONDS)
            done = self._run(code)
        lines = done.stderr.splitlines()[-3:] if done.returncode else ()
        return PartEnded(code=code, exit_code=done.returncode, told=" ".join(lines))

    def _run(self, code: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(  # noqa: S603 - our own command, no shell
            self.command(code),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )


@contextmanager
def engine_of(kind: Engine, scheduler: str, count: int) -> Iterator[Executor]:
    """Yield what runs the parts: so many at a time here, or the workers of a Dask cluster.

    Raises:
        EngineMissing: Dask is not installed, or no scheduler answers.
    """
    if kind is Engine.LOCAL:
        # Each thread only waits for the process of its part.
        with ThreadPoolExecutor(max_workers=count) as pool:
            yield pool
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
    first = executor.submit(task, LAND).result()
    if first.exit_code not in _GOES_ON:
        return (first,)
    return (first, *executor.map(task, sorted(codes)))


_GOES_ON = frozenset({ExitCode.FINE, ExitCode.CONTENT, ExitCode.SOURCES})
"""With these there is a right answer to go on with, be it an older one."""
