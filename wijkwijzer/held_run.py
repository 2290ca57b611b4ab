"""A run that tells what it does, while nobody else changes what it works on."""

from collections.abc import Iterator
from contextlib import contextmanager

from wijkwijzer.composition import made_run
from wijkwijzer.lock import held
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.progress import reporting
from wijkwijzer.run import Run


@contextmanager
def held_run(options: Options) -> Iterator[Run]:
    """Yield a run with the lock of its output, told of on standard error.

    Raises:
        LockHeld: somebody else works on it.
    """
    with (
        reporting() as report,
        held(workspace_of(options).lock, options.moment()),
        made_run(options, report) as run,
    ):
        yield run
