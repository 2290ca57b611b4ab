"""A run that leaves word of how it ended: what a whole refresh and one of a part share."""

from collections.abc import Iterator
from contextlib import contextmanager

from wijkwijzer.composition import made_run
from wijkwijzer.operating.afterwards import Aftercare, Ended, reported
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.parts.asked import Asked
from wijkwijzer.progress import Report
from wijkwijzer.run import Run


def aftercare(options: Options, report: Report, asked: Asked, part: str = "") -> Aftercare:
    """Return what to do after a refresh of the hub, or of the part with this code."""
    return Aftercare(
        content=options.content,
        workspace=workspace_of(options, sample=asked.sample),
        now=options.moment(sample=asked.sample),
        report=report,
        sample=asked.sample,
        part=part,
    )


@contextmanager
def cared_run(options: Options, asked: Asked, care: Aftercare) -> Iterator[tuple[Run, Ended]]:
    """Yield a run as it was asked for, and where to note what came of it.

    Raises:
        ModeError: the tree holds the other kind of data than is wanted.
    """
    with (
        reported(care) as ended,
        made_run(
            options,
            care.report,
            wanted=asked.mode,
            accept_drop=asked.accept_drop,
            processes=asked.workers,
        ) as run,
    ):
        yield run, ended
