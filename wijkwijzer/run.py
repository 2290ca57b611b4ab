"""One run of the pipeline: what it may touch, and the steps it tells of."""

from collections.abc import Callable
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from datetime import datetime
from functools import partial
from pathlib import Path

from attrs import field, frozen

from harvest.parsed import Parse, WarmUp, nothing_to_load
from hub.store import Store
from hub.vocabulary import Mode
from wijkwijzer import executors
from wijkwijzer.kept.revisions import ItemRevisions
from wijkwijzer.progress import Report, step
from wijkwijzer.unchanged.seen_files import SeenFiles
from wijkwijzer.workspace import Workspace

STEPS = ("Inhoud lezen", "Bronnen ophalen", "Onderwerpen en wijken bepalen", "Zoekindex",
         "Landelijk en lokaal samenvoegen", "Pagina's maken", "Publiceren")  # fmt: skip

Workers = Callable[[], AbstractContextManager[Executor]]
"""Yields who shares large work. They end with the block: what they loaded takes no memory while
others work."""


@frozen(kw_only=True)
class Run:
    """One run of the pipeline and all that it may touch.

    `seen` are the files of content/ and of the program as they lay before any was read;
    `revisions` tell the steps which items changed.
    """

    content: Path
    workspace: Workspace
    store: Store
    now: datetime
    mode: Mode
    report: Report
    parse: Parse
    warm_up: WarmUp = nothing_to_load
    accept_drop: bool = False
    seen: SeenFiles = SeenFiles()
    workers: Workers = partial(executors.workers, 1)
    revisions: ItemRevisions = field(factory=ItemRevisions, eq=False, repr=False)


def tell_step(run: Run, number: int) -> None:
    """Tell that a step of the road begins, by its place in `STEPS`."""
    run.report(step("step", STEPS[number], number, len(STEPS)))
