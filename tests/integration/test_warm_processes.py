"""Processes that stay: what they keep, and what one that dies or grows takes with it."""

import os
from collections.abc import Sequence
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from wijkwijzer.parts.engines import (
    PartEnded,
    Ran,
    RefreshPart,
    in_new_process,
    in_this_process,
    refresh_parts,
)
from wijkwijzer.parts.warm import WarmProcesses


def dies(_: Sequence[str]) -> Ran:
    """Stand in for a part that needs more memory than there is."""
    os._exit(9)


def test_task_finds_the_process_of_the_one_before_it() -> None:
    with WarmProcesses(1) as processes:
        first = processes.submit(os.getpid).result()

        assert processes.submit(os.getpid).result() == first


def test_process_that_grew_too_large_makes_place_for_a_new_one() -> None:
    with WarmProcesses(1, most_memory=1) as processes:
        first = processes.submit(os.getpid).result()

        assert processes.submit(os.getpid).result() != first


def test_process_that_dies_takes_only_its_own_task_with_it() -> None:
    with WarmProcesses(1) as processes:
        dead, alive = processes.submit(os._exit, 9), processes.submit(int, "7")

        assert isinstance(dead.exception(), BrokenProcessPool)
        assert alive.result() == 7


def test_part_whose_process_died_is_told_as_not_published(tmp_path: Path) -> None:
    task = RefreshPart(content=tmp_path, parts=tmp_path, run=dies)

    with WarmProcesses(1) as processes:
        ended = refresh_parts(processes, task, ["GM9991"])

    assert ended == (PartEnded(code="NL", exit_code=4, told="Het proces van dit deel stierf."),)


def test_command_says_the_same_here_as_in_a_process_of_its_own(tmp_path: Path) -> None:
    words = ("refresh", "--content", str(tmp_path), "--output", str(tmp_path / "output"))

    with WarmProcesses(1) as processes:
        here = processes.submit(in_this_process, words).result()

    assert here == in_new_process(words)
    assert here.exit_code == 4
