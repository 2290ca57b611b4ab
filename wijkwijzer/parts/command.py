"""`refresh --gemeente`, `refresh --engine` and `join`: a hub in parts of one gemeente each."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from hub.content.settings import load_content
from wijkwijzer.cared_run import aftercare, cared_run
from wijkwijzer.cores import usable_cores
from wijkwijzer.lock import held
from wijkwijzer.options import SAMPLE_FOLDER, Options
from wijkwijzer.outcome import ExitCode, Outcome
from wijkwijzer.parts.asked import Asked
from wijkwijzer.parts.engine import Engine
from wijkwijzer.parts.engines import (
    PartEnded,
    RefreshPart,
    engine_of,
    in_new_process,
    in_this_process,
    refresh_parts,
)
from wijkwijzer.parts.joining import join
from wijkwijzer.parts.notes import refuse_joined
from wijkwijzer.parts.partitions import refresh_part
from wijkwijzer.progress import Report, event

PARTS = "delen"
"""The folder of the parts below the output that they are joined in."""

_WORST_FIRST = (ExitCode.NOT_PUBLISHED, ExitCode.SOURCES, ExitCode.CONTENT, ExitCode.FINE)


def refresh_gemeente(
    options: Options, report: Report, asked: Asked, code: str, national: Path | None
) -> Outcome:
    """Refresh one gemeente, or the national sources, in this output.

    Raises:
        JoinedTree: this output is joined from parts.
    """
    care = aftercare(options, report, asked, code)
    refuse_joined(care.workspace)
    with (
        held(care.workspace.lock, care.now),
        cared_run(options, asked, care) as (run, ended),
    ):
        outcome = ended.outcome = refresh_part(run, code, national)
    return outcome


def join_parts(
    options: Options, report: Report, asked: Asked, folders: Sequence[Path]
) -> Outcome:
    """Join the parts in these outputs to one site in this output."""
    care = aftercare(options, report, asked)
    with (
        held(care.workspace.lock, care.now),
        cared_run(options, asked, care) as (run, ended),
    ):
        trees = (folder / SAMPLE_FOLDER if asked.sample else folder for folder in folders)
        outcome = ended.outcome = join(run, tuple(trees))
    return outcome


def refresh_by(
    options: Options, report: Report, asked: Asked, engine: Engine, scheduler: str
) -> tuple[Outcome, ExitCode]:
    """Refresh every part by an engine and join them; return the worst exit code beside it."""
    parts = options.output / PARTS
    codes = [one.code for one in load_content(options.content).hub.gemeenten]
    task = RefreshPart(
        content=options.content.resolve(),
        parts=parts.resolve(),
        options=_passed_on(options, asked),
        folder=SAMPLE_FOLDER if asked.sample else "",
        run=in_this_process if engine is Engine.LOCAL else in_new_process,
    )
    with engine_of(engine, scheduler, usable_cores()) as executor:
        ended = refresh_parts(executor, task, codes)
    for one in ended:
        told = f"{one.code}: klaar met code {one.exit_code}. {one.told}".strip()
        report(event("part", told, gemeente=one.code, code=one.exit_code))
    outcome = join_parts(options, report, asked, [parts / code for code in sorted(codes)])
    return outcome, _worst(ended, outcome.exit_code)


def _passed_on(options: Options, asked: Asked) -> tuple[str, ...]:
    """Return the options that a part gets too; each works alone, since there are many."""
    now = options.moment(sample=asked.sample).isoformat()
    flags = (("--sample", asked.sample), ("--accept-drop", asked.accept_drop))
    given = (name for name, is_given in flags if is_given)
    return ("--now", now, "--workers", "1", *given)


def _worst(ended: Iterable[PartEnded], joined: ExitCode) -> ExitCode:
    """Return the worst of the exit codes; an unknown one is a crash."""
    usual = {int(code) for code in _WORST_FIRST}
    codes = {one.exit_code if one.exit_code in usual else 4 for one in ended} | {joined}
    return next(code for code in _WORST_FIRST if code in codes)
