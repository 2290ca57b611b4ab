"""One run of the pipeline: what it may touch, and the steps it tells of."""

from concurrent.futures import Executor
from datetime import datetime
from pathlib import Path

import attrs
from attrs import frozen

from harvest.parsed import Parse
from hub.chunked import Inline
from hub.store import Store
from hub.vocabulary import Mode
from wijkwijzer.progress import Report, step
from wijkwijzer.unchanged.seen_files import SeenFiles
from wijkwijzer.workspace import Workspace

STEPS = ("Inhoud lezen", "Bronnen ophalen", "Onderwerpen en wijken bepalen", "Zoekindex",
         "Landelijk en lokaal samenvoegen", "Pagina's maken", "Publiceren")  # fmt: skip


@frozen(kw_only=True)
class Run:
    """One run of the pipeline and all that it may touch.

    `seen` are the files of content/ and of the program as they lay before any was read.
    """

    content: Path
    workspace: Workspace
    store: Store
    now: datetime
    mode: Mode
    report: Report
    parse: Parse
    accept_drop: bool = False
    seen: SeenFiles = SeenFiles()
    executor: Executor = attrs.field(factory=Inline)


def tell_step(run: Run, number: int) -> None:
    """Tell that a step of the road begins, by its place in `STEPS`."""
    run.report(step("step", STEPS[number], number, len(STEPS)))
