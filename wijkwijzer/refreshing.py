"""Refresh the whole hub in one go, and leave word of how it ended."""

from wijkwijzer import pipeline
from wijkwijzer.cared_run import aftercare, cared_run
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
    care = aftercare(options, report, asked)
    with cared_run(options, asked, care) as (run, ended):
        outcome = ended.outcome = pipeline.refresh(run)
    return outcome
