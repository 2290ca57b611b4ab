"""Refresh the whole hub in one go, and leave word of how it ended."""

from wijkwijzer import pipeline
from wijkwijzer.composition import made_run
from wijkwijzer.operating.afterwards import Aftercare, reported
from wijkwijzer.options import Options, workspace_of
from wijkwijzer.outcome import Outcome
from wijkwijzer.parts.asked import Asked
from wijkwijzer.parts.notes import refuse_joined
from wijkwijzer.progress import Report


def refresh_hub(options: Options, asked: Asked, report: Report) -> Outcome:
    """Harvest what is due, build the site and publish it; the caller holds the lock.

    Raises:
        WijkwijzerError: the hub cannot be refreshed; the old site stands.
        JoinedTree: this output is joined from parts.
    """
    refuse_joined(workspace_of(options, sample=asked.sample))
    care = Aftercare(
        content=options.content,
        workspace=workspace_of(options, sample=asked.sample),
        now=options.moment(sample=asked.sample),
        report=report,
        sample=asked.sample,
    )
    with (
        reported(care) as ended,
        made_run(
            options,
            report,
            wanted=asked.mode,
            accept_drop=asked.accept_drop,
            processes=asked.workers,
        ) as run,
    ):
        outcome = ended.outcome = pipeline.refresh(run)
    return outcome
